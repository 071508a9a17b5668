// Package pyhints has what a profile says of the functions of a Python program: the types that arguments and results had, as annotations. The command
// polyloom profile makes such a file and type inference reads it, like annotations that are written in the source.
//
//	{
//	  "version": 1,
//	  "python": "3.13",
//	  "files": {
//	    "kernels.py": {
//	      "gemm": {
//	        "line": 5, "calls": 12,
//	        "args": {"alpha": "float", "A": "Float64[np.ndarray, \"n m\"]", "B": "Float64[np.ndarray, \"m k\"]"},
//	        "layout": {"A": ["C"], "B": ["C", "F"]},
//	        "return": "Float64[np.ndarray, \"n k\"]"
//	      }
//	    }
//	  }
//	}
//
// Files are relative to the folder of the program that ran, functions have their qualified names. An annotation is in the words of Python's typing, and of
// jaxtyping for arrays: sizes that were the same in each call have the same name; … stands for any number of them. A value that had several types has them
// all, with | between; "object" says that there is no type for it.
package pyhints

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Version is the version of the format that this package reads.
const Version = 1

// Hints is the content of a file.
type Hints struct {
	Version int    `json:"version"`
	Python  string `json:"python"` // the version of the interpreter
	// Files are functions by their qualified names, by files.
	Files map[string]map[string]*Function `json:"files"`
}

// Function is what was seen of a function.
type Function struct {
	Line  int `json:"line"`  // where it begins, with its decorators
	Calls int `json:"calls"` // how many calls were looked at
	// Args are annotations of the parameters, other than *args and **kwargs.
	Args map[string]string `json:"args"`
	// Layout says how arguments that are arrays always lay in memory: "C" and "F" for contiguous rows and columns.
	Layout map[string][]string `json:"layout"`
	// Return is the annotation of the result; empty if the function never returned, or is a generator or coroutine.
	Return string `json:"return,omitempty"`
}

// Of returns the functions of a file, which may be named by a longer path than in the profile.
func (h *Hints) Of(file string) map[string]*Function {
	best := ""
	for name := range h.Files {
		if len(name) > len(best) && (file == name || strings.HasSuffix(file, "/"+name)) {
			best = name
		}
	}
	return h.Files[best]
}

// Read reads a file.
func Read(r io.Reader) (*Hints, error) {
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	h := new(Hints)
	if err := d.Decode(h); err != nil {
		return nil, fmt.Errorf("hints: %w", err)
	}
	if h.Version != Version {
		return nil, fmt.Errorf("hints: got version %d, want %d", h.Version, Version)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("hints: there is more than one value in the file")
	}
	return h, nil
}
