package pylib

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"go.starlark.net/syntax"
)

//go:embed table/*.star
var files embed.FS

// A table is the rows of the files, by name. Reading it reads only the syntax; a row is compiled when it is first used.
type table struct {
	entries map[string]*Entry
	names   []string // in the order of the files
	scalars map[string]*scalarRow
	weights map[string]int64

	functions map[string]ruleFunc
}

// known reads the table once.
var known = sync.OnceValues(func() (*table, error) { return readTable(files) })

// theTable returns the table. That it can be read is tested, so an error is a bug.
func theTable() *table {
	t, err := known()
	if err != nil {
		panic("pylib: " + err.Error())
	}
	return t
}

// An Entry is what is known of one name: a function, a method, an operator, an attribute or a constant.
type Entry struct {
	// Name is qualified: "numpy.sqrt", "numpy.ndarray.sum", "list.append", "len"; an operator is its sign.
	Name string
	rows []*row // the overloads, tried in order
}

// A row is a line of the table.
type row struct {
	kind   string // "fn", "ufunc", "attr"
	text   string // the signature
	fields []field
	pos    syntax.Position

	compile  sync.Once
	compiled *compiledRow
	err      error
}

type field struct {
	name  string
	value syntax.Expr
}

func (r *row) field(name string) syntax.Expr {
	for _, f := range r.fields {
		if f.name == name {
			return f.value
		}
	}
	return nil
}

func readTable(fsys fs.FS) (*table, error) {
	t := &table{entries: map[string]*Entry{}, scalars: map[string]*scalarRow{}, weights: map[string]int64{}, functions: ruleFunctions()}
	names, err := fs.Glob(fsys, "table/*.star")
	if err != nil {
		return nil, err
	}
	var problems []error
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		file, err := syntax.Parse(name, text, 0)
		if err != nil {
			return nil, err
		}
		for _, stmt := range file.Stmts {
			if err := t.add(stmt); err != nil {
				start, _ := stmt.Span()
				problems = append(problems, fmt.Errorf("%v: %w", start, err))
			}
		}
	}
	return t, errors.Join(problems...)
}

// add takes in a line of the table.
func (t *table) add(stmt syntax.Stmt) error {
	e, ok := stmt.(*syntax.ExprStmt)
	if !ok {
		return fmt.Errorf("got a statement, want a row: a call of fn, ufunc, operator, attr, alias, scalar or weigh")
	}
	if _, ok := e.X.(*syntax.Literal); ok {
		return nil // the text at the head of a file
	}
	call, ok := e.X.(*syntax.CallExpr)
	if !ok || len(call.Args) == 0 {
		return fmt.Errorf("got an expression, want a row: a call of fn, ufunc, operator, attr, alias, scalar or weigh")
	}
	kind, _ := call.Fn.(*syntax.Ident)
	switch {
	case kind == nil:
	case kind.Name == "scalar":
		return t.addScalar(call)
	case kind.Name == "weigh":
		return t.addWeights(call.Args)
	case kind.Name == "alias":
		return t.addAlias(call)
	case kind.Name == "operator":
		return t.addOperator(call)
	case kind.Name == "fn" || kind.Name == "ufunc" || kind.Name == "attr":
		return t.addRow(kind.Name, call)
	}
	name := "of this kind"
	if kind != nil {
		name = kind.Name
	}
	return fmt.Errorf("there is no kind of row %s", name)
}

// addAlias reads alias("pow", "**"): the rows so far of one name are those of another.
func (t *table) addAlias(call *syntax.CallExpr) error {
	name, ok := literalString(call.Args[0])
	if !ok || len(call.Args) != 2 {
		return fmt.Errorf("want alias(name, name)")
	}
	old, _ := literalString(call.Args[1])
	e := t.entries[old]
	if e == nil {
		return fmt.Errorf("%s is an alias of %q, which is not in the table", name, old)
	}
	for _, r := range e.rows {
		t.insertAs(name, r)
	}
	return nil
}

