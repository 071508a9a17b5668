package presburger

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestAgainstISL asks isl the same questions. The environment variable POLYLOOM_ISL_ORACLE names a program that reads lines OP, tab, argument, tab, … and
// answers each with a line "ok", tab, answer. The operations are isempty, isequal of sets and m.isempty, m.isequal of relations, in isl's notation.
func TestAgainstISL(t *testing.T) {
	program := os.Getenv("POLYLOOM_ISL_ORACLE")
	if program == "" {
		t.Skip("POLYLOOM_ISL_ORACLE names no program")
	}
	var questions, wants []string
	ask := func(want bool, op string, sets ...*BasicMap) {
		if sets[0].space.In > 0 {
			op = "m." + op
		}
		for _, s := range sets {
			op += "\t" + s.String()
		}
		questions = append(questions, op)
		wants = append(wants, fmt.Sprint("ok\t", want))
	}
	empty := 0
	for seed := range uint64(600) {
		set, e := newProblems(seed).unbounded()
		isEmpty, err := set.IsEmpty(nil)
		less, err2 := set.WithoutRedundancy(nil)
		most, err3 := set.Max(e, nil)
		if err != nil || err2 != nil || err3 != nil {
			t.Fatal(err, err2, err3)
		}
		ask(isEmpty, "isempty", set)
		ask(true, "isequal", set, less)
		with := func(add func(b *Builder)) *BasicMap {
			b := set.Builder()
			add(b)
			return b.Build()
		}
		switch most.Outcome {
		case Finite:
			v := most.Value.Int64()
			ask(true, "isempty", with(func(b *Builder) { b.GE(e.Plus(-v - 1)) }))
			ask(false, "isempty", with(func(b *Builder) { b.EQ(e.Plus(-v)) }))
		case Unbounded:
			ask(false, "isempty", with(func(b *Builder) { b.GE(e.Plus(-1e9)) }))
		case Empty:
			empty++
		}
	}
	if empty < 50 || empty > 550 {
		t.Errorf("%d of 600 sets are empty: not much of a test", empty)
	}
	answers := oracle(t, program, questions)
	for i, want := range wants {
		if answers[i] != want {
			t.Errorf("%s: isl says %q, we say %q", questions[i], answers[i], want)
		}
	}
}

// unbounded returns a random set that nothing keeps in a box, and an expression over it.
func (r problems) unbounded() (*BasicMap, Aff) {
	dims := 1 + r.IntN(4)
	p := &problem{dims: dims}
	b := NewBuilder(p.space(r))
	magnitude := []int64{2, 7, 20}[r.IntN(3)]
	for range 1 + r.IntN(2*dims) {
		e, _ := r.term(b, dims, magnitude, 1)
		b.GE(e)
	}
	for range r.IntN(3) {
		e, _ := r.term(b, dims, magnitude, 1)
		if r.IntN(3) == 0 { // a thin slab
			b.GE(e)
			b.GE(e.Neg().Plus(magnitude))
		} else {
			b.EQ(e)
		}
	}
	if r.IntN(3) == 0 {
		b.EQ(b.Exists().Scale(1 + r.Int64N(5)).Sub(b.Space().variable(0)))
	}
	e, _ := r.term(b, dims, 3, 0)
	return b.Build(), e
}

// oracle returns the program's answers to questions of one line each.
func oracle(t *testing.T, program string, questions []string) []string {
	t.Helper()
	cmd := exec.Command(program)
	cmd.Stdin = strings.NewReader(strings.Join(questions, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers []string
	for s := bufio.NewScanner(strings.NewReader(string(out))); s.Scan(); {
		answers = append(answers, s.Text())
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}
