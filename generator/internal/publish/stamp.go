package publish

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"io/fs"
)

// Stamp tells the files of an output directory from others without reading
// them: it is made of the manifest, and of what the system keeps of every file
// that the manifest names, such as its size and when it was last changed.
//
// Two stamps of a directory are equal where no file was written, replaced or
// removed between them. That is as sure as the system keeps these times: on
// Linux nobody can set the time of a file's last change of any kind.
type Stamp [32]byte

// ErrNoStamp says that an output directory is not as a build leaves it.
var ErrNoStamp = errors.New("not as a build leaves it")

// Stamp makes the stamp of the directory as it stands. It fails with
// [ErrNoStamp] where a build was not finished or a file is missing.
func (d *Dir) Stamp() (Stamp, error) {
	if _, err := d.work.Lstat(listName); !errors.Is(err, fs.ErrNotExist) {
		return Stamp{}, errors.Join(err, ErrNoStamp)
	}
	return d.stamp()
}

// stamp makes the stamp while the list of paths may still be there.
func (d *Dir) stamp() (Stamp, error) {
	s := &stamping{dir: d, hash: sha256.New()}
	defer s.leave()
	if err := s.file(manifestName); err != nil {
		return Stamp{}, err
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
		return Stamp{}, err
	}
	return Stamp(s.hash.Sum(nil)), nil
}

// stamping is a stamp that is being made. A manifest names the files of a
// folder one after the other.
type stamping struct {
	dir  *Dir
	hash hash.Hash
	path string  // of the folder that is open
	in   *handle // nil for the top folder
	line []byte
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
	s.line = append(append(s.line[:0], path...), 0)
	line, ok := h.appendState(s.line, name)
	if !ok {
		return fmt.Errorf("%w: %s", ErrNoStamp, path)
	}
	s.line = line
	s.hash.Write(line)
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
