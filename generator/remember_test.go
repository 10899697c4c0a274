package generator_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator"
)

// notebook is a memory that counts how often builds were written into it.
type notebook struct {
	mu     sync.Mutex
	pages  map[string][]byte
	writes int
}

func (n *notebook) Recall(name string) []byte {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.pages[name]
}

func (n *notebook) Keep(name string, data []byte) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.pages == nil {
		n.pages = map[string][]byte{}
	}
	n.pages[name] = data
	if name == "build" {
		n.writes++
	}
}

// edited is a site that is edited at random, and the folder it is built into.
type edited struct {
	*rand.Rand
	content   fstest.MapFS
	before    []fstest.MapFS // earlier states, all right or wrong as they were
	templates fstest.MapFS
	at        time.Time
	drafts    bool
	baseURL   string
	program   int
	git       *past // nil: what it tells is left out
	commits   past
	committed map[string]string // the files of the last commit
	dir       string
	memory    notebook
}

func (e *edited) options() generator.Options {
	o := options(e.content, e.at.Format("2006-01-02T15:04"))
	o.Drafts, o.BaseURL, o.Program = e.drafts, e.baseURL, fmt.Sprint(e.program)
	if len(e.templates) > 0 {
		o.Templates = e.templates
	}
	if e.git != nil {
		o.History = e.git
	}
	return o
}

// commit has git know the records as they are.
func (e *edited) commit() {
	var files []string
	now := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(e.content)) {
		if text := string(e.content[name].Data); strings.HasPrefix(name, "municipalities/") && !strings.Contains(name, "/files/") {
			if now[name] = text; e.committed[name] != text {
				files = append(files, name, text)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.committed)) {
		if _, ok := now[name]; !ok {
			files = append(files, name, "")
		}
	}
	e.commits.commit(e.at.Format(time.RFC3339), files...)
	e.committed = now
}

// file chooses a file of the content, its name by a part that it has.
func (e *edited) file(part string) string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(e.content)), func(name string) bool { return !strings.Contains(name, part) })
	return names[e.IntN(len(names))]
}

// replace changes a text in a file of the content.
func (e *edited) replace(name, old, with string) {
	text := strings.Replace(string(e.content[name].Data), old, with, 1)
	e.content[name] = &fstest.MapFile{Data: []byte(text)}
}

// edit does one thing to the site or to what was published, and says what.
func (e *edited) edit() string {
	e.before = append(e.before, maps.Clone(e.content))
	switch n := e.IntN(23); n {
	case 0, 1, 2:
		name := e.file("municipalities/")
		letters := []string{"а", "e", "1", "2", "o"}
		from := letters[e.IntN(len(letters))]
		e.replace(name, from, letters[e.IntN(len(letters))]+from)
		return "a letter more in " + name
	case 3:
		name := e.file(".")
		delete(e.content, name)
		return "deleted " + name
	case 4:
		name := e.file(".md")
		to := strings.Replace(name, ".mk.", ".sq.", 1)
		e.content[to] = e.content[name]
		return "copied " + name + " to " + to
	case 5:
		e.replace("site.yaml", "min_days: ", "min_days: 1")
		return "another rule"
	case 6, 7:
		e.content = maps.Clone(e.before[e.IntN(len(e.before))])
		return "an earlier content"
	case 8:
		e.templates = fstest.MapFS{"footer.html": {Data: fmt.Appendf(nil, "{{define \"footer\"}}<footer>%d</footer>{{end}}", e.IntN(3))}}
		return "an own footer"
	case 9:
		e.templates = nil
		return "no own template"
	case 10:
		e.at = e.at.Add(time.Duration(e.IntN(200)) * time.Minute)
		return "some minutes later"
	case 11:
		e.at = e.at.Add(time.Duration(e.IntN(10*24)) * time.Hour)
		return "some days later"
	case 12:
		e.at = time.Date(2026, 3, 1+e.IntN(60), e.IntN(24), e.IntN(60), 0, 0, time.UTC)
		return "another day"
	case 13:
		e.drafts = !e.drafts
		return "drafts or not"
	case 14:
		e.baseURL = []string{"", "https://other.example/"}[e.IntN(2)]
		return "an address"
	case 15:
		e.program = e.IntN(2)
		return "a program"
	case 16:
		names := slices.Sorted(maps.Keys(e.memory.pages))
		if len(names) == 0 {
			return "no memory"
		}
		name := names[e.IntN(len(names))]
		page := e.memory.pages[name]
		e.memory.pages[name] = page[:e.IntN(len(page)+1)]
		return "a torn memory"
	case 17:
		return e.damage()
	case 18, 19:
		e.commit()
		return "a commit"
	case 20:
		if e.git = &e.commits; e.IntN(3) == 0 {
			e.git = nil
		}
		return "with what git tells or without"
	}
	return "nothing"
}

