package filecheck

import (
	"slices"
	"strings"
)

// versionText is what --version prints.
const versionText = "polyloom filecheck, compatible with LLVM version 22\n"

// helpText is what --help prints, with NAME for the name of the command.
const helpText = `USAGE: NAME [options] <check-file>

OPTIONS:

Color Options:

  --color                        - Use colors in output (default=autodetect)

General options:

  -D <VAR=VALUE>                 - Define a variable to be used in capture patterns.
  --allow-deprecated-dag-overlap - Enable overlapping among matches in a group of consecutive
                                   CHECK-DAG directives.  This option is deprecated and is only
                                   provided for convenience as old tests are migrated to the new
                                   non-overlapping CHECK-DAG implementation.
  --allow-empty                  - Allow the input file to be empty. This is useful when making
                                   checks that some error message does not occur, for example.
  --allow-unused-prefixes        - Allow prefixes to be specified but not appear in the test.
  --check-prefix=<string>        - Prefix to use from check file (defaults to 'CHECK')
  --check-prefixes               - Alias for -check-prefix permitting multiple comma separated values
  --dump-input=<value>           - Dump input to stderr, adding annotations representing
                                   currently enabled diagnostics.  When there are multiple
                                   occurrences of this option, the <value> that appears earliest
                                   in the list below has precedence.  The default is 'fail'.
    =help                        -   Explain input dump and quit
    =always                      -   Always dump input
    =fail                        -   Dump input on failure
    =never                       -   Never dump input
  --dump-input-context=<N>       - In the dump requested by -dump-input, print <N> input lines
                                   before and <N> input lines after any lines specified by
                                   -dump-input-filter.  When there are multiple occurrences of
                                   this option, the largest specified <N> has precedence.  The
                                   default is 5.
  --dump-input-filter=<value>    - In the dump requested by -dump-input, print only input lines of
                                   kind <value> plus any context specified by -dump-input-context.
                                   When there are multiple occurrences of this option, the <value>
                                   that appears earliest in the list below has precedence.  The
                                   default is 'error' when -dump-input=fail, and it's 'all' when
                                   -dump-input=always.
    =all                         -   All input lines
    =annotation-full             -   Input lines with annotations
    =annotation                  -   Input lines with starting points of annotations
    =error                       -   Input lines with starting points of error annotations
  --enable-var-scope             - Enables scope for regex variables. Variables with names that
                                   do not start with '$' will be reset at the beginning of
                                   each CHECK-LABEL block.
  --generate                     - Write CHECK lines for the text in <check-file>, or on standard
                                   input, instead of checking anything
  --ignore-case                  - Use case-insensitive matching
  --implicit-check-not=<pattern> - Add an implicit negative check with this pattern to every
                                   positive check. This can be used to ensure that no instances of
                                   this pattern occur which are not matched by a positive pattern
  --input-file=<filename>        - File to check (defaults to stdin)
  --match-full-lines             - Require all positive matches to cover an entire input line.
                                   Allows leading and trailing whitespace if --strict-whitespace
                                   is not also passed.
  --strict-whitespace            - Do not treat all horizontal whitespace as equivalent
  -v                             - Print directive pattern matches, or add them to the input dump
                                   if enabled.
  --vv                           - Print information helpful in diagnosing internal FileCheck
                                   issues, or add it to the input dump if enabled.  Implies
                                   -v.

Generic Options:

  --help                         - Display available options (--help-hidden for more)
  --help-list                    - Display list of available options (--help-list-hidden for more)
  --version                      - Display the version of this program

Options are parsed from the environment variable FILECHECK_OPTS and
from the command line.
`

// helpList is helpText without the headings of the groups.
func helpList() string {
	before, rest, _ := strings.Cut(helpText, "OPTIONS:\n")
	var options []string
	for _, line := range strings.Split(rest, "\n") {
		switch {
		case strings.HasPrefix(line, "  -"):
			options = append(options, line+"\n")
		case strings.HasPrefix(line, "   ") && len(options) > 0:
			options[len(options)-1] += line + "\n"
		}
	}
	options = slices.DeleteFunc(options, func(s string) bool { return optionName(s) == "help-list" })
	slices.SortStableFunc(options, func(a, b string) int { return strings.Compare(optionName(a), optionName(b)) })
	return before + "OPTIONS:\n" + strings.Join(options, "") +
		rest[strings.LastIndex(rest, "\nOptions are parsed"):]
}

// optionName is the name of the option that a piece of help is about.
func optionName(help string) string {
	name := strings.TrimLeft(help, " -")
	return name[:strings.IndexAny(name, " =")]
}
