// Package content reads a content tree, YAML, CSV and Markdown committed by
// clerks, and checks everything that can be checked in it. It works on an
// [fs.FS] and knows no disk. It alone imports the decoders of YAML and CSV.
//
// Every problem of the tree is found in one run. A problem names file, line
// and column; they are looked up when there is something to say, so that
// records that are right cost nothing.
package content

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"time"
	_ "time/tzdata" // a zone is known wherever the program runs

	"gopkg.in/yaml.v3"

	"konsulta/generator/internal/markdown"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// Options say how a tree is read.
type Options struct {
	Root string // put before paths in messages, such as "content"; may be ""
	Jobs int    // how many municipalities are read at once; 0: one for each processor

	// LeaveTexts leaves the long texts of consultations in the tables that hold
	// them, but those that name attachments: [model.Long] reads them again.
	LeaveTexts bool

	// Before is the tree as it was read before, or nil: the records of
	// municipalities that did not change since are those of then. Changes are seen
	// by names, sizes and times, so the same file system has to be given.
	Before *Tree
}

// Load reads and checks the tree. The site is complete where no problem is an
// error; else it holds what could be read. err is a failure of the machine or
// of ctx, not of the content.
func Load(ctx context.Context, fsys fs.FS, o Options) (*model.Site, []problem.Problem, error) {
	t, err := Read(ctx, fsys, o)
	if err != nil {
		return nil, nil, err
	}
	return t.Site, t.Problems, nil
}

// Tree is a content tree that was read and checked.
type Tree struct {
	Site     *model.Site
	Problems []problem.Problem

	l *loader
}

// File is the path, in the tree, of the file that holds a record.
func (t *Tree) File(at model.Origin) string { return t.l.files[at.File].path }

// Place is where a field of a record stands, or the record where it does not
// have the field.
func (t *Tree) Place(at model.Origin, field string) problem.Place {
	return t.l.inRoot(t.l.place(at, field))
}

// Read is [Load] for those who have to find the records in their files
// afterwards.
func Read(ctx context.Context, fsys fs.FS, o Options) (*Tree, error) {
	l := newLoader(fsys, o)
	if l.before = o.Before; l.before != nil {
		l.files = make([]*file, len(l.before.l.files))
	}
	if err := l.walk(ctx); err != nil {
		return nil, err
	}
	l.attach()
	l.readSite()
	l.readRegister()
	l.readBoundaries()
	l.readOpenness()
	if err := l.readMunicipalities(ctx); err != nil {
		return nil, err
	}
	l.readReleases(ctx)
	l.checkNames()
	l.check()
	if l.failed != nil {
		return nil, l.failed
	}
	problem.Sort(l.problems)
	l.problems = slices.CompactFunc(l.problems, func(a, b problem.Problem) bool {
		return a.Place == b.Place && a.Code == b.Code && slices.Equal(a.Args, b.Args)
	})
	return &Tree{l.site, l.problems, l}, nil
}

// newLoader makes a loader that has read nothing yet.
func newLoader(fsys fs.FS, o Options) *loader {
	l := &loader{fsys: fsys, root: o.Root, jobs: o.Jobs, leave: o.LeaveTexts, located: map[int32]*csvIndex{}, once: map[string]bool{},
		refused: map[refusal]bool{}, strays: map[*model.Municipality][]stray{}, long: map[longKey]longText{}, markdown: markdown.New(),
		held: &heldTexts{texts: map[heldKey]model.Text{}}}
	if l.jobs <= 0 {
		l.jobs = runtime.GOMAXPROCS(0)
	}
	l.site = &model.Site{Vocabularies: model.BuiltIn(), Messages: map[string]map[string]string{}}
	if l.leave {
		l.site.Rest = l.held
	}
	return l
}

