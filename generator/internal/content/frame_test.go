package content_test

import (
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/content"
)

// What frames the records is read, whatever is wrong in them.
func TestFrameOfBrokenContent(t *testing.T) {
	fsys := tree(`
-- site.yaml --
format: 9
title: [1]
languages: [sq, mk, sq, makedonski]
publisher: Општина
-- municipalities.csv --
id,name_mk,languages,colour
x,Пример,mk;tr,
y,Пример,bs;xx-
-- vocabularies.yaml --
topic: {pcelarstvo: Пчеларство}
topics: {}
-- municipalities/x/consultations.csv --
id,titel
-- ludo.exe --
`)
	site, problems, ok, err := content.Frame(t.Context(), fsys, content.Options{})
	if err != nil || !ok || len(problems) > 0 {
		t.Fatalf("Frame = %v, %v, %v", problems, ok, err)
	}
	if got := content.Languages(site); !slices.Equal(got, []string{"sq", "mk", "tr"}) {
		t.Errorf("languages are %q", got)
	}
	if !slices.Contains(site.Vocabularies["topic"], "pcelarstvo") || site.Messages["sq"]["topic.pcelarstvo"] != "Пчеларство" {
		t.Errorf("topics are %q, messages %v", site.Vocabularies["topic"], site.Messages)
	}
}

// Where site.yaml does not say the languages, those of the program stand in.
func TestFrameWithoutLanguages(t *testing.T) {
	site, _, ok, err := content.Frame(t.Context(), tree("-- site.yaml --\nformat: 1\nlanguages: [[mk]]\n"), content.Options{})
	if err != nil || !ok || !slices.Equal(site.Settings.Languages, []string{"mk", "sq", "en"}) {
		t.Errorf("languages are %q: %v, %v", site.Settings.Languages, ok, err)
	}
}

func TestFrameWithoutSettings(t *testing.T) {
	for files, want := range map[string]string{
		"\n-- no site.yaml --\n":                                 "c/site.yaml: there is no site.yaml",
		"\n-- site.yaml --\n":                                    "c/site.yaml:1:1: the file is empty",
		"\n-- site.yaml --\n- 1\n":                               "c/site.yaml:1:1: ",
		"\n-- site.yaml --\na: [\n-- municipalities.csv --\nx\n": "c/site.yaml:",
	} {
		site, problems, ok, err := content.Frame(t.Context(), tree(files), content.Options{Root: "c"})
		if err != nil || ok || site != nil || len(problems) != 1 {
			t.Errorf("%q: Frame = %v, %v, %v, %v, want one problem", files, site, problems, ok, err)
			continue
		}
		if got := problems[0].Where() + ": " + problems[0].Message("en"); !strings.HasPrefix(got, want) {
			t.Errorf("%q: problem is %q, want %q", files, got, want)
		}
	}
	if _, _, _, err := content.Frame(t.Context(), brokenFS{add(tree(""), parkYAML, "title: А\n")}, content.Options{}); err != nil {
		t.Errorf("Frame opens a record: %v", err)
	}
}

// The fields of a round and of an edition are checked like others.
func TestRoundsAndEditionsAreChecked(t *testing.T) {
	checkAll(t, []example{{"a round and an edition", `
-- municipalities/x/checklists/l/2026.yaml --
source_url: primer.mk
recorded_by: nobody
answers: [{item: a, answer: maybe}]
-- municipalities/x/checklists/l/2025.csv --
item,answer,evidence_url
a,yes,primer.mk
-- checklists/l.yaml --
title: Л
sections: [{id: s, title: С, items: [{id: a, text: А}]}]
-- indices/i/methodology.yaml --
title: И
-- indices/i/2026.yaml --
state: closed
sample: [X]
break_in_series: {note: "=1"}
`, `
indices/i/2026.yaml:1:8: state: "closed" is not a code of edition_state
    allowed are draft, reply, final
indices/i/2026.yaml:2:10: sample: "X" cannot be an id
    use small Latin letters, digits and single hyphens, at most 80 characters
indices/i/2026.yaml:3:25: break_in_series_note_mk: a spreadsheet would run "=1" as a formula
    begin the text with another character, for example a letter
municipalities/x/checklists/l/2025.csv:2:7: evidence_url in C2: "primer.mk" is not a web address
    did you mean "https://primer.mk"?
municipalities/x/checklists/l/2026.yaml:1:13: source_url: "primer.mk" is not a web address
    did you mean "https://primer.mk"?
municipalities/x/checklists/l/2026.yaml:2:14: recorded_by: "nobody" is not a code of recorded_by
    allowed are municipality, monitor
municipalities/x/checklists/l/2026.yaml:3:29: answer: "maybe" is not a code of answer
    allowed are yes, partly, no, not_applicable
`}})
}
