package presburger

import "testing"

// BenchmarkIsEmpty asks of 200 small random sets whether they are empty.
func BenchmarkIsEmpty(b *testing.B) {
	var sets []*BasicMap
	for seed := range uint64(200) {
		sets = append(sets, newProblems(seed).problem().set)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range sets {
			s.point.Store(nil)
			if _, err := s.IsEmpty(nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}
