package ub_test

import (
	"os"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/builtin"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
)

func parse(body string) (module ir.Op, errs []string) {
	e := diag.NewEngine(func(d *diag.Diagnostic) { errs = append(errs, d.Error()) })
	dialects := []*ir.Dialect{builtin.Dialect, ub.Dialect}
	module = asm.Parse(&asm.Config{Dialects: dialects, AllowUnregistered: true, Diags: e}, "test", "module {\n"+body+"\n}\n", 0)
	if module != nil {
		ir.Verify(module, e, ir.VerifyOptions{})
	}
	return module, errs
}

func TestText(t *testing.T) {
	module, errs := parse(`
%0 = ub.poison : i32
%1 = ub.poison <#ub.poison> : f32
%2 = "ub.poison"() : () -> memref<2xi8>
%3 = "ub.poison"() <{value = #ub.poison}> {tag} : () -> vector<2xi8>
"test.attr"() {a = #ub<poison>} : () -> ()
"test.region"() ({
  ub.unreachable
}) : () -> ()`)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	const want = `module {
  %0 = ub.poison : i32
  %1 = ub.poison : f32
  %2 = ub.poison : memref<2xi8>
  %3 = ub.poison {tag} : vector<2xi8>
  "test.attr"() {a = #ub.poison} : () -> ()
  "test.region"() ({
    ub.unreachable
  }) : () -> ()
}
`
	var s strings.Builder
	asm.Print(&s, module, asm.DefaultPrintOptions())
	if s.String() != want {
		t.Errorf("got:\n%s", s.String())
	}
	opts := asm.DefaultPrintOptions()
	opts.Generic = true
	s.Reset()
	asm.Print(&s, module, opts)
	if line := `%0 = "ub.poison"() <{value = #ub.poison}> : () -> i32`; !strings.Contains(s.String(), line) {
		t.Errorf("no %s in:\n%s", line, s.String())
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ op, want string }{
		{`"ub.poison"() {value = 1 : i32} : () -> i32`, "'ub.poison' op attribute 'value' failed to satisfy constraint: PoisonAttrInterface instance"},
		{"ub.unreachable\n\"test.x\"() : () -> ()", "'ub.unreachable' op must be the last operation in the parent block"},
	} {
		_, errs := parse("\"test.region\"() ({\n" + c.op + "\n}) : () -> ()")
		if len(errs) == 0 || !strings.HasSuffix(errs[0], c.want) {
			t.Errorf("%s: got %q, want %q", c.op, errs, c.want)
		}
	}
}

func TestConstant(t *testing.T) {
	op := &ub.Poison{Result: ir.Res(ir.I8)}
	ir.Init(op, ir.Loc{})
	if a := ir.Constant(op); !ub.IsPoisoned(a) {
		t.Errorf("the constant is %v", a)
	}
	made, ok := ub.Dialect.Materialize(ub.Poisoned, ir.F32).(*ub.Poison)
	if !ok || made.Value != ir.Attr(ub.Poisoned) || made.Result.Type() != ir.Type(ir.F32) {
		t.Errorf("materialized as %+v", made)
	}
	if ub.Dialect.Materialize(ir.BoolAttr(true), ir.I1) != nil || ub.IsPoisoned(nil) || ub.IsPoisoned(ir.Unit) {
		t.Error("something else is poison")
	}
	if !ir.IsPure(op) || !ir.IsTriviallyDead(op) {
		t.Error("poison is not pure")
	}
}

// Example makes a poison value, which stands for whatever suits.
func Example() {
	module := &builtin.Module{}
	ir.Init(module, ir.Loc{})
	body := new(ir.Block)
	module.Body.Add(body)
	ir.Append(body, ir.Loc{}, &ub.Poison{Result: ir.Res(ir.F32)})
	asm.Print(os.Stdout, module, asm.DefaultPrintOptions())
	// Output:
	// module {
	//   %0 = ub.poison : f32
	// }
}
