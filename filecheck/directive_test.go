package filecheck

import (
	"fmt"
	"testing"
)

func TestParseDirective(t *testing.T) {
	const none = "none"
	tests := []struct {
		text   string
		prefix string
		want   string // kind, count, literal and the rest
	}{
		{"CHECK: a", "CHECK", "check 1 false| a"},
		{"CHECK:", "CHECK", "check 1 false|"},
		{"CHECK", "CHECK", none},
		{"CHECK a", "CHECK", none},
		{"CHECK :", "CHECK", none},
		{"CHECKX:", "CHECK", none},
		{"CHECK-NEXT: a", "CHECK", "next 1 false| a"},
		{"CHECK-SAME:a", "CHECK", "same 1 false|a"},
		{"CHECK-NOT: a", "CHECK", "not 1 false| a"},
		{"CHECK-DAG: a", "CHECK", "dag 1 false| a"},
		{"CHECK-LABEL: a", "CHECK", "label 1 false| a"},
		{"CHECK-EMPTY:", "CHECK", "empty 1 false|"},
		{"CHECK-NEXT a", "CHECK", none},
		{"CHECK-NEXTX: a", "CHECK", none},
		{"CHECK-FOO: a", "CHECK", none},
		{"CHECK-: a", "CHECK", none},
		{"CHECK-COUNT-3: a", "CHECK", "count 3 false| a"},
		{"CHECK-COUNT-1: a", "CHECK", "check 1 false| a"},
		{"CHECK-COUNT-007: a", "CHECK", "count 7 false| a"},
		{"CHECK-COUNT: a", "CHECK", none},
		{"CHECK{LITERAL}: a", "CHECK", "check 1 true| a"},
		{"CHECK-DAG{LITERAL}: a", "CHECK", "dag 1 true| a"},
		{"CHECK-COUNT-2{LITERAL}: a", "CHECK", "count 2 true| a"},
		{"CHECK{ LITERAL, LITERAL\t}: a", "CHECK", "check 1 true| a"},
		{"CHECK{}: a", "CHECK", none},
		{"CHECK{LITERAL,}: a", "CHECK", none},
		{"CHECK{LITERAL} a", "CHECK", none},
		{"CHECK{literal}: a", "CHECK", none},
		{"COM: a", "COM", "comment| a"},
		{"COM-NEXT: a", "COM", none},
		{"RUN", "RUN", none},
		{"CHECK-COUNT-0: a", "CHECK", "bad count|: a"},
		{"CHECK-COUNT--1: a", "CHECK", "bad count|: a"},
		{"CHECK-COUNT-x: a", "CHECK", "bad count|x: a"},
		{"CHECK-COUNT-2 : a", "CHECK", "bad count| : a"},
		{"CHECK-COUNT-2147483648: a", "CHECK", "bad count|: a"},
		{"CHECK-COUNT-99999999999999999999: a", "CHECK", "bad count|99999999999999999999: a"},
		{"CHECK-NOT-NEXT: a", "CHECK", "bad not|NOT-NEXT: a"},
		{"CHECK-DAG-NOT: a", "CHECK", "bad not|DAG-NOT: a"},
		{"CHECK-EMPTY-NOT: a", "CHECK", "bad not|EMPTY-NOT: a"},
		{"CHECK-LABEL-NOT: a", "CHECK", none},
		{"CHECK_NEXT: a", "CHECK", "misspelled| a"},
		{"CHECK_COUNT-2: a", "CHECK", "misspelled| a"},
		{"CHECK_: a", "CHECK", none},
	}
	opts := Options{}.withDefaults()
	for _, tt := range tests {
		src := &source{text: tt.text}
		d, rest, ok := opts.parseDirective(src.all(), tt.prefix)
		got := none
		if ok {
			switch d.kind {
			case kindComment:
				got = "comment"
			case kindBadCount:
				got = "bad count"
			case kindBadNot:
				got = "bad not"
			case kindMisspelled:
				got = "misspelled"
			default:
				got = fmt.Sprintf("%s %d %v", d.label(), d.count, d.literal)
			}
			got += "|" + rest.String()
		}
		if got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestDescribe(t *testing.T) {
	for _, tt := range []struct {
		d    directive
		want string
	}{
		{directive{kind: kindPlain, count: 1}, "P"},
		{directive{kind: kindPlain, count: 2}, "P-COUNT"},
		{directive{kind: kindPlain, count: 2, literal: true}, "P-COUNT{LITERAL}"},
		{directive{kind: kindNext, count: 1}, "P-NEXT"},
		{directive{kind: kindSame, count: 1, literal: true}, "P-SAME{LITERAL}"},
		{directive{kind: kindNot, count: 1}, "P-NOT"},
		{directive{kind: kindDAG, count: 1}, "P-DAG"},
		{directive{kind: kindLabel, count: 1}, "P-LABEL"},
		{directive{kind: kindEmpty, count: 1}, "P-EMPTY"},
		{directive{kind: kindEOF, count: 1}, "implicit EOF"},
	} {
		if got := tt.d.describe("P"); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestNextDirective(t *testing.T) {
	for _, tt := range []struct {
		name     string
		prefixes []string
		text     string
		want     []string // prefix@offset of each
	}{
		{"none", []string{"A"}, "b c\n", nil},
		{"in order", []string{"A", "B"}, "B: x\nA: y\n", []string{"B@0", "A@5"}},
		{"longest", []string{"A", "A-B"}, "A-B: x\nA: y\n", []string{"A-B@0", "A@7"}},
		{"longest has no directive", []string{"A", "A-NEXT"}, "A-NEXTX: x\nA-NEXT: y\n", []string{"A-NEXT@11"}},
		{"part of a word", []string{"A"}, "xA: x\n-A: x\n_A: x\n9A: x\n.A: y\n", []string{"A@25"}},
		{"word skipped", []string{"A"}, "A-FOO-A: x\nA: y\n", []string{"A@11"}},
		{"comments", []string{"A"}, "COM: A: x\nA: y\n", []string{"COM@0", "A@10"}},
		{"several on a line", []string{"A"}, "A: A: x\n", []string{"A@0"}},
	} {
		opts := Options{CheckPrefixes: tt.prefixes}.withDefaults()
		src := &source{text: tt.text}
		finder := newPrefixFinder(&opts, tt.text)
		text := src.all()
		var got []string
		for {
			prefix, _, rest := finder.nextDirective(&opts, &text)
			if prefix == "" {
				break
			}
			got = append(got, fmt.Sprintf("%s@%d", prefix, text.start))
			text.start = rest.start
			for !text.empty() && text.first() != '\n' {
				text.start++
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}
