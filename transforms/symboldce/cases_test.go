package symboldce_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"private functions", "builtin.module(symbol-dce)", `func.func private @unused() {
  return
}
func.func private @used() {
  return
}
func.func private @only_by_unused() {
  call @only_by_unused() : () -> ()
  return
}
func.func @f() {
  call @used() : () -> ()
  return
}`, `module {
  func.func private @used() {
    return
  }
  func.func @f() {
    call @used() : () -> ()
    return
  }
}`},
	{"nested modules", "builtin.module(symbol-dce)", `module {
  module @n attributes {sym_visibility = "private"} {
    func.func nested @a() {
      return
    }
  }
  func.func nested @b() {
    return
  }
  func.func private @c()
  "t.use"() {r = @c} : () -> ()
}`, `module {
  func.func private @c()
  "t.use"() {r = @c} : () -> ()
}`},
	{"references in attributes", "builtin.module(symbol-dce)", `func.func private @a() {
  return
}
func.func private @b() {
  return
}
"t.x"() {list = [@a], dict = {k = 1}} : () -> ()`, `module {
  func.func private @a() {
    return
  }
  "t.x"() {dict = {k = 1 : i64}, list = [@a]} : () -> ()
}`},
}
