package filecheck

import "errors"

// diagError is an error with a place.
type diagError struct {
	at   span
	text string
}

func (e diagError) Error() string { return e.text }

func errorAt(at span, text string) error { return diagError{at, text} }

// overflowError says that a value cannot be computed or written.
type overflowError struct{}

func (overflowError) Error() string { return "overflow error" }

// undefinedError says that a variable has no value.
type undefinedError struct{ name span }

func (e undefinedError) Error() string { return "undefined variable: " + e.name.String() }

// multiError is several errors.
type multiError []error

func (e multiError) Error() string { return errors.Join(e...).Error() }

// join makes one error of those that are not nil.
func join(errs ...error) error {
	var all multiError
	for _, err := range errs {
		if err != nil {
			all = append(all, flatten(err)...)
		}
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return all
}

// flatten lists the errors that an error consists of.
func flatten(err error) []error {
	if all, ok := err.(multiError); ok {
		return all
	}
	return []error{err}
}

// log prints errors, each with an empty line after it if it has a place.
func (p *parser) log(err error) {
	for _, e := range flatten(err) {
		if d, ok := e.(diagError); ok {
			p.out.message(d.at.loc(), sevError, d.text)
		} else {
			p.out.WriteString(e.Error())
		}
		p.out.WriteByte('\n')
	}
}
