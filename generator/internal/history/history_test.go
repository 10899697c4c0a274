package history_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/history"
	"konsulta/generator/internal/model"
)

const (
	folder     = "municipalities/zlatna/"
	siteYAML   = "format: 1\ntitle: {mk: Златна}\nbase_url: https://zlatna.example/\nlanguages: [mk, en]\npublisher: {name: Златна}\n"
	register   = "id,name_mk\nzlatna,Златна\n"
	parkYAML   = folder + "consultations/park.yaml"
	reportYAML = folder + "reports/park.yaml"
	planCSV    = folder + "calendar/2026.csv"
	park       = "title: Парк\nopens: 2026-03-02\ncloses: 2026-03-12\n"
)

// repository is a history told as a list of states.
type repository struct {
	commits []history.Commit
	files   map[string]string // as they are now
	blobs   map[string]string
	read    int // how many blobs were asked for
	kept    []byte
	shallow bool
}

// commit adds a state: files and their text, "" for one that was removed.
func (r *repository) commit(at string, files ...string) {
	if r.files == nil {
		r.files, r.blobs = map[string]string{}, map[string]string{}
	}
	when, err := time.Parse("2006-01-02 15:04", at)
	if err != nil {
		panic(err)
	}
	c := history.Commit{Hash: fmt.Sprintf("c%d", len(r.commits)+1), At: when}
	for i := 0; i < len(files); i += 2 {
		path, text := files[i], files[i+1]
		f := history.File{Path: path}
		if text == "" {
			delete(r.files, path)
		} else {
			f.Blob = fmt.Sprintf("%s of %s", path, c.Hash)
			r.files[path], r.blobs[f.Blob] = text, text
		}
		c.Files = append(c.Files, f)
	}
	r.commits = append(r.commits, c)
}

func (r *repository) Commits(_ context.Context, yield func(history.Commit) bool) (bool, error) {
	for _, c := range slices.Backward(r.commits) {
		c.Files = slices.Clone(c.Files)
		if !yield(c) {
			break
		}
	}
	return r.shallow, nil
}

func (r *repository) Blobs(_ context.Context, blobs []string) (next func() ([]byte, error), stop func()) {
	r.read += len(blobs)
	return func() ([]byte, error) {
		b := blobs[0]
		blobs = blobs[1:]
		return []byte(r.blobs[b]), nil
	}, func() {}
}

func (r *repository) Recall() []byte   { return r.kept }
func (r *repository) Keep(data []byte) { r.kept = data }

