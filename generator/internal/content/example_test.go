package content_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// An example is a small site and the problems that are found in it. The files
// are added to those of a site that is right, each below a line with its
// path: -- path --. A line -- no path -- takes one of those away.
type example struct{ name, files, want string }

// right is a site in which nothing is wrong.
const right = `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk, sq, en]
publisher: {name: Општина Пример}
-- municipalities.csv --
id,name_mk
x,Пример
`

// tree makes a content tree of the right site and more files.
func tree(files string) fstest.MapFS {
	fsys := fstest.MapFS{}
	name := ""
	for line := range strings.Lines(right + files) {
		head, isHead := strings.CutPrefix(strings.TrimSuffix(line, " --\n"), "-- ")
		switch {
		case isHead && strings.HasPrefix(head, "no "):
			delete(fsys, head[len("no "):])
			name = ""
		case isHead:
			name = head
			fsys[name] = &fstest.MapFile{}
		case name != "":
			fsys[name].Data = append(fsys[name].Data, line...)
		}
	}
	return fsys
}

// add puts a file into a tree.
func add(fsys fstest.MapFS, name, text string) fstest.MapFS {
	fsys[name] = &fstest.MapFile{Data: []byte(text)}
	return fsys
}

func load(t *testing.T, fsys fs.FS) (*model.Site, []problem.Problem) {
	t.Helper()
	site, problems, err := content.Load(context.Background(), fsys, content.Options{})
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return site, problems
}

// check compares the problems of a tree with their text in English.
func check(t *testing.T, name string, fsys fs.FS, want string) {
	t.Helper()
	_, problems := load(t, fsys)
	got := string(problem.AppendText(nil, problems, "en"))
	if want = strings.TrimPrefix(want, "\n"); got != want {
		t.Errorf("%s: problems are\n%s\nwant\n%s", name, got, want)
	}
}

func checkAll(t *testing.T, examples []example) {
	t.Helper()
	for _, e := range examples {
		check(t, e.name, tree(e.files), e.want)
	}
}

func TestTheRightSiteHasNoProblems(t *testing.T) {
	check(t, "the right site", tree(""), "")
}
