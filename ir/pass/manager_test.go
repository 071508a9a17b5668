package pass_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/pass"
)

// say reports a remark for the operation.
func say(c *pass.Context, op ir.Op) error {
	c.Diags.Remarkf(ir.LocOf(op), "seen %s", ir.Name(op))
	return nil
}

// failOn fails on functions whose name begins with "bad".
func failOn(c *pass.Context, op ir.Op) error {
	if n, _ := ir.SymbolNameOf(op); strings.HasPrefix(n, "bad") {
		return fmt.Errorf("%s failed", n)
	}
	return nil
}

var basics = []*pass.Info{
	pass.Func("say", "Report each operation", say),
	pass.Func("say-func", "Report each function", say, pass.On("func.func"), pass.Title("SayFunction")),
	pass.Func("say-iface", "Report what is a function", say, pass.OnInterface[function](), pass.Title("SayInterface")),
	pass.Func("fail", "Fail on functions of bad names", failOn, pass.On("func.func")),
	pass.Func("mark", "Add a marker", func(_ *pass.Context, op ir.Op) error { mark(op, false); return nil }),
	pass.Func("mark-bad", "Add a marker that is wrong", func(_ *pass.Context, op ir.Op) error { mark(op, true); return nil }),
	pass.Func("mark-parent", "Make the operation around wrong", func(_ *pass.Context, op ir.Op) error {
		ir.Append(ir.BlockOf(op), ir.LocOf(op), &marker{Bad: true})
		return nil
	}),
	pass.Func("unchanged-bad", "Add a wrong marker and deny it", func(c *pass.Context, op ir.Op) error {
		mark(op, true)
		c.PreserveAll()
		return nil
	}),
	pass.Func("signal", "Fail without a word", func(c *pass.Context, _ ir.Op) error { return pass.ErrFailed }),
	pass.Func("flag", "Fail by Fail", func(c *pass.Context, _ ir.Op) error { c.Fail(); return nil }),
	pass.Func("complain", "Fail by Errorf", func(c *pass.Context, op ir.Op) error { c.Errorf(op, "is %s", "odd"); return nil }),
	pass.Func("several", "Fail for two reasons", func(_ *pass.Context, op ir.Op) error {
		return errors.Join(diag.Errorf(at(99), "one").Note(at(98), "here"), errors.New("two"))
	}),
	pass.Func("crash", "Panic", func(*pass.Context, ir.Op) error { panic("ouch") }),
}

func TestRun(t *testing.T) {
	for _, test := range []struct {
		pipeline string
		names    []string
		ok       bool
		want     string
	}{
		{"builtin.module(say)", nil, true, "in.mlir:1:1: remark: seen builtin.module\n"},
		{"builtin.module(func.func(say),say)", []string{"a", "b"}, true,
			"in.mlir:2:1: remark: seen func.func\nin.mlir:3:1: remark: seen func.func\nin.mlir:1:1: remark: seen builtin.module\n"},
		{"any(say,any(say-iface))", []string{"a"}, true, "in.mlir:1:1: remark: seen builtin.module\nin.mlir:2:1: remark: seen func.func\n"},
		{"any(any(say-func))", []string{"a"}, true, "in.mlir:2:1: remark: seen func.func\n"},
		{"builtin.module(any(any(say)))", []string{"a"}, true, ""},
		// Neighbouring pipelines become one: both passes run on a function before the next one.
		{"builtin.module(func.func(say),func.func(say))", []string{"a", "b"}, true,
			"in.mlir:2:1: remark: seen func.func\nin.mlir:2:1: remark: seen func.func\nin.mlir:3:1: remark: seen func.func\nin.mlir:3:1: remark: seen func.func\n"},
		// A failure ends the pipeline of its function and of the module, but not of the other functions.
		{"builtin.module(func.func(fail,say),say)", []string{"bad1", "ok", "bad2"}, false,
			"in.mlir:2:1: error: bad1 failed\nin.mlir:3:1: remark: seen func.func\nin.mlir:4:1: error: bad2 failed\n"},
		{"builtin.module(signal,say)", nil, false, ""},
		{"builtin.module(flag,say)", nil, false, ""},
		{"builtin.module(complain,say)", nil, false, "in.mlir:1:1: error: 'builtin.module' op is odd\n"},
		{"builtin.module(several,say)", nil, false, "in.mlir:99:1: error: one\nin.mlir:98:1: note: here\nin.mlir:1:1: error: two\n"},
		{"builtin.module(mark-bad,say)", nil, false, "in.mlir:1:1: error: 'test.marker' op is bad\n"},
		{"builtin.module(func.func(mark-parent),say)", []string{"a"}, false, "in.mlir:2:1: error: 'test.marker' op is bad\n"},
		{"builtin.module(say,unchanged-bad)", nil, true, "in.mlir:1:1: remark: seen builtin.module\n"},
		{"func.func(say)", nil, false, "in.mlir:1:1: error: can't run 'func.func' pass manager on 'builtin.module' op\n"},
		{"builtin.module(say,say-iface)", nil, false,
			"<unknown>:0: error: unable to schedule pass 'SayInterface' on a PassManager intended to run on 'builtin.module'!\n"},
		{"any(say-func)", nil, false,
			"in.mlir:1:1: error: 'builtin.module' op trying to schedule pass 'SayFunction' on an unsupported operation\n"},
	} {
		for _, workers := range []int{0, 1, 3} {
			m := &pass.Manager{Workers: workers, VerifyEach: true}
			ok, got := run(t, m, basics, test.pipeline, newModule(test.names...))
			if ok != test.ok || got != test.want {
				t.Errorf("%s, %d workers: got %v\n%swant %v\n%s", test.pipeline, workers, ok, got, test.ok, test.want)
			}
		}
	}
}
