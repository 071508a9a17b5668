package lit

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// DefaultSuffixes are the names' ends of the files that [Find] takes for tests.
var DefaultSuffixes = []string{".mlir", ".py", ".ll", ".test"}

// Find returns the tests in root, sorted: root itself if it is a file, else the
// files below it that end in one of the suffixes. Left out are folders named
// Inputs or Output, hidden files and folders, and lit's own configuration files.
func Find(root string, suffixes []string) ([]string, error) {
	info, err := os.Stat(root)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{root}, nil
	}
	var tests []string
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if path != root && (strings.HasPrefix(name, ".") || d.IsDir() && (name == "Inputs" || name == "Output")) {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if d.IsDir() || strings.HasPrefix(name, "lit.") {
			return nil
		}
		if slices.ContainsFunc(suffixes, func(s string) bool { return strings.HasSuffix(name, s) }) {
			tests = append(tests, path)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(tests) == 0 {
		return nil, fmt.Errorf("%s: no tests: no file ends in %s", root, strings.Join(suffixes, ", "))
	}
	slices.Sort(tests)
	return tests, nil
}
