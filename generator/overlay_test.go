package generator

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

// TestLaidOver: what is laid over stands beside and in place of what is there.
func TestLaidOver(t *testing.T) {
	under := fstest.MapFS{"site.yaml": {Data: []byte("old")}, "pages/about.mk.md": {Data: []byte("about")}}
	o := lay(under, File{"site.yaml", []byte("new")}, File{"pages/help.mk.md", []byte("help")}, File{"files/deep/x.txt", []byte("x")})
	if err := fstest.TestFS(o, "site.yaml", "pages/about.mk.md", "pages/help.mk.md", "files/deep/x.txt"); err != nil {
		t.Error(err)
	}
	if got, err := fs.ReadFile(o, "site.yaml"); string(got) != "new" || err != nil {
		t.Errorf("site.yaml holds %q, %v", got, err)
	}
	var walked []string
	err := fs.WalkDir(o, ".", func(name string, d fs.DirEntry, err error) error {
		if !d.IsDir() {
			walked = append(walked, name)
		}
		return err
	})
	want := []string{"files/deep/x.txt", "pages/about.mk.md", "pages/help.mk.md", "site.yaml"}
	if err != nil || !slices.Equal(walked, want) {
		t.Errorf("walked %q, %v", walked, err)
	}
}

func TestLaidOverNothing(t *testing.T) {
	if err := fstest.TestFS(lay(nil, File{"a/b.txt", []byte("b")}), "a/b.txt"); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(lay(nil)); err != nil {
		t.Error(err)
	}
}
