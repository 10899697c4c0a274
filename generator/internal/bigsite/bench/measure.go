package main

import (
	"fmt"
	"os"
	"os/exec"
	"time"
)

// Cost is what a piece of work took.
type Cost struct {
	Seconds   float64 `json:"seconds"`
	Processor float64 `json:"processor_seconds"`    // of all processors, the system's part included
	Peak      int64   `json:"peak_bytes,omitempty"` // the most memory held at a time; 0 where it is not known
}

// measure runs a program that keeps what it remembers in the folder cache.
func measure(cache, name string, args ...string) (Cost, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	c := Cost{Seconds: time.Since(start).Seconds()}
	if err != nil {
		return c, fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	c.Processor = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	c.Peak = peak(cmd.ProcessState)
	return c, nil
}
