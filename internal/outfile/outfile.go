// Package outfile writes files that are never half written: a file gets its name when it is complete.
package outfile

import (
	"os"
	"path/filepath"
	"strconv"
)

// A File is written to a temporary file beside it until it is closed. What is no plain file, such as a device, is written directly.
type File struct {
	*os.File
	name, temp string // temp is empty for what is no plain file
}

// Create opens the file of a name. A link is followed, and a file that there is keeps its permissions.
func Create(name string) (*File, error) {
	out := &File{name: name}
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
	out.File, err = os.OpenFile(target, flags, mode)
	if err != nil {
		return nil, err
	}
	return out, nil
}

// End ends the file. Unless keep is set, nothing of it stays.
func (f *File) End(keep bool) error {
	err := f.Close()
	if f.temp == "" {
		return err
	}
	if keep && err == nil {
		err = os.Rename(f.temp, f.name)
	}
	if !keep || err != nil {
		os.Remove(f.temp)
	}
	return err
}

// Write writes a whole file.
func Write(name string, text []byte) error {
	f, err := Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if end := f.End(err == nil); err == nil {
		err = end
	}
	return err
}
