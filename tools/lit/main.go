// Command lit runs golden tests: files that carry the commands that test them in
// RUN lines, as LLVM's lit does, but in one process.
//
//	lit test/lit
//	lit -v --filter canonicalize test/lit
//	lit --update test/lit/fold.mlir
//
// See lit --help, and package lit for the language of RUN lines.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"polyloom/lit"
	"polyloom/tools/lit/programs"
)

const help = `usage: lit [options] PATH...

Runs the golden tests in each PATH, a file or a folder, and prints those that fail.
A test is a file with RUN lines in comments:

  // RUN: pyopt %%s --canonicalize | filecheck %%s
  // CHECK: return

It passes if every RUN line exits with 0. %%s is the test file, %%S its folder, %%t a
temporary file. REQUIRES:, UNSUPPORTED: and XFAIL: lines are boolean expressions over
the features given with --feature. Known in RUN lines, without being installed:
  %s
Folders named Inputs hold files that tests read.

options:
  -j N            run N tests at a time (default: one for each processor)
  -v              print every test, not only those that fail
  --filter RE     only tests whose path matches the regular expression
  --suffix LIST   ends of the names of tests in a folder (default %s)
  --feature LIST  features that are there, besides system-%s
  -D NAME=VALUE   the substitution %%{NAME}; with -D %%NAME=VALUE it is %%NAME
  --no-path       programs on PATH are not to be used
  --timeout T     a test that takes longer fails, as in 30s (default 2m)
  --update        rewrite the lines between GENERATED-BY: and GENERATED-END
  --keep          keep the temporary files and say where they are
  --json FILE     write the results as JSON
  --xml FILE      write the results as JUnit's XML

Exit code: 0 if no test failed, 1 if one did, 2 for wrong usage or no tests.
`

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are the command line.
type options struct {
	lit.Config
	paths     []string
	jobs      int
	verbose   bool
	filter    *regexp.Regexp
	suffixes  []string
	keep      bool
	json, xml string
}

// run is main with its surroundings as parameters.
func run(args []string, stdout, stderr io.Writer) int {
	usage := func(err error) int {
		fmt.Fprintf(stderr, "lit: %v\ntry: lit --help\n", err)
		return 2
	}
	opts, err := parseArgs(args)
	if errors.Is(err, flag.ErrHelp) {
		printHelp(stdout)
		return 0
	}
	if err != nil {
		return usage(err)
	}
	tests, err := opts.find()
	if err != nil {
		return usage(err)
	}
	temp, err := os.MkdirTemp("", "lit-")
	if err != nil {
		return usage(err)
	}
	if opts.keep {
		fmt.Fprintf(stdout, "temporary files: %s\n", temp)
	} else {
		defer os.RemoveAll(temp)
	}
	start := time.Now()
	results := opts.runAll(tests, temp, stdout)
	sum := summarize(results, time.Since(start))
	fmt.Fprintln(stdout, sum)
	if err := opts.writeReports(results, sum); err != nil {
		fmt.Fprintf(stderr, "lit: %v\n", err)
		return 2
	}
	if sum.Failed > 0 {
		return 1
	}
	return 0
}

func printHelp(stdout io.Writer) {
	names := append(programs.Names(), lit.Builtins()...)
	fmt.Fprintf(stdout, help, strings.Join(names, " "), strings.Join(lit.DefaultSuffixes, ","), runtime.GOOS)
}

// parseArgs reads the command line; options and paths may be mixed.
func parseArgs(args []string) (*options, error) {
	opts := &options{suffixes: lit.DefaultSuffixes}
	opts.Commands = programs.All()
	opts.Features = []string{"system-" + runtime.GOOS}
	opts.Substitutions = map[string]string{}
	opts.AllowPath = true

	set := flag.NewFlagSet("lit", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.IntVar(&opts.jobs, "j", runtime.GOMAXPROCS(0), "")
	set.BoolVar(&opts.verbose, "v", false, "")
	set.BoolVar(&opts.keep, "keep", false, "")
	set.BoolVar(&opts.Update, "update", false, "")
	set.DurationVar(&opts.Timeout, "timeout", 2*time.Minute, "")
	set.StringVar(&opts.json, "json", "", "")
	set.StringVar(&opts.xml, "xml", "", "")
	set.BoolFunc("no-path", "", func(string) error { opts.AllowPath = false; return nil })
	set.Func("filter", "", func(s string) (err error) { opts.filter, err = regexp.Compile(s); return })
	set.Func("suffix", "", func(s string) error { opts.suffixes = strings.Split(s, ","); return nil })
	set.Func("feature", "", func(s string) error { opts.Features = append(opts.Features, strings.Split(s, ",")...); return nil })
	set.Func("D", "", func(s string) error {
		name, value, ok := strings.Cut(s, "=")
		if !ok || name == "" {
			return errors.New("want NAME=VALUE")
		}
		if !strings.HasPrefix(name, "%") {
			name = "%{" + name + "}"
		}
		opts.Substitutions[name] = value
		return nil
	})
	for {
		if err := set.Parse(args); err != nil {
			return nil, err
		}
		if set.NArg() == 0 {
			break
		}
		opts.paths = append(opts.paths, set.Arg(0))
		args = set.Args()[1:]
	}
	switch {
	case len(opts.paths) == 0:
		return nil, errors.New("no PATH given")
	case opts.jobs < 1:
		return nil, fmt.Errorf("-j %d: want at least 1", opts.jobs)
	}
	return opts, nil
}

// find lists the tests to run.
func (o *options) find() ([]string, error) {
	var tests []string
	for _, root := range o.paths {
		found, err := lit.Find(root, o.suffixes)
		if err != nil {
			return nil, err
		}
		for _, path := range found {
			if o.filter == nil || o.filter.MatchString(filepath.ToSlash(path)) {
				tests = append(tests, path)
			}
		}
	}
	if len(tests) == 0 {
		return nil, fmt.Errorf("no test matches --filter %s", o.filter)
	}
	return tests, nil
}

// runAll runs the tests, several at a time, and prints what is to be seen of them
// in their order.
func (o *options) runAll(tests []string, temp string, stdout io.Writer) []*lit.Result {
	next := make(chan int)
	done := make([]chan *lit.Result, len(tests))
	for i := range done {
		done[i] = make(chan *lit.Result, 1)
	}
	for range min(o.jobs, len(tests)) {
		go func() {
			for i := range next {
				done[i] <- o.runOne(tests[i], filepath.Join(temp, fmt.Sprint(i+1)))
			}
		}()
	}
	go func() {
		for i := range tests {
			next <- i
		}
		close(next)
	}()
	results := make([]*lit.Result, len(tests))
	for i := range tests {
		r := <-done[i]
		results[i] = r
		if r.Updated {
			fmt.Fprintf(stdout, "UPDATED: %s\n", r.Path)
		}
		if o.verbose || r.Status.Failed() {
			io.WriteString(stdout, r.Report())
		}
	}
	return results
}

// runOne runs a test in a fresh folder.
func (o *options) runOne(test, dir string) *lit.Result {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return &lit.Result{Path: test, Status: lit.Unresolved, Reason: err.Error()}
	}
	r := o.Run(test, dir)
	if !o.keep {
		os.RemoveAll(dir)
	}
	return r
}
