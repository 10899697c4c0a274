package intake

import (
	"testing"
	"testing/fstest"
)

func TestOverlay(t *testing.T) {
	base := fstest.MapFS{"a/b.csv": {Data: []byte("old")}, "a/c.csv": {Data: []byte("c")}, "d.csv": {Data: []byte("d")}}
	o := &overlay{base, map[string][]byte{"a/b.csv": []byte("new one"), "a/x/y.csv": []byte("y"), "e/f/g.csv": []byte("g")}}
	if err := fstest.TestFS(o, "a/b.csv", "a/c.csv", "a/x/y.csv", "d.csv", "e/f/g.csv"); err != nil {
		t.Fatal(err)
	}
	file, err := o.Open("a/b.csv")
	if err != nil {
		t.Fatal(err)
	}
	data := make([]byte, 20)
	if n, _ := file.Read(data); string(data[:n]) != "new one" {
		t.Errorf("a/b.csv holds %q", data[:n])
	}
}
