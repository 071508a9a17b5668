package main

import (
	"syscall"
	"time"
)

// cpuTime returns the CPU time that the process has used, of all its threads: the
// garbage collector's are part of what a parser costs.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
