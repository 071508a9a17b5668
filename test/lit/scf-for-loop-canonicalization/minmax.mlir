// RUN: pyopt %s --scf-for-loop-canonicalization --split-input-file --mlir-print-local-scope --allow-unregistered-dialect | filecheck %s

// The last tile is as large as the others.
// CHECK-LABEL: func.func @full_tiles(
// CHECK:         %[[C16:.*]] = arith.constant 16 : index
// CHECK:         scf.for
// CHECK-NEXT:      "use"(%[[C16]])
func.func @full_tiles() {
  %c0 = arith.constant 0 : index
  %c16 = arith.constant 16 : index
  %c256 = arith.constant 256 : index
  scf.for %i = %c0 to %c256 step %c16 {
    %n = affine.min affine_map<(d0)[s0] -> (16, s0 - d0)>(%i)[%c256]
    "use"(%n) : (index) -> ()
  }
  return
}

// -----

// 4 - %i is 1 in the last iteration, which is less than 2.
// CHECK-LABEL: func.func @partial_tile(
// CHECK:         affine.min affine_map<(d0) -> (2, -d0 + 4)>
func.func @partial_tile() {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c4 = arith.constant 4 : index
  scf.for %i = %c1 to %c4 step %c2 {
    %n = affine.min affine_map<(d0) -> (2, -d0 + 4)>(%i)
    "use"(%n) : (index) -> ()
  }
  return
}

// -----

// CHECK-LABEL: func.func @one_result(
// CHECK-SAME:    %[[N:.*]]: index
// CHECK:         scf.parallel (%[[I:.*]], %[[J:.*]]) =
// CHECK-NEXT:      %[[R:.*]] = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%[[I]], %[[J]])
// CHECK-NEXT:      "use"(%[[R]], %[[J]])
func.func @one_result(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  scf.parallel (%i, %j) = (%c0, %c1) to (%c4, %n) step (%c1, %c1) {
    %a = affine.min affine_map<(d0, d1) -> (d1 + 3, d1 + d0)>(%i, %j)
    %b = affine.max affine_map<(d0, d1) -> (d1, 1, d1 - d0)>(%i, %j)
    "use"(%a, %b) : (index, index) -> ()
  }
  return
}

// -----

// CHECK-LABEL: func.func @forall(
// CHECK-SAME:    %[[N:.*]]: index
// CHECK:         scf.forall (%[[I:.*]]) =
// CHECK-NEXT:      %[[R:.*]] = affine.apply affine_map<(d0)[s0] -> (-d0 + s0)>(%[[I]])[%[[N]]]
// CHECK-NEXT:      "use"(%[[R]])
func.func @forall(%n: index) {
  scf.forall (%i) = (2) to (%n) step (1) {
    %a = affine.min affine_map<(d0, d1) -> (d1 - 2, d1 - d0)>(%i, %n)
    "use"(%a) : (index) -> ()
  }
  return
}

// -----

// The step is a part of what is known: %i is even. LLVM's pass leaves this alone.
// CHECK-LABEL: func.func @step(
// CHECK:         %[[C0:.*]] = arith.constant 0 : index
// CHECK:         scf.for
// CHECK-NEXT:      "use"(%[[C0]])
func.func @step(%n: index) {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  scf.for %i = %c0 to %n step %c2 {
    %a = affine.min affine_map<(d0) -> (d0 mod 2, 1)>(%i)
    "use"(%a) : (index) -> ()
  }
  return
}

// -----

// %i may be any number but 0 as a signed one.
// CHECK-LABEL: func.func @unsigned(
// CHECK:         affine.max
func.func @unsigned(%n: index) {
  %c1 = arith.constant 1 : index
  scf.for unsigned %i = %c1 to %n step %c1 {
    %a = affine.max affine_map<(d0) -> (d0, 0)>(%i)
    "use"(%a) : (index) -> ()
  }
  return
}

// -----

// The bounds of affine loops count too, and how they depend on each other.
// CHECK-LABEL: func.func @affine_tiles(
// CHECK:         %[[C5:.*]] = arith.constant 5 : index
// CHECK:         affine.for %[[I:.*]] = 0 to 100 step 5
// CHECK-NEXT:      affine.for %[[J:.*]] = 
// CHECK-NEXT:        %[[A:.*]] = affine.apply affine_map<(d0) -> (d0 + 4)>(%[[I]])
// CHECK-NEXT:        "use"(%[[C5]], %[[A]])
func.func @affine_tiles() {
  affine.for %i = 0 to 100 step 5 {
    affine.for %j = affine_map<(d0) -> (d0)>(%i) to min affine_map<(d0) -> (d0 + 5, 200)>(%i) {
      %a = affine.min affine_map<(d0) -> (5, -d0 + 100)>(%i)
      %b = affine.max affine_map<(d0, d1) -> (d0 + 4, d1)>(%i, %j)
      "use"(%a, %b) : (index, index) -> ()
    }
  }
  return
}
