// Command ir measures pyopt beside mlir-opt-22 in one run: a 10 MB file parsed, verified and printed, the same with canonicalize and cse, and the
// start-up on a file of ten lines. Runs of the two alternate, so that what else the machine does meets both; medians are shown.
//
//	go run ./bench/ir [-n RUNS] [-json FILE]
//
// It builds pyopt itself and exits with 1 if mlir-opt-22 is not on PATH.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// functions is how many functions the large file has.
const functions = 20000

func main() {
	runs := flag.Int("n", 7, "runs of each tool")
	out := flag.String("json", "", "write the figures to this file")
	flag.Parse()
	if err := run(*runs, *out); err != nil {
		fmt.Fprintln(os.Stderr, "bench/ir:", err)
		os.Exit(1)
	}
}

// A figure is what one tool took for one job.
type figure struct {
	Wall time.Duration // median
	User time.Duration // median
	Peak int64         // KiB, median
}

// A row compares the tools on one job.
type row struct {
	Job   string
	Pyopt figure
	Mlir  figure
}

func run(runs int, out string) error {
	mlir, err := exec.LookPath("mlir-opt-22")
	if err != nil {
		return errors.New("mlir-opt-22 is not on PATH: install Debian's mlir-22-tools")
	}
	dir, err := os.MkdirTemp("", "bench-ir")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	pyopt := filepath.Join(dir, "pyopt")
	if msg, err := exec.Command("go", "build", "-o", pyopt, "polyloom/tools/pyopt").CombinedOutput(); err != nil {
		return fmt.Errorf("building pyopt: %w\n%s", err, msg)
	}
	large, small := filepath.Join(dir, "large.mlir"), filepath.Join(dir, "small.mlir")
	if err := errors.Join(writeFunctions(large, functions), writeFunctions(small, 1)); err != nil {
		return err
	}
	var rows []row
	for _, job := range []struct {
		name string
		args []string
		runs int
	}{
		{"parse, verify, print 10 MB", []string{large}, runs},
		{"the same with canonicalize, cse", []string{"-canonicalize", "-cse", large}, runs},
		{"start-up, ten lines", []string{small}, 3 * runs},
	} {
		r, err := compare(job.name, pyopt, mlir, job.args, job.runs)
		if err != nil {
			return err
		}
		rows = append(rows, r)
	}
	show(rows)
	if out == "" {
		return nil
	}
	text, err := json.MarshalIndent(rows, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(text, '\n'), 0o600)
}

// function returns the text of a function of the large file.
func function(i int) string {
	return fmt.Sprintf(`func.func @f%d(%%a: memref<?x64xf32>, %%n: index, %%x: f32) -> f32 {
  %%c0 = arith.constant 0 : index
  %%c1 = arith.constant 1 : index
  %%s = scf.for %%i = %%c0 to %%n step %%c1 iter_args(%%acc = %%x) -> (f32) {
    %%v = memref.load %%a[%%i, %%c0] : memref<?x64xf32>
    %%w = arith.mulf %%v, %%x : f32
    %%k = arith.addi %%i, %%c0 : index
    memref.store %%w, %%a[%%k, %%c1] : memref<?x64xf32>
    %%r = arith.addf %%acc, %%w : f32
    scf.yield %%r : f32
  }
  return %%s : f32
}
`, i)
}

// writeFunctions writes a file of n functions. It keeps little of it in memory: the peak that the system tells of a tool is never less than what this
// program held when it started the tool.
func writeFunctions(name string, n int) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for i := range n {
		w.WriteString(function(i))
	}
	return errors.Join(w.Flush(), f.Close())
}

// compare runs the tools in turn.
func compare(name, pyopt, mlir string, args []string, runs int) (row, error) {
	var ours, theirs []figure
	for range runs {
		for _, t := range []struct {
			tool string
			into *[]figure
		}{{pyopt, &ours}, {mlir, &theirs}} {
			f, err := measure(t.tool, args)
			if err != nil {
				return row{}, err
			}
			*t.into = append(*t.into, f)
		}
	}
	return row{name, median(ours), median(theirs)}, nil
}

func measure(tool string, args []string) (figure, error) {
	cmd := exec.Command(tool, append(args, "-o", os.DevNull)...)
	cmd.Stderr = os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return figure{}, fmt.Errorf("%s %s: %w", tool, strings.Join(args, " "), err)
	}
	wall := time.Since(start)
	peak := int64(0)
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = u.Maxrss
	}
	return figure{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak}, nil
}

func median(fs []figure) figure {
	by := func(key func(figure) int64) int64 {
		vs := make([]int64, len(fs))
		for i, f := range fs {
			vs[i] = key(f)
		}
		slices.Sort(vs)
		return vs[len(vs)/2]
	}
	return figure{
		Wall: time.Duration(by(func(f figure) int64 { return int64(f.Wall) })),
		User: time.Duration(by(func(f figure) int64 { return int64(f.User) })),
		Peak: by(func(f figure) int64 { return f.Peak }),
	}
}

func show(rows []row) {
	fmt.Printf("%-34s %10s %10s %6s %10s %10s %6s %9s %9s %6s\n", "", "pyopt", "mlir-opt", "wall", "CPU", "CPU", "", "MB", "MB", "peak")
	for _, r := range rows {
		fmt.Printf("%-34s %8.0fms %8.0fms %6.2f %8.0fms %8.0fms %6.2f %9.1f %9.1f %6.2f\n", r.Job,
			ms(r.Pyopt.Wall), ms(r.Mlir.Wall), ms(r.Pyopt.Wall)/ms(r.Mlir.Wall),
			ms(r.Pyopt.User), ms(r.Mlir.User), ms(r.Pyopt.User)/ms(r.Mlir.User),
			float64(r.Pyopt.Peak)/1024, float64(r.Mlir.Peak)/1024, float64(r.Pyopt.Peak)/float64(r.Mlir.Peak))
	}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
