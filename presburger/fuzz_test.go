package presburger

import (
	"math/rand/v2"
	"testing"
)

// bytesSource makes a random source of a fuzzer's input, so that a change of the input is a change of the problem.
type bytesSource struct{ data []byte }

func (s *bytesSource) Uint64() uint64 {
	var v uint64
	for i := range 8 {
		if len(s.data) > 0 {
			v |= uint64(s.data[0]) << (56 - 8*i)
			s.data = s.data[1:]
			if i == 1 { // two bytes decide, the rest are zeros
				break
			}
		}
	}
	return v
}

// FuzzAgainstEnumeration is TestAgainstEnumeration with the fuzzer's choices.
func FuzzAgainstEnumeration(f *testing.F) {
	f.Add([]byte("0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := problems{rand.New(&bytesSource{data})}
		p := r.problem()
		points := p.points()
		p.checkSample(t, p.set, points)
		p.checkSample(t, p.scaled(1<<62-1), points)
		for i, e := range p.exprs {
			p.checkExpr(t, e, p.values[i], points)
		}
		p.checkRedundancy(t, points)
	})
}
