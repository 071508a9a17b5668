// Package grammar is the home of the grammar of Python, PythonParser.g4, and of what
// generates the parser in grammar/pyparser from it:
//
//	go generate ./grammar
//
// needs Java, and the network once: ANTLR's tool is kept in the user's cache folder
// under its version and is checked against a known sum before each use. Building and
// testing need neither, because the generated parser is committed.
//
// The way of a file is
//
//	bytes ── grammar/pytoken ──▶ tokens ── grammar/pyparser ──▶ tape ── pyast ──▶ tree
//
// and most programs only want the last package.
package grammar

//go:generate go run ./generate
