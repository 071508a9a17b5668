package asm

import (
	"fmt"
	"slices"
	"strings"

	"polyloom/ir"
)

// elemKind classifies the elements of a compiled format.
type elemKind uint8

const (
	fLiteral elemKind = iota
	fSpace            // ` `, `\n` in text
	fAttrDict
	fAttrDictKeyword
	fPropDict
	fOperand   // $operand
	fResult    // only inside type(…)
	fAttr      // $attribute
	fRegion    // $region
	fSucc      // $successor
	fTypeOf    // type($x), type(operands), type(results)
	fFuncType  // functional-type(a, b)
	fOperands  // operands
	fRegions   // regions
	fSuccs     // successors
	fCustom    // custom<Name>(…)
	fOptional  // (a b^ c)?, (a^) : (b)?
	fOneOf     // oilist(…)
	fRef       // ref($x): only inside custom<…>
	fQualified // qualified($x)
)

// An element is a step of a compiled format.
type fmtElem struct {
	kind  elemKind
	text  string // literal, or name of a variable
	index int    // of the operand, result, property, region or successor; -1 for all of them
	space bool   // whether a blank comes before it in print
	sub   []fmtElem
	alt   []fmtElem // the other branch of an optional group
	// anchor is the element of sub that decides whether an optional group is printed.
	anchor int
	dir    *Directive
}

// format is a compiled assembly format of an op kind.
type format struct {
	info     *ir.OpInfo
	elems    []fmtElem
	operands []typeSource // how the type of each declared operand is found
	results  []typeSource
	elided   []string        // attributes that the format itself writes
	elide    map[string]bool // the same, as a set
	checked  []portRef       // the ports of whose types others are functions: their constraints are checked before those are found
}

// sourceKind says where a type comes from when an op is parsed.
type sourceKind uint8

const (
	fromText    sourceKind = iota // a type directive
	fromBuild                     // the constraint leaves only one type
	fromPort                      // another port, through a declared relation
	fromInferer                   // the op's own InferTypes
	unknown
)

type typeSource struct {
	kind sourceKind
	typ  ir.Type
	port portRef
	f    func(ir.Type) ir.Type // nil for the identity
}

// portRef names an operand, a result or a typed attribute by position.
type portRef struct {
	kind  elemKind // fOperand, fResult or fAttr
	index int
}

type formatKey struct{}

// emptyFormat marks ops whose declared format is the empty string.
type emptyFormat struct{}

// NoSyntax declares that the custom form of the op is its name and attributes: the format "attr-dict".
const NoSyntax = "attr-dict"

// compiled returns the compiled format of an op kind.
func compiled(info *ir.OpInfo) *format {
	return info.Memo(formatKey{}, func() any {
		f, err := compile(info)
		if err != nil {
			panic(fmt.Sprintf("asm: format of %s: %v", info.Name, err))
		}
		return f
	}).(*format)
}

// CheckFormat reports what is wrong with the declared format of an op kind; nil if there is none or it is right.
func CheckFormat(info *ir.OpInfo) error {
	if info.Format() == "" {
		return nil
	}
	_, err := compile(info)
	return err
}

// compile turns a declared format into elements.
func compile(info *ir.OpInfo) (*format, error) {
	c := &compiler{info: info, src: info.Format()}
	elems, err := c.sequence("")
	if err != nil {
		return nil, err
	}
	f := &format{info: info, elems: elems, elide: map[string]bool{}}
	f.collectElided(elems)
	c.shouldSpace, c.afterPunct = true, false
	c.spacing(f.elems)
	f.findTypes()
	return f, nil
}

// compiler reads a format string.
type compiler struct {
	info *ir.OpInfo
	src  string
	pos  int
	// shouldSpace and afterPunct are the state of the blank-placing rule.
	shouldSpace, afterPunct bool
}

func (c *compiler) skip() {
	for c.pos < len(c.src) && strings.IndexByte(" \t\n", c.src[c.pos]) >= 0 {
		c.pos++
	}
}

func (c *compiler) accept(s string) bool {
	c.skip()
	if !strings.HasPrefix(c.src[c.pos:], s) {
		return false
	}
	c.pos += len(s)
	return true
}

