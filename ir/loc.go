package ir

import (
	"sync"

	"polyloom/diag"
)

// Loc is a source location: a small value that refers to a file position or to an interned location attribute. The zero Loc is
// loc(unknown). It implements diag.Location.
type Loc struct {
	ref       *locRef
	line, col uint32
}

// locRef is what a Loc refers to: a file, or a location that is not a plain file position.
type locRef struct {
	file    string
	complex *LocAttr
}

// LocKind is the kind of a location attribute.
type LocKind uint8

// The kinds of locations.
const (
	UnknownLoc LocKind = iota
	FileLoc
	NameLoc
	CallSiteLoc
	FusedLoc
)

// LocAttr is a location as an attribute. It is interned.
type LocAttr struct {
	AttrBase
	Kind LocKind
	// FileLoc: a range of positions in a file; one position if the ends are equal.
	File                       string
	Line, Col, EndLine, EndCol uint32
	// NameLoc: the name; Children[0] is the location named, UnknownLoc if there is none.
	Name string
	// NameLoc: the child; CallSiteLoc: callee and caller; FusedLoc: the parts.
	Children []*LocAttr
	Metadata Attr // FusedLoc; nil if there is none
}

var (
	locFiles   internTable[string, locRef]
	locs       internTable[locKey, LocAttr]
	locRefs    sync.Map // *LocAttr to *locRef
	unknownLoc = &LocAttr{}
)

type locKey struct {
	kind           LocKind
	text           string
	l1, c1, l2, c2 uint32
	children       string
	metadata       Attr
}

// FileLineCol returns the location of a position in a file, lines and columns counted from 1. The file without a name is "-".
func FileLineCol(file string, line, col int) Loc {
	return FileOf(file).At(line, col)
}

// LocFile is a source file, to make locations in it cheaply.
type LocFile struct{ ref *locRef }

// FileOf returns the file of the given name, "-" for none.
func FileOf(file string) LocFile {
	if file == "" {
		file = "-"
	}
	return LocFile{locFiles.get(file, func() *locRef { return &locRef{file: file} })}
}

// At returns the location of a position in f, without allocation.
func (f LocFile) At(line, col int) Loc { return Loc{f.ref, uint32(line), uint32(col)} }

// IsUnknown reports whether l is loc(unknown).
func (l Loc) IsUnknown() bool { return l.ref == nil }

// Attr returns l as an attribute.
func (l Loc) Attr() *LocAttr {
	switch {
	case l.ref == nil:
		return unknownLoc
	case l.ref.complex != nil:
		return l.ref.complex
	}
	return FileRange(l.ref.file, l.line, l.col, l.line, l.col)
}

// Loc returns the location that a describes.
func (a *LocAttr) Loc() Loc {
	switch {
	case a == unknownLoc:
		return Loc{}
	case a.Kind == FileLoc && a.Line == a.EndLine && a.Col == a.EndCol:
		return FileLineCol(a.File, int(a.Line), int(a.Col))
	}
	ref, ok := locRefs.Load(a)
	if !ok {
		ref, _ = locRefs.LoadOrStore(a, &locRef{complex: a})
	}
	return Loc{ref: ref.(*locRef)}
}

// UnknownLocAttr returns loc(unknown) as an attribute.
func UnknownLocAttr() *LocAttr { return unknownLoc }

// FileRange returns the location of a range in a file; a range of one position is that position.
func FileRange(file string, line, col, endLine, endCol uint32) *LocAttr {
	if file == "" && line == endLine && col == endCol {
		file = "-"
	}
	k := locKey{kind: FileLoc, text: file, l1: line, c1: col, l2: endLine, c2: endCol}
	return locs.get(k, func() *LocAttr {
		return &LocAttr{Kind: FileLoc, File: file, Line: line, Col: col, EndLine: endLine, EndCol: endCol}
	})
}

