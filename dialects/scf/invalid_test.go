package scf_test

import (
	_ "embed"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"polyloom/test/reference"
)

//go:embed testdata/invalid.txt
var lines string

// invalidCases returns the programs of testdata/invalid.txt with the messages that they get.
func invalidCases() (programs, messages []string) {
	for l := range strings.Lines(lines) {
		switch l = strings.TrimRight(l, "\n"); {
		case strings.HasPrefix(l, "  "):
			messages = append(messages, strings.TrimSpace(l))
		case l != "" && l[0] != '#':
			programs = append(programs, l)
		}
	}
	return programs, messages
}

var message = regexp.MustCompile(`:\d+:(\d+: )error: (?:custom op '[^']*' )?(.*)`)

// firstMessage returns the column and the words of the first error in text.
func firstMessage(text string) string {
	m := message.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	return m[1] + m[2]
}

// What is wrong is said where the reference says it, and in its words.
func TestInvalidLines(t *testing.T) {
	programs, messages := invalidCases()
	for i, p := range programs {
		_, errs := read(p)
		if len(errs) == 0 {
			t.Errorf("%s\naccepted, want %s", p, messages[i])
		} else if got := firstMessage(errs[0]); got != messages[i] {
			t.Errorf("%s\ngot  %s\nwant %s", p, got, messages[i])
		}
	}
}

// TestInvalidLinesOracle asks the reference for what TestInvalidLines expects.
func TestInvalidLinesOracle(t *testing.T) {
	tool := reference.Tool(t, reference.MLIROpt)
	programs, messages := invalidCases()
	cmd := exec.Command(tool, "--split-input-file", "-")
	cmd.Stdin = strings.NewReader(strings.Join(programs, "\n// -----\n"))
	var said strings.Builder
	cmd.Stderr = &said
	if cmd.Run() == nil {
		t.Fatal("the reference accepts all")
	}
	var got []string
	line := ""
	for _, m := range regexp.MustCompile(`(?m)^<stdin>:(\d+):\d+: error: .*$`).FindAllStringSubmatch(said.String(), -1) {
		if m[1] != line { // the first of its program
			line = m[1]
			got = append(got, firstMessage(m[0]))
		}
	}
	same(t, strings.Join(got, "\n"), strings.Join(messages, "\n"))
}
