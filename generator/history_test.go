package generator_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator"
)

// past is a repository in memory: states of the content, the oldest first.
type past struct {
	commits []generator.Commit
	blobs   map[string]string
}

func (p *past) commit(at string, files ...string) {
	when, err := time.Parse(time.RFC3339, at)
	if err != nil {
		panic(err)
	}
	if p.blobs == nil {
		p.blobs = map[string]string{}
	}
	c := generator.Commit{Hash: fmt.Sprintf("%040d", len(p.commits)+1), At: when}
	for i := 0; i < len(files); i += 2 {
		f := generator.CommitFile{Path: files[i]}
		if files[i+1] != "" {
			f.Blob = fmt.Sprint(c.Hash, files[i])
			p.blobs[f.Blob] = files[i+1]
		}
		c.Files = append(c.Files, f)
	}
	p.commits = append(p.commits, c)
}

func (p *past) Commits(_ context.Context, yield func(generator.Commit) bool) (bool, error) {
	for _, c := range slices.Backward(p.commits) {
		if c.Files = slices.Clone(c.Files); !yield(c) {
			break
		}
	}
	return false, nil
}

func (p *past) Blobs(_ context.Context, blobs []string) (next func() ([]byte, error), stop func()) {
	return func() ([]byte, error) {
		b := blobs[0]
		blobs = blobs[1:]
		return []byte(p.blobs[b]), nil
	}, func() {}
}

func (p *past) Recall() []byte { return nil }
func (p *past) Keep([]byte)    {}

