package asm

import (
	"encoding/binary"
	"strings"

	"polyloom/ir"
)

// An ExternalResource is an entry of a file's external_resources section. Tools that know its group read it; others print it back.
type ExternalResource struct {
	Group, Key string
	// Value is the entry as it was written: true, false or a string literal with its quotes.
	Value string
}

// blob returns the blob of a dialect under key. It need not have been seen before: its data may follow later, or never.
func (p *Parser) blob(dialect, key string) *ir.Blob {
	if p.blobs == nil {
		p.blobs = map[string]map[string]*ir.Blob{}
	}
	keys := p.blobs[dialect]
	if keys == nil {
		keys = map[string]*ir.Blob{}
		p.blobs[dialect] = keys
	}
	if keys[key] == nil {
		keys[key] = &ir.Blob{Key: key}
	}
	return keys[key]
}

// resourceKey reads the key of a resource of a dialect.
func (p *Parser) resourceKey(dialect string) (*ir.Blob, bool) {
	key, ok := p.OptKeyword()
	if !ok {
		if key, ok = p.OptStringLit(); !ok {
			return nil, p.errorHere("expected identifier key for 'resource' entry")
		}
	}
	return p.blob(dialect, key), true
}

// FileMetadata reads the section {-# … #-}.
func (p *Parser) FileMetadata() bool {
	p.advance()
	return p.listUntil("#-}", func() bool {
		pos := p.tok.pos
		key, ok := p.OptKeyword()
		if !ok {
			return p.errorHere("expected identifier key in file metadata dictionary")
		}
		if !p.Expect(":") {
			return false
		}
		switch key {
		case "dialect_resources":
			return p.resourceGroups(p.dialectResources)
		case "external_resources":
			return p.resourceGroups(p.externalResources)
		}
		return p.errorf(pos, "unknown key '%s' in file metadata dictionary", key)
	})
}

// listUntil reads items with commas between up to close; there may be none.
func (p *Parser) listUntil(close string, item func() bool) bool {
	return p.Accept(close) || p.List(item) && p.want(close, "expected ',' or '"+close+"'")
}

// resourceGroups reads { name: { entries }, … }; body reads the entries and the closing brace.
func (p *Parser) resourceGroups(body func(name string, pos int) bool) bool {
	return p.Expect("{") && p.listUntil("}", func() bool {
		pos := p.tok.pos
		name, ok := p.OptKeyword()
		if !ok {
			return p.errorHere("expected identifier key for 'resource' entry")
		}
		return p.Expect(":") && p.Expect("{") && body(name, pos)
	})
}

func (p *Parser) dialectResources(name string, pos int) bool {
	if name != "builtin" {
		if p.cfg.Dialect(name) == nil {
			return p.errorf(pos, "dialect '%s' is unknown", name)
		}
		return p.errorHere("unexpected 'resource' section for dialect '%s'", name)
	}
	return p.listUntil("}", func() bool {
		b, ok := p.resourceKey(name)
		if !ok || !p.Expect(":") {
			return false
		}
		tok := p.tok
		p.advance()
		return p.fillBlob(b, tok)
	})
}

// fillBlob gives b the data of a token.
func (p *Parser) fillBlob(b *ir.Blob, tok token) bool {
	data, align, ok := p.blobData(b.Key, tok)
	if ok {
		b.Data, b.Align, b.Known = data, align, true
	}
	return ok
}

// blobData returns the data of a string literal "0x…" and its alignment, which the first four bytes say.
func (p *Parser) blobData(key string, tok token) (data []byte, align uint32, ok bool) {
	if tok.kind == tokString {
		data, ok = hexBytes(p.lex.src[tok.pos:tok.end])
	}
	if !ok {
		return nil, 0, p.errorf(tok.pos, "expected hex string blob for key '%s'", key)
	}
	if len(data) < 4 {
		return nil, 0, p.errorf(tok.pos, "expected hex string blob for key '%s' to encode alignment in first 4 bytes", key)
	}
	align = binary.LittleEndian.Uint32(data)
	switch {
	case align&(align-1) != 0:
		return nil, 0, p.errorf(tok.pos,
			"expected hex string blob for key '%s' to encode alignment in first 4 bytes, but got non-power-of-2 value: %d", key, align)
	case len(data) == 4:
		align = 0 // upstream forgets the alignment of nothing
	}
	return data[4:], align, true
}

func (p *Parser) externalResources(name string, _ int) bool {
	return p.listUntil("}", func() bool {
		key, ok := p.OptKeyword()
		if !ok {
			if key, ok = p.OptStringLit(); !ok {
				return p.errorHere("expected identifier key for 'external_resources' entry")
			}
		}
		if !p.Expect(":") {
			return false
		}
		tok := p.tok
		p.advance()
		return p.externalValue(ExternalResource{Group: name, Key: key, Value: p.lex.src[tok.pos:tok.end]}, tok)
	})
}

func (p *Parser) externalValue(r ExternalResource, tok token) bool {
	switch {
	case strings.HasPrefix(r.Value, `"0x`):
		if _, _, ok := p.blobData(r.Key, tok); !ok {
			return false
		}
	case tok.kind != tokString && r.Value != "true" && r.Value != "false":
		return p.errorf(tok.pos, "expected string value for key '%s'", r.Key)
	}
	p.external = append(p.external, r)
	return true
}
