package content_test

import (
	"context"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/model"
)

// unseekable is a file system whose files can only be read from the beginning.
type unseekable struct{ fs.FS }

func (u unseekable) Open(name string) (fs.File, error) {
	f, err := u.FS.Open(name)
	return onlyFile{f}, err
}

type onlyFile struct{ fs.File }

func (f onlyFile) ReadDir(n int) ([]fs.DirEntry, error) { return f.File.(fs.ReadDirFile).ReadDir(n) }

func bodies(t *testing.T, tree fs.FS, leave bool) []*model.Consultation {
	t.Helper()
	s, problems, err := content.Load(context.Background(), tree, content.Options{LeaveTexts: leave})
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v", err, problems)
	}
	return s.Municipalities[0].Consultations
}

// TestLeftTextsAreReadAgain holds texts that were left in a table, however it
// is spelt, against those that were kept.
func TestLeftTextsAreReadAgain(t *testing.T) {
	const table = "id,title_mk,body_mk,opens,closes,body_en,affects_mk\n" +
		"a,Прва,\" Еден \"\"цитат\"\",\n\nи уште еден ред \",2026-03-02,2026-04-01,One,Сите во општината и уште некој друг подалеку\n" +
		"\n" +
		"b,Втора,,2026-03-02,2026-04-01,,\n" +
		"c,Трета,Кратко,2026-03-02,2026-04-01,\"Two, or three\",\n" +
		"d,Четврта,Види [прилог](files/plan.pdf),2026-03-02,2026-04-01,Two,\n"
	for name, spelt := range map[string]string{
		"commas":          table,
		"a mark":          "\ufeff" + table,
		"CRLF":            strings.ReplaceAll(table, "\n", "\r\n"),
		"no language":     strings.Replace(table, "body_mk", "body", 1),
		"blank first row": ",,,,,,\n" + table,
	} {
		t.Run(name, func(t *testing.T) {
			tree := fstest.MapFS{
				"site.yaml":                               {Data: []byte("format: 1\ntitle: {mk: Сајт}\nbase_url: https://a.example/\nlanguages: [mk, en]\npublisher: {name: Општина}\n")},
				"municipalities.csv":                      {Data: []byte("id,name_mk\nzlatna,Златна\n")},
				"municipalities/zlatna/files/plan.pdf":    {Data: []byte("%PDF")},
				"municipalities/zlatna/consultations.csv": {Data: []byte(spelt)},
			}
			want := bodies(t, tree, false)
			for _, files := range []fs.FS{tree, unseekable{tree}} {
				left := 0
				for i, c := range bodies(t, files, true) {
					got, err := c.Body.Text()
					if err != nil || variants(got) != variants(want[i].Body.Held) {
						t.Errorf("%s: %q, %v; want %q", c.ID, variants(got), err, variants(want[i].Body.Held))
					}
					if c.Body.Left != nil {
						left++
					}
					if len(c.Body.Held) != len(want[i].Body.Held) || variants(c.Affects) != variants(want[i].Affects) {
						t.Errorf("%s keeps %q and %q", c.ID, variants(c.Body.Held), variants(c.Affects))
					}
				}
				if left != 2 {
					t.Errorf("%d texts were left, want those of a and c", left)
				}
			}
			read := bodies(t, tree, true)
			tree["municipalities/zlatna/consultations.csv"] = &fstest.MapFile{Data: []byte(strings.Replace(spelt, "One", "Owe", 1))}
			if text, err := read[0].Body.Text(); err == nil {
				t.Errorf("of a file that was changed meanwhile: %q", variants(text))
			}
			tree["municipalities/zlatna/consultations.csv"] = &fstest.MapFile{Data: []byte("id\n")}
			if text, err := read[2].Body.Text(); err == nil {
				t.Errorf("of a file that was cut meanwhile: %q", variants(text))
			}
		})
	}
}