// now is the content of the last state, with the files of every site.
func (p *past) now(more map[string]string) fstest.MapFS {
	files := map[string]string{
		"site.yaml":          "format: 1\ntitle: {mk: Златна}\nbase_url: https://zlatna.example/\nlanguages: [mk, sq, en]\npublisher: {name: Златна}\n",
		"municipalities.csv": "id,name_mk,code\nzlatna,Златна,MK-999\n",
	}
	for _, c := range p.commits {
		for _, f := range c.Files {
			if delete(files, f.Path); f.Blob != "" {
				files[f.Path] = p.blobs[f.Blob]
			}
		}
	}
	maps.Copy(files, more)
	tree := fstest.MapFS{}
	for path, text := range files {
		tree[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

const (
	parkFile = "municipalities/zlatna/consultations/park.yaml"
	planFile = "municipalities/zlatna/calendar/2026.csv"
	parkText = "title: Парк\nopens: 2026-03-02\ncloses: 2026-03-12\n"
)

func (p *past) render(t *testing.T, asOf string, more map[string]string) site {
	t.Helper()
	o := options(p.now(more), asOf)
	o.History = p
	return render(t, o)
}

// TestHistoryInWords tells changes as a citizen reads them, in each language.
func TestHistoryInWords(t *testing.T) {
	for _, tt := range []struct {
		name, at, changed string
		want              map[string]string
	}{
		{"a deadline that was moved in time", "2026-03-03T12:00:00Z", strings.Replace(parkText, "03-12", "04-01", 1), map[string]string{
			"en": "Deadline: moved from 12 March to 1 April 2026, 1 day after the opening",
			"mk": "Краен рок: поместено од 12 март на 1 април 2026 г., 1 ден по почетокот",
			"sq": "Afati i fundit: u zhvendos nga 12 mars në 1 prill 2026, 1 ditë pas fillimit"}},
		{"a deadline that was moved when it had passed", "2026-03-17T12:00:00Z", strings.Replace(parkText, "03-12", "03-20", 1), map[string]string{
			"en": "Deadline: moved from 12 to 20 March 2026, 5 days after the earlier deadline",
			"mk": "Краен рок: поместено од 12 на 20 март 2026 г., 5 дена по претходниот рок",
			"sq": "Afati i fundit: u zhvendos nga 12 në 20 mars 2026, 5 ditë pas afatit të mëparshëm"}},
		{"an opening that was moved before it", "2026-02-20T12:00:00Z", strings.Replace(parkText, "2026-03-02", "2026-03-04 09:00", 1), map[string]string{
			"en": "Opens: moved from 2 March 2026 to 4 March 2026 at 09:00, 10 days before the opening",
			"mk": "Почеток: поместено од 2 март 2026 г. на 4 март 2026 г., во 09:00 часот, 10 дена пред почетокот",
			"sq": "Fillimi: u zhvendos nga 2 mars 2026 në 4 mars 2026, në orën 09:00, 10 ditë para fillimit"}},
		{"a title", "2026-03-03T12:00:00Z", strings.Replace(parkText, "Парк", "Градски парк", 1), map[string]string{
			"en": "Title: changed from “Парк” to “Градски парк”",
			"mk": "Наслов: променето од „Парк“ во „Градски парк“",
			"sq": "Titulli: u ndryshua nga “Парк” në “Градски парк”"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var p past
			p.commit("2026-02-10T12:00:00Z", parkFile, parkText)
			p.commit(tt.at, parkFile, tt.changed)
			s := p.render(t, "2026-03-30", nil)
			for lang, want := range tt.want {
				if page := string(s[lang+"/zlatna/park.html"]); !strings.Contains(page, want) {
					t.Errorf("%s: the page does not say %q: %s", lang, want, part(page, `class="history"`, "</ol>"))
				}
			}
		})
	}
}

// part is what stands between two marks, for messages.
func part(page, from, to string) string {
	_, rest, _ := strings.Cut(page, from)
	rest, _, _ = strings.Cut(rest, to)
	return rest
}

// TestHistoryOfTheDecision tells what became of a report's outcome and of an
// entry's decision.
func TestHistoryOfTheDecision(t *testing.T) {
	const report = "municipalities/zlatna/reports/park.yaml"
	plan := "id,title_mk,planned_opens,decision,reason_mk,decided_on\n"
	var p past
	p.commit("2026-02-10T12:00:00Z", parkFile, parkText, planFile, plan+"pat,Пат,2026-05,,,\n")
	p.commit("2026-04-01T12:00:00Z", report, "published: 2026-04-01\noutcome: decision_pending\ndecision_due: 2026-05-01\nno_comments: yes\n")
	p.commit("2026-05-02T12:00:00Z", report, "published: 2026-04-01\noutcome: not_adopted\nno_comments: yes\n",
		planFile, plan+"pat,Пат,2026-05,cancelled,Нема пари,2026-05-02\n")
	s := p.render(t, "2026-06-01", nil)
	for page, want := range map[string]string{
		"en/zlatna/park.html": "Outcome: changed from decision awaited to not adopted",
		"en/zlatna/pat.html":  "Change of the plan: cancelled",
	} {
		if !strings.Contains(string(s[page]), want) {
			t.Errorf("%s does not say %q: %s", page, want, part(string(s[page]), `class="history"`, "</ol>"))
		}
	}
}

// TestHistoryTellsNothingAhead: a draft, or a record that is announced later,
// leaves no trace, in whatever it was before.
func TestHistoryTellsNothingAhead(t *testing.T) {
	var p past
	p.commit("2026-01-10T12:00:00Z", parkFile, parkText)
	p.commit("2026-01-11T12:00:00Z", parkFile, "draft: yes\n"+strings.Replace(parkText, "Парк", "Тајна", 1))
	p.commit("2026-01-12T12:00:00Z", "municipalities/zlatna/consultations/pat.yaml", "announced: 2026-02-20\n"+strings.Replace(parkText, "Парк", "Пат", 1))
	for path, data := range p.render(t, "2026-02-10", nil) {
		for _, word := range []string{"park", "pat,", "Тајна", "Парк"} {
			if strings.HasPrefix(path, "data/") && strings.HasSuffix(path, "changes.csv") && strings.Contains(string(data), word) {
				t.Errorf("%s tells of %s:\n%s", path, word, data)
			}
		}
	}
	if s := p.render(t, "2026-02-21", nil); !strings.Contains(string(s["data/changes.csv"]), "zlatna,pat,id,,pat,2026-02-20T00:00,") {
		t.Errorf("what was announced is not there:\n%s", s["data/changes.csv"])
	}
}

// TestRedactionReachesHistory: the old title of a removed entry, and that of a
// consultation in any language, appear in no file.
func TestRedactionReachesHistory(t *testing.T) {
	var p past
	p.commit("2026-01-10T12:00:00Z", parkFile, strings.Replace(parkText, "Парк", "{mk: Куќата на Петров, en: House of Petrov}", 1),
		planFile, "id,title_mk,planned_opens\npat,Патот до Петров,2026-05\nplan,План,2026-06\n")
	p.commit("2026-01-11T12:00:00Z", parkFile, parkText, planFile, "id,title_mk,planned_opens\nplan,План,2026-06\n")
	more := map[string]string{"municipalities/zlatna/redactions.csv": "record,field,decided_on,reason_mk\n" +
		"park,title,2026-01-12,Име на лице\npat,title,2026-01-12,Име на лице\n"}
	for path, data := range p.render(t, "2026-02-10", more) {
		if strings.Contains(string(data), "Петров") || strings.Contains(string(data), "Petrov") {
			t.Errorf("%s holds what was redacted", path)
		}
	}
	if s := p.render(t, "2026-02-10", nil); !strings.Contains(string(s["mk/zlatna/calendar-2026.html"]), "Патот до Петров") {
		t.Error("without the redaction the removed entry is not shown")
	}
}
