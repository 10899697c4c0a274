package facts_test

import (
	"context"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator/internal/bigsite"
	"konsulta/generator/internal/content"
	"konsulta/generator/internal/facts"
)

// BenchmarkAt works out as many consultations as the contract measures
// (section 8).
func BenchmarkAt(b *testing.B) {
	tree := fstest.MapFS{}
	err := bigsite.Write(33334, func(path string, data []byte) error {
		tree[path] = &fstest.MapFile{Data: data}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	site, _, err := content.Load(context.Background(), tree, content.Options{})
	if err != nil {
		b.Fatal(err)
	}
	clear(tree)
	asOf := time.Date(2026, 11, 23, 0, 0, 0, 0, site.Zone)
	b.ReportAllocs()
	for b.Loop() {
		facts.At(site, asOf, false)
	}
}
