// RUN: pyopt %s --split-input-file --verify-diagnostics --allow-unregistered-dialect

// expected-error @+1 {{Python has no numbers of type i32}}
"test.op"() : () -> !py.number<i32>

// -----

// expected-error @+1 {{an array cannot have elements of type !py.int}}
"test.op"() : () -> !py.dtype<!py.int>

// -----

// expected-error @+1 {{expected the type of a Python value, but found i1}}
"test.op"() : () -> !py.dict<i1, !py.int>

// -----

// expected-error @+1 {{expected the type of a Python value, but found f64}}
"test.op"() : () -> !py.iterator<f64>
