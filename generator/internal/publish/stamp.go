package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
)

// Stamps tell the files of an output directory from others without reading
// them. Each is made of a file's path and of what the system keeps of the file,
// such as its size and when it was last changed: stampSize bytes for the
// manifest, then for every file that the manifest names, in its order.
//
// A stamp is the same again where the file was not written, replaced or removed
// meanwhile. That is as sure as the system keeps these times: on Linux nobody
// can set the time of a file's last change of any kind.
type Stamps []byte

const stampSize = 8

// ErrNoStamp says that an output directory is not as a build leaves it.
var ErrNoStamp = errors.New("not as a build leaves it")

// Stamps makes the stamps of the directory as it stands. It fails with
// [ErrNoStamp] where a build was not finished or a file is missing.
func (d *Dir) Stamps() (Stamps, error) {
	if !d.finishedBefore() {
		return nil, ErrNoStamp
	}
	s := &stamping{dir: d}
	defer s.leave()
	if err := s.file(manifestName); err != nil {
		return nil, err
	}
	var failed error
	err := readLines(d.top.handle, manifestName, func(line []byte) {
		_, path, ok := cutSum(line)
		if failed != nil {
			return
		}
		if !ok || checkPath(string(path)) != nil {
			failed = ErrNoStamp
			return
		}
		failed = s.file(string(path))
	})
	if err := errors.Join(failed, err); err != nil {
		return nil, err
	}
	return s.stamps, nil
}

// finishedBefore reports whether the last build of the directory came to its end.
func (d *Dir) finishedBefore() bool {
	_, err := d.work.Lstat(listName)
	return errors.Is(err, fs.ErrNotExist)
}

// written makes the stamps of what this build wrote. What it kept has its stamp.
func (d *Dir) written() (Stamps, error) {
	s := &stamping{dir: d, stamps: make(Stamps, 0, stampSize*(len(d.plan.files)+1))}
	defer s.leave()
	if err := s.file(manifestName); err != nil {
		return nil, err
	}
	for i := range d.plan.files {
		f := &d.plan.files[i]
		if f.kept {
			s.stamps = append(s.stamps, f.stamp[:]...)
		} else if err := s.file(f.path); err != nil {
			return nil, err
		}
	}
	return s.stamps, nil
}

// recall notes what the last build left at each declared path, where the stamps
// given are of the manifest that is there.
func (d *Dir) recall(p *plan) error {
	if len(d.Last) == 0 || !d.finishedBefore() {
		return nil
	}
	last, now := d.Last, &stamping{dir: d}
	if now.file(manifestName) != nil || !bytes.HasPrefix(last, now.stamps) {
		return nil
	}
	next := 0
	return readLines(d.top.handle, manifestName, func(line []byte) {
		last = last[min(stampSize, len(last)):]
		sum, path, ok := cutSum(line)
		if !ok || len(last) < stampSize {
			return
		}
		// Most paths are declared again, in the same order.
		i := next
		if i >= len(p.files) || p.files[i].path != string(path) {
			if i, _ = p.find(string(path)); i < 0 {
				return
			}
		}
		f := &p.files[i]
		f.sum, f.stamp, f.recalled = sum, [stampSize]byte(last), true
		next = i + 1
	})
}

// stamp makes the stamp of the regular file name of a folder, which is at a path.
func (h *handle) stamp(path, name string) (stamp [stampSize]byte, size int64, ok bool) {
	var room [256]byte
	line := append(append(room[:0], path...), 0)
	line, size, ok = h.appendState(line, name)
	sum := sha256.Sum256(line)
	return [stampSize]byte(sum[:]), size, ok
}

// stamping is stamps that are being made. A manifest names the files of a
// folder one after the other.
type stamping struct {
	dir    *Dir
	path   string  // of the folder that is open
	in     *handle // nil for the top folder
	stamps Stamps
}

func (s *stamping) file(path string) error {
	folder, name := split(path)
	if folder != s.path {
		s.leave()
		if folder != "" {
			h, err := s.dir.openPath(folder)
			if err != nil {
				return fmt.Errorf("%w: %w", ErrNoStamp, err)
			}
			s.in = h
		}
		s.path = folder
	}
	h := s.in
	if h == nil {
		h = s.dir.top.handle
	}
	stamp, _, ok := h.stamp(path, name)
	if !ok {
		return fmt.Errorf("%w: %s", ErrNoStamp, path)
	}
	s.stamps = append(s.stamps, stamp[:]...)
	return nil
}

func (s *stamping) leave() {
	if s.in != nil {
		s.in.close()
	}
	s.in, s.path = nil, ""
}

// appendNumbers writes numbers in a fixed width.
func appendNumbers(dst []byte, numbers ...int64) []byte {
	for _, n := range numbers {
		dst = binary.BigEndian.AppendUint64(dst, uint64(n))
	}
	return dst
}

// Leave ends a build that has nothing to do, since the directory holds what it
// would write: build.json gets the given bytes, unless it has them.
func (d *Dir) Leave(build []byte) error {
	if d.plan != nil {
		return errors.New("leaving a build that has begun")
	}
	if _, err := d.place(place{d.top, buildName, buildName, true}, &block{data: build}); err != nil {
		return fmt.Errorf("writing %s: %w", buildName, err)
	}
	if err := d.removeWork(); err != nil {
		return fmt.Errorf("removing %s: %w", workName, err)
	}
	d.finished = true
	return nil
}
