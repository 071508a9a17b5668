package pytoken

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// MaxSize is the length of the longest source that is read.
const MaxSize = 1<<31 - 16

var bom = []byte("\xef\xbb\xbf")

// cookie is PEP 263's declaration, which has to be in the first or the second line.
var (
	cookie    = regexp.MustCompile(`^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`)
	blankLine = regexp.MustCompile(`^[ \t\f]*(?:#.*)?$`)
)

// decode returns the text of a source: UTF-8, one kind of line end, a line end at the
// end, and no byte order mark.
func decode(src []byte) ([]byte, *ScanError) {
	if len(src) > MaxSize {
		return nil, &ScanError{Msg: "source is too large", Line: 1}
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		line, col := place(src, i)
		return nil, &ScanError{Msg: "source code string cannot contain null bytes", Line: line, Col: col}
	}
	src, hasBOM := bytes.CutPrefix(src, bom)
	name, line := declared(src)
	norm := normalName(name)
	switch {
	case hasBOM && name != "" && !strings.HasPrefix(strings.ReplaceAll(strings.ToLower(name), "_", "-")+"-", "utf-8-"):
		return nil, &ScanError{Msg: fmt.Sprintf("encoding problem: %s with BOM", name), Line: line}
	case norm == "utf-8":
	case norm == "ascii" || norm == "us-ascii":
		if i := bytes.IndexFunc(src, func(r rune) bool { return r >= utf8.RuneSelf }); i >= 0 {
			line, col := place(src, i)
			return nil, &ScanError{Msg: fmt.Sprintf("'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", src[i], i), Line: line, Col: col}
		}
	default:
		enc, ok := encodings[norm]
		if !ok {
			return nil, &ScanError{Msg: "unknown encoding: " + name, Line: line}
		}
		text, ok := decodeWith(enc, src)
		if !ok {
			return nil, &ScanError{Msg: fmt.Sprintf("(unicode error) the source is not encoded in %s", name), Line: line}
		}
		src = text
	}
	if !utf8.Valid(src) {
		return nil, notUTF8(src, name != "")
	}
	return newlines(src), nil
}

// place returns the line and the column of an offset.
func place(src []byte, i int) (line, col int) {
	return 1 + bytes.Count(src[:i], []byte("\n")), i - 1 - bytes.LastIndexByte(src[:i], '\n')
}

// declared returns the encoding that the source names and the line where it does; the
// name is empty where none is given.
func declared(src []byte) (name string, line int) {
	rest := src
	for line = 1; line <= 2; line++ {
		end := bytes.IndexAny(rest, "\r\n")
		if end < 0 {
			end = len(rest)
		}
		first := rest[:end]
		if m := cookie.FindSubmatch(first); m != nil {
			return string(m[1]), line
		}
		if end == len(rest) || !blankLine.Match(first) {
			break
		}
		crlf := rest[end] == '\r' && end+1 < len(rest) && rest[end+1] == '\n'
		rest = rest[end+1:]
		if crlf {
			rest = rest[1:]
		}
	}
	return "", 1
}

// normalName returns the one spelling of a name of an encoding.
func normalName(name string) string {
	n := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	switch {
	case n == "", n == "utf-8", n == "utf8", n == "u8", n == "utf", n == "utf-8-sig", n == "cp65001", strings.HasPrefix(n, "utf-8-"):
		return "utf-8"
	case n == "latin-1", n == "iso-8859-1", n == "iso8859-1", n == "iso-latin-1", n == "latin1", n == "l1", n == "8859", n == "cp819",
		strings.HasPrefix(n, "latin-1-"), strings.HasPrefix(n, "iso-8859-1-"), strings.HasPrefix(n, "iso-latin-1-"):
		return "latin-1"
	}
	n = strings.Replace(n, "iso8859", "iso-8859", 1)
	if rest, ok := strings.CutPrefix(n, "windows-"); ok {
		n = "cp" + rest
	}
	return n
}

