package scf_test

import "testing"

// rejected are programs that are wrong and the first thing that the reference says about each.
var rejected = []struct{ name, text, want string }{
	{"for: without step", `func.func @f(%a: index) {
  scf.for %i = %a to %a {
  }
  return
}`, "test:2:25: error: custom op 'scf.for' expected 'step'"},
	{"for: float bounds", `func.func @f(%a: f32) {
  scf.for %i = %a to %a step %a : f32 {
  }
  return
}`, "test:2:3: error: 'scf.for' op operand #0 must be signless integer or index, but got 'f32'"},
	{"for: bounds of another type than index", `func.func @f(%a: i32) {
  scf.for %i = %a to %a step %a {
  }
  return
}`, "test:2:16: error: use of value '%a' expects different type than prior uses: 'index' vs 'i32'"},
	{"for: no yield", `func.func @f(%a: index, %x: f32) {
  %r = scf.for %i = %a to %a step %a iter_args(%y = %x) -> (f32) {
  }
  return
}`, "test:2:8: error: 'scf.for' op along control flow edge from Operation scf.yield to Region #0: region branch point has 0 operands, but region successor needs 1 inputs"},
	{"for: its counter outside", `func.func @f(%a: index) {
  scf.for %i = %a to %a step %a {
  }
  "test.use"(%i) : (index) -> ()
  return
}`, "test:4:14: error: use of undeclared SSA value name"},
	{"for: a counter whose name is taken", `func.func @f(%a: index, %i: index) {
  scf.for %i = %a to %a step %a {
  }
  return
}`, "test:2:11: error: region entry argument '%i' is already in use"},
	{"for: a return inside", `func.func @f(%a: index) {
  scf.for %i = %a to %a step %a {
    return
  }
  return
}`, "test:3:5: error: Dialect `' not found for custom op 'return'  (tried '.return' as well)"},
	{"if: condition", `func.func @f(%c: i32) {
  scf.if %c {
  }
  return
}`, "test:2:10: error: use of value '%c' expects different type than prior uses: 'i1' vs 'i32'"},
	{"if: results without else", `func.func @f(%c: i1, %x: f32) {
  %r = scf.if %c -> (f32) {
    scf.yield %x : f32
  }
  return
}`, "test:2:8: error: 'scf.if' op must have an else block if defining values"},
	{"if: number of yielded values", `func.func @f(%c: i1, %x: f32) {
  %r = scf.if %c -> (f32) {
    scf.yield %x, %x : f32, f32
  } else {
    scf.yield %x : f32
  }
  return
}`, "test:2:8: error: 'scf.if' op along control flow edge from Operation scf.yield to parent: region branch point has 2 operands, but region successor needs 1 inputs"},
	{"if: type of a yielded value", `func.func @f(%c: i1, %x: f32, %n: i32) {
  %r = scf.if %c -> (f32) {
    scf.yield %x : f32
  } else {
    scf.yield %n : i32
  }
  return
}`, "test:2:8: error: 'scf.if' op along control flow edge from Operation scf.yield to parent: successor operand type #0 'i32' should match successor input type #0 'f32'"},
	{"if: values that nobody takes", `func.func @f(%c: i1, %x: f32) {
  scf.if %c {
    scf.yield %x : f32
  }
  return
}`, "test:2:3: error: 'scf.if' op along control flow edge from Operation scf.yield to parent: region branch point has 1 operands, but region successor needs 0 inputs"},
	{"if: not opened", `func.func @f(%c: i1) {
  scf.if %c
  return
}`, "test:2:12: error: expected '{' to begin a region"},
	{"while: values that the body does not take", `func.func @f(%n: i64) {
  %r = scf.while (%x = %n) : (i64) -> i64 {
    %c = "test.more"(%x) : (i64) -> i1
    scf.condition(%c) %x : i64
  } do {
  ^bb0(%y: i32):
    scf.yield %n : i64
  }
  return
}`, "test:2:8: error: 'scf.while' op along control flow edge from Operation scf.condition to Region #1: successor operand type #0 'i64' should match successor input type #0 'i32'"},
	{"while: no condition", `func.func @f(%n: i64) {
  %r = scf.while (%k = %n) : (i64) -> i64 {
    scf.yield %k : i64
  } do {
  ^bb0(%y: i64):
    scf.yield %y : i64
  }
  return
}`, "test:2:8: error: 'scf.while' op expects the 'before' region to terminate with 'scf.condition'"},
	{"while: no do", `func.func @f(%n: i64) {
  scf.while : () -> () {
    %c = "test.more"() : () -> i1
    scf.condition(%c)
  }
  return
}`, "test:6:3: error: custom op 'scf.while' expected 'do'"},
	{"condition: outside of a while", `func.func @f(%c: i1) {
  scf.if %c {
    scf.condition(%c)
  }
  return
}`, "test:3:5: error: 'scf.condition' op expects parent op 'scf.while'"},
	{"yield: outside of everything", `func.func @f(%c: i1) {
  scf.yield
}`, "test:2:3: error: 'scf.yield' op expects parent op to be one of 'scf.execute_region, scf.for, scf.if, scf.index_switch, scf.while'"},
	{"parallel: a step that is zero", `func.func @f(%a: index) {
  %c0 = arith.constant 0 : index
  scf.parallel (%i) = (%a) to (%a) step (%c0) {
  }
  return
}`, "test:3:3: error: 'scf.parallel' op constant step operand must be positive"},
	{"parallel: results without reductions", `func.func @f(%a: index, %x: f32) {
  %r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
    scf.reduce
  }
  return
}`, "test:2:8: error: 'scf.parallel' op expects number of results: 1 to be the same as number of reductions: 0"},
	{"parallel: reduction of another type", `func.func @f(%a: index, %x: f32, %n: i32) {
  %r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
    scf.reduce(%n : i32) {
    ^bb0(%p: i32, %q: i32):
      scf.reduce.return %p : i32
    }
  }
  return
}`, "test:3:5: error: 'scf.reduce' op expects type of 0-th reduction operand: 'i32' to be the same as the 0-th result type: 'f32'"},
	{"reduce: arguments", `func.func @f(%a: index, %x: f32) {
  %r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
    scf.reduce(%x : f32) {
    ^bb0(%p: f32):
      scf.reduce.return %p : f32
    }
  }
  return
}`, "test:3:5: error: 'scf.reduce' op expected two block arguments with type 'f32' in the 0-th reduction region"},
	{"reduce: result", `func.func @f(%a: index, %x: f32, %n: i32) {
  %r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
    scf.reduce(%x : f32) {
    ^bb0(%p: f32, %q: f32):
      scf.reduce.return %n : i32
    }
  }
  return
}`, "test:5:7: error: 'scf.reduce.return' op must have type 'f32' (the type of the reduction inputs)"},
	{"forall: result without output", `func.func @f(%n: index) {
  %r = scf.forall (%i) in (%n) -> (tensor<4xf32>) {
  }
  return
}`, "test:2:31: error: expected '{' to begin a region"},
	{"execute_region: number of results", `func.func @f(%x: i32) {
  %r:2 = scf.execute_region -> (i32, i32) {
    scf.yield %x : i32
  }
  return
}`, "test:2:10: error: 'scf.execute_region' op along control flow edge from Operation scf.yield to parent: region branch point has 1 operands, but region successor needs 2 inputs"},
	{"execute_region: empty", `func.func @f(%x: i32) {
  "scf.execute_region"() ({
  }) : () -> ()
  return
}`, "test:2:3: error: 'scf.execute_region' op region needs to have at least one block"},
	{"execute_region: arguments", `func.func @f(%x: i32) {
  "scf.execute_region"() ({
  ^bb0(%a: i32):
    scf.yield
  }) : () -> ()
  return
}`, "test:2:3: error: 'scf.execute_region' op region cannot have any arguments"},
	{"index_switch: no default", `func.func @f(%i: index) {
  scf.index_switch %i
  case 1 {
    scf.yield
  }
  return
}`, "test:6:3: error: custom op 'scf.index_switch' expected 'default'"},
	{"index_switch: the same case twice", `func.func @f(%i: index) {
  scf.index_switch %i
  case 1 {
    scf.yield
  }
  case 1 {
    scf.yield
  }
  default {
  }
  return
}`, "test:2:3: error: 'scf.index_switch' op has duplicate case value: 1"},
	{"index_switch: values of a case", `func.func @f(%i: index, %x: f32, %n: i32) {
  %r = scf.index_switch %i -> f32
  case 1 {
    scf.yield %n : i32
  }
  default {
    scf.yield %x : f32
  }
  return
}`, "test:2:8: error: 'scf.index_switch' op expected result #0 of each region to be 'f32'"},
	{"index_switch: number of values of the default", `func.func @f(%i: index, %x: f32) {
  %r = scf.index_switch %i -> f32
  default {
    scf.yield %x, %x : f32, f32
  }
  return
}`, "test:2:8: error: 'scf.index_switch' op expected each region to return 1 values, but default region returns 2"},
	{"index_switch: of an integer", `func.func @f(%i: i32) {
  scf.index_switch %i
  default {
  }
  return
}`, "test:2:20: error: use of value '%i' expects different type than prior uses: 'index' vs 'i32'"},
}

func TestRejected(t *testing.T) {
	for _, tt := range rejected {
		t.Run(tt.name, func(t *testing.T) {
			switch _, errs := read(tt.text); {
			case len(errs) == 0:
				t.Errorf("accepted, want %s", tt.want)
			case errs[0] != tt.want:
				t.Errorf("got\n%s\nwant\n%s", errs[0], tt.want)
			}
		})
	}
}