// addOperator reads operator("+", numpy.add): on arrays and on NumPy's scalars, the operator is that function.
func (t *table) addOperator(call *syntax.CallExpr) error {
	sign, ok := literalString(call.Args[0])
	if !ok || len(call.Args) != 2 {
		return fmt.Errorf("want operator(sign, function)")
	}
	operands := []string{"x1: array, x2: arraylike, out: None|array = None", "x1: arraylike, x2: array", "x1: scalar, x2: number", "x1: number, x2: scalar"}
	if strings.HasSuffix(sign, "x") {
		operands = []string{"x: array|scalar"}
	}
	start, _ := call.Span()
	for _, o := range operands {
		t.insert(&row{kind: "operator", text: sign + "(" + o + ")", pos: start, fields: []field{{"same", call.Args[1]}}})
	}
	return nil
}

// insert adds a row to the entry of its name.
func (t *table) insert(r *row) {
	name, _, _ := strings.Cut(r.text, "(")
	name, _, _ = strings.Cut(name, " -> ")
	t.insertAs(name, r)
}

func (t *table) insertAs(name string, r *row) {
	if t.entries[name] == nil {
		t.entries[name] = &Entry{Name: name}
		t.names = append(t.names, name)
	}
	t.entries[name].rows = append(t.entries[name].rows, r)
}

// rowFields are the fields of rows; doc.go says what they mean.
var rowFields = []string{
	"same", "over", "loops", "sizes", "compute", "body", "point", "init", "finish", "exact",
	"value", "raises", "assumes", "writes", "alias", "cupy", "flops",
}

func (t *table) addRow(kind string, call *syntax.CallExpr) error {
	text, ok := literalString(call.Args[0])
	if !ok {
		return fmt.Errorf("got %T, want the signature as a string", call.Args[0])
	}
	start, _ := call.Span()
	r := &row{kind: kind, text: text, pos: start}
	for _, arg := range call.Args[1:] {
		name, value, err := keyword(arg)
		if err != nil {
			return err
		}
		if !slices.Contains(rowFields, name) {
			return fmt.Errorf("a row has no field %s", name)
		}
		r.fields = append(r.fields, field{name, value})
	}
	t.insert(r)
	return nil
}

func literalString(e syntax.Expr) (string, bool) {
	lit, ok := e.(*syntax.Literal)
	if !ok {
		return "", false
	}
	s, ok := lit.Value.(string)
	return s, ok
}

// keyword takes name=value apart.
func keyword(arg syntax.Expr) (string, syntax.Expr, error) {
	b, ok := arg.(*syntax.BinaryExpr)
	if ok && b.Op == syntax.EQ {
		if name, ok := b.X.(*syntax.Ident); ok {
			return name.Name, b.Y, nil
		}
	}
	start, _ := arg.Span()
	return "", nil, fmt.Errorf("%v: want name=value", start)
}

// Lookup returns what is known of a qualified name.
func Lookup(name string) (*Entry, bool) {
	e, ok := theTable().entries[name]
	return e, ok
}

// Names returns all names that are known, in the order of the table.
func Names() []string { return slices.Clone(theTable().names) }

// A compiledRow is a row that is ready for calls.
type compiledRow struct {
	signature
	over    string // the domain of a ufunc, or ""
	loops   []pattern
	sizes   map[string]*Expr
	raises  []raise
	assumes []*Expr
	writes  string
	cupy    string
	flops   *Expr
	exprs   map[string]*Expr // the fields that are one expression
}

// A raise is a condition under which a call raises an exception.
type raise struct {
	exception string
	when      *Expr
}

// get compiles the row.
func (r *row) get(t *table) (*compiledRow, error) {
	r.compile.Do(func() {
		r.compiled, r.err = r.build(t)
		if r.err != nil {
			r.err = fmt.Errorf("%v: %s: %w", r.pos, r.text, r.err)
		}
	})
	return r.compiled, r.err
}

