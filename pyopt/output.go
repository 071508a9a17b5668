package pyopt

import (
	"fmt"
	"io"

	"polyloom/internal/outfile"
)

// An output is where the result goes.
type output struct {
	io.Writer
	file *outfile.File // nil for the standard output
}

// create opens the output called name; "-" is the standard output.
func create(name string, stdout io.Writer) (*output, error) {
	if name == "-" {
		return &output{Writer: stdout}, nil
	}
	f, err := outfile.Create(name)
	if err != nil {
		return nil, fmt.Errorf("cannot open output file '%s': %s", name, reason(err))
	}
	return &output{f, f}, nil
}

// close ends the output. Unless keep is set, nothing of a file stays.
func (o *output) close(keep bool) error {
	if o.file == nil {
		return nil
	}
	return o.file.End(keep)
}
