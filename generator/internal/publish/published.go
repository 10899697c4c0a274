package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"
)

// ErrNotPublished says that a folder does not hold what a build leaves: a
// build.json and a manifest.sha256.
var ErrNotPublished = errors.New("not a site that konsulta wrote")

// The sizes beyond which the two are no longer those of a build: the manifest
// of three million files, and a hundred times a build.json.
const (
	maxManifest = 256 << 20
	maxBuild    = 64 << 10
)

// Published is a published site that is read and not written.
//
// Nothing outside its folder is read, whatever the manifest says: the folder is
// walked, and what is found is looked up in the manifest. A link is not
// followed.
type Published struct {
	root  *os.Root
	sums  map[string][32]byte
	torn  int // lines of the manifest that no build wrote
	build []byte
}

// OpenPublished reads the manifest and the build.json of a folder. It fails
// with an error wrapping [ErrNotPublished] where they are not there or no
// build can have written them.
func OpenPublished(dir string) (*Published, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	p := &Published{root: root, sums: map[string][32]byte{}}
	if err := p.read(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", dir, err), root.Close())
	}
	return p, nil
}

func (p *Published) read() error {
	build, err := p.open(buildName, maxBuild)
	if err != nil {
		return err
	}
	p.build, err = io.ReadAll(build)
	if err = errors.Join(err, build.Close()); err != nil {
		return err
	}
	manifest, err := p.open(manifestName, maxManifest)
	if err != nil {
		return err
	}
	defer manifest.Close()
	lines, read := 0, 0
	err = eachLine(manifest, func(line []byte) {
		lines++
		sum, path, ok := cutSum(line)
		if !ok || checkPath(string(path)) != nil {
			return
		}
		if _, twice := p.sums[string(path)]; twice {
			return
		}
		read++
		p.sums[string(path)] = sum
	})
	p.torn = lines - read
	return err
}

// open opens a regular file at the top that is not larger than a limit.
func (p *Published) open(name string, limit int64) (*os.File, error) {
	info, err := p.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no %s: %w", name, ErrNotPublished)
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file: %w", name, ErrNotPublished)
	case info.Size() > limit:
		return nil, fmt.Errorf("%s is too large: %w", name, ErrNotPublished)
	}
	return p.root.Open(name)
}

// Build returns the bytes of build.json.
func (p *Published) Build() []byte { return p.build }

// Sums returns the sum of every file that the manifest names. It is not to be
// changed.
func (p *Published) Sums() map[string][32]byte { return p.sums }

// Close lets go of the folder.
func (p *Published) Close() error { return p.root.Close() }

// Holding tells how a folder differs from its manifest. Paths are sorted.
type Holding struct {
	Missing    []string // named by the manifest, and not there
	Changed    []string // there with other bytes, or as something else than a file
	Foreign    []string // there, and not named by the manifest
	Torn       int      // lines of the manifest that no build wrote
	Unfinished bool     // the folder of a build that runs or was killed is there
}

// Compare holds every file of the folder against the manifest, several at
// once.
func (p *Published) Compare(ctx context.Context, jobs int) (*Holding, error) {
	h := &Holding{Torn: p.torn}
	seen := make(map[string]bool, len(p.sums))
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	listed := make(chan string, 64)
	var wg sync.WaitGroup
	var mu sync.Mutex
	var differ []string
	for range max(1, jobs) {
		wg.Go(func() {
			for path := range listed {
				same, err := p.same(path)
				if err != nil {
					stop(err)
				}
				if !same {
					mu.Lock()
					differ = append(differ, path)
					mu.Unlock()
				}
			}
		})
	}
	err := p.walk(ctx, h, seen, listed)
	close(listed)
	wg.Wait()
	if err = errors.Join(err, context.Cause(ctx)); err != nil {
		return nil, err
	}
	for path := range p.sums {
		if !seen[path] {
			h.Missing = append(h.Missing, path)
		}
	}
	h.Changed = append(h.Changed, differ...)
	slices.Sort(h.Missing)
	slices.Sort(h.Changed)
	return h, nil
}

// walk sends the files that the manifest names, and notes what it does not
// name.
func (p *Published) walk(ctx context.Context, h *Holding, seen map[string]bool, listed chan<- string) error {
	return fs.WalkDir(p.root.FS(), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		switch _, named := p.sums[path]; {
		case path == "." || path == buildName || path == manifestName:
		case path == workName && e.IsDir():
			h.Unfinished = true
			return fs.SkipDir
		case named && e.Type().IsRegular():
			seen[path] = true
			listed <- path
		case named:
			seen[path] = true
			h.Changed = append(h.Changed, path)
			if e.IsDir() {
				return fs.SkipDir
			}
		case !e.IsDir():
			h.Foreign = append(h.Foreign, path)
		}
		return nil
	})
}

// same reports whether a file has the sum that the manifest gives it.
func (p *Published) same(path string) (bool, error) {
	f, err := p.root.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	buf := chunks.Get().(*[chunk]byte)
	defer chunks.Put(buf)
	hash := sha256.New()
	if _, err := io.CopyBuffer(hash, struct{ io.Reader }{f}, buf[:]); err != nil {
		return false, fmt.Errorf("reading %s: %w", path, err)
	}
	return [32]byte(hash.Sum(nil)) == p.sums[path], nil
}
