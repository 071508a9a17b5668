// Package filecheck checks a text against a file of expectations, as LLVM 22's
// FileCheck does: same language, same messages, same exit codes.
//
// An expectation is a line of the check file that contains a directive:
//
//	// CHECK-LABEL: func.func @f(
//	// CHECK-SAME:  %[[A:.*]]: i32
//	// CHECK:       %[[R:.*]] = arith.addi %[[A]], %[[A]]
//	// CHECK-NEXT:  return %[[R]]
//	// CHECK-NOT:   arith.muli
//
// Directives match in order. The rest of a directive's line is literal text
// with three kinds of holes: `{{regex}}`, string variables `[[NAME:regex]]` and
// `[[NAME]]`, and numeric variables and expressions `[[#%x,NAME:]]`,
// `[[#NAME+1]]`.
//
//	directive        its match begins
//	CHECK            anywhere after the match before
//	CHECK-NEXT       on the line after it
//	CHECK-SAME       on the same line
//	CHECK-EMPTY      on the next line, which is empty
//	CHECK-COUNT-n    anywhere after it, n times in a row
//	CHECK-DAG        anywhere after it, in any order within a run of DAGs
//	CHECK-NOT        nowhere between the matches before and after
//	CHECK-LABEL      found first; divides the text into blocks
//
// Parse compiles a check file once; the Checks it returns are immutable and may
// Run on many inputs at a time. Main is the command. Generate writes the check
// lines for a text.
package filecheck
