package publish_test

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"konsulta/generator/internal/publish"
)

func TestBuildWritesTheSiteAndItsManifest(t *testing.T) {
	dir := filepath.Join(memory(t), "new", "public")
	sum := mustBuild(t, dir, small)
	want := publish.Summary{Files: 6, Changed: 6, Bytes: int64(len("home" + "почетна" + "x" + "x-1" + "key\n"))}
	if !reflect.DeepEqual(sum, want) {
		t.Errorf("Finish = %+v, want %+v", sum, want)
	}
	checkTree(t, dir, small, nil)
}

func TestUnchangedBuildWritesNothing(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, small)
	before := infos(t, dir)
	sum, err := buildStep(dir, small, "{}\n", func(op, path string) error {
		if op == "rename" && path != ".konsulta/list" {
			t.Errorf("an unchanged build wrote %s", path)
		}
		return nil
	})
	if err != nil || sum.Changed != 0 || sum.Removed != 0 {
		t.Errorf("second build = %+v, %v; want nothing changed", sum, err)
	}
	for path, info := range infos(t, dir) {
		if old := before[path]; old == nil || !os.SameFile(old, info) || !old.ModTime().Equal(info.ModTime()) {
			t.Errorf("%s is not the file it was", path)
		}
	}
}

func infos(t *testing.T, dir string) map[string]fs.FileInfo {
	t.Helper()
	all := map[string]fs.FileInfo{}
	for path := range tree(t, dir) {
		info, err := os.Lstat(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		_ = os.SameFile(info, info) // Windows looks for what tells a file apart when it is first asked
		all[path] = info
	}
	return all
}

func TestOneChangeWritesOneFile(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, small)
	before := infos(t, dir)
	next := maps.Clone(small)
	next["mk/bitola/x.html"] = "y" // of the same size
	sum, err := build(dir, next, "{\"as-of\": 1}\n")
	if err != nil || sum.Changed != 1 {
		t.Errorf("build = %+v, %v; want 1 changed", sum, err)
	}
	changed := []string{}
	for path, info := range infos(t, dir) {
		if !os.SameFile(before[path], info) {
			changed = append(changed, path)
		}
	}
	slices.Sort(changed)
	if want := []string{"build.json", "manifest.sha256", "mk/bitola/x.html"}; !slices.Equal(changed, want) {
		t.Errorf("written: %q, want %q", changed, want)
	}
}

func TestHandEditedFileIsRepaired(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, small)
	for _, text := range []string{"hom", "homee", "hope", ""} {
		plant(t, dir, "index.html", text) // put by Put or Copy, by its place in the order
		plant(t, dir, "data/all.csv", text)
		if sum := mustBuild(t, dir, small); sum.Changed != 2 {
			t.Errorf("after editing two files to %q: %d changed, want 2", text, sum.Changed)
		}
		checkTree(t, dir, small, nil)
	}
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, small)
	checkTree(t, dir, small, nil)
}

func TestWhatIsNoLongerPublishedGoes(t *testing.T) {
	dir := memory(t)
	old := maps.Clone(small)
	old["old/deep/gone.html"] = "gone"
	old["mk/bitola/gone.html"] = "gone"
	old["kept/gone.html"] = "gone"
	mustBuild(t, dir, old)
	plant(t, dir, "kept/notes.txt", "mine")
	plant(t, dir, "CNAME", "example.org")
	plant(t, dir, ".well-known/security.txt", "mine")
	if sum := mustBuild(t, dir, small); sum.Removed != 3 {
		t.Errorf("Removed = %d, want 3", sum.Removed)
	}
	checkTree(t, dir, small, site{"kept/notes.txt": "mine", "CNAME": "example.org", ".well-known/security.txt": "mine"})
}

func TestMissingManifestMakesEverythingForeign(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, small)
	if err := os.Remove(filepath.Join(dir, "manifest.sha256")); err != nil {
		t.Fatal(err)
	}
	var foreign *publish.ForeignError
	if _, err := build(dir, small, "{}\n"); !errors.As(err, &foreign) || len(foreign.Paths) != len(small) {
		t.Errorf("build: %v, want a ForeignError of %d paths", err, len(small))
	}
}

