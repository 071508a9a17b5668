// Command polyloom makes Python with type hints run in parallel.
//
//	polyloom profile train.py
//
// polyloom help lists the commands.
package main

import (
	"os"

	"polyloom/polyloom"
)

func main() { os.Exit(polyloom.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
