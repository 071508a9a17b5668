package filecheck

import (
	"math/big"
	"strconv"
	"strings"
)

// parseVariable consumes a variable name from s: a letter or underscore, then
// letters, digits and underscores, after `$` for global variables and `@` for
// pseudo variables.
func parseVariable(s *span) (name span, pseudo bool, err error) {
	if s.empty() {
		return span{}, false, errorAt(*s, "empty variable name")
	}
	text := s.String()
	pseudo = text[0] == '@'
	i := 0
	if pseudo || text[0] == '$' {
		i++
	}
	if i == len(text) {
		kind := "global"
		if pseudo {
			kind = "pseudo"
		}
		return span{}, false, errorAt(s.from(i), "empty "+kind+" variable name")
	}
	if text[i] != '_' && !isAlpha(text[i]) {
		return span{}, false, errorAt(*s, "invalid variable name")
	}
	for i < len(text) && (text[i] == '_' || isAlnum(text[i])) {
		i++
	}
	name = s.take(i)
	*s = s.from(i)
	return name, pseudo, nil
}

// numericParser reads the contents of a numeric block.
type numericParser struct {
	ctx    *parseContext
	line   int  // of the directive, or 0
	legacy bool // [[@LINE+1]]
	depth  int
}

// maxNesting bounds the nesting of parentheses and calls.
const maxNesting = 1_000

// operandKind is what may stand as an operand.
type operandKind uint8

const (
	operandLine          operandKind = iota // @LINE
	operandLegacyLiteral                    // a decimal number
	operandAny
)

// block reads [%format,][NAME:][==][expression].
func (n *numericParser) block(text span) (*expression, *numericVar, error) {
	explicit, precision, err := n.format(&text)
	if err != nil {
		return nil, nil, err
	}
	var def span
	colon := text.index(":")
	if colon >= 0 {
		def = text.take(colon)
		text = text.from(colon + 1)
	}
	text = text.trimLeft()
	constraint := text.consume("==")
	text = text.trimLeft()
	expr := &expression{}
	if text.empty() {
		if constraint {
			return nil, nil, errorAt(text, "empty numeric expression should not have a constraint")
		}
	} else if expr.ast, err = n.expression(text.trimRight(), constraint); err != nil {
		return nil, nil, err
	}
	expr.format = explicit
	if explicit.kind == formatNone && expr.ast != nil {
		if expr.format, err = expr.ast.implicitFormat(); err != nil {
			return nil, nil, err
		}
	}
	if expr.format.kind == formatNone {
		expr.format = format{kind: formatUnsigned, precision: precision}
	}
	if colon < 0 {
		return expr, nil, nil
	}
	v, err := n.definition(def.trimLeft(), expr.format)
	return expr, v, err
}

// format reads a format and its comma, if there is one before any parenthesis.
func (n *numericParser) format(text *span) (f format, precision int, err error) {
	comma := text.index(",")
	if paren := text.index("("); comma < 0 || paren >= 0 && paren < comma {
		return f, 0, nil
	}
	spec := text.take(comma).trimLeft().trimRight()
	*text = text.from(comma + 1)
	if !spec.consume("%") {
		return f, 0, errorAt(spec, "invalid matching format specification in expression")
	}
	flag := spec
	alternate := spec.consume("#")
	if spec.consume(".") {
		digits := 0
		for digits < spec.len() && '0' <= spec.String()[digits] && spec.String()[digits] <= '9' {
			digits++
		}
		p, err := strconv.ParseUint(spec.take(digits).String(), 10, 32)
		if err != nil {
			return f, 0, errorAt(spec, "invalid precision in format specifier")
		}
		precision = int(p)
		spec = spec.from(digits)
	}
	if !spec.empty() {
		switch spec.first() {
		case 'u':
			f = format{kind: formatUnsigned, precision: precision}
		case 'd':
			f = format{kind: formatSigned, precision: precision}
		case 'x':
			f = format{formatLowerHex, precision, alternate}
		case 'X':
			f = format{formatUpperHex, precision, alternate}
		default:
			return f, 0, errorAt(spec, "invalid format specifier in expression")
		}
		spec = spec.from(1)
	}
	if alternate && f.kind != formatLowerHex && f.kind != formatUpperHex {
		return f, 0, errorAt(flag, "alternate form only supported for hex values")
	}
	if spec = spec.trimLeft(); !spec.empty() {
		return f, 0, errorAt(spec, "invalid matching format specification in expression")
	}
	return f, precision, nil
}

