package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"konsulta/generator"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestCreateOverwritesNothing: one file in the way, and none is written.
func TestCreateOverwritesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	files := []generator.File{{Path: "a/b.yaml", Data: []byte("b\n")}, {Path: "c.csv", Data: []byte("c\n")}}
	if err := create(dir, files); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(dir, "a", "b.yaml")); got != "b\n" {
		t.Errorf("a/b.yaml holds %q", got)
	}
	files = []generator.File{{Path: "d.csv", Data: []byte("d\n")}, {Path: "a/b.yaml", Data: []byte("other\n")}}
	err := create(dir, files)
	var usage usageError
	if !errors.As(err, &usage) || !strings.Contains(err.Error(), "new/a/b.yaml") {
		t.Errorf("a file in the way: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "d.csv")); err == nil || read(t, filepath.Join(dir, "a", "b.yaml")) != "b\n" {
		t.Error("something was written although a file was in the way")
	}
}

// TestCreateUndoesWhatItBegan: where a folder cannot be made, the files that
// were written before go again.
func TestCreateUndoesWhatItBegan(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "x")
	err := create(dir, []generator.File{{Path: "one.csv", Data: []byte("1")}, {Path: "file/two.csv", Data: []byte("2")}})
	if err == nil {
		t.Fatal("a file took the place of a folder")
	}
	if _, err := os.Stat(filepath.Join(dir, "one.csv")); err == nil {
		t.Error("one.csv was left behind")
	}
}

// TestReplaceIsWhole: when one file cannot be written, those before it are as
// they were.
func TestReplaceIsWhole(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "one.csv"), "old")
	write(t, filepath.Join(dir, "file"), "x")
	err := replace(dir, []generator.File{{Path: "one.csv", Data: []byte("new")}, {Path: "three.csv", Data: []byte("3")}, {Path: "file/two.csv", Data: []byte("2")}})
	if err == nil {
		t.Fatal("a file took the place of a folder")
	}
	if got := read(t, filepath.Join(dir, "one.csv")); got != "old" {
		t.Errorf("one.csv holds %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*three*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if err := replace(dir, []generator.File{{Path: "one.csv", Data: []byte("new")}}); err != nil || read(t, filepath.Join(dir, "one.csv")) != "new" {
		t.Errorf("one.csv was not replaced: %v", err)
	}
}
