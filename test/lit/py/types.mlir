// RUN: pyopt %s | filecheck %s
// RUN: pyopt %s --mlir-print-op-generic | pyopt | filecheck %s

py.module {
  // CHECK: py.load local "a" : !py.dict<!py.str, !py.list<!py.int>>
  %a = py.load local "a" : !py.dict<!py.str, !py.list<!py.int>>
  // CHECK: py.load local "b" : !py.iterator<!py.tuple<!py.int, !py.float>>
  %b = py.load local "b" : !py.iterator<!py.tuple<!py.int, !py.float>>
  // CHECK: py.load local "c" : !py.dtype<f64>
  %c = py.load local "c" : !py.dtype<f64>
  // CHECK: py.load local "d" : !py.dtype<_>
  %d = py.load local "d" : !py.dtype<_>
  // CHECK: py.load local "e" : !py.number<complex<f64>>
  %e = py.load local "e" : !py.number<complex<f64>>
  // CHECK: py.load local "f" : !py.type
  %f = py.load local "f" : !py.type
  // CHECK: py.load local "g" : !py.ndarray<*x_>
  %g = py.load local "g" : !py.ndarray<*x_>
}
