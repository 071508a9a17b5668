// Find the types of Python's values
//
// py-infer-types gives the values of a py.module types, from what the program says and does: the constants and operators in it, what the functions of
// Python and NumPy return (package pylib), calls inside the module, and hints.
//
//	def scale(A: list[list[float]], n: int):
//	    for i in range(n):
//	        A[i][i] *= 2.0
//
// becomes
//
//	py.def "scale"("A" %A, "n" %n) … {
//	  %0 = py.assume %A : !py.list<!py.list<!py.float>> "annotation list[list[float]]"
//	  py.store local "A", %0
//	  %1 = py.assume %n : !py.int "annotation int"
//	  py.store local "n", %1
//	  …
//	  %i = py.for %e : !py.int in %range {
//
// A type is a promise about a value of Python, so a hint is not enough for one: it becomes a py.assume, with the reason. The types in a function are right
// if its assumptions are. Assumptions are made of
//
//   - annotations: Python's and NumPy's types and generics, typing, jaxtyping, in quotes or not, aliases; those of a stub file (F.pyi beside F.py);
//   - a profile: the option hints;
//   - what the calls in the module pass, and default values;
//   - use, for a parameter with no hint or a bare list or np.ndarray: A[i, j] says that the rank is 2, elements are float64, or int64 if they are used as an
//     index or a bound; what is used as an index or a bound and in no other way is an int;
//   - the return annotation of a function, where a call passes what the function's own assumptions do not cover;
//   - the value of a module's name that a function uses, since a name of the module can be changed from outside;
//   - what decides between types: x ** y of ints is an int if y >= 0.
//
// Names have the type of what is stored last on all ways that lead to their use. int and float do not make float: they make a value whose type is
// not known. For what is not known in a function with hints there is a remark, with the reason, where it begins.
//
// # Hints from a file
//
// The option hints names a file that polyloom profile has written (package pyhints). The names of the module are known in its annotations, and np, npt
// and those of jaxtyping.
//
//	{"version": 1, "python": "3.13", "files": {"k.py": {"scale": {"line": 1, "calls": 1, "args": {"A": "list[list[float]]", "n": "int"}, "return": "None"}}}}
//
// An annotation in the program goes before; what it leaves open, such as the elements of a bare list, is taken from the file.
package pyinfer
