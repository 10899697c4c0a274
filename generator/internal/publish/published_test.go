package publish_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"konsulta/generator/internal/publish"
)

// holding compares a folder with its manifest.
func holding(t *testing.T, dir string) publish.Holding {
	t.Helper()
	p, err := publish.OpenPublished(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	h, err := p.Compare(t.Context(), 3)
	if err != nil {
		t.Fatal(err)
	}
	return *h
}

func TestHoldingTellsWhatDiffers(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, small)
	if got := holding(t, dir); !reflect.DeepEqual(got, publish.Holding{}) {
		t.Errorf("a site as it was built: %+v", got)
	}
	plant(t, dir, "CNAME", "theirs")
	plant(t, dir, "mk/notes/x.txt", "theirs")
	plant(t, dir, "data/all.csv", "kez\n") // of the same size
	plant(t, dir, ".konsulta/list", "")
	for _, name := range []string{"mk/index.html", "mk/bitola/x.html"} {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	plant(t, dir, "mk/bitola/x.html/y.txt", "a folder in the place of a file")
	want := publish.Holding{Missing: []string{"mk/index.html"}, Changed: []string{"data/all.csv", "mk/bitola/x.html"},
		Foreign: []string{"CNAME", "mk/notes/x.txt"}, Unfinished: true}
	if got := holding(t, dir); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A link is never followed, so a manifest cannot have a file elsewhere read.
func TestHoldingFollowsNoLink(t *testing.T) {
	dir, outside := memory(t), memory(t)
	mustBuild(t, dir, small)
	plant(t, outside, "x.html", "x")
	plant(t, outside, "x-1.html", "x-1")
	for _, name := range []string{"index.html", "mk/bitola"} {
		if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	link(t, filepath.Join(outside, "x.html"), filepath.Join(dir, "index.html"))
	link(t, outside, filepath.Join(dir, "mk", "bitola"))
	want := publish.Holding{Missing: []string{"mk/bitola/x-1.html", "mk/bitola/x.html"}, Changed: []string{"index.html"},
		Foreign: []string{"mk/bitola"}}
	if got := holding(t, dir); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestLinesThatNoBuildWrote(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, small)
	sum := strings.Repeat("0", 64)
	lines := []string{sum + "  ../secret", sum + "  /etc/passwd", sum + "  mk/../../secret", sum + "  .konsulta/lock", sum + "  index.html",
		sum[1:] + "x  a.html", sum + " *a.html", ""}
	plant(t, dir, "manifest.sha256", manifest(small)+strings.Join(lines, "\n")+"\n")
	if got := holding(t, dir); !reflect.DeepEqual(got, publish.Holding{Torn: len(lines)}) {
		t.Errorf("got %+v, want %d lines and nothing else", got, len(lines))
	}
}

func TestFolderWithoutABuild(t *testing.T) {
	for _, left := range []string{"build.json", "manifest.sha256"} {
		dir := memory(t)
		mustBuild(t, dir, maps.Clone(small))
		if err := os.Remove(filepath.Join(dir, left)); err != nil {
			t.Fatal(err)
		}
		if _, err := publish.OpenPublished(dir); !errors.Is(err, publish.ErrNotPublished) || !strings.Contains(err.Error(), left) {
			t.Errorf("without %s: %v", left, err)
		}
		plant(t, dir, left+"/x", "a folder in its place")
		if _, err := publish.OpenPublished(dir); !errors.Is(err, publish.ErrNotPublished) {
			t.Errorf("with a folder %s: %v", left, err)
		}
	}
	dir := memory(t)
	mustBuild(t, dir, small)
	plant(t, dir, "build.json", strings.Repeat(" ", 1<<20))
	if _, err := publish.OpenPublished(dir); !errors.Is(err, publish.ErrNotPublished) {
		t.Errorf("with a build.json of a megabyte: %v", err)
	}
}
