package generator

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// overlay is a file system with files laid over another, so that content can
// be checked before it is written. A nil under holds nothing.
type overlay struct {
	under fs.FS
	over  map[string][]byte
}

// lay lays files over a file system.
func lay(under fs.FS, files ...File) *overlay {
	o := &overlay{under, map[string][]byte{}}
	for _, f := range files {
		o.over[f.Path] = f.Data
	}
	return o
}

// Open is part of fs.FS.
func (o *overlay) Open(name string) (fs.File, error) {
	info, err := o.laid(name)
	switch {
	case err != nil:
		return nil, err
	case info == nil && o.under != nil:
		return o.under.Open(name)
	case info == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case !info.IsDir():
		return &laidFile{info, bytes.NewReader(o.over[name])}, nil
	}
	entries, err := o.ReadDir(name)
	return &laidFolder{info, entries}, err
}

// Stat is part of fs.StatFS.
func (o *overlay) Stat(name string) (fs.FileInfo, error) {
	info, err := o.laid(name)
	switch {
	case err != nil:
		return nil, err
	case info != nil:
		return info, nil
	case o.under != nil:
		return fs.Stat(o.under, name)
	}
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

// laid describes a file that is laid over, or a folder of such; nil for what
// is not.
func (o *overlay) laid(name string) (*laidInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if data, ok := o.over[name]; ok {
		return &laidInfo{name: path.Base(name), size: int64(len(data))}, nil
	}
	for file := range o.over {
		if name == "." || strings.HasPrefix(file, name+"/") {
			return &laidInfo{name: path.Base(name), dir: true}, nil
		}
	}
	if name == "." && o.under == nil {
		return &laidInfo{name: ".", dir: true}, nil
	}
	return nil, nil
}

// ReadDir is part of fs.ReadDirFS.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	info, err := o.laid(name)
	if err != nil {
		return nil, err
	}
	var entries []fs.DirEntry
	if o.under != nil {
		entries, err = fs.ReadDir(o.under, name)
		if err != nil && (info == nil || !errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
	} else if info == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	entries = slices.Clone(entries)
	prefix := name + "/"
	if name == "." {
		prefix = ""
	}
	for file := range o.over {
		rest, below := strings.CutPrefix(file, prefix)
		if !below {
			continue
		}
		child, _, _ := strings.Cut(rest, "/")
		entry, err := o.laid(prefix + child)
		if err != nil {
			return nil, err
		}
		at, there := slices.BinarySearchFunc(entries, child, func(e fs.DirEntry, name string) int { return strings.Compare(e.Name(), name) })
		switch {
		case !there:
			entries = slices.Insert(entries, at, fs.FileInfoToDirEntry(entry))
		case !entry.dir: // in place of the one that is there
			entries[at] = fs.FileInfoToDirEntry(entry)
		}
	}
	return entries, nil
}

// laidInfo describes what is laid over.
type laidInfo struct {
	name string
	size int64
	dir  bool
}

func (i *laidInfo) Name() string       { return i.name }
func (i *laidInfo) Size() int64        { return i.size }
func (i *laidInfo) IsDir() bool        { return i.dir }
func (i *laidInfo) ModTime() time.Time { return time.Time{} }
func (i *laidInfo) Sys() any           { return nil }
func (i *laidInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// laidFile is a file that is laid over.
type laidFile struct {
	info *laidInfo
	*bytes.Reader
}

func (f *laidFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *laidFile) Close() error               { return nil }

// laidFolder is a folder that holds files which are laid over.
type laidFolder struct {
	info *laidInfo
	rest []fs.DirEntry
}

func (f *laidFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *laidFolder) Close() error               { return nil }
func (f *laidFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrInvalid}
}

// ReadDir is part of fs.ReadDirFile.
func (f *laidFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	list := f.rest
	if n > 0 {
		if len(list) == 0 {
			return nil, io.EOF
		}
		list = list[:min(n, len(list))]
	}
	f.rest = f.rest[len(list):]
	return list, nil
}
