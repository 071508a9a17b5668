package lit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Config says how tests are run. It is not changed by Run and may be shared by
// tests that run at the same time.
type Config struct {
	// Commands are the programs that RUN lines call, by name.
	Commands map[string]Command

	// Substitutions are replaced in RUN lines in addition to lit's own. A key is
	// written in full, as in "%{name}" or "%name"; values may contain others.
	Substitutions map[string]string

	// Features are what REQUIRES, UNSUPPORTED and XFAIL lines ask for.
	Features []string

	// Environ is the environment of the commands, NAME=value; by default the
	// process's if AllowPath is set, and empty otherwise.
	Environ []string

	// AllowPath lets RUN lines call programs found on PATH.
	AllowPath bool

	// Timeout ends a test that runs longer, if it is not 0. A command that runs in
	// process cannot be stopped: it is left behind.
	Timeout time.Duration

	// Update rewrites the generated blocks of a test before it is run. Without it,
	// a block that is not what its command prints is an error.
	Update bool
}

// Status is the result of a test in a word.
type Status int

// The statuses that a test can have. See [Status.Failed].
const (
	Pass        Status = iota
	Fail               // a RUN line failed
	XFail              // a RUN line failed, as XFAIL said
	XPass              // all RUN lines succeeded, against XFAIL
	Unsupported        // the test was not run, because of REQUIRES or UNSUPPORTED
	Unresolved         // the test could not be run: its directives are wrong
	Timeout            // the test took longer than allowed
)

// String returns the status as lit prints it.
func (s Status) String() string {
	names := [...]string{"PASS", "FAIL", "XFAIL", "XPASS", "UNSUPPORTED", "UNRESOLVED", "TIMEOUT"}
	return names[s]
}

// Failed tells whether the status means that something is wrong.
func (s Status) Failed() bool {
	return s == Fail || s == XPass || s == Unresolved || s == Timeout
}

// Result is what became of one test.
type Result struct {
	Path    string
	Status  Status
	Reason  string  // why, in one line; "" for Pass
	Line    int     // of the RUN line that failed, or 0
	Run     string  // that RUN line as it is in the file
	Stages  []Stage // the programs of its last pipeline
	Updated bool    // the file was rewritten
	Elapsed time.Duration
}

// Run runs the test in the file at path. Its temporary files go to dir, which must
// exist and belong to this test alone.
func (c *Config) Run(path, dir string) *Result {
	start := time.Now()
	r := &Result{Path: path}
	done := make(chan *Result, 1)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var expired <-chan time.Time
	if c.Timeout > 0 {
		timer := time.NewTimer(c.Timeout)
		defer timer.Stop()
		expired = timer.C
	}
	go func() {
		own := &Result{Path: path}
		c.run(ctx, own, dir)
		done <- own
	}()
	select {
	case r = <-done:
	case <-expired:
		r.Status, r.Reason = Timeout, fmt.Sprintf("took longer than %v", c.Timeout)
	}
	r.Elapsed = time.Since(start)
	return r
}

// run fills in the result.
func (c *Config) run(ctx context.Context, r *Result, dir string) {
	unresolved := func(err error) {
		r.Status, r.Reason = Unresolved, strings.ReplaceAll(err.Error(), "\n", "; ")
	}
	path, err1 := filepath.Abs(r.Path)
	dir, err2 := filepath.Abs(dir)
	text, err3 := os.ReadFile(path)
	if err := errors.Join(err1, err2, err3); err != nil {
		unresolved(err)
		return
	}
	s, err := parseScript(string(text))
	if err != nil {
		unresolved(err)
		return
	}
	if why := s.skip(c.Features); why != "" {
		r.Status, r.Reason = Unsupported, why
		return
	}
	if c.Update && len(s.blocks) > 0 {
		fresh, line, err := c.regenerate(ctx, s, string(text), path, dir)
		if err == nil && line > 0 {
			r.Updated = true
			s, err = rewrite(path, fresh)
		}
		if err != nil {
			unresolved(err)
			return
		}
	}
	if err := c.runSteps(ctx, r, s.steps, path, dir); err != nil {
		unresolved(err)
		return
	}
	if r.Status == Pass && !c.Update {
		_, line, err := c.regenerate(ctx, s, string(text), path, dir)
		switch {
		case err != nil:
			unresolved(err)
			return
		case line > 0:
			r.Status, r.Reason = Unresolved, fmt.Sprintf("line %d: GENERATED-BY prints other lines now: see what changed, and update them", line)
			return
		}
	}
	if why := s.expectFailure(c.Features); why != "" {
		if r.Status == Fail {
			r.Status, r.Reason = XFail, "XFAIL: "+why
		} else {
			r.Status, r.Reason = XPass, "passed, but has XFAIL: "+why
		}
	}
}

// runSteps executes the directives in order up to the first RUN line that fails.
func (c *Config) runSteps(ctx context.Context, r *Result, steps []step, path, dir string) error {
	subst := newSubstitutions(path, dir, c.Substitutions)
	sh := c.newShell(ctx, dir)
	for _, st := range steps {
		if st.keyword != "RUN" {
			var err error
			if subst, err = subst.define(st); err != nil {
				return fmt.Errorf("line %d: %w", st.line, err)
			}
			continue
		}
		code, err := sh.runText(subst, st.text)
		if err != nil {
			return fmt.Errorf("line %d: %w", st.line, err)
		}
		if code != 0 {
			r.Status, r.Line, r.Run, r.Stages = Fail, st.line, st.text, sh.stages
			r.Reason = explain(sh.stages)
			return nil
		}
	}
	return nil
}

func (c *Config) newShell(ctx context.Context, dir string) *shell {
	environ := c.Environ
	if environ == nil && c.AllowPath {
		environ = os.Environ()
	}
	return &shell{ctx: ctx, commands: c.Commands, allowPath: c.AllowPath, env: newEnv(dir, environ)}
}

// runText substitutes and runs one command line.
func (s *shell) runText(subst substitutions, text string) (int, error) {
	line, err := subst.expand(text)
	if err != nil {
		return 2, err
	}
	return s.runLine(line)
}

// explain says in one line which stage failed a pipeline and how.
func explain(stages []Stage) string {
	for i, st := range stages {
		if st.Code == 0 {
			continue
		}
		name := program(st.Command)
		how := fmt.Sprintf("exit code %d", st.Code)
		if st.Crashed {
			how = "crash"
		}
		if len(stages) > 1 {
			return fmt.Sprintf("%s (stage %d of %d): %s", name, i+1, len(stages), how)
		}
		return name + ": " + how
	}
	return "no stage failed"
}

// program returns the name of the program in a command, behind prefixes.
func program(command string) string {
	words := strings.Fields(command)
	for i, w := range words {
		if w != "not" && w != "--crash" && w != "!" && w != "env" && !strings.Contains(w, "=") {
			return strings.Join(words[:i+1], " ")
		}
	}
	return command
}
