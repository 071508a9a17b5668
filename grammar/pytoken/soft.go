package pytoken

// markSoftKeywords gives the tokens that a parser with one token of lookahead cannot
// tell apart their own kinds. Those are
//
//   - match at the beginning of a line whose last token is a colon: no other statement
//     can begin with a name and end so and have something between;
//   - case at the beginning of a line in the block of such a statement;
//   - type at the beginning of a statement, before a name;
//   - ( behind with, if the matching bracket is before the colon of the statement, and
//     what is inside is a list of items and not one expression.
func markSoftKeywords(f *File) {
	tokens := f.Tokens
	blocks := make([]bool, 1, 16) // for each level of indentation: are cases in it
	isMatch := false              // the last line began a match statement
	for i := range tokens {
		switch tokens[i].Kind {
		case Indent:
			blocks, isMatch = append(blocks, isMatch), false
		case Dedent:
			if len(blocks) > 1 {
				blocks = blocks[:len(blocks)-1]
			}
		case Newline:
			if i+1 < len(tokens) && tokens[i+1].Kind != Indent {
				isMatch = false
			}
		case With:
			if i+1 < len(tokens) && tokens[i+1].Kind == Lpar && holdsItems(tokens[i+1:]) {
				tokens[i+1].Kind = WithLpar
			}
		case Name:
			if i > 0 && !beginsStatement(tokens[i-1].Kind) {
				continue
			}
			isLine := i == 0 || tokens[i-1].Kind != Semi && tokens[i-1].Kind != Colon
			switch string(f.Text[tokens[i].Start:tokens[i].End]) {
			case "match":
				if isLine && endsInColon(tokens[i+1:]) {
					tokens[i].Kind, isMatch = Match, true
				}
			case "case":
				if isLine && blocks[len(blocks)-1] {
					tokens[i].Kind = Case
				}
			case "type":
				if i+1 < len(tokens) && tokens[i+1].Kind == Name {
					tokens[i].Kind = Type
				}
			}
		}
	}
}

// beginsStatement tells whether a statement may follow a token.
func beginsStatement(k Kind) bool {
	return k == Newline || k == Indent || k == Dedent || k == Semi || k == Colon
}

// endsInColon tells whether tokens, behind a word, make it the keyword of a statement
// with a block: something, a colon, and the end of the line.
func endsInColon(tokens []Token) bool {
	if len(tokens) == 0 {
		return false
	}
	switch tokens[0].Kind {
	case Newline, Colon, Equal, Dot:
		return false
	}
	for i, t := range tokens {
		if t.Kind == Newline {
			return tokens[i-1].Kind == Colon
		}
		if t.Kind == Error {
			return false
		}
	}
	return false
}

// holdsItems tells whether a bracket behind "with" holds items.
func holdsItems(tokens []Token) bool {
	depth, items, single, lambdas := 0, true, false, 0
	for i, t := range tokens {
		switch t.Kind {
		case Lpar, Lsqb, Lbrace:
			depth++
		case Rpar, Rsqb, Rbrace:
			depth--
		}
		switch {
		case depth == 0:
			empty := i == 1
			if !items || empty || i+1 >= len(tokens) {
				return false
			}
			// Where the colon is missing, "as" still tells.
			return tokens[i+1].Kind == Colon || single && tokens[i+1].Kind == Newline
		case depth > 1:
			continue
		}
		switch t.Kind {
		case As:
			single = true
		case Lambda:
			lambdas++
		case Colon:
			lambdas--
		case For, ColonEqual, Yield:
			items = single
		case Star:
			if k := tokens[i-1].Kind; lambdas == 0 && (k == Lpar || k == Comma) {
				items = single
			}
		}
	}
	return false
}
