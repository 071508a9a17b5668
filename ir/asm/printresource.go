package asm

import (
	"encoding/hex"
	"slices"
	"strings"

	"polyloom/ir"
)

// noteResources wraps a Text.Alias so that the blobs of the resources that are written are remembered.
func (p *Printer) noteResources(alias func(any) (string, bool)) func(any) (string, bool) {
	return func(x any) (string, bool) {
		if r, ok := x.(*ir.ResourceAttr); ok {
			p.noteBlob(r.Blob)
		}
		if alias == nil {
			return "", false
		}
		return alias(x)
	}
}

func (p *Printer) noteBlob(b *ir.Blob) {
	if !slices.Contains(p.blobs, b) {
		p.blobs = append(p.blobs, b)
	}
}

// resources prints the section of the resources that were written and of the external ones, if there is anything in it.
func (p *Printer) resources() {
	s := resourceSection{p: p}
	s.kind = "dialect"
	for _, b := range p.blobs {
		if b.Known {
			s.entry("builtin", b.Key, func() string { return blobText(b) })
		}
	}
	s.end()
	s.kind = "external"
	for i, first := range p.opts.External {
		if slices.ContainsFunc(p.opts.External[:i], func(r ExternalResource) bool { return r.Group == first.Group }) {
			continue
		}
		for _, r := range p.opts.External[i:] {
			if r.Group == first.Group {
				s.entry(r.Group, r.Key, r.text)
			}
		}
	}
	s.end()
	if s.begun {
		p.Str("\n#-}\n")
	}
}

// resourceSection writes the resources of a file, each level of it when the first entry comes.
type resourceSection struct {
	p     *Printer
	begun bool   // the section
	kind  string // of resources
	open  bool   // whether the kind has been begun
	after bool   // whether another kind stands before
	group string // of the last entry, "" for none in this kind
}

// entry writes an entry of the current kind, unless it is too long.
func (s *resourceSection) entry(group, key string, text func() string) {
	p, limit := s.p, s.p.opts.ElideResources
	if !s.begun {
		s.begun = true
		p.Str("\n{-#\n")
	}
	if limit == 0 {
		return
	}
	t := text()
	if limit > 0 && len(t) > limit {
		return
	}
	if !s.open {
		if s.after {
			p.Str(",\n")
		}
		s.open = true
		p.Str("  " + s.kind + "_resources: {\n")
	}
	switch s.group {
	case group:
		p.Str(",\n")
	case "":
		p.Str("    " + group + ": {\n")
	default:
		p.Str("\n    },\n    " + group + ": {\n")
	}
	s.group = group
	p.Str("      ")
	p.KeywordOrString(key)
	p.Str(": ")
	p.Str(t)
}

// end closes the current kind.
func (s *resourceSection) end() {
	if s.open {
		s.p.Str("\n    }\n  }")
		s.after = true
	}
	s.open, s.group = false, ""
}

// text returns the value as it is printed: a blob with upper-case digits, a string with the usual escapes.
func (r *ExternalResource) text() string {
	switch {
	case strings.HasPrefix(r.Value, `"0x`):
		return `"0x` + strings.ToUpper(r.Value[3:])
	case strings.HasPrefix(r.Value, `"`):
		var w ir.Text
		w.Quoted(unquote(r.Value))
		return w.String()
	}
	return r.Value
}

// blobText returns the literal of a blob: its alignment and data in hexadecimal.
func blobText(b *ir.Blob) string {
	head := []byte{byte(b.Align), byte(b.Align >> 8), byte(b.Align >> 16), byte(b.Align >> 24)}
	return `"0x` + strings.ToUpper(hex.EncodeToString(head)+hex.EncodeToString(b.Data)) + `"`
}
