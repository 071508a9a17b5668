package builtin_test

// textCases are programs, the text that the reference prints for them, and its generic text.
var textCases = []struct{ name, text, custom, generic string }{
	{"empty module", `module {
}`, `module {
}`, `"builtin.module"() ({
^bb0:
}) : () -> ()`},
	{"named module", `module @m attributes {a.b = 1 : i32} {
}`, `module @m attributes {a.b = 1 : i32} {
}`, `"builtin.module"() <{sym_name = "m"}> ({
^bb0:
}) {a.b = 1 : i32} : () -> ()`},
	{"nested modules", `module @m {
  module @n {
  }
  module attributes {a.b} {
    module {
    }
  }
}`, `module @m {
  module @n {
  }
  module attributes {a.b} {
    module {
    }
  }
}`, `"builtin.module"() <{sym_name = "m"}> ({
  "builtin.module"() <{sym_name = "n"}> ({
  ^bb0:
  }) : () -> ()
  "builtin.module"() ({
    "builtin.module"() ({
    ^bb0:
    }) : () -> ()
  }) {a.b} : () -> ()
}) : () -> ()`},
	{"casts", `%0 = "t.x"() : () -> i32
%1 = builtin.unrealized_conversion_cast %0 : i32 to f32
%2:2 = builtin.unrealized_conversion_cast %1 : f32 to i1, i2
%3 = builtin.unrealized_conversion_cast %2#0, %2#1 : i1, i2 to tuple<i1, i2> {mark}
%4 = builtin.unrealized_conversion_cast to f16`, `module {
  %0 = "t.x"() : () -> i32
  %1 = unrealized_conversion_cast %0 : i32 to f32
  %2:2 = unrealized_conversion_cast %1 : f32 to i1, i2
  %3 = unrealized_conversion_cast %2#0, %2#1 : i1, i2 to tuple<i1, i2> {mark}
  %4 = unrealized_conversion_cast to f16
}`, `"builtin.module"() ({
  %0 = "t.x"() : () -> i32
  %1 = "builtin.unrealized_conversion_cast"(%0) : (i32) -> f32
  %2:2 = "builtin.unrealized_conversion_cast"(%1) : (f32) -> (i1, i2)
  %3 = "builtin.unrealized_conversion_cast"(%2#0, %2#1) {mark} : (i1, i2) -> tuple<i1, i2>
  %4 = "builtin.unrealized_conversion_cast"() : () -> f16
}) : () -> ()`},
	{"generic forms", `"builtin.module"() <{sym_name = "m", sym_visibility = "private"}> ({
^bb0:
  %0 = "builtin.unrealized_conversion_cast"() {x} : () -> i32
}) {a.b} : () -> ()`, `module @m attributes {a.b, sym_visibility = "private"} {
  %0 = unrealized_conversion_cast to i32 {x}
}`, `"builtin.module"() <{sym_name = "m", sym_visibility = "private"}> ({
  %0 = "builtin.unrealized_conversion_cast"() {x} : () -> i32
}) {a.b} : () -> ()`},
	{"several at the top", `module @a {
}
module @b {
}`, `module {
  module @a {
  }
  module @b {
  }
}`, `"builtin.module"() ({
  "builtin.module"() <{sym_name = "a"}> ({
  ^bb0:
  }) : () -> ()
  "builtin.module"() <{sym_name = "b"}> ({
  ^bb0:
  }) : () -> ()
}) : () -> ()`},
}
