package pass

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A kind is how options of a Go type are read and written.
type kind interface {
	// parse sets v. An error is the rest of "for the --size option: …", or an *OptionError of what is inside.
	parse(v reflect.Value, text string, registry []*Info) error
	write(out *strings.Builder, v reflect.Value)
	needsValue() bool
	// placeholder stands for the value in help: "uint"; "" if there need not be one.
	placeholder() string
}

var (
	pipelineType = reflect.TypeFor[*Pipeline]()
	chooserType  = reflect.TypeFor[Chooser]()
)

// kindOf returns nil for a type that cannot be an option.
func kindOf(t reflect.Type) kind {
	switch {
	case t == pipelineType:
		return pipelineKind{}
	case t.Implements(chooserType):
		return choiceKind{reflect.Zero(t).Interface().(Chooser).Choices()}
	}
	switch t.Kind() {
	case reflect.Bool:
		return boolKind{}
	case reflect.String:
		return stringKind{}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32:
		return intKind{"int", "integer", 32}
	case reflect.Int64:
		return intKind{"long", "long", 64}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return uintKind{"uint", 32}
	case reflect.Uint64:
		return uintKind{"ulong", 64}
	case reflect.Float32, reflect.Float64:
		return floatKind{}
	case reflect.Struct:
		return structKind{}
	case reflect.Slice:
		if elem := kindOf(t.Elem()); elem != nil {
			return listKind{elem}
		}
	}
	return nil
}

// A valueError is what is wrong with a value, in LLVM's words.
type valueError string

func (e valueError) Error() string { return string(e) }

func badValue(format string, args ...any) error { return valueError(fmt.Sprintf(format, args...)) }

type boolKind struct{}

func (boolKind) needsValue() bool    { return false }
func (boolKind) placeholder() string { return "" }

func (boolKind) parse(v reflect.Value, text string, _ []*Info) error {
	switch text {
	case "", "true", "TRUE", "True", "1":
		v.SetBool(true)
	case "false", "FALSE", "False", "0":
		v.SetBool(false)
	default:
		return badValue("'%s' is invalid value for boolean argument! Try 0 or 1", text)
	}
	return nil
}

func (boolKind) write(out *strings.Builder, v reflect.Value) {
	out.WriteString(strconv.FormatBool(v.Bool()))
}

type stringKind struct{}

func (stringKind) needsValue() bool    { return true }
func (stringKind) placeholder() string { return "string" }

func (stringKind) parse(v reflect.Value, text string, _ []*Info) error {
	v.SetString(text)
	return nil
}

// write puts braces around a text with a space, unless something before the space quotes it.
func (stringKind) write(out *strings.Builder, v reflect.Value) {
	s := v.String()
	if at := strings.IndexAny(s, " {'\""); at >= 0 && s[at] == ' ' {
		s = "{" + s + "}"
	}
	out.WriteString(s)
}

type intKind struct {
	name, word string
	bits       int
}

func (intKind) needsValue() bool      { return true }
func (k intKind) placeholder() string { return k.name }

func (k intKind) parse(v reflect.Value, text string, _ []*Info) error {
	n, err := strconv.ParseInt(text, 0, k.bits)
	if err != nil || strings.ContainsAny(text, "_+") || v.OverflowInt(n) {
		return badValue("'%s' value invalid for %s argument!", text, k.word)
	}
	v.SetInt(n)
	return nil
}

func (intKind) write(out *strings.Builder, v reflect.Value) {
	out.WriteString(strconv.FormatInt(v.Int(), 10))
}

type uintKind struct {
	name string
	bits int
}

func (uintKind) needsValue() bool      { return true }
func (k uintKind) placeholder() string { return k.name }

func (k uintKind) parse(v reflect.Value, text string, _ []*Info) error {
	n, err := strconv.ParseUint(text, 0, k.bits)
	if err != nil || strings.ContainsAny(text, "_+") || v.OverflowUint(n) {
		return badValue("'%s' value invalid for %s argument!", text, k.name)
	}
	v.SetUint(n)
	return nil
}

func (uintKind) write(out *strings.Builder, v reflect.Value) {
	out.WriteString(strconv.FormatUint(v.Uint(), 10))
}

type floatKind struct{}

func (floatKind) needsValue() bool    { return true }
func (floatKind) placeholder() string { return "number" }

func (floatKind) parse(v reflect.Value, text string, _ []*Info) error {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) || strings.Contains(text, "_") {
		return badValue("'%s' value invalid for floating point argument!", text)
	}
	v.SetFloat(x)
	return nil
}

func (floatKind) write(out *strings.Builder, v reflect.Value) {
	out.WriteString(strconv.FormatFloat(v.Float(), 'e', 6, 64))
}

// choiceKind is of integer types with names for their values.
type choiceKind struct{ choices []Choice }

func (choiceKind) needsValue() bool    { return true }
func (choiceKind) placeholder() string { return "value" }

func (k choiceKind) parse(v reflect.Value, text string, _ []*Info) error {
	for i, c := range k.choices {
		if c.Name == text {
			if v.CanInt() {
				v.SetInt(int64(i))
			} else {
				v.SetUint(uint64(i))
			}
			return nil
		}
	}
	return badValue("Cannot find option named '%s'!", text)
}

func (k choiceKind) write(out *strings.Builder, v reflect.Value) {
	if v.CanInt() {
		out.WriteString(k.choices[v.Int()].Name)
	} else {
		out.WriteString(k.choices[v.Uint()].Name)
	}
}

type pipelineKind struct{}

func (pipelineKind) needsValue() bool    { return true }
func (pipelineKind) placeholder() string { return "pass-manager" }

func (pipelineKind) parse(v reflect.Value, text string, registry []*Info) error {
	p, err := Parse(registry, text)
	if err != nil {
		return err
	}
	v.Set(reflect.ValueOf(p))
	return nil
}

func (pipelineKind) write(out *strings.Builder, v reflect.Value) {
	if p := v.Interface().(*Pipeline); p != nil {
		p.write(out)
	}
}

// structKind is of options that have options.
type structKind struct{}

func (structKind) needsValue() bool    { return true }
func (structKind) placeholder() string { return "value" }

func (structKind) parse(v reflect.Value, text string, registry []*Info) error {
	if err := bind(v.Addr().Interface()).parse(text, registry); err != nil {
		return err
	}
	return nil
}

// write prints the lists of v that are not empty: whether they were given is not known any more.
func (structKind) write(out *strings.Builder, v reflect.Value) {
	b := view(v)
	for _, o := range b.opts {
		o.set = o.v.Kind() == reflect.Slice && o.v.Len() > 0
	}
	b.write(out)
}

// listKind is of slices. Values are separated by commas and appended.
type listKind struct{ elem kind }

func (listKind) needsValue() bool      { return true }
func (k listKind) placeholder() string { return k.elem.placeholder() }

func (k listKind) parse(v reflect.Value, text string, registry []*Info) error {
	if text == "" {
		return nil
	}
	for _, part := range splitList(text) {
		e := reflect.New(v.Type().Elem()).Elem()
		if err := k.elem.parse(e, part, registry); err != nil {
			return err
		}
		v.Set(reflect.Append(v, e))
	}
	return nil
}

func (k listKind) write(out *strings.Builder, v reflect.Value) {
	out.WriteByte('{')
	for i := range v.Len() {
		if i > 0 {
			out.WriteByte(',')
		}
		k.elem.write(out, v.Index(i))
	}
	out.WriteByte('}')
}
