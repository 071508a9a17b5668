package pass

import "strings"

// space is what separates words in the text of pipelines.
const space = " \t\n\v\f\r"

// nextOption takes the first "name" or "name=value" from text; rest is what follows. given says whether there was a value.
func nextOption(text string) (name, value string, given bool, rest string) {
	at := strings.IndexAny(text, "= ")
	if at < 0 || text[at] == ' ' {
		if at < 0 {
			at = len(text)
		}
		name, rest = cutWord(text, at)
		return name, "", false, rest
	}
	name, _ = cutWord(text, at)
	text = strings.TrimLeft(text[at:], space)[1:]
	value, rest = cutWord(text, valueEnd(text))
	return name, value, true, rest
}

// valueEnd returns where the value at the beginning of text ends: at a space outside quotes and braces.
func valueEnd(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\'' || c == '"':
			if n := strings.IndexByte(text[i+1:], c); n >= 0 {
				i += n + 1
			}
		case c == '{':
			depth++
		case c == '}' && depth > 0:
			depth--
		case c == ' ' && depth == 0:
			return i
		}
	}
	return len(text)
}

// cutWord returns the first n bytes of text without the quotes or braces around them, and what follows.
func cutWord(text string, n int) (word, rest string) {
	word, rest = strings.Trim(text[:n], space), strings.TrimLeft(text[n:], space)
	if len(word) < 2 {
		return word, rest
	}
	switch first, last := word[0], word[len(word)-1]; {
	case first == '\'' && last == '\'', first == '"' && last == '"',
		first == '{' && closing(word, 1, '}') == len(word)-1:
		word = strings.Trim(word[1:len(word)-1], space)
	}
	return word, rest
}

// splitList cuts text at the commas outside quotes and brackets.
func splitList(text string) []string {
	var parts []string
	for {
		at := closing(text, 0, ',')
		if at < 0 {
			part, _ := cutWord(text, len(text))
			return append(parts, part)
		}
		part, rest := cutWord(text, at)
		parts = append(parts, part)
		text = rest[1:]
	}
}

// closing returns the place of the next c in text from position i on, outside quotes and brackets; -1 if there is none.
func closing(text string, i int, c byte) int {
	for ; i < len(text); i++ {
		if text[i] == c {
			return i
		}
		switch b := text[i]; b {
		case '{':
			i = closing(text, i+1, '}')
		case '(':
			i = closing(text, i+1, ')')
		case '[':
			i = closing(text, i+1, ']')
		case '"', '\'':
			n := strings.IndexByte(text[i+1:], b)
			if n < 0 {
				return -1
			}
			i += n + 1
		}
		if i < 0 {
			return -1
		}
	}
	return -1
}
