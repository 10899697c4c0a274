package publish

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// readEarlier notes in the plan what the last manifest and the list of a dead
// build name. Lines that they cannot have written are passed over.
func (d *Dir) readEarlier(p *plan) error {
	err := readLines(d.top.handle, manifestName, func(line []byte) {
		if _, path, ok := cutSum(line); ok {
			p.note(path)
		}
	})
	if err != nil {
		return err
	}
	p.next = 0
	if err := readLines(d.work, listName, p.note); err != nil {
		return err
	}
	slices.Sort(p.stale)
	p.stale = slices.Compact(p.stale)
	return nil
}

// readLines calls fn for every line of a file, as eachLine does. A file that is
// not there, or is none, has no lines.
func readLines(h *handle, name string, fn func(line []byte)) error {
	info, err := h.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil
	}
	if err != nil {
		return err
	}
	f, err := h.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return eachLine(f, fn)
}

// inspection looks at what stands in the output directory before anything
// is written.
type inspection struct {
	dir     *Dir
	plan    *plan
	foreign []string
}

// inspect finds what stands where the plan wants to write: files of ours,
// which it marks, files and folders of ours to be removed first, which it puts
// in plan.blocked, and what is foreign, which it returns.
func (d *Dir) inspect(p *plan) (foreign []string, err error) {
	in := &inspection{dir: d, plan: p}
	for _, name := range []string{manifestName, buildName} {
		info, err := d.top.handle.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, err
		case !info.Mode().IsRegular():
			in.foreign = append(in.foreign, name)
		}
	}
	err = in.folder(d.top)
	return in.foreign, err
}

// folder inspects the declared files and folders in f, which exists.
func (in *inspection) folder(f *folder) error {
	h, err := in.dir.enter(f, false)
	if err != nil {
		return err
	}
	defer in.dir.leave(f)
	if err := in.filesOf(f, h); err != nil {
		return err
	}
	for _, sub := range f.sub {
		info, err := h.Lstat(sub.name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return err
		case info.IsDir():
			err = in.folder(sub)
		case info.Mode().IsRegular() && in.plan.ours(sub.path):
			in.plan.blocked[sub.path] = []string{sub.path}
		default:
			in.foreign = append(in.foreign, sub.path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// filesOf inspects the declared files of one folder. It reads the folder once
// instead of asking for each file.
func (in *inspection) filesOf(f *folder, h *handle) error {
	if len(f.files) == 0 {
		return nil
	}
	entries, err := h.readDir()
	if err != nil {
		return err
	}
	for _, e := range entries {
		i := in.plan.findIn(f, e.Name())
		if i < 0 {
			continue
		}
		in.plan.files[i].seen = true
		if err := in.file(&in.plan.files[i], e.Type()); err != nil {
			return err
		}
	}
	for _, i := range f.files {
		if in.plan.files[i].seen {
			continue
		}
		if err := in.otherSpelling(f, h, &in.plan.files[i], entries); err != nil {
			return err
		}
	}
	return nil
}

// file judges what stands at a declared path.
func (in *inspection) file(f *file, mode fs.FileMode) error {
	switch {
	case mode.IsRegular() && f.listed:
		f.stands = true
	case mode.IsDir() && in.plan.oursBelow(f.path):
		return in.below(f.path, f.path)
	default:
		in.foreign = append(in.foreign, f.path)
	}
	return nil
}

// otherSpelling looks for a file that the file system takes for the declared
// one although its name is spelt otherwise, in capitals for example: put there,
// the declared file would replace it.
func (in *inspection) otherSpelling(f *folder, h *handle, want *file, entries []fs.DirEntry) error {
	name := want.path[f.prefix():]
	info, err := h.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		other := want.path[:f.prefix()] + e.Name()
		if strings.EqualFold(e.Name(), name) && in.plan.ours(other) {
			want.listed = true
		}
	}
	return in.file(want, info.Mode().Type())
}

// below collects everything in the folder at path, and then the folder, to be
// removed before the file declared at want can be put. All of it has to be ours.
func (in *inspection) below(want, path string) error {
	h, err := in.dir.openPath(path)
	if err != nil {
		return err
	}
	defer h.close()
	entries, err := h.readDir()
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path + "/" + e.Name()
		switch {
		case e.IsDir() && in.plan.oursBelow(name):
			if err := in.below(want, name); err != nil {
				return err
			}
		case e.Type().IsRegular() && in.plan.ours(name):
			in.plan.blocked[want] = append(in.plan.blocked[want], name)
		default:
			in.foreign = append(in.foreign, name)
		}
	}
	in.plan.blocked[want] = append(in.plan.blocked[want], path)
	return nil
}
