package pyopt

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"polyloom/ir"
)

// opDocs has the doc comments of the structs of all operations, each under a line with its name. It is text and not a table so that a run
// that does not ask for help has no work with it.
//
//go:generate env POLYLOOM_UPDATE=1 go test -count=1 -run ^TestDocs$ .
//go:embed opdocs.txt
var opDocs string

// opMark begins the line with the name of an operation in opDocs.
const opMark = "\n= "

// opDoc returns the documentation of an operation; "" if there is none.
func opDoc(name string) string {
	_, doc, _ := strings.Cut(opDocs, opMark+name+"\n")
	doc, _, _ = strings.Cut(doc, opMark)
	return strings.TrimSpace(doc)
}

// summary returns the first sentence of a text.
func summary(doc string) string {
	doc, _, _ = strings.Cut(doc, "\n\n")
	doc = strings.ReplaceAll(doc, "\n", " ")
	if i := strings.Index(doc, ". "); i >= 0 {
		doc = doc[:i]
	}
	return strings.TrimRight(doc, ".:")
}

// A row is a line of the description of an operation: a part with what it may be.
type row struct{ name, what string }

// A table is a chapter of the description of an operation.
type table struct {
	title string
	rows  []row
}

// opTables returns what is declared of an operation.
func opTables(info *ir.OpInfo) []table {
	typed := func(ports []ir.Port) (rows []row) {
		for _, p := range ports {
			what := p.Types.Desc
			if p.Optional {
				what = "optional " + what
			}
			rows = append(rows, row{p.Name, what})
		}
		return rows
	}
	tables := []table{
		{"Operands", typed(info.Operands())},
		{"Attributes", attributes(info.Props())},
		{"Results", typed(info.Results())},
		{"Regions", regions(info.Regions())},
		{"Successors", successors(info.Successors())},
	}
	var traits []row
	for _, t := range traitNames {
		if info.Has(t.trait) {
			traits = append(traits, row{t.name, ""})
		}
	}
	return append(tables, table{"Traits", traits})
}

func attributes(props []ir.PropInfo) (rows []row) {
	for _, p := range props {
		what := p.Constraint.Desc
		if e := p.Constraint.Enum; e != nil {
			var cases []string
			for _, c := range e.Cases {
				cases = append(cases, c.Name)
			}
			what = e.Desc + ": " + strings.Join(cases, ", ")
		}
		switch {
		case p.Constraint.Optional:
			what = "optional " + what
		case p.Constraint.Default != nil:
			what += " (default " + ir.AttrText(p.Constraint.Default()) + ")"
		}
		rows = append(rows, row{p.Name, what})
	}
	return rows
}

func regions(ports []ir.Port) (rows []row) {
	for _, p := range ports {
		what := p.Body.Desc
		if p.Variadic {
			what = "variadic of " + what
		}
		rows = append(rows, row{p.Name, what})
	}
	return rows
}

func successors(ports []ir.Port) (rows []row) {
	for _, p := range ports {
		what := "any successor"
		if p.Variadic {
			what = "variadic of " + what
		}
		rows = append(rows, row{p.Name, what})
	}
	return rows
}

// traitNames are the traits that tell a user something. Those that are sets of others come before these.
var traitNames = []struct {
	trait ir.Trait
	name  string
}{
	{ir.Pure, "Pure: no memory effect, safe to speculate"},
	{ir.Terminator, "Terminator: ends its block"},
	{ir.ReturnLike, "ReturnLike: hands its operands to the operation around it"},
	{ir.IsolatedFromAbove, "IsolatedFromAbove: uses no value from around it"},
	{ir.SymbolTableTrait, "SymbolTable: its region is a scope of symbols"},
	{ir.SymbolTrait, "Symbol: defines a symbol"},
	{ir.NoTerminator, "NoTerminator: its blocks need no terminator"},
	{ir.GraphRegion, "GraphRegion: the order in its region means nothing"},
	{ir.Commutative, "Commutative: operands may be exchanged"},
	{ir.Idempotent, "Idempotent: done twice is done once"},
	{ir.Involution, "Involution: done twice is not done"},
	{ir.ConstantLike, "ConstantLike: a constant"},
	{ir.RecursiveMemoryEffects, "RecursiveMemoryEffects: has the effects of what is inside"},
	{ir.AffineScope, "AffineScope: values at the top of its region are affine symbols"},
	{ir.AutomaticAllocationScope, "AutomaticAllocationScope: stack allocations inside end with it"},
	{ir.SameOperandsAndResultType, "SameOperandsAndResultType: all operands and results have one type"},
	{ir.SameTypeOperands, "SameTypeOperands: all operands have one type"},
	{ir.SameOperandsElementType, "SameOperandsElementType: all operands have one element type"},
	{ir.SameOperandsAndResultElementType, "SameOperandsAndResultElementType: all operands and results have one element type"},
	{ir.SameOperandsShape, "SameOperandsShape: all operands have compatible shapes"},
	{ir.SameOperandsAndResultShape, "SameOperandsAndResultShape: all operands and results have compatible shapes"},
	{ir.ElementwiseMappable, "ElementwiseMappable: works element by element on vectors and tensors"},
	{ir.ParallelLoop, "ParallelLoop: iterations may run in any order"},
	{ir.InferTypesTrait, "InferTypes: result types follow from operands and attributes"},
	{ir.DestinationStyleTrait, "DestinationStyle: results are tied to operands"},
}

// writeOpDoc writes all that is known of an operation.
func writeOpDoc(w io.Writer, info *ir.OpInfo) {
	fmt.Fprintf(w, "%s\n\n%s\n", info.Name, strings.ReplaceAll(opDoc(info.Name), "\n\t", "\n    "))
	if f := info.Format(); f != "" {
		fmt.Fprintf(w, "\nSyntax:\n  %s\n", f)
	}
	if parents := info.Parents(); len(parents) > 0 {
		fmt.Fprintf(w, "\nInside:\n  %s\n", strings.Join(parents, ", "))
	}
	for _, t := range opTables(info) {
		if len(t.rows) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s:\n", t.title)
		width := 0
		for _, r := range t.rows {
			width = max(width, len(r.name))
		}
		for _, r := range t.rows {
			fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("  %-*s  %s", width, r.name, r.what), " "))
		}
	}
}

// writeDialectDoc writes what a dialect is for and its operations.
func writeDialectDoc(w io.Writer, d *ir.Dialect) {
	fmt.Fprintf(w, "%s: %s\n\nOperations:\n", d.Name, d.Doc)
	width := 0
	for _, e := range d.Ops {
		width = max(width, len(e.Name))
	}
	for _, e := range d.Ops {
		fmt.Fprintf(w, "  %-*s  %s\n", width, e.Name, strings.TrimPrefix(summary(opDoc(e.Name)), e.Name+" "))
	}
}
