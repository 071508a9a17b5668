package cse

import "polyloom/ir"

// scopes holds the operations that were seen, by what they do, in nested scopes.
type scopes struct {
	known map[uint64][]ir.Op
	added []uint64 // the hashes in the order of entry
	marks []int    // where each scope begins in added
}

func (s *scopes) push() { s.marks = append(s.marks, len(s.added)) }

func (s *scopes) pop() {
	n := len(s.marks) - 1
	for _, h := range s.added[s.marks[n]:] {
		l := s.known[h]
		s.known[h] = l[:len(l)-1]
	}
	s.added, s.marks = s.added[:s.marks[n]], s.marks[:n]
}

// find returns an operation that does the same as op, the latest if there are several; nil if there is none.
func (s *scopes) find(op ir.Op) ir.Op {
	l := s.known[ir.HashOp(op)]
	for i := len(l) - 1; i >= 0; i-- {
		if ir.EquivalentOps(op, l[i]) {
			return l[i]
		}
	}
	return nil
}

// has reports whether op itself was entered.
func (s *scopes) has(op ir.Op) bool {
	for _, o := range s.known[ir.HashOp(op)] {
		if o == op {
			return true
		}
	}
	return false
}

func (s *scopes) add(op ir.Op) {
	if s.known == nil {
		s.known = map[uint64][]ir.Op{}
	}
	h := ir.HashOp(op)
	s.known[h] = append(s.known[h], op)
	s.added = append(s.added, h)
}
