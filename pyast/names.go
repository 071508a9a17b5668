package pyast

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// aliases are the further names of characters, from Unicode's NameAliases.txt, and the
// names that came with Unicode 15.1: a number and a name in each line. Those of variation
// selectors (VS1) are not in it.
//
//go:embed aliases.txt
var aliases string

// names has all names but those that follow a rule. It takes some milliseconds to make
// and is made when it is first needed.
var names = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(0); r <= 0xe01ef; r++ {
		if r >= 0x3400 && r <= 0x9fff || r >= 0xac00 && r <= 0xf8ff || r >= 0x20000 && r <= 0xe0000 {
			continue
		}
		if n := runenames.Name(r); n != "" && n[0] != '<' {
			m[n] = r
		}
	}
	// The blocks left out above, as far as they have names.
	for _, block := range [][2]rune{{0x4dc0, 0x4dff}, {0x2f800, 0x2fa1d}, {0xd7b0, 0xd7ff}} {
		for r := block[0]; r <= block[1]; r++ {
			if n := runenames.Name(r); n != "" && n[0] != '<' {
				m[n] = r
			}
		}
	}
	for line := range strings.Lines(aliases) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), ";")
		r, _ := strconv.ParseUint(code, 16, 32)
		m[name] = rune(r)
	}
	return m
})

// characterNamed returns the character with a name, as \N{…} has it.
func characterNamed(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if hex, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		r, err := strconv.ParseUint(hex, 16, 32)
		return rune(r), err == nil && len(hex) >= 4 && len(hex) <= 5 && isIdeograph(rune(r))
	}
	if syllable, ok := strings.CutPrefix(name, "HANGUL SYLLABLE "); ok {
		return hangul(syllable)
	}
	if number, ok := strings.CutPrefix(name, "VS"); ok {
		n, err := strconv.Atoi(number)
		switch {
		case err != nil || number[0] == '0':
		case 1 <= n && n <= 16:
			return 0xfe00 + rune(n) - 1, true
		case 17 <= n && n <= 256:
			return 0xe0100 + rune(n) - 17, true
		}
		return 0, false
	}
	r, ok := names()[name]
	return r, ok
}

// isIdeograph tells whether a character is a unified ideograph: one that has no name of
// its own.
func isIdeograph(r rune) bool {
	if 0xfa0e <= r && r <= 0xfa29 {
		return false // those have names of compatibility ideographs
	}
	return unicode.Is(unicode.Unified_Ideograph, r) || 0x2ebf0 <= r && r <= 0x2ee5d
}

// The parts of the names of Hangul syllables.
var (
	hangulLeads  = strings.Split("G GG N D DD R M B BB S SS  J JJ C K T P H", " ")
	hangulVowels = strings.Split("A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I", " ")
	hangulTails  = strings.Split(" G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H", " ")
)

// hangul returns the syllable with a name.
func hangul(name string) (rune, bool) {
	lead, rest := longestPrefix(hangulLeads, name)
	vowel, tail := longestPrefix(hangulVowels, rest)
	if lead < 0 || vowel < 0 {
		return 0, false
	}
	for i, t := range hangulTails {
		if t == tail {
			return 0xac00 + rune((lead*len(hangulVowels)+vowel)*len(hangulTails)+i), true
		}
	}
	return 0, false
}

// longestPrefix returns the index of the longest part that a text begins with, and the
// text behind it.
func longestPrefix(parts []string, s string) (int, string) {
	best := -1
	for i, p := range parts {
		if strings.HasPrefix(s, p) && (best < 0 || len(p) > len(parts[best])) {
			best = i
		}
	}
	if best < 0 {
		return best, s
	}
	return best, s[len(parts[best]):]
}