func TestDeadBuildIsTakenOver(t *testing.T) {
	dir := memory(t)
	plant(t, dir, ".konsulta/lock", "")
	plant(t, dir, ".konsulta/list", "index.html\nmk/old.html\n../x\n/etc/passwd\nCNA\nCNAME") // torn at the end
	plant(t, dir, ".konsulta/tmp-7", "half a fi")
	plant(t, dir, "index.html", "home of the dead build")
	plant(t, dir, "mk/old.html", "old")
	plant(t, dir, "CNAME", "theirs")
	if sum := mustBuild(t, dir, small); sum.Removed != 1 {
		t.Errorf("Removed = %d, want 1", sum.Removed)
	}
	checkTree(t, dir, small, site{"CNAME": "theirs"})
}

func TestUnfinishedBuildLeavesTheNextItsList(t *testing.T) {
	dir := memory(t)
	for _, s := range []site{{"a.html": "a", "x/b.html": "b"}, {"x/c.html": "c"}} {
		d, err := publish.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Begin(slices.Collect(maps.Keys(s))); err != nil {
			t.Fatal(err)
		}
		for path, text := range s {
			if _, err := d.Put(path, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.Close(); err != nil {
			t.Errorf("Close = %v", err)
		}
	}
	if sum := mustBuild(t, dir, small); sum.Removed != 3 {
		t.Errorf("Removed = %d, want the 3 files of the unfinished builds", sum.Removed)
	}
	checkTree(t, dir, small, nil)
}

func TestCloseWithoutBeginLeavesNothing(t *testing.T) {
	dir := memory(t)
	d, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := d.Close(); err != nil {
			t.Errorf("Close = %v", err)
		}
	}
	if got := tree(t, dir); len(got) != 0 {
		t.Errorf("left behind: %q", got)
	}
}

func TestSecondBuildAtOnceIsRefused(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("NOT TESTED: WebAssembly has no locks")
	}
	dir := memory(t)
	for range 2 { // the lock is free again after Close
		d, err := publish.Open(dir)
		if err != nil {
			t.Fatalf("Open = %v", err)
		}
		if _, err := publish.Open(dir); !errors.Is(err, publish.ErrLocked) {
			t.Errorf("second Open = %v, want ErrLocked", err)
		}
		if err := d.Close(); err != nil {
			t.Errorf("Close = %v", err)
		}
	}
}

func TestFolderBecomesFileAndBack(t *testing.T) {
	dir := memory(t)
	folders := site{"a/b.html": "b", "a/c/d.html": "d", "z.html": "z"}
	file := site{"a": "a", "z.html": "z"}
	for _, s := range []site{folders, file, folders, file} {
		mustBuild(t, dir, s)
		checkTree(t, dir, s, nil)
	}
	mustBuild(t, dir, folders)
	plant(t, dir, "a/c/notes.txt", "mine")
	var foreign *publish.ForeignError
	if _, err := build(dir, file, "{}\n"); !errors.As(err, &foreign) || !slices.Equal(foreign.Paths, []string{"a/c/notes.txt"}) {
		t.Errorf("build: %v, want a ForeignError of a/c/notes.txt", err)
	}
	checkTree(t, dir, folders, site{"a/c/notes.txt": "mine"})
}

