package publish_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"konsulta/generator/internal/publish"
)

// pages names n pages of a site of 80 municipalities in three languages.
func pages(n int) []string {
	paths := make([]string, n)
	for i := range paths {
		record := i / 3
		paths[i] = fmt.Sprintf("%s/municipality-%02d/consultation-on-a-plan-%06d.html",
			[]string{"mk", "sq", "en"}[i%3], record/100%80, record)
	}
	return paths
}

// publishAll is one build of the paths, all with the same content.
func publishAll(b *testing.B, dir string, paths []string, data []byte) {
	d, err := publish.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	if err := d.Begin(paths); err != nil {
		b.Fatal(err)
	}
	var next atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := d.Put(paths[next.Add(1)-1], data); err != nil {
				b.Error(err)
				return
			}
		}
	})
	if _, err := d.Finish(nil); err != nil {
		b.Fatal(err)
	}
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
}

// The time of an operation is that of a whole build, for each file.
func BenchmarkBuild(b *testing.B) {
	old, changed := bytes.Repeat([]byte("old "), 1100), bytes.Repeat([]byte("new "), 1100)
	tests := []struct {
		name         string
		first, timed []byte
	}{
		{"new", nil, old},
		{"unchanged", old, old},
		{"changed", old, changed},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			dir, paths := memory(b), pages(b.N)
			if test.first != nil {
				publishAll(b, dir, paths, test.first)
			}
			b.ReportAllocs()
			b.ResetTimer()
			publishAll(b, dir, paths, test.timed)
		})
	}
}

// A program that only creates the same files, to compare with.
func BenchmarkCreateOnly(b *testing.B) {
	dir, paths, data := memory(b), pages(b.N), bytes.Repeat([]byte("old "), 1100)
	for _, path := range paths {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(path)), 0o755); err != nil {
			b.Fatal(err)
		}
	}
	var next atomic.Int64
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := os.WriteFile(filepath.Join(dir, paths[next.Add(1)-1]), data, 0o644); err != nil {
				b.Error(err)
				return
			}
		}
	})
}
