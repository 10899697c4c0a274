package generator

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/templates"
)

// planned is a build of the demonstration that has made nothing yet.
func planned(t *testing.T, content, asOf string) *build {
	t.Helper()
	b, r, err := newBuild(context.Background(), Options{Content: os.DirFS(content), Name: "content", BuiltIn: templates.FS, AsOf: asOf})
	if err != nil {
		t.Fatalf("%v %v", err, r)
	}
	return b
}

// made are the bytes of all outputs of a municipality.
func (b *build) made(t *testing.T, m *facts.Municipality) map[string][]byte {
	t.Helper()
	made := map[string][]byte{}
	for _, o := range b.outputsOf(m) {
		data, err := o.append(nil)
		if err != nil {
			t.Fatalf("%s: %v", o.path, err)
		}
		made[o.path] = data
	}
	return made
}

// TestNothingIsMadeOfRecordsThatWentBefore makes the outputs of each
// municipality when the records of those before it, and in another order of
// those behind it, are gone.
func TestNothingIsMadeOfRecordsThatWentBefore(t *testing.T) {
	const asOf = "2026-11-23"
	whole, forward, backward := planned(t, "../content", asOf), planned(t, "../content", asOf), planned(t, "../content", asOf)
	want := map[string]map[string][]byte{}
	for _, m := range whole.site.Municipalities {
		want[m.ID] = whole.made(t, m)
	}
	last := slices.Clone(backward.site.Municipalities)
	slices.Reverse(last)
	for order, b := range map[string]*build{"as registered": forward, "from the last": backward} {
		places := b.site.Municipalities
		if b == backward {
			places = last
		}
		b.plan.ForgetLists()
		b.site.Site.Municipalities = nil
		for _, m := range places {
			got := b.made(t, m)
			if len(got) != len(want[m.ID]) {
				t.Errorf("%s: %s has %d outputs, want %d", order, m.ID, len(got), len(want[m.ID]))
			}
			for path, data := range got {
				if !bytes.Equal(data, want[m.ID][path]) {
					t.Errorf("%s: %s is other than with all records", order, path)
				}
			}
			m.Forget()
			if len(m.Consultations)+len(m.Entries)+len(m.Municipality.Comments) > 0 {
				t.Errorf("%s keeps records", m.ID)
			}
		}
	}
}

// TestCommentsTellNoClockTime holds what lets a build look for clock times when
// the comments have been left in their files.
func TestCommentsTellNoClockTime(t *testing.T) {
	if holdsWhen(reflect.TypeFor[model.Comment]()) {
		t.Error("a comment can tell a clock time, which build.until would not find")
	}
}

// rendered are the bytes of a site but build.json.
func rendered(t *testing.T, content string, at time.Time) map[string][]byte {
	t.Helper()
	o := Options{Content: os.DirFS(content), Name: "content", BuiltIn: templates.FS, AsOf: at.Format("2006-01-02T15:04"), Jobs: 1}
	made := map[string][]byte{}
	if _, err := Render(context.Background(), o, func(path string, data []byte) error {
		made[path] = bytes.Clone(data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	delete(made, "build.json")
	return made
}

// TestUntilWhenNothingIsDifferent builds the golden site for a minute and for
// the last one at which it should be the same. Over these weeks consultations
// open and close, also by the clock, meet, fall due and are overdue.
func TestUntilWhenNothingIsDifferent(t *testing.T) {
	const content = "testdata/golden/content"
	same, clocks := 0, 0
	for day := range 24 {
		at := fmt.Sprintf("2026-%02d-%02dT%02d:%02d", 3+day/12, 1+(day%12)*2+day%3, (day*7)%24, (day*13)%60)
		b := planned(t, content, at)
		until := b.until()
		if !until.After(b.site.AsOf) || until.Sub(b.site.AsOf) > 24*time.Hour {
			t.Fatalf("until %v from %v", until, b.site.AsOf)
		}
		if until.Hour()+until.Minute() > 0 {
			clocks++
		}
		first, last := rendered(t, content, b.site.AsOf), rendered(t, content, until.Add(-time.Minute))
		for path, data := range last {
			if !bytes.Equal(data, first[path]) {
				t.Fatalf("%s is other at %v than at %s", path, until.Add(-time.Minute), at)
			}
		}
		if len(first) != len(last) {
			t.Fatalf("%d files at %v, %d at %s", len(last), until.Add(-time.Minute), len(first), at)
		}
		same++
	}
	if same == 0 || clocks == 0 {
		t.Errorf("%d spans, %d of them up to a clock time: too few to tell anything", same, clocks)
	}
}
