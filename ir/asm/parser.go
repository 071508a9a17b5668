package asm

import (
	"sort"
	"strings"

	"polyloom/diag"
	"polyloom/ir"
)

// Config says what a parser knows.
type Config struct {
	// Dialects are those whose ops, types and attributes are registered.
	Dialects []*ir.Dialect
	// AllowUnregistered lets operations, types and attributes of other dialects through.
	AllowUnregistered bool
	// Workers is how many goroutines read a large file: 0 means as many as there are processors.
	Workers int
	// Diags receives the errors.
	Diags *diag.Engine
	// External is set by the parser to the external resources of the file that was read last.
	External []ExternalResource

	byName map[string]*ir.Dialect
}

// Dialect returns the registered dialect of the given name, or nil.
func (c *Config) Dialect(name string) *ir.Dialect {
	if c.byName == nil {
		c.byName = make(map[string]*ir.Dialect, len(c.Dialects))
		for _, d := range c.Dialects {
			c.byName[d.Name] = d
		}
	}
	return c.byName[name]
}

// MaxNesting bounds how deep regions, types and attributes may be nested in text, so that no input exhausts the stack.
const MaxNesting = 5000

// Parser reads MLIR text. Its methods that return a bool report an error themselves and then return false; a parse method of an op
// chains them with && and returns the outcome. A Parser is used by one goroutine.
type Parser struct {
	cfg  *Config
	file ir.LocFile
	name string
	lex  lexer
	tok  token
	prev int // end of the token before tok

	lines    []int32 // offset of the beginning of each line
	lastLine int     // a line near the last position that was looked up
	base     int     // lines before the text, for a section of a split file

	typeAliases  map[string]ir.Type
	attrAliases  map[string]ir.Attr
	extents      map[any]extent // of the types and attributes in aliases
	deferred     []deferredLoc
	blobs        map[string]map[string]*ir.Blob // by dialect and key
	distinct     map[uint64]*ir.DistinctAttr
	external     []ExternalResource
	names        []*nameScope
	defaults     []string // dialects whose prefix ops may leave out, by nesting
	depth        int
	failed       bool
	worker       bool // one of several that read a file
	scouted      int  // how many bytes parallelOps has looked at, which is bounded since regions are nested
	infos        map[string]*ir.OpInfo
	forward      map[*ir.Value]int // placeholders and where they were first used
	spareScope   *nameScope
	formatStates []*formatState  // to be used again
	bound        []resultName    // of the custom op that is being parsed
	nameStack    []resultName    // the names left of = of the ops that are being parsed, outermost first
	args         []Arg           // to be used again by Signature
	opPos        int             // of the custom op that is being parsed
	custom       string          // its name; empty within types, attributes and generic forms
	checkAttrs   bool            // whether the attributes of a dictionary must satisfy their constraints
	given        map[string]bool // inherent attributes of that op that its format has read
}

