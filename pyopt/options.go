package pyopt

import (
	"fmt"
	"io"
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
	wantsHelp      bool
	groups         []flagGroup
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
	execution           execution
	python              python
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
	return &options{cfg: cfg, groups: groups, stdout: stdout, stderr: stderr,
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

var generalFlags = []*flag{
	boolFlag("allow-unregistered-dialect", "Let operations, types and attributes of unknown dialects through", func(o *options) *bool { return &o.allowUnregistered }),
	boolFlag("color", "Use colors in messages (default: on a terminal)", func(o *options) *bool { return &o.color }),
	boolFlag("emit-bytecode", "Not supported: the output is text", func(o *options) *bool { return &o.emitBytecode }),
	countFlag("emit-bytecode-version", "value", "Not supported: the output is text", true,
		func(o *options) *int { return &o.bytecodeVersion }),
	choiceFlag("mlir-diagnostic-verbosity-level", "Which messages are shown", func(o *options) *int { return &o.verbosity },
		choice{"errors", "errors"}, choice{"warnings", "errors and warnings"}, choice{"remarks", "all"}),
	boolFlag("mlir-disable-diagnostic-notes", "Show no notes under messages", func(o *options) *bool { return &o.noNotes }),
	boolFlag("mlir-disable-threading", "Work on one operation after the other",
		func(o *options) *bool { return &o.noThreads }),
	boolFlag("mlir-print-op-on-diagnostic", "Show the operation under an error about it",
		func(o *options) *bool { return &o.opOnDiagnostic }),
	boolFlag("mlir-print-stacktrace-on-diagnostic", "Accepted, without effect",
		func(o *options) *bool { return &o.stackOnDiagnostic }),
	boolFlag("mlir-very-unsafe-disable-verifier-on-parsing", "Do not verify what was parsed",
		func(o *options) *bool { return &o.skipVerifier }),
	boolFlag("no-implicit-module", "Take the only operation of the input as it is, without a module around it",
		func(o *options) *bool { return &o.noImplicitModule }),
	stringFlag("o", "filename", "Write to a file", func(o *options) *string { return &o.output }),
	stringFlag("output-split-marker", "string", "What separates the sections of the output (default: // -----)", func(o *options) *string { return &o.outMarker }),
	{name: "split-input-file", value: "string", doc: "Work on the sections of the input by themselves, which a marker separates (default: // -----)",
		set: func(o *options, v string) error {
			if o.splitMarker = v; v == "" {
				o.splitMarker = defaultMarker
			}
			return nil
		}},
	choiceFlag("verify-diagnostics", "Compare messages with the expected-* comments in the input instead of printing them",
		func(o *options) *int { return &o.verifyDiagnostics },
		choice{"all", "each message has to be expected (default)"},
		choice{"", ""},
		choice{"only-expected", "other messages may come too"}),
	boolFlag("verify-roundtrip", "Check that the input is the same when printed and read again", func(o *options) *bool { return &o.verifyRoundtrip }),
}

var printFlags = []*flag{
	countFlag("mlir-elide-elementsattrs-if-larger", "uint", "Leave out the elements of constants with more", false,
		func(o *options) *int { return &o.print.ElideElements }),
	countFlag("mlir-elide-resource-strings-if-larger", "uint", "Leave out resources with more characters", false,
		func(o *options) *int { return &o.print.ElideResources }),
	boolFlag("mlir-pretty-debuginfo", "Print locations for people, which cannot be read again", func(o *options) *bool { return &o.print.PrettyDebugInfo }),
	boolFlag("mlir-print-assume-verified", "Print custom forms even where the IR is wrong", func(o *options) *bool { return &o.print.AssumeVerified }),
	boolFlag("mlir-print-debuginfo", "Print locations", func(o *options) *bool { return &o.print.DebugInfo }),
	countFlag("mlir-print-elementsattrs-with-hex-if-larger", "long",
		"Print DenseElementsAttrs with a hex string that have more elements than the given upper limit (use -1 to disable)", true,
		func(o *options) *int { return &o.print.HexElements }),
	boolFlag("mlir-print-local-scope", "Print without aliases",
		func(o *options) *bool { return &o.print.LocalScope }),
	boolFlag("mlir-print-op-generic", "Print the generic form of operations", func(o *options) *bool { return &o.print.Generic }),
	boolFlag("mlir-print-skip-regions", "Print {...} for regions", func(o *options) *bool { return &o.print.SkipRegions }),
	boolFlag("mlir-print-unique-ssa-ids", "Use no number of a value twice",
		func(o *options) *bool { return &o.print.UniqueIDs }),
	boolFlag("mlir-print-value-users", "Print who uses a value, in comments",
		func(o *options) *bool { return &o.print.ValueUsers }),
	boolFlag("mlir-use-nameloc-as-prefix", "Name values by their locations", func(o *options) *bool { return &o.print.UseNameLocAsPrefix }),
}

var displays = []choice{
	{"list", "the longest first"},
	{"tree", "as passes are nested"},
}

var passFlags = []*flag{
	boolFlag("dump-pass-pipeline", "Print the pipeline before it runs", func(o *options) *bool { return &o.dumpPipeline }),
	stringFlag("mlir-generate-reproducer", "filename", "Write the result and the pipeline to a file for --run-reproducer",
		func(o *options) *string { return &o.reproducer }),
	choiceFlag("mlir-output-format", "Format of the report on time", func(o *options) *int { return &o.timingFormat },
		choice{"text", "for people"}, choice{"json", "for programs"}),
	stringFlag("mlir-pass-pipeline-crash-reproducer", "string",
		"When a pass fails or crashes, write the IR and the pipeline to a file for --run-reproducer",
		func(o *options) *string { return &o.crashReproduce }),
	boolFlag("mlir-pass-pipeline-local-reproducer",
		"Write the IR before the pass that failed, with that pass alone",
		func(o *options) *bool { return &o.localReproduce }),
	boolFlag("mlir-pass-statistics", "Print what the passes counted", func(o *options) *bool { return &o.statistics }),
	choiceFlag("mlir-pass-statistics-display", "Layout of the statistics", func(o *options) *int { return &o.statisticsDisplay },
		choice{"list", "by name"},
		choice{"pipeline", "as passes are nested"}),
	passListFlag("mlir-print-ir-after", "Print the IR after some passes", func(o *options) *[]*pass.Info { return &o.after }),
	boolFlag("mlir-print-ir-after-all", "Print the IR after each pass", func(o *options) *bool { return &o.afterAll }),
	boolFlag("mlir-print-ir-after-change", "Print the IR after a pass only if it changed",
		func(o *options) *bool { return &o.afterChange }),
	boolFlag("mlir-print-ir-after-failure", "Print the IR after a pass only if it failed",
		func(o *options) *bool { return &o.afterFailure }),
	passListFlag("mlir-print-ir-before", "Print the IR before some passes", func(o *options) *[]*pass.Info { return &o.before }),
	boolFlag("mlir-print-ir-before-all", "Print the IR before each pass", func(o *options) *bool { return &o.beforeAll }),
	boolFlag("mlir-print-ir-module-scope", "Print the outermost operation instead of that of the pass",
		func(o *options) *bool { return &o.moduleScope }),
	stringFlag("mlir-print-ir-tree-dir", "string", "Print the IR to files in a directory for each operation",
		func(o *options) *string { return &o.treeDir }),
	boolFlag("mlir-timing", "Print how long passes take", func(o *options) *bool { return &o.timing }),
	choiceFlag("mlir-timing-display", "Layout of the report on time", func(o *options) *int { return &o.timingDisplay }, displays...),
	{name: "pass-pipeline", value: "string", doc: "Run a pipeline: builtin.module(func.func(cse),canonicalize{top-down=false})", need: valueRequired,
		set: func(o *options, v string) error {
			o.pipeline, o.hasPipeline = v, true
			return nil
		}},
	boolFlag("run-reproducer", "Run the pipeline in the metadata of the input", func(o *options) *bool { return &o.runReproducer }),
	boolFlag("verify-each", "Verify the IR after each pass (default: true)", func(o *options) *bool { return &o.verifyEach }),
}

var metaFlags = []*flag{
	helpFlag("h", ""),
	helpFlag("help", "Print the options, or what there is on the passes, dialects and operations that follow"),
	helpFlag("help-hidden", ""),
	helpFlag("help-list", ""),
	boolFlag("list-passes", "List the passes", func(o *options) *bool { return &o.listPasses }),
	boolFlag("show-dialects", "List the dialects", func(o *options) *bool { return &o.showDialects }),
	{name: "version", doc: "Print the version", need: noValue, set: func(o *options, v string) error {
		fmt.Fprintln(o.stdout, o.cfg.Version)
		return stop{}
	}},
}

// helpFlag is an option that asks for help. Only one with a doc is in the list of options.
func helpFlag(name, doc string) *flag {
	return &flag{name: name, doc: doc, need: noValue, set: func(o *options, v string) error {
		o.wantsHelp = true
		return nil
	}}
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
	return &flag{name: name, value: "pass-arg", doc: doc, list: true, set: func(o *options, v string) error {
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
