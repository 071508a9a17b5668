package asm

import (
	"runtime"
	"strings"
	"sync"

	"polyloom/diag"
	"polyloom/ir"
)

// minParallel is the size in bytes from which the operations of a block are parsed by several goroutines.
const minParallel = 1 << 18

// parallelOps reads the operations from the current token up to the } that closes their region, or to the end of the file, by several goroutines, into b.
// It gives up, having read nothing, where the text does not fall into pieces that can be read on their own, or has errors: then it
// must be read in order. The result is the same either way.
func (p *Parser) parallelOps(b *ir.Block) bool {
	src := p.lex.src
	workers := p.cfg.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	if workers == 1 || p.worker || len(src)-p.tok.pos < minParallel {
		return false
	}
	if p.scouted > 8*len(src) {
		return false
	}
	cuts, end := cutOps(src, p.tok.pos, (len(src)-p.tok.pos)/(8*workers)+1)
	p.scouted += max(end, p.tok.pos) - p.tok.pos
	if cuts == nil {
		p.scouted += len(src) - p.tok.pos
	}
	if len(cuts) < 2 || orderMatters(src[p.tok.pos:end]) {
		return false
	}
	pieces := make([]*ir.Block, len(cuts))
	ok := make([]bool, len(cuts))
	next := make(chan int, len(cuts))
	for i := range cuts {
		next <- i
	}
	close(next)
	p.cfg.Dialect("") // makes the table of dialects, which the goroutines share
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			defer func() { _ = recover() }() // it panics again, on the caller's goroutine, where the text is read in order
			w := p.fork()
			for i := range next {
				stop := end
				if i+1 < len(cuts) {
					stop = cuts[i+1]
				}
				pieces[i], ok[i] = w.piece(cuts[i], stop)
			}
		})
	}
	wg.Wait()
	for _, fine := range ok {
		if !fine {
			return false
		}
	}
	for _, piece := range pieces {
		b.TakeOps(piece)
	}
	p.reset(end)
	return true
}

// fork returns a parser of the same text for one goroutine. What it has to complain about is dropped: the text is read again in order then.
func (p *Parser) fork() *Parser {
	cfg := *p.cfg
	cfg.Diags = diag.NewEngine(func(*diag.Diagnostic) {})
	w := &Parser{cfg: &cfg, file: p.file, name: p.name, base: p.base, lines: p.lines, worker: true, depth: p.depth,
		typeAliases: p.typeAliases, attrAliases: p.attrAliases, infos: map[string]*ir.OpInfo{}, forward: map[*ir.Value]int{}}
	w.defaults = append(w.defaults, p.defaults...)
	w.lex = lexer{src: p.lex.src, err: func(pos int, msg string) { w.errorf(pos, "%s", msg) }}
	return w
}

// piece reads the operations between two positions.
func (p *Parser) piece(from, to int) (*ir.Block, bool) {
	b := new(ir.Block)
	p.pushScope(true)
	p.reset(from)
	for p.tok.pos < to && p.tok.kind != tokEOF {
		named := p.tok.kind == tokPercent // a value that another piece may use
		if named || !p.operation(b) {
			return nil, false
		}
	}
	return b, p.tok.pos >= to && p.popScope(true) && len(p.forward) == 0 && len(p.deferred) == 0 && !p.failed
}

// orderMatters reports whether the text has something that is counted, or collected, across the whole file.
func orderMatters(src string) bool {
	return strings.Contains(src, "dense_resource") || strings.Contains(src, "distinct[") || strings.Contains(src, "{-#") || strings.Contains(src, "loc(#")
}

// cutOps finds places, at least size bytes apart, at which an operation begins in the list of operations that begins at start, and the end of the list: the
// } that closes it, or the end of the file. A place counts if a } that closes the operation before is followed by a name with a dialect,
// which goes on no operation. It returns no places if the brackets do not match.
func cutOps(src string, start, size int) (cuts []int, end int) {
	cuts = append(cuts, start)
	depth, i := 0, start
	closed := false // the last thing was a } at depth 0
	for i < len(src) {
		c := src[i]
		switch {
		case class[c]&clsSpace != 0:
			i++
			continue
		case c == '{' || c == '(' || c == '[':
			depth++
		case c == '}' || c == ')' || c == ']':
			if depth == 0 {
				return cuts, i
			}
			depth--
			closed = depth == 0 && c == '}'
			i++
			continue
		case c == '"':
			if i = endOfString(src, i); i < 0 {
				return nil, 0
			}
			closed = false
			continue
		case c == '/' && i+1 < len(src) && src[i+1] == '/':
			n := strings.IndexByte(src[i:], '\n')
			if n < 0 {
				return cuts, len(src)
			}
			i += n
			continue
		case class[c]&(clsLetter|clsDigit) != 0 || c == '_':
			word := i
			for i < len(src) && class[src[i]]&clsBare != 0 {
				i++
			}
			if closed && depth == 0 && word-cuts[len(cuts)-1] >= size && strings.IndexByte(src[word:i], '.') > 0 {
				cuts = append(cuts, word)
			}
			closed = false
			continue
		}
		closed = false
		i++
	}
	if depth != 0 {
		return nil, 0
	}
	return cuts, len(src)
}

// endOfString returns the position behind the string literal that begins at i, or -1.
func endOfString(src string, i int) int {
	for i++; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		case '\n':
			return -1
		}
	}
	return -1
}
