package lit

import (
	"context"
	"fmt"
	"os"
	"strings"
)

// regenerate returns the text of a test file with its generated blocks as they
// should be: the lines between a GENERATED-BY and a GENERATED-END marker are what
// the command in the first prints. line is that of the first block that changed.
func (c *Config) regenerate(ctx context.Context, s *script, text, path, dir string) (fresh string, line int, err error) {
	lines := strings.SplitAfter(text, "\n")
	var out strings.Builder
	kept := 0 // lines up to here are in out
	for _, b := range s.blocks {
		content, err := c.generate(ctx, s.steps, b, path, dir)
		if err != nil {
			return "", 0, fmt.Errorf("line %d: %w", b.begin, err)
		}
		if line == 0 && content != strings.Join(lines[b.begin:b.end-1], "") {
			line = b.begin
		}
		out.WriteString(strings.Join(lines[kept:b.begin], ""))
		out.WriteString(content)
		kept = b.end - 1
	}
	out.WriteString(strings.Join(lines[kept:], ""))
	return out.String(), line, nil
}

// rewrite puts the fresh text into a test file and returns its script.
func rewrite(path, fresh string) (*script, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(path, []byte(fresh), info.Mode().Perm()); err != nil {
		return nil, err
	}
	return parseScript(fresh)
}

// generate runs the command of a block and returns its output as whole lines.
// Definitions above the block hold in it.
func (c *Config) generate(ctx context.Context, steps []step, b block, path, dir string) (string, error) {
	if b.command == "" {
		return "", fmt.Errorf("GENERATED-BY without a command")
	}
	subst := newSubstitutions(path, dir, c.Substitutions)
	for _, st := range steps {
		if st.keyword == "RUN" || st.line > b.begin {
			continue
		}
		var err error
		if subst, err = subst.define(st); err != nil {
			return "", err
		}
	}
	sh := c.newShell(ctx, dir)
	code, err := sh.runText(subst, b.command)
	if err != nil {
		return "", err
	}
	if code != 0 {
		last := sh.stages[len(sh.stages)-1]
		return "", fmt.Errorf("GENERATED-BY: %s: %s", explain(sh.stages), strings.TrimSpace(string(last.Stderr)))
	}
	content := string(sh.stages[len(sh.stages)-1].Stdout)
	if content != "" && !strings.HasSuffix(content, "\n") {
		content += "\n"
	}
	return content, nil
}
