package publish

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// handle is an open folder. Beside the Root it holds the folder's descriptor.
// What is done for every file of a site (same, create, move) takes a single
// name in an open folder, and so needs no Root; nor does it need an os.File,
// which asks the system four times whether it can be polled.
type handle struct {
	*os.Root
	dir *os.File
}

// newHandle takes over root, also when it fails.
func newHandle(root *os.Root) (*handle, error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &handle{root, dir}, nil
}

// close lets go of the folder. Closing what was only read cannot fail in a way
// that matters.
func (h *handle) close() {
	_ = h.dir.Close()
	_ = h.Root.Close()
}

// readDir returns the entries of the folder in no order. A file opened by a
// Root would ask the system for each entry instead of once for many.
func (h *handle) readDir() ([]fs.DirEntry, error) {
	const flags = syscall.O_RDONLY | syscall.O_DIRECTORY | syscall.O_CLOEXEC
	fd, err := retry(func() (int, error) { return syscall.Openat(int(h.dir.Fd()), ".", flags, 0) })
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: h.dir.Name(), Err: err}
	}
	f := os.NewFile(uintptr(fd), h.dir.Name())
	defer f.Close()
	return f.ReadDir(-1)
}

// same reports whether name is a regular file with exactly these bytes.
func (h *handle) same(name string, data []byte) bool {
	const flags = syscall.O_RDONLY | syscall.O_NOFOLLOW | syscall.O_NONBLOCK | syscall.O_CLOEXEC
	fd, err := retry(func() (int, error) { return syscall.Openat(int(h.dir.Fd()), name, flags, 0) })
	if err != nil {
		return false
	}
	defer syscall.Close(fd)
	var st syscall.Stat_t
	if err := syscall.Fstat(fd, &st); err != nil {
		return false
	}
	if st.Mode&syscall.S_IFMT != syscall.S_IFREG || st.Size != int64(len(data)) {
		return false
	}
	buf := chunks.Get().(*[chunk]byte)
	defer chunks.Put(buf)
	for len(data) > 0 {
		n, err := retry(func() (int, error) { return syscall.Read(fd, buf[:min(chunk, len(data))]) })
		if err != nil || n <= 0 || !bytes.Equal(buf[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// appendState appends what the system keeps of the regular file name: which
// one it is, its size, and when it and its data were last changed. ok is false
// where there is no such file.
func (h *handle) appendState(dst []byte, name string) (state []byte, size int64, ok bool) {
	info, err := h.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return dst, 0, false
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return dst, 0, false
	}
	return appendNumbers(dst, int64(st.Ino), st.Size, st.Mtim.Nano(), st.Ctim.Nano()), st.Size, true
}

// temp is a temporary file that is being written.
type temp int

// create makes the file name, which must not exist.
func (h *handle) create(name string) (temp, error) {
	const flags = syscall.O_WRONLY | syscall.O_CREAT | syscall.O_EXCL | syscall.O_NOFOLLOW | syscall.O_CLOEXEC
	fd, err := retry(func() (int, error) { return syscall.Openat(int(h.dir.Fd()), name, flags, 0o644) })
	if err != nil {
		return 0, &fs.PathError{Op: "create", Path: name, Err: err}
	}
	return temp(fd), nil
}

// Write implements io.Writer.
func (t temp) Write(p []byte) (int, error) {
	written := 0
	for written < len(p) {
		n, err := retry(func() (int, error) { return syscall.Write(int(t), p[written:]) })
		if err == nil && n <= 0 {
			err = io.ErrShortWrite
		}
		if err != nil {
			return written, os.NewSyscallError("write", err)
		}
		written += n
	}
	return written, nil
}

// Sync flushes the file to the disk.
func (t temp) Sync() error {
	_, err := retry(func() (int, error) { return 0, syscall.Fsync(int(t)) })
	return os.NewSyscallError("fsync", err)
}

// Close ends the writing.
func (t temp) Close() error { return os.NewSyscallError("close", syscall.Close(int(t))) }

// move renames the file spooled in .konsulta to name in the folder to.
func (d *Dir) move(spooled string, to *handle, name, path string) error {
	_, err := retry(func() (int, error) {
		return 0, syscall.Renameat(int(d.work.dir.Fd()), spooled, int(to.dir.Fd()), name)
	})
	if err != nil {
		return &os.LinkError{Op: "rename", Old: workName + "/" + spooled, New: path, Err: err}
	}
	return nil
}

// retry repeats a call that a signal interrupted.
func retry(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
