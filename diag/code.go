package diag

// Code is the short name of a kind of problem that the compiler itself defines, such as
// "unproved-parallel": lower-case words joined by hyphens. Problems that MLIR defines have no code.
type Code string
