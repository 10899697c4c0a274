//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package publish

import "os"

// lockFile does nothing: there is no lock that the system frees when a process
// dies. In WebAssembly one build runs at a time.
func lockFile(*os.File) error { return nil }
