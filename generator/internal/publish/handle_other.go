//go:build !linux

package publish

import (
	"bytes"
	"io"
	"io/fs"
	"os"
)

// handle is an open folder.
type handle struct{ *os.Root }

// newHandle takes over root, also when it fails.
func newHandle(root *os.Root) (*handle, error) { return &handle{root}, nil }

// close lets go of the folder. Closing what was only read cannot fail in a way
// that matters.
func (h *handle) close() { _ = h.Root.Close() }

// readDir returns the entries of the folder in no order.
func (h *handle) readDir() ([]fs.DirEntry, error) {
	f, err := h.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

// Remove removes a file or an empty folder.
func (h *handle) Remove(name string) error {
	return patiently(func() error { return h.Root.Remove(name) })
}

// same reports whether name is a regular file with exactly these bytes.
func (h *handle) same(name string, data []byte) bool {
	var f *os.File
	err := patiently(func() (err error) {
		f, err = h.Open(name)
		return err
	})
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	buf := chunks.Get().(*[chunk]byte)
	defer chunks.Put(buf)
	for len(data) > 0 {
		n, err := io.ReadFull(f, buf[:min(chunk, len(data))])
		if err != nil || !bytes.Equal(buf[:n], data[:n]) {
			return false
		}
		data = data[n:]
	}
	return true
}

// appendState appends what the system keeps of the regular file name: its size
// and when its data were last changed. ok is false where there is no such file.
func (h *handle) appendState(dst []byte, name string) (state []byte, size int64, ok bool) {
	info, err := h.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return dst, 0, false
	}
	return appendNumbers(dst, info.Size(), info.ModTime().UnixNano()), info.Size(), true
}

// temp is a temporary file that is being written.
type temp struct{ *os.File }

// create makes the file name, which must not exist.
func (h *handle) create(name string) (temp, error) {
	f, err := h.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	return temp{f}, err
}

// move renames the file spooled in .konsulta to path, which is name in the folder to.
func (d *Dir) move(spooled string, to *handle, name, path string) error {
	return patiently(func() error { return d.top.handle.Rename(workName+"/"+spooled, path) })
}
