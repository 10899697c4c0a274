package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// NewFolder makes the folder dir with the files that write puts, whole or not
// at all: they are written into a folder beside it, whose name begins with a
// dot, and that folder is renamed when all of it is on the disk. The folder
// that holds dir is made too, if only its own is there. Where something has the name already, it fails with an error wrapping
// [fs.ErrExist] and nothing is written.
func NewFolder(dir string, write func(f *Folder) error) (err error) {
	if _, err := os.Lstat(dir); err == nil {
		return &fs.PathError{Op: "mkdir", Path: dir, Err: fs.ErrExist}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent, name := filepath.Dir(filepath.Clean(dir)), filepath.Base(dir)
	err = os.Mkdir(parent, 0o755)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	made := err == nil
	temp, err := os.MkdirTemp(parent, "."+name+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err == nil {
			return
		}
		err = errors.Join(err, os.RemoveAll(temp))
		if made {
			err = errors.Join(err, os.Remove(parent))
		}
	}()
	root, err := os.OpenRoot(temp)
	if err != nil {
		return err
	}
	if err := errors.Join(write(&Folder{root}), root.Close(), os.Chmod(temp, 0o755)); err != nil {
		return err
	}
	return patiently(func() error { return os.Rename(temp, dir) })
}

// Folder is a folder that [NewFolder] makes.
type Folder struct{ root *os.Root }

// Copy writes a new file from what is read until its end, and returns its
// SHA-256 and size. The path is slash-separated.
func (f *Folder) Copy(name string, from io.Reader) (sum [32]byte, size int64, err error) {
	fail := func(err error) ([32]byte, int64, error) { return sum, 0, fmt.Errorf("writing %s: %w", name, err) }
	if err := f.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fail(err)
	}
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fail(err)
	}
	hash := sha256.New()
	size, err = io.Copy(io.MultiWriter(file, hash), from)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return fail(err)
	}
	return [32]byte(hash.Sum(nil)), size, nil
}
