package lit

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// script is what a test file says about how to run it.
type script struct {
	steps       []step // RUN, DEFINE and REDEFINE, in the order of the file
	requires    []string
	unsupported []string
	xfail       []string
	blocks      []block
}

// step is one RUN, DEFINE or REDEFINE directive with its continuation lines joined.
type step struct {
	keyword string
	line    int // of the first line, from 1
	text    string
	open    bool // the text ends in a backslash and wants a continuation
}

// block is a generated part of a test file: the lines between two markers.
type block struct {
	command    string // that generates the lines, before substitution
	begin, end int    // the lines of the markers, counted from 1
}

// directive finds a keyword that is not the tail of a longer word: CHECK-RUN: is
// not a RUN line.
var directive = regexp.MustCompile(`(?:^|[^-\w])(RUN:|REQUIRES:|UNSUPPORTED:|XFAIL:|DEFINE:|REDEFINE:|GENERATED-BY:|GENERATED-END|END\.)(.*)$`)

// endMarker tells END. alone in a comment from the last word of a sentence.
var endMarker = regexp.MustCompile(`^\W*END\.\s*$`)

// parseScript reads the directives of a test file.
func parseScript(text string) (*script, error) {
	s := &script{}
	var errs []error
	inBlock := false
scan:
	for i, line := range strings.Split(text, "\n") {
		n := i + 1
		m := directive.FindStringSubmatch(strings.TrimRight(line, " \t\r"))
		if m == nil || inBlock && m[1] != "GENERATED-END" {
			continue
		}
		var err error
		switch m[1] {
		case "RUN:", "DEFINE:", "REDEFINE:":
			err = s.addStep(strings.TrimSuffix(m[1], ":"), m[2], n)
		case "REQUIRES:":
			s.requires, err = addExpressions(s.requires, m[2])
		case "UNSUPPORTED:":
			s.unsupported, err = addExpressions(s.unsupported, m[2])
		case "XFAIL:":
			s.xfail, err = addExpressions(s.xfail, m[2])
		case "GENERATED-BY:":
			inBlock = true
			s.blocks = append(s.blocks, block{command: strings.TrimSpace(m[2]), begin: n})
		case "GENERATED-END":
			if !inBlock {
				err = errors.New("GENERATED-END without GENERATED-BY above it")
				break
			}
			inBlock = false
			s.blocks[len(s.blocks)-1].end = n
		case "END.":
			if endMarker.MatchString(line) {
				break scan
			}
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", n, err))
		}
	}
	if inBlock {
		b := s.blocks[len(s.blocks)-1]
		errs = append(errs, fmt.Errorf("line %d: GENERATED-BY without GENERATED-END below it", b.begin))
	}
	return s, errors.Join(append(errs, s.check()...)...)
}

// check reports what is wrong with the steps as a whole.
func (s *script) check() []error {
	var errs []error
	runs := 0
	for _, st := range s.steps {
		switch {
		case st.open:
			errs = append(errs, fmt.Errorf("line %d: %s ends in a backslash, but no %s line continues it", st.line, st.keyword, st.keyword))
		case st.keyword == "RUN" && strings.TrimSpace(st.text) == "":
			errs = append(errs, fmt.Errorf("line %d: RUN line without a command", st.line))
		}
		if st.keyword == "RUN" {
			runs++
		}
	}
	if runs == 0 {
		errs = append(errs, errors.New("no RUN: line"))
	}
	return errs
}

// addStep adds a directive, or its text to the one above that it continues.
func (s *script) addStep(keyword, text string, line int) error {
	text, err := lineNumbers(text, line)
	if err != nil {
		return err
	}
	text, open := strings.CutSuffix(text, `\`)
	if last := len(s.steps) - 1; last >= 0 && s.steps[last].open && s.steps[last].keyword == keyword {
		s.steps[last].text += text
		s.steps[last].open = open
		return nil
	}
	s.steps = append(s.steps, step{keyword: keyword, line: line, text: strings.TrimLeft(text, " \t"), open: open})
	return nil
}

// addExpressions adds a comma-separated list of feature expressions, each checked.
func addExpressions(list []string, text string) ([]string, error) {
	for _, e := range strings.Split(text, ",") {
		e = strings.TrimSpace(e)
		if e == "" {
			continue
		}
		if _, err := evalFeatures(e, nil); err != nil && e != "*" {
			return list, err
		}
		list = append(list, e)
	}
	return list, nil
}

// skip returns why a test with these features is not to be run, or "".
func (s *script) skip(features []string) string {
	for _, e := range s.requires {
		if ok, _ := evalFeatures(e, features); !ok {
			return "requires " + e
		}
	}
	if e := firstHolding(s.unsupported, features); e != "" {
		return "unsupported with " + e
	}
	return ""
}

// expectFailure returns the XFAIL expression that holds, or "".
func (s *script) expectFailure(features []string) string {
	return firstHolding(s.xfail, features)
}

func firstHolding(exprs, features []string) string {
	for _, e := range exprs {
		if ok, _ := evalFeatures(e, features); ok || e == "*" {
			return e
		}
	}
	return ""
}
