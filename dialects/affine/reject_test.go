package affine_test

import "testing"

// rejected are programs that are wrong and the first thing that the reference says about each.
var rejected = []struct{ name, text, want string }{
	{"apply: number of operands", `func.func @f(%i: index) {
  %a = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%i)
  return
}`, "test:2:8: error: custom op 'affine.apply' dimension or symbol index mismatch"},
	{"apply: an integer", `func.func @f(%i: i32) {
  %a = affine.apply affine_map<(d0) -> (d0)>(%i)
  return
}`, "test:2:46: error: use of value '%i' expects different type than prior uses: 'index' vs 'i32'"},
	{"apply: a set", `func.func @f(%i: index) {
  %a = affine.apply affine_set<(d0) : (d0 == 0)>(%i)
  return
}`, "test:2:21: error: custom op 'affine.apply' invalid kind of attribute specified"},
	{"min: no results", `func.func @f(%i: index) {
  %a = affine.min affine_map<(d0) -> ()>(%i)
  return
}`, "test:2:8: error: 'affine.min' op affine map expect at least one result"},
	{"for: negative step", `func.func @f() {
  affine.for %i = 0 to 8 step -1 {
  }
  return
}`, "test:2:31: error: custom op 'affine.for' expected step to be representable as a positive signed integer"},
	{"for: a lower bound of two results", `func.func @f(%n: index) {
  affine.for %i = affine_map<(d0) -> (d0, 0)>(%n) to 8 {
  }
  return
}`, "test:2:19: error: custom op 'affine.for' lower loop bound affine map with multiple results requires 'max' prefix"},
	{"for: an upper bound of two results", `func.func @f(%n: index) {
  affine.for %i = 0 to affine_map<(d0) -> (d0, 8)>(%n) {
  }
  return
}`, "test:2:24: error: custom op 'affine.for' upper loop bound affine map with multiple results requires 'min' prefix"},
	{"for: operands of a bound", `func.func @f(%n: index) {
  affine.for %i = 0 to affine_map<(d0)[s0] -> (d0 + s0)>(%n) {
  }
  return
}`, "test:2:3: error: custom op 'affine.for' symbol operand count and affine map symbol count must match"},
	{"for: a bound that is a value from memory", `func.func @f(%m: memref<8xindex>) {
  affine.for %i = 0 to 8 {
    %x = memref.load %m[%i] : memref<8xindex>
    affine.for %j = 0 to %x {
    }
  }
  return
}`, "test:4:5: error: 'affine.for' op operand cannot be used as a symbol"},
	{"for: carried values", `func.func @f(%x: f32) {
  %r = affine.for %i = 0 to 8 iter_args(%y = %x) -> (f32) {
    affine.yield
  }
  return
}`, "test:3:5: error: 'affine.yield' op parent of yield must have same number of results as the yield operands"},
	{"for: type of a carried value", `func.func @f(%x: f32, %n: i32) {
  %r = affine.for %i = 0 to 8 iter_args(%y = %x) -> (f32) {
    affine.yield %n : i32
  }
  return
}`, "test:3:5: error: 'affine.yield' op types mismatch between yield op and its parent"},
	{"for: without bound", `func.func @f() {
  affine.for %i = 0 to {
  }
  return
}`, "test:2:3: error: custom op 'affine.for' expected valid affine map representation for loop bounds"},
	{"if: number of operands", `func.func @f(%i: index) {
  affine.if affine_set<(d0, d1) : (d0 - d1 >= 0)>(%i) {
  }
  return
}`, "test:2:3: error: custom op 'affine.if' dim operand count and integer set dim count must match"},
	{"if: a map", `func.func @f(%i: index) {
  affine.if affine_map<(d0) -> (d0)>(%i) {
  }
  return
}`, "test:2:13: error: custom op 'affine.if' invalid kind of attribute specified"},
	{"if: results without else", `func.func @f(%i: index, %x: f32) {
  %r = affine.if affine_set<(d0) : (d0 == 0)>(%i) -> f32 {
    affine.yield %x : f32
  }
  return
}`, "test:2:8: error: 'affine.if' op along control flow edge from parent to parent: region branch point has 0 operands, but region successor needs 1 inputs"},
	{"if: yielded values", `func.func @f(%i: index, %x: f32) {
  %r = affine.if affine_set<(d0) : (d0 == 0)>(%i) -> f32 {
    affine.yield %x : f32
  } else {
    affine.yield
  }
  return
}`, "test:5:5: error: 'affine.yield' op parent of yield must have same number of results as the yield operands"},
	{"load: number of subscripts", `func.func @f(%m: memref<8x8xf32>, %i: index) {
  %x = affine.load %m[%i] : memref<8x8xf32>
  return
}`, "test:2:8: error: 'affine.load' op affine map num results must equal memref rank"},
	{"load: a product of subscripts", `func.func @f(%m: memref<8xf32>, %i: index) {
  %x = affine.load %m[%i * %i] : memref<8xf32>
  return
}`, "test:2:26: error: non-affine expression: at least one of the multiply operands has to be either a constant or symbolic"},
	{"store: type", `func.func @f(%m: memref<8xf32>, %i: index, %x: f64) {
  affine.store %x, %m[%i] : memref<8xf32>
  return
}`, "test:2:16: error: use of value '%x' expects different type than prior uses: 'f32' vs 'f64'"},
	{"store: number of subscripts", `func.func @f(%m: memref<8xf32>, %i: index, %x: f32) {
  affine.store %x, %m[%i, %i] : memref<8xf32>
  return
}`, "test:2:3: error: 'affine.store' op affine map num results must equal memref rank"},
	{"vector_load: element type", `func.func @f(%m: memref<8xf32>, %i: index) {
  %x = affine.vector_load %m[%i] : memref<8xf32>, vector<4xf64>
  return
}`, "test:2:8: error: 'affine.vector_load' op requires memref and vector types of the same elemental type"},
	{"vector_store: element type", `func.func @f(%m: memref<8xf32>, %i: index, %v: vector<4xi32>) {
  affine.vector_store %v, %m[%i] : memref<8xf32>, vector<4xi32>
  return
}`, "test:2:3: error: 'affine.vector_store' op requires memref and vector types of the same elemental type"},
	{"prefetch: neither read nor write", `func.func @f(%m: memref<8xf32>, %i: index) {
  affine.prefetch %m[%i], rw, locality<3>, data : memref<8xf32>
  return
}`, "test:2:3: error: custom op 'affine.prefetch' rw specifier has to be 'read' or 'write'"},
	{"prefetch: cache", `func.func @f(%m: memref<8xf32>, %i: index) {
  affine.prefetch %m[%i], read, locality<3>, false : memref<8xf32>
  return
}`, "test:2:3: error: custom op 'affine.prefetch' cache type has to be 'data' or 'instr'"},
	{"prefetch: locality", `func.func @f(%m: memref<8xf32>, %i: index) {
  affine.prefetch %m[%i], read, locality<5>, data : memref<8xf32>
  return
}`, "test:2:3: error: 'affine.prefetch' op attribute 'localityHint' failed to satisfy constraint: 32-bit signless integer attribute whose minimum value is 0 whose maximum value is 3"},
	{"parallel: kind of reduction", `func.func @f() {
  %r = affine.parallel (%i) = (0) to (8) reduce ("add") -> f32 {
    %x = "test.value"() : () -> f32
    affine.yield %x : f32
  }
  return
}`, `test:2:50: error: custom op 'affine.parallel' invalid reduction value: "add"`},
	{"parallel: number of yielded values", `func.func @f(%x: f32) {
  %r = affine.parallel (%i) = (0) to (8) reduce ("addf") -> (f32) {
    affine.yield %x, %x : f32, f32
  }
  return
}`, "test:3:5: error: 'affine.yield' op parent of yield must have same number of results as the yield operands"},
	{"delinearize_index: number of results", `func.func @f(%i: index) {
  %a:4 = affine.delinearize_index %i into (4, 8) : index, index, index, index
  return
}`, "test:2:10: error: 'affine.delinearize_index' op should return an index for each basis element and up to one extra index"},
	{"delinearize_index: negative basis", `func.func @f(%i: index) {
  %a:2 = affine.delinearize_index %i into (4, -8) : index, index
  return
}`, "test:2:10: error: 'affine.delinearize_index' op no basis element may be statically non-positive"},
	{"delinearize_index: zero", `func.func @f(%i: index) {
  %a:2 = affine.delinearize_index %i into (4, 0) : index, index
  return
}`, "test:2:10: error: 'affine.delinearize_index' op no basis element may be statically non-positive"},
	{"linearize_index: number of digits", `func.func @f(%i: index) {
  %a = affine.linearize_index [%i, %i, %i] by (4) : index
  return
}`, "test:2:8: error: 'affine.linearize_index' op should be passed a basis element for each index except possibly the first"},
	{"yield: in no affine op", `func.func @f() {
  affine.yield
}`, "test:2:3: error: 'affine.yield' op only terminates affine.if/for/parallel regions"},
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
