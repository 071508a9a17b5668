package pass

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"
)

// Timing is an Instrument that measures how long passes, pipelines and analyses take. NewTiming starts it.
type Timing struct {
	clock func() time.Time

	mu      sync.Mutex
	root    *timer
	running map[*Exec]*timer
}

// A timer is the time of executions of one thing within one other.
type timer struct {
	name     string
	hidden   bool // the children are shown in its place
	group    bool // the children run concurrently
	id       any
	children []*timer

	active int           // executions that go on
	since  time.Time     // when the first of them began
	starts time.Duration // of all that go on, relative to since
	wall   time.Duration // in which any went on
	sum    time.Duration // of all
}

// NewTiming starts the measurement of a program. clock is time.Now but for tests.
func NewTiming(clock func() time.Time) *Timing {
	t := &Timing{clock: clock, root: &timer{name: "root"}, running: map[*Exec]*timer{}}
	t.root.start(clock())
	return t
}

func (t *timer) start(now time.Time) {
	if t.active == 0 {
		t.since = now
	}
	t.starts += now.Sub(t.since)
	t.active++
}

// stop ends one of the executions, no matter which: only their sum is of interest.
func (t *timer) stop(now time.Time) {
	passed := now.Sub(t.since)
	t.active--
	t.sum += passed
	if t.active == 0 {
		t.sum -= t.starts
		t.starts = 0
		t.wall += passed
	}
}

// child returns the timer for what id stands for within t.
func (t *timer) child(id any, name string) *timer {
	for _, c := range t.children {
		if c.id == id {
			return c
		}
	}
	c := &timer{name: name, id: id}
	t.children = append(t.children, c)
	return c
}

// Scope measures a part of the program that is not a pass, such as "Parser", until the function is called that it returns.
func (t *Timing) Scope(name string) func() {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.root.child(name, name)
	c.start(t.clock())
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		c.stop(t.clock())
	}
}

// Before implements Instrument.
func (t *Timing) Before(e *Exec) {
	if e.Parent == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	outer := t.running[e.Parent]
	if outer == nil {
		outer = t.root
	}
	var c *timer
	switch e.Kind {
	case PipelineRun:
		c = outer.child(e.Pipeline.anchor, "'"+e.Pipeline.anchor+"' Pipeline")
	case PassRun:
		c = outer.child(e.Step, e.Step.Title())
		c.group = e.IsCollection()
		c.hidden = c.group && len(e.Step.Nested) <= 1
	case AnalysisRun:
		c = outer.child("(A) "+e.Analysis, "(A) "+e.Analysis)
	}
	c.start(t.clock())
	t.running[e] = c
}

// After implements Instrument.
func (t *Timing) After(e *Exec) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c := t.running[e]; c != nil {
		c.stop(t.clock())
		delete(t.running, e)
	}
}

// A span is the time that something took: as it went by, and summed over the goroutines.
type span struct{ wall, user time.Duration }

// span returns the time of t. A timer measures on its own goroutine; what others did for a group comes from its children.
func (t *timer) span() span {
	user := t.sum
	var inner, own time.Duration
	for _, c := range t.children {
		inner += c.span().user
		own += c.sum
	}
	if t.group {
		user = max(user, inner)
	} else {
		user += inner - own
	}
	return span{t.wall, user}
}

// TimingFormat is how a report on time is written.
type TimingFormat uint8

// The formats.
const (
	TimingText TimingFormat = iota
	TimingJSON
)

// Write ends the measurement and writes it as --mlir-timing shows it. User time has a column if it differs from wall time.
func (t *Timing) Write(w io.Writer, d Display, f TimingFormat) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.root.active > 0 {
		t.root.stop(t.clock())
	}
	r := &timingReport{total: t.root.span(), json: f == TimingJSON}
	r.head()
	if d == AsList {
		for _, e := range t.root.merged() {
			r.entry(e.name, e.span, false)
		}
	} else {
		for _, c := range t.root.children {
			r.tree(c, 0)
		}
	}
	rest := r.total
	for _, c := range t.root.children {
		s := c.span()
		rest.wall -= s.wall
		rest.user -= s.user
	}
	r.entry("Rest", rest, false)
	r.entry("Total", r.total, true)
	if r.json {
		r.WriteString("]\n")
	}
	_, err := io.WriteString(w, r.String())
	return err
}

type namedSpan struct {
	name string
	span
}

// merged returns t and all inside it, summed by name, the longest first.
func (t *timer) merged() []namedSpan {
	var list []namedSpan
	var add func(t *timer)
	add = func(t *timer) {
		s := t.span()
		i := slices.IndexFunc(list, func(e namedSpan) bool { return e.name == t.name })
		if i < 0 {
			list = append(list, namedSpan{t.name, s})
		} else {
			list[i].wall += s.wall
			list[i].user += s.user
		}
		for _, c := range t.children {
			add(c)
		}
	}
	add(t)
	slices.SortStableFunc(list, func(a, b namedSpan) int {
		return cmp.Or(cmp.Compare(b.wall, a.wall), strings.Compare(a.name, b.name))
	})
	return list
}

// timingReport is the text of a report.
type timingReport struct {
	strings.Builder
	total span
	json  bool
}

func (r *timingReport) twoColumns() bool { return r.total.user != r.total.wall }

func (r *timingReport) head() {
	if r.json {
		r.WriteString("[\n")
		return
	}
	r.WriteString(banner("... Execution time report ..."))
	fmt.Fprintf(r, "  Total Execution Time: %.4f seconds\n\n", r.total.wall.Seconds())
	if r.twoColumns() {
		r.WriteString("  ----User Time----")
	}
	r.WriteString("  ----Wall Time----  ----Name----\n")
}

func percent(part, whole time.Duration) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// times writes the columns, or in JSON their members.
func (r *timingReport) times(s span) {
	text, jsonText := "  %8.4f (%5.1f%%)", `"%s": {"duration": %8.4f, "percentage": %5.1f}`
	if r.json {
		if r.twoColumns() {
			fmt.Fprintf(r, jsonText+", ", "user", s.user.Seconds(), percent(s.user, r.total.user))
		}
		fmt.Fprintf(r, jsonText, "wall", s.wall.Seconds(), percent(s.wall, r.total.wall))
		return
	}
	if r.twoColumns() {
		fmt.Fprintf(r, text, s.user.Seconds(), percent(s.user, r.total.user))
	}
	fmt.Fprintf(r, text+"  ", s.wall.Seconds(), percent(s.wall, r.total.wall))
}

// entry writes a line that stands for itself.
func (r *timingReport) entry(name string, s span, last bool) {
	if !r.json {
		r.times(s)
		r.WriteString(name + "\n")
		return
	}
	r.WriteByte('{')
	r.times(s)
	fmt.Fprintf(r, `, "name": "%s"}`, name)
	if !last {
		r.WriteByte(',')
	}
	r.WriteByte('\n')
}

// tree writes t with what is inside it.
func (r *timingReport) tree(t *timer, indent int) {
	pad := strings.Repeat(" ", indent)
	inner := indent
	if !t.hidden {
		inner += 2
		if r.json {
			r.WriteString(pad + "{")
			r.times(t.span())
			fmt.Fprintf(r, `, "name": "%s", "passes": [`+"\n", t.name)
		} else {
			r.times(t.span())
			r.WriteString(pad + t.name + "\n")
		}
	}
	for _, c := range t.children {
		r.tree(c, inner)
	}
	if !t.hidden && r.json {
		r.WriteString(pad + "{}]},\n")
	}
}
