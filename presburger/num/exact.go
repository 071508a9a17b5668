package num

import "errors"

// ErrBudget is returned by an operation that would have done more work than its budget allows. The answer is not known then.
var ErrBudget = errors.New("presburger: the budget of operations is used up")

// Budget limits how much work operations do together, in operations on rows of a matrix. The same operations on the same data always use the same amount.
// A nil Budget is without limit. It is not safe for concurrent use.
type Budget struct{ left, used int64 }

// NewBudget returns a budget of n operations.
func NewBudget(n int64) *Budget { return &Budget{left: n} }

// Used returns how many operations have been done.
func (b *Budget) Used() int64 {
	if b == nil {
		return 0
	}
	return b.used
}

// Spend takes n operations off the budget; it abandons the run of [Exact] around it if they are not left.
func (b *Budget) Spend(n int) {
	if b == nil {
		return
	}
	b.used += int64(n)
	if b.left -= int64(n); b.left < 0 {
		panic(exhausted{})
	}
}

// What abandons a run of Exact.
type (
	overflow  struct{}
	exhausted struct{}
)

// Exact returns the result of small, or of big if an operation of [Small] overflows in it. Neither may leave a trace when it is abandoned.
// The error is nil or [ErrBudget].
func Exact[R any](small, big func() R) (R, error) {
	if !alwaysBig {
		if r, err := attempt(small); err != errOverflow {
			return r, err
		}
	}
	return attempt(big)
}

var errOverflow = errors.New("presburger: overflow")

func attempt[R any](f func() R) (r R, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case overflow:
			err = errOverflow
		case exhausted:
			err = ErrBudget
		default:
			panic(p)
		}
	}()
	return f(), nil
}
