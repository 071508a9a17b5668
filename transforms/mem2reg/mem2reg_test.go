package mem2reg_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
	"polyloom/transforms/mem2reg"
)

// view is a user of a pointer that goes away if all uses of its result do.
type view struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

func (o *view) Def(d *ir.Def) {
	d.In("in", &o.In, ir.AnyType)
	d.Out("out", &o.Out, ir.AnyType)
	d.TypesMatch("in", "out", "same type", func(t ir.Type) ir.Type { return t })
	d.Format("$in attr-dict `:` type($in)")
}

func (o *view) CanRemoveUses([]*ir.Operand) (also []*ir.Operand, ok bool) {
	for u := range o.Out.Uses() {
		also = append(also, u)
	}
	return also, true
}

func (o *view) RemoveUses([]*ir.Operand, *ir.Builder) ir.Removal { return ir.DeleteOp }

// note is a user that counts what is stored and drops its operands, of which there may be several.
type note struct {
	ir.Base
	In     ir.Operands
	Stores *ir.IntegerAttr
}

func (o *note) Def(d *ir.Def) {
	d.Ins("in", &o.In, ir.AnyType)
	ir.Prop(d, "stores", &o.Stores, ir.I64Prop.Opt())
	d.Format("($in^ `:` type($in))? attr-dict")
}

func (o *note) CanRemoveUses(uses []*ir.Operand) ([]*ir.Operand, bool) {
	return nil, true
}

func (o *note) RemoveUses(uses []*ir.Operand, _ *ir.Builder) ir.Removal {
	for i := o.In.Len() - 1; i >= 0; i-- {
		for _, u := range uses {
			if u == o.In.Operand(i) {
				o.In.Remove(i)
				break
			}
		}
	}
	return ir.KeepOp
}

func (o *note) VisitReplacedDefs(defs []ir.ReplacedDef, _ *ir.Builder) {
	o.Stores = ir.IntegerOf(ir.I64, int64(len(defs)))
}

var testDialect = (&ir.Dialect{Name: "test"}).Register(ir.OpOf[view]("view"), ir.OpOf[note]("note"))

// promote runs the pass on the body of a function and returns what becomes of it.
func promote(t *testing.T, body string) string {
	t.Helper()
	dialects := []*ir.Dialect{builtin.Dialect, cf.Dialect, fn.Dialect, memref.Dialect, ub.Dialect, testDialect}
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
	m := asm.Parse(&asm.Config{Dialects: dialects, Diags: e}, "test", "func.func @f(%a: i32, %b: i32) -> i32 {\n"+body+"\n}\n", 0)
	if m == nil {
		t.FailNow()
	}
	p := pass.NewPipeline("builtin.module")
	if err := p.Add(mem2reg.Pass, ""); err != nil {
		t.Fatal(err)
	}
	if !(&pass.Manager{Pipeline: p, Diags: e, Dialects: dialects, VerifyEach: true}).Run(m) {
		t.FailNow()
	}
	var s strings.Builder
	asm.Print(&s, m, asm.DefaultPrintOptions())
	lines := strings.Split(s.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines[2:len(lines)-3], "\n")
}

func TestUsers(t *testing.T) {
	const alloca, store, load = "%p = memref.alloca() : memref<i32>\n", "memref.store %a, %p[] : memref<i32>\n", "%r = memref.load %p[] : memref<i32>\n"
	tests := []struct{ name, body, want string }{
		{"a user lets go", alloca + store + "test.note %p : memref<i32>\n" + load + "return %r : i32", "test.note {stores = 1 : i64}\nreturn %arg0 : i32"},
		{"users of users go first", alloca + store + "%v = test.view %p : memref<i32>\n%w = test.view %v : memref<i32>\ntest.note %w, %v : memref<i32>, memref<i32>\n" + load + "return %r : i32",
			"test.note {stores = 1 : i64}\nreturn %arg0 : i32"},
		{"an access through a view is none", alloca + store + "%v = test.view %p : memref<i32>\n%r = memref.load %v[] : memref<i32>\nreturn %r : i32",
			"%alloca = memref.alloca() : memref<i32>\nmemref.store %arg0, %alloca[] : memref<i32>\n%0 = test.view %alloca : memref<i32>\n" +
				"%1 = memref.load %0[] : memref<i32>\nreturn %1 : i32"},
		{"no user is left alone", alloca + "return %a : i32", "%alloca = memref.alloca() : memref<i32>\nreturn %arg0 : i32"},
		{"a poison that nobody reads goes", alloca + store + load + "return %r : i32", "return %arg0 : i32"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := promote(t, tt.body); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
