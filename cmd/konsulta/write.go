package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"konsulta/generator"
)

// create writes new files below a folder, which is made where it is not there.
// It overwrites nothing: where one of the files exists, none is written and
// the error, a usage error, names those that do. When the machine fails in the
// middle, what was written is removed again.
func create(dir string, files []generator.File) error {
	if err := absent(dir, files); err != nil {
		return err
	}
	var made []string
	undo := func(err error) error {
		for _, name := range made {
			err = errors.Join(err, os.Remove(name))
		}
		return err
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return undo(err)
		}
		out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return undo(err)
		}
		made = append(made, name)
		_, err = out.Write(f.Data)
		if err = errors.Join(err, out.Close()); err != nil {
			return undo(err)
		}
	}
	return nil
}

// absent refuses files of which some are there already.
func absent(dir string, files []generator.File) error {
	var there []string
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if _, err := os.Lstat(name); err == nil {
			there = append(there, filepath.ToSlash(name))
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if len(there) > 0 {
		return usageError{fmt.Errorf("nothing was written, since there is already %s", strings.Join(there, ", "))}
	}
	return nil
}

// replace writes files below a folder in place of those that are there. Each
// is written beside its place and renamed, so that it is whole, old or new, at
// every moment; when the machine fails in the middle, the old ones come back.
func replace(dir string, files []generator.File) error {
	var restore []generator.File // as they were; nil Data: not there
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		old, err := os.ReadFile(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, putBack(dir, restore))
		}
		restore = append(restore, generator.File{Path: f.Path, Data: old})
		if err := put(name, f.Data); err != nil {
			return errors.Join(err, putBack(dir, restore))
		}
	}
	return nil
}

func putBack(dir string, files []generator.File) (err error) {
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if f.Data == nil {
			if e := os.Remove(name); !errors.Is(e, fs.ErrNotExist) {
				err = errors.Join(err, e)
			}
		} else {
			err = errors.Join(err, put(name, f.Data))
		}
	}
	return err
}

// put writes one file beside its place and renames it.
func put(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	out, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*")
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	err = errors.Join(err, out.Chmod(0o644), out.Close())
	if err == nil {
		err = os.Rename(out.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(out.Name()))
	}
	return nil
}
