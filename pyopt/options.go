package pyopt

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"polyloom/ir/asm"
	"polyloom/ir/pass"
)

// defaultMarker separates the sections of a file.
const defaultMarker = "// -----"

// options are the command line of one run.
type options struct {
	cfg            *Config
	args           []string
	flags          []*flag
	stdout, stderr io.Writer

	input, output            string
	splitMarker, outMarker   string // splitMarker is empty for a file without sections
	allowUnregistered        bool
	noImplicitModule         bool
	skipVerifier             bool // on what was parsed
	verifyRoundtrip          bool
	verifyEach               bool
	verifyDiagnostics        int // an index of verifyLevels
	opOnDiagnostic           bool
	stackOnDiagnostic        bool
	noNotes                  bool
	verbosity                int // an index of verbosities
	color                    bool
	noThreads                bool
	showDialects, listPasses bool
	emitBytecode             bool
	bytecodeVersion          int // negative if it was not asked for

	pipeline       string
	hasPipeline    bool
	passes         []passUse
	dumpPipeline   bool
	reproducer     string // to write in any case
	runReproducer  bool
	crashReproduce string // to write after a failure
	localReproduce bool

	before, after       []*pass.Info
	beforeAll, afterAll bool
	afterChange         bool
	afterFailure        bool
	moduleScope         bool
	treeDir             string
	timing              bool
	timingDisplay       int
	timingFormat        int
	statistics          bool
	statisticsDisplay   int
	print               asm.PrintOptions
}

// passUse is a pass that the command line names, with the text of its options.
type passUse struct {
	info    *pass.Info
	options string
}

// The values of --verify-diagnostics; the last is what holds without the option.
const (
	verifyAll = iota
	verifyImplicit
	verifyOnlyExpected
	verifyNone
)

// newOptions returns the options of an empty command line.
func newOptions(cfg *Config, stdout, stderr io.Writer) *options {
	return &options{cfg: cfg, flags: flags, stdout: stdout, stderr: stderr,
		input: "-", output: "-", outMarker: defaultMarker, verifyEach: true, verifyDiagnostics: verifyNone, opOnDiagnostic: true,
		verbosity: allDiagnostics, bytecodeVersion: -1, print: asm.DefaultPrintOptions(),
		timingDisplay: 1, statisticsDisplay: 1, color: isTerminal(stderr),
	}
}

// The values of --mlir-diagnostic-verbosity-level.
const (
	onlyErrors = iota
	errorsAndWarnings
	allDiagnostics
)

// flags are the options of the program but for the passes, sorted by name within a group.
var flags = slices.Concat(generalFlags, printFlags, passFlags, metaFlags)

var generalFlags = []*flag{
	boolFlag("allow-unregistered-dialect", "Allow operation with no registered dialects", func(o *options) *bool { return &o.allowUnregistered }),
	boolFlag("color", "Use colors in output (default=autodetect)", func(o *options) *bool { return &o.color }),
	boolFlag("emit-bytecode", "Emit bytecode when generating output", func(o *options) *bool { return &o.emitBytecode }),
	countFlag("emit-bytecode-version", "value", "Use specified bytecode when generating output", true,
		func(o *options) *int { return &o.bytecodeVersion }),
	choiceFlag("mlir-diagnostic-verbosity-level", "Choose level of diagnostic information", func(o *options) *int { return &o.verbosity },
		choice{"errors", "Errors only"}, choice{"warnings", "Errors and warnings"}, choice{"remarks", "Errors, warnings and remarks"}),
	boolFlag("mlir-disable-diagnostic-notes", "Disable diagnostic notes.", func(o *options) *bool { return &o.noNotes }),
	boolFlag("mlir-disable-threading", "Disable multi-threading within MLIR, overrides any further call to MLIRContext::enableMultiThreading()",
		func(o *options) *bool { return &o.noThreads }),
	boolFlag("mlir-print-op-on-diagnostic", "When a diagnostic is emitted on an operation, also print the operation as an attached note",
		func(o *options) *bool { return &o.opOnDiagnostic }),
	boolFlag("mlir-print-stacktrace-on-diagnostic", "When a diagnostic is emitted, also print the stack trace as an attached note",
		func(o *options) *bool { return &o.stackOnDiagnostic }),
	boolFlag("mlir-very-unsafe-disable-verifier-on-parsing", "Disable the verifier on parsing (very unsafe)",
		func(o *options) *bool { return &o.skipVerifier }),
	boolFlag("no-implicit-module", "Disable implicit addition of a top-level module op during parsing",
		func(o *options) *bool { return &o.noImplicitModule }),
	stringFlag("o", "filename", "Output filename", func(o *options) *string { return &o.output }),
	stringFlag("output-split-marker", "string", "Split marker to use for merging the ouput", func(o *options) *string { return &o.outMarker }),
	{name: "split-input-file", value: "string", doc: "Split the input file into chunks using the given or default marker and process each chunk independently",
		set: func(o *options, v string) error {
			if o.splitMarker = v; v == "" {
				o.splitMarker = defaultMarker
			}
			return nil
		}},
	choiceFlag("verify-diagnostics", "Check that emitted diagnostics match expected-* lines on the corresponding line",
		func(o *options) *int { return &o.verifyDiagnostics },
		choice{"all", "Check all diagnostics (expected, unexpected, near-misses)"},
		choice{"", "Check all diagnostics (expected, unexpected, near-misses)"},
		choice{"only-expected", "Check only expected diagnostics"}),
	boolFlag("verify-roundtrip", "Round-trip the IR after parsing and ensure it succeeds", func(o *options) *bool { return &o.verifyRoundtrip }),
}

