// Package interp runs the functions of a module: it is the reference for what a program means, with which passes are compared.
//
//	in := interp.New(module, interp.Options{})
//	results, err := in.Call("sum", interp.Int(ir.I32, 1), array.Of())
//
// Ops say themselves how they are run: the op's struct implements Evaler, in a file eval.go of its dialect's folder, and a terminator with several
// successors implements Chooser. This package knows values, memory, functions, regions and blocks, but no op.
//
// # How it works
//
// When a function is first called, each of its values gets a register (a Slot), and each op makes a Step: a Go function that reads and writes
// registers. Running a block is calling its steps, one after the other; nothing is looked up and, for numbers of at most 64 bits, nothing is
// allocated. An op with regions compiles them with Compiler.Region and runs them in its step; what a region's terminator passes is in the Exit that
// the run ends with. Numbers are computed by Kernels, which Compiler.Elementwise applies to scalars, vectors and tensors alike:
//
//	func (o *AndI) Eval(c *interp.Compiler) (interp.Step, error) {
//		return c.Elementwise(o, interp.Kernel{Word2: func(a, b uint64) (uint64, error) { return a & b, nil }})
//	}
//
// # What it decides
//
// Numbers have exactly the width or format of their type, index has 64 bits. Parallel loops run in row-major order, and reduce in that order.
// A DMA transfer is done when it is started.
// Memory is bytes with a mark on those that were never written. Where the meaning of a program is undefined, the run ends with an Error that says
// what happened at which op; a result that is only poison goes on until something depends on it:
//
//	poison                                              error
//	a shift by the width or more                        a division by zero, or signed overflow in one
//	overflow under nsw or nuw, exact with a remainder   a branch, bound, subscript, size or callee that is poison
//	a conversion to an integer that does not fit        an access out of bounds, through a dead or freed memref, or to constant memory
//	NaN under nnan, infinity under ninf                 a cast to a type that does not fit, a step that is not positive
//	a read of memory that was not written               a loop's counter that would step past the largest number of its type
//	                                                    ub.unreachable, cf.assert
//	                                                    freeing a part of an allocation, waiting for no DMA transfer
//
// What the interpreter itself does not know is an error of the kind Unsupported, and a program that does not end one of the kind Exhausted.
package interp
