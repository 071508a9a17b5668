// Package littest runs golden tests under go test: files with RUN lines through
// package lit, in process and in parallel, and .txtar scripts through testscript,
// which starts the same commands as processes and so shows how they behave on a
// command line.
//
//	func TestMain(m *testing.M) { littest.Main(m, commands) }
//
//	func TestGolden(t *testing.T) {
//		littest.Run(t, &lit.Config{Commands: commands}, ".")
//	}
//
// One test is run with go test -run 'TestGolden/canonicalize/fold.mlir'. With
// POLYLOOM_UPDATE=1 in the environment, what was generated is written anew:
// the blocks below GENERATED-BY lines (see package lit), and the files in .txtar
// archives that a cmp command of the script compares with.
package littest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"polyloom/lit"
)

// UpdateVariable is the environment variable that asks for an update.
const UpdateVariable = "POLYLOOM_UPDATE"

// Main is for TestMain of a package whose tests call Run. It lets .txtar scripts
// start the commands by name, and does not return.
func Main(m *testing.M, commands map[string]lit.Command) {
	programs := make(map[string]func(), len(commands))
	for name, c := range commands {
		programs[name] = func() { os.Exit(c.Exec()) }
	}
	testscript.Main(m, programs)
}

// Run runs the tests below each root, a folder, as parallel subtests that are named
// after their files. A file that ends in one of lit.DefaultSuffixes has to have a
// RUN line; what tests read goes to folders named Inputs.
func Run(t *testing.T, cfg *lit.Config, roots ...string) {
	t.Helper()
	own := *cfg
	own.Update = own.Update || os.Getenv(UpdateVariable) != ""
	for _, root := range roots {
		files, err := lit.Find(root, append([]string{".txtar"}, lit.DefaultSuffixes...))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, file := range files {
			name, err := filepath.Rel(root, file)
			if err != nil {
				name = file
			}
			t.Run(filepath.ToSlash(name), func(t *testing.T) {
				t.Parallel()
				if strings.HasSuffix(file, ".txtar") {
					testscript.Run(t, testscript.Params{Files: []string{file}, UpdateScripts: own.Update})
					return
				}
				check(t, own.Run(file, t.TempDir()))
			})
		}
	}
}

// reporter is what check needs of a *testing.T.
type reporter interface {
	Helper()
	Log(...any)
	Error(...any)
	Skip(...any)
}

// check turns the result of a test into a test's.
func check(t reporter, r *lit.Result) {
	t.Helper()
	if r.Updated {
		t.Log(r.Path + ": updated")
	}
	switch {
	case r.Status.Failed():
		t.Error("\n" + r.Report())
	case r.Status == lit.Unsupported:
		t.Skip(r.Reason)
	}
}
