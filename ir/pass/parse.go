package pass

import (
	"strconv"
	"strings"
)

// Parse reads a pipeline with its anchor: "builtin.module(func.func(a,b{x=1}),c)". The names are those of passes and named pipelines
// in registry, or of operations where they have pipelines in parentheses. The error is an *OptionError.
func Parse(registry []*Info, text string) (*Pipeline, error) {
	text = strings.Trim(text, space)
	open := strings.IndexByte(text, '(')
	if open <= 0 || !strings.HasSuffix(text, ")") {
		return nil, &OptionError{Message: "expected pass pipeline to be wrapped with the anchor operation type, e.g. 'builtin.module(...)'"}
	}
	p := NewPipeline(strings.TrimRight(text[:open], space))
	if err := p.Parse(registry, text[open+1:len(text)-1]); err != nil {
		return nil, err
	}
	return p, nil
}

// Parse adds the passes of a pipeline without anchor, "func.func(a,b{x=1}),c". Nothing is nested but what text nests. The error is an
// *OptionError.
func (p *Pipeline) Parse(registry []*Info, text string) error {
	if text == "" {
		return nil
	}
	t := &pipelineText{text: text, registry: registry}
	list, err := t.structure()
	if err == nil {
		err = t.resolve(list)
	}
	if err == nil {
		err = t.add(p, list)
	}
	if err != nil {
		return err
	}
	return nil
}

// AddNamed adds the pass or pipeline that registry has under name, as the command line option of that name does: "-cse" or
// "-inline='max-iterations=2'". A pass is nested as its anchor demands. It returns false if there is none of the name.
func (p *Pipeline) AddNamed(registry []*Info, name, options string) (bool, error) {
	info := Find(registry, name)
	if info == nil {
		return false, nil
	}
	return true, p.Add(info, options, registry...)
}

// pipelineText is a text that is being read.
type pipelineText struct {
	text     string
	registry []*Info
}

// An element is a name in the text with what follows it.
type element struct {
	name, options string
	at            int // offset of the name
	inner         []element
	info          *Info
}

// structure cuts the text into elements.
func (t *pipelineText) structure() ([]element, *OptionError) {
	var root element
	stack := []*element{&root}
	pos := 0
	for {
		top := stack[len(stack)-1]
		n := strings.IndexAny(t.text[pos:], ",(){")
		end := pos + n
		if n < 0 {
			end = len(t.text)
		}
		word := t.text[pos:end]
		name := strings.Trim(word, space)
		at := pos + len(word) - len(strings.TrimLeft(word, space))
		top.inner = append(top.inner, element{name: name, at: at})
		if n < 0 {
			break
		}
		pos = end
		last := &top.inner[len(top.inner)-1]
		switch t.text[pos] {
		case '{':
			brace := closeBrace(t.text[pos+1:])
			if brace < 0 {
				return nil, t.errorAt(pos, "missing closing '}' while processing pass options")
			}
			last.options = t.text[pos+1 : pos+1+brace]
			pos = t.skipSpace(pos + brace + 2)
		case '(':
			stack = append(stack, last)
			pos++
			continue
		}
		for pos < len(t.text) && t.text[pos] == ')' {
			if len(stack) == 1 {
				return nil, t.errorAt(pos, "encountered extra closing ')' creating unbalanced parentheses while parsing pipeline")
			}
			stack = stack[:len(stack)-1]
			pos = t.skipSpace(pos + 1)
		}
		if pos == len(t.text) {
			break
		}
		if t.text[pos] != ',' {
			return nil, t.errorAt(pos, "expected ',' after parsing pipeline")
		}
		pos++
	}
	if len(stack) > 1 {
		return nil, t.errorAt(pos, "encountered unbalanced parentheses while parsing pipeline")
	}
	return root.inner, nil
}

func (t *pipelineText) skipSpace(pos int) int {
	return len(t.text) - len(strings.TrimLeft(t.text[pos:], space))
}

// closeBrace returns the offset of the brace that closes the one before text, or -1. Quotes mean nothing to it.
func closeBrace(text string) int {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// resolve finds what the names stand for.
func (t *pipelineText) resolve(list []element) *OptionError {
	for i := range list {
		e := &list[i]
		if len(e.inner) > 0 {
			if err := t.resolve(e.inner); err != nil {
				return err
			}
			continue
		}
		if e.info = Find(t.registry, e.name); e.info == nil {
			return t.errorAt(e.at, "'"+e.name+"' does not refer to a registered pass or pass pipeline")
		}
	}
	return nil
}

// add puts the elements into p.
func (t *pipelineText) add(p *Pipeline, list []element) *OptionError {
	for _, e := range list {
		var err *OptionError
		where := ""
		if e.info != nil {
			err = asOptionError(p.add(e.info, e.options, t.registry, false))
		} else {
			err = t.add(p.Nest(e.name), e.inner)
			where = " to inner pipeline"
		}
		if err != nil {
			if e.info != nil {
				err.Message += "\n"
			}
			err.Message += "failed to add `" + e.name + "` with options `" + e.options + "`" + where + "\n"
			return err
		}
	}
	return nil
}

// asOptionError gives errors of the builders of named pipelines the form of the others.
func asOptionError(err error) *OptionError {
	switch err := err.(type) {
	case nil:
		return nil
	case *OptionError:
		return err
	default:
		return &OptionError{Message: err.Error()}
	}
}

// errorAt returns an error at an offset of the text, with the line and a caret.
func (t *pipelineText) errorAt(at int, message string) *OptionError {
	start := strings.LastIndexByte(t.text[:at], '\n') + 1
	line, _, _ := strings.Cut(t.text[start:], "\n")
	row := strings.Count(t.text[:at], "\n") + 1
	col := at - start
	return &OptionError{Message: "MLIR Textual PassPipeline Parser:" + strconv.Itoa(row) + ":" + strconv.Itoa(col+1) + ": error: " + message +
		"\n" + line + "\n" + strings.Repeat(" ", col) + "^\n"}
}
