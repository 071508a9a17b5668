package pyast

// slab hands out values of a type from blocks, so that a tree is few allocations.
type slab[T any] struct {
	free []T
	size int
}

// Blocks begin small, for small files, and double.
const (
	firstBlock = 8
	lastBlock  = 512
)

func (s *slab[T]) grow(n int) {
	s.size = min(max(2*s.size, firstBlock), lastBlock)
	s.free = make([]T, max(s.size, n))
}

// new returns a new zero value.
func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.grow(1)
	}
	p := &s.free[0]
	s.free = s.free[1:]
	return p
}

// take returns a copy of a list. It is nil if the list is empty; appending to it makes
// another copy.
func (s *slab[T]) take(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if len(s.free) < n {
		s.grow(n)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	copy(out, list)
	return out
}

// heap has slabs for the nodes that are common.
type heap struct {
	names      slab[Name]
	constants  slab[Constant]
	attributes slab[Attribute]
	calls      slab[Call]
	keywords   slab[Keyword]
	subscripts slab[Subscript]
	tuples     slab[Tuple]
	lists      slab[List]
	binOps     slab[BinOp]
	compares   slab[Compare]
	assigns    slab[Assign]
	exprStmts  slab[ExprStmt]
	ifs        slab[If]
	returns    slab[Return]
	functions  slab[FunctionDef]
	arguments  slab[Arguments]
	args       slab[Arg]

	exprList    slab[Expr]
	stmtList    slab[Stmt]
	patternList slab[Pattern]
	keywordList slab[*Keyword]
	argList     slab[*Arg]
	cmpList     slab[CmpOperator]
}
