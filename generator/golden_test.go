package generator_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write testdata/golden/public anew; read the difference before you commit it")

const goldenPublic = "testdata/golden/public"

// TestGolden compares every byte of the golden site with what is kept. A kept
// file that the build does not write fails too.
func TestGolden(t *testing.T) {
	dir := memory(t)
	build(t, options(os.DirFS(golden), goldenAsOf), dir)
	got := readTree(t, dir)
	if *update {
		writeGolden(t, got)
	}
	compare(t, got, readTree(t, goldenPublic))
	if t.Failed() {
		t.Log("if this is right: go test ./generator -run Golden -update, and read the difference")
	}
}

func writeGolden(t *testing.T, s site) {
	t.Helper()
	if err := os.RemoveAll(goldenPublic); err != nil {
		t.Fatal(err)
	}
	for path, data := range s {
		name := filepath.Join(goldenPublic, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWorkersDoNotMatter builds with one worker and with many (contract,
// section 7.1).
func TestWorkersDoNotMatter(t *testing.T) {
	for _, tt := range []struct{ content, asOf string }{{golden, goldenAsOf}, {demonstration, demonstrationAsOf}} {
		o := options(os.DirFS(tt.content), tt.asOf)
		o.Jobs = 1
		one := render(t, o)
		o.Jobs = 8
		compare(t, render(t, o), one)
	}
}

// TestBuildIsRender compares what is published with what a preview shows.
func TestBuildIsRender(t *testing.T) {
	dir := memory(t)
	build(t, options(os.DirFS(golden), goldenAsOf), dir)
	got := readTree(t, dir)
	delete(got, "manifest.sha256")
	compare(t, got, goldenSite(t))
}

// TestSecondBuildWritesNothing builds twice: nothing is written the second
// time, and files keep their modification time.
func TestSecondBuildWritesNothing(t *testing.T) {
	dir := memory(t)
	o := options(os.DirFS(golden), goldenAsOf)
	first := build(t, o, dir)
	if first.Changed != first.Files || first.Files == 0 {
		t.Errorf("the first build wrote %d of %d files", first.Changed, first.Files)
	}
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for path := range readTree(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, filepath.FromSlash(path)), long, long); err != nil {
			t.Fatal(err)
		}
	}
	second := build(t, o, dir)
	if second.Changed != 0 || second.Removed != 0 || second.Files != first.Files {
		t.Errorf("the second build changed %d and removed %d of %d files, want 0 and 0 of %d", second.Changed, second.Removed, second.Files, first.Files)
	}
	for path := range readTree(t, dir) {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil || !info.ModTime().Equal(long) {
			t.Errorf("%s was written again: %v, %v", path, info.ModTime(), err)
		}
	}
}

// TestManifest does what sha256sum -c manifest.sha256 does, and looks for
// files that the manifest lacks.
func TestManifest(t *testing.T) {
	dir := memory(t)
	build(t, options(os.DirFS(golden), goldenAsOf), dir)
	checkManifest(t, readTree(t, dir))
}

// checkManifest checks that the manifest of a site holds and lists every file
// but itself and build.json.
func checkManifest(t *testing.T, s site) {
	t.Helper()
	listed := map[string]bool{}
	for line := range bytes.Lines(s["manifest.sha256"]) {
		sum, path, ok := strings.Cut(strings.TrimSuffix(string(line), "\n"), "  ")
		if !ok || listed[path] || fmt.Sprintf("%x", sha256.Sum256(s[path])) != sum {
			t.Errorf("manifest.sha256: %q does not hold", line)
		}
		listed[path] = true
	}
	for path := range s {
		if !listed[path] && path != "manifest.sha256" && path != "build.json" {
			t.Errorf("manifest.sha256 does not list %s", path)
		}
	}
}
