package presburger

import (
	"math/rand/v2"
	"testing"
)

// bytesSource makes a random source of a fuzzer's input, so that a change of the input is a change of the problem. Where the input ends, a generator
// goes on: there are distributions that wait for a number that is not 0.
type bytesSource struct {
	data []byte
	rest *rand.PCG
}

func (s *bytesSource) Uint64() uint64 {
	if len(s.data) < 2 {
		return s.rest.Uint64()
	}
	v := uint64(s.data[0])<<56 | uint64(s.data[1])<<48
	s.data = s.data[2:]
	return v
}

// FuzzAgainstEnumeration is TestAgainstEnumeration with the fuzzer's choices.
func FuzzAgainstEnumeration(f *testing.F) {
	f.Add([]byte("0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := problems{rand.New(&bytesSource{data, rand.NewPCG(1, 2)})}
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
