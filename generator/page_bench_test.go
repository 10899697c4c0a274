package generator

import (
	"context"
	"os"
	"slices"
	"testing"

	"konsulta/templates"
)

// BenchmarkRender makes one page, that of an open consultation, from its
// records to its bytes.
func BenchmarkRender(b *testing.B) {
	build, _, err := newBuild(context.Background(), Options{Content: os.DirFS("testdata/golden/content"), BuiltIn: templates.FS, AsOf: "2026-03-20"})
	if err != nil {
		b.Fatal(err)
	}
	outputs := build.outputsOf(build.site.Municipality("zlatna"))
	i := slices.IndexFunc(outputs, func(o output) bool { return o.path == "mk/zlatna/park.html" })
	if i < 0 {
		b.Fatal("the page is not planned")
	}
	var page []byte
	b.ReportAllocs()
	for b.Loop() {
		if page, err = outputs[i].append(page[:0]); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(page)))
}
