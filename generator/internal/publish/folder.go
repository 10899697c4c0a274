package publish

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// maxOpen bounds the folders held open at a time; some systems allow a process
// 256 files, and a folder takes up to two.
const maxOpen = 100

// enter opens a folder, or takes the open one, until leave. With create it
// makes the folder where there is none. Safe for concurrent use.
func (d *Dir) enter(f *folder, create bool) (*handle, error) {
	if h := d.hold(f); h != nil {
		return h, nil
	}
	f.opening.Lock()
	defer f.opening.Unlock()
	if h := d.hold(f); h != nil {
		return h, nil
	}
	parent, err := d.enter(f.parent, create)
	if err != nil {
		return nil, err
	}
	defer d.leave(f.parent)
	if create {
		if err := d.makeFolder(parent, f); err != nil {
			return nil, err
		}
	}
	h, err := openReal(parent, f.name)
	if errors.Is(err, errNoFolder) {
		return nil, &ForeignError{Paths: []string{f.path}}
	}
	if err != nil {
		return nil, err
	}
	d.keep(f, h)
	return h, nil
}

// leave ends what enter began.
func (d *Dir) leave(f *folder) {
	d.mu.Lock()
	f.users--
	d.mu.Unlock()
}

// hold takes the handle of an open folder.
func (d *Dir) hold(f *folder) *handle {
	d.mu.Lock()
	defer d.mu.Unlock()
	if f.handle != nil {
		f.users++
		d.tick++
		f.tick = d.tick
	}
	return f.handle
}

// keep remembers a folder just opened, and closes the one that was idle for
// longest when there are too many.
func (d *Dir) keep(f *folder, h *handle) {
	d.mu.Lock()
	d.tick++
	f.handle, f.users, f.tick = h, 1, d.tick
	d.open = append(d.open, f)
	var idle *handle
	if len(d.open) > maxOpen {
		idle = d.forget(d.oldest())
	}
	d.mu.Unlock()
	if idle != nil {
		idle.close()
	}
}

// oldest returns the index in d.open of the folder idle for longest, or -1.
// The caller holds d.mu.
func (d *Dir) oldest() int {
	oldest := -1
	for i, f := range d.open {
		if f.users == 0 && (oldest < 0 || f.tick < d.open[oldest].tick) {
			oldest = i
		}
	}
	return oldest
}

// forget takes d.open[i] out and returns its handle, to be closed.
// The caller holds d.mu.
func (d *Dir) forget(i int) *handle {
	if i < 0 {
		return nil
	}
	f := d.open[i]
	h := f.handle
	f.handle = nil
	last := len(d.open) - 1
	d.open[i] = d.open[last]
	d.open = d.open[:last]
	return h
}

// makeFolder makes the folder f in its parent unless it is there.
func (d *Dir) makeFolder(parent *handle, f *folder) error {
	info, err := parent.Lstat(f.name)
	if err == nil && info.IsDir() {
		return nil
	}
	if err := d.clear(f.path); err != nil {
		return err
	}
	if err := d.step("mkdir", f.path); err != nil {
		return err
	}
	if err := parent.Mkdir(f.name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// errNoFolder says that something else than a folder stands in a folder's place.
var errNoFolder = errors.New("not a folder")

// openReal opens the folder name, a single name, in parent. A symbolic link
// there is never followed, not even one that was put there a moment ago.
func openReal(parent *handle, name string) (*handle, error) {
	info, err := parent.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNoFolder}
	}
	root, err := parent.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	opened, err := root.Stat(".")
	if err == nil && !os.SameFile(info, opened) {
		err = &fs.PathError{Op: "open", Path: name, Err: errNoFolder}
	}
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return newHandle(root)
}

// openPath opens the folder at path from the top, name by name. The caller
// closes it.
func (d *Dir) openPath(path string) (*handle, error) {
	h := d.top.handle
	for name := range strings.SplitSeq(path, "/") {
		next, err := openReal(h, name)
		if h != d.top.handle {
			h.close()
		}
		if err != nil {
			return nil, err
		}
		h = next
	}
	return h, nil
}