var printFlags = []*flag{
	countFlag("mlir-elide-elementsattrs-if-larger", "uint", `Elide ElementsAttrs with "..." that have more elements than the given upper limit`, false,
		func(o *options) *int { return &o.print.ElideElements }),
	countFlag("mlir-elide-resource-strings-if-larger", "uint", "Elide printing value of resources if string is too long in chars.", false,
		func(o *options) *int { return &o.print.ElideResources }),
	boolFlag("mlir-pretty-debuginfo", "Print pretty debug info in MLIR output", func(o *options) *bool { return &o.print.PrettyDebugInfo }),
	boolFlag("mlir-print-assume-verified", "Skip op verification when using custom printers", func(o *options) *bool { return &o.print.AssumeVerified }),
	boolFlag("mlir-print-debuginfo", "Print debug info in MLIR output", func(o *options) *bool { return &o.print.DebugInfo }),
	countFlag("mlir-print-elementsattrs-with-hex-if-larger", "long",
		"Print DenseElementsAttrs with a hex string that have more elements than the given upper limit (use -1 to disable)", true,
		func(o *options) *int { return &o.print.HexElements }),
	boolFlag("mlir-print-local-scope", "Print with local scope and inline information (eliding aliases for attributes, types, and locations)",
		func(o *options) *bool { return &o.print.LocalScope }),
	boolFlag("mlir-print-op-generic", "Print the generic op form", func(o *options) *bool { return &o.print.Generic }),
	boolFlag("mlir-print-skip-regions", "Skip regions when printing ops.", func(o *options) *bool { return &o.print.SkipRegions }),
	boolFlag("mlir-print-unique-ssa-ids", "Print unique SSA ID numbers for values, block arguments and naming conflicts across all regions",
		func(o *options) *bool { return &o.print.UniqueIDs }),
	boolFlag("mlir-print-value-users", "Print users of operation results and block arguments as a comment",
		func(o *options) *bool { return &o.print.ValueUsers }),
	boolFlag("mlir-use-nameloc-as-prefix", "Print SSA IDs using NameLocs as prefixes", func(o *options) *bool { return &o.print.UseNameLocAsPrefix }),
}

var displays = []choice{
	{"list", "display the results in a list sorted by total time"},
	{"tree", "display the results ina with a nested tree view"},
}

