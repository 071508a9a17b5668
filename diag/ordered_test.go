package diag

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
)

// collect returns an engine and the messages that reach its handler.
func collect() (*Engine, *[]string) {
	var seen []string
	return NewEngine(func(d *Diagnostic) { seen = append(seen, d.Message) }), &seen
}

func TestOrderedReleases(t *testing.T) {
	e, seen := collect()
	o := e.Ordered(4)
	step := func(want ...string) {
		t.Helper()
		if !slices.Equal(*seen, want) {
			t.Fatalf("got %q, want %q", *seen, want)
		}
	}
	o.Slot(2).Errorf(nil, "2a")
	step()
	o.Slot(0).Errorf(nil, "0a")
	step("0a") // the first slot is not held
	o.Slot(1).Warningf(nil, "1a")
	o.Done(2)
	step("0a")
	o.Done(0)
	step("0a", "1a")
	o.Slot(1).Errorf(nil, "1b")
	step("0a", "1a", "1b")
	o.Slot(3).Errorf(nil, "3a")
	o.Done(1)
	step("0a", "1a", "1b", "2a", "3a") // slot 2 was done already
	o.Slot(3).Errorf(nil, "3b")
	o.Close()
	o.Close()
	step("0a", "1a", "1b", "2a", "3a", "3b")
	if e.Errors() != 5 || o.Slot(1).Errors() != 1 || o.Slot(1).Count(Warning) != 1 {
		t.Errorf("got %d errors, %d of them in slot 1", e.Errors(), o.Slot(1).Errors())
	}
}

func TestOrderedEmpty(t *testing.T) {
	e, _ := collect()
	e.Ordered(0).Close()
}

func TestOrderedAfterDone(t *testing.T) {
	e, _ := collect()
	o := e.Ordered(1)
	o.Done(0)
	defer func() {
		if recover() == nil {
			t.Error("a late diagnostic is lost without a word")
		}
	}()
	o.Slot(0).Errorf(nil, "late")
}

// The same work on any number of goroutines, in any order, with slots divided again, gives the same messages.
func TestOrderedIsDeterministic(t *testing.T) {
	const slots, parts, messages = 20, 5, 4
	var want []string
	for i := range slots {
		for j := range parts {
			for k := range messages {
				want = append(want, fmt.Sprintf("%d.%d.%d", i, j, k))
			}
		}
		want = append(want, fmt.Sprintf("%d end", i))
	}
	for _, workers := range []int{1, 2, 7} {
		e, seen := collect()
		o := e.Ordered(slots)
		work := make(chan int, slots)
		for _, i := range rand.Perm(slots) {
			work <- i
		}
		close(work)
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for i := range work {
					runSlot(o.Slot(i), i, parts, messages)
					o.Done(i)
				}
			})
		}
		wg.Wait()
		o.Close()
		if !slices.Equal(*seen, want) {
			t.Errorf("%d workers: got\n%s\nwant\n%s", workers, strings.Join(*seen, " "), strings.Join(want, " "))
		}
	}
}

func runSlot(e *Engine, i, parts, messages int) {
	o := e.Ordered(parts)
	var wg sync.WaitGroup
	for j := range parts {
		wg.Go(func() {
			for k := range messages {
				o.Slot(j).Remarkf(nil, "%d.%d.%d", i, j, k)
			}
		})
	}
	wg.Wait()
	o.Close()
	e.Remarkf(nil, "%d end", i)
}