// encodings are the encodings of source files, other than UTF-8.
var encodings = map[string]encoding.Encoding{
	"latin-1":     charmap.ISO8859_1,
	"iso-8859-2":  charmap.ISO8859_2,
	"iso-8859-3":  charmap.ISO8859_3,
	"iso-8859-4":  charmap.ISO8859_4,
	"iso-8859-5":  charmap.ISO8859_5,
	"iso-8859-6":  charmap.ISO8859_6,
	"iso-8859-7":  charmap.ISO8859_7,
	"iso-8859-8":  charmap.ISO8859_8,
	"iso-8859-9":  charmap.ISO8859_9,
	"iso-8859-10": charmap.ISO8859_10,
	"iso-8859-13": charmap.ISO8859_13,
	"iso-8859-14": charmap.ISO8859_14,
	"iso-8859-15": charmap.ISO8859_15,
	"latin-9":     charmap.ISO8859_15,
	"iso-8859-16": charmap.ISO8859_16,
	"koi8-r":      charmap.KOI8R,
	"koi8-u":      charmap.KOI8U,
	"cp437":       charmap.CodePage437,
	"cp850":       charmap.CodePage850,
	"cp852":       charmap.CodePage852,
	"cp855":       charmap.CodePage855,
	"cp858":       charmap.CodePage858,
	"cp866":       charmap.CodePage866,
	"cp874":       charmap.Windows874,
	"cp1250":      charmap.Windows1250,
	"cp1251":      charmap.Windows1251,
	"cp1252":      charmap.Windows1252,
	"cp1253":      charmap.Windows1253,
	"cp1254":      charmap.Windows1254,
	"cp1255":      charmap.Windows1255,
	"cp1256":      charmap.Windows1256,
	"cp1257":      charmap.Windows1257,
	"cp1258":      charmap.Windows1258,
	"mac-roman":   charmap.Macintosh,
	"euc-jp":      japanese.EUCJP,
	"shift-jis":   japanese.ShiftJIS,
	"sjis":        japanese.ShiftJIS,
	"cp932":       japanese.ShiftJIS,
	"iso-2022-jp": japanese.ISO2022JP,
	"euc-kr":      korean.EUCKR,
	"cp949":       korean.EUCKR,
	"gbk":         simplifiedchinese.GBK,
	"gb2312":      simplifiedchinese.GBK,
	"gb18030":     simplifiedchinese.GB18030,
	"hz":          simplifiedchinese.HZGB2312,
	"big5":        traditionalchinese.Big5,
}

// decodeWith returns the text of a source in an encoding, and whether it is in that.
func decodeWith(enc encoding.Encoding, src []byte) ([]byte, bool) {
	single, ok := enc.(*charmap.Charmap)
	if !ok {
		text, err := enc.NewDecoder().Bytes(src)
		return text, err == nil && !bytes.ContainsRune(text, utf8.RuneError)
	}
	// The tables of ISO 8859 leave out the control characters above ASCII.
	hasControls := strings.HasPrefix(single.String(), "ISO 8859")
	text := make([]byte, 0, len(src)+len(src)/4)
	for _, c := range src {
		r := single.DecodeByte(c)
		if r == utf8.RuneError {
			if !hasControls || c < 0x80 || c >= 0xa0 {
				return nil, false
			}
			r = rune(c)
		}
		text = utf8.AppendRune(text, r)
	}
	return text, true
}

// notUTF8 is the error for bytes that are not UTF-8.
func notUTF8(src []byte, isDeclared bool) *ScanError {
	i := 0
	for {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	line, col := place(src, i)
	if isDeclared {
		return &ScanError{Msg: fmt.Sprintf("(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %d: invalid start byte", src[i], i), Line: line, Col: col}
	}
	return &ScanError{
		Msg:  fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details", src[i], line),
		Line: line, Col: col,
	}
}

// newlines copies the text with \n for \r\n and \r and a line end at the end. The copy
// has a zero byte behind its end, which stops every loop of the scanner.
func newlines(src []byte) []byte {
	text := make([]byte, 0, len(src)+2)
	for {
		i := bytes.IndexByte(src, '\r')
		if i < 0 {
			break
		}
		text = append(append(text, src[:i]...), '\n')
		src = src[i+1:]
		if len(src) > 0 && src[0] == '\n' {
			src = src[1:]
		}
	}
	text = append(text, src...)
	if len(text) > 0 && text[len(text)-1] != '\n' {
		text = append(text, '\n')
	}
	n := len(text)
	return append(text, 0)[:n]
}
