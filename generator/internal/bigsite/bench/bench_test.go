package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCreateSameMakesTheSameFiles(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "copy")
	want := map[string]string{"index.html": "home", "mk/bitola/index.html": "Битола", "data/empty.csv": ""}
	for path, text := range want {
		name := filepath.Join(from, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if files, size, err := count(from); err != nil || files != 3 || size != int64(len("home")+len("Битола")) {
		t.Errorf("count = %d files, %d bytes, %v", files, size, err)
	}
	got, err := createSame(from, to, 2)
	if err != nil {
		t.Fatal(err)
	}
	if size := int64(len("home") + len("Битола")); got.Files != 3 || got.Bytes != size || got.Cost.Seconds <= 0 {
		t.Errorf("createSame = %+v, want 3 files, %d bytes and some time", got, size)
	}
	for path, text := range want {
		if got, err := os.ReadFile(filepath.Join(to, filepath.FromSlash(path))); err != nil || string(got) != text {
			t.Errorf("%s = %q, %v, want %q", path, got, err, text)
		}
	}
}

func TestChangeRecordChangesOneTitle(t *testing.T) {
	dir := t.TempDir()
	if err := writeContent(90, dir); err != nil {
		t.Fatal(err)
	}
	read := func() string {
		var all strings.Builder
		found, err := filepath.Glob(filepath.Join(dir, "municipalities", "*", "consultations.csv"))
		if err != nil || len(found) != 80 {
			t.Fatalf("%d tables of consultations, %v", len(found), err)
		}
		for _, name := range found {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(data)
		}
		return all.String()
	}
	before := read()
	if id, err := changeRecord(dir); err != nil || !strings.HasPrefix(id, "m41/") {
		t.Fatal(id, err)
	}
	if n := len(read()) - len(before); n != len(newWord) {
		t.Errorf("the content grew by %d bytes", n)
	}
}

func TestTableComparesMedians(t *testing.T) {
	r := Result{Processors: 2, Start: []Cost{{Seconds: .3}, {Seconds: .0789}, {Seconds: .01}}, Sites: []*Site{
		{Consultations: 100, Cold: []Cost{{1, 1, 100e6}}, Create: []Cost{{.5, .5, 0}}, Unchanged: []Cost{{.1, .1, 50e6}}, Changed: []Cost{{.2, .2, 50e6}}, Served: []Cost{{.1, .1, 60e6}}},
		{Consultations: 1000, Cold: []Cost{{30, 9, 400e6}, {8, 9, 300e6}, {9, 9, 200e6}}, Create: []Cost{{3, 3, 0}}, Unchanged: []Cost{{.9, .9, 50e6}},
			Changed: []Cost{{1.8, 2, 50e6}}, Served: []Cost{{.12, .1, 60e6}}},
	}}
	got := string(r.table())
	r.Sites[1].Create, r.Sites[1].Files, r.Sites[1].Bytes = nil, 2000, 9e6
	if alone := string(r.table()); !strings.Contains(alone, "| 1000 | full build | 9.00 | 9.00 | 200 | 2000 files of 9 MB; 10.0 ×") {
		t.Errorf("of builds alone the table is\n%s", alone)
	}
	for _, want := range []string{"| demonstration | serve: from its start to the first page | 0.079 | | | |",
		"| 1000 | full build | 9.00 | 9.00 | 200 | 3.00 × creating the files; 10.0 × the records of 100: 9.00 × its time, 2.00 × its memory |",
		"| 1000 | nothing changed | 0.90 | 0.90 | 50 | 0.10 × the full build |", "| 1000 | serve: from saving a record to its page | 0.12 |"} {
		if !strings.Contains(got, want) {
			t.Errorf("the table lacks\n%s\nin\n%s", want, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	if ns, err := numbers("10,100"); err != nil || len(ns) != 2 || ns[0] != 10 || ns[1] != 100 {
		t.Errorf("numbers(10,100) = %v, %v", ns, err)
	}
	for _, wrong := range []string{"", "x", "0", "10,10", "100,10"} {
		if ns, err := numbers(wrong); err == nil {
			t.Errorf("numbers(%q) = %v and no error", wrong, ns)
		}
	}
}
