package pytoken

// Kind is the kind of a token. Operators and keywords have one each.
type Kind int16

// EOF is the kind of the last token of each file; it is ANTLR's number for it.
const EOF Kind = -1

// The kinds of tokens. An FStringStart may begin a t-string, too: its text says which.
// Match, Case, Type and WithLpar are given by the pass over the soft keywords.
const (
	Name Kind = iota + 1
	Number
	String
	FStringStart
	FStringMiddle
	FStringEnd
	Newline
	Indent
	Dedent
	Error
	Match
	Case
	Type
	WithLpar

	Lpar
	Rpar
	Lsqb
	Rsqb
	Lbrace
	Rbrace
	Comma
	Colon
	Dot
	Semi
	At
	Equal
	Arrow
	ColonEqual
	Ellipsis
	Exclam
	Plus
	Minus
	Star
	Slash
	DoubleSlash
	Percent
	DoubleStar
	Amper
	Vbar
	Circumflex
	Tilde
	LeftShift
	RightShift
	Less
	Greater
	LessEqual
	GreaterEqual
	EqEqual
	NotEqual
	PlusEqual
	MinusEqual
	StarEqual
	SlashEqual
	DoubleSlashEqual
	PercentEqual
	AtEqual
	AmperEqual
	VbarEqual
	CircumflexEqual
	LeftShiftEqual
	RightShiftEqual
	DoubleStarEqual

	False
	None
	True
	And
	As
	Assert
	Async
	Await
	Break
	Class
	Continue
	Def
	Del
	Elif
	Else
	Except
	Finally
	For
	From
	Global
	If
	Import
	In
	Is
	Lambda
	Nonlocal
	Not
	Or
	Pass
	Raise
	Return
	Try
	While
	With
	Yield
	kindEnd
)

// kindNames has the name of each kind in the grammar; those in lower case and the
// operators are literals there.
var kindNames = [kindEnd]string{
	Name: "NAME", Number: "NUMBER", String: "STRING", FStringStart: "FSTRING_START",
	FStringMiddle: "FSTRING_MIDDLE", FStringEnd: "FSTRING_END", Newline: "NEWLINE",
	Indent: "INDENT", Dedent: "DEDENT", Error: "ERROR", Match: "MATCH", Case: "CASE",
	Type: "TYPE", WithLpar: "WITH_LPAR",
	Lpar: "(", Rpar: ")", Lsqb: "[", Rsqb: "]", Lbrace: "{", Rbrace: "}", Comma: ",",
	Colon: ":", Dot: ".", Semi: ";", At: "@", Equal: "=", Arrow: "->", ColonEqual: ":=",
	Ellipsis: "...", Exclam: "!", Plus: "+", Minus: "-", Star: "*", Slash: "/",
	DoubleSlash: "//", Percent: "%", DoubleStar: "**", Amper: "&", Vbar: "|",
	Circumflex: "^", Tilde: "~", LeftShift: "<<", RightShift: ">>", Less: "<",
	Greater: ">", LessEqual: "<=", GreaterEqual: ">=", EqEqual: "==", NotEqual: "!=",
	PlusEqual: "+=", MinusEqual: "-=", StarEqual: "*=", SlashEqual: "/=",
	DoubleSlashEqual: "//=", PercentEqual: "%=", AtEqual: "@=", AmperEqual: "&=",
	VbarEqual: "|=", CircumflexEqual: "^=", LeftShiftEqual: "<<=",
	RightShiftEqual: ">>=", DoubleStarEqual: "**=",
	False: "False", None: "None", True: "True", And: "and", As: "as", Assert: "assert",
	Async: "async", Await: "await", Break: "break", Class: "class",
	Continue: "continue", Def: "def", Del: "del", Elif: "elif", Else: "else",
	Except: "except", Finally: "finally", For: "for", From: "from", Global: "global",
	If: "if", Import: "import", In: "in", Is: "is", Lambda: "lambda",
	Nonlocal: "nonlocal", Not: "not", Or: "or", Pass: "pass", Raise: "raise",
	Return: "return", Try: "try", While: "while", With: "with", Yield: "yield",
}

// String returns the name of the kind in the grammar, for example "NAME" or "<=".
func (k Kind) String() string {
	if k > 0 && k < kindEnd {
		return kindNames[k]
	}
	return "EOF"
}

// IsKeyword tells whether tokens of this kind are reserved words.
func (k Kind) IsKeyword() bool { return k >= False && k < kindEnd }

// keyword returns the kind of a word: that of a keyword, or Name.
func keyword(word []byte) Kind {
	if len(word) < 2 || len(word) > 8 {
		return Name
	}
	switch string(word) {
	case "False":
		return False
	case "None":
		return None
	case "True":
		return True
	case "and":
		return And
	case "as":
		return As
	case "assert":
		return Assert
	case "async":
		return Async
	case "await":
		return Await
	case "break":
		return Break
	case "class":
		return Class
	case "continue":
		return Continue
	case "def":
		return Def
	case "del":
		return Del
	case "elif":
		return Elif
	case "else":
		return Else
	case "except":
		return Except
	case "finally":
		return Finally
	case "for":
		return For
	case "from":
		return From
	case "global":
		return Global
	case "if":
		return If
	case "import":
		return Import
	case "in":
		return In
	case "is":
		return Is
	case "lambda":
		return Lambda
	case "nonlocal":
		return Nonlocal
	case "not":
		return Not
	case "or":
		return Or
	case "pass":
		return Pass
	case "raise":
		return Raise
	case "return":
		return Return
	case "try":
		return Try
	case "while":
		return While
	case "with":
		return With
	case "yield":
		return Yield
	}
	return Name
}
