package ir

// A VectorElement is a dialect's type that may be the element of a vector: the method says so and does nothing.
type VectorElement interface {
	DialectType
	VectorElement()
}

// A MemRefElement is a dialect's type that may be the element of a memref: the method says so and does nothing.
type MemRefElement interface {
	DialectType
	MemRefElement()
}
