package asm

import "polyloom/ir"

// opUsers writes the comment that says who uses the results of op, or the number of an op without results.
func (p *Printer) opUsers(op ir.Op) {
	n := ir.NumResults(op)
	switch {
	case n == 0:
		if ir.NumOperands(op) > 0 {
			p.Str(" // id: ")
			p.Buf = p.names.appendOpID(p.Buf, op)
		}
		return
	case !ir.HasUses(op):
		p.Str(" // unused")
		return
	}
	users := map[ir.Op]bool{}
	results := 0
	for _, r := range ir.ResultsOf(op) {
		for u := range r.Users() {
			if !users[u] {
				users[u] = true
				results += ir.NumResults(u)
			}
		}
	}
	if results <= 1 && len(users) <= 1 && n == 1 {
		p.Str(" // user: ")
	} else {
		p.Str(" // users: ")
	}
	for i, r := range ir.ResultsOf(op) {
		if i > 0 {
			p.Str(", ")
		}
		if n > 1 {
			p.Byte('(')
		}
		p.users(r)
		if n > 1 {
			p.Byte(')')
		}
	}
}

// argUsers writes the line that says who uses a.
func (p *Printer) argUsers(a *ir.BlockArg) {
	p.Str("// ")
	p.Value(&a.Value)
	if a.HasUses() {
		p.Str(" is used by ")
		p.users(&a.Value)
	} else {
		p.Str(" is unused")
	}
	p.Byte('\n')
}

// users writes the results of the users of v, or the numbers of those without results.
func (p *Printer) users(v *ir.Value) {
	if !v.HasUses() {
		p.Str("unused")
	}
	seen := map[ir.Op]bool{}
	i := 0
	for u := range v.Users() {
		if !seen[u] {
			seen[u] = true
			if i > 0 {
				p.Str(", ")
			}
			if ir.NumResults(u) == 0 {
				p.Buf = p.names.appendOpID(p.Buf, u)
			}
			p.Values(ir.ResultValues(u))
		}
		i++
	}
}
