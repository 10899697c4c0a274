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
	tree := bigIndex(b, 100, 10_000)
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

// What the benchmark reads has no problems, else it would measure those.
func TestBigIndexIsRight(t *testing.T) {
	site, problems := load(t, bigIndex(t, 3, 200))
	for _, p := range problems {
		t.Errorf("%s: %s", p.Where(), p.Message("en"))
	}
	if n := len(site.Indices[0].Editions[0].Answers); n != 600 {
		t.Errorf("%d answers, want 3 × 200", n)
	}
}

// bigIndex is an index in which each place answers each indicator.
func bigIndex(t testing.TB, places, indicators int) fstest.MapFS {
	t.Helper()
	tree := fstest.MapFS{}
	err := bigsite.WriteIndex(places, indicators, func(path string, data []byte) error {
		tree[path] = &fstest.MapFile{Data: data}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// live is what the heap holds after a collection.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
