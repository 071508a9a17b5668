// Turn the local variables of Python functions into values
//
// py-promote replaces the loads and stores of local variables by the values themselves. Where control flow joins, statements get results: py.if hands values out
// by py.carry, and py.for and py.while carry them from one iteration to the next, also by py.break and py.continue. Names of variables are kept, so that the
// function can be written as Python again.
//
//	def f(xs):               %f = py.def "f"("xs" %xs) {
//	    s = 0                  %0 = py.constant 0
//	    for x in xs:           %s = py.for %x in %xs carry("s" %s_0 = %0) {
//	        s = s + x            %1 = py.binary add %s_0, %x
//	                             py.carry %1
//	                           }
//	    return s               py.return(%s)
//	                         }
//
// What the program does, is kept: a variable stays a name if it may be unbound where it is used, is deleted, is shared with an inner function, is assigned in a
// try, with or match statement or in the middle of an expression that may not be evaluated, or is bound by another statement than an assignment. A function
// stays as it is if it is a generator or async, if it has code that never runs, or if it may look at its own variables (locals, eval, super and the like). A
// remark says of each variable and function that stays why.
//
// An annotation of a local variable is dropped with the variable: Python does not evaluate it.
package pypromote
