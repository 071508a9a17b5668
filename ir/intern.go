package ir

import (
	"sync"
	"unsafe"
)

// An internTable keeps one value of type T for each key, for the life of the process. It is safe for concurrent use.
type internTable[K comparable, T any] struct {
	mu sync.RWMutex
	m  map[K]*T
}

// get returns the value for k, made by build the first time.
func (t *internTable[K, T]) get(k K, build func() *T) *T {
	t.mu.RLock()
	v := t.m[k]
	t.mu.RUnlock()
	if v != nil {
		return v
	}
	v = build()
	t.mu.Lock()
	defer t.mu.Unlock()
	if w := t.m[k]; w != nil {
		return w
	}
	if t.m == nil {
		t.m = map[K]*T{}
	}
	t.m[k] = v
	return v
}

// An Interner makes the values of a dialect's own type or attribute kind unique, so that they compare by pointer. K says what makes
// two of them the same. The zero Interner is empty and ready; it is a package-level variable beside the kind.
type Interner[K comparable, T any] struct{ t internTable[K, T] }

// Get returns the value for k, made by build the first time. It is safe for concurrent use.
func (n *Interner[K, T]) Get(k K, build func() *T) *T { return n.t.get(k, build) }

// TypesKey returns a comparable key that identifies a list of types, for an Interner.
func TypesKey(ts ...Type) string { return string(appendKeys(nil, ts)) }

// AttrsKey returns a comparable key that identifies a list of attributes, for an Interner.
func AttrsKey(as ...Attr) string { return string(appendKeys(nil, as)) }

// appendKeys appends the addresses of interned values, which identify them: they are never freed.
func appendKeys[T any](key []byte, vs []T) []byte {
	for i := range vs {
		key = appendWord(key, uintptr((*iface)(unsafe.Pointer(&vs[i])).data))
	}
	return key
}

func appendWord(key []byte, w uintptr) []byte {
	return append(key, byte(w), byte(w>>8), byte(w>>16), byte(w>>24), byte(w>>32), byte(w>>40), byte(w>>48), byte(w>>56))
}

// ShapeKey returns a comparable key for a shape, for an Interner.
func ShapeKey(shape []int64) string {
	key := make([]byte, 0, 8*len(shape))
	for _, d := range shape {
		key = appendWord(key, uintptr(d))
	}
	return string(key)
}
