package publish

import (
	"errors"
	"syscall"
	"time"
)

// patience is how long a file may be busy.
const patience = 2 * time.Second

// patiently repeats what fails because another program has the file open:
// virus scanners and indexers look at every file that was just written, and
// for that moment it can be neither replaced nor removed.
func patiently(do func() error) error {
	start := time.Now()
	for wait := time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		err := do()
		if !busy(err) || time.Since(start) > patience {
			return err
		}
		time.Sleep(wait)
	}
}

// busy tells the errors that may go away by themselves. Access is denied to a
// file that was removed and is still open somewhere, too.
func busy(err error) bool {
	const (
		sharingViolation = syscall.Errno(32)
		lockViolation    = syscall.Errno(33)
	)
	return errors.Is(err, sharingViolation) || errors.Is(err, lockViolation) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}
