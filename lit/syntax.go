package lit

import (
	"errors"
	"fmt"
	"strings"
)

// list is what a RUN line is: pipelines joined by &&, || and ;, which all bind
// alike and group to the left.
type list []item

// item is a pipeline and the operator that joins it to those before, "" for the first.
type item struct {
	op string
	pipeline
}

// pipeline is one or more stages, each reading the standard output of the one before.
type pipeline []simple

// simple is a program, its arguments and its redirections.
type simple struct {
	words  []token
	redirs []redirect
}

// redirect is one redirection; fd is -1 where the line did not give one.
type redirect struct {
	op     string // < > >> >& &>
	fd     int
	target token
}

// parseList parses a command line after substitution.
func parseList(line string) (list, error) {
	tokens, err := tokenize(line)
	if err != nil {
		return nil, err
	}
	var l list
	op := ""
	for {
		p, rest, err := parsePipeline(tokens)
		if err != nil {
			return nil, err
		}
		l = append(l, item{op, p})
		if len(rest) == 0 {
			return l, nil
		}
		op = rest[0].text
		if op == "&" {
			return nil, errors.New("background commands ('&') are not supported")
		}
		tokens = rest[1:]
		if len(tokens) == 0 {
			return nil, fmt.Errorf("nothing after '%s'", op)
		}
	}
}

func parsePipeline(tokens []token) (pipeline, []token, error) {
	var p pipeline
	for {
		c, rest, err := parseSimple(tokens)
		if err != nil {
			return nil, nil, err
		}
		p = append(p, c)
		if len(rest) == 0 || rest[0].text != "|" {
			return p, rest, nil
		}
		if tokens = rest[1:]; len(tokens) == 0 {
			return nil, nil, errors.New("nothing after '|'")
		}
	}
}

func parseSimple(tokens []token) (c simple, rest []token, err error) {
	for len(tokens) > 0 {
		t := tokens[0]
		if !t.op {
			c.words = append(c.words, t)
			tokens = tokens[1:]
			continue
		}
		if strings.ContainsAny(t.text[:1], "|;") || t.text == "&" || t.text == "&&" {
			break
		}
		if t.text == "<<" || t.text == "<&" {
			return c, nil, fmt.Errorf("'%s' is not supported", t.text)
		}
		if len(tokens) < 2 || tokens[1].op {
			return c, nil, fmt.Errorf("'%s' without a file name", t.text)
		}
		r := redirect{op: t.text, fd: t.fd, target: tokens[1]}
		if err := r.check(); err != nil {
			return c, nil, err
		}
		c.redirs = append(c.redirs, r)
		tokens = tokens[2:]
	}
	if len(c.words) == 0 {
		if len(tokens) > 0 {
			return c, nil, fmt.Errorf("no command before '%s'", tokens[0].text)
		}
		return c, nil, errors.New("no command")
	}
	return c, tokens, nil
}

// check refuses what the interpreter has no meaning for.
func (r redirect) check() error {
	toFD := r.target.text == "1" || r.target.text == "2"
	ok := false
	switch r.op {
	case "<":
		ok = r.fd <= 0
	case ">", ">>":
		ok = r.fd == -1 || r.fd == 1 || r.fd == 2
	case "&>":
		ok = r.fd == -1
	case ">&":
		ok = r.fd == -1 || toFD && (r.fd == 1 || r.fd == 2)
	}
	if !ok {
		fd := ""
		if r.fd >= 0 {
			fd = fmt.Sprint(r.fd)
		}
		return fmt.Errorf("redirection '%s%s %s' is not supported", fd, r.op, r.target.text)
	}
	return nil
}
