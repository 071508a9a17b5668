// Package affexpr holds MLIR's affine expressions, affine maps and integer sets: the index arithmetic of the
// affine dialect, of memref layouts and of linalg's indexing maps.
//
// An [Expr] is a tree over dimensions (d0, d1, …), symbols (s0, s1, …) and 64-bit constants with the operators
// +, *, mod, floordiv and ceildiv. It is *pure affine* when one factor of every product, and every divisor, is a
// constant; with symbols in those places it is *semi-affine*. A [Map] takes dimensions and symbols to a list of
// expressions; a [Set] is a conjunction of constraints "expr == 0" and "expr >= 0".
//
// # Identity
//
// All three are immutable and interned for the life of the process, so that two structurally equal values are the
// same pointer: compare with ==, use as map keys. Interning is safe for concurrent use.
//
// # Construction simplifies
//
// The methods that build expressions ([Expr.Add], [Expr.Mul], [Expr.Mod], [Expr.FloorDiv], [Expr.CeilDiv]) apply the
// same local rules as LLVM 22, in the same order: constants fold unless they overflow, constants and symbols move to
// the right, x + c1 + c2 and c1*x + c2*x merge, x - (x floordiv c)*c becomes x mod c, and divisions of known multiples
// disappear. The printed form is therefore the one that mlir-opt prints.
//
//	4 + d0              d0 + 4
//	(d0 * 4) floordiv 2 d0 * 2
//	(d0 + 8) mod 4      d0 mod 4
//
// [Simplify] does more: it flattens an expression to a linear form in which every division is a local variable, lets
// terms cancel across the whole tree, and rebuilds.
//
// # Arithmetic
//
// Values are mathematical integers that fit in 64 bits. floordiv rounds to minus infinity, ceildiv to plus
// infinity, and x mod c lies in [0, c). Division by zero and mod by less than one have no value: such expressions are
// kept as they are and [Expr.Eval] reports them. As in LLVM, a symbolic divisor is taken to be positive: the rule that makes
// x mod s0 of x - (x floordiv s0)*s0 relies on it.
package affexpr
