# RUN: pyopt %s | filecheck %s
# RUN: pyopt %s | pyopt --emit=python | pyopt --input-format=python | filecheck %s

# A class: decorators and bases are computed first; annotations, which may never be, stand in regions. async is a flag.

@register("shapes", kind=1)
class Point(Base, metaclass=Meta):
    x: int = 0

    @property
    def norm(self):
        return self.__x

    async def fetch(self, *args, key=None):
        async with self.lock as held:
            await held
        return [y async for y in self if y]

# CHECK-LABEL: py.module {
# CHECK-NEXT:    %register = py.load implicit "register"
# CHECK-NEXT:    %0 = py.constant "shapes"
# CHECK-NEXT:    %1 = py.constant 1
# CHECK-NEXT:    %2 = py.call %register(%0, "kind" = %1)
# CHECK-NEXT:    %Base = py.load implicit "Base"
# CHECK-NEXT:    %Meta = py.load implicit "Meta"
# CHECK-NEXT:    %Point = py.class "Point"(%Base, "metaclass" = %Meta) decorators(%2) {
# CHECK-NEXT:      %3 = py.constant 0
# CHECK-NEXT:      py.annotate simple local "x" = %3 {
# CHECK-NEXT:        %int = py.load implicit "int"
# CHECK-NEXT:        py.yield %int
# CHECK-NEXT:      }
# CHECK-NEXT:      %property = py.load implicit "property"
# CHECK-NEXT:      %norm = py.def "norm"("self" %self) decorators(%property) {
# CHECK-NEXT:        py.store local "self", %self
# CHECK-NEXT:        %self_0 = py.load local "self"
# CHECK-NEXT:        %__x = py.getattr %self_0 "__x"
# CHECK-NEXT:        py.return(%__x)
# CHECK-NEXT:      }
# CHECK-NEXT:      py.store local "norm", %norm
# CHECK-NEXT:      %4 = py.constant none
# CHECK-NEXT:      %fetch = py.def async "fetch"("self" %self, *"args" %args, "key" %key = %4) {
# CHECK-NEXT:        py.store local "self", %self
# CHECK-NEXT:        py.store local "args", %args
# CHECK-NEXT:        py.store local "key", %key
# CHECK-NEXT:        py.with async {
# CHECK-NEXT:          %self_1 = py.load local "self"
# CHECK-NEXT:          %lock = py.getattr %self_1 "lock"
# CHECK-NEXT:          %6 = py.enter %lock
# CHECK-NEXT:          py.store local "held", %6
# CHECK-NEXT:        } do {
# CHECK-NEXT:          %held = py.load local "held"
# CHECK-NEXT:          %6 = py.await %held
# CHECK-NEXT:          py.expr %6
# CHECK-NEXT:        }
# CHECK-NEXT:        %self_0 = py.load local "self"
# CHECK-NEXT:        %5 = py.comp list async %arg0 in %self_0 {
# CHECK-NEXT:          py.store local "y", %arg0
# CHECK-NEXT:          %y = py.load local "y"
# CHECK-NEXT:          py.compif %y {
# CHECK-NEXT:            %y_1 = py.load local "y"
# CHECK-NEXT:            py.element %y_1
# CHECK-NEXT:          }
# CHECK-NEXT:        }
# CHECK-NEXT:        py.return(%5)
# CHECK-NEXT:      }
# CHECK-NEXT:      py.store local "fetch", %fetch
# CHECK-NEXT:    }
# CHECK-NEXT:    py.store local "Point", %Point
# CHECK-NEXT:  }
