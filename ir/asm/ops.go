package asm

import (
	"slices"
	"strings"

	"polyloom/diag"
	"polyloom/ir"
)

// OpParser is implemented by ops with a custom form that no declarative format describes. ParseOp is called behind the op's name on a new
// op, whose fields it fills; it returns false after an error was reported.
type OpParser interface {
	ParseOp(p *Parser) bool
}

// Parse reads a file of MLIR text. The result is its only top-level operation if that is a builtin.module, else a new module around the
// top-level operations. It returns nil after errors, which went to cfg.Diags. firstLine is the number of lines before src in the
// file, for a section of a split file.
func Parse(cfg *Config, file, src string, firstLine int) ir.Op {
	top := ParseBlock(cfg, file, src, firstLine)
	if top == nil {
		return nil
	}
	if first := top.First(); first != nil && first == top.Last() && ir.Name(first) == "builtin.module" {
		ir.Remove(first)
		return first
	}
	module := cfg.Dialect("builtin").Op("builtin.module").New(ir.FileLineCol(file, 0, 0))
	ir.RegionAt(module, 0).Add(top)
	return module
}

// ParseBlock reads the operations of a file of MLIR text into a block; nil after errors.
func ParseBlock(cfg *Config, file, src string, firstLine int) *ir.Block {
	p := newParser(cfg, file, src, firstLine)
	top := new(ir.Block)
	p.pushScope(true)
	p.defaults = []string{"builtin"}
	for p.tok.kind != tokEOF {
		if p.tok.kind == tokBare && top.Empty() && p.parallelOps(top) {
			continue
		}
		if !p.topLevel(top) || p.failed {
			return nil
		}
	}
	if !p.popScope(true) || !p.checkForward() || !p.resolveDeferred() || p.failed {
		return nil
	}
	cfg.External = p.external
	return top
}

func (p *Parser) topLevel(b *ir.Block) bool {
	switch {
	case p.tok.kind == tokHash:
		return p.AttrAliasDef()
	case p.tok.kind == tokBang:
		return p.TypeAliasDef()
	case p.is("{-#"):
		return p.FileMetadata()
	}
	return p.operation(b)
}

// A resultName is one name on the left of =, for n results.
type resultName struct {
	ref OperandRef
	n   int
}

// operation reads an operation and puts it at the end of b.
func (p *Parser) operation(b *ir.Block) bool {
	mark := len(p.nameStack)
	defer func() { p.nameStack = p.nameStack[:mark] }()
	if !p.resultNames() {
		return false
	}
	names := p.nameStack[mark:len(p.nameStack):len(p.nameStack)]
	var op ir.Op
	switch {
	case p.tok.kind == tokBare && !isIntType(p.text()):
		op = p.customOp(names)
	case p.tok.kind == tokString:
		op = p.genericOp(names)
	default:
		return p.wrongToken("expected operation name in quotes")
	}
	if op == nil {
		return false
	}
	ir.AppendOp(b, op)
	if !p.bindable(names, ir.NumResults(op)) {
		return false
	}
	i := 0
	for _, n := range names {
		for k := range n.n {
			if !p.define(OperandRef{n.ref.Name, k, n.ref.pos}, ir.ResultAt(op, i)) {
				return false
			}
			i++
		}
	}
	return true
}

func countNames(names []resultName) int {
	total := 0
	for _, n := range names {
		total += n.n
	}
	return total
}

// bindable demands that names, if there are any, are as many as there are results.
func (p *Parser) bindable(names []resultName, results int) bool {
	switch total := countNames(names); {
	case total == 0 || total == results:
		return true
	case results == 0:
		return p.errorf(names[0].ref.pos, "cannot name an operation with no results")
	default:
		return p.errorf(names[0].ref.pos, "operation defines %d results but was provided %d to bind", results, total)
	}
}

// Bindable demands that the names left of the op that is being parsed, if there are any, are for n results. It serves ops that check the
// number in their text themselves.
func (p *Parser) Bindable(n int) bool { return p.bindable(p.bound, n) }

