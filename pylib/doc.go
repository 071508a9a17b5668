// Package pylib is what the compiler knows of Python's own functions and of NumPy: for each function, method, operator and attribute the
// type and the shape of what it returns, the exceptions that it raises, what memory it reads, writes and shares, the loops that it stands
// for, what it costs, and its counterpart in CuPy. It knows nothing of the IR: inference of types asks it, and lowering reads the
// loops from it.
//
//	e, _ := pylib.Lookup("numpy.sum")
//	r, err := e.Call(append(pylib.Pos(a), pylib.Key("axis", pylib.IntVal(0)))...)
//
// [Binary], [Unary], [InPlace], [Subscript], [SetSubscript], [Attribute] and [MethodCall] answer for the syntax that calls functions
// without their names.
//
// # What an answer says
//
// Operands are a [Val]: a [Type], and what is known of the value. Extents and ints may be numbers, expressions over symbols that the caller
// numbers ([Dim]), or unknown. A [Result] is true if its Conditions hold; they are what cannot be decided from the operands, so a compiler
// makes guards of them:
//
//	A + B        of shapes (s0, 3) and (s1, 3): ndarray[float64, (s0, 3)] if s0 == s1
//	x ** y       of ints: int if y >= 0
//	math.sqrt(x) float, and ValueError if x < 0
//	A[1:-1]      of shape (s0,): a view of shape (s0 - 2,) if s0 >= 2
//
// Two extents of which nothing is known broadcast if they are equal, or one of them is 1. The condition is the first alone: the
// shape and the indexing maps of the result are then known, and 1 is the business of the code that handles what guards refuse.
//
// An [Error] says why nothing is known, in the user's terms, or what exception is certain.
//
// Promotion is NumPy 2's (NEP 50): an array and a NumPy scalar have a dtype, a Python scalar only a kind, and takes the size of what it
// meets. A Python int that its dtype does not have raises OverflowError; if the value is not known, that is a condition.
//
// # Conditions
//
// A condition is an expression of Python over the names of the entry's parameters (x1 and x2 of a binary operator, x of a unary one, out
// for what is assigned to in place; a, i0, i1, … and value of subscripts), with these functions and names beside abs:
//
//	isnan(x) isinf(x) isfinite(x) is_integer(x)     of numbers, complex ones too
//	isbool(x) signed(x) iscomplex(x)    of the dtype;  isa(x, 'int|float') of the type
//	exact(x)             making a float of an int loses nothing: it is at most 2**53
//	fits(x, d)           a number without its fraction is in the range of the dtype; fits(a, shape): a can be reshaped to it
//	maxfloat             the greatest float
//	result               what the body computes, before it is returned: a function that overflows is found by that
//	length(x) reduced(a, axis)    numbers of elements: of x, and of a that go into one of the result
//	least(x)             the least element of an array, or 0 if that is less
//	within(i, n)         every element of i is an index of an extent n;  broadcasts(value, a): value can be assigned to the part of a
//	rectangular(xs)      nested lists have the same length;  nonnegative(shape): no extent is negative
//	contiguous(a)        the elements of an array are side by side, row by row
//	isdecimal(s) isnumeral(s)     a text is one that int, float takes
//	coprime(x, y)        no number but 1 divides both
//	abs_overflows(z)     the absolute value of a complex number is more than a float holds
//
// # Loops
//
// Where a function is a structured operator, the result has its [Loops]: iterator types and affine indexing maps as linalg has them, the
// dtypes that elements are cast to, and a [Body] over operations of the arith, math and complex dialects. np.sum(A, axis=0) of a float64 A is
//
//	iterators  reduction, parallel
//	maps       (d0, d1) -> (d0, d1), (d0, d1) -> (d1)
//	body       arith.addf(out, in0), beginning with 0.0
//
// A reduction of floats says what is added up, not in which order: NumPy adds pairwise, and differently from one version to the next.
// Views have loops too: they copy, with the maps that say which elements the view is of. A function of Python's numbers has no loops around its
// body; there, int is i64, which is right as long as no value needs more, and to see to that is up to the user of the body.
//
// # How to add a row
//
// The table is in the folder table, in the syntax of Starlark, which is that of Python: each statement is a row, and nothing is executed.
//
//	fn("numpy.outer(a: arraylike, b: arraylike) -> array(promote(a, b))", loops = "a[i], b[j] -> [i, j]", body = a * b)
//
// The text is a signature as Python has it. An annotation is a class of types, or several with | between them:
//
//	bool int float complex str None list tuple dict range iterator     Python's
//	array scalar       NumPy's arrays, and its scalars of all dtypes
//	number real        a number, one that is not complex; of Python or NumPy
//	integer            what __index__ takes
//	floatable complexable    what __float__ and __complex__ take; raises OverflowError for a large int
//	python             a number of Python's
//	arraylike          an array, a number, nested lists of numbers
//	sized iterable     what len and for take
//
// Rows of one name are tried in order. After the arrow is the result: a type, or a function of the operands:
//
//	array(d) result(d) scalar(d)   an array of dtype d with the shape of the loops (or array(d, shape)); a scalar if that is (); a scalar
//	list(t) tuple(t, …) iterator(t) element(x) elements(xs) join(x, …) concatenated(a, b) summed(xs, start) nested(a) type(x)
//	arith(x, …)                    Python's arithmetic: the greatest of int, float and complex
//	promote(x, …) dtype(x) real(d) inexact(d) accumulator(d) quotient() wide(d) python(d) default(x, y)
//	A if test else B               A, with the test as a condition if it is not known
//
// Extents and values are computed by shape(x) reshaped(a, s) raveled(a) extent(n) steps(start, stop, step) length(x) itemsize(a), and by
// arithmetic with a.shape, a.ndim and a.size.
//
// What follows, each at most once:
//
//	loops    operands with subscripts -> [subscripts of the result]; several alternatives for other ranks, with ; between them. A name is a loop
//	         over an extent that all its operands have; *p is a pack of loops, as many as there are, over which operands are broadcast; ~p is
//	         the pack in reverse, *p-axis is without the axes that a parameter names (and honours keepdims), *p@axes in their order
//	sizes    dict(name = extent): of loops that no operand has
//	body     the result's element, by scalar functions of the operands' elements (scalars.star); loops are numbers, out is the element as it is
//	init     what a reduction begins with; without it, with the first element
//	point    the body where nothing is reduced;  finish: what is done to the element last, with count for the number of points
//	compute  the dtype that operands are cast to, or own; otherwise that of the result
//	over     of a ufunc: the kinds of dtypes that it has loops for; exact = True: integers are compared as they are
//	value    what is known of the result's value
//	raises   [Exception(test), …];  assumes: [test, …] for what the row does not describe
//	alias    view(x), same(x) or fresh(), also as A if test else B;  writes: the operand that is changed
//	cupy     its name, where it is not the one with cupy for numpy
//	same     the row that this one is like, but for the signature and the fields that it has itself
//
// ufunc is fn for universal functions, attr for attributes and constants; operator says which ufunc an operator is for arrays, alias repeats
// rows under another name; scalar and weigh are about scalar functions and what they count as.
//
// Then add calls of it to testdata/calls.txt (ufuncs are called by themselves): TestOracle compares dtype, shape, value, memory and
// exceptions with Python and NumPy, knowing all, some or nothing of the arguments' values, and complains about a row that it has
// no call for. go generate ./pylib writes the page docs/pylib.md.
//
//go:generate env POLYLOOM_UPDATE=1 go test -count=1 -run ^TestDocs$ .
package pylib
