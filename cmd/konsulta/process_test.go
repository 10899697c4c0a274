//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// TestSecondBuildAtOnce builds while another process holds the folder.
func TestSecondBuildAtOnce(t *testing.T) {
	content := newSite(t, "park,Парк,2026-03-02,2026-04-01\n")
	public := filepath.Join(t.TempDir(), "public")
	name := filepath.Join(public, ".konsulta", "lock")
	write(t, name, "")
	lock, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	_, stderr := runs(t, exitMachine, "build", "--content", content, "--out", public)
	if !strings.Contains(stderr, "wait until the other build ends") {
		t.Errorf("a second build says %q", stderr)
	}
	if _, err := os.Stat(filepath.Join(public, "index.html")); err == nil {
		t.Error("a second build wrote index.html")
	}
	lock.Close()
	runs(t, exitDone, "build", "--content", content, "--out", public)
}

// TestInterrupt interrupts a build that writes, as Ctrl+C and as a service
// manager do; the next build repairs what it left.
func TestInterrupt(t *testing.T) {
	var rows strings.Builder
	for i := range 800 {
		fmt.Fprintf(&rows, "k%d,Консултација %d,2026-03-02,2026-04-01\n", i, i)
	}
	content := newSite(t, rows.String())
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		public := filepath.Join(t.TempDir(), "public")
		cmd := exec.Command("konsulta", "build", "--content", content, "--out", public)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		began := watchFor(t, public)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		began()
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // its exit code tells
		if got := cmd.ProcessState.ExitCode(); got != exitInterrupted || stderr.String() != "konsulta: interrupted\n" {
			t.Errorf("a build that gets %v exits with %d and says %q, want %d", signal, got, &stderr, exitInterrupted)
		}
		if _, err := os.Stat(filepath.Join(public, "manifest.sha256")); err == nil {
			t.Errorf("a build that gets %v finished", signal)
		}
		runs(t, exitDone, "build", "--content", content, "--out", public)
		if _, err := os.Stat(filepath.Join(public, ".konsulta")); err == nil {
			t.Errorf("the build after %v left .konsulta", signal)
		}
	}
}

// watchFor returns a function that waits until the folder is made.
func watchFor(t *testing.T, folder string) (wait func()) {
	t.Helper()
	w, err := fsnotify.NewWatcher()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add(filepath.Dir(folder)); err != nil {
		t.Fatal(err)
	}
	return func() {
		defer w.Close()
		for e := range w.Events {
			if e.Name == folder {
				return
			}
		}
	}
}
