package schema_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/schema"
)

func TestTheSameBytesEveryTime(t *testing.T) {
	a, b := of(t, tree("")), of(t, tree(""))
	if !bytes.Equal(a.All(), b.All()) {
		t.Error("All gives other bytes the second time")
	}
	for _, k := range schema.Kinds() {
		if !bytes.Equal(a.Of(k), b.Of(k)) {
			t.Errorf("%s: Of gives other bytes the second time", k.Name)
		}
	}
}

// walk calls visit with every object of a document and the path to it.
func walk(value any, at string, visit func(at string, object map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		visit(at, v)
		for key, inner := range v {
			walk(inner, at+"/"+key, visit)
		}
	case []any:
		for i, inner := range v {
			walk(inner, fmt.Sprintf("%s/%d", at, i), visit)
		}
	}
}

// A schema is complete by itself, and everything in it is reached.
func TestSchemasNeedNothingFromElsewhere(t *testing.T) {
	s := of(t, tree(""))
	documents := map[string][]byte{"": s.All()}
	for _, k := range schema.Kinds() {
		documents[k.Name] = s.Of(k)
	}
	for name, data := range documents {
		var doc map[string]any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		defs := doc["$defs"].(map[string]any)
		used := map[string]bool{}
		walk(doc, "", func(at string, object map[string]any) {
			ref, ok := object["$ref"].(string)
			if !ok {
				return
			}
			def, ok := strings.CutPrefix(ref, "#/$defs/")
			if !ok || defs[def] == nil {
				t.Errorf("%s%s: nothing is defined for %s", name, at, ref)
			}
			used[def] = true
		})
		for def := range defs {
			if !used[def] && schema.Find(def) == nil {
				t.Errorf("%s: nothing uses %s", name, def)
			}
		}
	}
}

// Editors show what a field is called and what is meant.
func TestEveryFieldIsNamedInEveryLanguage(t *testing.T) {
	for _, lang := range []string{"mk", "sq", "en"} {
		s := of(t, tree(""))
		s.Languages = []string{lang}
		var doc map[string]any
		if err := json.Unmarshal(s.All(), &doc); err != nil {
			t.Fatal(err)
		}
		titles := 0
		walk(doc, "", func(at string, object map[string]any) {
			if title, ok := object["title"].(string); ok {
				titles++
				if title == "" || strings.HasPrefix(title, "schema.") {
					t.Errorf("%s: the title in %s is %q", at, lang, title)
				}
			}
			if text, ok := object["description"].(string); ok && (text == "" || strings.Contains(text, "schema.")) {
				t.Errorf("%s: the description in %s is %q", at, lang, text)
			}
		})
		if titles < 500 {
			t.Errorf("%d titles in %s, want at least 500", titles, lang)
		}
	}
}

