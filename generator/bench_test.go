package generator_test

import (
	"context"
	"sync"
	"testing"
	"testing/fstest"

	"konsulta/generator"
	"konsulta/generator/internal/bigsite"
)

// bigRecords is how many consultations the benchmarks have.
const bigRecords = 1000

// bigAsOf is a day on which some of them are open.
const bigAsOf = "2026-06-01"

// big is a made-up content tree.
var big = sync.OnceValue(func() fstest.MapFS {
	tree := fstest.MapFS{}
	err := bigsite.Write(bigRecords, func(path string, data []byte) error {
		tree[path] = &fstest.MapFile{Data: data}
		return nil
	})
	if err != nil {
		panic(err) // a fault of the benchmark itself
	}
	return tree
})

// BenchmarkLoad reads and checks the tree.
func BenchmarkLoad(b *testing.B) {
	o := options(big(), bigAsOf)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := generator.Check(context.Background(), o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuild publishes the tree: into an empty folder, and again.
func BenchmarkBuild(b *testing.B) {
	o := options(big(), bigAsOf)
	b.Run("empty", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			dir := memory(b)
			b.StartTimer()
			build(b, o, dir)
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		dir := memory(b)
		build(b, o, dir)
		for b.Loop() {
			build(b, o, dir)
		}
	})
}
