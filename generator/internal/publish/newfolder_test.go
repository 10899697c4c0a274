package publish_test

import (
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"konsulta/generator/internal/publish"
)

// A folder that cannot be made whole is not there, and nothing else is.
func TestNewFolderIsWholeOrNotThere(t *testing.T) {
	top := memory(t)
	dir := filepath.Join(top, "releases", "2026-11-25")
	broken := errors.New("broken")
	err := publish.NewFolder(dir, func(f *publish.Folder) error {
		if _, _, err := f.Copy("a.csv", strings.NewReader("id\n")); err != nil {
			t.Error(err)
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("NewFolder = %v, want what write said", err)
	}
	if got := tree(t, top); len(got) > 0 {
		t.Errorf("left behind: %q", got)
	}
	if err := publish.NewFolder(dir, two); err != nil {
		t.Fatal(err)
	}
	want := site{"releases/2026-11-25/a.csv": "id\n", "releases/2026-11-25/b/c.csv": "x\n"}
	if got := tree(t, top); !maps.Equal(got, want) {
		t.Errorf("written: %q, want %q", got, want)
	}
	if err := publish.NewFolder(dir, two); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a folder that is there: %v", err)
	}
	if got := tree(t, top); !maps.Equal(got, want) {
		t.Errorf("after that: %q, want %q", got, want)
	}
}

func two(f *publish.Folder) error {
	_, size, err := f.Copy("a.csv", strings.NewReader("id\n"))
	_, _, other := f.Copy("b/c.csv", strings.NewReader("x\n"))
	if size != 3 {
		err = errors.New("the size is wrong")
	}
	return errors.Join(err, other)
}

// No file is written outside the folder.
func TestNewFolderKeepsWithin(t *testing.T) {
	top := memory(t)
	err := publish.NewFolder(filepath.Join(top, "releases"), func(f *publish.Folder) error {
		_, _, err := f.Copy("../a.csv", strings.NewReader("id\n"))
		return err
	})
	if got := tree(t, top); err == nil || len(got) > 0 {
		t.Errorf("NewFolder = %v, and wrote %q", err, got)
	}
}