var passFlags = []*flag{
	boolFlag("dump-pass-pipeline", "Print the pipeline that will be run", func(o *options) *bool { return &o.dumpPipeline }),
	stringFlag("mlir-generate-reproducer", "filename", "Generate an mlir reproducer at the provided filename (no crash required)",
		func(o *options) *string { return &o.reproducer }),
	choiceFlag("mlir-output-format", "Output format for timing data", func(o *options) *int { return &o.timingFormat },
		choice{"text", "display the results in text format"}, choice{"json", "display the results in JSON format"}),
	stringFlag("mlir-pass-pipeline-crash-reproducer", "string",
		"Generate a .mlir reproducer file at the given output path if the pass manager crashes or fails",
		func(o *options) *string { return &o.crashReproduce }),
	boolFlag("mlir-pass-pipeline-local-reproducer",
		"When generating a crash reproducer, attempt to generated a reproducer with the smallest pipeline.",
		func(o *options) *bool { return &o.localReproduce }),
	boolFlag("mlir-pass-statistics", "Display the statistics of each pass", func(o *options) *bool { return &o.statistics }),
	choiceFlag("mlir-pass-statistics-display", "Display method for pass statistics", func(o *options) *int { return &o.statisticsDisplay },
		choice{"list", "display the results in a merged list sorted by pass name"},
		choice{"pipeline", "display the results with a nested pipeline view"}),
	passListFlag("mlir-print-ir-after", "Print IR after specified passes", func(o *options) *[]*pass.Info { return &o.after }),
	boolFlag("mlir-print-ir-after-all", "Print IR after each pass", func(o *options) *bool { return &o.afterAll }),
	boolFlag("mlir-print-ir-after-change", "When printing the IR after a pass, only print if the IR changed",
		func(o *options) *bool { return &o.afterChange }),
	boolFlag("mlir-print-ir-after-failure", "When printing the IR after a pass, only print if the pass failed",
		func(o *options) *bool { return &o.afterFailure }),
	passListFlag("mlir-print-ir-before", "Print IR before specified passes", func(o *options) *[]*pass.Info { return &o.before }),
	boolFlag("mlir-print-ir-before-all", "Print IR before each pass", func(o *options) *bool { return &o.beforeAll }),
	boolFlag("mlir-print-ir-module-scope", "When printing IR for print-ir-[before|after]{-all} always print the top-level operation",
		func(o *options) *bool { return &o.moduleScope }),
	stringFlag("mlir-print-ir-tree-dir", "string", "When printing the IR before/after a pass, print file tree rooted at this directory",
		func(o *options) *string { return &o.treeDir }),
	boolFlag("mlir-timing", "Display execution times", func(o *options) *bool { return &o.timing }),
	choiceFlag("mlir-timing-display", "Display method for timing data", func(o *options) *int { return &o.timingDisplay }, displays...),
	{name: "pass-pipeline", value: "string", doc: "Textual description of the pass pipeline to run", need: valueRequired,
		set: func(o *options, v string) error {
			o.pipeline, o.hasPipeline = v, true
			return nil
		}},
	boolFlag("run-reproducer", "Run the pipeline stored in the reproducer", func(o *options) *bool { return &o.runReproducer }),
	boolFlag("verify-each", "Run the verifier after each transformation pass", func(o *options) *bool { return &o.verifyEach }),
}

var metaFlags = []*flag{
	{name: "help", doc: "Display available options", need: noValue, set: func(o *options, v string) error {
		o.writeHelp(o.stdout)
		return stop{0}
	}},
	boolFlag("list-passes", "Print the list of registered passes and exit", func(o *options) *bool { return &o.listPasses }),
	boolFlag("show-dialects", "Print the list of registered dialects and exit", func(o *options) *bool { return &o.showDialects }),
	{name: "version", doc: "Display the version of this program", need: noValue, set: func(o *options, v string) error {
		fmt.Fprintln(o.stdout, o.cfg.Version)
		return stop{0}
	}},
}

// passFlag is the option that runs a pass.
func passFlag(p *pass.Info) *flag {
	return &flag{name: p.Name, set: func(o *options, v string) error {
		o.passes = append(o.passes, passUse{p, v})
		return nil
	}}
}

// passListFlag is an option with the names of passes as its value.
func passListFlag(name, doc string, field func(*options) *[]*pass.Info) *flag {
	return &flag{name: name, value: "pass-arg", doc: doc, set: func(o *options, v string) error {
		for name := range strings.SplitSeq(v, ",") {
			p := pass.Find(o.cfg.Passes, name)
			if p == nil {
				return noSuchName(name)
			}
			*field(o) = append(*field(o), p)
		}
		return nil
	}}
}
