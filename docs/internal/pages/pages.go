// Package pages checks that what a page of documentation shows is real: the code, what the commands print, and the links.
//
// Code is a part of a file of this repository, which a comment in front of the block names:
//
//	<!-- from docs/tutorial/toy/toy.go -->
//	```go
//	func (o *Eval) Def(d *ir.Def) {
//	```
//
// A block of the kind console is a session, and each line that begins with "$ " a command, which is run:
//
//	```console
//	$ echo one two | count 1
//	```
//
// Other blocks are not looked at, except that one of the kind go has to say where it comes from. With POLYLOOM_UPDATE=1 in the environment, Check
// rewrites the output that sessions show.
package pages

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A Page is a file of documentation in Markdown.
type Page struct {
	// Root is the folder of the repository, to which From and File are relative.
	Root, File string
	// Shell runs a command in Root and returns what it prints.
	Shell func(command string) string
}

// A block is a fenced part of a page.
type block struct {
	line int    // of the opening fence, from 1
	kind string // what is behind the fence
	from string // the file that the comment in front of it names, or ""
	text string // the lines inside
}

var (
	fromComment = regexp.MustCompile(`^<!-- from (\S+) -->$`)
	inlineCode  = regexp.MustCompile("`[^`]*`")
	link        = regexp.MustCompile(`\]\(([^)\s]+)\)`)
)

// Problems returns what the page says that is not so, each as "file:line: …".
func (p *Page) Problems() ([]string, error) {
	data, err := os.ReadFile(filepath.Join(p.Root, p.File))
	if err != nil {
		return nil, err
	}
	var problems []string
	report := func(line int, format string, args ...any) {
		problems = append(problems, fmt.Sprintf("%s:%d: ", p.File, line)+fmt.Sprintf(format, args...))
	}
	blocks, prose := split(string(data))
	for i, line := range prose {
		for _, m := range link.FindAllStringSubmatch(inlineCode.ReplaceAllString(line, ""), -1) {
			if !p.exists(m[1]) {
				report(i+1, "there is no %s", m[1])
			}
		}
	}
	for _, b := range blocks {
		switch {
		case b.from != "":
			source, err := os.ReadFile(filepath.Join(p.Root, b.from))
			if err != nil {
				report(b.line, "%v", err)
			} else if !strings.Contains("\n"+string(source), "\n"+b.text) {
				report(b.line, "the block is no part of %s", b.from)
			}
		case b.kind == "go":
			report(b.line, "a block of Go without a comment that says where it is from")
		case b.kind == "console":
			p.session(b, report)
		}
	}
	return problems, nil
}

// split returns the fenced blocks of a text, and its lines with those of the blocks empty.
func split(text string) (blocks []block, prose []string) {
	prose = strings.Split(text, "\n")
	inside := -1 // the index of the opening fence
	for i, line := range prose {
		kind, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && inside < 0:
			b := block{line: i + 1, kind: kind}
			if i > 0 {
				if m := fromComment.FindStringSubmatch(prose[i-1]); m != nil {
					b.from = m[1]
				}
			}
			blocks = append(blocks, b)
			inside = i
		case fence:
			inside = -1
		case inside >= 0:
			blocks[len(blocks)-1].text += line + "\n"
			prose[i] = ""
		}
	}
	return blocks, prose
}

// exists reports whether there is what a link points to; links that leave the repository are taken on trust.
func (p *Page) exists(target string) bool {
	target, _, _ = strings.Cut(target, "#")
	if target == "" || strings.Contains(target, "://") {
		return true
	}
	_, err := os.Stat(filepath.Join(p.Root, filepath.Dir(p.File), target))
	return err == nil
}

// A step is a command of a session and what the page shows that it prints.
type step struct {
	line           int
	command, shown string
}

// steps takes a console block apart. It returns the number of a line with output before the first command, or 0.
func (b *block) steps() (steps []step, stray int) {
	for i, line := range strings.SplitAfter(b.text, "\n") {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			steps = append(steps, step{line: b.line + 1 + i, command: strings.TrimSuffix(command, "\n")})
			continue
		}
		switch {
		case len(steps) > 0:
			steps[len(steps)-1].shown += line
		case line != "":
			stray = b.line + 1 + i
		}
	}
	return steps, stray
}

// session runs the commands of a console block and compares what they print. Empty lines at the end do not matter.
func (p *Page) session(b block, report func(line int, format string, args ...any)) {
	steps, stray := b.steps()
	if stray > 0 {
		report(stray, "output without a command")
	}
	for _, s := range steps {
		want, got := strings.TrimRight(s.shown, "\n"), strings.TrimRight(p.Shell(s.command), "\n")
		if got != want {
			report(s.line, "%s prints\n%s\nbut the page shows\n%s", s.command, got, want)
		}
	}
}

// Update rewrites what the page shows that commands print.
func (p *Page) Update() error {
	name := filepath.Join(p.Root, p.File)
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	text := string(data)
	blocks, _ := split(text)
	lines := strings.SplitAfter(text, "\n")
	for _, b := range slices.Backward(blocks) {
		steps, stray := b.steps()
		if b.kind != "console" || stray > 0 {
			continue
		}
		var session strings.Builder
		for _, s := range steps {
			session.WriteString("$ " + s.command + "\n")
			if out := strings.TrimRight(p.Shell(s.command), "\n"); out != "" {
				session.WriteString(out + "\n")
			}
		}
		lines = slices.Replace(lines, b.line, b.line+strings.Count(b.text, "\n"), session.String())
	}
	updated := strings.Join(lines, "")
	if updated == text {
		return nil
	}
	return os.WriteFile(name, []byte(updated), 0o666)
}
