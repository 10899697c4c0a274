package publish

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Finish ends a build of which every declared path was put. It removes the
// files of an earlier build that this one did not write, and the folders that
// this leaves empty; writes build.json with the given bytes, then
// manifest.sha256, which lists every file but these two in the format of
// sha256sum, sorted by path; and removes .konsulta. Files that are the same
// already are not written.
func (d *Dir) Finish(build []byte) (Summary, error) {
	if d.plan == nil {
		return Summary{}, errors.New("finishing a build that has not begun")
	}
	for i := range d.plan.files {
		if f := &d.plan.files[i]; f.state.Load() != stateDone {
			return Summary{}, fmt.Errorf("finishing the build: %s was declared and not written", f.path)
		}
	}
	if err := d.prune(); err != nil {
		return Summary{}, fmt.Errorf("removing what is no longer published: %w", err)
	}
	if _, err := d.place(place{d.top, buildName, buildName, true}, &block{data: build}); err != nil {
		return Summary{}, fmt.Errorf("writing %s: %w", buildName, err)
	}
	if err := d.writeManifest(); err != nil {
		return Summary{}, fmt.Errorf("writing %s: %w", manifestName, err)
	}
	var stamps Stamps
	if d.Stamped { // while no other build can change what they are of
		var err error
		if stamps, err = d.written(); err != nil {
			return Summary{}, fmt.Errorf("looking at what was written: %w", err)
		}
	}
	if err := d.removeWork(); err != nil {
		return Summary{}, fmt.Errorf("removing %s: %w", workName, err)
	}
	d.finished = true
	return Summary{
		Files:   len(d.plan.files),
		Changed: int(d.changed.Load()),
		Kept:    int(d.kept.Load()),
		Removed: int(d.removed.Load()),
		Bytes:   d.bytes.Load(),
		Stamps:  stamps,
	}, nil
}

func (d *Dir) writeManifest() error {
	files := d.plan.files
	changed, err := d.place(place{d.top, manifestName, manifestName, true},
		newLines(len(files), func(dst []byte, i int) []byte {
			dst = hex.AppendEncode(dst, files[i].sum[:])
			dst = append(dst, "  "...)
			return append(dst, files[i].path...)
		}))
	if changed {
		// The list, which is about to go, is no longer needed only once the
		// manifest is on the disk.
		syncFolder(d.top.handle)
	}
	return err
}

// prune removes the files of earlier builds and the folders that held them
// and hold nothing now.
func (d *Dir) prune() error {
	twins := d.twins()
	for _, path := range d.plan.stale {
		dir, name := split(path)
		err := d.inFolder(d.plan.folder(dir), func(h *handle) error {
			return d.removeStale(h, name, path, twins[strings.ToLower(path)])
		})
		if err != nil {
			return err
		}
	}
	var empty []*folder
	for _, f := range d.plan.folders {
		if !f.used {
			empty = append(empty, f)
		}
	}
	// A folder comes after its parent in order of paths, so go backwards.
	slices.SortFunc(empty, func(a, b *folder) int { return strings.Compare(b.path, a.path) })
	for _, f := range empty {
		if err := d.removeEmpty(f); err != nil {
			return err
		}
	}
	return nil
}

// inFolder calls fn with the folder f, if it is there and no link or file has
// taken its place.
func (d *Dir) inFolder(f *folder, fn func(h *handle) error) error {
	h, err := d.enter(f, false)
	var foreign *ForeignError
	if errors.Is(err, fs.ErrNotExist) || errors.As(err, &foreign) {
		return nil
	}
	if err != nil {
		return err
	}
	defer d.leave(f)
	return fn(h)
}

// removeStale removes a file of an earlier build, unless it became a folder or
// is, spelt otherwise, the same file as its twin.
func (d *Dir) removeStale(h *handle, name, path, twin string) error {
	info, err := h.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil
	}
	if err != nil {
		return err
	}
	if twin != "" {
		other, err := d.top.handle.Lstat(twin)
		if err != nil || os.SameFile(info, other) {
			return err
		}
	}
	if err := d.step("remove", path); err != nil {
		return err
	}
	if err := h.Remove(name); err != nil {
		return err
	}
	d.removed.Add(1)
	return nil
}

// twins maps the small letters of a stale path to the declared path that
// differs from it in capitals alone: many file systems take them for one file.
func (d *Dir) twins() map[string]string {
	twins := make(map[string]string, len(d.plan.stale))
	for _, path := range d.plan.stale {
		twins[strings.ToLower(path)] = ""
	}
	if len(twins) == 0 {
		return nil
	}
	for i := range d.plan.files {
		path := d.plan.files[i].path
		if _, ok := twins[strings.ToLower(path)]; ok {
			twins[strings.ToLower(path)] = path
		}
	}
	return twins
}

// removeEmpty removes the folder f if nothing is in it.
func (d *Dir) removeEmpty(f *folder) error {
	empty := false
	err := d.inFolder(f, func(h *handle) error {
		entries, err := h.readDir()
		empty = err == nil && len(entries) == 0
		return err
	})
	if err != nil || !empty {
		return err
	}
	// Windows does not remove a folder that is open.
	d.mu.Lock()
	h := d.forget(slices.Index(d.open, f))
	d.mu.Unlock()
	if h != nil {
		h.close()
	}
	return d.inFolder(f.parent, func(h *handle) error {
		if err := d.step("remove", f.path); err != nil {
			return err
		}
		return h.Remove(f.name)
	})
}
