package pyopt

import (
	"runtime/debug"

	"polyloom/ir"
	"polyloom/ir/pass"
)

// Config is what a program like pyopt offers. Main does not change it, so one Config may serve several runs at a time.
type Config struct {
	// Name is what the program calls itself in messages, Version what it answers to --version.
	Name, Version string
	// Dialects are those that it reads and writes, Passes those that it runs.
	Dialects []*ir.Dialect
	Passes   []*pass.Info
	// InputRead, if set, is told the size of the input in bytes once it is in memory. A process may settle then how it manages its memory.
	InputRead func(bytes int)
}

// version describes this build.
func version() string {
	text := "pyopt (Polyloom), the text of MLIR 22"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		text = "pyopt " + info.Main.Version + " (Polyloom), the text of MLIR 22"
	}
	return text
}
