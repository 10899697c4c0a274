package generator

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/site"
)

// TestAllocationsOfEachTemplate counts what is allocated for a page of each kind:
// while it is rendered, and while its view is filled too. The page is the one of its
// kind in the demonstration that takes most. testdata/allocations.txt has the
// figures; one that grows by more than a tenth is told. -update writes them anew.
func TestAllocationsOfEachTemplate(t *testing.T) {
	const name = "testdata/allocations.txt"
	b := planned(t, "../content", "2026-11-23")
	type counted struct {
		template        string
		rendering, both float64
	}
	most := map[string]counted{}
	count := func(o site.Output) {
		if o.Lang != "mk" {
			return
		}
		var page []byte
		run := func(view any) {
			var err error
			if page, err = b.templates.Append(page[:0], o.Lang, o.Template, view); err != nil {
				t.Fatalf("%s: %v", o.Path, err)
			}
		}
		filled := func() any {
			view, err := o.View()
			if err != nil {
				t.Fatalf("%s: %v", o.Path, err)
			}
			return view
		}
		view := filled()
		run(view)
		c := counted{o.Template, testing.AllocsPerRun(1, func() { run(view) }), testing.AllocsPerRun(1, func() { run(filled()) })}
		if c.both > most[o.Template].both {
			most[o.Template] = c
		}
	}
	for _, o := range b.plan.Outputs() {
		count(o)
	}
	for _, m := range b.plan.Municipalities {
		if len(m.Consultations)+len(m.Rounds)+len(m.Entries) > 0 {
			for _, o := range b.plan.OutputsOf(m) {
				count(o)
			}
		}
	}
	var all []counted
	for _, c := range most {
		all = append(all, c)
	}
	slices.SortFunc(all, func(x, y counted) int { return cmp.Compare(x.template, y.template) })
	if flag.Lookup("update").Value.String() == "true" {
		var table bytes.Buffer
		fmt.Fprintln(&table, "# template, allocations of rendering alone, and with filling its view")
		for _, c := range all {
			fmt.Fprintf(&table, "%s %.0f %.0f\n", c.template, c.rendering, c.both)
		}
		if err := os.WriteFile(name, table.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]counted{}
	for line := range strings.Lines(string(data)) {
		var c counted
		if n, _ := fmt.Sscan(line, &c.template, &c.rendering, &c.both); n == 3 {
			known[c.template] = c
		}
	}
	const few = 10 // that come and go with the pools of the standard library
	for _, c := range all {
		k, ok := known[c.template]
		if !ok || c.rendering > k.rendering*1.1+few || c.both > k.both*1.1+few {
			t.Errorf("%s: %.0f allocations of rendering, %.0f with its view; %s has %.0f and %.0f",
				c.template, c.rendering, c.both, name, k.rendering, k.both)
		}
	}
	if len(all) != len(known) {
		t.Errorf("%d templates, %d in %s", len(all), len(known), name)
	}
}
