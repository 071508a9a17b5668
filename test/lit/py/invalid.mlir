// RUN: pyopt %s --split-input-file --verify-diagnostics --allow-unregistered-dialect -o /dev/null

py.module {
  // expected-error @below {{'break' outside loop}}
  py.break
}

// -----

py.module {
  %0 = py.constant 1
  py.for %x in %0 {
    py.pass
  } else {
    // expected-error @below {{'continue' not properly in loop}}
    py.continue
  }
}

// -----

py.module {
  %0 = py.constant 1
  py.for %x in %0 {
    %c = py.class "C"() {
      // expected-error @below {{'break' outside loop}}
      py.break
    }
  }
}

// -----

py.module {
  // expected-error @below {{'return' outside function}}
  py.return
}

// -----

py.module {
  %0 = py.constant 1
  // expected-error @below {{parameter 'b' has no default value, but the one before has}}
  %f = py.lambda("a" %a = %0, "b" %b) {
    py.yield %a
  }
}

// -----

py.module {
  // expected-error @below {{duplicate parameter 'a'}}
  %f = py.def "f"("a" %a, *"a" %b) {
    py.pass
  }
}

// -----

py.module {
  // expected-error @below {{parameter 'a' stands in the wrong place}}
  %f = py.def "f"(**"k" %k, "a" %a) {
    py.pass
  }
}

// -----

py.module {
  // expected-error @below {{'py.constant' op has the type !py.str, but its value is a !py.int}}
  %0 = "py.constant"() <{value = #py.int<1>}> : () -> !py.str
}

// -----

py.module {
  %0 = py.constant 1
  // expected-error @below {{has no result number 2}}
  %1:2 = py.unpack %0 into 2 star 2
}

// -----

py.module {
  // expected-error @below {{operand #0 must be Python value, but got 'i32'}}
  "py.expr"(%0) : (i32) -> ()
  %0 = "test.value"() : () -> i32
}

// -----

py.module {
  // expected-error @below {{use of undeclared SSA value name}}
  py.expr %0
  %0 = py.constant 1
}

// -----

py.module {
  // expected-error @below {{needs a handler or a region finally}}
  py.try {
    py.pass
  }
}

// -----

py.module {
  // expected-error @below {{has a handler for any exception that is not the last, or that is except*}}
  py.try {
    py.pass
  } except {
    py.except do {
      py.pass
    }
    py.except do {
      py.pass
    }
  }
}

// -----

py.module {
  %0 = py.constant 1
  // expected-error @below {{has a region for an expression that does not end in py.yield}}
  py.while {
    py.pass
  } do {
    py.pass
  }
}

// -----

py.module {
  %0 = py.constant 1
  // expected-error @below {{has a block that does not end in py.compfor, py.compif or py.element}}
  %1 = py.comp list %x in %0 {
    py.store local "x", %x
  }
}

// -----

py.module {
  %0 = py.constant 1
  %1 = py.comp dict %x in %0 {
    // expected-error @below {{needs a key if, and only if, the comprehension makes a dictionary}}
    py.element %x
  }
}

// -----

py.module {
  // expected-error @below {{has the scope free, but there is no function around}}
  %0 = py.load free "x"
}

// -----

// expected-error @below {{an array cannot have elements of type index}}
"test.a"() : () -> !py.ndarray<?xindex>

// -----

// expected-error @below {{expected the type of a Python value, but found i32}}
"test.a"() : () -> !py.list<i32>

// -----

py.module {
  %0 = py.constant 1
  // expected-error @below {{has results but no region else}}
  %x = py.if %0 -> ("x") {
    py.carry %0
  }
}

// -----

py.module {
  %0 = py.constant 1
  // expected-error @below {{has a region that does not end in py.carry}}
  %s = py.for %x in %0 carry("s" %s_0 = %0) {
    py.pass
  }
}

// -----

py.module {
  %0 = py.constant 1
  // expected-error @below {{carries no values, but a region ends in py.carry}}
  py.for %x in %0 {
    py.carry %0
  }
}

// -----

py.module {
  %0 = py.constant 1
  %s = py.for %x in %0 carry("s" %s_0 = %0) {
    // expected-error @below {{has 0 values to hand on for 1 carried values}}
    py.break
  }
}

// -----

py.module {
  %0 = py.constant 1
  %1 = py.constant "text"
  // expected-error @below {{hands a value of type !py.str to one of type !py.int}}
  %s = py.for %x in %0 carry("s" %s_0 : !py.int = %0) {
    py.carry %1
  } : !py.int
}

// -----

py.module {
  %0 = py.constant 1
  // expected-error @below {{hands a value of type !py.int to one of type !py.str}}
  %s = py.while carry("s" %s_0 : !py.int = %0) {
    py.yield %s_0
  } do(%s_0 : !py.str) {
    py.carry %0
  }
}
