// RUN: pyopt %s --split-input-file --verify-diagnostics

func.func @symbol(%m: memref<?xf32>) {
  affine.for %i = 0 to 10 {
    // expected-error@+1 {{operand cannot be used as a symbol}}
    %x = affine.load %m[symbol(%i)] : memref<?xf32>
  }
  return
}

// -----

func.func @carried(%m: memref<?xf32>, %n: index) {
  %0 = affine.for %i = 0 to 10 iter_args(%k = %n) -> index {
    // expected-error@+1 {{operand cannot be used as a dimension id}}
    %x = affine.load %m[%k] : memref<?xf32>
    affine.yield %k : index
  }
  return
}

// -----

func.func @bounds(%n: index) {
  // expected-error@+1 {{upper loop bound affine map with multiple results requires 'min' prefix}}
  affine.for %i = 0 to affine_map<()[s0] -> (s0, 5)>()[%n] {
  }
  return
}

// -----

func.func @groups() {
  // expected-error@+1 {{the number of region arguments (2) and the number of map groups for lower (2) and upper bound (1), and the number of steps (2) must all match}}
  affine.parallel (%i, %j) = (0, 0) to (4) {
  }
  return
}

// -----

func.func @yield(%n: index) -> index {
  %0 = affine.for %i = 0 to 4 iter_args(%k = %n) -> index {
    // expected-error@+1 {{parent of yield must have same number of results as the yield operands}}
    affine.yield
  }
  return %0 : index
}
