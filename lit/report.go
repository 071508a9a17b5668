package lit

import (
	"fmt"
	"strings"
)

// clipLines and clipWidth bound what a report quotes of each output. The beginning
// matters most, and the end second.
const (
	clipLines = 40
	clipTail  = 10
	clipWidth = 400
)

// Report returns what a reader needs to know about the result, as lines that end
// with a newline: for a failure the RUN line, and of each stage that failed the
// command, its exit code and its clipped output.
func (r *Result) Report() string {
	var b strings.Builder
	place := r.Path
	if r.Line > 0 {
		place = fmt.Sprintf("%s:%d", r.Path, r.Line)
	}
	fmt.Fprintf(&b, "%s: %s", r.Status, place)
	if r.Reason != "" {
		fmt.Fprintf(&b, ": %s", r.Reason)
	}
	b.WriteString("\n")
	if r.Status != Fail {
		return b.String()
	}
	fmt.Fprintf(&b, "  RUN: %s\n", r.Run)
	for i, st := range r.Stages {
		how := fmt.Sprintf("exit code %d", st.Code)
		if st.Crashed {
			how = "crashed"
		}
		if st.Code == 0 && len(st.Stderr) == 0 {
			continue
		}
		fmt.Fprintf(&b, "  stage %d: %s: %s\n", i+1, st.Command, how)
		quote(&b, "stderr", st.Stderr)
		if st.Code != 0 {
			quote(&b, "stdout", st.Stdout)
		}
	}
	return b.String()
}

// quote writes an output indented under its name, clipped.
func quote(b *strings.Builder, name string, output []byte) {
	text := strings.TrimRight(string(output), "\n")
	if text == "" {
		return
	}
	fmt.Fprintf(b, "  %s:\n", name)
	lines := strings.Split(text, "\n")
	tail := lines[len(lines):]
	if dropped := len(lines) - clipLines; dropped > 0 {
		tail = lines[len(lines)-clipTail:]
		lines = append(lines[:clipLines-clipTail:clipLines-clipTail], fmt.Sprintf("… %d lines left out …", dropped))
	}
	for _, l := range append(lines, tail...) {
		if len(l) > clipWidth {
			l = strings.ToValidUTF8(l[:clipWidth], "") + "…"
		}
		fmt.Fprintf(b, "    %s\n", l)
	}
}