// resultNames reads what stands left of =, if anything, onto the stack of names.
func (p *Parser) resultNames() bool {
	if p.tok.kind != tokPercent {
		return true
	}
	for {
		if p.tok.kind != tokPercent {
			return p.wrongToken("expected valid ssa identifier")
		}
		n := resultName{OperandRef{Name: p.text(), pos: p.tok.pos}, 1}
		p.advance()
		if p.Accept(":") {
			if p.tok.kind != tokInt {
				return p.wrongToken("expected integer number of results")
			}
			v, ok := atoi(p.text())
			if !ok || v < 1 {
				return p.errorf(p.tok.pos, "expected named operation to have at least 1 result")
			}
			n.n = v
			p.advance()
		}
		p.nameStack = append(p.nameStack, n)
		if !p.Accept(",") {
			break
		}
	}
	if !p.Accept("=") {
		return p.wrongToken("expected '=' after SSA name")
	}
	return true
}

// customOp reads an operation in its custom form.
func (p *Parser) customOp(names []resultName) ir.Op {
	pos, written := p.tok.pos, p.text()
	p.advance()
	info := p.opInfo(written)
	name := written
	if info == nil && !strings.Contains(written, ".") {
		name = p.defaults[len(p.defaults)-1] + "." + written
		info = p.opInfo(name)
	}
	if info == nil {
		p.unknownOp(pos, written, name)
		return nil
	}
	op := info.New(p.LocAt(pos))
	dialect := ""
	if d, ok := op.(ir.DefaultDialect); ok {
		dialect = d.DefaultDialect()
	}
	p.defaults = append(p.defaults, dialect)
	defer func() { p.defaults = p.defaults[:len(p.defaults)-1] }()
	saved, savedPos, savedName := p.bound, p.opPos, p.custom
	p.bound, p.opPos, p.custom = names, pos, info.Name
	ok := p.enter() && p.customBody(op)
	p.leave()
	p.bound, p.opPos, p.custom = saved, savedPos, savedName
	if !ok || !p.trailing(op) {
		p.discard(op)
		return nil
	}
	return op
}

func (p *Parser) customBody(op ir.Op) bool {
	if c, ok := op.(OpParser); ok {
		return c.ParseOp(p)
	}
	if op.Info().Format() != "" || op.Info().Attached(emptyFormat{}) != nil {
		return parseFormat(p, op)
	}
	return p.errorf(p.opPos, "custom op '%s' has no custom assembly form", ir.Name(op))
}

// discard drops what an op that failed to parse refers to.
func (p *Parser) discard(op ir.Op) { ir.DropAllRefs(op) }

// opInfo finds a registered op by its full name.
func (p *Parser) opInfo(name string) *ir.OpInfo {
	if i, ok := p.infos[name]; ok {
		return i
	}
	dialect, _, ok := strings.Cut(name, ".")
	var info *ir.OpInfo
	if d := p.cfg.Dialect(dialect); ok && d != nil {
		info = d.Op(name)
	}
	p.infos[strings.Clone(name)] = info
	return info
}

func (p *Parser) unknownOp(pos int, written, name string) {
	tried := ""
	if written != name {
		tried = " (tried '" + name + "' as well)"
	}
	dialect, _, _ := strings.Cut(name, ".")
	if p.cfg.Dialect(dialect) != nil {
		p.errorf(pos, "custom op '%s' is unknown%s", written, tried)
		return
	}
	var known []string
	for _, d := range p.cfg.Dialects {
		known = append(known, d.Name)
	}
	slices.Sort(known)
	p.report(diag.Errorf(p.LocAt(pos), "Dialect `%s' not found for custom op '%s' %s", dialect, written, tried).
		Note(nil, "Available dialects: %s ; for more info on dialect registration see "+
			"https://mlir.llvm.org/getting_started/Faq/#registered-loaded-dependent-whats-up-with-dialects-management", strings.Join(known, ", ")))
}

