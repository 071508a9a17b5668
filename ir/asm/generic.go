package asm

import (
	"fmt"
	"slices"

	"polyloom/ir"
)

// assignGeneric puts the parts of the generic form into the op's fields. Where the number of parts is not what the op's struct has room
// for, it reports what upstream's verifier would.
func (p *Parser) assignGeneric(op ir.Op, pos int, g *genericParts) bool {
	info := op.Info()
	if gen, ok := op.(*ir.Generic); ok {
		gen.Properties = g.props
		vs, ok := p.ResolveValues(pos, g.operands, g.typ.In...)
		if !ok {
			return false
		}
		gen.Operands.Assign(vs...)
		gen.Successors.Assign(g.succs...)
		ir.SetDiscardable(op, g.attrs)
		ir.SetResultTypes(op, []int{len(g.typ.Out)}, g.typ.Out)
		return true
	}
	var segments segmentSizes
	return p.assignProps(op, pos, g, &segments) &&
		p.assignOperands(op, info, pos, g, segments.operands) &&
		p.assignResults(op, info, pos, g, segments.results) &&
		p.assignSuccessors(op, info, pos, g) &&
		p.checkRegions(op, info, pos, g) &&
		p.checkEnums(op, info, pos, g)
}

// segmentSizes are the lengths of an op's operand and result groups, as the generic form states them.
type segmentSizes struct{ operands, results []int64 }

// take reads a property of the name of a segment size.
func (s *segmentSizes) take(name string, a ir.Attr) bool {
	d, ok := a.(*ir.DenseArrayAttr)
	if !ok || d.ElemType != ir.Type(ir.I32) {
		return false
	}
	switch name {
	case "operandSegmentSizes", "operand_segment_sizes":
		s.operands = d.Ints()
	case "resultSegmentSizes", "result_segment_sizes":
		s.results = d.Ints()
	default:
		return false
	}
	return true
}

func isSegmentName(name string) bool {
	return name == "operandSegmentSizes" || name == "operand_segment_sizes" || name == "resultSegmentSizes" || name == "result_segment_sizes"
}

// assignProps sets the properties of op from <{…}>, and from the attribute dictionary those that are the op's own.
func (p *Parser) assignProps(op ir.Op, pos int, g *genericParts, segments *segmentSizes) bool {
	info := op.Info()
	if g.props != nil {
		d, ok := g.props.(*ir.DictAttr)
		if !ok {
			return p.propsError(op, pos, g, "expected DictionaryAttr to set properties")
		}
		for _, e := range d.Entries {
			if isSegmentName(e.Name) {
				if !segments.take(e.Name, e.Value) {
					return p.propsError(op, pos, g, "expected DenseI32ArrayAttr for key `value`")
				}
				if n := len(info.Operands()); e.Name == "operandSegmentSizes" && len(segments.operands) != n {
					return p.propsError(op, pos, g, "size mismatch in attribute conversion: %d vs %d", len(segments.operands), n)
				}
				continue
			}
			if c := propConstraint(op, e.Name); info.HasProp(e.Name) && (c.Kind && !c.Ok(e.Value) || !ir.SetAttribute(op, e.Name, e.Value)) {
				return p.propsError(op, pos, g, "Invalid attribute `%s` in property conversion: %v", e.Name, e.Value)
			}
		}
	}
	if g.attrs == nil {
		return true
	}
	sized := info.Has(ir.AttrSizedOperandSegments) || info.Has(ir.AttrSizedResultSegments)
	var rest []ir.NamedAttr
	for _, e := range g.attrs.Entries {
		switch {
		case sized && isSegmentName(e.Name) && segments.take(e.Name, e.Value):
		case info.HasProp(e.Name):
			if c := propConstraint(op, e.Name); c.Ok != nil && !c.Ok(e.Value) || !ir.SetAttribute(op, e.Name, e.Value) {
				return p.opErrorf(op, pos, "attribute '%s' failed to satisfy constraint: %s", e.Name, c.Desc)
			}
		default:
			rest = append(rest, e)
		}
	}
	ir.SetDiscardable(op, ir.Dict(rest...))
	return true
}

// propsError reports what is wrong with <{…}>.
func (p *Parser) propsError(op ir.Op, pos int, g *genericParts, format string, args ...any) bool {
	return p.errorf(pos, "invalid properties %v for op %s: %s", g.props, ir.Name(op), fmt.Sprintf(format, args...))
}

// checkEnums reports enumerations that are missing and must not be: those that are stored as integers have no default, and the op's
// field does not tell whether there was one.
func (p *Parser) checkEnums(op ir.Op, info *ir.OpInfo, pos int, g *genericParts) bool {
	for _, prop := range info.Props() {
		if e := prop.Constraint.Enum; e == nil || e.Mnemonic != "" || prop.Constraint.Optional || prop.Constraint.Default != nil {
			continue
		}
		props, _ := g.props.(*ir.DictAttr)
		if props.Get(prop.Name) == nil && g.attrs.Get(prop.Name) == nil {
			return p.opErrorf(op, pos, "requires attribute '%s'", prop.Name)
		}
	}
	return true
}

// OpErrorf reports an error at the name of the op that is being parsed, as the verifier would: "'name' op message".
func (p *Parser) OpErrorf(op ir.Op, format string, args ...any) bool {
	return p.opErrorf(op, p.opPos, format, args...)
}

