package publish_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"konsulta/generator/internal/publish"
)

// stamp opens a directory, makes its stamp and leaves it.
func stamp(t *testing.T, dir string) (publish.Stamps, error) {
	t.Helper()
	d, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	return d.Stamps()
}

func TestAStampChangesWithEveryFile(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  func(dir string) error
		differs bool
		missing bool
	}{
		{"nothing", func(string) error { return nil }, false, false},
		{"build.json", func(dir string) error { return os.WriteFile(filepath.Join(dir, "build.json"), []byte("[]\n"), 0o644) }, false, false},
		{"a file of somebody else", func(dir string) error { return os.WriteFile(filepath.Join(dir, "CNAME"), []byte("a"), 0o644) }, false, false},
		{"a file is longer", func(dir string) error { return os.WriteFile(filepath.Join(dir, "index.html"), []byte("longer"), 0o644) }, true, false},
		{"a file is gone", func(dir string) error { return os.Remove(filepath.Join(dir, "index.html")) }, false, true},
		{"the manifest is gone", func(dir string) error { return os.Remove(filepath.Join(dir, "manifest.sha256")) }, false, true},
		{"a folder is in a file's place", func(dir string) error {
			name := filepath.Join(dir, "index.html")
			return errors.Join(os.Remove(name), os.Mkdir(name, 0o755))
		}, false, true},
		{"the same size and time", func(dir string) error {
			name := filepath.Join(dir, "index.html")
			info, err := os.Stat(name)
			return errors.Join(err, os.WriteFile(name, []byte("HOME"), 0o644), os.Chtimes(name, time.Time{}, info.ModTime()))
		}, runtime.GOOS == "linux", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := memory(t)
			mustBuild(t, dir, small)
			before, err := stamp(t, dir)
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(10 * time.Millisecond) // the system's clock has ticked
			if err := c.change(dir); err != nil {
				t.Fatal(err)
			}
			after, err := stamp(t, dir)
			if errors.Is(err, publish.ErrNoStamp) != c.missing || err != nil && !c.missing {
				t.Fatalf("Stamp: %v", err)
			}
			if err == nil && bytes.Equal(after, before) == c.differs {
				t.Errorf("the stamps differ: %t, want %t", !bytes.Equal(after, before), c.differs)
			}
		})
	}
}

func TestNoStampOfAnUnfinishedBuild(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, small)
	d, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Begin([]string{"index.html"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil { // as one that failed
		t.Fatal(err)
	}
	if _, err := stamp(t, dir); !errors.Is(err, publish.ErrNoStamp) {
		t.Errorf("Stamp = %v, want ErrNoStamp", err)
	}
}
