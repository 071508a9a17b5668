// Package validate runs functions before and after each pass and compares what they do.
//
// A Checker is an Instrument of package pass. For each function it makes inputs: small sizes where a type leaves them open, corner values of
// numbers, and memrefs that are the same memory. They depend on the seed and on the function's name and type only. What a function returns, what it leaves in
// the memory of its arguments and of globals, and which functions without a body it calls with what, is compared bit by bit; only all NaNs are the
// same. Where the function was undefined before the pass, or failed, or a value was poison, it may do anything after it.
//
//	m.Instruments = append(m.Instruments, &validate.Checker{Seed: 1})
//
// A difference makes the pass fail, with an error that shows the input and both outcomes, and writes a file from which to see it again. A function
// that the interpreter cannot run is remarked upon once.
package validate