// NamedLoc returns loc("name"(child)); child may be unknown.
func NamedLoc(name string, child *LocAttr) *LocAttr {
	return locs.get(locKey{kind: NameLoc, text: name, children: locsKey(child)}, func() *LocAttr {
		return &LocAttr{Kind: NameLoc, Name: name, Children: []*LocAttr{child}}
	})
}

// CallSite returns loc(callsite(callee at caller)).
func CallSite(callee, caller *LocAttr) *LocAttr {
	return locs.get(locKey{kind: CallSiteLoc, children: locsKey(callee, caller)}, func() *LocAttr {
		return &LocAttr{Kind: CallSiteLoc, Children: []*LocAttr{callee, caller}}
	})
}

// Fused returns loc(fused<metadata>[parts…]) as it is written, without simplification.
func Fused(metadata Attr, parts ...*LocAttr) *LocAttr {
	return locs.get(locKey{kind: FusedLoc, children: locsKey(parts...), metadata: metadata}, func() *LocAttr {
		return &LocAttr{Kind: FusedLoc, Children: append([]*LocAttr{}, parts...), Metadata: metadata}
	})
}

// FuseLocs returns the location that stands for all of ls: unknown ones and repetitions are dropped, fused ones flattened, and a single
// one that is left stands for itself.
func FuseLocs(ls ...Loc) Loc {
	var parts []*LocAttr
	seen := map[*LocAttr]bool{}
	add := func(a *LocAttr) {
		if a != unknownLoc && !seen[a] {
			seen[a] = true
			parts = append(parts, a)
		}
	}
	for _, l := range ls {
		if a := l.Attr(); a.Kind == FusedLoc && a.Metadata == nil {
			for _, c := range a.Children {
				add(c)
			}
		} else {
			add(a)
		}
	}
	switch len(parts) {
	case 0:
		return Loc{}
	case 1:
		return parts[0].Loc()
	}
	return Fused(nil, parts...).Loc()
}

func locsKey(as ...*LocAttr) string { return string(appendKeys(nil, attrsOf(as))) }

func attrsOf[T Attr](as []T) []Attr {
	out := make([]Attr, len(as))
	for i, a := range as {
		out[i] = a
	}
	return out
}

// Position implements diag.Location.
func (l Loc) Position() (diag.Position, bool) {
	switch {
	case l.ref == nil:
		return diag.Position{}, false
	case l.ref.complex != nil:
		return l.ref.complex.position()
	}
	return diag.Position{File: l.ref.file, Line: int(l.line), Col: int(l.col)}, true
}

func (a *LocAttr) position() (diag.Position, bool) {
	if a.Kind == FileLoc {
		return diag.Position{File: a.File, Line: int(a.Line), Col: int(a.Col)}, true
	}
	for _, c := range a.Children {
		if p, ok := c.position(); ok {
			return p, ok
		}
	}
	return diag.Position{}, false
}

// Caller implements diag.Called: the caller of the first call-site location in l, through names and fused parts.
func (l Loc) Caller() (diag.Location, bool) {
	if l.ref == nil || l.ref.complex == nil {
		return nil, false
	}
	if c := l.ref.complex.callSite(); c != nil {
		return c.Children[1].Loc(), true
	}
	return nil, false
}

// callSite returns the first call site met in a, depth first, or nil.
func (a *LocAttr) callSite() *LocAttr {
	if a.Kind == CallSiteLoc {
		return a
	}
	for _, c := range a.Children {
		if s := c.callSite(); s != nil {
			return s
		}
	}
	return nil
}

// String returns the text of l with its keyword: loc("f.mlir":1:2).
func (l Loc) String() string {
	if l.ref != nil && l.ref.complex == nil {
		w := Text{Buf: []byte("loc(")}
		w.Quoted(l.ref.file)
		w.Byte(':')
		w.Int(int64(l.line))
		w.Byte(':')
		w.Int(int64(l.col))
		w.Byte(')')
		return w.String()
	}
	return l.Attr().String()
}
