// Package fromast turns the syntax tree of a Python module into the py dialect.
//
// Operations have the place of their node as location: a range of a file. Package codegen/pysource goes the other way.
package fromast
