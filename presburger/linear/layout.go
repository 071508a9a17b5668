package linear

// Layout is the order of the columns of a relation's rows, which is the same everywhere: the constant, parameters, inputs, outputs, divisions.
type Layout struct{ Params, In, Out, Divs int }

// Param returns the column of parameter i.
func (l Layout) Param(i int) int { return 1 + i }

// Input returns the column of input i.
func (l Layout) Input(i int) int { return 1 + l.Params + i }

// Output returns the column of output i.
func (l Layout) Output(i int) int { return 1 + l.Params + l.In + i }

// Div returns the column of division i.
func (l Layout) Div(i int) int { return 1 + l.Params + l.In + l.Out + i }

// Vars returns the number of variables.
func (l Layout) Vars() int { return l.Params + l.In + l.Out + l.Divs }

// Cols returns the number of columns.
func (l Layout) Cols() int { return 1 + l.Vars() }
