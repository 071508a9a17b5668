package pyopt

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
)

const (
	smallHeap     = 64 << 20 // bytes that no collection is worth
	heapPerByte   = 12       // of input, that parsing it takes at least
	usualGCGrowth = 100
)

// TuneGC lets the garbage collector of the process rest until the heap is large for an input of the given size; from then on it works as
// usual. It is meant for Config.InputRead of a process that runs Main once, and does nothing where the user has settled this with GOGC or
// GOMEMLIMIT.
func TuneGC(inputBytes int) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetMemoryLimit(int64(max(smallHeap, heapPerByte*inputBytes)))
	debug.SetGCPercent(-1)
	// The object dies in the first collection, which is the one at the limit.
	runtime.AddCleanup(new(*int), func(struct{}) {
		debug.SetGCPercent(usualGCGrowth)
		debug.SetMemoryLimit(math.MaxInt64)
	}, struct{}{})
}
