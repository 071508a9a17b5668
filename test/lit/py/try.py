# RUN: pyopt %s | filecheck %s
# RUN: pyopt %s | pyopt --emit=python | pyopt --input-format=python | filecheck %s

# An exception handler computes its type in a region; del is a region of what is deleted.

def check(n):
    try:
        n += 1
    except (ValueError, TypeError) as e:
        raise Failed from e
    else:
        return
    finally:
        del n, n.a[0]

# CHECK-LABEL: py.module {
# CHECK-NEXT:    %check = py.def "check"("n" %n) {
# CHECK-NEXT:      py.store local "n", %n
# CHECK-NEXT:      py.try {
# CHECK-NEXT:        %n_0 = py.load local "n"
# CHECK-NEXT:        %0 = py.constant 1
# CHECK-NEXT:        %1 = py.inplace add %n_0, %0
# CHECK-NEXT:        py.store local "n", %1
# CHECK-NEXT:      } except {
# CHECK-NEXT:        py.except type {
# CHECK-NEXT:          %ValueError = py.load implicit "ValueError"
# CHECK-NEXT:          %TypeError = py.load implicit "TypeError"
# CHECK-NEXT:          %0 = py.tuple(%ValueError, %TypeError)
# CHECK-NEXT:          py.yield %0
# CHECK-NEXT:        } as local "e" do {
# CHECK-NEXT:          %Failed = py.load implicit "Failed"
# CHECK-NEXT:          %e = py.load local "e"
# CHECK-NEXT:          py.raise(%Failed) from %e
# CHECK-NEXT:        }
# CHECK-NEXT:      } else {
# CHECK-NEXT:        py.return
# CHECK-NEXT:      } finally {
# CHECK-NEXT:        py.delete {
# CHECK-NEXT:          py.delname local "n"
# CHECK-NEXT:          %n_0 = py.load local "n"
# CHECK-NEXT:          %a = py.getattr %n_0 "a"
# CHECK-NEXT:          %0 = py.constant 0
# CHECK-NEXT:          py.delitem %a[%0]
# CHECK-NEXT:        }
# CHECK-NEXT:      }
# CHECK-NEXT:    }
# CHECK-NEXT:    py.store local "check", %check
# CHECK-NEXT:  }