// expression reads all of text as operands and operators.
func (n *numericParser) expression(text span, constraint bool) (ast, error) {
	outer := text
	kind := operandAny
	if n.legacy {
		kind = operandLine
	}
	a, err := n.operand(&text, kind, !constraint)
	for err == nil && !text.empty() {
		a, err = n.binary(outer, &text, a)
		if err == nil && n.legacy && !text.empty() {
			return nil, errorAt(text, "unexpected characters at end of expression '"+text.String()+"'")
		}
	}
	return a, err
}

func (n *numericParser) definition(text span, f format) (*numericVar, error) {
	name, pseudo, err := parseVariable(&text)
	if err != nil {
		return nil, err
	}
	if pseudo {
		return nil, errorAt(name, "definition of pseudo numeric variable unsupported")
	}
	if n.ctx.defined[name.String()] {
		return nil, errorAt(name, "string variable with name '"+name.String()+"' already exists")
	}
	if text = text.trimLeft(); !text.empty() {
		return nil, errorAt(text, "unexpected characters after numeric variable name")
	}
	if v := n.ctx.numeric[name.String()]; v != nil {
		if v.format != f {
			return nil, errorAt(text, "format different from previous variable definition")
		}
		return v, nil
	}
	return &numericVar{name: name.String(), format: f, line: n.line}, nil
}

func (n *numericParser) use(name span, pseudo bool) (ast, error) {
	if pseudo && name.String() != "@LINE" {
		return nil, errorAt(name, "invalid pseudo numeric variable '"+name.String()+"'")
	}
	v := n.ctx.numeric[name.String()]
	if v == nil {
		// Undefined so far: reported if the pattern is matched before a definition.
		v = &numericVar{name: name.String(), format: format{kind: formatUnsigned}}
		n.ctx.numeric[v.name] = v
	}
	if v.line != 0 && v.line == n.line {
		return nil, errorAt(name, "numeric variable '"+v.name+"' defined earlier in the same CHECK directive")
	}
	return &useAST{name, v}, nil
}

// operand consumes an operand.
func (n *numericParser) operand(text *span, kind operandKind, maybeConstraint bool) (ast, error) {
	if text.has("(") {
		if kind != operandAny {
			return nil, errorAt(*text, "parenthesized expression not permitted here")
		}
		return n.parenthesized(text)
	}
	if kind != operandLegacyLiteral {
		name, pseudo, err := parseVariable(text)
		switch {
		case err == nil && text.trimLeft().has("("):
			if kind != operandAny {
				return nil, errorAt(name, "unexpected function call")
			}
			return n.call(text, name)
		case err == nil:
			return n.use(name, pseudo)
		case kind == operandLine:
			return nil, err
		}
	}
	saved := *text
	negative := text.consume("-")
	base := 10
	if kind != operandLegacyLiteral {
		base = 0
	}
	value, ok := consumeInteger(text, base)
	if !ok {
		what := "operand format"
		if maybeConstraint {
			what = "matching constraint or " + what
		}
		return nil, errorAt(saved, "invalid "+what)
	}
	if negative {
		value.Neg(value)
	}
	saved.end = text.start
	return &literalAST{saved, value}, nil
}

