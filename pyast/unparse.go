package pyast

func Unparse(n Node) string { return "" }