// newParser returns a parser at the first token of src, which begins firstLine lines into the file.
func newParser(cfg *Config, file, src string, firstLine int) *Parser {
	p := &Parser{cfg: cfg, file: ir.FileOf(file), name: file, base: firstLine,
		typeAliases: map[string]ir.Type{}, attrAliases: map[string]ir.Attr{}, extents: map[any]extent{}, infos: map[string]*ir.OpInfo{}, forward: map[*ir.Value]int{}}
	p.lex = lexer{src: src, err: func(pos int, msg string) { p.errorf(pos, "%s", msg) }}
	p.lines = append(p.lines, 0)
	for i := 0; ; {
		n := strings.IndexByte(src[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		p.lines = append(p.lines, int32(i))
	}
	p.advance()
	return p
}

// advance moves to the next token.
func (p *Parser) advance() {
	p.prev = p.tok.end
	p.tok = p.lex.next()
}

// reset goes back to the token at pos.
func (p *Parser) reset(pos int) {
	p.lex.pos = pos
	p.tok = p.lex.next()
}

// text returns the source of the current token.
func (p *Parser) text() string { return p.lex.src[p.tok.pos:p.tok.end] }

// is reports whether the current token is the given punctuation or keyword.
func (p *Parser) is(s string) bool {
	return (p.tok.kind == tokPunct || p.tok.kind == tokBare) && p.text() == s
}

// At reports whether the current token is the given punctuation or keyword, without reading it.
func (p *Parser) At(s string) bool { return p.is(s) }

// Pos returns the position of the current token, for Errorf and LocAt.
func (p *Parser) Pos() int { return p.tok.pos }

// LocAt returns the location of a position.
func (p *Parser) LocAt(pos int) ir.Loc {
	i := p.lastLine
	if !(int(p.lines[i]) <= pos && (i+1 == len(p.lines) || pos < int(p.lines[i+1]))) {
		if i+2 < len(p.lines) && int(p.lines[i+1]) <= pos && pos < int(p.lines[i+2]) {
			i++
		} else {
			i = sort.Search(len(p.lines), func(k int) bool { return int(p.lines[k]) > pos }) - 1
		}
		p.lastLine = i
	}
	return p.file.At(p.base+i+1, pos-int(p.lines[i])+1)
}

// errorf reports an error at a position, which the message leaves as it is, and returns false. After an error of the lexer, what follows from it is not reported.
func (p *Parser) errorf(pos int, format string, args ...any) bool {
	p.report(diag.Errorf(p.LocAt(pos), format, args...))
	return false
}

func (p *Parser) report(d *diag.Diagnostic) bool {
	if p.tok.kind != tokError {
		p.cfg.Diags.Emit(d)
	}
	p.failed = true
	return false
}

// Errorf reports an error at a position and returns false. In the text of a custom op the message names it, as upstream's parsers of
// ops do: "custom op 'name' message".
func (p *Parser) Errorf(pos int, format string, args ...any) bool {
	if p.custom != "" {
		format = "custom op '" + p.custom + "' " + format
	}
	return p.errorf(pos, format, args...)
}

// errorHere reports an error at the current token; at the end of the text, at the last byte.
func (p *Parser) errorHere(format string, args ...any) bool {
	return p.errorf(p.here(), format, args...)
}

func (p *Parser) here() int {
	if p.tok.kind == tokEOF {
		return max(p.tok.pos-1, 0)
	}
	return p.tok.pos
}

// wrongToken reports that the current token is not what was expected. As upstream, it points behind the text before the token, which
// is where something is missing if the token begins a new line.
func (p *Parser) wrongToken(format string, args ...any) bool {
	return p.errorf(p.behindPrevious(), format, args...)
}

// behindPrevious returns the end of what stands before the current token, blanks and comments left out.
func (p *Parser) behindPrevious() int {
	before := p.lex.src[:p.here()]
	for {
		before = strings.TrimRight(before, " \t")
		if before == "" {
			return p.here()
		}
		if c := before[len(before)-1]; c != '\n' && c != '\r' {
			return len(before)
		}
		before = before[:len(before)-1]
		line := max(strings.LastIndexAny(before, "\n\r"), 0)
		if i := strings.Index(before[line:], "//"); i >= 0 {
			before = before[:line+i]
		}
	}
}

// want reads punctuation, or reports msg.
func (p *Parser) want(s, msg string) bool {
	return p.Accept(s) || p.wrongToken("%s", msg)
}

// wantKeyword reads the keyword s, or reports msg.
func (p *Parser) wantKeyword(s, msg string) bool {
	return p.AcceptKeyword(s) || p.wrongToken("%s", msg)
}

// Expect reads punctuation such as "(" or "->", or reports "expected '('".
func (p *Parser) Expect(s string) bool {
	if p.Accept(s) {
		return true
	}
	return p.wrongToken("expected '%s'", s)
}

// Accept reads punctuation if it is there.
func (p *Parser) Accept(s string) bool {
	if p.tok.kind != tokPunct || p.text() != s {
		return false
	}
	p.advance()
	return true
}

// Keyword reads the keyword s, or reports that it was expected.
func (p *Parser) Keyword(s string) bool {
	if p.AcceptKeyword(s) {
		return true
	}
	return p.Errorf(p.tok.pos, "expected '%s'", s)
}

// AcceptKeyword reads the keyword s if it is there.
func (p *Parser) AcceptKeyword(s string) bool {
	if p.tok.kind != tokBare || p.text() != s {
		return false
	}
	p.advance()
	return true
}

// AnyKeyword reads an identifier, or reports "expected valid keyword".
func (p *Parser) AnyKeyword() (string, bool) {
	s, ok := p.OptKeyword()
	if !ok {
		return "", p.Errorf(p.tok.pos, "expected valid keyword")
	}
	return s, true
}

// OptKeyword reads an identifier if there is one.
func (p *Parser) OptKeyword() (string, bool) {
	if p.tok.kind != tokBare {
		return "", false
	}
	s := p.text()
	p.advance()
	return s, true
}

// KeywordOrString reads an identifier or a string literal.
func (p *Parser) KeywordOrString() (string, bool) {
	if p.tok.kind == tokString {
		return p.StringLit()
	}
	s, ok := p.OptKeyword()
	if !ok {
		return "", p.Errorf(p.tok.pos, "expected valid keyword or string")
	}
	return s, true
}

// StringLit reads a string literal and returns the bytes that it stands for.
func (p *Parser) StringLit() (string, bool) {
	if p.tok.kind != tokString {
		return "", p.Errorf(p.tok.pos, "expected string")
	}
	s := unquote(p.text())
	p.advance()
	return s, true
}

// OptStringLit reads a string literal if there is one.
func (p *Parser) OptStringLit() (string, bool) {
	if p.tok.kind != tokString {
		return "", false
	}
	return p.StringLit()
}

// SymbolName reads @name.
func (p *Parser) SymbolName() (string, bool) {
	s, ok := p.OptSymbolName()
	if !ok {
		return "", p.Errorf(p.tok.pos, "expected valid '@'-identifier for symbol name")
	}
	return s, true
}

// OptSymbolName reads @name if it is there.
func (p *Parser) OptSymbolName() (string, bool) {
	if p.tok.kind != tokAt {
		return "", false
	}
	s := p.text()[1:]
	if s[0] == '"' {
		s = unquote(s)
	}
	p.advance()
	return s, true
}

// List reads item as often as there are commas between; the list must not be empty.
func (p *Parser) List(item func() bool) bool {
	for {
		if !item() {
			return false
		}
		if !p.Accept(",") {
			return true
		}
	}
}

// Enclosed reads open, a list that may be empty, and close.
func (p *Parser) Enclosed(open, close string, item func() bool) bool {
	if !p.Expect(open) {
		return false
	}
	if p.Accept(close) {
		return true
	}
	return p.List(item) && p.Expect(close)
}

// OptEnclosed is Enclosed if open is there; found says whether it was.
func (p *Parser) OptEnclosed(open, close string, item func() bool) (found, ok bool) {
	if !p.is(open) {
		return false, true
	}
	return true, p.Enclosed(open, close, item)
}

// enclosedIn is Enclosed with a phrase for the messages: "expected '(' in affine map".
func (p *Parser) enclosedIn(open, close, where string, item func() bool) bool {
	return p.want(open, "expected '"+open+"'"+where) && (p.Accept(close) || p.List(item) && p.want(close, "expected '"+close+"'"+where))
}

// enter counts a level of nesting; leave undoes it.
func (p *Parser) enter() bool {
	if p.depth++; p.depth > MaxNesting {
		return p.wrongToken("nesting is deeper than %d levels", MaxNesting)
	}
	return true
}

func (p *Parser) leave() { p.depth-- }
