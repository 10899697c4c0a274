package publish

import (
	"fmt"
	"os"
)

// recalled finds a declared path at which the [Dir.Last] build left a file.
func (d *Dir) recalled(path string) (*file, *folder) {
	if d.plan == nil {
		return nil, nil
	}
	i, dir := d.plan.find(path)
	if i < 0 || !d.plan.files[i].recalled || !d.plan.files[i].stands {
		return nil, nil
	}
	return &d.plan.files[i], dir
}

// Keep takes the file at a declared path for put, without looking into it, and
// reports whether it could: the stamps of the [Dir.Last] build must show that
// it is as that build left it. It may be called by many goroutines at once.
func (d *Dir) Keep(path string) bool {
	f, dir := d.recalled(path)
	if f == nil {
		return false
	}
	h, err := d.enter(dir, false)
	if err != nil {
		return false
	}
	defer d.leave(dir)
	stamp, size, ok := h.stamp(path, path[dir.prefix():])
	if !ok || stamp != f.stamp || !f.state.CompareAndSwap(stateDeclared, stateTaken) {
		return false
	}
	f.kept = true
	f.state.Store(stateDone)
	d.bytes.Add(size)
	d.kept.Add(1)
	return true
}

// Before opens the file at a declared path as the [Dir.Last] build left it, or
// returns nil where it is not so any more. It has to be closed before the path
// is put, which some systems refuse else.
func (d *Dir) Before(path string) *os.File {
	f, dir := d.recalled(path)
	if f == nil {
		return nil
	}
	h, err := d.enter(dir, false)
	if err != nil {
		return nil
	}
	defer d.leave(dir)
	name := path[dir.prefix():]
	stands := func() bool {
		stamp, _, ok := h.stamp(path, name)
		return ok && stamp == f.stamp
	}
	if !stands() { // and may be what cannot be opened
		return nil
	}
	open, err := h.Open(name)
	if err != nil {
		return nil
	}
	if !stands() {
		_ = open.Close() // it was only read
		return nil
	}
	return open
}

// Sum is the SHA-256 of the file at a path that was put or kept.
func (d *Dir) Sum(path string) (sum [32]byte, ok bool) {
	if d.plan == nil {
		return sum, false
	}
	i, _ := d.plan.find(path)
	if i < 0 || d.plan.files[i].state.Load() != stateDone {
		return sum, false
	}
	return d.plan.files[i].sum, true
}

// Made opens the file at a path that was put or kept.
func (d *Dir) Made(path string) (*os.File, error) {
	if _, ok := d.Sum(path); !ok {
		return nil, fmt.Errorf("reading %s: it was not put", path)
	}
	_, dir := d.plan.find(path)
	h, err := d.enter(dir, false)
	if err != nil {
		return nil, err
	}
	defer d.leave(dir)
	return h.Open(path[dir.prefix():])
}
