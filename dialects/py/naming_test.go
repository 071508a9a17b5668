package py_test

import (
	"fmt"
	"slices"
	"testing"

	"polyloom/dialects/py"
	"polyloom/ir"
)

// TestNamed lists what each operation does with a name, and in which scope it stands.
func TestNamed(t *testing.T) {
	module := mustRead(t, `
py.module {
  %0 = py.load implicit "a"
  py.store local "b", %0
  %f = py.def "f"("p" %p) annotations {
    %int = py.load implicit "int"
    py.annotations "p" = %int
  } {
    %w = py.walrus free "c" = %p
    py.annotate simple local "d" = %w {
      py.yield %w
    }
    py.annotate simple local "e" {
      py.yield %w
    }
    py.annotate %w "attribute" = %w {
      py.yield %w
    }
    py.delete {
      py.delname local "g"
    }
    %l = py.comp list %x in %w {
      py.store local "x", %x
      py.element %x
    }
    py.try {
      py.pass
    } except {
      py.except type {
        py.yield %w
      } as local "h" do {
        py.pass
      }
      py.except do {
        py.pass
      }
    }
    py.match %w {
      py.case {
        %s = py.pattern_star as cell "i"
        %as = py.pattern_as as local "j"
        %seq = py.pattern_sequence(%s, %as)
        %any = py.pattern_as
        %map = py.pattern_mapping keys(%w) patterns(%any) rest global "k"
        %or = py.pattern_or(%seq, %map)
        py.yield %or
      } do {
        py.pass
      }
    }
  }
}`)
	var got []string
	for op := range ir.WalkOf[py.Naming](module) {
		name, scope, changes := op.Named()
		text := "no name"
		if name != nil {
			text = fmt.Sprint(py.ScopeEnum.Cases[scope].Name, " ", name.Value, " ", changes)
		}
		around := "module"
		if s := py.ScopeAround(op); s != nil {
			around = ir.Name(s)
		}
		got = append(got, ir.Name(op)+": "+text+" in "+around)
	}
	want := []string{
		"py.load: implicit a false in module", "py.store: local b true in module",
		"py.load: implicit int false in py.def", "py.walrus: free c true in py.def",
		"py.annotate: local d true in py.def", "py.annotate: local e false in py.def", "py.annotate: no name in py.def",
		"py.delname: local g true in py.def", "py.store: local x true in py.comp",
		"py.except: local h true in py.def", "py.except: no name in py.def",
		"py.pattern_star: cell i true in py.def", "py.pattern_as: local j true in py.def", "py.pattern_as: no name in py.def",
		"py.pattern_mapping: global k true in py.def",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
