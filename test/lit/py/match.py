# RUN: pyopt %s | filecheck %s
# RUN: pyopt %s | pyopt --emit=python | pyopt --input-format=python | filecheck %s

# Patterns are operations, and so are the values in them.

match command:
    case [1, *rest] if rest:
        pass
    case {"k": Point(x=0) as p, **others}:
        pass
    case None | -1:
        pass
    case a.b | _:
        pass

# CHECK-LABEL: py.module {
# CHECK-NEXT:    %command = py.load implicit "command"
# CHECK-NEXT:    py.match %command {
# CHECK-NEXT:      py.case {
# CHECK-NEXT:        %0 = py.constant 1
# CHECK-NEXT:        %1 = py.pattern_value %0
# CHECK-NEXT:        %2 = py.pattern_star as local "rest"
# CHECK-NEXT:        %3 = py.pattern_sequence(%1, %2)
# CHECK-NEXT:        py.yield %3
# CHECK-NEXT:      } if {
# CHECK-NEXT:        %rest = py.load local "rest"
# CHECK-NEXT:        py.yield %rest
# CHECK-NEXT:      } do {
# CHECK-NEXT:        py.pass
# CHECK-NEXT:      }
# CHECK-NEXT:      py.case {
# CHECK-NEXT:        %0 = py.constant "k"
# CHECK-NEXT:        %Point = py.load implicit "Point"
# CHECK-NEXT:        %1 = py.constant 0
# CHECK-NEXT:        %2 = py.pattern_value %1
# CHECK-NEXT:        %3 = py.pattern_class %Point("x" = %2)
# CHECK-NEXT:        %4 = py.pattern_as(%3) as local "p"
# CHECK-NEXT:        %5 = py.pattern_mapping keys(%0) patterns(%4) rest local "others"
# CHECK-NEXT:        py.yield %5
# CHECK-NEXT:      } do {
# CHECK-NEXT:        py.pass
# CHECK-NEXT:      }
# CHECK-NEXT:      py.case {
# CHECK-NEXT:        %0 = py.pattern_singleton none
# CHECK-NEXT:        %1 = py.constant 1
# CHECK-NEXT:        %2 = py.unary usub %1
# CHECK-NEXT:        %3 = py.pattern_value %2
# CHECK-NEXT:        %4 = py.pattern_or(%0, %3)
# CHECK-NEXT:        py.yield %4
# CHECK-NEXT:      } do {
# CHECK-NEXT:        py.pass
# CHECK-NEXT:      }
# CHECK-NEXT:      py.case {
# CHECK-NEXT:        %a = py.load implicit "a"
# CHECK-NEXT:        %b = py.getattr %a "b"
# CHECK-NEXT:        %0 = py.pattern_value %b
# CHECK-NEXT:        %1 = py.pattern_as
# CHECK-NEXT:        %2 = py.pattern_or(%0, %1)
# CHECK-NEXT:        py.yield %2
# CHECK-NEXT:      } do {
# CHECK-NEXT:        py.pass
# CHECK-NEXT:      }
# CHECK-NEXT:    }
# CHECK-NEXT:  }
