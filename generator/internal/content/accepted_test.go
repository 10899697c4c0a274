package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/model"
)

// loadRight loads a tree that has to be right.
func loadRight(t *testing.T, name, files string) *model.Site {
	t.Helper()
	site, problems := load(t, tree(files))
	for _, p := range problems {
		t.Errorf("%s: %s: %s", name, p.Where(), p.Message("en"))
	}
	return site
}

func TestDatesAsOfficesWriteThem(t *testing.T) {
	for written, want := range map[string]string{
		"2026-05-29":            "2026-05-29",
		"29.5.2026":             "2026-05-29",
		"29.05.2026":            "2026-05-29",
		"29.05.2026.":           "2026-05-29",
		"29. 5. 2026":           "2026-05-29",
		"29.05.2026 г.":         "2026-05-29",
		"29.05.2026г.":          "2026-05-29",
		"29.05.2026. год.":      "2026-05-29",
		"2026-05-29 16:00":      "2026-05-29T16:00",
		"2026-05-29T16:00":      "2026-05-29T16:00",
		"2026-05-29T16:00:00":   "2026-05-29T16:00",
		"29.5.2026 9:05":        "2026-05-29T09:05",
		"29.05.2026 г. 16:00":   "2026-05-29T16:00",
		"29.05.2026. г., 16:00": "2026-05-29T16:00",
		"29.5.2026T16:00":       "2026-05-29T16:00",
	} {
		yaml := loadRight(t, written, `
-- municipalities/x/consultations/park.yaml --
title: Парк
events:
  - {id: a, starts: "`+written+`"}
`)
		csv := loadRight(t, written, `
-- municipalities/x/consultations/park.yaml --
title: Парк
-- municipalities/x/events.csv --
consultation;id;starts
park;a;`+written+`
`)
		for spelling, site := range map[string]*model.Site{"YAML": yaml, "CSV": csv} {
			if got := site.Municipalities[0].Consultations[0].Events[0].Starts.String(); got != want {
				t.Errorf("starts %q in %s = %s, want %s", written, spelling, got, want)
			}
		}
	}
}

func TestPlannedDatesMayBeCoarse(t *testing.T) {
	site := loadRight(t, "coarse dates", `
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens,planned_closes,planned_adoption
plan,План,2026-05,2026-Q2,2026
park,Парк,2026-q3,29.9.2026,
`)
	got := ""
	for _, e := range site.Municipalities[0].Entries {
		got += fmt.Sprintln(e.ID, e.PlannedOpens, e.PlannedCloses, e.PlannedAdoption)
	}
	if want := "plan 2026-05 2026-Q2 2026\npark 2026-Q3 2026-09-29 \n"; got != want {
		t.Errorf("entries are\n%s\nwant\n%s", got, want)
	}
}

func TestNumbersAndAnswersAsOfficesWriteThem(t *testing.T) {
	site := loadRight(t, "numbers", `
-- municipalities.csv --
id;name_mk;area_km2;lat;lon;population
x;Пример;787,95;41.03;021,3300;91308
`)
	m := site.Municipalities[0]
	if got, want := fmt.Sprint(m.AreaKm2, m.Lat, m.Lon, m.Population), "787.9541.0321.330091308"; got != want {
		t.Errorf("area, lat, lon and population = %s, want %s", got, want)
	}
	for want, spellings := range map[string]string{"yes": "yes Yes TRUE true y да ДА po Po 1", "no": "no No FALSE false n не НЕ jo Jo 0"} {
		for _, s := range strings.Fields(spellings) {
			site := loadRight(t, s, `
-- municipalities/x/consultations/park.yaml --
title: Парк
events:
  - {id: a, starts: 2026-05-29, access: {step_free: `+s+`, hearing_loop: "`+s+`"}}
`)
			access := site.Municipalities[0].Consultations[0].Events[0].Access
			if access.StepFree.String() != want || access.HearingLoop.String() != want {
				t.Errorf("step_free, hearing_loop %q = %s, %s, want %s", s, access.StepFree, access.HearingLoop, want)
			}
		}
	}
}

func TestColumnsInAnyOrder(t *testing.T) {
	site := loadRight(t, "columns", `
-- municipalities/x/consultations.csv --
closes,title_sq,id,opens,title_mk
2026-05-25,Parku,park,2026-05-04,Парк
`)
	c := site.Municipalities[0].Consultations[0]
	if got, want := fmt.Sprint(c.ID, c.Opens, c.Closes, variants(c.Title)), "park2026-05-04 2026-05-25sq=Parku mk=Парк"; got != want {
		t.Errorf("consultation = %s, want %s", got, want)
	}
}