func (c *compiler) word() string {
	c.skip()
	start := c.pos
	for c.pos < len(c.src) && (class[c.src[c.pos]]&(clsLetter|clsDigit) != 0 || c.src[c.pos] == '_' || c.src[c.pos] == '-') {
		c.pos++
	}
	return c.src[start:c.pos]
}

// sequence reads elements up to one of the closing bytes, or to the end.
func (c *compiler) sequence(closing string) ([]fmtElem, error) {
	var es []fmtElem
	for {
		c.skip()
		if c.pos == len(c.src) {
			if closing != "" {
				return nil, fmt.Errorf("missing %q", closing)
			}
			return es, nil
		}
		if strings.IndexByte(closing, c.src[c.pos]) >= 0 {
			return es, nil
		}
		e, err := c.element()
		if err != nil {
			return nil, err
		}
		if c.accept("^") {
			e.anchor = -1 // marked; the group turns it into a position
		}
		es = append(es, e)
	}
}

func (c *compiler) element() (fmtElem, error) {
	switch {
	case c.accept("`"):
		n := strings.IndexByte(c.src[c.pos:], '`')
		if n < 0 {
			return fmtElem{}, fmt.Errorf("unterminated literal")
		}
		lit := c.src[c.pos : c.pos+n]
		c.pos += n + 1
		if strings.TrimSpace(lit) == "" || lit == "\\n" {
			return fmtElem{kind: fSpace, text: lit}, nil
		}
		return fmtElem{kind: fLiteral, text: lit}, nil
	case c.accept("$"):
		return c.variable(c.word())
	case c.accept("("):
		return c.group()
	}
	return c.directive(c.word())
}

// variable finds what $name refers to.
func (c *compiler) variable(name string) (fmtElem, error) {
	find := func(ports []ir.Port) int {
		return slices.IndexFunc(ports, func(p ir.Port) bool { return p.Name == name })
	}
	props := slices.IndexFunc(c.info.Props(), func(p ir.PropInfo) bool { return p.Name == name })
	for _, k := range []struct {
		kind elemKind
		at   int
	}{{fOperand, find(c.info.Operands())}, {fResult, find(c.info.Results())}, {fAttr, props},
		{fRegion, find(c.info.Regions())}, {fSucc, find(c.info.Successors())}} {
		if k.at >= 0 {
			return fmtElem{kind: k.kind, text: name, index: k.at}, nil
		}
	}
	return fmtElem{}, fmt.Errorf("unknown field %q", name)
}

// group reads an optional group behind its opening parenthesis.
func (c *compiler) group() (fmtElem, error) {
	then, err := c.sequence(")")
	if err != nil {
		return fmtElem{}, err
	}
	c.accept(")")
	g := fmtElem{kind: fOptional, sub: then, anchor: -1}
	if c.accept(":") {
		if !c.accept("(") {
			return g, fmt.Errorf("expected ( after :")
		}
		if g.alt, err = c.sequence(")"); err != nil {
			return g, err
		}
		c.accept(")")
	}
	if !c.accept("?") {
		return g, fmt.Errorf("expected ? after an optional group")
	}
	for _, part := range [][]fmtElem{g.sub, g.alt} {
		for i := range part {
			if part[i].anchor == -1 && part[i].kind != fOptional {
				part[i].anchor = 0
				g.anchor = i
				if &part[0] != &g.sub[0] {
					g.sub, g.alt = g.alt, g.sub // the anchor is in the second branch: print that one when it is present
					return fmtElem{kind: fOptional, text: "inverted", sub: g.sub, alt: g.alt, anchor: i}, nil
				}
			}
		}
	}
	if g.anchor < 0 {
		return g, fmt.Errorf("optional group without an anchor")
	}
	return g, nil
}

