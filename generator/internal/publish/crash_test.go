package publish_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"konsulta/generator/internal/publish"
)

// before and after are two builds of a site in which files change, come, go
// and turn from folder to file and back.
var (
	before = site{
		"index.html":   "home, old",
		"a/b.html":     "b",
		"a/c/d.html":   "d",
		"file":         "a file, then a folder",
		"mk/same.html": "same",
		"mk/x.html":    "x, old",
		"old/gone":     "gone",
		"data/all.csv": "key\n1\n",
		"files/a.pdf":  "attachment, old",
	}
	after = site{
		"index.html":    "home, new",
		"a":             "a folder, then a file",
		"file/e.html":   "e",
		"file/f/g.html": "g",
		"mk/same.html":  "same",
		"mk/x.html":     "x, new",
		"mk/new.html":   "new",
		"data/all.csv":  "key\n1\n2\n",
		"files/a.pdf":   "attachment, new",
		"new/n.html":    "n",
	}
	theirs = site{"CNAME": "example.org", "mk/notes.txt": "theirs", "old/notes.txt": "theirs"}
)

// begun makes a directory with a finished build of before and foreign files.
func begun(t *testing.T) string {
	t.Helper()
	dir := memory(t)
	mustBuild(t, dir, before)
	for path, text := range theirs {
		plant(t, dir, path, text)
	}
	return dir
}

// steps counts the changes of the file system that the build of after makes.
func steps(t *testing.T) int {
	t.Helper()
	n := 0
	if _, err := buildStep(begun(t), after, "{}\n", func(string, string) error { n++; return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

// checkWhole checks a directory in which the build of after did not finish.
func checkWhole(t *testing.T, dir string) {
	t.Helper()
	got := tree(t, dir)
	for path, text := range got {
		switch {
		case strings.HasPrefix(path, ".konsulta/"), path == "build.json", strings.HasSuffix(path, "/"):
		case path == "manifest.sha256":
			if text != manifest(before) && text != manifest(after) {
				t.Errorf("manifest.sha256 is neither old nor new: %q", text)
			}
		case text != "" && (text == before[path] || text == after[path] || text == theirs[path]):
		default:
			t.Errorf("%s is neither old nor new: %q", path, text)
		}
	}
	for path := range before {
		if _, ok := got[path]; !ok && after[path] != "" {
			t.Errorf("%s is missing", path)
		}
	}
	for path := range theirs {
		if _, ok := got[path]; !ok {
			t.Errorf("%s, a foreign file, is missing", path)
		}
	}
}

// killAt names the environment variables that make the test program a build
// of after into killDir, killed before its step killAt.
const (
	killAt  = "PUBLISH_TEST_KILL_AT"
	killDir = "PUBLISH_TEST_DIR"
)

func TestMain(m *testing.M) {
	k, err := strconv.Atoi(os.Getenv(killAt))
	if err != nil {
		os.Exit(m.Run())
	}
	n := 0
	_, err = buildStep(os.Getenv(killDir), after, "{}\n", func(string, string) error {
		if n++; n < k {
			return nil
		}
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err == nil {
			select {} // until the signal comes
		}
		return err
	})
	fmt.Fprintln(os.Stderr, "not killed:", err)
	os.Exit(2)
}

func TestKilledAtAnyStepTheNextBuildRepairs(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Skipf("cannot start this test program again: %v", err)
	}
	n := steps(t)
	for k := 1; k <= n; k++ {
		dir := begun(t)
		child := exec.Command(program)
		child.Env = append(os.Environ(), killDir+"="+dir, killAt+"="+strconv.Itoa(k))
		out, err := child.CombinedOutput()
		if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || len(out) > 0 {
			t.Fatalf("step %d: the child ended with %v: %s", k, err, out)
		}
		checkWhole(t, dir)
		if k%2 == 0 { // the next build need not be the one that died
			mustBuild(t, dir, small)
			checkTree(t, dir, small, theirs)
		}
		mustBuild(t, dir, after)
		checkTree(t, dir, after, theirs)
		if t.Failed() {
			t.Fatalf("killed before step %d of %d", k, n)
		}
	}
}

func TestFullDiskAtAnyStepTheNextBuildRepairs(t *testing.T) {
	n := steps(t)
	for k := 1; k <= n; k++ {
		dir, i, failed := begun(t), 0, ""
		_, err := buildStep(dir, after, "{}\n", func(op, path string) error {
			if i++; i == k {
				failed = op + " " + path
				return syscall.ENOSPC
			}
			return nil
		})
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("build = %v, want it to wrap ENOSPC", err)
		}
		checkWhole(t, dir)
		for path := range tree(t, dir) {
			if strings.HasPrefix(path, ".konsulta/tmp") {
				t.Errorf("%s is left behind", path)
			}
		}
		mustBuild(t, dir, after)
		checkTree(t, dir, after, theirs)
		if t.Failed() {
			t.Fatalf("failed at step %d of %d (%s)", k, n, failed)
		}
	}
}

func TestErrorNamesThePathAndLeavesNoTemporaryFile(t *testing.T) {
	dir := memory(t)
	d, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Begin([]string{"mk/x.html"}); err != nil {
		t.Fatal(err)
	}
	plant(t, dir, "mk", "a file where the folder should be")
	if _, err := d.Put("mk/x.html", []byte("x")); err == nil || !strings.Contains(err.Error(), "mk/x.html") {
		t.Errorf("Put = %v, want an error that names mk/x.html", err)
	}
	if err := d.Close(); err != nil {
		t.Errorf("Close = %v", err)
	}
	want := site{"mk": "a file where the folder should be", ".konsulta/list": "mk/x.html\n"}
	if got := tree(t, dir); !maps.Equal(got, want) {
		t.Errorf("left: %q, want %q", got, want)
	}
}

func TestFolderWithoutPermission(t *testing.T) {
	if os.Getuid() <= 0 || runtime.GOOS == "windows" {
		t.Skip("NOT TESTED: a read-only folder stops nobody here; run the tests as an ordinary user on Unix")
	}
	dir := memory(t)
	mustBuild(t, dir, small)
	locked := filepath.Join(dir, "mk", "bitola")
	if err := os.Chmod(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(locked, 0o755) })
	next := maps.Clone(small)
	next["mk/bitola/x.html"] = "new"
	if _, err := build(dir, next, "{}\n"); !errors.Is(err, os.ErrPermission) || !strings.Contains(err.Error(), "mk/bitola/x.html") {
		t.Errorf("build = %v, want a permission error that names the file", err)
	}
	if err := os.Chmod(locked, 0o755); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, next)
	checkTree(t, dir, next, nil)
}

func TestManyFoldersAtOnce(t *testing.T) {
	dir, s := memory(t), site{}
	for i := range 1000 {
		s[fmt.Sprintf("l%d/m%d/%d.html", i%3, i%250, i)] = strconv.Itoa(i)
	}
	for round := range 2 {
		d, err := publish.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Begin(slices.Collect(maps.Keys(s))); err != nil {
			t.Fatal(err)
		}
		paths := make(chan string)
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for path := range paths {
					if changed, err := d.Put(path, []byte(s[path])); err != nil || changed != (round == 0) {
						t.Errorf("round %d: Put(%q) = %v, %v", round, path, changed, err)
					}
				}
			})
		}
		for path := range s {
			paths <- path
		}
		close(paths)
		wg.Wait()
		if _, err := d.Finish([]byte("{}\n")); err != nil {
			t.Errorf("Finish = %v", err)
		}
		if err := d.Close(); err != nil {
			t.Errorf("Close = %v", err)
		}
	}
	checkTree(t, dir, s, nil)
}
