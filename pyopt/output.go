package pyopt

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
)

// An output is where the result goes. A file gets its name only when it is complete: until then it is a temporary file beside it.
type output struct {
	io.Writer
	file       *os.File // nil for the standard output
	name, temp string   // temp is empty for what is no plain file
}

// create opens the output called name; "-" is the standard output.
func create(name string, stdout io.Writer) (*output, error) {
	if name == "-" {
		return &output{Writer: stdout}, nil
	}
	out := &output{name: name}
	flags := os.O_WRONLY
	target := name
	if path, err := filepath.EvalSymlinks(name); err == nil {
		target = path
	}
	info, err := os.Stat(target)
	mode := os.FileMode(0o666)
	switch {
	case err == nil && info.Mode().IsRegular():
		mode = info.Mode().Perm()
		fallthrough
	case err != nil:
		out.name, out.temp = target, target+".tmp"+strconv.Itoa(os.Getpid())
		flags |= os.O_CREATE | os.O_TRUNC
		target = out.temp
	}
	f, err := os.OpenFile(target, flags, mode)
	if err != nil {
		return nil, fmt.Errorf("cannot open output file '%s': %s", name, reason(err))
	}
	out.Writer, out.file = f, f
	return out, nil
}

// close ends the output. Unless keep is set, nothing of it stays.
func (o *output) close(keep bool) error {
	if o.file == nil {
		return nil
	}
	err := o.file.Close()
	if o.temp == "" {
		return err
	}
	if keep && err == nil {
		err = os.Rename(o.temp, o.name)
	}
	if !keep || err != nil {
		os.Remove(o.temp)
	}
	return err
}
