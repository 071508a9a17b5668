module {
  py.module {
    %0:2 = py.import ["os.path", "numpy" as "np"]
    py.store local "os", %0#0
    py.store local "np", %0#1
    %1:2 = py.importfrom 0 "math" ["sqrt", "pi" as "PI"]
    py.importfrom 1 "" ["*"]
    %2 = py.constant 1
    %3 = py.constant 123456789012345678901234567890
    %4 = py.constant "te\22xt\C3\A9"
    %5 = py.constant bytes "ab\00"
    %6 = py.constant float 1.500000e+00
    %7 = py.constant imag 2.000000e+00
    %8 = py.constant none
    %9 = py.constant ellipsis
    %10 = py.constant ustr "u"
    %f = py.def async "f"("a" %a : !py.int, /, "b" %b = %2, *"args" %args, "k" %k = %4, **"kw" %kw) decorators(%2) typeparams {
      py.typeparam typevar "T" bound {
        %int = py.load implicit "int"
        py.yield %int
      }
    } annotations {
      %int = py.load implicit "int"
      py.annotations "a" = %int, "return" = %int
    } {
      py.store local "a", %a
      %a_0 = py.load local "a" : !py.int
      %11 = py.compare %a_0 lt %a lte {
        %k_1 = py.load local "k"
        py.yield %k_1
      }
      %12 = py.shortcircuit and %11 {
        py.yield %a_0
      }, {
        py.yield %11
      }
      py.for async %arg0 : !py.int in %12 {
        py.store local "x", %arg0
        py.break
      } else {
        py.pass
      }
      py.while {
        py.yield %12
      } do {
        py.continue
      }
      %13:3 = py.unpack %12 into 3 star 1 list
      %14 = py.call %a_0(%11, %12, "key" = %13#0, "" = %13#1) : !py.ndarray<?x4xf64>
      %15 = py.getitem %14[%a_0] : !py.scalar<f32>
      py.setitem %14[%a_0] = %15
      %16 = py.slice lower %a_0 step %11
      %17 = py.dict(%a_0 : %11, * %12)
      %18 = py.list() : !py.list<!py.tuple<!py.int, !py.ndarray<*x_>>>
      py.annotate simple local "z" = %18 {
        py.yield %a_0
      }
      py.annotate %a_0[%11] {
        py.yield %a_0
      }
      py.delete {
        py.delname local "x"
        py.delgroup list {
          py.delattr %a_0 "y"
        }
      }
      %19 = py.comp dict %arg0 in %a_0 {
        py.store local "x", %arg0
        py.compif %arg0 {
          py.element key %arg0 value %arg0
        }
      }
      %20 = py.lambda("x" %x = %a_0) {
        py.yield %x
      }
      py.raise(%a_0) from %11
      py.raise
      py.assert %a_0 message {
        py.yield %11
      }
      py.try star {
        py.pass
      } except {
        py.except type {
          py.yield %a_0
        } as local "e" do {
          py.pass
        }
      } finally {
        py.pass
      }
      py.with async {
        %21 = py.enter %a_0
      } do {
        py.pass
      }
      py.match %a_0 {
        py.case {
          %21 = py.pattern_value %a_0
          %22 = py.pattern_as(%21) as local "q"
          %23 = py.pattern_star
          %24 = py.pattern_sequence(%22, %23)
          %25 = py.pattern_mapping keys(%a_0) patterns(%24) rest local "r"
          %26 = py.pattern_singleton true
          %27 = py.pattern_class %a_0(%25, "x" = %26)
          %28 = py.pattern_or(%27, %26)
          py.yield %28
        } if {
          py.yield %a_0
        } do {
          py.pass
        }
      }
      py.return(%a_0)
    }
    py.store local "f", %f
    %C = py.class "C"(%2, "metaclass" = %3) decorators(%4) typeparams {
      py.typeparam typevartuple "Ts" default {
        %11 = py.tuple()
        py.yield %11
      }
    } {
      %x = py.load cell "x"
      %g = py.def "g"(*, "a" %a) {
        py.global ["m", "n"]
        py.nonlocal ["x"]
        %x_0 = py.load free "x"
        %11 = py.walrus global "m" = %x_0 : !py.float
        %shape = py.getattr %11 "shape"
        py.setattr %11 "shape" = %a
        %12 = py.binary floordiv %11, %a : !py.scalar<f32>
        %13 = py.inplace matmult %11, %12
        %14 = py.unary not %13 : !py.bool
        %15 = py.ifexp %14 {
          py.yield %a
        } else {
          py.yield %12
        }
        %16 = py.starred %15
        %17 = py.set(%a, %16)
        %18 = py.format %a r
        %19 = py.format %a none spec %18 : !py.str
        %20 = py.fstring(%19, %18) : !py.str
        %21 = py.interpolation %a "a" s spec %20
        %22 = py.tstring(%21)
        %23 = py.await %22
        %24 = py.yieldvalue(%23)
        %25 = py.yieldvalue
        %26 = py.yieldfrom %25
        py.expr %26
        py.delete {
          py.delitem %11[%a]
        }
        py.if %14 {
          py.pass
        } else {
          py.pass
        }
        %27 = py.comp generator async %arg0 in %11 {
          py.compfor %arg1 : !py.int in %arg0 {
            py.element %arg1
          }
        }
        %28 = py.assume %a : !py.ndarray<?x?xf64> "annotation np.ndarray"
        %29 = py.constant 1
        %s, %t = py.for %arg0 : !py.int in %11 carry("s" %s_1 : !py.int = %29, "t" %t_2 = %a) {
          %x_3 = py.if %a -> ("x" : !py.int) {
            py.carry %s_1
          } else {
            py.continue(%s_1, %a)
          }
          py.if %a {
            py.break(%x_3, %t_2)
          }
          py.carry %x_3, %t_2
        } else(%s_1 : !py.int, %t_2) {
          py.carry %s_1, %t_2
        } : !py.int, !py.object
        %n = py.while carry("n" %n_1 = %s) {
          py.yield %n_1
        } do(%n_1) {
          py.carry %n_1
        }
        py.return
      }
    } : !py.function
    %Row = py.typealias "Row" typeparams {
      py.typeparam paramspec "P"
    } {
      py.yield %2
    }
  }
}