func (c *compiler) directive(name string) (fmtElem, error) {
	switch name {
	case "attr-dict":
		return fmtElem{kind: fAttrDict}, nil
	case "attr-dict-with-keyword":
		return fmtElem{kind: fAttrDictKeyword}, nil
	case "prop-dict":
		return fmtElem{kind: fPropDict}, nil
	case "operands":
		return fmtElem{kind: fOperands, index: -1}, nil
	case "results":
		return fmtElem{kind: fResult, index: -1}, nil
	case "regions":
		return fmtElem{kind: fRegions, index: -1}, nil
	case "successors":
		return fmtElem{kind: fSuccs, index: -1}, nil
	case "type", "ref", "qualified", "functional-type":
		subs, err := c.args()
		if err != nil {
			return fmtElem{}, err
		}
		kind := map[string]elemKind{"type": fTypeOf, "ref": fRef, "qualified": fQualified, "functional-type": fFuncType}[name]
		return fmtElem{kind: kind, sub: subs}, nil
	case "oilist":
		return c.oilist()
	case "custom":
		return c.custom()
	case "":
		return fmtElem{}, fmt.Errorf("unexpected %q", c.src[c.pos:])
	}
	return fmtElem{}, fmt.Errorf("unknown directive %q", name)
}

// args reads ( element , element … ).
func (c *compiler) args() ([]fmtElem, error) {
	if !c.accept("(") {
		return nil, fmt.Errorf("expected (")
	}
	var es []fmtElem
	for !c.accept(")") {
		e, err := c.element()
		if err != nil {
			return nil, err
		}
		es = append(es, e)
		c.accept(",")
	}
	return es, nil
}

func (c *compiler) custom() (fmtElem, error) {
	if !c.accept("<") {
		return fmtElem{}, fmt.Errorf("expected < after custom")
	}
	name := c.word()
	c.accept(">")
	dir, ok := c.info.Attached(directiveKey{name}).(*Directive)
	if !ok {
		return fmtElem{}, fmt.Errorf("no directive custom<%s>", name)
	}
	subs, err := c.args()
	return fmtElem{kind: fCustom, text: name, sub: subs, dir: dir}, err
}

// oilist reads oilist( `literal` elements | `literal` elements ).
func (c *compiler) oilist() (fmtElem, error) {
	e := fmtElem{kind: fOneOf}
	if !c.accept("(") {
		return e, fmt.Errorf("expected ( after oilist")
	}
	for {
		part, err := c.sequence("|)")
		if err != nil {
			return e, err
		}
		if len(part) == 0 || part[0].kind != fLiteral {
			return e, fmt.Errorf("a clause of an oilist begins with a literal")
		}
		e.sub = append(e.sub, fmtElem{kind: fOptional, sub: part})
		if c.accept(")") {
			return e, nil
		}
		c.accept("|")
	}
}

// spacing decides before which elements a blank is printed, by the rule of upstream's format generator.
func (c *compiler) spacing(es []fmtElem) {
	for i := range es {
		e := &es[i]
		switch e.kind {
		case fLiteral:
			e.space = c.shouldSpace && spaceBefore(e.text, c.afterPunct)
			c.shouldSpace = len(e.text) != 1 || strings.IndexByte("<({[", e.text[0]) < 0
			c.afterPunct = e.text[0] != '_' && class[e.text[0]]&clsLetter == 0
		case fSpace:
			c.shouldSpace, c.afterPunct = false, e.text != " "
		case fAttrDict, fAttrDictKeyword, fPropDict:
			c.afterPunct = false
		case fOptional:
			if e.text == "inverted" {
				c.spacing(e.alt)
				c.spacing(e.sub)
			} else {
				c.spacing(e.sub)
				c.spacing(e.alt)
			}
		case fOneOf:
			for k := range e.sub {
				c.spacing(e.sub[k].sub)
			}
		default:
			e.space = c.shouldSpace || !c.afterPunct
			c.shouldSpace, c.afterPunct = true, false
		}
	}
}

func spaceBefore(lit string, afterPunct bool) bool {
	if len(lit) != 1 && lit != "->" {
		return true
	}
	if afterPunct {
		return strings.IndexByte(">)}],", lit[0]) < 0
	}
	return strings.IndexByte("<>(){}[],", lit[0]) < 0
}