// part is what a document has at a path.
func part(t *testing.T, data []byte, keys ...string) string {
	t.Helper()
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		object, ok := doc.(map[string]any)
		if !ok || object[key] == nil {
			t.Fatalf("there is no %s in %v", key, keys)
		}
		doc = object[key]
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(doc); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Titles are in the languages of the site, texts also in those of its
// municipalities, and its own codes and words are there.
func TestLanguagesAndCodesOfTheSite(t *testing.T) {
	s := of(t, tree(`
-- site.yaml --
format: 1
title: Konsultime
base_url: https://primer.mk/
languages: [sq, en]
publisher: {name: Komuna}
-- municipalities.csv --
id,name_sq,languages
x,Shembull,sq;tr
-- vocabularies.yaml --
topic: {bletari: {sq: Bletari, en: Beekeeping}}
-- messages/sq.yaml --
field.headline: Pyetja
lang.tr: turqisht
`))
	data := s.Of(schema.Find("consultation"))
	for _, tt := range []struct {
		keys string
		want string
	}{
		{"title", `"Konsultim · Consultation"`},
		{"properties headline title", `"Pyetja · The question in plain words"`},
		{"properties headline description", `"Siç do ta bënte një qytetar; qëndron në krye të faqes dhe të afishes. ` +
			`Tekst në çdo gjuhë (mk: …, sq: …, en: …); pa gjuhë është në të parën. Më së shumti 90 shenja` +
			`\n\nAs a citizen would ask it; it heads the page and the poster. ` +
			`Text in each language (mk: …, sq: …, en: …); without a language it is in the first one. At most 90 characters"`},
		{"$id", `"urn:konsulta:schema:1:consultation"`},
		{"$schema", `"https://json-schema.org/draft/2020-12/schema"`},
	} {
		if got := part(t, data, strings.Fields(tt.keys)...); got != tt.want {
			t.Errorf("%s is\n%s\nwant\n%s", tt.keys, got, tt.want)
		}
	}
	if got, want := part(t, data, "$defs", "code.topic"), `{"const":"bletari","description":"Bletari · Beekeeping","title":"Bletari · Beekeeping"}`; !strings.Contains(got, want) {
		t.Errorf("the codes of topic are\n%s\nwant among them\n%s", got, want)
	}
	texts := part(t, data, "$defs", "text", "anyOf")
	if !strings.Contains(texts, `"tr":{"$ref":"#/$defs/said","title":"turqisht · Turkish"}`) {
		t.Errorf("a text is\n%s\nwant Turkish among the languages", texts)
	}
}

// What folder and file name tell may be repeated, and nothing else said.
func TestWhatFolderAndFileNameTell(t *testing.T) {
	v := newValidator(t, of(t, tree("")))
	for _, tt := range []struct {
		kind, text string
		right      bool
	}{
		{"consultation", "{id: park, municipality: x, title: А}", true},
		{"consultation", "{id: , municipality: ~, title: А}", true},
		{"consultation", "{id: 2026, title: А}", true},
		{"consultation", "{id: Park, title: А}", false},
		{"consultation", `{id: " park ", title: А}`, false},
		{"consultation", "{year: 2026, title: А}", false},
		{"calendar", "{year: 2026, municipality: x, entries: [{year: 2026, id: a, title: А, planned_opens: 2026}]}", true},
		{"calendar", `{year: "2026"}`, true},
		{"calendar", "{year: 26}", false},
		{"calendar", "{entries: [{title: А, planned_opens: 2026}]}", false},
		{"report", "{id: park, consultation: park, published: 2026-06-01, outcome: sent_back}", true},
		{"report", "{id: , published: 2026-06-01, outcome: sent_back}", false},
		{"report", "{themes: [{consultation: park, id: a, title: А}], published: 2026-06-01, outcome: sent_back}", true},
		{"methodology", "{id: otvorenost, title: А}", true},
		{"round", "{id: 2026}", false},
	} {
		doc, err := parse(tt.text, false)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.validate(t, tt.kind, doc); (err == nil) != tt.right {
			t.Errorf("%s %s: %v, want it accepted: %v", tt.kind, tt.text, err, tt.right)
		}
	}
}

// The publisher's own keys are free, as far as tables can hold them.
func TestOwnKeys(t *testing.T) {
	seen := map[string]bool{}
	v := newValidator(t, of(t, tree("")))
	for _, own := range strings.Split(`1¦~¦[]¦{}¦текст¦"=1+1"¦{a: {b: 5}}¦{a: "=1+1"}¦[a, 5, ~]¦["a;b"]¦["=1"]¦[[a]]¦[{}]¦{a: [[a]]}¦"a\u0001b"¦ana@primer.mk`, "¦") {
		for file, text := range map[string]string{
			"site.yaml": `{format: 1, title: А, base_url: "https://primer.mk/", languages: [mk], publisher: {name: А, x_a: 5}, x_a: ` + own + `}`,
			"municipalities/x/consultations/park.yaml": `{title: А, source_url: "https://primer.mk/", x_a: ` + own + `}`,
			"municipalities/x/consultations/pat.yaml":  `{title: А, source_url: "https://primer.mk/", contact: {x_a: ` + own + `}}`,
			"municipalities/x/consultations/most.yaml": `{title: А, source_url: "https://primer.mk/", respond: [{x_a: ` + own + `}]}`,
			"municipalities/x/consultations/voda.yaml": `{title: А, source_url: "https://primer.mk/", events: [{id: a, starts: 2026-05-04, x_a: ` + own + `}]}`,
			"pages/za-nas.mk.md":                       "---\n{title: А, x_a: " + own + "}\n---\n",
		} {
			fsys := tree("")
			fsys[file] = &fstest.MapFile{Data: []byte(text)}
			holdTree(t, seen, own, fsys, v)
		}
	}
	if !seen["accepted"] || !seen["formula"] || !seen["list_semicolon"] || !seen["yaml_not_scalar"] {
		t.Errorf("own keys are %v", seen)
	}
}

// vocabularies.yaml and messages are no records, so they are tried by
// themselves.
func TestVocabulariesAndMessages(t *testing.T) {
	seen := map[string]bool{}
	v := newValidator(t, of(t, tree("")))
	for file, texts := range map[string]string{
		"vocabularies.yaml": `{}¦{topic: {}}¦{topic: {voda: {mk: Вода, en: Water}}}¦{topic: {voda: Вода}}¦{topic: {voda: ~}}¦{topic: {voda: {mk: ~}}}¦{topic: {voda: "=1"}}¦
			{topic: ~}¦{topic: []}¦{topics: {}}¦{outcome: {a: А}}¦{topic: {Voda: А}}¦{topic: {index: А}}¦{form: {index: А}}¦{topic: {con: А}}¦{topic: {voda: [А]}}¦{topic: {voda: []}}¦
			{topic: {voda: {makedonski: А}}}¦{topic: {voda: ana@primer.mk}}¦{x_a: [1]}¦{region: {vardar: {mk: Вардарски}}}¦{topic: {sport: Спорт, 2026: А}}`,
		"messages/mk.yaml": `{}¦{page.calendar: Календар}¦{page: {calendar: Календар}}¦{page: {calender: Календар}}¦{pages: {calendar: Календар}}¦{page: ~}¦{page: {}}¦{pages: ~}¦{pages: {}}¦
			{page: {calender: ~}}¦{page: Страница}¦{page.calendar: ~}¦{page.calendar: {}}¦{page.calendar: [А]}¦{page.calendar: 5}¦{page.calendar: " "}¦{page.calendar_year: "Календар {year}"}¦
			{page.calendar_year: "Календар {година}"}¦{page.calendar_year: "Календар {year"}¦{page.calendar: "Календар {year}"}¦{page.calendar: "Календар { без крај"}¦{topic.sport: Спорт}¦{topic: {pcelarstvo: "Пчели {n}"}}¦
			{topic.environment: ana@primer.mk}¦{lang: {de: германски, self: {de: Deutsch}}}¦{lang.de: германски}¦{lang.self.de: Deutsch}¦{lang: ~}¦{lang: германски}¦{x_a: [1]}¦
			{field_in.calendar: {status: Статус}}¦{field_in: {calendar.status: Статус}}¦{field_in.calendar.status: Статус}¦{region: ~}¦{region: {a: А}}¦
			{date.quarters: "I | II | III | IV"}¦{date.quarters: "I | II | III"}`,
	} {
		for text := range strings.SplitSeq(texts, "¦") {
			fsys := tree("")
			fsys[file] = &fstest.MapFile{Data: []byte(strings.TrimSpace(text) + "\n")}
			holdTree(t, seen, text, fsys, v)
		}
	}
	for _, code := range strings.Fields("accepted vocabulary_unknown code_form id_reserved yaml_not_map yaml_not_text text_language message_unknown yaml_not_scalar") {
		if !seen[code] {
			t.Errorf("nothing is %s", code)
		}
	}
	// A text is also wrong where the program could not use it.
	for text, right := range map[string]bool{`{page.calendar: " "}`: false, `{page.calendar_year: "Календар {година}"}`: false,
		`{page.calendar: "Календар {year}"}`: false, `{date.quarters: "I | II | III"}`: false, `{date.quarters: "I | II | III | IV"}`: true} {
		doc, _ := parse(text, false)
		if err := v.validate(t, "messages", doc); (err == nil) != right {
			t.Errorf("%s: %v, want it accepted: %v", text, err, right)
		}
	}
}

// The one document defines what the single ones say.
func TestTheDocumentOfAllKinds(t *testing.T) {
	s := of(t, tree(""))
	all := s.All()
	right, _ := parse("{title: А, topics: [pcelarstvo]}", false)
	wrong, _ := parse("{titel: А}", false)
	sch := compile(t, all, "#/$defs/consultation")
	if err := sch.Validate(right); err != nil {
		t.Error(err)
	}
	if sch.Validate(wrong) == nil {
		t.Error("a misspelt key is accepted")
	}
	var doc struct {
		Defs map[string]any `json:"$defs"`
	}
	if err := json.Unmarshal(all, &doc); err != nil {
		t.Fatal(err)
	}
	for _, k := range schema.Kinds() {
		if doc.Defs[k.Name] == nil {
			t.Errorf("%s is not defined", k.Name)
		}
	}
}

// The rows of the demonstration, as a program reads CSV.
func TestRowsOfTheDemonstration(t *testing.T) {
	root := os.DirFS("../../../content")
	v := newValidator(t, of(t, root))
	n := 0
	err := fs.WalkDir(root, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		for _, k := range schema.Kinds() {
			if k.Spelling != schema.Row || !slices.ContainsFunc(k.Files, func(p string) bool { return fits(p, file) }) {
				continue
			}
			data, err := fs.ReadFile(root, file)
			if err != nil {
				return err
			}
			rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
			if err != nil {
				return err
			}
			for _, cells := range rows[1:] {
				row := map[string]any{}
				for i, cell := range cells {
					row[rows[0][i]] = cell
				}
				if err := v.validate(t, k.Name, row); err != nil {
					t.Errorf("%s: %v", file, err)
				}
				n++
			}
		}
		return nil
	})
	if err != nil || n < 100 {
		t.Errorf("%d rows, want at least 100; %v", n, err)
	}
}

