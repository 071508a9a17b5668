package pylib

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.starlark.net/syntax"
)

//go:embed table/*.star
var files embed.FS

// A table is the rows of the files, by name.
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

// A row is a statement of the table.
type row struct {
	kind   string // "fn", "ufunc", "attr", "operator"
	source syntax.FilePortion

	compile  sync.Once
	compiled *compiledRow
	err      error
}

// statement matches the beginning of a row: the kind, and in quotes the name.
var statement = regexp.MustCompile(`^(\w+)\((?:"([^"(]*)|(\w+)\()?`)

// readTable finds the rows. One begins where a line does, and goes on in lines that do not begin with a letter. What is in it is parsed
// when it is first used, because a program uses few of them, and starts often.
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
		for source := range statements(name, text) {
			if err := t.add(source); err != nil {
				problems = append(problems, fmt.Errorf("%s:%d: %w", name, source.FirstLine, err))
			}
		}
	}
	return t, errors.Join(problems...)
}

// statements yields the statements of a file; the text in quotes at its head is none.
func statements(name string, text []byte) iter.Seq[syntax.FilePortion] {
	return func(yield func(syntax.FilePortion) bool) {
		number, start, first := int32(0), -1, int32(0)
		quoted := false
		position := 0
		for line := range bytes.Lines(text) {
			number++
			begins := !quoted && (line[0] >= 'a' && line[0] <= 'z' || line[0] >= 'A' && line[0] <= 'Z')
			if start >= 0 && (begins || line[0] == '#') {
				if !yield(syntax.FilePortion{Content: text[start:position], FirstLine: first, FirstCol: 1}) {
					return
				}
				start = -1
			}
			if begins {
				start, first = position, number
			}
			if bytes.HasPrefix(line, []byte(`"""`)) {
				quoted = !quoted
			}
			position += len(line)
		}
		if start >= 0 {
			yield(syntax.FilePortion{Content: text[start:], FirstLine: first, FirstCol: 1})
		}
	}
}

// add takes in a statement.
func (t *table) add(source syntax.FilePortion) error {
	m := statement.FindStringSubmatch(string(source.Content))
	if m == nil {
		return fmt.Errorf("want a row: a call of fn, ufunc, operator, attr, alias, scalar or weigh")
	}
	name, _, _ := strings.Cut(m[2], " -> ")
	switch kind := m[1]; kind {
	case "fn", "ufunc", "attr":
		t.insert(name, &row{kind: kind, source: source})
	case "operator":
		return t.addOperator(name, source)
	case "alias":
		return t.addAlias(source)
	case "scalar":
		t.scalars[m[3]] = &scalarRow{name: m[3], source: source}
	case "weigh":
		return t.addWeights(source)
	default:
		return fmt.Errorf("there is no kind of row %s", kind)
	}
	return nil
}

// parseRow parses a statement, which is a call, and returns its arguments.
func parseRow(source syntax.FilePortion) ([]syntax.Expr, error) {
	file, err := (&syntax.FileOptions{}).Parse("table", source, 0)
	if err != nil {
		return nil, err
	}
	if len(file.Stmts) == 1 {
		if e, ok := file.Stmts[0].(*syntax.ExprStmt); ok {
			if call, ok := e.X.(*syntax.CallExpr); ok && len(call.Args) > 0 {
				return call.Args, nil
			}
		}
	}
	return nil, fmt.Errorf("want one call with arguments")
}

// addAlias reads alias("pow", "**"): the rows so far of one name are those of another.
func (t *table) addAlias(source syntax.FilePortion) error {
	args, err := parseRow(source)
	if err != nil || len(args) != 2 {
		return fmt.Errorf("want alias(name, name)")
	}
	name, _ := literalString(args[0])
	old, _ := literalString(args[1])
	e := t.entries[old]
	if e == nil {
		return fmt.Errorf("%s is an alias of %q, which is not in the table", name, old)
	}
	for _, r := range e.rows {
		t.insert(name, r)
	}
	return nil
}

// addOperator takes in operator("+", numpy.add): on arrays and on NumPy's scalars, the operator is that function. One of the form "-x" has
// one operand.
func (t *table) addOperator(sign string, source syntax.FilePortion) error {
	_, function, ok := strings.Cut(string(source.Content), ", ")
	function, closed := strings.CutSuffix(strings.TrimSpace(function), ")")
	if !ok || !closed {
		return fmt.Errorf("want operator(sign, function)")
	}
	operands := []string{"x1: array, x2: arraylike, out: None|array = None", "x1: arraylike, x2: array", "x1: scalar, x2: number", "x1: number, x2: scalar"}
	if strings.HasSuffix(sign, "x") {
		operands = []string{"x: array|scalar"}
	}
	for _, o := range operands {
		text := fmt.Sprintf("fn(%q, same = %s)", sign+"("+o+")", function)
		t.insert(sign, &row{kind: "operator", source: syntax.FilePortion{Content: []byte(text), FirstLine: source.FirstLine, FirstCol: 1}})
	}
	return nil
}

// insert adds a row to the entry of a name.
func (t *table) insert(name string, r *row) {
	if t.entries[name] == nil {
		t.entries[name] = &Entry{Name: name}
		t.names = append(t.names, name)
	}
	t.entries[name].rows = append(t.entries[name].rows, r)
}

// rowFields are the fields of rows; doc.go says what they mean.
var rowFields = []string{
	"same", "over", "loops", "sizes", "compute", "body", "point", "init", "finish", "exact",
	"value", "raises", "assumes", "writes", "alias", "cupy",
}

// A field is a field of a row.
type field struct {
	name  string
	value syntax.Expr
}

// readFields returns the signature and the fields of a row.
func readFields(args []syntax.Expr) (text string, fields []field, err error) {
	text, ok := literalString(args[0])
	if !ok {
		return "", nil, fmt.Errorf("got %T, want the signature as a string", args[0])
	}
	for _, arg := range args[1:] {
		name, value, err := keyword(arg)
		if err != nil {
			return "", nil, err
		}
		if !slices.Contains(rowFields, name) {
			return "", nil, fmt.Errorf("a row has no field %s", name)
		}
		fields = append(fields, field{name, value})
	}
	return text, fields, nil
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
			line, _, _ := strings.Cut(string(r.source.Content), "\n")
			r.err = fmt.Errorf("line %d: %s: %w", r.source.FirstLine, line, r.err)
		}
	})
	return r.compiled, r.err
}

func (r *row) build(t *table) (*compiledRow, error) {
	args, err := parseRow(r.source)
	if err != nil {
		return nil, err
	}
	text, fields, err := readFields(args)
	if err != nil {
		return nil, err
	}
	c := &compiledRow{exprs: map[string]*Expr{}}
	if len(fields) > 0 && fields[0].name == "same" {
		if c, err = t.model(fields[0].value); err != nil {
			return nil, err
		}
	}
	if err := c.readSignature(r.kind, text); err != nil {
		return nil, err
	}
	for _, f := range fields {
		if err := c.read(f); err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return c, nil
}

// model returns a copy of the row that another one is the same as.
func (t *table) model(value syntax.Expr) (*compiledRow, error) {
	name, err := fromSyntax(value)
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
	c := *model
	c.exprs = maps.Clone(model.exprs)
	c.cupy = ""
	return &c, nil
}

// readSignature reads the signature, unless it is a mere name and that of the model is taken.
func (c *compiledRow) readSignature(kind, text string) error {
	if !strings.Contains(text, "(") {
		c.name = text
		return nil
	}
	if kind == "ufunc" {
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
	if kind == "ufunc" {
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
