package pyopt

import (
	"bytes"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
)

// broken are dialects and passes with bugs.
func broken() Config {
	cfg := Default()
	cfg.Dialects = append(cfg.Dialects[:len(cfg.Dialects):len(cfg.Dialects)],
		(&ir.Dialect{Name: "bug"}).Register(ir.OpOf[verifies]("verify"), ir.OpOf[parses]("parse"), ir.OpOf[prints]("print")))
	cfg.Passes = []*pass.Info{
		pass.Func("bug", "Panic on functions", func(c *pass.Context, op ir.Op) error {
			panic("no way out")
		}, pass.On("func.func"), pass.Title("Bug")),
		pass.Func("spoil", "Make the IR wrong", func(c *pass.Context, op ir.Op) error {
			ir.Erase(ir.RegionAt(op, 0).Entry().Last())
			return nil
		}, pass.On("func.func"), pass.Title("Spoil")),
		pass.Func("fail", "Fail on functions", func(c *pass.Context, op ir.Op) error {
			return errors.New("no way in")
		}, pass.On("func.func"), pass.Title("Fail")),
	}
	return cfg
}

type verifies struct{ ir.Base }

func (o *verifies) Def(d *ir.Def) { d.Format(asm.NoSyntax) }
func (o *verifies) Verify() error { panic("verifier") }

type parses struct{ ir.Base }

func (o *parses) Def(d *ir.Def)              {}
func (o *parses) ParseOp(p *asm.Parser) bool { panic("parser") }
func (o *parses) PrintOp(p *asm.Printer)     {}

type prints struct{ ir.Base }

func (o *prints) Def(d *ir.Def)              {}
func (o *prints) ParseOp(p *asm.Parser) bool { return true }
func (o *prints) PrintOp(p *asm.Printer)     { panic("printer") }

// positions matches what depends on the source of this program.
var positions = regexp.MustCompile(`(?m)^  polyloom.*\n`)

func TestCrash(t *testing.T) {
	const f = "func.func @f() { return }\n"
	for _, tt := range []struct {
		name, in, flags string
		code            int
		out, err        string
	}{
		{"pass", f, "--bug a.mlir", Crashed, "", `a.mlir:1:1: error: pass 'Bug' crashed on 'func.func' operation: @f: no way out
func.func @f() { return }
^
a.mlir:1:1: note: this is a bug in the compiler; to reproduce: --pass-pipeline='builtin.module(func.func(bug))'
a.mlir:1:1: note: panic in STACK
// -----// IR when Bug crashed (bug) //----- //
"func.func"() <{function_type = () -> (), sym_name = "f"}> ({
  "func.return"() : () -> ()
}) : () -> ()
this is a bug in the compiler; to reproduce: pyopt --bug a.mlir
`},
		{"parser", "bug.parse", "a.mlir", Crashed, "", "pyopt: crash while parsing: parser\nthis is a bug in the compiler; to reproduce: pyopt a.mlir\n"},
		{"verifier", "bug.verify", "a.mlir -o 'x y'", Crashed, "",
			"pyopt: crash while verifying: verifier\nthis is a bug in the compiler; to reproduce: pyopt a.mlir -o 'x y'\n"},
		{"printer", "bug.print", "a.mlir", Crashed, "", "pyopt: crash while printing: printer\nthis is a bug in the compiler; to reproduce: pyopt a.mlir\n"},
		{"sections", f + "// -----\nbug.verify\n// -----\n" + f, "--split-input-file a.mlir", Crashed,
			"module {\n  func.func @f() {\n    return\n  }\n}\n\n// -----\n// -----\nmodule {\n  func.func @f() {\n    return\n  }\n}\n\n",
			"pyopt: crash while verifying: verifier\n" +
				"this is a bug in the compiler; to reproduce (the section behind line 2): pyopt --split-input-file a.mlir\n"},
		{"expectations do not help", "// expected-error @unknown {{x}}\nbug.verify", "--verify-diagnostics a.mlir", Crashed, "",
			"pyopt: crash while verifying: verifier\nthis is a bug in the compiler; to reproduce: pyopt --verify-diagnostics a.mlir\n"},
		{"failure", f, "--fail a.mlir --mlir-print-op-on-diagnostic=0", 1, "", "a.mlir:1:1: error: no way in\nfunc.func @f() { return }\n^\n"},
		{"wrong IR", f, "--spoil a.mlir", 1, "", "a.mlir:1:1: error: empty block: expect at least a terminator\nfunc.func @f() { return }\n^\n"},
		{"wrong IR unseen", f, "--spoil a.mlir --verify-each=0", 0,
			"\"builtin.module\"() ({\n  \"func.func\"() <{function_type = () -> (), sym_name = \"f\"}> ({\n  ^bb0:\n  }) : () -> ()\n}) : () -> ()\n\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := os.WriteFile("a.mlir", []byte(tt.in), 0o666); err != nil {
				t.Fatal(err)
			}
			var stdout, stderr bytes.Buffer
			code := Main(broken(), words(tt.flags+"\n"), strings.NewReader(""), &stdout, &stderr)
			err := positions.ReplaceAllString(stderr.String(), "")
			err = regexp.MustCompile(`panic in .*`).ReplaceAllString(err, "panic in STACK")
			if code != tt.code || stdout.String() != tt.out || err != tt.err {
				t.Errorf("got code %d, output\n%s\nerrors\n%s", code, stdout.String(), err)
			}
			if files, _ := os.ReadDir("."); len(files) != 1 {
				t.Errorf("left %v", files)
			}
		})
	}
}

// TestCrashOfGoroutines checks that bugs that show on other goroutines end in a report too.
func TestCrashOfGoroutines(t *testing.T) {
	for op, want := range map[string]string{"parse": "parsing: parser", "verify": "verifying: verifier", "print": "printing: printer"} {
		in := strings.Repeat("// a comment, so that the text is long\n\"a.b\"() : () -> ()\n\"a.c\"() ({ func.func @f() { return } }) : () -> ()\n", 5000) +
			"func.func @g() { bug." + op + " return }\n"
		var stdout, stderr bytes.Buffer
		code := Main(broken(), []string{"--allow-unregistered-dialect"}, strings.NewReader(in), &stdout, &stderr)
		if !strings.HasPrefix(stderr.String(), "pyopt: crash while "+want+"\n") || code != Crashed {
			t.Errorf("%s: got code %d, errors %s", op, code, stderr.String())
		}
	}
}
