// Package asm reads and writes MLIR text.
package asm
