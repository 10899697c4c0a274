// Package publish puts files into the output directory so that a build that
// changes nothing writes nothing. It knows paths and bytes, not pages.
//
// A build is [Open], [Dir.Begin] with every path it will write, [Dir.Put] and
// [Dir.Copy] for each of them, [Dir.Finish], and always [Dir.Close].
//
// # What it promises
//
// Killed at any moment, or on a full disk, every file is whole, old or new,
// and the next build repairs the rest: a file is written in the folder
// .konsulta of the output directory and renamed into place. That folder also
// holds the lock against a second build and the list of paths that are about
// to be written. It is gone when a build ends well, and the next build takes
// it over when one did not.
//
// Ours are the paths that the last manifest.sha256 or that list names, with
// manifest.sha256 and build.json. Nothing else in the output directory is ever
// changed or deleted, and nothing outside it, not even through a symbolic
// link: a link on the way to a path is foreign like any other file in the way.
//
// A power cut may leave files empty that the disk had not taken yet. The list
// and the manifest are flushed, so the next build knows what is ours, compares
// bytes and repairs.
package publish

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// The names that the package keeps for itself at the top of an output directory.
const (
	workName     = ".konsulta"
	manifestName = "manifest.sha256"
	buildName    = "build.json"
)

// The names inside .konsulta; a temporary file has a number after tempPrefix.
const (
	lockName   = "lock"
	listName   = "list"
	tempPrefix = "tmp-"
)

// ErrLocked says that another build is writing to the same output directory.
var ErrLocked = errors.New("another build is writing here")

// maxNamed is how many paths a ForeignError names.
const maxNamed = 20

// ForeignError says that files or folders which konsulta did not write stand
// where the site has to go. Nothing was written.
type ForeignError struct {
	Paths []string // relative to the output directory, sorted, at most 20
	More  int      // how many others are not named
}

func (e *ForeignError) Error() string {
	more := ""
	if e.More > 0 {
		more = fmt.Sprintf(" and %d more", e.More)
	}
	return "in the way and not written by konsulta: " + strings.Join(e.Paths, ", ") + more
}

// foreign returns an error that names paths, or nil when there are none.
func foreign(paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	slices.Sort(paths)
	n := min(len(paths), maxNamed)
	return &ForeignError{Paths: paths[:n], More: len(paths) - n}
}

// Summary counts what a build did. Files, Changed and Bytes are of the
// declared paths alone; build.json and manifest.sha256 are not among them.
type Summary struct {
	Files   int    // paths declared, all of them put
	Changed int    // files written because they were new or different
	Kept    int    // files for which Keep was true
	Removed int    // files of an earlier build that are gone now
	Bytes   int64  // size of all files together
	Stamps  Stamps // where the build is Stamped
}

// Dir is an output directory held by one build.
type Dir struct {
	Stamped bool   // Finish makes the stamps of what was written
	Last    Stamps // of the last build, before Begin, for Keep; nil where they are not known

	name string
	top  *folder // the output directory itself
	work *handle // .konsulta
	lock *os.File
	plan *plan // nil until Begin succeeds

	// step is called before each change of the file system. Tests make it
	// fail or kill the process.
	step func(op, path string) error

	temps    atomic.Int64
	changed  atomic.Int64
	kept     atomic.Int64
	removed  atomic.Int64
	bytes    atomic.Int64
	finished bool
	closed   bool

	mu   sync.Mutex // guards what follows, and the state of every folder
	tick uint64     // counts uses of folders
	open []*folder  // the folders held open, without top
}

// Open takes the lock of the output directory dir, which it creates where it
// does not exist, and takes over what a dead build left in it. It fails with
// an error wrapping [ErrLocked] while another build holds dir.
func Open(dir string) (*Dir, error) {
	return open(dir, func(string, string) error { return nil })
}