// site is the content as it is now.
func (r *repository) site(t *testing.T) *model.Site {
	t.Helper()
	tree := fstest.MapFS{"site.yaml": {Data: []byte(siteYAML)}, "municipalities.csv": {Data: []byte(register)}}
	for path, text := range maps.All(r.files) {
		tree[path] = &fstest.MapFile{Data: []byte(text)}
	}
	s, _, err := content.Load(t.Context(), tree, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tells reads the history and compares it, a line a change.
func (r *repository) tells(t *testing.T, want string) {
	t.Helper()
	changes, _, err := history.Read(t.Context(), r, r.site(t), "test")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, x := range changes {
		table := x.Table
		if x.Year != 0 {
			table += fmt.Sprint(" ", x.Year)
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %s %q %q %s", x.At, table, x.Record, x.Field, x.Before, x.After, x.Commit))
	}
	if got := strings.Join(lines, "\n"); got != strings.TrimSpace(want) {
		t.Errorf("the history is\n%s\nwant\n%s", got, strings.TrimSpace(want))
	}
}

func TestChangesOfAConsultation(t *testing.T) {
	var r repository
	r.commit("2026-02-20 09:00", parkYAML, park)
	r.commit("2026-03-05 10:00", parkYAML, strings.Replace(park, "2026-03-12", "20.03.2026.", 1))
	r.commit("2026-03-06 10:00", parkYAML, strings.Replace(park, "2026-03-12", "2026-03-20", 1)+"# the same, written otherwise\n")
	r.commit("2026-03-07 10:00", parkYAML, "title: {mk: Градски парк, en: City park}\nopens: 2026-03-02\ncloses: 2026-03-20\n")
	r.tells(t, `
2026-02-20T10:00 consultations park id "" "park" c1
2026-03-05T11:00 consultations park closes "2026-03-12" "2026-03-20" c2
2026-03-07T11:00 consultations park title_en "" "City park" c4
2026-03-07T11:00 consultations park title_mk "Парк" "Градски парк" c4
`)
}

func TestChangesOfReportEntryAndEvent(t *testing.T) {
	var r repository
	event := "events:\n  - {id: sredba, starts: 2026-03-10 18:00}\n"
	plan := "id,title_mk,planned_opens,decision,reason_mk,decided_on\n"
	r.commit("2026-01-10 09:00", planCSV, plan+"park,Парк,2026-03,,,\npat,Пат,2026-Q2,,,\n")
	r.commit("2026-03-01 09:00", parkYAML, park+event)
	r.commit("2026-03-02 09:00", parkYAML, park+strings.Replace(event, "18:00", "19:30", 1)+"  - {id: uvid, starts: 2026-03-11}\n")
	r.commit("2026-04-01 09:00", reportYAML, "published: 2026-04-01\noutcome: decision_pending\ndecision_due: 2026-05-01\nno_comments: yes\n")
	r.commit("2026-05-01 09:00", reportYAML, "published: 2026-04-01\noutcome: adopted_with_changes\nno_comments: yes\n",
		planCSV, plan+"park,Парк,2026-03,,,\npat,Пат,2026-Q2,postponed,Нема пари,2026-04-30\n")
	r.commit("2026-05-02 09:00", planCSV, plan+"park,Парк,2026-03,,,\n")
	r.tells(t, `
2026-01-10T10:00 calendar 2026 park id "" "park" c1
2026-01-10T10:00 calendar 2026 pat id "" "pat" c1
2026-03-01T10:00 consultations park id "" "park" c2
2026-03-02T10:00 events park/sredba starts "2026-03-10T18:00" "2026-03-10T19:30" c3
2026-03-02T10:00 events park/uvid id "" "park/uvid" c3
2026-04-01T11:00 reports park consultation "" "park" c4
2026-05-01T11:00 reports park decision_due "2026-05-01" "" c5
2026-05-01T11:00 reports park outcome "decision_pending" "adopted_with_changes" c5
2026-05-01T11:00 calendar 2026 pat decided_on "" "2026-04-30" c5
2026-05-01T11:00 calendar 2026 pat decision "" "postponed" c5
2026-05-02T11:00 calendar 2026 pat id "pat" "" c6
`)
}

// A record that moves from YAML into a table, or from one calendar file into
// another, does not change.
func TestMovesBetweenFiles(t *testing.T) {
	var r repository
	r.commit("2026-02-20 09:00", parkYAML, park, planCSV, "id,title_mk,planned_opens\npat,Пат,2026-Q2\n")
	r.commit("2026-02-21 09:00", parkYAML, "", folder+"consultations.csv", "id;title_mk;opens;closes\npark;Парк;2.3.2026;12.3.2026\n",
		planCSV, "", folder+"calendar.csv", "year,id,title_mk,planned_opens\n2026,pat,Пат,2026-Q2\n")
	r.tells(t, `
2026-02-20T10:00 consultations park id "" "park" c1
2026-02-20T10:00 calendar 2026 pat id "" "pat" c1
`)
}

// An alias says that a record is the same under another id; its report and
// meetings go with it.
func TestRename(t *testing.T) {
	var r repository
	event := "events: [{id: sredba, starts: 2026-03-10 18:00}]\n"
	r.commit("2026-02-20 09:00", parkYAML, park+event)
	r.commit("2026-02-21 09:00", parkYAML, strings.Replace(park, "03-12", "03-13", 1)+event)
	r.commit("2026-02-22 09:00", parkYAML, "", folder+"consultations/gradski-park.yaml",
		"aliases: [park]\n"+strings.Replace(park, "03-12", "03-13", 1)+event)
	r.tells(t, `
2026-02-20T10:00 consultations gradski-park id "" "park" c1
2026-02-21T10:00 consultations gradski-park closes "2026-03-12" "2026-03-13" c2
2026-02-22T10:00 consultations gradski-park id "park" "gradski-park" c3
`)
}

// What nobody could see yet is not told: drafts, what is to be published
// later, what cannot be read and what may not be published.
func TestWhatWasNotPublished(t *testing.T) {
	var r repository
	r.commit("2026-01-01 09:00", parkYAML, "draft: yes\n"+park)
	r.commit("2026-01-02 09:00", parkYAML, "publish_on: 2026-02-01\n"+park)
	r.commit("2026-01-03 09:00", parkYAML, "publish_on: 2026-02-01\n"+strings.Replace(park, "03-12", "03-14", 1))
	r.commit("2026-02-05 09:00", parkYAML, "title: [\n")
	r.commit("2026-02-06 09:00", parkYAML, strings.Replace(park, "Парк", "Парк, прашајте ana@example.mk", 1))
	r.commit("2026-02-07 09:00", parkYAML, strings.Replace(park, "03-12", "03-20", 1))
	r.commit("2026-02-08 09:00", folder+"consultations/tajna.yaml", strings.Replace(park, "Парк", "Тајна", 1)+"announced: 2026-03-01\n")
	r.commit("2026-02-09 09:00", folder+"consultations/tajna.yaml", "")
	r.tells(t, `
2026-02-01T00:00 consultations park id "" "park" c2
2026-02-07T10:00 consultations park closes "2026-03-14" "2026-03-20" c6
`)
}

// A clock that went wrong does not turn the order of commits round.
func TestClockThatWentBack(t *testing.T) {
	var r repository
	r.commit("2026-02-20 09:00", parkYAML, park)
	r.commit("2026-02-10 09:00", parkYAML, strings.Replace(park, "03-12", "03-20", 1))
	r.tells(t, `
2026-02-20T10:00 consultations park id "" "park" c1
2026-02-20T10:00 consultations park closes "2026-03-12" "2026-03-20" c2
`)
}

// In a shallow clone the oldest commit tells nothing of when its records came.
func TestShallow(t *testing.T) {
	r := repository{shallow: true}
	r.commit("2026-02-20 09:00", parkYAML, park)
	r.commit("2026-03-05 10:00", parkYAML, strings.Replace(park, "03-12", "03-20", 1))
	r.tells(t, `2026-03-05T11:00 consultations park closes "2026-03-12" "2026-03-20" c2`)
	if r.kept != nil {
		t.Error("half a history was kept")
	}
}

// What was found is kept, so that the next build reads only what is new; a
// history that was rewritten, another program and other languages begin anew.
func TestKept(t *testing.T) {
	var r repository
	r.commit("2026-02-20 09:00", parkYAML, park)
	r.commit("2026-03-05 10:00", parkYAML, strings.Replace(park, "03-12", "03-20", 1))
	first := `2026-02-20T10:00 consultations park id "" "park" c1`
	second := first + "\n" + `2026-03-05T11:00 consultations park closes "2026-03-12" "2026-03-20" c2`
	r.tells(t, second)
	reads := func(want int, because string) {
		t.Helper()
		if r.read != want {
			t.Errorf("%s: %d versions were read, want %d", because, r.read, want)
		}
		r.read = 0
	}
	reads(2, "the first time")
	r.tells(t, second)
	reads(0, "nothing is new")
	r.commit("2026-03-06 10:00", parkYAML, strings.Replace(park, "03-12", "03-21", 1))
	r.tells(t, second+"\n"+`2026-03-06T11:00 consultations park closes "2026-03-20" "2026-03-21" c3`)
	reads(1, "one commit more")

	r.commits[1].Hash, r.commits[2].Hash = "d2", "d3"
	r.tells(t, first+"\n"+`2026-03-05T11:00 consultations park closes "2026-03-12" "2026-03-20" d2`+
		"\n"+`2026-03-06T11:00 consultations park closes "2026-03-20" "2026-03-21" d3`)
	reads(3, "rewritten")

	if _, _, err := history.Read(t.Context(), &r, r.site(t), "another program"); err != nil {
		t.Fatal(err)
	}
	reads(3, "another program")
	r.kept = []byte("{")
	if _, _, err := history.Read(t.Context(), &r, r.site(t), "test"); err != nil {
		t.Fatal(err)
	}
	reads(3, "what was kept is damaged")
}