// consumeInteger consumes a number; base 0 takes the base from the prefix 0x,
// 0b, 0o or 0.
func consumeInteger(text *span, base int) (*big.Int, bool) {
	rest := *text
	if base == 0 {
		base = 10
		s := rest.String()
		switch {
		case len(s) > 1 && s[0] == '0' && s[1]|0x20 == 'x':
			base, rest = 16, rest.from(2)
		case len(s) > 1 && s[0] == '0' && s[1]|0x20 == 'b':
			base, rest = 2, rest.from(2)
		case strings.HasPrefix(s, "0o"):
			base, rest = 8, rest.from(2)
		case len(s) > 1 && s[0] == '0' && '0' <= s[1] && s[1] <= '9':
			base, rest = 8, rest.from(1)
		}
	}
	if rest.empty() {
		return nil, false
	}
	s := rest.String()
	i := 0
	for i < len(s) && digitValue(s[i]) < base {
		i++
	}
	value := new(big.Int)
	if i > 0 {
		value.SetString(s[:i], base)
	}
	rest = rest.from(i)
	if rest.start == text.start {
		return nil, false
	}
	*text = rest
	return value, true
}

func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case isAlpha(c):
		return int(c|0x20-'a') + 10
	}
	return 36
}

// nest guards against deep recursion.
func (n *numericParser) nest(at span) error {
	if n.depth++; n.depth > maxNesting {
		return errorAt(at, "expression nested too deeply")
	}
	return nil
}

func (n *numericParser) parenthesized(text *span) (ast, error) {
	if err := n.nest(*text); err != nil {
		return nil, err
	}
	text.consume("(")
	*text = text.trimLeft()
	if text.empty() {
		return nil, errorAt(*text, "missing operand in expression")
	}
	a, err := n.operand(text, operandAny, false)
	*text = text.trimLeft()
	for err == nil && !text.empty() && !text.has(")") {
		a, err = n.binary(*text, text, a)
		*text = text.trimLeft()
	}
	if err != nil {
		return nil, err
	}
	if !text.consume(")") {
		return nil, errorAt(*text, "missing ')' at end of nested expression")
	}
	n.depth--
	return a, nil
}

// binary consumes an operator and its right operand; whole is the text of the
// expression so far and what follows it.
func (n *numericParser) binary(whole span, text *span, left ast) (ast, error) {
	*text = text.trimLeft()
	if text.empty() {
		return left, nil
	}
	op := text.take(1)
	*text = text.from(1)
	if op.String() != "+" && op.String() != "-" {
		return nil, errorAt(op, "unsupported operation '"+op.String()+"'")
	}
	*text = text.trimLeft()
	if text.empty() {
		return nil, errorAt(*text, "missing operand in expression")
	}
	kind := operandAny
	if n.legacy {
		kind = operandLegacyLiteral
	}
	right, err := n.operand(text, kind, false)
	if err != nil {
		return nil, err
	}
	whole.end = max(whole.start, text.start)
	return &binaryAST{whole, operator(op.String()), left, right}, nil
}

func (n *numericParser) call(text *span, name span) (ast, error) {
	if err := n.nest(name); err != nil {
		return nil, err
	}
	*text = text.trimLeft()
	fn := operator(name.String())
	if fn == nil {
		return nil, errorAt(name, "call to undefined function '"+name.String()+"'")
	}
	text.consume("(")
	*text = text.trimLeft()
	var args []ast
	for !text.empty() && !text.has(")") {
		if text.has(",") {
			return nil, errorAt(*text, "missing argument")
		}
		outer := *text
		arg, err := n.operand(text, operandAny, false)
		for err == nil && !text.empty() {
			*text = text.trimLeft()
			if text.has(",") || text.has(")") {
				break
			}
			arg, err = n.binary(outer, text, arg)
		}
		if err != nil {
			return nil, err
		}
		args = append(args, arg)
		*text = text.trimLeft()
		if !text.consume(",") {
			break
		}
		if *text = text.trimLeft(); text.has(")") {
			return nil, errorAt(*text, "missing argument")
		}
	}
	if !text.consume(")") {
		return nil, errorAt(*text, "missing ')' at end of call expression")
	}
	if len(args) != 2 {
		return nil, errorAt(name, "function '"+name.String()+"' takes 2 arguments but "+
			strconv.Itoa(len(args))+" given")
	}
	n.depth--
	return &binaryAST{*text, fn, args[0], args[1]}, nil
}
