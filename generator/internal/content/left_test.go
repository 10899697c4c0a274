package content_test

import (
	"context"
	"io/fs"
	"reflect"
	"slices"
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

func leftTree(t *testing.T, tree fs.FS, leave bool) *model.Site {
	t.Helper()
	s, problems, err := content.Load(context.Background(), tree, content.Options{LeaveTexts: leave})
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v", err, problems)
	}
	return s
}

// longTexts are the texts of a municipality that can be left, by record and field.
func longTexts(m *model.Municipality) map[string]*model.Long {
	texts := map[string]*model.Long{}
	for _, c := range m.Consultations {
		texts[c.ID+" body"], texts[c.ID+" summary"] = &c.Body, &c.Summary
	}
	for _, r := range m.Reports {
		for field, text := range map[string]*model.Long{"body": &r.Body, "we_asked": &r.WeAsked, "you_said": &r.YouSaid, "we_did": &r.WeDid} {
			texts["report "+r.Consultation+" "+field] = text
		}
	}
	return texts
}

// leftFiles are a tree whose tables are spelt in a way.
func leftFiles(spell func(string) string) fstest.MapFS {
	return fstest.MapFS{
		"site.yaml":                            {Data: []byte("format: 1\ntitle: {mk: Сајт}\nbase_url: https://a.example/\nlanguages: [mk, en]\npublisher: {name: Општина}\n")},
		"municipalities.csv":                   {Data: []byte("id,name_mk\nzlatna,Златна\n")},
		"municipalities/zlatna/files/plan.pdf": {Data: []byte("%PDF")},
		"municipalities/zlatna/consultations.csv": {Data: []byte(spell("id,title_mk,summary_mk,body_mk,opens,closes,body_en,affects_mk,summary_en\n" +
			"a,Прва,Со зборови,\" Еден \"\"цитат\"\",\n\nи уште еден ред \",2026-03-02,2026-04-01,One,Сите во општината и уште некој друг подалеку,In words\n" +
			"\n" +
			"b,Втора,,,2026-03-02,2026-04-01,,,\n" +
			"c,Трета,,Кратко,2026-03-02,2026-04-01,\"Two, or three\",,\"In short, \"\"two\"\"\"\n" +
			"d,Четврта,Кратко,Види [прилог](files/plan.pdf),2026-03-02,2026-04-01,Two,,\n"))},
		"municipalities/zlatna/reports.csv": {Data: []byte(spell("consultation,published,you_said_en,outcome,we_did_mk,body_mk,we_asked_mk,we_asked_en\n" +
			"a,2026-04-20,\"No, thanks\",adopted_unchanged,Ништо,Повеќе за тоа,Што?,What?\n" +
			"c,2026-04-20,,adopted_unchanged,,,,\n"))},
		"municipalities/zlatna/comments.csv": {Data: []byte(spell("consultation,row,respondent_type,comment,disposition\n" +
			"c,2,citizen,Второ,accepted\na,1,citizen,\"Прво, и\nпоследно\",accepted\n"))},
	}
}

// TestLeftTextsAreReadAgain holds texts that were left in tables, however these
// are spelt, against those that were kept.
func TestLeftTextsAreReadAgain(t *testing.T) {
	same := func(s string) string { return s }
	for name, spell := range map[string]func(string) string{
		"commas":          same,
		"a mark":          func(s string) string { return "\ufeff" + s },
		"CRLF":            func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"no language":     func(s string) string { return strings.Replace(s, "body_mk", "body", 1) },
		"blank first row": func(s string) string { return ",,\n" + s },
	} {
		t.Run(name, func(t *testing.T) {
			tree := leftFiles(spell)
			want := leftTree(t, tree, false).Municipalities[0]
			for _, files := range []fs.FS{tree, unseekable{tree}} {
				s := leftTree(t, files, true)
				held := longTexts(want)
				var left []string
				for of, text := range longTexts(s.Municipalities[0]) {
					if got := variants(text.Text()); got != variants(held[of].Held) {
						t.Errorf("%s: %q; want %q", of, got, variants(held[of].Held))
					}
					if len(text.Held) != len(held[of].Held) {
						t.Errorf("%s keeps %q", of, variants(text.Held))
					}
					if len(text.Held) > 0 && text.Held[0].Value == model.Elsewhere {
						left = append(left, of)
					}
				}
				slices.Sort(left)
				if got := strings.Join(left, ", "); got != "a body, a summary, c body, c summary, d summary, report a body, report a we_asked, report a we_did, report a you_said" {
					t.Errorf("left: %s", got)
				}
				if err := s.Lost(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// TestLeftCommentsAreReadAgain gives them with all that was in them and in their
// order, and only where texts may be left.
func TestLeftCommentsAreReadAgain(t *testing.T) {
	tree := leftFiles(func(s string) string { return s })
	kept := leftTree(t, tree, false).Municipalities[0]
	if kept.ReadComments != nil {
		t.Error("what has to stay can be let go of")
	}
	s := leftTree(t, tree, true)
	got := s.Municipalities[0].ReadComments()
	if len(got) != 2 || got[0].Comment != "Прво, и\nпоследно" || !reflect.DeepEqual(got, kept.Comments) || s.Lost() != nil {
		t.Errorf("%v, want %v", got, kept.Comments)
	}
}

// TestLeftCommentsThatWereWarnedOf are read again without another word.
func TestLeftCommentsThatWereWarnedOf(t *testing.T) {
	tree := leftFiles(func(s string) string { return s })
	const name = "municipalities/zlatna/comments.csv"
	tree[name] = &fstest.MapFile{Data: []byte("consultation,row,respondent_type,comment,disposition,key\nc,1,citizen,Прво,accepted,zlatna/c/1\n")}
	s, problems, err := content.Load(context.Background(), tree, content.Options{LeaveTexts: true})
	if err != nil || len(problems) != 1 {
		t.Fatalf("%v %v", err, problems)
	}
	m := s.Municipalities[0]
	if got := m.ReadComments(); !reflect.DeepEqual(got, m.Comments) || s.Lost() != nil {
		t.Errorf("%v, %v; want %v", got, s.Lost(), m.Comments)
	}
}

// TestTheContentMustNotChangeMeanwhile reads texts and comments again whose file
// was changed, cut or taken away.
func TestTheContentMustNotChangeMeanwhile(t *testing.T) {
	summary := func(m *model.Municipality) { m.Consultations[0].Summary.Text() }
	said := func(m *model.Municipality) { m.Reports[0].YouSaid.Text() }
	comments := func(m *model.Municipality) { m.ReadComments() }
	for name, c := range map[string]struct {
		file     string
		from, to string
		again    func(m *model.Municipality)
	}{
		"another text":       {"consultations.csv", "In words", "In wörds", summary},
		"another row before": {"consultations.csv", "a,Прва", "b,Прв", func(m *model.Municipality) { m.Consultations[2].Body.Text() }},
		"a shorter table":    {"reports.csv", "No, thanks", "No", said},
		"an empty table":     {"reports.csv", "", "", said},
		"another comment":    {"comments.csv", "Второ", "Трето", comments},
		"no comments":        {"comments.csv", "", "", comments},
	} {
		tree := leftFiles(func(s string) string { return s })
		s := leftTree(t, tree, true)
		path := "municipalities/zlatna/" + c.file
		if c.from == "" {
			delete(tree, path)
		} else {
			tree[path] = &fstest.MapFile{Data: []byte(strings.Replace(string(tree[path].Data), c.from, c.to, 1))}
		}
		c.again(s.Municipalities[0])
		if err := s.Lost(); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, which should name the file", name, err)
		}
	}
}