// opErrorf is OpErrorf at a position.
func (p *Parser) opErrorf(op ir.Op, pos int, format string, args ...any) bool {
	return p.errorf(pos, "'"+ir.Name(op)+"' op "+format, args...)
}

// split says how many of n values belong to each port; sizes are the stated lengths, nil if there are none. It returns nil if that is impossible.
func split(ports []ir.Port, n int, sizes []int64, stated bool) []int {
	counts := make([]int, len(ports))
	if stated {
		total := 0
		if len(sizes) != len(ports) {
			return nil
		}
		for i, s := range sizes {
			if s < 0 || !ports[i].Variadic && s != 1 && !(ports[i].Optional && s == 0) {
				return nil
			}
			counts[i] = int(s)
			total += int(s)
		}
		if total != n {
			return nil
		}
		return counts
	}
	var loose []int
	for i, p := range ports {
		if p.Variadic || p.Optional {
			loose = append(loose, i)
		} else {
			counts[i] = 1
			n--
		}
	}
	if n < 0 || len(loose) == 0 && n != 0 || len(loose) > 0 && n%len(loose) != 0 {
		return nil
	}
	for _, i := range loose {
		counts[i] = n / len(loose)
		if !ports[i].Variadic && counts[i] > 1 {
			return nil
		}
	}
	return counts
}

func required(ports []ir.Port) (n int, open bool) {
	for _, p := range ports {
		if p.Variadic || p.Optional {
			open = true
		} else {
			n++
		}
	}
	return n, open
}

func (p *Parser) assignOperands(op ir.Op, info *ir.OpInfo, pos int, g *genericParts, sizes []int64) bool {
	vs, ok := p.ResolveValues(pos, g.operands, g.typ.In...)
	if !ok {
		return false
	}
	ports := info.Operands()
	stated := info.Has(ir.AttrSizedOperandSegments)
	if stated && sizes == nil {
		sizes = make([]int64, len(ports))
	}
	counts := split(ports, len(vs), sizes, stated)
	if counts == nil {
		switch n, open := required(ports); {
		case stated && len(sizes) != len(ports):
			return p.opErrorf(op, pos, "'operandSegmentSizes' attribute for specifying operand segments must have %d elements, but got %d", len(ports), len(sizes))
		case stated && slices.Min(sizes) < 0:
			return p.opErrorf(op, pos, "'operandSegmentSizes' attribute cannot have negative elements")
		case stated:
			total := int64(0)
			for _, s := range sizes {
				total += s
			}
			return p.opErrorf(op, pos, "operand count (%d) does not match with the total size (%d) specified in attribute 'operandSegmentSizes'", len(vs), total)
		case open:
			return p.opErrorf(op, pos, "expected %d or more operands, but found %d", n, len(vs))
		case n == 0:
			return p.opErrorf(op, pos, "requires zero operands")
		case n == 1:
			return p.opErrorf(op, pos, "requires a single operand")
		default:
			return p.opErrorf(op, pos, "expected %d operands, but found %d", n, len(vs))
		}
	}
	k := 0
	for i, n := range counts {
		one, many := info.Group(op, i)
		switch {
		case many != nil:
			many.Assign(vs[k : k+n]...)
		case n == 1:
			one.Set(vs[k])
		}
		k += n
	}
	return true
}

func (p *Parser) assignResults(op ir.Op, info *ir.OpInfo, pos int, g *genericParts, sizes []int64) bool {
	ports := info.Results()
	counts := split(ports, len(g.typ.Out), sizes, info.Has(ir.AttrSizedResultSegments))
	if counts == nil {
		if !p.bindable(g.names, len(g.typ.Out)) {
			return false
		}
		switch n, open := required(ports); {
		case open:
			return p.opErrorf(op, pos, "expected %d or more results", n)
		case n == 0:
			return p.opErrorf(op, pos, "requires zero results")
		case n == 1:
			return p.opErrorf(op, pos, "requires one result")
		default:
			return p.opErrorf(op, pos, "expected %d results", n)
		}
	}
	ir.SetResultTypes(op, counts, g.typ.Out)
	return true
}

func (p *Parser) assignSuccessors(op ir.Op, info *ir.OpInfo, pos int, g *genericParts) bool {
	ports := info.Successors()
	counts := split(ports, len(g.succs), nil, false)
	if counts == nil {
		n, _ := required(ports)
		if n == 1 {
			return p.opErrorf(op, pos, "requires 1 successor but found %d", len(g.succs))
		}
		return p.opErrorf(op, pos, "requires %d successors but found %d", n, len(g.succs))
	}
	k := 0
	for i, n := range counts {
		one, many := info.SuccessorGroup(op, i)
		if many != nil {
			many.Assign(g.succs[k : k+n]...)
		} else {
			one.Set(g.succs[k])
		}
		k += n
	}
	return true
}

func (p *Parser) checkRegions(op ir.Op, info *ir.OpInfo, pos int, g *genericParts) bool {
	n, open := required(info.Regions())
	got := len(g.regions)
	switch {
	case got == n || open && got > n:
		return true
	case open:
		return p.opErrorf(op, pos, "expected %d or more regions", n)
	case n == 0:
		return p.opErrorf(op, pos, "requires zero regions")
	case n == 1:
		return p.opErrorf(op, pos, "requires one region")
	}
	return p.opErrorf(op, pos, "expected %d regions", n)
}
