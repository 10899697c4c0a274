package publish_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"konsulta/generator/internal/publish"
)

// site maps the paths of a build to contents.
type site map[string]string

// build publishes the site into dir, with build.json of the given text.
func build(dir string, s site, stamp string) (publish.Summary, error) {
	return buildStep(dir, s, stamp, func(string, string) error { return nil })
}

func buildStep(dir string, s site, stamp string, step func(op, path string) error) (sum publish.Summary, err error) {
	d, err := publish.OpenStep(dir, step)
	if err != nil {
		return sum, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	paths := slices.Sorted(maps.Keys(s))
	if err := d.Begin(paths); err != nil {
		return sum, err
	}
	for i, path := range paths {
		if i%3 == 0 {
			_, err = d.Copy(path, reader(s[path]))
		} else {
			_, err = d.Put(path, []byte(s[path]))
		}
		if err != nil {
			return sum, err
		}
	}
	return d.Finish([]byte(stamp))
}

func reader(s string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		return io.NopCloser(iotest.HalfReader(strings.NewReader(s))), nil
	}
}

func mustBuild(t *testing.T, dir string, s site) publish.Summary {
	t.Helper()
	sum, err := build(dir, s, "{}\n")
	if err != nil {
		t.Fatalf("build: %v", err)
	}
	return sum
}

// memory returns an empty directory, in memory where the system has it: a disk
// takes its time for every build that is flushed, and is not what is tested.
func memory(tb testing.TB) string {
	tb.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "publish")
	if err != nil {
		return tb.TempDir()
	}
	tb.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			tb.Error(err)
		}
	})
	return dir
}

// plant writes a file by hand.
func plant(t *testing.T, dir, path, content string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree reads everything below dir: files with their content, empty folders
// with a slash at the end, links as "-> target".
func tree(t *testing.T, dir string) site {
	t.Helper()
	got := site{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		path := filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			entries, err := os.ReadDir(name)
			if len(entries) == 0 {
				got[path+"/"] = ""
			}
			return err
		case e.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			got[path] = "-> " + target
			return err
		}
		data, err := os.ReadFile(name)
		got[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// manifest is what manifest.sha256 has to be for a site.
func manifest(s site) string {
	var b strings.Builder
	for _, path := range slices.Sorted(maps.Keys(s)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256([]byte(s[path])), path)
	}
	return b.String()
}

// checkTree compares what is in dir with a finished build of s and what else
// has to be there.
func checkTree(t *testing.T, dir string, s site, others site) {
	t.Helper()
	want := site{"build.json": "{}\n", "manifest.sha256": manifest(s)}
	maps.Copy(want, s)
	maps.Copy(want, others)
	got := tree(t, dir)
	for path := range want {
		if text, ok := got[path]; !ok {
			t.Errorf("%s is missing", path)
		} else if text != want[path] {
			t.Errorf("%s = %q, want %q", path, text, want[path])
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok {
			t.Errorf("%s should not be there", path)
		}
	}
}

var small = site{
	"index.html":         "home",
	"mk/index.html":      "почетна",
	"mk/bitola/x.html":   "x",
	"mk/bitola/x-1.html": "x-1",
	"data/all.csv":       "key\n",
	"empty.txt":          "",
}
