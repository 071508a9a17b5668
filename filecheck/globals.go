package filecheck

import (
	"strconv"
	"strings"
)

// globals are the variables that a run begins with.
type globals struct {
	strings map[string]string
	numbers map[*numericVar]number
	// table holds the numeric variables that the check file or the command line
	// names.
	table map[string]*numericVar
	line  *numericVar // @LINE
}

// parseContext is what the parser knows of the variables.
type parseContext struct {
	globals
	numeric map[string]*numericVar
	defined map[string]bool // string variables with a definition so far
}

func (c *parseContext) init() {
	c.numeric = map[string]*numericVar{}
	c.defined = map[string]bool{}
	c.strings = map[string]string{}
	c.numbers = map[*numericVar]number{}
	c.table = c.numeric
}

// defineGlobals reads the definitions of the command line, which are shown in
// a text of their own in messages.
func (p *parser) defineGlobals() bool {
	src := &source{name: "Global defines"}
	var text strings.Builder
	var at []span
	for i, def := range p.opts.Defines {
		before := "Global define #" + strconv.Itoa(i+1) + ": "
		eq := strings.IndexByte(def, '=')
		switch {
		case eq < 0:
			at = append(at, span{src, text.Len(), text.Len()})
		case def[0] == '#':
			block := def[:eq] + ":" + def[eq+1:]
			text.WriteString(before + def + " (parsed as: [[")
			at = append(at, span{src, text.Len(), text.Len() + len(block)})
			text.WriteString(block + "]])\n")
		default:
			text.WriteString(before)
			at = append(at, span{src, text.Len(), text.Len() + len(def)})
			text.WriteString(def + "\n")
		}
	}
	src.text = text.String()
	var errs error
	for _, def := range at {
		errs = join(errs, p.defineGlobal(def))
	}
	if errs != nil {
		p.log(errs)
		return false
	}
	p.ctx.line = &numericVar{name: "@LINE", format: format{kind: formatUnsigned}}
	p.ctx.numeric["@LINE"] = p.ctx.line
	return true
}

func (p *parser) defineGlobal(def span) error {
	switch {
	case def.empty():
		return errorAt(def, "missing equal sign in global definition")
	case def.first() == '#':
		n := numericParser{ctx: &p.ctx}
		expr, v, err := n.block(def.from(1))
		if err != nil {
			return err
		}
		if expr.ast == nil || v == nil {
			return errorAt(def, "empty numeric expression in global definition")
		}
		value, err := expr.ast.eval(p.ctx.numbers)
		if err != nil {
			return err
		}
		p.ctx.numbers[v] = number{value: value}
		p.ctx.numeric[v.name] = v
		return nil
	}
	eq := def.index("=")
	name, value := def.take(eq), def.from(eq+1)
	rest := name
	v, pseudo, err := parseVariable(&rest)
	if err != nil {
		return err
	}
	if pseudo || !rest.empty() {
		return errorAt(name, "invalid name in string variable definition '"+name.String()+"'")
	}
	if p.ctx.numeric[v.String()] != nil {
		return errorAt(v, "numeric variable with name '"+v.String()+"' already exists")
	}
	if _, again := p.ctx.strings[v.String()]; !again {
		p.ctx.strings[v.String()] = value.String()
	}
	p.ctx.defined[v.String()] = true
	return nil
}
