// RUN: pyopt %s --allow-unregistered-dialect --symbol-dce | filecheck %s

// Symbols that nobody refers to go if they are private, also in a nested table; references through the table keep them.

module {
  func.func private @unused()
  func.func private @used()
  module @inner attributes {sym_visibility = "private"} {
    func.func nested @kept()
    func.func nested @gone()
    func.func private @alsogone()
  }
  func.func @main() {
    call @used() : () -> ()
    "t.ref"() {ref = @inner::@kept} : () -> ()
    return
  }
}

// CHECK-LABEL:   func.func private @used(){{$}}
// CHECK-LABEL:   module @inner attributes {sym_visibility = "private"} {
// CHECK-LABEL:     func.func nested @kept(){{$}}
// CHECK-NEXT:    }{{$}}
// CHECK-LABEL:   func.func @main() {
// CHECK-NEXT:      call @used() : () -> (){{$}}
// CHECK-NEXT:      "t.ref"() {ref = @inner::@kept} : () -> (){{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
