package asm

import (
	"polyloom/diag"
	"polyloom/ir"
)

// ParseType reads a type that is the whole of text. The error is the first diagnostic, whose file is called text.
func ParseType(cfg *Config, text string) (ir.Type, error) {
	return parseText(cfg, text, (*Parser).Type)
}

// ParseAttr reads an attribute that is the whole of text, as ParseType does a type.
func ParseAttr(cfg *Config, text string) (ir.Attr, error) {
	return parseText(cfg, text, func(p *Parser) (ir.Attr, bool) { return p.Attr(nil) })
}

func parseText[T any](cfg *Config, text string, parse func(*Parser) (T, bool)) (T, error) {
	var first *diag.Diagnostic
	own := &Config{Dialects: cfg.Dialects, AllowUnregistered: cfg.AllowUnregistered, byName: cfg.byName}
	own.Diags = diag.NewEngine(func(d *diag.Diagnostic) {
		if first == nil {
			first = d
		}
	})
	p := newParser(own, text, text, 0)
	v, ok := parse(p)
	if ok && p.tok.kind != tokEOF {
		p.errorf(p.tok.pos, "found trailing characters: '%s'", text[p.tok.pos:])
	}
	if first != nil {
		var zero T
		return zero, first
	}
	return v, nil
}