// loader is one run of Read.
type loader struct {
	fsys   fs.FS
	root   string
	jobs   int
	leave  bool // see Options.LeaveTexts
	site   *model.Site
	before *Tree   // see Options.Before
	files  []*file // all files that are read, by number; nil where there was one before
	byPath map[string]*file
	found  map[string][]*file // by the pattern that they fit

	anyLanguage bool                       // site.yaml does not say which there are
	codes       map[string]map[string]bool // of the vocabularies
	markdown    *markdown.Converter
	attachments map[string]*attachments // by folder

	municipalities map[string]*model.Municipality // by id, the first of each
	nearby         names                          // their ids, for suggestions

	mu         sync.Mutex
	problems   []problem.Problem
	once       map[string]bool // what has been said of a file
	refused    map[refusal]bool
	strays     map[*model.Municipality][]stray
	long       map[longKey]longText
	held       *heldTexts
	located    map[int32]*csvIndex
	documents  map[int32]*yaml.Node // see parsed
	parsedSize int64
	failed     error
	faulty     map[string]bool // municipalities of which something was said
}

// file is one file of the tree.
type file struct {
	number  int32
	path    string
	size    int64
	changed time.Time         // last, as the file system says
	names   map[string]string // what the pattern says of it: municipality, id, year, lang, …
	paths   []string          // YAML: where in the document each record stands
	unread  bool              // nothing of it could be read, which has been reported
	lost    map[string]bool   // CSV: the cells of rows that could not be read
	table   *longTable        // CSV with long texts that may be left there
}

// fail keeps the first failure of the machine.
func (l *loader) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.failed == nil {
		l.failed = err
	}
}

// report adds a problem at a place whose file is a path of the tree.
func (l *loader) report(p problem.Place, f *problem.Fault) {
	p = l.inRoot(p)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.problems = append(l.problems, problem.Problem{Place: p, Fault: *f})
}

// inRoot names the file of a place as messages do.
func (l *loader) inRoot(p problem.Place) problem.Place {
	if l.root != "" {
		p.File = l.root + "/" + p.File
	}
	return p
}

// say reports a fault of a record's field, found by its origin.
func (l *loader) say(at model.Origin, field string, f *problem.Fault) {
	l.report(l.place(at, field), f)
}

// sayItem reports a fault of a part of a field, the item of a list or the
// code of a map, which has a place of its own in YAML.
func (l *loader) sayItem(at model.Origin, field, item string, f *problem.Fault) {
	if !l.inYAML(at) {
		l.say(at, field, f)
		return
	}
	p := l.place(at, field+"."+item)
	p.Field = field
	l.report(p, f)
}

// sayOnce reports only the first fault with a key.
func (l *loader) sayOnce(key string, at model.Origin, field string, f *problem.Fault) {
	l.mu.Lock()
	said := l.once[key]
	l.once[key] = true
	l.mu.Unlock()
	if !said {
		l.say(at, field, f)
	}
}

// readMunicipalities reads and checks the folders of the municipalities.
func (l *loader) readMunicipalities(ctx context.Context) error {
	kept, said := l.takeOver(), len(l.problems)
	l.eachMunicipality(ctx, func(m *model.Municipality) {
		if kept[m.ID] {
			return
		}
		l.readMunicipality(m)
		l.checkMunicipality(m)
		if l.leave {
			l.leaveTexts(m)
		}
	})
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("reading the content: %w", err)
	}
	l.findFaulty(said)
	return nil
}

// eachMunicipality does something with every municipality, with several at
// once, until ctx ends. Of those with one id, and so one folder, it is the
// first.
func (l *loader) eachMunicipality(ctx context.Context, do func(*model.Municipality)) {
	work := make(chan *model.Municipality)
	var wg sync.WaitGroup
	for range l.jobs {
		wg.Go(func() {
			for m := range work {
				do(m)
			}
		})
	}
	for _, m := range l.site.Municipalities {
		if ctx.Err() != nil {
			break
		}
		if l.municipalities[m.ID] == m { // an id that is there twice has one folder
			work <- m
		}
	}
	close(work)
	wg.Wait()
}
