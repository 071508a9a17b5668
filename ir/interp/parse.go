package interp

import (
	"fmt"
	"strconv"
	"strings"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// ParseValues reads a list of values separated by commas, as Value.String writes them:
//
//	1 : i32, true, 0.5 : f64, (1.0, 2.0) : complex<f32>, dense<[1, 2]> : vector<2xi8>, dense<0> : memref<2x3xf32>, @f : () -> i32, poison : index
//
// A memref gets new memory. %0 is the first value once more, which for a memref means the same memory; %1 is the second, and so on. Types
// and attributes are those of the dialects in cfg.
func (in *Interp) ParseValues(cfg *asm.Config, text string) ([]Value, error) {
	var values []Value
	for _, part := range splitTop(text, ',') {
		part = strings.TrimSpace(part)
		if part == "" {
			if len(values) == 0 && strings.TrimSpace(text) == "" {
				break
			}
			return nil, fmt.Errorf("expected a value")
		}
		if n, ok := strings.CutPrefix(part, "%"); ok {
			i, err := strconv.Atoi(n)
			if err != nil || i < 0 || i >= len(values) {
				return nil, fmt.Errorf("%s is no value before it", part)
			}
			values = append(values, values[i])
			continue
		}
		v, err := in.parseValue(cfg, part)
		if err != nil {
			return nil, fmt.Errorf("%s: %s", part, message(err))
		}
		values = append(values, v)
	}
	return values, nil
}

// message returns the text of err; a diagnostic's position, which is one in the list, says nothing.
func message(err error) string {
	if d, ok := err.(*diag.Diagnostic); ok {
		return d.Message
	}
	return err.Error()
}

// splitTop splits text at each sep outside of brackets and strings.
func splitTop(text string, sep byte) []string {
	var parts []string
	depth, start, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '-' && i+1 < len(text) && text[i+1] == '>':
			i++
		case strings.IndexByte("([{<", c) >= 0:
			depth++
		case strings.IndexByte(")]}>", c) >= 0:
			depth--
		case c == sep && depth == 0:
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	return append(parts, text[start:])
}

func (in *Interp) parseValue(cfg *asm.Config, text string) (Value, error) {
	if text == "true" || text == "false" {
		return Bool(text == "true"), nil
	}
	parts := splitTop(text, ':')
	if len(parts) < 2 {
		return Value{}, fmt.Errorf("expected a value with its type, such as '1 : i32'")
	}
	typeText := strings.TrimSpace(parts[len(parts)-1])
	body := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text[:len(text)-len(parts[len(parts)-1])]), ":"))
	t, err := asm.ParseType(cfg, typeText)
	if err != nil {
		return Value{}, err
	}
	if body == "poison" {
		return Value{t, PoisonCell}, nil
	}
	switch t := t.(type) {
	case *ir.MemRefType:
		return in.parseMemRef(cfg, body, t)
	case *ir.ComplexType:
		a, err := asm.ParseAttr(cfg, "dense<"+body+"> : tensor<"+typeText+">")
		if err != nil {
			return Value{}, err
		}
		c, err := AttrCell(a, ir.Tensor(nil, t, nil))
		if err != nil {
			return Value{}, err
		}
		return Value{t, c.Obj.(*Array).At(0)}, nil
	case *ir.FunctionType:
		fn := in.Lookup(strings.TrimPrefix(body, "@"))
		if fn == nil || fn.Op.Signature() != t {
			return Value{}, fmt.Errorf("there is no such function")
		}
		return Value{t, Cell{Obj: fn}}, nil
	}
	a, err := asm.ParseAttr(cfg, body+" : "+typeText)
	if err != nil {
		return Value{}, err
	}
	return FromAttr(a, t)
}

// parseMemRef reads the elements of a memref of type t into new memory.
func (in *Interp) parseMemRef(cfg *asm.Config, body string, t *ir.MemRefType) (Value, error) {
	if !ir.StaticShape(t) {
		return Value{}, fmt.Errorf("expected the type of a memref with its actual sizes")
	}
	a, err := asm.ParseAttr(cfg, body+" : "+ir.Tensor(t.Shape(), t.Elem(), nil).String())
	if err != nil {
		return Value{}, err
	}
	c, err := AttrCell(a, ir.Tensor(t.Shape(), t.Elem(), nil))
	if err != nil {
		return Value{}, err
	}
	m, err := in.NewMemRef(t, t.Shape(), nil, true)
	if err != nil {
		return Value{}, err
	}
	return Value{t, Cell{Obj: m}}, m.Fill(c.Obj.(*Array))
}

// Fill writes the elements of a, row by row, to those of m.
func (m *MemRef) Fill(a *Array) error {
	i := 0
	return m.Each(func(at []int64) error {
		i++
		return m.Store(a.At(i-1), at...)
	})
}
