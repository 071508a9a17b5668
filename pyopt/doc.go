// Package pyopt is the program pyopt without its process: it reads MLIR text, runs passes over it and writes it back, as LLVM's
// mlir-opt does.
//
//	code := pyopt.Main(pyopt.Default(), []string{"--canonicalize", "a.mlir"}, os.Stdin, os.Stdout, os.Stderr)
//
// Options, messages and exit codes are those of mlir-opt 22 for whatever does not concern LLVM itself. Main changes no global state and
// may be called from several goroutines; what a run knows beside its arguments is in its Config.
//
// A run goes through the files of this package in this order:
//
//	registry.go   the dialects and passes of the project: add yours there
//	config.go     what a program like this offers
//	options.go    the options and their meaning
//	cmdline.go    how a command line is read, and what is wrong with one
//	main.go       the order of events, files, exit codes
//	split.go      a file in sections
//	process.go    one section: parse, verify, run the pipeline, print
//	pipeline.go   the pipeline and what watches it
//	run.go        functions that are run: --run, --validate-each
//	crash.go      the report of a bug
//	output.go     the file of the result
//	help.go       --help
//	opdoc.go      --help on an operation
package pyopt
