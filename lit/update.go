package lit

import (
	"context"
	"fmt"
	"os"
	"strings"
)

// update rewrites the generated blocks of a test file: the lines between a
// GENERATED-BY and a GENERATED-END marker become what the command in the first
// prints. The file is written only if that changes it. The result is the script of
// the new text.
func (c *Config) update(ctx context.Context, r *Result, s *script, text, path, dir string) (*script, error) {
	lines := strings.SplitAfter(text, "\n")
	var out strings.Builder
	kept := 0 // lines up to here are in out
	for _, b := range s.blocks {
		content, err := c.generate(ctx, s.steps, b, path, dir)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", b.line, err)
		}
		out.WriteString(strings.Join(lines[kept:b.begin], ""))
		out.WriteString(content)
		kept = b.end - 1
	}
	out.WriteString(strings.Join(lines[kept:], ""))
	if out.String() == text {
		return s, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(path, []byte(out.String()), info.Mode().Perm()); err != nil {
		return nil, err
	}
	r.Updated = true
	return parseScript(out.String())
}

// generate runs the command of a block and returns its output as whole lines.
// Definitions above the block hold in it.
func (c *Config) generate(ctx context.Context, steps []step, b block, path, dir string) (string, error) {
	if b.command == "" {
		return "", fmt.Errorf("GENERATED-BY without a command")
	}
	subst := newSubstitutions(path, dir, c.Substitutions)
	for _, st := range steps {
		if st.keyword == "RUN" || st.line > b.line {
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