const bothSpellings = `
-- municipalities/x/calendars.csv --
year,status,adopted_on
2025,adopted,2024-12-20
2026,adopted,20.12.2025
-- municipalities/x/calendar/2026.yaml --
status: amended
adopted_on: 2026-03-02
entries: [{id: c, title: Ц, planned_opens: 2026}]
-- municipalities/x/calendar/2025.csv --
id,title_mk,planned_opens
b,Б,2025
-- municipalities/x/calendar.csv --
year,id,title_mk,planned_opens
2024,a,А,2024
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
b,Б,2025-05-04,2025-05-25
-- municipalities/x/consultations/c.yaml --
title: Ц
opens: 2026-05-04
closes: 2026-05-25
events: [{id: e1, starts: 2026-05-10}]
documents: [{id: d1, url: https://primer.mk/1}]
-- municipalities/x/events.csv --
consultation,id,starts
c,e2,2026-05-11
b,e1,2025-05-11
-- municipalities/x/documents.csv --
consultation,of,id,url
c,report,d2,https://primer.mk/2
c,,d3,https://primer.mk/3
-- municipalities/x/reports/c.yaml --
published: 2026-06-01
outcome: sent_back
themes: [{id: t1, title: Сенки}]
-- municipalities/x/themes.csv --
consultation,id,title_mk
c,t2,Клупи
-- municipalities/x/comments.csv --
consultation,row,respondent_type,comment,disposition,theme,document
c,2,citizen,Клупи,accepted,t2,d2
c,1,citizen,Сенки,accepted,t1,d3
`

// Records of one kind may stand in tables and YAML, and rows join a record
// wherever it stands.
func TestRecordsInBothSpellings(t *testing.T) {
	site := loadRight(t, "both spellings", bothSpellings)
	m := site.Municipalities[0]
	var got []string
	for _, a := range m.Adoptions {
		got = append(got, a.Year.String()+"/"+a.AdoptedOn.String())
	}
	for _, e := range m.Entries {
		got = append(got, e.Year.String()+"/"+e.ID)
	}
	for _, c := range m.Consultations {
		for _, e := range c.Events {
			got = append(got, c.ID+"/"+e.ID)
		}
		for _, d := range c.Documents {
			got = append(got, c.ID+"/"+d.Of+"/"+d.ID)
		}
	}
	for _, r := range m.Reports {
		for _, d := range r.Documents {
			got = append(got, r.Consultation+"/"+d.Of+"/"+d.ID)
		}
		for _, th := range r.Themes {
			got = append(got, r.Consultation+"/"+th.ID)
		}
	}
	for _, x := range m.Comments {
		got = append(got, x.Consultation+"/"+x.Row.String())
	}
	const want = "2025/2024-12-20 2026/2025-12-20 2026/2026-03-02 2024/a 2025/b 2026/c b/e1 c/e1 c/e2 " +
		"c/consultation/d1 c/consultation/d3 c/report/d2 c/t1 c/t2 c/1 c/2"
	if got := strings.Join(got, " "); got != want {
		t.Errorf("records are\n%s\nwant\n%s", got, want)
	}
}

// The publisher's own columns go unchanged into tables, from YAML as CSV
// would have them.
func TestOwnColumns(t *testing.T) {
	site := loadRight(t, "own columns", `
-- municipalities/x/consultations.csv --
id,x_буџет,title_mk,x_note_mk,opens,closes,x_prazno
park,1.000 денари,Парк, да ,2026-05-04,2026-05-25,
-- municipalities/x/consultations/pat.yaml --
x_note: {mk: да, deep: {er: [а, б], nula: }}
title: Пат
opens: 2026-05-04
closes: 2026-05-25
x_broj: 012
x_prazno: ~
x_lista: []
contact: {name: Ана, x_smena: прва}
respond: [{email: info@primer.mk, x_broj: 1}]
events:
  - {id: a, starts: 2026-05-12, x_ulaz: заден}
`)
	for i, want := range []string{
		"x_буџет=1.000 денари x_note_mk=да",
		"x_note_mk=да x_note_deep_er=а;б x_broj=012 x_smena=прва",
	} {
		c := site.Municipalities[0].Consultations[i]
		if got := extras(c.Extra); got != want {
			t.Errorf("own columns of %s = %s, want %s", c.ID, got, want)
		}
	}
	if got, want := extras(site.Municipalities[0].Consultations[1].Events[0].Extra), "x_ulaz=заден"; got != want {
		t.Errorf("own columns of the event = %s, want %s", got, want)
	}
}

func extras(list []model.Extra) string {
	var parts []string
	for _, x := range list {
		parts = append(parts, x.Name+"="+x.Value)
	}
	return strings.Join(parts, " ")
}

func TestOwnKeysAreAllowedEverywhere(t *testing.T) {
	loadRight(t, "own keys", `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk, sq, en]
publisher: {name: Општина Пример, x_edb: 4030990123455}
x_verzija: {a: [1, 2]}
alerts: [{kind: email, url: "https://primer.mk/vesti", x_a: 1}]
rules: [{from: 2026-01-01, x_a: , applies_to: {x_b: 1}}]
-- vocabularies.yaml --
x_note: 1
-- messages/mk.yaml --
x_note: 1
-- pages/za-nas.mk.md --
---
title: За нас
x_note: 1
---
`)
}

