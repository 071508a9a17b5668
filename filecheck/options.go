package filecheck

// Options are the settings of a check, one for each flag of the command. The
// zero value is FileCheck's default.
type Options struct {
	CheckPrefixes    []string // --check-prefixes; empty means CHECK
	CommentPrefixes  []string // --comment-prefixes; empty means COM and RUN
	ImplicitCheckNot []string // --implicit-check-not
	Defines          []string // -D: NAME=VALUE, or #FORMAT,NAME=EXPRESSION

	AllowEmpty                bool // --allow-empty
	AllowUnusedPrefixes       bool // --allow-unused-prefixes
	AllowDeprecatedDagOverlap bool // --allow-deprecated-dag-overlap
	EnableVarScope            bool // --enable-var-scope
	IgnoreCase                bool // --ignore-case
	MatchFullLines            bool // --match-full-lines
	StrictWhitespace          bool // --strict-whitespace
	Verbose                   bool // -v
	VeryVerbose               bool // -vv; implies Verbose

	DumpInput        DumpMode   // --dump-input
	DumpInputFilter  DumpFilter // --dump-input-filter
	DumpInputContext *int       // --dump-input-context; nil means 5

	// Color prints escape sequences for colors.
	Color bool
	// CommandLine is named in the complaint about an empty input.
	CommandLine []string
}

// DumpMode says when the annotated input is printed.
type DumpMode uint8

// The dump modes. The zero value means DumpFail.
const (
	DumpDefault DumpMode = iota
	DumpNever
	DumpFail
	DumpAlways
	DumpHelp // only for the command: explain the dump
)

// DumpFilter says which lines of the input are dumped, apart from context.
type DumpFilter uint8

// The dump filters. The zero value means DumpErrors if dumping on failure, and
// DumpAll otherwise.
const (
	DumpFilterDefault  DumpFilter = iota
	DumpErrors                    // lines where an error begins
	DumpAnnotation                // lines where an annotation begins
	DumpAnnotationFull            // lines with annotations
	DumpAll
)

// withDefaults fills in what the zero value leaves to the default.
func (o Options) withDefaults() Options {
	if len(o.CheckPrefixes) == 0 {
		o.CheckPrefixes = []string{"CHECK"}
	}
	if len(o.CommentPrefixes) == 0 {
		o.CommentPrefixes = []string{"COM", "RUN"}
	}
	if o.VeryVerbose {
		o.Verbose = true
	}
	if o.DumpInput == DumpDefault {
		o.DumpInput = DumpFail
	}
	if o.DumpInputFilter == DumpFilterDefault {
		o.DumpInputFilter = DumpErrors
		if o.DumpInput == DumpAlways {
			o.DumpInputFilter = DumpAll
		}
	}
	if o.DumpInputContext == nil {
		lines := 5
		o.DumpInputContext = &lines
	}
	return o
}

// checkPrefixes says what is wrong with the supplied prefixes; "" if nothing.
func (o *Options) checkPrefixes() string {
	seen := map[string]bool{}
	if len(o.CheckPrefixes) == 0 {
		seen["CHECK"] = true
	}
	if len(o.CommentPrefixes) == 0 {
		seen["COM"], seen["RUN"] = true, true
	}
	for _, kind := range []struct {
		name     string
		prefixes []string
	}{{"check", o.CheckPrefixes}, {"comment", o.CommentPrefixes}} {
		for _, p := range kind.prefixes {
			switch {
			case p == "":
				return "error: supplied " + kind.name + " prefix must not be the empty string\n"
			case !isWordText(p):
				return "error: supplied " + kind.name + " prefix must start with a letter and contain only " +
					"alphanumeric characters, hyphens, and underscores: '" + p + "'\n"
			case seen[p]:
				return "error: supplied " + kind.name + " prefix must be unique among check and comment " +
					"prefixes: '" + p + "'\n"
			}
			seen[p] = true
		}
	}
	return ""
}

func isWordText(s string) bool {
	for i := range len(s) {
		if !isPartOfWord(s[i]) {
			return false
		}
	}
	return true
}

func isAlpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isAlpha(c) || '0' <= c && c <= '9' }

// isPartOfWord reports whether c may be part of a directive.
func isPartOfWord(c byte) bool { return isAlnum(c) || c == '-' || c == '_' }
