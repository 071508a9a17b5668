package builtin_test

import "testing"

// invalid are programs and what is wrong with them, in the words of the reference.
var invalid = []struct{ name, text, want string }{
	{"module: attributes", `"builtin.module"() ({
}) {foo = 1 : i32} : () -> ()`, `test:1:1: error: 'builtin.module' op region #0 ('bodyRegion') failed to verify constraint: region with 1 blocks`},
	{"module: two blocks", `"builtin.module"() ({
^bb0:
"test.a"() : () -> ()
^bb1:
"test.a"() : () -> ()
}) : () -> ()`, `test:1:1: error: 'builtin.module' op expects region #0 to have 0 or 1 blocks`},
	{"module: arguments", `"builtin.module"() ({
^bb0(%a: i32):
}) : () -> ()`, `test:1:1: error: 'builtin.module' op region should have no arguments`},
	{"cast: no result", `func.func @f(%x: i32) {
"builtin.unrealized_conversion_cast"(%x) : (i32) -> ()
return
}`, `test:2:1: error: 'builtin.unrealized_conversion_cast' op expected at least one result for cast operation`},
}

func TestVerify(t *testing.T) {
	for _, c := range invalid {
		t.Run(c.name, func(t *testing.T) {
			if _, errs := read(c.text); len(errs) != 1 || errs[0] != c.want {
				t.Errorf("got %q, want %q", errs, c.want)
			}
		})
	}
}
