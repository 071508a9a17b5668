// Package presburger is sets of integer points and relations between them, described by affine constraints, with exact answers.
//
// A [BasicMap] is a conjunction of constraints over parameters, inputs, outputs, and divisions: variables that are the rounded-down quotient of a
// sum by a number, or that merely exist. A set is a map without inputs. It is made by a [Builder], and does not change after that:
//
//	b := presburger.NewBuilder(presburger.SetSpace(1, 1)) // [n] -> { [i] }
//	n, i := b.Space().Param(0), b.Space().Output(0)
//	b.GE(i)                  // 0 <= i
//	b.GE(n.Sub(i).Plus(-1))  // i < n
//	b.EQ(b.Mod(i, 2))        // i is even
//	evens := b.Build()
//
// Unlike Fourier-Motzkin elimination, which the affine analyses of other compilers stop at, the questions are answered over the
// integers: [BasicMap.IsEmpty], [BasicMap.Sample], [BasicMap.Max], [BasicMap.Implies] say what is, however large the numbers. What that may
// cost can be limited by a [Budget]; when that is used up the error is [ErrBudget], and the caller must go on as if the answer were the worst one.
//
// Below, package num has the numbers, linear the matrices, tableau linear programming over the rationals, and ilp the search for integer points.
package presburger
