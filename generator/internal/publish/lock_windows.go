package publish

import (
	"os"
	"syscall"
	"unsafe"
)

var procLockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// lockFile locks f until it is closed or the process ends.
func lockFile(f *os.File) error {
	const (
		failImmediately = 1
		exclusive       = 2
		allBytes        = ^uint32(0)
		lockViolation   = syscall.Errno(33)
	)
	var at syscall.Overlapped
	ok, _, err := procLockFileEx.Call(f.Fd(), failImmediately|exclusive, 0,
		uintptr(allBytes), uintptr(allBytes), uintptr(unsafe.Pointer(&at)))
	if ok != 0 {
		return nil
	}
	if err == lockViolation || err == syscall.ERROR_IO_PENDING {
		return ErrLocked
	}
	return &os.PathError{Op: "LockFileEx", Path: f.Name(), Err: err}
}
