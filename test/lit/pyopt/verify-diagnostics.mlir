// RUN: pyopt %s --verify-diagnostics
// RUN: not pyopt %s --verify-diagnostics --allow-unregistered-dialect 2>&1 | filecheck %s

// With the option the error does not come.
// CHECK: verify-diagnostics.mlir:[[#@LINE+2]]:6: error: expected error "operation being parsed with an unregistered dialect" was not produced
func.func @f() {
  // expected-error @+1 {{operation being parsed with an unregistered dialect}}
  "foo.op"() : () -> ()
  return
}
