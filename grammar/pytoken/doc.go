// Package pytoken cuts Python source into tokens.
//
// [Scan] takes the bytes of a file and returns a [File]: the text as UTF-8 with \n
// at the end of each line, a flat array of tokens, and the comments. Indentation has
// become Indent and Dedent tokens, joined lines are one, and an f-string is an
// FStringStart, the parts between the braces (FStringMiddle), the tokens of the
// expressions, and an FStringEnd. Tokens agree with those of CPython's own parser.
//
// What the grammar cannot tell with one token of lookahead is decided here as well,
// by a pass over the finished array (soft.go): which NAMEs are the keywords match,
// case and type, and which parenthesis after "with" holds items.
//
// Scanning stops at the first error. The array then ends in a token of kind Error and
// File.Err says what is wrong: whether that is the message that the user has to read
// depends on the tokens before it, so that is the parser's decision.
package pytoken
