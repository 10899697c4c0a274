//go:build !windows

package publish

// patiently does it once: here a file that is open can be replaced.
func patiently(do func() error) error { return do() }