func (r *row) build(t *table) (*compiledRow, error) {
	c := &compiledRow{exprs: map[string]*Expr{}}
	if same := r.field("same"); same != nil {
		name, err := fromSyntax(same)
		if err != nil {
			return nil, err
		}
		e := t.entries[name.String()]
		if e == nil {
			return nil, fmt.Errorf("it is the same as %v, which is not in the table", name)
		}
		model, err := e.rows[0].get(t)
		if err != nil {
			return nil, err
		}
		copied := *model
		copied.exprs = map[string]*Expr{}
		for k, v := range model.exprs {
			copied.exprs[k] = v
		}
		c = &copied
	}
	if err := r.readSignature(c); err != nil {
		return nil, err
	}
	for _, f := range r.fields {
		if err := c.read(f); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return c, nil
}

// readSignature reads the signature, unless it is a mere name and that of the model is taken.
func (r *row) readSignature(c *compiledRow) error {
	text := r.text
	switch {
	case !strings.Contains(text, "("):
		name, result, ok := strings.Cut(text, "->")
		c.name = strings.TrimSpace(name)
		if ok {
			e, err := parseExpr(result)
			c.result = e
			return err
		}
		return nil
	case r.kind == "ufunc":
		text = ufuncSignature(text)
	}
	s, err := parseSignature(text)
	if err != nil {
		return err
	}
	if s.result == nil {
		s.result = c.result
	}
	c.signature = s
	if r.kind == "ufunc" {
		c.loops = []pattern{elementwise(s.params)}
	}
	return nil
}

// ufuncSignature adds what all universal functions have to "name(x1, x2)".
func ufuncSignature(text string) string {
	head, result, ok := strings.Cut(text, "->")
	if !ok {
		result = "result(loop)"
	}
	name, params, _ := strings.Cut(strings.TrimSpace(head), "(")
	params = strings.TrimSuffix(params, ")")
	params = strings.ReplaceAll(params, ",", ": arraylike,") + ": arraylike"
	return name + "(" + params + ", /, out: None|array = None) -> " + result
}

// read takes in a field.
func (c *compiledRow) read(f field) error {
	var err error
	switch f.name {
	case "same":
	case "over":
		c.over, _ = literalString(f.value)
		if c.over == "" || strings.Trim(c.over, "biufc") != "" {
			return fmt.Errorf("want letters of kinds: some of biufc")
		}
	case "loops":
		text, _ := literalString(f.value)
		c.loops, err = parsePatterns(text)
	case "sizes":
		c.sizes, err = readSizes(f.value)
	case "raises":
		c.raises, err = readRaises(f.value)
	case "assumes":
		var e *Expr
		if e, err = fromSyntax(f.value); err == nil {
			c.assumes = e.Args
		}
	case "writes", "cupy":
		var e *Expr
		if e, err = fromSyntax(f.value); err != nil {
			return err
		}
		if f.name == "writes" {
			c.writes = e.String()
		} else {
			c.cupy = e.String()
		}
	default:
		c.exprs[f.name], err = fromSyntax(f.value)
	}
	return err
}

// readSizes reads dict(p = shape, …).
func readSizes(e syntax.Expr) (map[string]*Expr, error) {
	call, ok := e.(*syntax.CallExpr)
	if !ok {
		return nil, fmt.Errorf("want dict(name = extent, …)")
	}
	sizes := map[string]*Expr{}
	for _, arg := range call.Args {
		name, value, err := keyword(arg)
		if err != nil {
			return nil, err
		}
		if sizes[name], err = fromSyntax(value); err != nil {
			return nil, err
		}
	}
	return sizes, nil
}

// readRaises reads [ValueError(x < 0), …].
func readRaises(e syntax.Expr) ([]raise, error) {
	list, err := fromSyntax(e)
	if err != nil {
		return nil, err
	}
	var all []raise
	for _, r := range list.Args {
		if r.Op != OpCall || len(r.Args) != 1 {
			return nil, fmt.Errorf("got %v, want Exception(condition)", r)
		}
		all = append(all, raise{r.Text, r.Args[0]})
	}
	return all, nil
}
