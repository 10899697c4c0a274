package publish_test

import (
	"crypto/sha256"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"konsulta/generator/internal/publish"
)

// rebuild builds s into dir once more: files that can be kept are kept, the others
// put. It returns those that were put.
func rebuild(t *testing.T, dir string, last publish.Stamps, s site) (put []string, sum publish.Summary) {
	t.Helper()
	d, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	d.Last, d.Stamped = last, true
	if err := d.Begin(slices.Collect(maps.Keys(s))); err != nil {
		t.Fatal(err)
	}
	for path, text := range s {
		if d.Keep(path) {
			if d.Keep(path) {
				t.Errorf("%s was kept twice", path)
			}
			continue
		}
		put = append(put, path)
		if _, err := d.Put(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if sum, err = d.Finish([]byte("{}\n")); err != nil {
		t.Fatal(err)
	}
	slices.Sort(put)
	return put, sum
}

func TestKeptFilesAreThoseOfTheLastBuild(t *testing.T) {
	next := maps.Clone(small)
	next["new.html"] = "new"
	delete(next, "mk/bitola/x.html")
	for _, c := range []struct {
		name   string
		change func(dir string) error
		put    []string
	}{
		{"nothing", func(string) error { return nil }, []string{"new.html"}},
		{"a file is other", func(dir string) error { return os.WriteFile(filepath.Join(dir, "index.html"), []byte("HOME!"), 0o644) },
			[]string{"index.html", "new.html"}},
		{"a file is gone", func(dir string) error { return os.Remove(filepath.Join(dir, "index.html")) }, []string{"index.html", "new.html"}},
		{"a link is in its place", func(dir string) error {
			name := filepath.Join(dir, "index.html")
			return errors.Join(os.Remove(name), os.WriteFile(filepath.Join(dir, "theirs"), []byte("home"), 0o644), os.Link(filepath.Join(dir, "theirs"), name))
		}, []string{"index.html", "new.html"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := memory(t)
			_, sum := rebuild(t, dir, nil, small)
			if sum.Kept > 0 || sum.Changed != len(small) {
				t.Fatalf("first build: %+v", sum)
			}
			if err := c.change(dir); err != nil {
				t.Fatal(err)
			}
			put, sum := rebuild(t, dir, sum.Stamps, next)
			if !slices.Equal(put, c.put) || sum.Kept != len(next)-len(c.put) {
				t.Errorf("put %v and kept %d, want %v", put, sum.Kept, c.put)
			}
			got := tree(t, dir)
			delete(got, "theirs")
			if got["manifest.sha256"] != manifest(next) || got["index.html"] != "home" {
				t.Errorf("the folder is %v", got)
			}
			now, err := publish.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer now.Close()
			if stamps, err := now.Stamps(); err != nil || string(stamps) != string(sum.Stamps) {
				t.Errorf("the stamps are other than those that the build made: %v", err)
			}
		})
	}
}

// Stamps of another build, torn ones, and those of a folder in which a build died
// keep nothing.
func TestNothingIsKeptByOtherStamps(t *testing.T) {
	dir := memory(t)
	_, first := rebuild(t, dir, nil, small)
	other := maps.Clone(small)
	other["index.html"] = "other"
	_, second := rebuild(t, dir, nil, other)
	for name, last := range map[string]publish.Stamps{"older": first.Stamps, "half": second.Stamps[:4], "none": nil} {
		if put, _ := rebuild(t, dir, last, other); len(put) != len(other) {
			t.Errorf("%s: only %v were put", name, put)
		}
	}
	if put, _ := rebuild(t, dir, second.Stamps[:24], other); len(put) != len(other)-2 {
		t.Errorf("with the stamps of two files %v were put", put)
	}
	d, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(d.Begin([]string{"index.html"}), d.Close()); err != nil { // as one that failed
		t.Fatal(err)
	}
	if put, _ := rebuild(t, dir, second.Stamps, other); len(put) != len(other) {
		t.Errorf("after a build that died only %v were put", put)
	}
}

// TestWhatWasThereBefore opens files of the last build as long as nobody touched
// them, and files of this one once they were put.
func TestWhatWasThereBefore(t *testing.T) {
	dir := t.TempDir()
	_, first := rebuild(t, dir, nil, small)
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("HOME!"), 0o644); err != nil {
		t.Fatal(err)
	}
	d, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	d.Last = first.Stamps
	next := maps.Clone(small)
	next["new.html"] = "new"
	if err := d.Begin(slices.Collect(maps.Keys(next))); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"index.html", "new.html", "no.html"} {
		if f := d.Before(path); f != nil {
			t.Errorf("%s was there before", path)
		}
	}
	const path = "mk/bitola/x.html"
	read := func(f *os.File) string {
		t.Helper()
		if f == nil {
			t.Fatalf("%s cannot be read", path)
		}
		defer f.Close()
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if got := read(d.Before(path)); got != small[path] {
		t.Errorf("before, %s was %q", path, got)
	}
	if _, ok := d.Sum(path); ok {
		t.Errorf("%s has a sum before it is put", path)
	}
	if f, err := d.Made(path); err == nil {
		f.Close()
		t.Errorf("%s was opened before it is put", path)
	}
	if _, err := d.Put(path, []byte("another")); err != nil {
		t.Fatal(err)
	}
	if f := d.Before(path); f != nil {
		t.Errorf("%s is what it was before", path)
	}
	f, err := d.Made(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(f); got != "another" {
		t.Errorf("%s is %q", path, got)
	}
	if sum, ok := d.Sum(path); !ok || sum != sha256.Sum256([]byte("another")) {
		t.Errorf("%s has the sum %x, %t", path, sum, ok)
	}
}