func TestBeginRefusesPaths(t *testing.T) {
	tests := []struct {
		paths []string
		want  string
	}{
		{[]string{""}, "not clean"},
		{[]string{"."}, "not clean"},
		{[]string{"/etc/passwd"}, "not clean"},
		{[]string{"../x"}, "not clean"},
		{[]string{"a/../../x"}, "not clean"},
		{[]string{"a//b"}, "not clean"},
		{[]string{"a/"}, "not clean"},
		{[]string{`a\b`}, "backslash"},
		{[]string{"a\nb"}, "control character"},
		{[]string{"a\xff"}, "not clean"},
		{[]string{".konsulta/x"}, "kept for"},
		{[]string{"build.json"}, "kept for"},
		{[]string{"Manifest.SHA256"}, "kept for"},
		{[]string{"a", "b", "a"}, "declared twice"},
		{[]string{"a/b/c.html", "a", "a.html"}, "both a file and the folder"},
		{[]string{"files/a.pdf", "files/A.pdf"}, `"files/a.pdf" and "files/A.pdf" differ in capitals alone`},
		{[]string{"files/A.pdf", "files/a.PDF"}, "differ in capitals alone"},
		{[]string{"files/a.pdf", "Files/b.pdf"}, `"files" and "Files" differ in capitals alone`},
		{[]string{"Нацрт/a.pdf", "нацрт"}, "differ in capitals alone"},
		{[]string{"files/a./b.pdf"}, "ends in a dot or space"},
		{[]string{"files/a.pdf "}, "ends in a dot or space"},
	}
	for _, test := range tests {
		d, err := publish.Open(memory(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Begin(test.paths); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Begin(%q) = %v, want …%s…", test.paths, err, test.want)
		}
		if err := d.Close(); err != nil {
			t.Errorf("Close = %v", err)
		}
	}
}

func TestMisuseIsAnError(t *testing.T) {
	d, err := publish.Open(memory(t))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	fails := func(what string, err error) {
		t.Helper()
		if err == nil {
			t.Errorf("%s succeeded", what)
		}
	}
	_, err = d.Put("a", nil)
	fails("Put before Begin", err)
	_, err = d.Finish(nil)
	fails("Finish before Begin", err)
	if err := d.Begin([]string{"a", "b"}); err != nil {
		t.Fatal(err)
	}
	fails("second Begin", d.Begin([]string{"c"}))
	_, err = d.Put("c", nil)
	fails("Put of an undeclared path", err)
	_, err = d.Put("x/a", nil)
	fails("Put into an undeclared folder", err)
	if _, err := d.Put("a", nil); err != nil {
		t.Errorf("Put = %v", err)
	}
	_, err = d.Put("a", nil)
	fails("second Put of a path", err)
	_, err = d.Finish(nil)
	fails("Finish without all paths", err)
}

func TestCopyReportsItsSource(t *testing.T) {
	broken := errors.New("the attachment cannot be read")
	dir := memory(t)
	for range 2 { // to a new path, and over an old file
		d, err := publish.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Begin([]string{"files/a.pdf"}); err != nil {
			t.Fatal(err)
		}
		_, err = d.Copy("files/a.pdf", func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("pd"), iotest.ErrReader(broken))), nil
		})
		if !errors.Is(err, broken) || !strings.Contains(err.Error(), "files/a.pdf") {
			t.Errorf("Copy = %v, want %v with the path", err, broken)
		}
		if err := d.Close(); err != nil {
			t.Errorf("Close = %v", err)
		}
		mustBuild(t, dir, site{"files/a.pdf": "pdf"})
	}
}

func TestCopyOfSeveralPieces(t *testing.T) {
	dir := memory(t)
	big := strings.Repeat("0123456789abcdef", 20_000)
	tests := []struct{ size, changed int }{
		{len(big), 1}, {len(big), 0}, {65536, 1}, {65536, 0}, {len(big), 1}, {len(big) - 1, 1}, {0, 1}, {0, 0},
	}
	for _, test := range tests {
		s := site{"big": big[:test.size]}
		sum := mustBuild(t, dir, s)
		if sum.Changed != test.changed || sum.Bytes != int64(test.size) {
			t.Errorf("%d bytes: %+v, want %d changed", test.size, sum, test.changed)
		}
		checkTree(t, dir, s, nil)
	}
}

// Names may have capitals, as long as no other path has the same letters.
func TestCapitals(t *testing.T) {
	dir := memory(t)
	s := site{"files/Primer/A.pdf": "a", "files/Primer/B.pdf": "b", "files/zlatna/a.pdf": "c", "Нацрт.pdf": "d"}
	mustBuild(t, dir, s)
	checkTree(t, dir, s, nil)
}

// Windows refuses paths of more than 260 letters, unless they are opened a
// folder at a time.
func TestLongPaths(t *testing.T) {
	dir := memory(t)
	long := strings.Repeat(strings.Repeat("x", 200)+"/", 5) + "page.html"
	s := site{long: "one"}
	mustBuild(t, dir, s)
	s[long] = "two"
	if sum := mustBuild(t, dir, s); sum.Changed != 1 {
		t.Errorf("%+v, want 1 changed", sum)
	}
	p, err := publish.OpenPublished(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if h, err := p.Compare(t.Context(), 1); err != nil || len(h.Missing)+len(h.Changed)+len(h.Foreign) > 0 {
		t.Errorf("Compare = %+v, %v", h, err)
	}
	mustBuild(t, dir, small)
	checkTree(t, dir, small, nil)
}

func TestManifestOrderIsThatOfBytes(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, site{"a/b": "", "a-b": "", "a.b": "", "B": "", "ж": "", "a0": ""})
	f, err := os.Open(filepath.Join(dir, "manifest.sha256"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var got []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		got = append(got, lines.Text()[66:])
	}
	if want := []string{"B", "a-b", "a.b", "a/b", "a0", "ж"}; !slices.Equal(got, want) {
		t.Errorf("manifest names %q, want %q", got, want)
	}
}
