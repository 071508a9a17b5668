// Pyparse measures package pyast on all Python files under some folders:
//
//	go run ./bench/pyparse /usr/lib/python3
//
// With -cpython it measures CPython's ast.parse, too. How to compare what they say about
// the files is in docs/testing.md.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

func main() {
	reference := flag.Bool("cpython", false, "measure CPython 3.13 as well")
	flag.Parse()
	if err := run(flag.Args(), *reference); err != nil {
		fmt.Fprintln(os.Stderr, "pyparse:", err)
		os.Exit(1)
	}
}

func run(folders []string, reference bool) error {
	files, err := pythonFiles(folders)
	if err != nil {
		return err
	}
	if err := measure(files); err != nil || !reference {
		return err
	}
	return measureCPython(files)
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

// measureCPython has CPython parse everything in one process.
func measureCPython(files []string) error {
	p, err := cpython.Start()
	if err != nil {
		return err
	}
	defer p.Close()
	total, seconds := 0, 0.0
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		answer, err := p.Ask(cpython.Seconds, src)
		if err != nil {
			return err
		}
		if t, err := strconv.ParseFloat(answer.Text, 64); err == nil && answer.OK {
			seconds += t
			total += len(src)
		}
	}
	fmt.Printf("CPython: %d bytes: %.3fs of CPU time, %.1f MB/s\n", total, seconds, float64(total)/1e6/seconds)
	return nil
}
