package pyopt

import (
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/complex"
	"polyloom/dialects/fn"
	"polyloom/dialects/math"
	"polyloom/dialects/memref"
	"polyloom/dialects/py"
	"polyloom/dialects/scf"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/lowering/affinetostd"
	"polyloom/lowering/scftocf"
	"polyloom/transforms/affineexpandindex"
	"polyloom/transforms/affinelicm"
	"polyloom/transforms/affinenormalize"
	"polyloom/transforms/affinescalrep"
	"polyloom/transforms/affinesimplify"
	"polyloom/transforms/affineunroll"
	"polyloom/transforms/affineunrolljam"
	"polyloom/transforms/arithexpand"
	"polyloom/transforms/canonicalize"
	"polyloom/transforms/cse"
	"polyloom/transforms/expandstrided"
	"polyloom/transforms/foldmemrefalias"
	"polyloom/transforms/inline"
	"polyloom/transforms/intrange"
	"polyloom/transforms/licm"
	"polyloom/transforms/mem2reg"
	"polyloom/transforms/normalizememrefs"
	"polyloom/transforms/pyfold"
	"polyloom/transforms/pyinfer"
	"polyloom/transforms/pypromote"
	"polyloom/transforms/sccp"
	"polyloom/transforms/scfforloopcanon"
	"polyloom/transforms/scffortowhile"
	"polyloom/transforms/scfparallelfusion"
	"polyloom/transforms/scfparalleltiling"
	"polyloom/transforms/sink"
	"polyloom/transforms/stripdebug"
	"polyloom/transforms/symboldce"
)

// dialects are those of the project, sorted by name.
var dialects = []*ir.Dialect{
	affine.Dialect,
	arith.Dialect,
	builtin.Dialect,
	cf.Dialect,
	complex.Dialect,
	fn.Dialect,
	math.Dialect,
	memref.Dialect,
	py.Dialect,
	scf.Dialect,
	ub.Dialect,
}

// passes are those of the project, sorted by package.
var passes = []*pass.Info{
	affineexpandindex.Pass,
	affinetostd.Pass,
	affinelicm.Pass,
	affinenormalize.Pass,
	affinescalrep.Pass,
	affinesimplify.Pass,
	affineunroll.Pass,
	affineunrolljam.Pass,
	arithexpand.Pass,
	canonicalize.Pass,
	cse.Pass,
	expandstrided.Pass,
	foldmemrefalias.Pass,
	foldmemrefalias.AffinePass,
	inline.Pass,
	intrange.Pass,
	licm.Pass,
	mem2reg.Pass,
	normalizememrefs.Pass,
	pyfold.Pass,
	pyinfer.Pass,
	pypromote.Pass,
	sccp.Pass,
	scfforloopcanon.Pass,
	scffortowhile.Pass,
	scfparallelfusion.Pass,
	scfparalleltiling.Pass,
	scftocf.Pass,
	sink.Pass,
	stripdebug.Pass,
	symboldce.Pass,
}

// Default returns the program with all dialects and passes of the project.
func Default() Config {
	return Config{Name: "pyopt", Version: version(), Dialects: dialects, Passes: passes}
}
