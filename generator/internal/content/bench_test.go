package content_test

import (
	"context"
	"runtime"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/bigsite"
	"konsulta/generator/internal/content"
)

// BenchmarkLoadAnswers reads and checks an index of 10,000 indicators and
// 1,000,000 answers, which the contract promises in 5 s and 1 GB. live-B is
// what the site that was read takes; the peak of a process is in .ci/bench.
func BenchmarkLoadAnswers(b *testing.B) {
	tree := fstest.MapFS{}
	err := bigsite.WriteIndex(100, 10_000, func(path string, data []byte) error {
		tree[path] = &fstest.MapFile{Data: data}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	before := live()
	var kept uint64
	b.ReportAllocs()
	for b.Loop() {
		site, problems, err := content.Load(context.Background(), tree, content.Options{})
		if err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
		b.StopTimer()
		kept = live() - before
		runtime.KeepAlive(site)
		b.StartTimer()
	}
	b.ReportMetric(float64(kept), "live-B")
}

// live is what the heap holds after a collection.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
