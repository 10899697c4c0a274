package publish_test

import (
	"errors"
	"maps"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// hold opens a file as a program does that lets nobody else write, rename or
// remove it.
func hold(t *testing.T, name string) (let func()) {
	t.Helper()
	p, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		t.Fatal(err)
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ, syscall.FILE_SHARE_READ, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func() { syscall.CloseHandle(h) }
}

// A virus scanner that looks at a file for a moment does not make the build
// fail.
func TestFileThatIsBusyForAMoment(t *testing.T) {
	dir := memory(t)
	old := maps.Clone(small)
	old["old.html"] = "old"
	mustBuild(t, dir, old)
	for _, name := range []string{"index.html", "old.html", "manifest.sha256"} {
		time.AfterFunc(50*time.Millisecond, hold(t, filepath.Join(dir, name)))
	}
	next := maps.Clone(small)
	next["index.html"] = "home, changed"
	mustBuild(t, dir, next)
	checkTree(t, dir, next, nil)
}

// A file that stays open elsewhere is a failure that names it, and the next
// build repairs.
func TestFileThatStaysBusy(t *testing.T) {
	dir := memory(t)
	mustBuild(t, dir, small)
	let := hold(t, filepath.Join(dir, "index.html"))
	next := maps.Clone(small)
	next["index.html"] = "home, changed"
	_, err := build(dir, next, "{}\n")
	var errno syscall.Errno
	if !errors.As(err, &errno) {
		t.Errorf("build = %v, want what the system says", err)
	}
	let()
	mustBuild(t, dir, next)
	checkTree(t, dir, next, nil)
}
