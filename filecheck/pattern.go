package filecheck

import (
	"slices"
	"strconv"
	"strings"

	"polyloom/filecheck/internal/ere"
)

// maxBackref is how many groups a pattern can refer back to.
const maxBackref = 9

// pattern is a compiled pattern.
type pattern struct {
	directive
	id   int
	at   loc
	line int // what @LINE is; 0 in patterns that are not in the check file

	fixed string // literal text to find; if empty, regex counts
	regex string // with the substitutions still to be inserted
	re    *ere.Regexp
	subs  []substitution
	defs  []stringDef
	nums  []numericDef
	fold  bool
}

// substitution is text to insert into the regular expression when it is matched:
// the value of a string variable or of an expression.
type substitution struct {
	name span // the variable, or the expression's text
	expr *expression
	at   int // offset in the regular expression
}

// stringDef says which group a string variable captures.
type stringDef struct {
	name  string
	group int
}

// numericDef says which group a numeric variable captures.
type numericDef struct {
	v     *numericVar
	group int
}

func (p *parser) newPattern(d directive, line int) *pattern {
	p.checks.patterns++
	return &pattern{directive: d, id: p.checks.patterns - 1, line: line, fold: p.opts.IgnoreCase}
}

func (pat *pattern) hasVariable() bool { return len(pat.subs) > 0 || len(pat.defs) > 0 }

// flags are how the regular expression is read.
func (pat *pattern) flags() ere.Flags {
	if pat.fold {
		return ere.FoldCase
	}
	return 0
}

