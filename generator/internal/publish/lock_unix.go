//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"
	"syscall"
)

// lockFile locks f until it is closed or the process ends. A file system
// without locks is used without one.
func lockFile(f *os.File) error {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == syscall.EINTR:
			continue
		case err == syscall.EWOULDBLOCK:
			return ErrLocked
		case err == nil || errors.Is(err, errors.ErrUnsupported):
			return nil
		}
		return &os.PathError{Op: "flock", Path: f.Name(), Err: err}
	}
}
