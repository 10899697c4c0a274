package main

import (
	"os"
	"path/filepath"
	"testing"

	"konsulta/generator/internal/bigsite"
)

func three(put put) error { return bigsite.Write(3, put) }

func TestWriteMakesTheFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "content")
	files, size, err := write(dir, three)
	if err != nil {
		t.Fatal(err)
	}
	if files < 3 || size == 0 {
		t.Errorf("write(3) = %d files, %d bytes", files, size)
	}
	if _, err := os.Stat(filepath.Join(dir, "municipalities", "m01", "consultations.csv")); err != nil {
		t.Error(err)
	}
}

func TestWriteRefusesAFullFolder(t *testing.T) {
	dir := t.TempDir()
	own := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(own, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := write(dir, three); err == nil {
		t.Error("write into a folder with a file gives no error")
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %d files afterwards (%v), want 1", len(entries), err)
	}
}
