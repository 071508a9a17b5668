// A wrong expectation is noticed: were it not, this test would pass unexpectedly.

// RUN: echo "arith.addi" | filecheck %s
// XFAIL: *
// CHECK: arith.muli