func open(dir string, step func(op, path string) error) (*Dir, error) {
	if err := step("mkdir", dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	top, err := newHandle(root)
	if err != nil {
		return nil, err
	}
	d := &Dir{name: dir, step: step, top: &folder{handle: top, used: true}}
	if err := d.takeLock(); err != nil {
		top.close()
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if err := d.sweep(); err != nil {
		_ = d.Close()
		return nil, fmt.Errorf("%s: removing what a dead build left: %w", dir, err)
	}
	return d, nil
}

// Begin declares every path that this build will write, slash-separated and
// relative to the output directory, in any order.
//
// It fails with a [*ForeignError] where something that konsulta did not write
// is in the way, and with another error for a path that is not clean, relative
// and inside, that is named twice, that is both a file and the folder of
// another, or that the package keeps for itself. Nothing of the site is
// touched before it returns nil, and by then the paths are on disk, so that
// the next build knows them for its own whatever happens to this one.
func (d *Dir) Begin(paths []string) error {
	if d.plan != nil {
		return errors.New("a build begins only once")
	}
	p, err := newPlan(d.top, paths)
	if err != nil {
		return err
	}
	if err := d.readEarlier(p); err != nil {
		return fmt.Errorf("%s: reading what an earlier build wrote: %w", d.name, err)
	}
	if err := d.recall(p); err != nil {
		return fmt.Errorf("%s: reading what an earlier build wrote: %w", d.name, err)
	}
	inTheWay, err := d.inspect(p)
	if err != nil {
		return fmt.Errorf("%s: looking for files in the way: %w", d.name, err)
	}
	if err := foreign(inTheWay); err != nil {
		return fmt.Errorf("%s: %w", d.name, err)
	}
	if err := d.record(p); err != nil {
		return fmt.Errorf("%s: recording the paths to be written: %w", d.name, err)
	}
	d.plan = p
	return nil
}

// Put makes data the content of the file at path and reports whether it had to
// write: a file that has these bytes already keeps its modification time. The
// path must be one named to Begin, and is put once. Put may be called by many
// goroutines at once; data is not kept.
func (d *Dir) Put(path string, data []byte) (changed bool, err error) {
	return d.put(path, &block{data: data})
}

// Copy is [Dir.Put] for content of any size, which it reads in pieces. It
// calls open a second time when it finds the file different.
func (d *Dir) Copy(path string, open func() (io.ReadCloser, error)) (changed bool, err error) {
	return d.put(path, &stream{open: open})
}

func (d *Dir) put(path string, src source) (bool, error) {
	f, dir, err := d.claim(path)
	if err != nil {
		return false, err
	}
	changed, err := d.place(place{dir, path[dir.prefix():], path, f.stands}, src)
	if err != nil {
		return false, fmt.Errorf("writing %s: %w", path, err)
	}
	sum, size := src.digest()
	f.sum = sum
	f.state.Store(stateDone)
	d.bytes.Add(size)
	if changed {
		d.changed.Add(1)
	}
	return changed, nil
}

// claim finds the declared file at path and takes it for one caller.
func (d *Dir) claim(path string) (*file, *folder, error) {
	if d.plan == nil {
		return nil, nil, fmt.Errorf("writing %s: the build has not begun", path)
	}
	i, dir := d.plan.find(path)
	if i < 0 {
		return nil, nil, fmt.Errorf("writing %s: the path was not declared", path)
	}
	f := &d.plan.files[i]
	if !f.state.CompareAndSwap(stateDeclared, stateTaken) {
		return nil, nil, fmt.Errorf("writing %s: the path was put before", path)
	}
	return f, dir, nil
}

// Close releases the output directory; after [Dir.Finish] that is all. Without
// it, it removes temporary files and keeps the list of paths, so that the next
// build knows what is ours. No Put may be running. A second Close does nothing.
func (d *Dir) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	var err error
	if !d.finished {
		err = d.abandon()
	}
	for _, f := range d.open {
		f.handle.close()
	}
	d.top.handle.close()
	return err
}

// abandon leaves an unfinished build: the list stays, all else of .konsulta goes.
func (d *Dir) abandon() error {
	if d.lock == nil { // Finish came that far
		return nil
	}
	err := d.sweep()
	if _, missing := d.work.Lstat(listName); errors.Is(missing, os.ErrNotExist) {
		return errors.Join(err, d.removeWork())
	}
	return errors.Join(err, d.unlock())
}