// A published table can be put back as it is.
func TestPublishedColumnsAreIgnored(t *testing.T) {
	check(t, "published tables", tree(`
-- municipalities/x/calendar/2026.csv --
municipality,year,id,title_mk,planned_opens,consultation_state,consultation_opens,opened_as_planned,key,page_url
x,2026,park,Парк,2026-05,open,2026-05-04,yes,MK-501/2026/park,https://primer.mk/mk/x/park.html
-- municipalities/x/consultations.csv --
municipality,id,title_mk,opens,closes,state,days_open,days_required,meets_minimum,notice_days,report_due,report_published,report_delay_days,outcome,comments,answered_share,key,page_url
x,park,Парк,2026-05-04,2026-05-25,reported,22,20,yes,5,2026-06-09,2026-06-01,-8,sent_back,1,1,MK-501/park,https://primer.mk/mk/x/park.html
-- municipalities/x/events.csv --
municipality,consultation,id,starts,key,page_url
x,park,a,2026-05-12,MK-501/park/a,https://primer.mk/mk/x/park.html#event-a
-- municipalities/x/documents.csv --
municipality,consultation,of,id,url,key,page_url
x,park,consultation,a,https://primer.mk/a,MK-501/park/a,https://primer.mk/mk/x/park.html
-- municipalities/x/reports.csv --
municipality,consultation,published,outcome,key,page_url
x,park,2026-06-01,sent_back,MK-501/park,https://primer.mk/mk/x/park.html
-- municipalities/x/comments.csv --
municipality,consultation,row,respondent_type,comment,disposition,key,page_url
x,park,1,citizen,Клупи,accepted,MK-501/park/1,https://primer.mk/mk/x/park-comments.html#c-1
-- municipalities.csv --
id,name_mk,key,page_url
x,Пример,x,https://primer.mk/mk/x/
`), `
municipalities.csv:1:12: warning: columns that the program works out are ignored, such as "key"
municipalities/x/calendar/2026.csv:1:1: warning: columns that the program works out are ignored, such as "municipality"
municipalities/x/comments.csv:1:1: warning: columns that the program works out are ignored, such as "municipality"
municipalities/x/consultations.csv:1:1: warning: columns that the program works out are ignored, such as "municipality"
municipalities/x/documents.csv:1:1: warning: columns that the program works out are ignored, such as "municipality"
municipalities/x/events.csv:1:1: warning: columns that the program works out are ignored, such as "municipality"
municipalities/x/reports.csv:1:1: warning: columns that the program works out are ignored, such as "municipality"
`)
}

// What folder and file name tell may be repeated inside.
func TestKeysThatRepeatTheNamesOfFolderAndFile(t *testing.T) {
	loadRight(t, "keys in YAML", `
-- municipalities/x/calendar/2026.yaml --
municipality: x
year: 2026
entries:
  - {municipality: x, year: 2026, id: park, title: Парк, planned_opens: 2026}
-- municipalities/x/consultations/park.yaml --
municipality: x
id: park
title: Парк
opens: 2026-05-04
closes: 2026-05-25
events:
  - {municipality: x, consultation: park, id: a, starts: 2026-05-12}
-- municipalities/x/reports/park.yaml --
municipality: x
consultation: park
published: 2026-06-01
outcome: sent_back
themes:
  - {municipality: x, consultation: park, id: a, title: Сенки}
`)
	site, _ := load(t, tree(`
-- municipalities/x/consultations.csv --
municipality,id,title_mk,opens,closes
,park,Парк,2026-05-04,2026-05-25
x,pat,Пат,2026-05-04,2026-05-25
`))
	for _, c := range site.Municipalities[0].Consultations {
		if c.Municipality != "x" {
			t.Errorf("municipality of %s = %q, want x", c.ID, c.Municipality)
		}
	}
}

func TestIgnoredFiles(t *testing.T) {
	loadRight(t, "ignored files", `
-- README.md --
Опис
-- README --
-- LICENSE.txt --
-- SOURCES.csv --
-- Thumbs.db --
-- .gitignore --
-- .git/config --
-- _beleski/plan.docx --
-- municipalities/x/~$consultations.csv --
-- municipalities/x/_stari.csv --
-- municipalities/x/README.md --
-- municipalities/x/consultations/.DS_Store --
-- municipalities.geojson --
{"type": "FeatureCollection", "features": []}
-- releases/2026-01-01/SHA256SUMS --
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  all.zip
-- releases/2026-01-01/all.zip --
`)
}

func TestFilesOfTheTree(t *testing.T) {
	site := loadRight(t, "files", `
-- assets/custom.css --
body {}
-- assets/grb.svg --
<svg/>
-- municipalities.csv --
id,name_mk,logo
x,Пример,assets/grb.svg
-- municipalities/x/files/2026/план за парк.PDF --
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
documents: [{id: plan, path: 2026/план за парк.PDF}]
-- indices/otvorenost/methodology-1.2.yaml --
title: Отвореност
`)
	if want := []string{"assets/custom.css", "assets/grb.svg"}; !slices.Equal(site.Assets, want) || !site.HasCustomCSS {
		t.Errorf("assets = %q, %v, want %q with custom.css", site.Assets, site.HasCustomCSS, want)
	}
	if got := site.Indices[0].Methodologies[0].Version; got != "1.2" {
		t.Errorf("version of the methodology = %q, want 1.2", got)
	}
}