// damage changes a published file, with its size and time as they were.
func (e *edited) damage() string {
	var names []string
	_ = filepath.WalkDir(e.dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != "manifest.sha256" { // without it all is foreign
			names = append(names, name)
		}
		return err
	})
	if len(names) == 0 {
		return "nothing to damage"
	}
	name := names[e.IntN(len(names))]
	info, err := os.Stat(name)
	if err != nil {
		return err.Error()
	}
	if e.IntN(2) == 0 {
		return fmt.Sprint("removed ", name, os.Remove(name))
	}
	return fmt.Sprint("damaged ", name, os.WriteFile(name, []byte(strings.Repeat("x", int(info.Size()))), 0o644),
		os.Chtimes(name, time.Time{}, info.ModTime()))
}

// newEdited is the golden site with a second municipality that has the records of
// the first, before any edit.
func newEdited(t *testing.T, seed uint64) *edited {
	t.Helper()
	e := &edited{Rand: rand.New(rand.NewPCG(seed, 26)), content: fstest.MapFS{}, dir: filepath.Join(memory(t), "public"),
		at: time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)}
	golden := os.DirFS("testdata/golden/content")
	err := fs.WalkDir(golden, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(golden, name)
		e.content[name] = &fstest.MapFile{Data: data}
		// Another municipality has the same records.
		if twin := strings.Replace(name, "/zlatna/", "/ridovo/", 1); twin != name {
			e.content[twin] = &fstest.MapFile{Data: bytes.ReplaceAll(data, []byte("zlatna"), []byte("ridovo"))}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	e.replace("municipalities.csv", "plains,mk,", "plains,mk;en,")
	return e
}

// TestWhatABuildRemembers edits a site at random, builds it into one folder
// with a memory, and holds every file against a build that remembers nothing.
func TestWhatABuildRemembers(t *testing.T) {
	t.Parallel()
	steps := 200
	if testing.Short() {
		steps = 40
	}
	e := newEdited(t, 7)
	var want site // what the last build that succeeded had to write
	idle, refused, kept := 0, 0, 0
	for step := range steps {
		did := e.edit()
		clean := site{}
		var mu sync.Mutex
		_, wantErr := generator.Render(context.Background(), e.options(), func(path string, data []byte) error {
			mu.Lock()
			defer mu.Unlock()
			clean[path] = bytes.Clone(data)
			return nil
		})
		writes := e.memory.writes
		o := e.options()
		o.Memory = &e.memory
		r, err := generator.Build(context.Background(), o, e.dir)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("step %d, %s: %v, want %v", step, did, err, wantErr)
		}
		if err != nil {
			if !errors.Is(err, generator.ErrContent) {
				t.Fatalf("step %d, %s: %v", step, did, err)
			}
			refused++
			e.content = e.before[len(e.before)-1]
			continue
		}
		want = clean
		got := readTree(t, e.dir)
		delete(got, "manifest.sha256")
		if list := changed(got, want); len(list) > 0 {
			t.Fatalf("step %d, %s: other files than a build that remembers nothing: %v", step, did, list)
		}
		if r.Files != len(want)-1 { // build.json is not counted
			t.Fatalf("step %d, %s: %d files reported, want %d", step, did, r.Files, len(want)-1)
		}
		if e.memory.writes == writes {
			idle++
		} else if r.Kept > 0 {
			kept++
		}
	}
	if idle < steps/20 || kept < steps/20 || refused == 0 {
		t.Errorf("of %d builds %d had nothing to do, %d less than all, and %d were refused: too few to tell anything", steps, idle, kept, refused)
	}
}

// turning is content in which one file is changed after it was opened so many times,
// at least once.
type turning struct {
	before, after fs.FS
	name          string
	times         int32
	opened        atomic.Int32
}

func (x *turning) Open(name string) (fs.File, error) {
	if name == x.name && x.opened.Add(1) <= max(x.times, 1) {
		return x.before.Open(name)
	}
	return x.after.Open(name)
}

// TestWhatChangesWhileItIsReadIsNotKept changes a record in one municipality, and
// one in another between the moment when the build sums up the content and that
// when it reads it.
func TestWhatChangesWhileItIsReadIsNotKept(t *testing.T) {
	t.Parallel()
	e := newEdited(t, 1)
	build := func(content fs.FS) *generator.Report {
		o := e.options()
		o.Content, o.Memory = content, &e.memory
		r, err := generator.Build(context.Background(), o, e.dir)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	build(e.content)
	const ridovo, zlatna = "municipalities/ridovo/consultations.csv", "municipalities/zlatna/consultations.csv"
	edit := func(name string) { e.replace(name, "Буџет", "Новиот буџет") }
	before := maps.Clone(e.content)
	edit(ridovo)
	if maps.Equal(before, e.content) || bytes.Equal(before[ridovo].Data, e.content[ridovo].Data) {
		t.Fatalf("%s has no such text: %s", ridovo, before[ridovo].Data)
	}
	if r := build(e.content); r.Kept == 0 || r.Kept == r.Files {
		t.Fatalf("%d of %d files were kept", r.Kept, r.Files)
	}
	e.replace(ridovo, "Новиот", "Другиот")
	before = maps.Clone(e.content)
	edit(zlatna)
	build(&turning{before: before, after: e.content, name: zlatna})
	got, want := readTree(t, e.dir), render(t, e.options())
	delete(got, "manifest.sha256")
	if list := changed(got, want); len(list) > 0 {
		t.Errorf("other than the content that was read: %v", list)
	}
}