// collectElided notes the attributes that the format writes, which the attribute dictionary therefore leaves out.
func (f *format) collectElided(es []fmtElem) {
	for i := range es {
		e := &es[i]
		if e.kind == fAttr && !f.elide[e.text] {
			f.elide[e.text] = true
			f.elided = append(f.elided, e.text)
		}
		f.collectElided(e.sub)
		f.collectElided(e.alt)
	}
}

// findTypes decides where the type of each operand and result comes from.
func (f *format) findTypes() {
	nOps, nRes := len(f.info.Operands()), len(f.info.Results())
	f.operands, f.results = make([]typeSource, nOps), make([]typeSource, nRes)
	for i := range f.operands {
		f.operands[i].kind = unknown
	}
	for i := range f.results {
		f.results[i].kind = unknown
	}
	f.findWritten(f.elems, false)
	for i, p := range f.info.Operands() {
		if f.operands[i].kind == unknown && p.Types.Build != nil {
			f.operands[i] = typeSource{kind: fromBuild, typ: p.Types.Build}
		}
	}
	_, infers := f.info.New(ir.Loc{}).(ir.TypeInferer)
	for i, p := range f.info.Results() {
		if f.results[i].kind == unknown && p.Types.Build != nil {
			f.results[i] = typeSource{kind: fromBuild, typ: p.Types.Build}
		}
	}
	for f.findRelated() {
	}
	for _, sources := range [][]typeSource{f.results, f.operands} {
		for _, s := range sources {
			if s.kind == fromPort && s.f != nil && !slices.Contains(f.checked, s.port) {
				f.checked = append(f.checked, s.port)
			}
		}
	}
	for i := range f.results {
		if f.results[i].kind == unknown && infers {
			f.results[i].kind = fromInferer
		}
	}
}

// findWritten marks the ports whose types the format writes.
func (f *format) findWritten(es []fmtElem, inType bool) {
	mark := func(l []typeSource, i int) {
		if i >= 0 {
			l[i].kind = fromText
			return
		}
		for k := range l {
			l[k].kind = fromText
		}
	}
	for i := range es {
		e := &es[i]
		typed := inType || e.kind == fTypeOf || e.kind == fFuncType
		switch {
		case e.kind == fRef:
			continue
		case inType && (e.kind == fOperand || e.kind == fOperands):
			mark(f.operands, e.index)
		case inType && e.kind == fResult:
			mark(f.results, e.index)
		}
		f.findWritten(e.sub, typed)
		f.findWritten(e.alt, typed)
	}
}

// findRelated derives unknown types from declared relations; it reports whether it found one.
func (f *format) findRelated() bool {
	found := false
	set := func(to portRef, s typeSource) {
		l := f.operands
		if to.kind == fResult {
			l = f.results
		}
		if to.kind != fAttr && l[to.index].kind == unknown {
			l[to.index] = s
			found = true
		}
	}
	for _, r := range f.info.TypeRelations() {
		from, ok1 := f.port(r.From)
		to, ok2 := f.port(r.To)
		if ok1 && ok2 && f.known(from) {
			set(to, typeSource{kind: fromPort, port: from, f: r.F})
		}
	}
	all := f.info.Has(ir.SameOperandsAndResultType)
	if all || f.info.Has(ir.SameTypeOperands) {
		var ports []portRef
		for i := range f.operands {
			ports = append(ports, portRef{fOperand, i})
		}
		if all {
			for i := range f.results {
				ports = append(ports, portRef{fResult, i})
			}
		}
		for _, from := range ports {
			if f.known(from) {
				for _, to := range ports {
					set(to, typeSource{kind: fromPort, port: from})
				}
				break
			}
		}
	}
	return found
}

func (f *format) known(r portRef) bool {
	switch r.kind {
	case fOperand:
		return f.operands[r.index].kind != unknown
	case fResult:
		return f.results[r.index].kind != unknown
	}
	return true
}

func (f *format) port(name string) (portRef, bool) {
	c := compiler{info: f.info}
	e, err := c.variable(name)
	if err != nil || e.kind != fOperand && e.kind != fResult && e.kind != fAttr {
		return portRef{}, false
	}
	return portRef{e.kind, e.index}, true
}
