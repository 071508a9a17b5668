// Pyparse measures package pyast on all Python files under some folders, and compares it
// with CPython 3.13 if asked to:
//
//	go run ./bench/pyparse /usr/lib/python3
//	go run ./bench/pyparse -compare /usr/lib/python3
//	go run ./bench/pyparse -errors -v /usr/lib/python3/test/test_syntax.py
//	go run ./bench/pyparse -mutants 10000 /usr/lib/python3
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

func main() {
	compare := flag.Bool("compare", false, "compare trees with those of CPython, and round trips")
	errors := flag.Bool("errors", false, "compare messages for the invalid code in the files")
	verbose := flag.Bool("v", false, "with -errors: show different messages")
	mutants := flag.Int("mutants", 0, "compare this many files with changed tokens")
	seed := flag.Uint64("seed", 1, "with -mutants: where to begin")
	flag.Parse()
	files, err := pythonFiles(flag.Args())
	switch {
	case err != nil:
	case *mutants > 0:
		err = compareMutants(files, *mutants, *seed)
	case *errors:
		err = compareErrors(files, *verbose)
	case *compare:
		err = compareAll(files)
	default:
		err = measure(files)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "pyparse:", err)
		os.Exit(1)
	}
}

// pythonFiles returns the Python files under folders.
func pythonFiles(folders []string) ([]string, error) {
	var files []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if d != nil && d.IsDir() && d.Name() == "site-packages" && name != folder {
				return fs.SkipDir
			}
			if err == nil && d.Type().IsRegular() && strings.HasSuffix(name, ".py") {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// measure parses everything twice, on one goroutine; the second time counts.
func measure(files []string) error {
	sources := make([][]byte, len(files))
	total, refused := 0, 0
	for i, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		sources[i] = src
		total += len(src)
	}
	var best time.Duration
	for range 2 {
		begin := cpuTime()
		refused = 0
		for i, src := range sources {
			if _, err := pyast.Parse(files[i], src); err != nil {
				refused++
			}
		}
		best = cpuTime() - begin
	}
	fmt.Printf("%d files, %d bytes, %d refused: %v of CPU time, %.1f MB/s\n",
		len(files), total, refused, best.Round(time.Millisecond), float64(total)/1e6/best.Seconds())
	return nil
}

// compareAll compares each file's tree with that of CPython.
func compareAll(files []string) error {
	p, err := cpython.Start()
	if err != nil {
		return err
	}
	defer p.Close()
	var same, wrong, newer, refusedByBoth int
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		want, err := p.Ask(cpython.Dump, src)
		if err != nil {
			return err
		}
		m, parseErr := pyast.Parse(name, src)
		switch problem := difference(p, want, m, parseErr); {
		case problem != "" && isNewer(want):
			newer++
		case problem != "":
			wrong++
			fmt.Printf("%s: %s\n", name, problem)
		case want.OK:
			same++
		default:
			refusedByBoth++
		}
	}
	fmt.Printf("%d files: %d trees equal, %d refused by both, %d for Python 3.14, %d different\n",
		len(files), same, refusedByBoth, newer, wrong)
	if wrong > 0 {
		return fmt.Errorf("%d files are different", wrong)
	}
	return nil
}

// difference says what is wrong with a result, or "".
func difference(p *cpython.Process, want cpython.Answer, m *pyast.Module, err error) string {
	switch {
	case want.OK && err != nil:
		return "refused:\n" + err.Error()
	case !want.OK && err == nil:
		return fmt.Sprintf("accepted; CPython says line %d: %s: %s", want.Line, want.Class, want.Msg)
	case !want.OK:
		return ""
	}
	if got := dump(m, true); got != want.Text {
		return "different tree: " + firstDifference(got, want.Text)
	}
	text := pyast.Unparse(m)
	again, parseErr := pyast.Parse("unparsed", []byte(text))
	if parseErr != nil {
		return "what Unparse gives is refused:\n" + parseErr.Error()
	}
	shape := dump(m, false)
	if got := dump(again, false); got != shape {
		return "different after Unparse: " + firstDifference(got, shape)
	}
	answer, askErr := p.Ask(cpython.Shape, []byte(text))
	if askErr != nil {
		return askErr.Error()
	}
	if answer.Text != shape {
		return "CPython: different after Unparse: " + firstDifference(answer.Text, shape)
	}
	return ""
}

func dump(m *pyast.Module, places bool) string {
	var out bytes.Buffer
	pyast.Dump(&out, m, pyast.DumpOptions{Attributes: places})
	return out.String()
}

// firstDifference shows where two texts part.
func firstDifference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(i-100, 0):min(i+100, len(s))] }
	return fmt.Sprintf("\n got …%s…\nwant …%s…", cut(got), cut(want))
}
