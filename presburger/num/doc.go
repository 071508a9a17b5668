// Package num is the arithmetic of package presburger: exact integers, in machine words as long as they fit.
//
// An algorithm is written once, for any T that is an [Int]. It is run on [Small], which are 64-bit words whose every operation is checked; the
// first one that overflows abandons the run, and [Exact] starts it again on [Big]. So precision is chosen for an operation of the library, not
// for each number, and the fast path has neither pointers nor tags:
//
//	sum, err := num.Exact(
//		func() string { return total[num.Small](row) },
//		func() string { return total[num.Big](row) })
//
// What is kept between operations is a [Row], which remembers for itself whether it fits. A [Budget] limits how much work an operation may do,
// counted in row operations, so that limits do not depend on the machine.
//
// The build tag presburger_big makes [Exact] go to big numbers at once, to test them with all that is there to test the small ones.
package num
