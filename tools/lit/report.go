package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"polyloom/lit"
)

// summary counts results.
type summary struct {
	Tests       int     `json:"tests"`
	Passed      int     `json:"passed"`
	Failed      int     `json:"failed"`
	XFailed     int     `json:"expectedly_failed"`
	Unsupported int     `json:"unsupported"`
	Seconds     float64 `json:"seconds"`
}

func summarize(results []*lit.Result, elapsed time.Duration) summary {
	s := summary{Tests: len(results), Seconds: elapsed.Seconds()}
	for _, r := range results {
		switch {
		case r.Status.Failed():
			s.Failed++
		case r.Status == lit.XFail:
			s.XFailed++
		case r.Status == lit.Unsupported:
			s.Unsupported++
		default:
			s.Passed++
		}
	}
	return s
}

// String is the last line that lit prints.
func (s summary) String() string {
	parts := []string{fmt.Sprintf("%d passed", s.Passed), fmt.Sprintf("%d failed", s.Failed)}
	if s.XFailed > 0 {
		parts = append(parts, fmt.Sprintf("%d failed as expected", s.XFailed))
	}
	if s.Unsupported > 0 {
		parts = append(parts, fmt.Sprintf("%d unsupported", s.Unsupported))
	}
	tests := "tests"
	if s.Tests == 1 {
		tests = "test"
	}
	return fmt.Sprintf("%d %s: %s (%.2f s)", s.Tests, tests, strings.Join(parts, ", "), s.Seconds)
}

// writeReports writes the files that --json and --xml ask for.
func (o *options) writeReports(results []*lit.Result, sum summary) error {
	if o.json != "" {
		data, err := jsonReport(results, sum)
		if err != nil {
			return err
		}
		if err := os.WriteFile(o.json, data, 0o666); err != nil {
			return err
		}
	}
	if o.xml != "" {
		data, err := xmlReport(results, sum)
		if err != nil {
			return err
		}
		return os.WriteFile(o.xml, data, 0o666)
	}
	return nil
}

// jsonTest is one test in the JSON report.
type jsonTest struct {
	Path    string  `json:"path"`
	Status  string  `json:"status"`
	Reason  string  `json:"reason,omitempty"`
	Line    int     `json:"line,omitempty"`
	Run     string  `json:"run,omitempty"`
	Report  string  `json:"report,omitempty"`
	Seconds float64 `json:"seconds"`
}

func jsonReport(results []*lit.Result, sum summary) ([]byte, error) {
	doc := struct {
		Summary summary    `json:"summary"`
		Tests   []jsonTest `json:"tests"`
	}{Summary: sum}
	for _, r := range results {
		t := jsonTest{Path: r.Path, Status: r.Status.String(), Reason: r.Reason, Line: r.Line, Run: r.Run, Seconds: r.Elapsed.Seconds()}
		if r.Status.Failed() {
			t.Report = r.Report()
		}
		doc.Tests = append(doc.Tests, t)
	}
	data, err := json.MarshalIndent(doc, "", "  ")
	return append(data, '\n'), err
}

// The elements of JUnit's report.
type (
	xmlSuite struct {
		XMLName  xml.Name  `xml:"testsuite"`
		Name     string    `xml:"name,attr"`
		Tests    int       `xml:"tests,attr"`
		Failures int       `xml:"failures,attr"`
		Skipped  int       `xml:"skipped,attr"`
		Time     string    `xml:"time,attr"`
		Cases    []xmlCase `xml:"testcase"`
	}
	xmlCase struct {
		Class   string   `xml:"classname,attr"`
		Name    string   `xml:"name,attr"`
		Time    string   `xml:"time,attr"`
		Failure *xmlNote `xml:"failure"`
		Skipped *xmlNote `xml:"skipped"`
	}
	xmlNote struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

func xmlReport(results []*lit.Result, sum summary) ([]byte, error) {
	seconds := func(s float64) string { return fmt.Sprintf("%.3f", s) }
	suite := xmlSuite{Name: "lit", Tests: sum.Tests, Failures: sum.Failed, Skipped: sum.Unsupported, Time: seconds(sum.Seconds)}
	for _, r := range results {
		c := xmlCase{Class: filepath.ToSlash(filepath.Dir(r.Path)), Name: filepath.Base(r.Path), Time: seconds(r.Elapsed.Seconds())}
		switch {
		case r.Status.Failed():
			c.Failure = &xmlNote{Message: r.Status.String() + ": " + r.Reason, Text: r.Report()}
		case r.Status == lit.Unsupported:
			c.Skipped = &xmlNote{Message: r.Reason}
		}
		suite.Cases = append(suite.Cases, c)
	}
	data, err := xml.MarshalIndent(suite, "", "  ")
	return append([]byte(xml.Header), append(data, '\n')...), err
}
