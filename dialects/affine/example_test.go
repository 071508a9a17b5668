package affine_test

import (
	"os"

	"polyloom/affexpr"
	"polyloom/diag"
	"polyloom/dialects/affine"
	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// A pass finds loops, asks what it needs to know, and changes them in place.
func Example() {
	dialects := []*ir.Dialect{affine.Dialect, builtin.Dialect, fn.Dialect}
	module := asm.Parse(&asm.Config{Dialects: dialects, Diags: diag.NewEngine(nil)}, "example", `
func.func @scale(%a: memref<100xf32>) {
  affine.for %i = 4 to 100 step 8 {
    %x = affine.load %a[%i + 1] : memref<100xf32>
    affine.store %x, %a[%i] : memref<100xf32>
  }
  return
}`, 0)
	for _, loop := range affine.Roots(module) {
		loop.Normalize()
	}
	asm.Print(os.Stdout, module, asm.DefaultPrintOptions())
	// Output:
	// #map = affine_map<(d0) -> (d0 * 8 + 4)>
	// module {
	//   func.func @scale(%arg0: memref<100xf32>) {
	//     affine.for %arg1 = 0 to 12 {
	//       %0 = affine.apply #map(%arg1)
	//       %1 = affine.load %arg0[%0 + 1] : memref<100xf32>
	//       affine.store %1, %arg0[%0] : memref<100xf32>
	//     }
	//     return
	//   }
	// }
}

// Maps compose: the outcome depends on no affine.apply any more.
func ExampleCompose() {
	dialects := []*ir.Dialect{affine.Dialect, builtin.Dialect, fn.Dialect}
	module := asm.Parse(&asm.Config{Dialects: dialects, Diags: diag.NewEngine(nil)}, "example", `
func.func @f(%n: index) {
  %0 = affine.apply affine_map<()[s0] -> (s0 * 4)>()[%n]
  return
}`, 0)
	for a := range ir.WalkOf[*affine.Apply](module) {
		m, _ := affine.Compose(affexpr.NewMap(1, 0, affexpr.Dim(0).FloorDivConst(2)), []*ir.Value{&a.Result.Value})
		os.Stdout.WriteString(m.String() + "\n")
	}
	// Output:
	// ()[s0] -> (s0 * 2)
}
