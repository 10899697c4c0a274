package intake

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// overlay is a content tree with other files laid over it.
type overlay struct {
	base  fs.FS
	files map[string][]byte
}

// Open is that of [fs.FS].
func (o *overlay) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return &laidFile{name: name, size: int64(len(data)), Reader: bytes.NewReader(data)}, nil
	}
	entries, laid := o.below(name)
	if !laid {
		return o.base.Open(name)
	}
	there, err := fs.ReadDir(o.base, name)
	if err != nil {
		there = nil // the folder is new
	}
	for _, e := range there {
		if !slices.ContainsFunc(entries, func(n fs.DirEntry) bool { return n.Name() == e.Name() }) {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return &laidFolder{laid: laidInfo{name: path.Base(name), dir: true}, entries: entries}, nil
}

// below lists what is laid into a folder; laid is false where nothing is in
// or below it.
func (o *overlay) below(folder string) (entries []fs.DirEntry, laid bool) {
	prefix := folder + "/"
	if folder == "." {
		prefix = ""
	}
	seen := map[string]bool{}
	for name, data := range o.files {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok {
			continue
		}
		laid = true
		first, _, deeper := strings.Cut(rest, "/")
		if !seen[first] {
			seen[first] = true
			info := laidInfo{name: first, dir: deeper}
			if !deeper {
				info.size = int64(len(data))
			}
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
	}
	return entries, laid
}

// laidInfo describes a file or folder of an overlay.
type laidInfo struct {
	name string
	size int64
	dir  bool
}

func (i laidInfo) Name() string       { return i.name }
func (i laidInfo) Size() int64        { return i.size }
func (i laidInfo) ModTime() time.Time { return time.Time{} }
func (i laidInfo) IsDir() bool        { return i.dir }
func (i laidInfo) Sys() any           { return nil }
func (i laidInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type laidFile struct {
	name string
	size int64
	*bytes.Reader
}

func (f *laidFile) Stat() (fs.FileInfo, error) {
	return laidInfo{name: path.Base(f.name), size: f.size}, nil
}
func (f *laidFile) Close() error { return nil }

type laidFolder struct {
	laid    laidInfo
	entries []fs.DirEntry
	read    int
}

func (f *laidFolder) Stat() (fs.FileInfo, error) { return f.laid, nil }
func (f *laidFolder) Close() error               { return nil }
func (f *laidFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.laid.name, Err: fs.ErrInvalid}
}

// ReadDir is that of [fs.ReadDirFile].
func (f *laidFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := f.entries[f.read:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	f.read += len(rest)
	return slices.Clone(rest), nil
}
