package diag

import (
	"io"
	"os"
	"sort"
	"strings"
	"sync"
)

// maxFileSize bounds a file that is read only because a location names it.
const maxFileSize = 64 << 20

// Sources knows the text of source files by the name that positions give them; excerpts and expectations are
// taken from it. The driver adds what it has read ("<stdin>" for the standard input); a file that was not
// added is read from the disk when it is first asked for, once. The zero value is ready to use, all methods
// may be called concurrently.
type Sources struct {
	// NoDisk keeps files that were not added unknown. Set it before the first use.
	NoDisk bool

	mu    sync.Mutex
	files map[string]*source // nil: known not to be readable
	names []string           // in the order of Add
}

// Add registers the text of a file and replaces what was known under the name.
func (s *Sources) Add(name, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string]*source{}
	}
	if s.files[name] == nil {
		s.names = append(s.names, name)
	}
	s.files[name] = &source{name: name, text: text}
}

// Text returns the text of a file and whether it is known.
func (s *Sources) Text(name string) (string, bool) {
	if f := s.lookup(name); f != nil {
		return f.text, true
	}
	return "", false
}

// added returns the files that Add was called for, in that order.
func (s *Sources) added() []*source {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*source, len(s.names))
	for i, n := range s.names {
		list[i] = s.files[n]
	}
	return list
}

// lookup returns the file or nil. A nil *Sources knows no file.
func (s *Sources) lookup(name string) *source {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f, known := s.files[name]
	if known || s.NoDisk {
		return f
	}
	if text, ok := readRegular(name); ok {
		f = &source{name: name, text: text}
	}
	if s.files == nil {
		s.files = map[string]*source{}
	}
	s.files[name] = f
	return f
}

// readRegular reads a regular file of bounded size: a location may name anything, a terminal or an endless
// device included.
func readRegular(name string) (string, bool) {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() || info.Size() > maxFileSize {
		return "", false
	}
	f, err := os.Open(name)
	if err != nil {
		return "", false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFileSize))
	return string(text), err == nil
}

// source is one file with an index of its lines, which is made when the first excerpt is needed.
type source struct {
	name, text string
	once       sync.Once
	ends       []int // offsets of the newlines
}

// lineStart returns the offset where a line begins; line counts from 1 and may be the empty one after the
// last newline.
func (f *source) lineStart(line int) (int, bool) {
	f.once.Do(f.index)
	switch {
	case line < 1 || line > len(f.ends)+1:
		return 0, false
	case line == 1:
		return 0, true
	}
	return f.ends[line-2] + 1, true
}

func (f *source) index() {
	for i := 0; ; i++ {
		n := strings.IndexByte(f.text[i:], '\n')
		if n < 0 {
			return
		}
		i += n
		f.ends = append(f.ends, i)
	}
}

// offset returns the offset of a line and column. A column may be the one behind the line's last byte; a
// column that lies beyond a carriage return is not on the line.
func (f *source) offset(line, col int) (int, bool) {
	start, ok := f.lineStart(line)
	if !ok || col < 1 || col-1 > len(f.text)-start {
		return 0, false
	}
	if strings.ContainsAny(f.text[start:start+col-1], "\r\n") {
		return 0, false
	}
	return start + col - 1, true
}

// position is the inverse of offset.
func (f *source) position(offset int) Position {
	f.once.Do(f.index)
	n := sort.SearchInts(f.ends, offset)
	start := 0
	if n > 0 {
		start = f.ends[n-1] + 1
	}
	return Position{File: f.name, Line: n + 1, Col: offset - start + 1}
}

// lineAround returns the line that holds offset, without its end, and the offset within it. Here, as in
// LLVM, a carriage return also separates lines.
func (f *source) lineAround(offset int) (line string, at int) {
	start := strings.LastIndexAny(f.text[:offset], "\r\n") + 1
	end := strings.IndexAny(f.text[offset:], "\r\n")
	if end < 0 {
		end = len(f.text) - offset
	}
	return f.text[start : offset+end], offset - start
}
