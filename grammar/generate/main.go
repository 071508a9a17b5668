// Generate makes the parser in grammar/pyparser from grammar/PythonParser.g4. It is run
// by go generate in the folder of the grammar.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"polyloom/grammar/pytoken"
)

// The tool: its version, where Maven Central has it, and what it has to be.
const (
	version  = "4.13.2"
	url      = "https://repo1.maven.org/maven2/org/antlr/antlr4/" + version + "/antlr4-" + version + "-complete.jar"
	checksum = "eae2dfa119a64327444672aff63e9ec35a20180dc5b8090b7a6ab85125df4d76"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run generates the parser from the grammar in the current folder.
func run() error {
	tool, err := fetch()
	if err != nil {
		return err
	}
	out, err := os.MkdirTemp("", "pyparser")
	if err != nil {
		return err
	}
	defer os.RemoveAll(out)
	if err := os.WriteFile(filepath.Join(out, "PythonTokens.tokens"), vocabulary(), 0o666); err != nil {
		return err
	}
	cmd := exec.Command("java", "-jar", tool, "-Dlanguage=Go", "-no-listener", "-no-visitor",
		"-Werror", "-package", "pyparser", "-lib", out, "-o", out, "PythonParser.g4")
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("antlr: %w", err)
	}
	text, err := os.ReadFile(filepath.Join(out, "python_parser.go"))
	if err != nil {
		return err
	}
	grammar, err := os.ReadFile("PythonParser.g4")
	if err != nil {
		return err
	}
	text, err = withoutContexts(text, sha256.Sum256(grammar))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("pyparser", "python_parser.go"), text, 0o666)
}

// fetch returns the path of the tool, which it downloads if it is not in the cache.
func fetch() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	path := filepath.Join(cache, "polyloom", "antlr-"+version+"-complete.jar")
	jar, err := os.ReadFile(path)
	if err == nil {
		return path, verify(jar)
	}
	response, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s: %s", url, response.Status)
	}
	if jar, err = io.ReadAll(response.Body); err != nil {
		return "", err
	}
	if err := verify(jar); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return "", err
	}
	return path, os.WriteFile(path, jar, 0o666)
}

func verify(jar []byte) error {
	if sum := sha256.Sum256(jar); hex.EncodeToString(sum[:]) != checksum {
		return fmt.Errorf("ANTLR %s has the checksum %x, want %s", version, sum, checksum)
	}
	return nil
}

// vocabulary returns the tokens in the form that the tool reads: a symbol for each
// kind, and a literal for those that are always written in the same way.
func vocabulary() []byte {
	var b bytes.Buffer
	for k := pytoken.Kind(1); k.String() != pytoken.EOF.String(); k++ {
		if k < pytoken.Lpar {
			fmt.Fprintf(&b, "%s=%d\n", k, k)
		} else {
			fmt.Fprintf(&b, "T%d=%d\n'%s'=%d\n", k, k, k, k)
		}
	}
	return b.Bytes()
}
