package presburger

import (
	"fmt"
	"math/big"
	"strings"

	"polyloom/presburger/num"
)

// String returns the map in isl's notation: [p0] -> { [i0] -> [o0] : exists (e0 = floor((i0)/2) : i0 - 2e0 = 0 and o0 >= 0) }.
func (m *BasicMap) String() string {
	var b strings.Builder
	if m.space.Params > 0 {
		fmt.Fprintf(&b, "[%s] -> ", names("p", m.space.Params))
	}
	b.WriteString("{ ")
	if m.space.In > 0 {
		fmt.Fprintf(&b, "[%s] -> ", names("i", m.space.In))
	}
	fmt.Fprintf(&b, "[%s]", names("o", m.space.Out))
	var constraints []string
	for _, r := range m.eqs {
		constraints = append(constraints, m.space.sum(r)+" = 0")
	}
	for _, r := range m.ineqs {
		constraints = append(constraints, m.space.sum(r)+" >= 0")
	}
	text := strings.Join(constraints, " and ")
	if text == "" && len(m.divs) > 0 {
		text = "0 = 0"
	}
	if len(m.divs) > 0 {
		var divs []string
		for i, d := range m.divs {
			v := fmt.Sprintf("e%d", i)
			if d.den != nil {
				v += fmt.Sprintf(" = floor((%s)/%v)", m.space.sum(d.num), d.den)
			}
			divs = append(divs, v)
		}
		text = fmt.Sprintf("exists (%s : %s)", strings.Join(divs, ", "), text)
	}
	if text != "" {
		b.WriteString(" : " + text)
	}
	return b.String() + " }"
}

// names returns p0, p1, ….
func names(prefix string, n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprint(prefix, i)
	}
	return strings.Join(out, ", ")
}

// String returns the sum as [BasicMap.String] writes it.
func (e Aff) String() string { return e.space.sum(e.row) }

// sum returns a row as a sum, the constant last.
func (s Space) sum(r num.Row) string {
	var b strings.Builder
	add := func(c *big.Int, name string) {
		if c.Sign() == 0 {
			return
		}
		switch {
		case b.Len() > 0 && c.Sign() < 0:
			b.WriteString(" - ")
		case b.Len() > 0:
			b.WriteString(" + ")
		case c.Sign() < 0:
			b.WriteByte('-')
		}
		if a := new(big.Int).Abs(c); name == "" || !a.IsInt64() || a.Int64() != 1 {
			b.WriteString(a.String())
		}
		b.WriteString(name)
	}
	for i := 1; i < r.Len(); i++ {
		add(r.At(i), s.name(i))
	}
	add(r.At(0), "")
	if b.Len() == 0 {
		return "0"
	}
	return b.String()
}

// name returns the name of the variable in a column.
func (s Space) name(col int) string {
	l := s.layout(0)
	switch {
	case col >= l.Div(0):
		return fmt.Sprint("e", col-l.Div(0))
	case col >= l.Output(0):
		return fmt.Sprint("o", col-l.Output(0))
	case col >= l.Input(0):
		return fmt.Sprint("i", col-l.Input(0))
	}
	return fmt.Sprint("p", col-l.Param(0))
}

// String returns the values: parameters, inputs, outputs.
func (p Point) String() string {
	values := make([]string, p.space.layout(0).Vars())
	for i := range values {
		values[i] = p.row.At(1 + i).String()
	}
	return "(" + strings.Join(values, ", ") + ")"
}
