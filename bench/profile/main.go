// Command profile measures what polyloom profile costs: programs run with and without it, in turn, and the ratio of their wall times.
//
//	go run ./bench/profile [-n RUNS] [-python python3]
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"polyloom/polyloom/profile"
)

// programs are a kernel in loops, called a few times, and the worst case: a small function that is called often.
var programs = []struct{ name, src string }{
	{"matrix product in loops, 5 calls", `
def gemm(A, B, n):
    C = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += A[i][k] * B[k][j]
            C[i][j] = s
    return C

n = 150
A = [[float(i + j) for j in range(n)] for i in range(n)]
for _ in range(5):
    gemm(A, A, n)
`},
	{"a small function, 3,000,000 calls", `
def f(x, y):
    return x + y

t = 0
for i in range(3_000_000):
    t = f(i, t)
`},
}

func main() {
	runs := flag.Int("n", 5, "runs of each")
	python := flag.String("python", "python3", "the interpreter")
	flag.Parse()
	if err := run(*runs, *python); err != nil {
		fmt.Fprintln(os.Stderr, "bench/profile:", err)
		os.Exit(1)
	}
}

func run(runs int, python string) error {
	version, err := exec.Command(python, "--version").Output()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "bench-profile")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fmt.Printf("%-36s%10s%12s   ratio   (%s, medians of %d)\n", "", "plain", "profiled", string(version[:len(version)-1]), runs)
	script := filepath.Join(dir, "prog.py")
	for _, p := range programs {
		if err := os.WriteFile(script, []byte(p.src), 0o600); err != nil {
			return err
		}
		var plain, profiled []time.Duration
		for range runs {
			start := time.Now()
			if err := exec.Command(python, script).Run(); err != nil {
				return err
			}
			plain = append(plain, time.Since(start))
			start = time.Now()
			opts := profile.Options{Python: python, Script: script, Out: filepath.Join(dir, "hints.json"), Stdout: io.Discard, Stderr: os.Stderr}
			if _, err := profile.Run(opts); err != nil {
				return err
			}
			profiled = append(profiled, time.Since(start))
		}
		slices.Sort(plain)
		slices.Sort(profiled)
		a, b := plain[runs/2], profiled[runs/2]
		fmt.Printf("%-36s%8dms%10dms%8.2f\n", p.name, a.Milliseconds(), b.Milliseconds(), float64(b)/float64(a))
	}
	return nil
}
