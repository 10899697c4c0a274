package generator_test

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"konsulta/generator"
	"konsulta/templates"
)

// The demonstration is what the project ships; its as-of is a minute that no
// record of it names, so that it can be looked for in the output.
const (
	demonstration     = "../content"
	demonstrationAsOf = "2026-11-23T09:47"
)

// golden is a small site of which every byte is kept.
const (
	golden     = "testdata/golden/content"
	goldenAsOf = "2026-03-20T09:47"
)

// site is a built site: path to bytes.
type site map[string][]byte

func (s site) paths() []string { return slices.Sorted(maps.Keys(s)) }

// options build content as of a minute with the built-in templates.
func options(content fs.FS, asOf string) generator.Options {
	return generator.Options{Content: content, Name: "content", BuiltIn: templates.FS, AsOf: asOf}
}

// render builds a site in memory and fails the test when the content has
// errors.
func render(t testing.TB, o generator.Options) site {
	t.Helper()
	s := site{}
	var mu sync.Mutex
	r, err := generator.Render(context.Background(), o, func(path string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if _, ok := s[path]; ok {
			t.Errorf("%s was written twice", path)
		}
		s[path] = bytes.Clone(data)
		return nil
	})
	if err != nil {
		if r != nil {
			text, _ := generator.AppendProblems(nil, r.Problems, "text", "en")
			t.Logf("%s", text)
		}
		t.Fatal(err)
	}
	return s
}

var demonstrationSite = sync.OnceValue(func() func(testing.TB) site {
	var once sync.Once
	var s site
	return func(t testing.TB) site {
		once.Do(func() { s = render(t, options(os.DirFS(demonstration), demonstrationAsOf)) })
		return s
	}
})()

var goldenSite = sync.OnceValue(func() func(testing.TB) site {
	var once sync.Once
	var s site
	return func(t testing.TB) site {
		once.Do(func() { s = render(t, options(os.DirFS(golden), goldenAsOf)) })
		return s
	}
})()

// build publishes into a folder and fails the test when that fails.
func build(t testing.TB, o generator.Options, dir string) *generator.Report {
	t.Helper()
	r, err := generator.Build(context.Background(), o, dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readTree reads every file of a folder.
func readTree(t testing.TB, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		s[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// memory is a temporary folder, in memory where the machine has such a place.
func memory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "konsulta")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// compare reports the files in which two sites differ: the first twenty.
func compare(t *testing.T, got, want site) {
	t.Helper()
	const most = 20
	list := changed(got, want)
	for _, path := range list[:min(most, len(list))] {
		switch {
		case want[path] == nil:
			t.Errorf("%s: unexpected", path)
		case got[path] == nil:
			t.Errorf("%s: missing", path)
		default:
			t.Errorf("%s: %s", path, difference(string(got[path]), string(want[path])))
		}
	}
	if len(list) > most {
		t.Errorf("and %d files more", len(list)-most)
	}
}

// changed lists the files in which two sites differ.
func changed(a, b site) []string {
	var list []string
	for _, name := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(a.paths(), b.paths())))) {
		if !bytes.Equal(a[name], b[name]) || (a[name] == nil) != (b[name] == nil) {
			list = append(list, name)
		}
	}
	return list
}

// difference shows the first line in which two texts differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "line " + strconv.Itoa(i+1) + ":\n got " + g[i] + "\nwant " + w[i]
		}
	}
	return "has " + strconv.Itoa(len(g)) + " lines, want " + strconv.Itoa(len(w))
}
