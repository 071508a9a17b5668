package memref_test

import "testing"

// rejected are programs that are wrong and the first thing that the reference says about each.
var rejected = []struct{ name, text, want string }{
	{"alloc: too few sizes", `func.func @f(%n: index) {
  %a = memref.alloc() : memref<?xf32>
  return
}`, "test:3:8: error: 'memref.alloc' op incorrect number of dynamic sizes, has 0, expected 1"},
	{"alloc: too many sizes", `func.func @f(%n: index) {
  %a = memref.alloc(%n, %n) : memref<?xf32>
  return
}`, "test:3:8: error: 'memref.alloc' op incorrect number of dynamic sizes, has 2, expected 1"},
	{"alloc: a symbol without a layout", `func.func @f(%n: index) {
  %a = memref.alloc()[%n] : memref<4xf32>
  return
}`, "test:3:8: error: 'memref.alloc' op symbol operand count does not equal memref symbol count: expected 0, got 1"},
	{"alloc: negative alignment", `func.func @f() {
  %a = memref.alloc() {alignment = -4} : memref<4xf32>
  return
}`, "test:3:23: error: custom op 'memref.alloc' 'memref.alloc' op attribute 'alignment' failed to satisfy constraint: 64-bit signless integer attribute whose value is positive and whose value is a power of two > 0"},
	{"alloca: too few sizes", `func.func @f() {
  %a = memref.alloca() : memref<4x?xf32>
  return
}`, "test:3:8: error: 'memref.alloca' op incorrect number of dynamic sizes, has 0, expected 1"},
	{"realloc: two dimensions", `func.func @f(%m: memref<4x4xf32>) {
  %a = memref.realloc %m : memref<4x4xf32> to memref<8x8xf32>
  return
}`, "test:3:8: error: 'memref.realloc' op operand #0 must be 1D memref of any type values, but got 'memref<4x4xf32>'"},
	{"realloc: other element type", `func.func @f(%m: memref<4xf32>) {
  %a = memref.realloc %m : memref<4xf32> to memref<8xf64>
  return
}`, "test:3:8: error: different element types specified for source memref type 'memref<4xf32>' and result memref type 'memref<8xf64>'"},
	{"realloc: no size", `func.func @f(%m: memref<4xf32>) {
  %a = memref.realloc %m : memref<4xf32> to memref<?xf32>
  return
}`, "test:3:8: error: missing dimension operand for result type 'memref<?xf32>'"},
	{"realloc: a size that is not wanted", `func.func @f(%m: memref<4xf32>, %n: index) {
  %a = memref.realloc %m(%n) : memref<4xf32> to memref<8xf32>
  return
}`, "test:3:8: error: unnecessary dimension operand for result type 'memref<8xf32>'"},
	{"load: too few subscripts", `func.func @f(%m: memref<4x4xf32>, %i: index) {
  %x = memref.load %m[%i] : memref<4x4xf32>
  return
}`, "test:3:8: error: 'memref.load' op incorrect number of indices for load, expected 2 but got 1"},
	{"load: too many subscripts", `func.func @f(%m: memref<4xf32>, %i: index) {
  %x = memref.load %m[%i, %i] : memref<4xf32>
  return
}`, "test:3:8: error: 'memref.load' op incorrect number of indices for load, expected 1 but got 2"},
	{"load: a subscript that is no index", `func.func @f(%m: memref<4xf32>, %i: i32) {
  %x = memref.load %m[%i] : memref<4xf32>
  return
}`, "test:3:23: error: use of value '%i' expects different type than prior uses: 'index' vs 'i32'"},
	{"load: other result", `func.func @f(%m: memref<4xf32>, %i: index) {
  %x = "memref.load"(%m, %i) : (memref<4xf32>, index) -> f64
  return
}`, "test:3:8: error: 'memref.load' op failed to verify that result type matches element type of 'memref'"},
	{"load: without colon", `func.func @f(%m: memref<4xf32>, %i: index) {
  %x = memref.load %m[%i] memref<4xf32>
  return
}`, "test:3:26: error: expected ':'"},
	{"store: other type", `func.func @f(%m: memref<4xf32>, %i: index, %x: f64) {
  memref.store %x, %m[%i] : memref<4xf32>
  return
}`, "test:3:16: error: use of value '%x' expects different type than prior uses: 'f32' vs 'f64'"},
	{"store: no subscripts", `func.func @f(%m: memref<4xf32>, %x: f32) {
  memref.store %x, %m[] : memref<4xf32>
  return
}`, "test:3:3: error: 'memref.store' op store index operand count not equal to memref rank"},
	{"store: without value", `func.func @f(%m: memref<4xf32>, %i: index) {
  memref.store %m[%i] : memref<4xf32>
  return
}`, "test:3:18: error: expected ','"},
	{"copy: element types", `func.func @f(%a: memref<4xf32>, %b: memref<4xi32>) {
  memref.copy %a, %b : memref<4xf32> to memref<4xi32>
  return
}`, "test:3:3: error: 'memref.copy' op requires the same element type for all operands"},
	{"copy: shapes", `func.func @f(%a: memref<4xf32>, %b: memref<5xf32>) {
  memref.copy %a, %b : memref<4xf32> to memref<5xf32>
  return
}`, "test:3:3: error: 'memref.copy' op requires the same shape for all operands"},
	{"cast: element types", `func.func @f(%a: memref<4xf32>) {
  %b = memref.cast %a : memref<4xf32> to memref<?xi32>
  return
}`, "test:3:8: error: 'memref.cast' op operand type 'memref<4xf32>' and result type 'memref<?xi32>' are cast incompatible"},
	{"cast: ranks", `func.func @f(%a: memref<4xf32>) {
  %b = memref.cast %a : memref<4xf32> to memref<2x2xf32>
  return
}`, "test:3:8: error: 'memref.cast' op operand type 'memref<4xf32>' and result type 'memref<2x2xf32>' are cast incompatible"},
	{"cast: sizes", `func.func @f(%a: memref<4xf32>) {
  %b = memref.cast %a : memref<4xf32> to memref<5xf32>
  return
}`, "test:3:8: error: 'memref.cast' op operand type 'memref<4xf32>' and result type 'memref<5xf32>' are cast incompatible"},
	{"cast: memory spaces", `func.func @f(%a: memref<4xf32, 1>) {
  %b = memref.cast %a : memref<4xf32, 1> to memref<?xf32, 2>
  return
}`, "test:3:8: error: 'memref.cast' op operand type 'memref<4xf32, 1>' and result type 'memref<?xf32, 2>' are cast incompatible"},
	{"cast: between unranked memrefs", `func.func @f(%a: memref<*xf32>) {
  %b = memref.cast %a : memref<*xf32> to memref<*xf32>
  return
}`, "test:3:8: error: 'memref.cast' op operand type 'memref<*xf32>' and result type 'memref<*xf32>' are cast incompatible"},
	{"dim: of a scalar", `func.func @f(%a: memref<f32>, %i: index) {
  %b = memref.dim %a, %i : memref<f32>
  return
}`, "test:3:8: error: 'memref.dim' op operand #0 must be unranked.memref of any type values or non-0-ranked.memref of any type values, but got 'memref<f32>'"},
	{"dim: index", `func.func @f(%a: memref<4xf32>, %i: i64) {
  %b = memref.dim %a, %i : memref<4xf32>
  return
}`, "test:3:23: error: use of value '%i' expects different type than prior uses: 'index' vs 'i64'"},
	{"subview: number of offsets", `func.func @f(%m: memref<8x8xf32>) {
  %a = memref.subview %m[0] [4, 4] [1, 1] : memref<8x8xf32> to memref<4x4xf32, strided<[8, 1]>>
  return
}`, "test:3:8: error: expected mixed offsets rank to match mixed sizes rank (1 vs 2) so the rank of the result type is well-formed."},
	{"subview: result", `func.func @f(%m: memref<8x8xf32>) {
  %a = memref.subview %m[0, 2] [4, 4] [1, 1] : memref<8x8xf32> to memref<4x4xf32, strided<[8, 1]>>
  return
}`, "test:3:8: error: expected result type to be 'memref<4x4xf32, strided<[8, 1], offset: 2>>' or a rank-reduced version. (mismatch of result layout), but got 'memref<4x4xf32, strided<[8, 1]>>'"},
	{"subview: out of bounds", `func.func @f(%m: memref<8x8xf32>) {
  %a = memref.subview %m[0, 6] [4, 4] [1, 1] : memref<8x8xf32> to memref<4x4xf32, strided<[8, 1], offset: 6>>
  return
}`, "test:3:8: error: slice along dimension 1 runs out-of-bounds: 9 >= 8"},
	{"subview: element type", `func.func @f(%m: memref<8xf32>) {
  %a = memref.subview %m[0] [4] [1] : memref<8xf32> to memref<4xi32, strided<[1]>>
  return
}`, "test:3:8: error: expected result element type to be 'f32', but got 'memref<4xi32, strided<[1]>>'"},
	{"subview: rank", `func.func @f(%m: memref<8xf32>) {
  %a = memref.subview %m[0] [4] [1] : memref<8xf32> to memref<4x1xf32>
  return
}`, "test:3:8: error: expected result rank to be smaller or equal to the source rank, but got 'memref<4x1xf32>'"},
	{"subview: memory space", `func.func @f(%m: memref<8xf32, 1>) {
  %a = memref.subview %m[0] [4] [1] : memref<8xf32, 1> to memref<4xf32, strided<[1]>, 2>
  return
}`, "test:3:8: error: different memory spaces specified for base memref type 'memref<8xf32, 1>' and subview memref type 'memref<4xf32, strided<[1]>, 2>'"},
	{"reinterpret_cast: sizes", `func.func @f(%m: memref<?xf32>) {
  %a = memref.reinterpret_cast %m to offset: [0], sizes: [4], strides: [1] : memref<?xf32> to memref<5xf32>
  return
}`, "test:3:8: error: expected result type with size = 4 instead of 5 in dim = 0"},
	{"reinterpret_cast: offset", `func.func @f(%m: memref<?xf32>) {
  %a = memref.reinterpret_cast %m to offset: [2], sizes: [4], strides: [1] : memref<?xf32> to memref<4xf32>
  return
}`, "test:3:8: error: expected result type with offset = 2 instead of 0"},
	{"reinterpret_cast: strides", `func.func @f(%m: memref<?xf32>) {
  %a = memref.reinterpret_cast %m to offset: [0], sizes: [4], strides: [2] : memref<?xf32> to memref<4xf32>
  return
}`, "test:3:8: error: expected result type with stride = 2 instead of 1 in dim = 0"},
	{"reinterpret_cast: two offsets", `func.func @f(%m: memref<?xf32>) {
  %a = memref.reinterpret_cast %m to offset: [0, 0], sizes: [4], strides: [1] : memref<?xf32> to memref<4xf32>
  return
}`, "test:3:8: error: expected mixed offsets rank to match mixed sizes rank (2 vs 1) so the rank of the result type is well-formed."},
	{"expand_shape: product", `func.func @f(%m: memref<12xf32>) {
  %a = memref.expand_shape %m [[0, 1]] output_shape [3, 5] : memref<12xf32> into memref<3x5xf32>
  return
}`, "test:3:8: error: 'memref.expand_shape' op collapsed dim size (12) must equal reassociation group size (15)"},
	{"expand_shape: dimension that is left out", `func.func @f(%m: memref<12x2xf32>) {
  %a = memref.expand_shape %m [[0, 1]] output_shape [3, 4] : memref<12x2xf32> into memref<3x4xf32>
  return
}`, "test:3:8: error: 'memref.expand_shape' op invalid number of reassociation groups: found 1, expected 2"},
	{"expand_shape: sizes", `func.func @f(%m: memref<12xf32>) {
  %a = memref.expand_shape %m [[0, 1]] output_shape [4, 3] : memref<12xf32> into memref<3x4xf32>
  return
}`, "test:3:8: error: 'memref.expand_shape' op invalid output shape provided at pos 0"},
	{"collapse_shape: sizes", `func.func @f(%m: memref<3x4xf32>) {
  %a = memref.collapse_shape %m [[0, 1]] : memref<3x4xf32> into memref<13xf32>
  return
}`, "test:3:8: error: 'memref.collapse_shape' op collapsed dim size (13) must equal reassociation group size (12)"},
	{"collapse_shape: groups that are not in order", `func.func @f(%m: memref<3x4x5xf32>) {
  %a = memref.collapse_shape %m [[1, 0], [2]] : memref<3x4x5xf32> into memref<12x5xf32>
  return
}`, "test:3:8: error: 'memref.collapse_shape' op reassociation indices must be contiguous"},
	{"collapse_shape: gaps", `func.func @f(%m: memref<3x4xf32, strided<[8, 1]>>) {
  %a = memref.collapse_shape %m [[0, 1]] : memref<3x4xf32, strided<[8, 1]>> into memref<12xf32>
  return
}`, "test:3:8: error: 'memref.collapse_shape' op invalid source layout map or collapsing non-contiguous dims"},
	{"reshape: element type", `func.func @f(%m: memref<*xf32>, %s: memref<1xi32>) {
  %a = memref.reshape %m(%s) : (memref<*xf32>, memref<1xi32>) -> memref<?xi32>
  return
}`, "test:3:8: error: 'memref.reshape' op element types of source and destination memref types should be the same"},
	{"reshape: shape of unknown size", `func.func @f(%m: memref<*xf32>, %s: memref<?xi32>) {
  %a = memref.reshape %m(%s) : (memref<*xf32>, memref<?xi32>) -> memref<?x?xf32>
  return
}`, "test:3:8: error: 'memref.reshape' op cannot use shape operand with dynamic length to reshape to statically-ranked memref type"},
	{"reshape: rank", `func.func @f(%m: memref<*xf32>, %s: memref<3xi32>) {
  %a = memref.reshape %m(%s) : (memref<*xf32>, memref<3xi32>) -> memref<?x?xf32>
  return
}`, "test:3:8: error: 'memref.reshape' op length of shape operand differs from the result's memref rank"},
	{"transpose: no permutation", `func.func @f(%m: memref<?x?xf32>) {
  %a = memref.transpose %m (i, j) -> (i, i) : memref<?x?xf32> to memref<?x?xf32, strided<[?, 1]>>
  return
}`, "test:3:8: error: 'memref.transpose' op expected a permutation map"},
	{"transpose: rank", `func.func @f(%m: memref<?x?xf32>) {
  %a = memref.transpose %m (i, j, k) -> (j, i, k) : memref<?x?xf32> to memref<?x?xf32, strided<[1, ?]>>
  return
}`, "test:3:8: error: 'memref.transpose' op expected a permutation map of same rank as the input"},
	{"view: of floats", `func.func @f(%m: memref<64xf32>, %o: index) {
  %a = memref.view %m[%o][] : memref<64xf32> to memref<4xf32>
  return
}`, "test:3:8: error: 'memref.view' op operand #0 must be 1D memref of 8-bit signless integer values, but got 'memref<64xf32>'"},
	{"view: sizes", `func.func @f(%m: memref<64xi8>, %o: index) {
  %a = memref.view %m[%o][] : memref<64xi8> to memref<?xf32>
  return
}`, "test:3:8: error: 'memref.view' op incorrect number of dynamic sizes, has 0, expected 1"},
	{"view: memory space", `func.func @f(%m: memref<64xi8, 1>, %o: index) {
  %a = memref.view %m[%o][] : memref<64xi8, 1> to memref<4xf32>
  return
}`, "test:3:8: error: different memory spaces specified for base memref type 'memref<64xi8, 1>' and view memref type 'memref<4xf32>'"},
	{"memory_space_cast: other type", `func.func @f(%m: memref<?xf32, 1>) {
  %a = memref.memory_space_cast %m : memref<?xf32, 1> to memref<4xf32>
  return
}`, "test:3:8: error: 'memref.memory_space_cast' op operand type 'memref<?xf32, 1>' and result type 'memref<4xf32>' are cast incompatible"},
	{"assume_alignment: no power of two", `func.func @f(%m: memref<?xf32>) {
  %a = memref.assume_alignment %m, 12 : memref<?xf32>
  return
}`, "test:3:8: error: 'memref.assume_alignment' op alignment must be power of 2"},
	{"assume_alignment: zero", `func.func @f(%m: memref<?xf32>) {
  %a = memref.assume_alignment %m, 0 : memref<?xf32>
  return
}`, "test:3:8: error: 'memref.assume_alignment' op attribute 'alignment' failed to satisfy constraint: 32-bit signless integer attribute whose value is positive"},
	{"atomic_rmw: kind", `func.func @f(%m: memref<8xf32>, %i: index, %x: f32) {
  %a = memref.atomic_rmw addi %x, %m[%i] : (f32, memref<8xf32>) -> f32
  return
}`, "test:3:8: error: 'memref.atomic_rmw' op with kind 'addi' expects an integer type"},
	{"atomic_rmw: subscripts", `func.func @f(%m: memref<8x8xf32>, %i: index, %x: f32) {
  %a = memref.atomic_rmw addf %x, %m[%i] : (f32, memref<8x8xf32>) -> f32
  return
}`, "test:3:8: error: 'memref.atomic_rmw' op expects the number of subscripts to be equal to memref rank"},
	{"generic_atomic_rmw: effects", `func.func @f(%m: memref<8xi32>, %i: index) {
  %r = memref.generic_atomic_rmw %m[%i] : memref<8xi32> {
  ^bb0(%old: i32):
    %a = memref.alloc() : memref<4xf32>
    memref.atomic_yield %old : i32
  }
  return
}`, "test:5:10: error: body of 'memref.generic_atomic_rmw' should contain only operations with no side effects"},
	{"generic_atomic_rmw: yielded type", `func.func @f(%m: memref<8xi32>, %i: index, %x: f32) {
  %r = memref.generic_atomic_rmw %m[%i] : memref<8xi32> {
  ^bb0(%old: i32):
    memref.atomic_yield %x : f32
  }
  return
}`, "test:5:5: error: 'memref.atomic_yield' op types mismatch between yield op: 'f32' and its parent: 'i32'"},
	{"prefetch: locality", `func.func @f(%m: memref<4xf32>, %i: index) {
  memref.prefetch %m[%i], read, locality<4>, data : memref<4xf32>
  return
}`, "test:3:3: error: 'memref.prefetch' op attribute 'localityHint' failed to satisfy constraint: 32-bit signless integer attribute whose minimum value is 0 whose maximum value is 3"},
	{"prefetch: neither read nor write", `func.func @f(%m: memref<4xf32>, %i: index) {
  memref.prefetch %m[%i], both, locality<1>, data : memref<4xf32>
  return
}`, "test:3:3: error: custom op 'memref.prefetch' rw specifier has to be 'read' or 'write'"},
	{"prefetch: cache", `func.func @f(%m: memref<4xf32>, %i: index) {
  memref.prefetch %m[%i], read, locality<1>, tlb : memref<4xf32>
  return
}`, "test:3:3: error: custom op 'memref.prefetch' cache type has to be 'data' or 'instr'"},
	{"alloca_scope: results", `func.func @f(%x: f32) {
  %r = memref.alloca_scope -> (f32) {
    memref.alloca_scope.return
  }
  return
}`, "test:3:8: error: 'memref.alloca_scope' op along control flow edge from Operation memref.alloca_scope.return to parent: region branch point has 0 operands, but region successor needs 1 inputs"},
	{"global: visibility", `memref.global "secret" @g : memref<4xf32>`, `test:2:1: error: 'memref.global' op visibility expected to be one of ["public", "private", "nested"], but got "secret"`},
	{"global: value of another type", "memref.global @g : memref<4xf32> = dense<1>", "test:2:42: error: unexpected decimal integer literal for a floating point value"},
	{"global: value of another shape", `memref.global "private" @g : memref<4xf32> = dense<[1.0, 2.0]>`, "test:2:46: error: inferred shape of elements literal ([2]) does not match type ([4])"},
	{"global: size that is not known", "memref.global @g : memref<?xf32>", "test:2:1: error: custom op 'memref.global' type should be static shaped memref, but got 'memref<?xf32>'"},
	{"global: no memref", "memref.global @g : tensor<4xf32>", "test:2:1: error: custom op 'memref.global' type should be static shaped memref, but got 'tensor<4xf32>'"},
	{"get_global: of nothing", `func.func @f() {
  %a = memref.get_global @nothing : memref<4xf32>
  return
}`, "test:3:8: error: 'memref.get_global' op 'nothing' does not reference a valid global memref"},
	{"get_global: other type", `memref.global @g : memref<4xf32>
func.func @f() {
  %a = memref.get_global @g : memref<5xf32>
  return
}`, "test:4:8: error: 'memref.get_global' op result type 'memref<5xf32>' does not match type 'memref<4xf32>' of the global memref @g"},
	{"get_global: of a function", `func.func @f() {
  %a = memref.get_global @f : memref<5xf32>
  return
}`, "test:3:8: error: 'memref.get_global' op 'f' does not reference a valid global memref"},
	{"distinct_objects: none", `func.func @f() {
  "memref.distinct_objects"() : () -> ()
  return
}`, "test:3:3: error: 'memref.distinct_objects' op expected at least one operand"},
	{"distinct_objects: types", `func.func @f(%a: memref<4xf32>) {
  %0 = "memref.distinct_objects"(%a) : (memref<4xf32>) -> memref<5xf32>
  return
}`, "test:3:8: error: 'memref.distinct_objects' op operand types and result types must match"},
	{"extract_strided_metadata: number of sizes", `func.func @f(%m: memref<4x4xf32>) {
  %b, %o, %s, %t = memref.extract_strided_metadata %m : memref<4x4xf32> -> memref<f32>, index, index, index
  return
}`, "test:3:20: error: 'memref.extract_strided_metadata' op inferred type(s) 'memref<f32>', 'index', 'index', 'index', 'index', 'index' are incompatible with return type(s) of operation 'memref<f32>', 'index', 'index', 'index'"},
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
