// Package pyparser is the parser of Python that ANTLR generates from
// grammar/PythonParser.g4, and what it runs on.
//
// [Parse] takes tokens and returns a tape: the rules and tokens in the order in which
// they were met. There is no parse tree. Package pyast makes the syntax tree of Python
// from the tape and reports what the grammar lets through.
package pyparser
