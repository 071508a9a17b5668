// Command toyopt is pyopt with the toy dialect and its pass: the result of docs/tutorial.md.
package main

import (
	"os"
	"slices"

	"polyloom/docs/tutorial/toy"
	"polyloom/docs/tutorial/toyexpand"
	"polyloom/pyopt"
)

// config returns pyopt's own dialects and passes, and ours.
func config() pyopt.Config {
	c := pyopt.Default()
	c.Name = "toyopt"
	c.Dialects = append(slices.Clip(c.Dialects), toy.Dialect)
	c.Passes = append(slices.Clip(c.Passes), toyexpand.Pass)
	return c
}

func main() {
	os.Exit(pyopt.Main(config(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