var metacharacters = strings.NewReplacer("(", `\(`, ")", `\)`, "^", `\^`, "$", `\$`, "|", `\|`, "*", `\*`,
	"+", `\+`, "?", `\?`, ".", `\.`, "[", `\[`, "]", `\]`, `\`, `\\`, "{", `\{`, "}", `\}`)

// quote makes text match itself.
func quote(text string) string { return metacharacters.Replace(text) }

// parsePattern reads a pattern and reports whether it is well formed.
func (p *parser) parsePattern(pat *pattern, text span, prefix string) bool {
	pat.at = text.loc()
	fullLine := p.opts.MatchFullLines && pat.kind != kindNot
	if !(p.opts.StrictWhitespace && p.opts.MatchFullLines) {
		text = text.trimRight()
	}
	switch {
	case text.empty() && pat.kind != kindEmpty:
		p.out.message(pat.at, sevError, "found empty check string with prefix '"+prefix+":'")
		return false
	case !text.empty() && pat.kind == kindEmpty:
		p.out.message(pat.at, sevError, "found non-empty check string for empty check with prefix '"+prefix+":'")
		return false
	case pat.kind == kindEmpty:
		pat.regex = "(\n$)"
		pat.compile()
		return true
	case pat.literal, !fullLine && text.index("{{") < 0 && text.index("[[") < 0:
		pat.fixed = text.String()
		return true
	}
	b := patternBuilder{parser: p, pat: pat, group: 1}
	ok := b.build(text, fullLine)
	slices.SortFunc(pat.defs, func(a, b stringDef) int { return strings.Compare(a.name, b.name) })
	pat.regex = b.regex.String()
	pat.compile()
	return ok
}

// compile prepares the regular expression if it does not depend on variables.
func (pat *pattern) compile() {
	if len(pat.subs) == 0 {
		// An expression that is invalid as a whole never matches.
		pat.re, _ = ere.Compile(pat.regex, pat.flags())
	}
}

// patternBuilder turns a pattern into a regular expression.
type patternBuilder struct {
	*parser
	pat   *pattern
	regex strings.Builder
	group int // the next group
}

func (b *patternBuilder) build(text span, fullLine bool) bool {
	pad := ""
	if !b.opts.StrictWhitespace {
		pad = " *"
	}
	if fullLine {
		b.regex.WriteString("^" + pad)
	}
	for !text.empty() {
		ok := true
		switch {
		case text.has("{{"):
			ok = b.regexBlock(&text)
		case text.has("[[") && !text.has("[[["):
			ok = b.variableBlock(&text)
		default:
			n := text.len()
			for _, mark := range []string{"{{", "[["} {
				if i := text.from(1).index(mark); i >= 0 {
					n = min(n, i+1)
				}
			}
			b.regex.WriteString(quote(text.take(n).String()))
			text = text.from(n)
		}
		if !ok {
			return false
		}
	}
	if fullLine {
		b.regex.WriteString(pad + "$")
	}
	return true
}

func (b *patternBuilder) errorAt(at loc, text string) bool {
	b.out.message(at, sevError, text)
	return false
}

// regexBlock reads {{...}}.
func (b *patternBuilder) regexBlock(text *span) bool {
	end := text.index("}}")
	if end < 0 {
		return b.errorAt(text.loc(), "found start of regex string with no end '}}'")
	}
	// Alternatives must not reach out of the block. Upstream looks for them in
	// the rest of the pattern; the number of groups depends on it.
	grouped := text.index("|") >= 0
	if grouped {
		b.regex.WriteByte('(')
		b.group++
	}
	if !b.addRegex(text.from(2).take(end - 2)) {
		return false
	}
	if grouped {
		b.regex.WriteByte(')')
	}
	*text = text.from(end + 2)
	return true
}

// addRegex appends a regular expression of the user.
func (b *patternBuilder) addRegex(text span) bool {
	groups, known := b.groups[text.String()]
	if !known {
		re, err := ere.Compile(text.String(), 0)
		if err != nil {
			return b.errorAt(text.loc(), "invalid regex: "+err.Error())
		}
		groups = re.Groups()
		b.groups[text.String()] = groups
	}
	b.regex.WriteString(text.String())
	b.group += groups
	return true
}

// blockEnd returns the offset of the brackets that close a block, -1 if there
// are none; ok is false after an error.
func (b *patternBuilder) blockEnd(text span) (end int, ok bool) {
	s := text.String()
	depth := 0
	for i := 0; i < len(s); i++ {
		if depth == 0 && strings.HasPrefix(s[i:], "]]") {
			return i, true
		}
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth == 0 {
				b.exit = 1 // upstream exits at once
				return 0, b.errorAt(text.from(i).loc(), "missing closing \"]\" for regex variable")
			}
			depth--
		}
	}
	return -1, true
}

// block is a [[...]] that is being read.
type block struct {
	numeric bool
	legacy  bool   // a use of @LINE in the syntax of string variables
	defines string // name of the string variable that the block defines
	number  *numericVar
	subst   span
	expr    *expression
	replace bool // the block stands for a value
	regexp  span // what a defined string variable matches
	digits  string
}

// variableBlock reads [[...]].
func (b *patternBuilder) variableBlock(text *span) bool {
	inner := text.from(2)
	end, ok := b.blockEnd(inner)
	if !ok {
		return false
	}
	if end < 0 {
		return b.errorAt(text.loc(), "Invalid substitution block, no ]] found")
	}
	match := inner.take(end)
	*text = inner.from(end + 2)
	var blk block
	blk.numeric = match.consume("#")
	if !blk.numeric && !b.stringBlock(&blk, &match) {
		return false
	}
	if blk.numeric && !b.numericBlock(&blk, match) {
		return false
	}
	at := b.regex.Len()
	defining := blk.defines != "" || blk.number != nil
	if defining {
		b.regex.WriteByte('(')
		at++
		b.define(&blk)
		b.group++
	}
	if !blk.numeric && !blk.regexp.empty() && !b.addRegex(blk.regexp) {
		return false
	}
	if blk.digits != "" {
		re, err := ere.Compile(blk.digits, 0)
		if err != nil {
			return b.errorAt(match.loc(), "invalid regex: "+err.Error())
		}
		b.regex.WriteString(blk.digits)
		b.group += re.Groups()
	}
	if defining {
		b.regex.WriteByte(')')
	}
	if blk.replace {
		return b.substitute(&blk, at)
	}
	return true
}

// define notes what the group that begins here captures.
func (b *patternBuilder) define(blk *block) {
	pat := b.pat
	if blk.number != nil {
		for i := range pat.nums {
			if pat.nums[i].v.name == blk.number.name {
				pat.nums[i] = numericDef{blk.number, b.group}
				return
			}
		}
		pat.nums = append(pat.nums, numericDef{blk.number, b.group})
		// Now, so that uses later in the file find this very variable.
		b.ctx.numeric[blk.number.name] = blk.number
		return
	}
	b.ctx.defined[blk.defines] = true
	for i := range pat.defs {
		if pat.defs[i].name == blk.defines {
			pat.defs[i].group = b.group
			return
		}
	}
	pat.defs = append(pat.defs, stringDef{blk.defines, b.group})
}

// substitute inserts a value at an offset: a reference to a group of this
// pattern, or what is known only when the pattern is matched.
func (b *patternBuilder) substitute(blk *block, at int) bool {
	if !blk.numeric {
		for _, d := range b.pat.defs {
			if d.name != blk.subst.String() {
				continue
			}
			if d.group > maxBackref {
				return b.errorAt(blk.subst.loc(), "Can't back-reference more than "+strconv.Itoa(maxBackref)+" variables")
			}
			b.regex.WriteString(`\` + strconv.Itoa(d.group))
			return true
		}
	}
	b.pat.subs = append(b.pat.subs, substitution{blk.subst, blk.expr, at})
	return true
}

// stringBlock reads the contents of a block without a number sign.
func (b *patternBuilder) stringBlock(blk *block, match *span) bool {
	colon := match.index(":")
	name := *match
	if colon >= 0 {
		name = match.take(colon)
	}
	if i := strings.IndexAny(name.String(), " \t"); i >= 0 {
		return b.errorAt(match.from(i).loc(), "unexpected whitespace")
	}
	rest := *match
	v, pseudo, err := parseVariable(&rest)
	if err != nil {
		b.log(err)
		return false
	}
	if colon >= 0 {
		if pseudo || !rest.consume(":") {
			return b.errorAt(v.loc(), "invalid name in string variable definition")
		}
		if b.ctx.numeric[v.String()] != nil {
			return b.errorAt(v.loc(), "numeric variable with name '"+v.String()+"' already exists")
		}
		blk.defines, blk.regexp = v.String(), rest
		return true
	}
	blk.replace = true
	if pseudo {
		blk.legacy, blk.numeric = true, true
		return true
	}
	if !rest.empty() {
		return b.errorAt(v.loc(), "invalid name in string variable use")
	}
	blk.subst = v
	return true
}

// numericBlock reads the contents of a block with a number sign, or of a legacy
// use of @LINE.
func (b *patternBuilder) numericBlock(blk *block, match span) bool {
	n := numericParser{ctx: &b.ctx, line: b.pat.line, legacy: blk.legacy}
	expr, v, err := n.block(match)
	if err != nil {
		b.log(err)
		return false
	}
	blk.expr, blk.number = expr, v
	blk.replace = expr.ast != nil
	blk.subst = match
	if !blk.replace {
		blk.digits = expr.format.wildcard()
	}
	return true
}
