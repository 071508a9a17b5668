package profile

import (
	"testing"

	"polyloom/pyhints"
)

func TestStub(t *testing.T) {
	const src = `
import numpy as np
from typing import Any

x = 1

@jit
def scale(a, by: int, /, *rest, out=None, **kw):
    "doc"
    return a * by

class Grid(Base):
    @property
    def size(self):
        def inner(): pass
        return 1

class Empty: pass

async def unseen(y): ...
`
	hints := map[string]*pyhints.Function{
		"scale":     {Args: map[string]string{"a": `Float64[np.ndarray, "n m"]`, "by": "float", "out": "None"}, Return: `Float64[np.ndarray, "_ _"] | None`},
		"Grid.size": {Args: map[string]string{"self": "object"}, Return: "int"},
	}
	got, err := Stub("k.py", []byte(src), hints)
	if err != nil {
		t.Fatal(err)
	}
	const want = `import numpy as np
from typing import Any
from jaxtyping import Float64

def scale(a: Float64[np.ndarray, 'n m'], by: int, /, *rest, out: None=None, **kw) -> Float64[np.ndarray, '_ _'] | None:
    ...
class Grid(Base):
    def size(self) -> int:
        ...
class Empty:
    ...
async def unseen(y):
    ...
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestStubErrors(t *testing.T) {
	if _, err := Stub("k.py", []byte("def f(:"), nil); err == nil {
		t.Error("a stub of what is not Python")
	}
	hints := map[string]*pyhints.Function{"f": {Args: map[string]string{"x": "int +"}}}
	_, err := Stub("k.py", []byte("def f(x): pass"), hints)
	if want := "hint for x of f: "; err == nil || err.Error()[:len(want)] != want {
		t.Errorf("got error %v, want one that begins with %q", err, want)
	}
}
