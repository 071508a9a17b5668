package asm

import (
	"math"

	"polyloom/ir"
)

// A deferredLoc is a location whose alias is defined further down.
type deferredLoc struct {
	alias string
	pos   int
	set   func(ir.Loc)
}

// TrailingLoc reads loc(…) if it is there and passes the location to set: now, or at the end of the file for an alias that is not
// defined yet.
func (p *Parser) TrailingLoc(set func(ir.Loc)) bool {
	if !p.AcceptKeyword("loc") {
		return true
	}
	if !p.want("(", "expected '(' in location") {
		return false
	}
	if p.tok.kind == tokHash && !hasDot(p.text()) {
		alias, pos := p.text()[1:], p.tok.pos
		p.advance()
		if a, ok := p.attrAliases[alias]; !ok {
			p.deferred = append(p.deferred, deferredLoc{alias, pos, set})
		} else if !p.setLoc(a, pos, set) {
			return false
		}
	} else {
		l, ok := p.LocAttrBody()
		if !ok {
			return false
		}
		set(l.Loc())
	}
	return p.want(")", "expected ')' in location")
}

func (p *Parser) setLoc(a ir.Attr, pos int, set func(ir.Loc)) bool {
	l, ok := a.(*ir.LocAttr)
	if !ok {
		return p.errorf(pos, "expected location, but found '%s'", a)
	}
	set(l.Loc())
	return true
}

// resolveDeferred sets the locations whose aliases were not defined when they were used.
func (p *Parser) resolveDeferred() bool {
	for _, d := range p.deferred {
		a, ok := p.attrAliases[d.alias]
		if !ok {
			return p.errorf(d.pos, "operation location alias was never defined")
		}
		if !p.setLoc(a, d.pos, d.set) {
			return false
		}
	}
	p.deferred = nil
	return true
}

// LocAttrBody reads a location as it stands between loc( and ).
func (p *Parser) LocAttrBody() (*ir.LocAttr, bool) {
	defer p.leave()
	if !p.enter() {
		return nil, false
	}
	switch {
	case p.tok.kind == tokHash:
		a, ok := p.extendedAttr(nil)
		if !ok {
			return nil, false
		}
		l, ok := a.(*ir.LocAttr)
		if !ok {
			return nil, p.errorHere("expected location attribute, but got%s", a)
		}
		return l, true
	case p.tok.kind == tokString:
		return p.nameOrFileLoc()
	case p.AcceptKeyword("callsite"):
		return p.callSiteLoc()
	case p.AcceptKeyword("fused"):
		return p.fusedLoc()
	case p.AcceptKeyword("unknown"):
		return ir.UnknownLocAttr(), true
	}
	return nil, p.wrongToken("expected location instance")
}

func (p *Parser) callSiteLoc() (*ir.LocAttr, bool) {
	if !p.want("(", "expected '(' in callsite location") {
		return nil, false
	}
	callee, ok := p.LocAttrBody()
	if !ok || !p.wantKeyword("at", "expected 'at' in callsite location") {
		return nil, false
	}
	caller, ok := p.LocAttrBody()
	if !ok || !p.want(")", "expected ')' in callsite location") {
		return nil, false
	}
	return ir.CallSite(callee, caller), true
}

func (p *Parser) fusedLoc() (*ir.LocAttr, bool) {
	var metadata ir.Attr
	if p.Accept("<") {
		var ok bool
		if metadata, ok = p.Attr(nil); !ok || !p.want(">", "expected '>' after fused location metadata") {
			return nil, false
		}
	}
	var parts []*ir.LocAttr
	ok := p.enclosedIn("[", "]", " in fused location", func() bool {
		l, ok := p.LocAttrBody()
		parts = append(parts, l)
		return ok
	})
	if !ok {
		return nil, false
	}
	return fuse(metadata, parts), true
}

// fuse makes a fused location as upstream does: unknown parts and repetitions are dropped, fused parts with the same metadata are
// flattened, and a single part without metadata stands for itself.
func fuse(metadata ir.Attr, parts []*ir.LocAttr) *ir.LocAttr {
	var out []*ir.LocAttr
	seen := map[*ir.LocAttr]bool{ir.UnknownLocAttr(): true}
	add := func(l *ir.LocAttr) {
		if !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	for _, l := range parts {
		if l.Kind == ir.FusedLoc && l.Metadata == metadata {
			for _, c := range l.Children {
				add(c)
			}
		} else {
			add(l)
		}
	}
	if len(out) == 0 {
		out = []*ir.LocAttr{ir.UnknownLocAttr()}
	}
	if len(out) == 1 && metadata == nil {
		return out[0]
	}
	return ir.Fused(metadata, out...)
}

func (p *Parser) nameOrFileLoc() (*ir.LocAttr, bool) {
	name, _ := p.StringLit()
	if p.Accept(":") {
		return p.fileLoc(name)
	}
	if !p.Accept("(") {
		return ir.NamedLoc(name, ir.UnknownLocAttr()), true
	}
	child, ok := p.LocAttrBody()
	if !ok || !p.want(")", "expected ')' after child location of NameLoc") {
		return nil, false
	}
	return ir.NamedLoc(name, child), true
}

const (
	wantLine = "expected integer line number in FileLineColRange"
	wantCol  = "expected integer column number in FileLineColRange"
)

// fileLoc reads what follows "file": line, line:col, or a range line:col to line:col.
func (p *Parser) fileLoc(file string) (*ir.LocAttr, bool) {
	line, ok := p.position(wantLine)
	if !ok {
		return nil, false
	}
	if !p.Accept(":") {
		return ir.FileRange(file, line, 0, line, 0), true
	}
	col, ok := p.position(wantCol)
	if !ok {
		return nil, false
	}
	if !p.AcceptKeyword("to") {
		return ir.FileRange(file, line, col, line, col), true
	}
	endLine := line
	if p.tok.kind == tokInt {
		if endLine, ok = p.position(wantLine); !ok {
			return nil, false
		}
	}
	if !p.want(":", "expected either integer or `:` post `to` in FileLineColRange") {
		return nil, false
	}
	endCol, ok := p.position(wantCol)
	return ir.FileRange(file, line, col, endLine, endCol), ok
}

// position reads a line or column number, or reports msg.
func (p *Parser) position(msg string) (uint32, bool) {
	v, ok := smallUint(p.text())
	switch {
	case p.tok.kind != tokInt:
		return 0, p.wrongToken("%s", msg)
	case !ok || v > math.MaxUint32:
		if msg == wantCol {
			return 0, p.errorHere("%s", msg)
		}
		return 0, p.wrongToken("%s", msg)
	}
	p.advance()
	return uint32(v), true
}
