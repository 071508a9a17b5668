# RUN: pyopt %s | filecheck %s
# RUN: pyopt %s | pyopt --emit=python | pyopt --input-format=python | filecheck %s

# What is perhaps not computed, or several times, stands in a region. Targets follow the value; an augmented assignment reads, computes and writes.

text = f"{n!r:>{w}} {n}"
pairs = {k: v for k, v in n.items() if k < v <= w()}
x = a and b or (lambda y=1, *z: y)
print(*a, k=(m := 2), **b)
u[0], *u.rest = x[1:, i]
u[i] += u.s

# CHECK-LABEL: py.module {
# CHECK-NEXT:    %n = py.load implicit "n"
# CHECK-NEXT:    %0 = py.constant ">"
# CHECK-NEXT:    %w = py.load implicit "w"
# CHECK-NEXT:    %1 = py.format %w none : !py.str
# CHECK-NEXT:    %2 = py.fstring(%0, %1) : !py.str
# CHECK-NEXT:    %3 = py.format %n r spec %2 : !py.str
# CHECK-NEXT:    %4 = py.constant " "
# CHECK-NEXT:    %n_0 = py.load implicit "n"
# CHECK-NEXT:    %5 = py.format %n_0 none : !py.str
# CHECK-NEXT:    %6 = py.fstring(%3, %4, %5) : !py.str
# CHECK-NEXT:    py.store local "text", %6
# CHECK-NEXT:    %n_1 = py.load implicit "n"
# CHECK-NEXT:    %items = py.getattr %n_1 "items"
# CHECK-NEXT:    %7 = py.call %items()
# CHECK-NEXT:    %8 = py.comp dict %arg0 in %7 {
# CHECK-NEXT:      %23:2 = py.unpack %arg0 into 2
# CHECK-NEXT:      py.store local "k", %23#0
# CHECK-NEXT:      py.store local "v", %23#1
# CHECK-NEXT:      %k = py.load local "k"
# CHECK-NEXT:      %v = py.load local "v"
# CHECK-NEXT:      %24 = py.compare %k lt %v lte {
# CHECK-NEXT:        %w_7 = py.load implicit "w"
# CHECK-NEXT:        %25 = py.call %w_7()
# CHECK-NEXT:        py.yield %25
# CHECK-NEXT:      }
# CHECK-NEXT:      py.compif %24 {
# CHECK-NEXT:        %k_7 = py.load local "k"
# CHECK-NEXT:        %v_8 = py.load local "v"
# CHECK-NEXT:        py.element key %k_7 value %v_8
# CHECK-NEXT:      }
# CHECK-NEXT:    }
# CHECK-NEXT:    py.store local "pairs", %8
# CHECK-NEXT:    %a = py.load implicit "a"
# CHECK-NEXT:    %9 = py.shortcircuit and %a {
# CHECK-NEXT:      %b_7 = py.load implicit "b"
# CHECK-NEXT:      py.yield %b_7
# CHECK-NEXT:    }
# CHECK-NEXT:    %10 = py.shortcircuit or %9 {
# CHECK-NEXT:      %23 = py.constant 1
# CHECK-NEXT:      %24 = py.lambda("y" %y = %23, *"z" %z) {
# CHECK-NEXT:        py.store local "y", %y
# CHECK-NEXT:        py.store local "z", %z
# CHECK-NEXT:        %y_7 = py.load local "y"
# CHECK-NEXT:        py.yield %y_7
# CHECK-NEXT:      }
# CHECK-NEXT:      py.yield %24
# CHECK-NEXT:    }
# CHECK-NEXT:    py.store local "x", %10
# CHECK-NEXT:    %print = py.load implicit "print"
# CHECK-NEXT:    %a_2 = py.load implicit "a"
# CHECK-NEXT:    %11 = py.starred %a_2
# CHECK-NEXT:    %12 = py.constant 2
# CHECK-NEXT:    %13 = py.walrus local "m" = %12
# CHECK-NEXT:    %b = py.load implicit "b"
# CHECK-NEXT:    %14 = py.call %print(%11, "k" = %13, "" = %b)
# CHECK-NEXT:    py.expr %14
# CHECK-NEXT:    %x = py.load local "x"
# CHECK-NEXT:    %15 = py.constant 1
# CHECK-NEXT:    %16 = py.slice lower %15
# CHECK-NEXT:    %i = py.load implicit "i"
# CHECK-NEXT:    %17 = py.tuple(%16, %i)
# CHECK-NEXT:    %18 = py.getitem %x[%17]
# CHECK-NEXT:    %19:2 = py.unpack %18 into 2 star 1
# CHECK-NEXT:    %u = py.load implicit "u"
# CHECK-NEXT:    %20 = py.constant 0
# CHECK-NEXT:    py.setitem %u[%20] = %19#0
# CHECK-NEXT:    %u_3 = py.load implicit "u"
# CHECK-NEXT:    py.setattr %u_3 "rest" = %19#1
# CHECK-NEXT:    %u_4 = py.load implicit "u"
# CHECK-NEXT:    %i_5 = py.load implicit "i"
# CHECK-NEXT:    %21 = py.getitem %u_4[%i_5]
# CHECK-NEXT:    %u_6 = py.load implicit "u"
# CHECK-NEXT:    %s = py.getattr %u_6 "s"
# CHECK-NEXT:    %22 = py.inplace add %21, %s
# CHECK-NEXT:    py.setitem %u_4[%i_5] = %22
# CHECK-NEXT:  }
