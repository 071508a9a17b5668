package filecheck

import (
	"errors"
	"strings"
	"testing"
)

// A program and a log to look for things in.
const (
	irInput = `func.func @sum(%arg0: i32, %arg1: i32) -> i32 {
  %0 = arith.addi %arg0, %arg1 : i32
  %1 = arith.addi %0, %arg0 : i32
  return %1 : i32
}
func.func @twice(%arg0: i64) -> i64 {
  %c2 = arith.constant 2 : i64

  %0 = arith.muli %arg0, %c2 : i64
  return %0 : i64
}
`
	logInput = `start 0x1F
step 10: size 100, left 90
step 11: size 90, left 79
warning: low
step 12: size 79, left 67
total -3 of 0010
done
`
)

// verdicts are checks, the exit code of LLVM's tool and the first error that it reports.
var verdicts = []struct {
	name, input, check string
	exit               int
	message            string
}{
	{"a label and lines after it", irInput, `CHECK-LABEL: func.func @twice
CHECK: arith.muli
CHECK-NEXT: return`,
		0, ""},
	{"a label that is not there", irInput, `CHECK-LABEL: func.func @thrice
CHECK: arith.muli`,
		1, "check:1:14: error: CHECK-LABEL: expected string not found in input"},
	{"what is in the block of another label", irInput, `CHECK-LABEL: func.func @sum
CHECK: arith.muli
CHECK-LABEL: func.func @twice`,
		1, "check:2:8: error: CHECK: expected string not found in input"},
	{"labels in the wrong order", irInput, `CHECK-LABEL: func.func @twice
CHECK-LABEL: func.func @sum`,
		1, "check:2:14: error: CHECK-LABEL: expected string not found in input"},
	{"a label with a variable", irInput, `CHECK-LABEL: func.func @[[NAME:.*]](`,
		2, "check:1:1: error: found 'CHECK-LABEL:' with variable definition or use"},
	{"a label that uses a variable", irInput, `CHECK: @[[NAME:[a-z]+]]
CHECK-LABEL: @[[NAME]]`,
		2, "check:2:1: error: found 'CHECK-LABEL:' with variable definition or use"},
	{"a variable is the same", irInput, `CHECK: %[[A:[0-9]+]] = arith.addi
CHECK: arith.addi %[[A]], %arg0`,
		0, ""},
	{"a variable is not the same", irInput, `CHECK: %[[A:[0-9]+]] = arith.addi
CHECK-NEXT: return %[[A]]`,
		1, "check:2:13: error: CHECK-NEXT: is not on the line after the previous match"},
	{"a variable that nobody defined", irInput, `CHECK: return %[[B]]`,
		1, "check:1:18: error: undefined variable: B"},
	{"a variable that is defined twice", irInput, `CHECK: %[[A:.*]] = arith
CHECK: %[[A:.*]] = arith
CHECK: return %[[A]]`,
		0, ""},
	{"a variable on its own line", irInput, `CHECK: @sum(%[[A:arg[0-9]]]: i32, %[[B:arg[0-9]]]: i32)
CHECK: %[[A]], %[[B]]`,
		0, ""},
	{"a variable used where it is defined", irInput, `CHECK: func.func @[[N:[a-z]+]](%[[P:[a-z0-9]+]]: [[T:i[0-9]+]], %arg1: [[T]]) -> [[T]]`,
		0, ""},
	{"a global variable behind a label", irInput, `CHECK: @sum(%[[$A:arg[0-9]]]
CHECK-LABEL: @twice
CHECK: arith.muli %[[$A]]`,
		0, ""},
	{"the next line is another", irInput, `CHECK: arith.addi
CHECK-NEXT: return`,
		1, "check:2:13: error: CHECK-NEXT: is not on the line after the previous match"},
	{"the next line is the same", irInput, `CHECK: func.func
CHECK-NEXT: @sum`,
		1, "check:2:13: error: CHECK-NEXT: is on the same line as previous match"},
	{"next without anything before", irInput, `CHECK-NEXT: func.func`,
		2, "check:1:1: error: found 'CHECK-NEXT' without previous 'CHECK: line"},
	{"same without anything before", irInput, `CHECK-SAME: func.func`,
		2, "check:1:1: error: found 'CHECK-SAME' without previous 'CHECK: line"},
	{"empty without anything before", irInput, `CHECK-EMPTY:`,
		2, "check:1:1: error: found 'CHECK-EMPTY' without previous 'CHECK: line"},
	{"the same line", irInput, `CHECK: func.func @sum
CHECK-SAME: (%arg0: i32
CHECK-SAME: -> i32`,
		0, ""},
	{"the same line has no more", irInput, `CHECK: func.func @sum
CHECK-SAME: arith.addi`,
		1, "check:2:13: error: CHECK-SAME: is not on the same line as the previous match"},
	{"the same line, in the wrong order", irInput, `CHECK: func.func @sum
CHECK-SAME: -> i32
CHECK-SAME: %arg0`,
		1, "check:3:13: error: CHECK-SAME: is not on the same line as the previous match"},
	{"an empty line", irInput, `CHECK: arith.constant
CHECK-EMPTY:
CHECK-NEXT: arith.muli`,
		0, ""},
	{"no empty line", irInput, `CHECK: @sum
CHECK-EMPTY:`,
		1, "check:2:13: error: CHECK-EMPTY: is not on the line after the previous match"},
	{"an empty line with a pattern", irInput, `CHECK: @sum
CHECK-EMPTY: x`,
		2, "check:2:14: error: found non-empty check string for empty check with prefix 'CHECK:'"},
	{"an empty line that is later", irInput, `CHECK: @twice
CHECK-EMPTY:`,
		1, "check:2:13: error: CHECK-EMPTY: is not on the line after the previous match"},
	{"not there", irInput, `CHECK-LABEL: @sum
CHECK-NOT: arith.muli
CHECK-LABEL: @twice`,
		0, ""},
	{"there, though it should not be", irInput, `CHECK-LABEL: @sum
CHECK-NOT: arith.addi
CHECK: return`,
		1, "check:2:12: error: CHECK-NOT: excluded string found in input"},
	{"not there to the end", irInput, `CHECK: return %0
CHECK-NOT: arith`,
		0, ""},
	{"there before the end", irInput, `CHECK: return %1
CHECK-NOT: arith.muli`,
		1, "check:2:12: error: CHECK-NOT: excluded string found in input"},
	{"not there at all", irInput, `CHECK-NOT: scf.for
CHECK-NOT: memref`,
		0, ""},
	{"not this variable", irInput, `CHECK: %[[A:[0-9]+]] = arith.addi
CHECK-NOT: return %[[A]]
CHECK: func.func`,
		0, ""},
	{"in any order", irInput, `CHECK-DAG: %1 = arith.addi
CHECK-DAG: %0 = arith.addi
CHECK: return`,
		0, ""},
	{"in any order, but not twice", irInput, `CHECK-DAG: func.func @sum
CHECK-DAG: func.func @sum`,
		1, "check:2:12: error: CHECK-DAG: expected string not found in input"},
	{"in any order with a variable", irInput, `CHECK-DAG: %[[A:.*]] = arith.constant 2
CHECK-DAG: func.func @twice(%[[B:.*]]: i64)
CHECK: arith.muli %[[B]], %[[A]]`,
		0, ""},
	{"in any order, one missing", irInput, `CHECK-DAG: arith.addi
CHECK-DAG: arith.divsi
CHECK: return`,
		1, "check:2:12: error: CHECK-DAG: expected string not found in input"},
	{"between unordered ones", irInput, `CHECK-DAG: @sum
CHECK-NOT: arith.addi
CHECK-DAG: return`,
		1, "check:2:12: error: CHECK-NOT: excluded string found in input"},
	{"counted", irInput, `CHECK-COUNT-2: arith.addi
CHECK-NOT: arith.addi
CHECK: return`,
		0, ""},
	{"counted too many", irInput, `CHECK-COUNT-3: arith.addi`,
		1, "check:1:16: error: CHECK-COUNT: expected string not found in input (3 out of 3)"},
	{"counted none", irInput, `CHECK-COUNT-0: arith.addi`,
		2, "check:1:14: error: invalid count in -COUNT specification on prefix 'CHECK'"},
	{"counted without number", irInput, `CHECK-COUNT: arith.addi`,
		2, "error: no check strings found with prefix 'CHECK:'"},
	{"counted with a word", irInput, `CHECK-COUNT-two: arith.addi`,
		2, "check:1:13: error: invalid count in -COUNT specification on prefix 'CHECK'"},
	{"counted with a variable", irInput, `CHECK-COUNT-2: return %[[R:[0-9]]]
CHECK-NOT: return`,
		0, ""},
	{"a regular expression", irInput, `CHECK: {{%[0-9]+}} = arith.{{(add|sub)i}} {{.*}} : i32`,
		0, ""},
	{"a regular expression that does not match", irInput, `CHECK: {{%[a-z]+}} = arith.{{(div|rem)si}}`,
		1, "check:1:8: error: CHECK: expected string not found in input"},
	{"a regular expression with an error", irInput, `CHECK: {{(arith}}`,
		2, "check:1:10: error: invalid regex: parentheses not balanced"},
	{"a set without end", irInput, `CHECK: {{[a-z}}`,
		2, "check:1:10: error: invalid regex: brackets ([ ]) not balanced"},
	{"a repetition of nothing", irInput, `CHECK: {{*}}`,
		2, "check:1:10: error: invalid regex: repetition-operator operand invalid"},
	{"a regular expression without end", irInput, `CHECK: {{arith`,
		2, "check:1:8: error: found start of regex string with no end '}}'"},
	{"a variable without end", irInput, `CHECK: [[A:arith`,
		2, "check:1:8: error: Invalid substitution block, no ]] found"},
	{"a variable with a wrong name", irInput, `CHECK: [[1A:arith]]`,
		2, "check:1:10: error: invalid variable name"},
	{"a variable with a space in its name", irInput, `CHECK: [[A B:arith]]`,
		2, "check:1:11: error: unexpected whitespace"},
	{"a variable with an error", irInput, `CHECK: [[A:(]]`,
		2, "check:1:12: error: invalid regex: parentheses not balanced"},
	{"braces in a regular expression", irInput, `CHECK: -> i32 {{{$}}`,
		0, ""},
	{"brackets in a variable", irInput, `CHECK: [[A:[a-z]+\.[a-z]+]] @sum
CHECK: [[A]] @twice`,
		0, ""},
	{"both kinds of holes", irInput, `CHECK: {{^}}func.func @[[N:[a-z]+]]({{.*}}) -> [[T:i[0-9]+]] {{[{]$}}
CHECK: return %1 : [[T]]`,
		0, ""},
	{"a back-reference", irInput, `CHECK: {{%(arg[0-9]), %\1}}`,
		1, "check:1:8: error: CHECK: expected string not found in input"},
	{"a whole line", irInput, `CHECK: {{^}}}{{$}}
CHECK-NEXT: func.func @twice`,
		0, ""},
	{"no pattern", irInput, `CHECK:`,
		2, "check:1:7: error: found empty check string with prefix 'CHECK:'"},
	{"no directive", irInput, `nothing here`,
		2, "error: no check strings found with prefix 'CHECK:'"},
	{"another prefix only", irInput, `OTHER: arith`,
		2, "error: no check strings found with prefix 'CHECK:'"},
	{"not and next", irInput, `CHECK-NOT-NEXT: arith`,
		2, "check:1:7: error: unsupported -NOT combo on prefix 'CHECK'"},
	{"a prefix in a word", irInput, `XCHECK: nothing
CHECK: arith.addi`,
		0, ""},
	{"a directive behind a comment", irInput, `// CHECK: arith.addi
; CHECK-NEXT: arith.addi
# CHECK-NEXT: return`,
		0, ""},
	{"two directives on a line", irInput, `CHECK: @sum CHECK: @twice`,
		1, "check:1:8: error: CHECK: expected string not found in input"},
	{"spaces do not matter", irInput, `CHECK: return    %1  :  i32`,
		0, ""},
	{"spaces that are missing", irInput, `CHECK: return%1`,
		1, "check:1:8: error: CHECK: expected string not found in input"},
	{"literal text", irInput, `CHECK{LITERAL}: func.func @sum(%arg0: i32`,
		0, ""},
	{"literal brackets", irInput, `CHECK{LITERAL}: [[A]] {{x}}`,
		1, "check:1:17: error: CHECK{LITERAL}: expected string not found in input"},
	{"an unknown modifier", irInput, `CHECK{RAW}: arith`,
		2, "error: no check strings found with prefix 'CHECK:'"},
	{"a comment", irInput, `COM: CHECK: nothing
CHECK: arith.addi
RUN: CHECK: nothing`,
		0, ""},
	{"a number", logInput, `CHECK: step [[#STEP:]]:
CHECK-NEXT: step [[#STEP+1]]:`,
		0, ""},
	{"another number", logInput, `CHECK: step [[#STEP:]]:
CHECK-NEXT: step [[#STEP+2]]:`,
		1, "check:2:13: error: CHECK-NEXT: is not on the line after the previous match"},
	{"a difference", logInput, `CHECK: size [[#SIZE:]], left [[#SIZE-10]]`,
		2, "check:1:33: error: numeric variable 'SIZE' defined earlier in the same CHECK directive"},
	{"a number from before", logInput, `CHECK: left [[#LEFT:]]
CHECK-NEXT: size [[#LEFT]],`,
		0, ""},
	{"the number of this line", logInput, `CHECK: step 1[[#@LINE-1]]:
CHECK-NEXT: step 1[[#@LINE-1]]:`,
		0, ""},
	{"a line that is another", logInput, `CHECK: step 1[[#@LINE+8]]:`,
		1, "check:1:8: error: CHECK: expected string not found in input"},
	{"the old number of a line", logInput, `CHECK: step 1[[@LINE-1]]:`,
		0, ""},
	{"a number in hexadecimal", logInput, `CHECK: start 0x[[#%X,BASE:]]
CHECK-NOT: [[#%X,BASE]]`,
		0, ""},
	{"a number in lower case", logInput, `CHECK: start 0x[[#%x,BASE:]]`,
		0, ""},
	{"a number with its prefix", logInput, `CHECK: start [[#%#X,BASE:]]`,
		0, ""},
	{"a signed number", logInput, `CHECK: total [[#%d,N:]] of`,
		0, ""},
	{"an unsigned number", logInput, `CHECK: total [[#%u,N:]] of`,
		1, "check:1:8: error: CHECK: expected string not found in input"},
	{"a number of four digits", logInput, `CHECK: of [[#%.4u,N:]]`,
		0, ""},
	{"a number of four digits that is a sum", logInput, `CHECK: step [[#N:]]:
CHECK: of [[#%.4u,N]]`,
		0, ""},
	{"a multiplication", logInput, `CHECK: step [[#S:]]: size [[#mul(S,10)]]`,
		2, "check:1:34: error: numeric variable 'S' defined earlier in the same CHECK directive"},
	{"a maximum", logInput, `CHECK: size [[#A:]], left [[#B:]]
CHECK: size [[#min(A,B)]]`,
		0, ""},
	{"a quotient", logInput, `CHECK: size [[#A:]],
CHECK: step [[#add(div(A,10),1)]]`,
		0, ""},
	{"a quotient by zero", logInput, `CHECK: size [[#A:]],
CHECK: step [[#div(A,0)]]`,
		1, "check:2:16: error: unable to substitute variable or numeric expression: overflow error"},
	{"a difference below zero", logInput, `CHECK: step [[#A:]]
CHECK: total [[#A-13]]`,
		1, "check:2:17: error: unable to substitute variable or numeric expression: overflow error"},
	{"a difference below zero as signed", logInput, `CHECK: step [[#%d,A:]]
CHECK: total [[#%d,A-13]]`,
		0, ""},
	{"a function that is none", logInput, `CHECK: [[#pow(2,3)]]`,
		2, "check:1:11: error: call to undefined function 'pow'"},
	{"a function without argument", logInput, `CHECK: [[#add(2)]]`,
		2, "check:1:11: error: function 'add' takes 2 arguments but 1 given"},
	{"a number that nobody defined", logInput, `CHECK: step [[#N]]`,
		1, "check:1:16: error: undefined variable: N"},
	{"a number that is no number", logInput, `CHECK: step [[#N:]]
CHECK: [[N]]`,
		1, "check:2:10: error: undefined variable: N"},
	{"a string that is used as a number", logInput, `CHECK: step [[N:[0-9]+]]
CHECK: step [[#N+1]]`,
		1, "check:2:16: error: undefined variable: N"},
	{"a number used on its own line", logInput, `CHECK: step [[#N:]]: size [[#N+90]]`,
		2, "check:1:30: error: numeric variable 'N' defined earlier in the same CHECK directive"},
	{"an operator that is none", logInput, `CHECK: step [[#N:]]
CHECK: [[#N*2]]`,
		2, "check:2:12: error: unsupported operation '*'"},
	{"no operand", logInput, `CHECK: [[#3+]]`,
		2, "check:1:13: error: missing operand in expression"},
	{"a format that is none", logInput, `CHECK: [[#%z,N:]]`,
		2, "check:1:12: error: invalid format specifier in expression"},
	{"formats that differ", logInput, `CHECK: 0x[[#%X,N:]]
CHECK: step [[#%u,M:]]
CHECK: [[#N+M]]`,
		2, "check:3:11: error: implicit format conflict between 'N' (%X) and 'M' (%u), need an explicit format specifier"},
	{"a constraint", logInput, `CHECK: step [[#N:]]
CHECK-NEXT: step [[#M:N+1]]
CHECK: step [[#M+1]]`,
		0, ""},
	{"a constraint that does not hold", logInput, `CHECK: step [[#N:]]
CHECK-NEXT: step [[#M:N+2]]`,
		1, "check:2:13: error: CHECK-NEXT: is not on the line after the previous match"},
	{"an equality", logInput, `CHECK: step [[#N:]]
CHECK-NEXT: step [[#==N+1]]`,
		0, ""},
	{"a number that is too large", logInput, `CHECK: step [[#99999999999999999999999]]`,
		1, "check:1:8: error: CHECK: expected string not found in input"},
	{"parentheses", logInput, `CHECK: size [[#A:]], left [[#(A-20)+(5+5)]]`,
		2, "check:1:31: error: numeric variable 'A' defined earlier in the same CHECK directive"},
	{"parentheses that are not closed", logInput, `CHECK: [[#(3+4]]`,
		2, "check:1:15: error: missing ')' at end of nested expression"},
	{"no expression", logInput, `CHECK: step [[#]]: size`,
		0, ""},
	{"a pseudo variable that is none", logInput, `CHECK: [[#@COLUMN]]`,
		2, "check:1:11: error: invalid pseudo numeric variable '@COLUMN'"},
	{"a definition of a pseudo variable", logInput, `CHECK: [[#@LINE:]]`,
		2, "check:1:11: error: definition of pseudo numeric variable unsupported"},
}

func TestVerdicts(t *testing.T) {
	for _, tt := range verdicts {
		t.Run(tt.name, func(t *testing.T) {
			exit, report := 0, ""
			checks, err := Parse("check", []byte(tt.check+"\n"), Options{})
			if bad := (*ParseError)(nil); errors.As(err, &bad) {
				exit, report = bad.ExitCode, bad.Error()
			} else if err != nil {
				t.Fatal(err)
			} else {
				var stderr strings.Builder
				exit = checks.Run("input", []byte(tt.input), &stderr)
				report = stderr.String()
			}
			if exit != tt.exit {
				t.Errorf("got exit code %d, want %d\n%s", exit, tt.exit, report)
			}
			if got := firstError(report); got != tt.message {
				t.Errorf("got\n%s\nwant\n%s", got, tt.message)
			}
		})
	}
}

// firstError returns the line of the first error in a report, or "".
func firstError(report string) string {
	for line := range strings.Lines(report) {
		if strings.Contains(line, "error: ") {
			return strings.TrimSuffix(line, "\n")
		}
	}
	return ""
}
