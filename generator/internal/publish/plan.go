package publish

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

// The states of a declared file.
const (
	stateDeclared = iota
	stateTaken    // somebody is putting it, or failed to
	stateDone
)

// file is one declared path.
type file struct {
	path     string
	sum      [32]byte // SHA-256 of the content put, and until then of what is recalled
	state    atomic.Uint32
	listed   bool // an earlier build named it
	seen     bool // something stood there when the build began
	stands   bool // and it was a file of ours
	recalled bool // what the last build left there is known: its sum and its stamp
	kept     bool // it is still there, and stays
	stamp    [stampSize]byte
}

// folder is a folder that holds declared paths, or held those of an earlier
// build. The top folder has no name, no path and no parent.
type folder struct {
	path   string
	name   string
	parent *folder
	sub    []*folder
	files  []int32 // indices of plan.files, in the order of names
	used   bool    // holds declared paths, at any depth

	opening sync.Mutex // held while the folder is created and opened
	handle  *handle    // nil while closed; guarded, like the rest, by Dir.mu
	users   int        // how many calls are using handle
	tick    uint64     // when handle was last taken
}

// prefix is the length of what stands before a name of this folder in a path.
func (f *folder) prefix() int {
	if f.parent == nil {
		return 0
	}
	return len(f.path) + 1
}

// plan is what a build will write, and what earlier builds wrote.
type plan struct {
	files   []file // sorted by path
	folders map[string]*folder
	stale   []string // ours by an earlier build and not declared, sorted
	next    int      // where note expects the next path

	// blocked holds, for a declared path or folder, what of ours has to be
	// removed before it can be put there, in the order of removal.
	blocked map[string][]string
}

// newPlan sorts the paths and checks that each can be written beside the others.
func newPlan(top *folder, paths []string) (*plan, error) {
	sorted := slices.Clone(paths)
	slices.Sort(sorted)
	top.sub, top.files = nil, nil
	p := &plan{
		files:   make([]file, len(sorted)),
		folders: map[string]*folder{"": top},
		blocked: map[string][]string{},
	}
	dir := top
	for i, path := range sorted {
		if err := checkPath(path); err != nil {
			return nil, err
		}
		if err := portable(path); err != nil {
			return nil, err
		}
		if i > 0 && sorted[i-1] == path {
			return nil, fmt.Errorf("path %q is declared twice", path)
		}
		if name, _ := split(path); name != dir.path {
			dir = p.folder(name)
			for f := dir; f != nil && !f.used; f = f.parent {
				f.used = true
			}
		}
		p.files[i].path = path
		dir.files = append(dir.files, int32(i))
	}
	for path := range p.folders {
		if i, _ := p.find(path); i >= 0 {
			return nil, fmt.Errorf("path %q is both a file and the folder of another", path)
		}
	}
	if err := p.alike(); err != nil {
		return nil, err
	}
	return p, nil
}

// alike refuses paths that differ in capitals alone: many file systems take
// them for one, and there the one would overwrite the other. Few paths have
// capitals, and only theirs are looked at.
func (p *plan) alike() error {
	spelt := map[string]string{}
	for i := range p.files {
		path := p.files[i].path
		if small := strings.ToLower(path); small == path {
			continue
		}
		for end := range len(path) + 1 {
			if end < len(path) && path[end] != '/' {
				continue
			}
			part := path[:end]
			small := strings.ToLower(part)
			other, known := spelt[small]
			if spelt[small] = part; !known && part != small {
				if at, _ := p.find(small); at >= 0 || p.folders[small] != nil {
					other, known = small, true
				}
			}
			if known && other != part {
				return fmt.Errorf("paths %q and %q differ in capitals alone", other, part)
			}
		}
	}
	return nil
}

// folder returns the folder at path, made with its parents if it is not known.
func (p *plan) folder(path string) *folder {
	if f := p.folders[path]; f != nil {
		return f
	}
	dir, name := split(path)
	f := &folder{path: path, name: name, parent: p.folder(dir)}
	f.parent.sub = append(f.parent.sub, f)
	p.folders[path] = f
	return f
}

// find returns the index of a declared path and its folder, or -1.
func (p *plan) find(path string) (int, *folder) {
	dir, name := split(path)
	f := p.folders[dir]
	if f == nil {
		return -1, nil
	}
	return p.findIn(f, name), f
}

// findIn returns the index of the declared path name in folder f, or -1.
func (p *plan) findIn(f *folder, name string) int {
	n := f.prefix()
	i, found := sort.Find(len(f.files), func(i int) int {
		return strings.Compare(name, p.files[f.files[i]].path[n:])
	})
	if !found {
		return -1
	}
	return int(f.files[i])
}

// note takes a path that an earlier build wrote or meant to write. What no
// build can have declared is left out: it may name a file anywhere.
func (p *plan) note(line []byte) {
	// An unchanged build meets its own paths in their order.
	if p.next < len(p.files) && p.files[p.next].path == string(line) {
		p.files[p.next].listed = true
		p.next++
		return
	}
	path := string(line)
	if i, _ := p.find(path); i >= 0 {
		p.files[i].listed = true
		p.next = i + 1
		return
	}
	if checkPath(path) == nil {
		p.stale = append(p.stale, path)
	}
}

// ours reports whether an earlier build named the path.
func (p *plan) ours(path string) bool {
	if i, _ := p.find(path); i >= 0 {
		return p.files[i].listed
	}
	_, found := slices.BinarySearch(p.stale, path)
	return found
}

// oursBelow reports whether an earlier build, and not this one, named a path
// in the folder at path.
func (p *plan) oursBelow(path string) bool {
	i, _ := slices.BinarySearch(p.stale, path+"/")
	return i < len(p.stale) && strings.HasPrefix(p.stale[i], path+"/")
}

// checkPath says why a path cannot be written, or read from a list.
func checkPath(path string) error {
	if !fs.ValidPath(path) || path == "." {
		return fmt.Errorf("path %q is not clean, relative and inside the output directory", path)
	}
	// sha256sum writes such names in an escaped form of its own.
	if strings.ContainsFunc(path, func(r rune) bool { return r == '\\' || r < ' ' || r == 0x7f }) {
		return fmt.Errorf("path %q has a backslash or a control character", path)
	}
	if _, err := filepath.Localize(path); err != nil {
		return fmt.Errorf("path %q: %w", path, err)
	}
	first, _, _ := strings.Cut(path, "/")
	for _, name := range []string{workName, manifestName, buildName} {
		if strings.EqualFold(first, name) {
			return fmt.Errorf("path %q is kept for %s", path, name)
		}
	}
	return nil
}

// portable says why a path cannot be written everywhere: Windows drops a dot
// or space at the end of a name, or cannot open what has one.
func portable(path string) error {
	for name := range strings.SplitSeq(path, "/") {
		if last := name[len(name)-1]; last == '.' || last == ' ' {
			return fmt.Errorf("path %q has a name that ends in a dot or space", path)
		}
	}
	return nil
}

// split cuts a path before its last name; the folder of a path at the top is "".
func split(path string) (dir, name string) {
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		return path[:i], path[i+1:]
	}
	return "", path
}
