package main

import (
	"io"
	"testing"

	"polyloom/docs/internal/pages"
	"polyloom/filecheck"
	"polyloom/lit"
	"polyloom/lit/littest"
	"polyloom/pyopt"
)

// commands are what RUN lines and the tutorial call.
func commands() map[string]lit.Command {
	return map[string]lit.Command{
		"toyopt": lit.Main(func(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
			return pyopt.Main(config(), args, stdin, stdout, stderr)
		}),
		"filecheck": lit.Program("filecheck", filecheck.Main),
	}
}

func TestMain(m *testing.M) { littest.Main(m, commands()) }

// TestGolden runs the files with RUN lines.
func TestGolden(t *testing.T) {
	littest.Run(t, &lit.Config{Commands: commands()}, "../test")
}

// TestTutorial checks that the code on the page is the code here, and that the commands print what it shows.
func TestTutorial(t *testing.T) { pages.Check(t, "../../..", "docs/tutorial.md", commands()) }