// The rows that are published as JSON can be put back, typed as they are.
func TestPublishedRows(t *testing.T) {
	v := newValidator(t, of(t, os.DirFS("../../testdata/golden/content")))
	for table, kind := range map[string]string{"municipalities": "municipality", "events": "event", "documents": "document", "comments": "comment"} {
		data, err := os.ReadFile("../../testdata/golden/public/data/" + table + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var rows []any
		if err := json.Unmarshal(data, &rows); err != nil {
			t.Fatal(err)
		}
		if len(rows) == 0 {
			t.Errorf("%s has no rows", table)
		}
		for _, row := range rows {
			if err := v.validate(t, kind, row); err != nil {
				t.Errorf("%s: %v", table, err)
			}
		}
	}
}

// The files that a kind names are those that the loader takes for it, and
// every YAML of a tree has a kind.
func TestFilesOfTheKinds(t *testing.T) {
	for _, k := range schema.Kinds() {
		for _, pattern := range k.Files {
			file := strings.Replace(pattern, "municipalities/*/", "municipalities/x/", 1)
			file = strings.NewReplacer("pages/*.md", "pages/a.mk.md", "messages/*", "messages/sq", "/2*", "/2026", "calendar/*", "calendar/2026",
				"checklists/*/*", "checklists/a/2026", "*", "a").Replace(file)
			fsys := tree("")
			fsys[file] = &fstest.MapFile{Data: []byte("x: 1\n")}
			_, problems := load(t, fsys)
			for _, p := range problems {
				if p.Code == "file_unknown" {
					t.Errorf("%s: the loader knows no file %s", k.Name, file)
				}
			}
		}
	}
	for _, dir := range []string{"../../../content", "../../testdata/golden/content"} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(file string, d fs.DirEntry, err error) error {
			if err == nil && path.Ext(file) == ".yaml" && kindOf(file) == "" {
				t.Errorf("%s/%s has no kind", dir, file)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestNamesOfKinds(t *testing.T) {
	for name, want := range map[string]string{"consultation": "consultation", "comments": "comment", "comment": "comment",
		"municipality": "municipality", "calendar": "calendar", "calendars": "adoption", "report": "report", "round": "round",
		"page": "page", "themes": "theme", "follow_up": "follow_up", "Consultation": "", "": "", "schema": ""} {
		got := ""
		if k := schema.Find(name); k != nil {
			got = k.Name
		}
		if got != want {
			t.Errorf("Find(%q) = %q, want %q", name, got, want)
		}
	}
}

// Endings of files and names that are kept are lists, of which each is tried.
func TestListsOfNames(t *testing.T) {
	seen := map[string]bool{}
	v := newValidator(t, of(t, tree("")))
	hold := func(file, text string, more ...string) {
		fsys := tree("")
		fsys[file] = &fstest.MapFile{Data: []byte(text)}
		for _, name := range more {
			fsys[name] = &fstest.MapFile{}
		}
		holdTree(t, seen, text, fsys, v)
	}
	const head = `{title: А, source_url: "https://primer.mk/", `
	for ending := range strings.FieldsSeq(`pdf docx xlsx pptx odt ods odp rtf txt csv zip jpg png webp gif mp3 mp4 kml geojson dwg dxf
		PDF Docx exe html svg jpeg doc xls css ico woff2 md json yaml`) {
		hold("municipalities/x/consultations/park.yaml", head+"documents: [{id: a, path: a."+ending+"}]}", "municipalities/x/files/a."+ending)
		hold("site.yaml", `{format: 1, title: А, base_url: "https://primer.mk/", languages: [mk], publisher: {name: А}, logo: a.`+ending+"}", "assets/a."+ending)
	}
	for name := range strings.FieldsSeq(`con prn aux nul com1 com9 com0 lpt1 lpt9 con1 index calendar-2026 calendar-26 year-2026 checklist- checklist-a a-comments
		a-comments-2 comments a-poster a-slips slips search subscribe all data embed site topics`) {
		hold("municipalities/x/calendar/2026.yaml", "{entries: [{id: "+name+", title: А, planned_opens: 2026}]}")
		hold("municipalities/x/consultations/park.yaml", head+"aliases: ["+name+"]}")
		hold("municipalities/x/consultations/park.yaml", head+`aliases: "a;`+name+`"}`)
		hold("municipalities/x/consultations/park.yaml", head+"documents: [{id: "+name+`, url: "https://primer.mk/"}]}`)
		hold("vocabularies.yaml", "{topic: {"+name+": А}}")
	}
	for name := range strings.FieldsSeq(`accountability all challenges checklists consultations data embed indices mentoring municipalities overdue releases
		reports search site topics index con primer`) {
		row := map[string]string{"id": name, "name_mk": "А"}
		fsys := tree("")
		fsys["municipalities.csv"] = &fstest.MapFile{Data: table(row)}
		_, problems := load(t, fsys)
		judge(t, seen, name, codesAt(problems, "municipalities.csv"), v.validate(t, "municipality", asAny(row)), name)
	}
	for _, code := range []string{"accepted", "path_kind", "id_reserved"} {
		if !seen[code] {
			t.Errorf("nothing is %s", code)
		}
	}
}
