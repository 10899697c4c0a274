package generator_test

import (
	"bytes"
	"context"
	"errors"
	"hash/maphash"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator"
)

// checkPreview holds files of a preview against those of a build, in random order.
func checkPreview(t *testing.T, v *generator.Preview, want site, r *rand.Rand, which func(path string) bool) {
	t.Helper()
	paths := want.paths()
	for _, i := range r.Perm(len(paths)) {
		path := paths[i]
		if !which(path) {
			continue
		}
		data, ok, err := v.File(path)
		if err != nil || !ok {
			t.Fatalf("%s: %t, %v", path, ok, err)
		}
		if !bytes.Equal(data, want[path]) {
			t.Fatalf("%s is other than a build writes it", path)
		}
	}
}

func all(string) bool { return true }

func TestPreviewShowsWhatABuildWrites(t *testing.T) {
	t.Parallel()
	for content, asOf := range map[string]string{golden: goldenAsOf, demonstration: demonstrationAsOf} {
		o := options(os.DirFS(content), asOf)
		o.Drafts = true
		want, r := render(t, o), rand.New(rand.NewPCG(1, 2))
		v, report, err := new(generator.Previews).Open(context.Background(), o)
		if err != nil || report.Counts.Consultations == 0 {
			t.Fatal(report, err)
		}
		// Pages that need no other file first: none of them may tell what only
		// those that come later find out.
		checkPreview(t, v, want, r, func(path string) bool {
			return !strings.Contains(path, "data/") && !strings.Contains(path, "search")
		})
		checkPreview(t, v, want, r, all)
		for _, path := range []string{"", "mk", "mk/none.html", "data/zlatna/none.csv", "mk/primer/none.html", "../site.yaml"} {
			if _, ok, err := v.File(path); ok || err != nil {
				t.Errorf("%q: %t, %v, want no file", path, ok, err)
			}
		}
	}
}

// TestPreviewTakesOverWhatDidNotChange edits a site at random and holds problems
// and files of one preview after another against what is read and built anew.
func TestPreviewTakesOverWhatDidNotChange(t *testing.T) {
	t.Parallel()
	steps := 150
	if testing.Short() {
		steps = 30
	}
	e := newEdited(t, 3)
	e.dir = filepath.Join(t.TempDir(), "none")
	if err := os.Mkdir(e.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	seed := maphash.MakeSeed()
	var previews generator.Previews
	refused := 0
	for step := range steps {
		did := e.edit()
		timed := fstest.MapFS{} // what has other bytes was changed at another time
		for name, f := range e.content {
			timed[name] = &fstest.MapFile{Data: f.Data, ModTime: time.Unix(int64(maphash.Bytes(seed, f.Data)>>32), 0)}
		}
		o := e.options()
		o.Content = timed
		anew, wantErr := generator.Check(context.Background(), o)
		v, r, err := previews.Open(context.Background(), o)
		if wantErr != nil || !reflect.DeepEqual(r.Problems, anew.Problems) {
			t.Fatalf("step %d, %s: %v: problems %v, want %v", step, did, wantErr, r.Problems, anew.Problems)
		}
		if r.Counts != anew.Counts {
			t.Fatalf("step %d, %s: %+v, want %+v", step, did, r.Counts, anew.Counts)
		}
		if errors.Is(err, generator.ErrContent) {
			refused++
			if refused%3 > 0 { // mistakes stay for a while
				e.content = e.before[len(e.before)-1]
			}
			continue
		}
		if err != nil {
			t.Fatalf("step %d, %s: %v", step, did, err)
		}
		checkPreview(t, v, render(t, o), e.Rand, all)
	}
	if refused < steps/20 || refused > steps/2 {
		t.Errorf("%d of %d edits were mistakes: too few or too many to tell anything", refused, steps)
	}
}

// Browsers ask for many files at once: the first that needs the tables or the search
// index has them made while others are made beside it, and the content is read again,
// records taken over, while files of the preview before are still asked for.
func TestPreviewIsAskedBySeveral(t *testing.T) {
	t.Parallel()
	for content, asOf := range map[string]string{golden: goldenAsOf, demonstration: demonstrationAsOf} {
		tree, changing := fstest.MapFS{}, ""
		err := fs.WalkDir(os.DirFS(content), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(filepath.Join(content, name))
			tree[name] = &fstest.MapFile{Data: data}
			if strings.HasPrefix(name, "municipalities/") {
				changing = name
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		o := options(tree, asOf)
		o.Drafts = true
		want := render(t, o)
		paths := want.paths()
		var previews generator.Previews
		var askers sync.WaitGroup
		for step := range uint64(3) {
			// One municipality is read again, the others are taken over.
			o.Content = maps.Clone(tree)
			o.Content.(fstest.MapFS)[changing] = &fstest.MapFile{Data: tree[changing].Data, ModTime: time.Unix(int64(step), 0)}
			v, _, err := previews.Open(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			for asker := range uint64(2) {
				askers.Go(func() {
					for _, i := range rand.New(rand.NewPCG(asker, step)).Perm(len(paths))[:min(len(paths), 400)] {
						data, ok, err := v.File(paths[i])
						if err != nil || !ok || !bytes.Equal(data, want[paths[i]]) {
							t.Errorf("%s: %t, %v, or other than a build writes it", paths[i], ok, err)
						}
					}
				})
			}
		}
		askers.Wait()
	}
}

// BenchmarkPreview changes a title in one municipality, and waits until its page
// can be asked for.
func BenchmarkPreview(b *testing.B) {
	tree := fstest.MapFS{}
	for name, f := range big() {
		tree[name] = f
	}
	const name = "municipalities/m05/consultations.csv"
	o := options(tree, bigAsOf)
	var previews generator.Previews
	changes := 0
	for b.Loop() {
		changes++
		tree[name] = &fstest.MapFile{Data: bytes.Replace(big()[name].Data, []byte("Programme"), bytes.Repeat([]byte("P"), 1+changes%9), 1),
			ModTime: time.Unix(int64(changes), 0)}
		v, _, err := previews.Open(context.Background(), o)
		if err != nil {
			b.Fatal(err)
		}
		if _, ok, err := v.File("mk/m05/index.html"); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
