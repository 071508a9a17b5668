// Sections are worked on by themselves; one that is wrong does not keep the others from being printed.
// RUN: not pyopt --split-input-file %s --canonicalize 2>%t.err | filecheck %s
// RUN: filecheck %s --check-prefix=ERR --input-file=%t.err
// RUN: pyopt --split-input-file --verify-diagnostics %s | filecheck %s

// CHECK:      module {
// CHECK-NEXT:   func.func @f() {
// CHECK-NEXT:     return
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-EMPTY:
// CHECK-NEXT: //{{ }}-----
// CHECK-NEXT: //{{ }}-----
// CHECK-NEXT: module {
// CHECK-NEXT:   func.func @f() {
func.func @f() { return }

// -----

// The line is that of the file.
// ERR:      split-input.mlir:[[#@LINE+3]]:18: error: custom op 'nothing' is unknown (tried 'func.nothing' as well)
// ERR-NEXT: func.func @g() { nothing }
// expected-error @+1 {{custom op 'nothing' is unknown}}
func.func @g() { nothing }

// -----

func.func @f() { return }