// genericOp reads an operation in the generic form.
func (p *Parser) genericOp(names []resultName) ir.Op {
	pos := p.tok.pos
	name := unquote(p.text())
	switch {
	case name == "":
		p.errorf(pos, "empty operation name is invalid")
		return nil
	case strings.IndexByte(name, 0) >= 0:
		p.errorf(pos, "null character not allowed in operation name")
		return nil
	}
	p.advance()
	info := p.opInfo(name)
	if info == nil {
		dialect, _, _ := strings.Cut(name, ".")
		d := p.cfg.Dialect(dialect)
		if d == nil && !p.cfg.AllowUnregistered {
			p.errorf(p.tok.pos, "operation being parsed with an unregistered dialect. If this is intended, please use -allow-unregistered-dialect with the MLIR tool used")
			return nil
		}
		info = ir.Unregistered(name, d)
	}
	op := info.New(p.LocAt(pos))
	saved := p.custom
	p.custom = ""
	ok := p.enter() && p.genericBody(op, pos, &genericParts{names: names})
	p.leave()
	p.custom = saved
	if !ok || !p.trailing(op) {
		p.discard(op)
		return nil
	}
	return op
}

// trailing reads an optional location behind op.
func (p *Parser) trailing(op ir.Op) bool {
	if !p.is("loc") {
		return true
	}
	return p.TrailingLoc(func(l ir.Loc) { ir.SetLoc(op, l) })
}

// genericParts is what the generic form says of an op.
type genericParts struct {
	names    []resultName // left of the op
	operands []OperandRef
	succs    []*ir.Block
	props    ir.Attr
	regions  []*ir.Region
	attrs    *ir.DictAttr
	typ      *ir.FunctionType
}

// genericBody reads the generic form behind the op's name.
func (p *Parser) genericBody(op ir.Op, pos int, g *genericParts) bool {
	ok := false
	if !p.Accept("(") {
		return p.wrongToken("expected '(' to start operand list")
	}
	if g.operands, ok = p.OperandList(); !ok {
		return false
	}
	if !p.Accept(")") {
		return p.wrongToken("expected ')' to end operand list")
	}
	if p.is("[") {
		if op.Info().Registered && !ir.HasTrait(op, ir.Terminator) {
			return p.errorf(p.tok.pos, "successors in non-terminator")
		}
		p.advance()
		if !p.List(func() bool {
			b, ok := p.Successor()
			g.succs = append(g.succs, b)
			return ok
		}) || !p.want("]", "expected ',' or ']'") {
			return false
		}
	}
	if p.Accept("<") {
		if g.props, ok = p.Attr(nil); !ok {
			return false
		}
		if !p.Accept(">") {
			return p.wrongToken("expected '>' to close properties")
		}
	}
	if !p.genericRegions(op, g) {
		return false
	}
	if g.attrs, ok = p.OptDict(); !ok {
		return false
	}
	if !p.Accept(":") {
		return p.wrongToken("expected ':' followed by operation type")
	}
	typePos := p.tok.pos
	t, ok := p.Type()
	if !ok {
		return false
	}
	if g.typ, ok = t.(*ir.FunctionType); !ok {
		return p.errorf(typePos, "expected function type")
	}
	if len(g.operands) != len(g.typ.In) {
		s := "s"
		if len(g.operands) == 1 {
			s = ""
		}
		return p.errorf(typePos, "expected %d operand type%s but had %d", len(g.operands), s, len(g.typ.In))
	}
	return p.assignGeneric(op, pos, g)
}

func (p *Parser) genericRegions(op ir.Op, g *genericParts) bool {
	if !p.Accept("(") {
		return true
	}
	isolated := ir.HasTrait(op, ir.IsolatedFromAbove)
	if !p.List(func() bool {
		r := p.nextRegion(op, len(g.regions))
		g.regions = append(g.regions, r)
		return p.region(r, nil, isolated)
	}) {
		return false
	}
	if !p.Accept(")") {
		return p.wrongToken("expected ')' to end region list")
	}
	return true
}

// nextRegion returns the region of op to read as the i-th: its own if it has so many, else one to be appended to its variadic regions.
func (p *Parser) nextRegion(op ir.Op, i int) *ir.Region {
	if i < ir.NumRegions(op) {
		return ir.RegionAt(op, i)
	}
	ports := op.Info().Regions()
	if n := len(ports); n > 0 && ports[n-1].Variadic {
		_, g := op.Info().RegionGroup(op, n-1)
		return g.Append()
	}
	return new(ir.Region) // one too many: reported by assignGeneric
}
