package generator_test

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"
)

// assessed is a site with a checklist of three items, two of which an index
// has measured, two rounds, actions and a line of the log of mentoring.
var assessed = map[string]string{
	"site.yaml": `format: 1
title: {en: Consultations}
base_url: https://example.org/
languages: [en, sq]
publisher: {name: Somebody}
`,
	"municipalities.csv": "id,name_en,languages\nbitola,Bitola,en\nohrid,Ohrid,en\n",
	"indices/openness/methodology.yaml": `title: {en: The index}
rollup: mean
nodes:
  - {id: budget, title: {en: Budget published}, kind: binary}
  - {id: minutes, title: {en: Minutes published}, kind: binary}
`,
	"indices/openness/2026.answers.csv": "municipality,indicator,value\nbitola,budget,0\nbitola,minutes,1\n",
	"checklists/open.yaml": `title: {en: A list}
version: "3"
based_on: openness
sections:
  - id: money
    title: {en: Money}
    items:
      - {id: budget, text: {en: Is the budget there}, maps_to: [budget], weight: 1, action: {en: Publish the budget}}
  - id: people
    title: {en: People}
    items:
      - {id: minutes, text: {en: Are the minutes there}, maps_to: [minutes, budget], weight: 0.5, help: {en: 'See https://example.org/minutes'}, action: {en: Write minutes}}
      - {id: office, text: {sq: A ka zyrë}, weight: 0.25}
`,
	"municipalities/bitola/checklists/open/2025-11.csv": `item,answer,evidence_url,note_en
budget,no,,
minutes,no,,
`,
	"municipalities/bitola/checklists/open/2026-05.csv": `item,answer,evidence_url,note_en
budget,yes,https://example.org/budget,Since March
minutes,partly,,
office,yes,,
`,
	"municipalities/bitola/checklists/open/actions.csv": `id,item,round,action_en,responsible,due,status,updated
scan,budget,2025-11,Scan the budget,Head of finance,2026-02-01,done,2026-01-30
paper,minutes,2026-05,Buy paper,Secretary,2026-06-01,planned,2026-05-20
pen,minutes,,Buy a pen,Secretary,2026-07-01,in_progress,
drum,office,2026-05,Beat the drum,,,dropped,
`,
	"mentoring.csv": `municipality,date,kind,topic_en,organisation,actions,outcome_en,document
bitola,2026-05-04,visit,The minutes,Friends,paper;pen,Agreed,visit.pdf
bitola,2025-12-01,call,,Friends,,,
ohrid,2026-07-01,visit,Ahead,Friends,,,
`,
	"municipalities/bitola/files/visit.pdf": "%PDF",
	"municipalities/bitola/files/other.pdf": "%PDF",
}

// assessedTree is that site with changes; an empty text takes a file out.
func assessedTree(changes map[string]string) fstest.MapFS {
	all := maps.Clone(assessed)
	maps.Copy(all, changes)
	tree := fstest.MapFS{}
	for name, text := range all {
		if text != "" {
			tree[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return tree
}

func assessedSite(t *testing.T, changes map[string]string) site {
	t.Helper()
	return render(t, options(assessedTree(changes), "2026-06-15"))
}

// seen is what a reader without script sees of the main part of a page.
func seen(t *testing.T, s site, path string) string {
	t.Helper()
	if s[path] == nil {
		t.Fatalf("%s is not there", path)
	}
	var b strings.Builder
	var walk func(e *element)
	walk = func(e *element) {
		if e.has("hidden") {
			return
		}
		b.WriteString(e.text + " ")
		for _, c := range e.children {
			walk(c)
		}
	}
	walk(parsePage(t, path, s[path]).find("main")[0])
	return strings.Join(strings.Fields(b.String()), " ")
}

// inOrder checks that the texts stand in a page one after another.
func inOrder(t *testing.T, name, page string, texts ...string) {
	t.Helper()
	rest := page
	for _, want := range texts {
		_, after, ok := strings.Cut(rest, want)
		if !ok {
			t.Errorf("%s: %q is missing, or stands elsewhere:\n%s", name, want, page)
			return
		}
		rest = after
	}
}

func hasNot(t *testing.T, name, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(page, text) {
			t.Errorf("%s: has %q:\n%s", name, text, page)
		}
	}
}

func TestRound(t *testing.T) {
	s := assessedSite(t, nil)
	name := "en/bitola/checklist-open-2026-05.html"
	page := seen(t, s, name)
	inOrder(t, name, page, "Self-assessment, round May 2026", "Version 3",
		"Score 85.7%", "Score from answers with evidence 57.1%", "Completion 3/3", "(November 2025), in percentage points +85.7",
		"Money 1/1 100% (+100) 100% (+100)", "People 2/2 66.7% (+66.7) 0% (0)", "The whole checklist 3/3 85.7% (+85.7) 57.1% (+57.1)",
		// Over the two items that the index measured: (1 + ½·½) / 1½ less (0 + ½·½) / 1½.
		"Gap to the index", "2 items", "Self-assessment 83.3%", "The index: 2026 16.7%", "percentage points +66.7",
		"Improvement plan", "Are the minutes there Partly", "Write minutes", "Buy paper Planned Overdue", "Secretary", "1 June 2026", "Buy a pen In progress",
		"“Yes” without evidence", "A ka zyrë",
		"1. Is the budget there Yes", "example.org/budget", "Answer in the previous round (November 2025) No", "Since March",
		"3. A ka zyrë Yes", "Not yet translated into English; shown in Albanian.", "Not answered",
		"Other rounds", "November 2025", "Score: 0%")
	hasNot(t, name, page, "Publish the budget", "Scan the budget", "Beat the drum", "pen In progress Overdue")

	name = "en/bitola/checklist-open-2025-11.html"
	page = seen(t, s, name)
	inOrder(t, name, page, "Score 0%", "Completion 2/3", "Money 1/1 0% 0%", "Is the budget there No", "Publish the budget", "Scan the budget Done",
		"Are the minutes there No", "Buy a pen In progress", "3. A ka zyrë Not answered", "May 2026", "Score: 85.7%")
	hasNot(t, name, page, "percentage points +", "Buy paper", "“Yes” without evidence")
}

func TestRoundWithNothingToImprove(t *testing.T) {
	s := assessedSite(t, map[string]string{
		"municipalities/bitola/checklists/open/2025-11.csv": "",
		"municipalities/bitola/checklists/open/actions.csv": "",
		"mentoring.csv": "",
		"municipalities/bitola/checklists/open/2026-05.csv": "item,answer\nbudget,yes\noffice,not_applicable\n",
		"indices/openness/2026.answers.csv":                 "",
	})
	name := "en/bitola/checklist-open-2026-05.html"
	page := seen(t, s, name)
	inOrder(t, name, page, "Score 100%", "Score from answers with evidence 0%", "Completion 2/3", "People 1/2 – –",
		"The index Not measured", "No item was answered with “no” or “partly”.", "3. A ka zyrë Not applicable")
	hasNot(t, name, page, "Other rounds", "previous round")
	inOrder(t, "en/mentoring/index.html", seen(t, s, "en/mentoring/index.html"), "No support has been recorded yet.")
	hasNot(t, "the profile", string(s["en/bitola/index.html"]), "<h2>Mentoring", "<h2>Actions")
}

// A round without an answer that counts has no score, and none is invented.
func TestRoundWithoutScore(t *testing.T) {
	s := assessedSite(t, map[string]string{
		"municipalities/bitola/checklists/open/2026-05.csv": "item,answer\noffice,not_applicable\n",
		"municipalities/bitola/checklists/open/actions.csv": "",
		"mentoring.csv": "",
	})
	name := "en/bitola/checklist-open-2026-05.html"
	page := seen(t, s, name)
	inOrder(t, name, page, "Score –", "Score from answers with evidence –", "Completion 1/3", "The whole checklist 1/3 – –")
	hasNot(t, name, page, "percentage points –", "percentage points +")
}

func TestDraftRound(t *testing.T) {
	files := map[string]string{"municipalities/ohrid/checklists/open/2026-06.yaml": "draft: yes\nanswers:\n  - {item: budget, answer: yes}\n"}
	const name = "en/ohrid/checklist-open-2026-06.html"
	if s := assessedSite(t, files); s[name] != nil {
		t.Errorf("a draft is published")
	}
	o := options(assessedTree(files), "2026-06-15")
	o.Drafts = true
	s := render(t, o)
	inOrder(t, name, seen(t, s, name), "Draft")
	if !strings.Contains(string(s[name]), `content="noindex"`) {
		t.Errorf("%s is for search engines", name)
	}
}

func TestProfileShowsAssessment(t *testing.T) {
	s := assessedSite(t, nil)
	name := "en/bitola/index.html"
	inOrder(t, name, seen(t, s, name), "A list: May 2026", "Score: 85.7% Score from answers with evidence: 57.1%", "A list: November 2025",
		"Actions", "Overdue actions: 1", "Buy paper Planned Overdue", "Are the minutes there", "Buy a pen In progress",
		"Scan the budget Done", "Beat the drum Dropped",
		"Mentoring", "The minutes", "4 May 2026 Visit", "Friends", "Buy paper", "Buy a pen", "What was achieved Agreed", "visit.pdf", "PDF, 4 B",
		"Call 1 December 2025")
	for _, id := range []string{"action-open--paper", "action-open--drum", "mentoring"} {
		if !strings.Contains(string(s[name]), `id="`+id+`"`) {
			t.Errorf("%s: nothing has the id %s", name, id)
		}
	}
	for path, want := range map[string]bool{"files/bitola/visit.pdf": true, "files/bitola/other.pdf": false} {
		if (s[path] != nil) != want {
			t.Errorf("%s is published: %t, want %t", path, !want, want)
		}
	}
}

func TestMentoringPage(t *testing.T) {
	name := "en/mentoring/index.html"
	s := assessedSite(t, nil)
	page := seen(t, s, name)
	inOrder(t, name, page, "2026", "The minutes", "4 May 2026 Visit Bitola", "Buy paper", "2025", "Call 1 December 2025 Bitola", "Fill in the checklist: A list")
	hasNot(t, name, page, "Ahead", "No support")
	if !strings.Contains(string(s[name]), `href="../../en/bitola/index.html#action-open--paper"`) {
		t.Errorf("%s does not lead to the action", name)
	}
}

// Without script there is the form and nothing else.
func TestChecklistForm(t *testing.T) {
	name := "en/checklists/open.html"
	s := assessedSite(t, nil)
	page := seen(t, s, name)
	inOrder(t, name, page, "A list", "Version 3", "Based on The index", "Municipality: Date:",
		"Money", "1. Is the budget there", "Related indicators Budget published", "Yes Partly No Not applicable", "Evidence", "Note",
		"People", "2. Are the minutes there", "example.org/minutes", "Minutes published; Budget published", "Weight 0.5",
		"3. A ka zyrë", "Not yet translated into English; shown in Albanian.",
		"Published self-assessments", "Bitola: May 2026", "Score: 85.7%")
	hasNot(t, name, page, "Save", "Load", "Clear", "Your answers", "Your result", "November 2025")
	var weights []string
	radios := 0
	for e := range parsePage(t, name, s[name]).all {
		if e.name == "fieldset" {
			weights = append(weights, e.attr("data-weight"))
		}
		if e.attr("type") == "radio" {
			radios++
		}
	}
	if got := strings.Join(weights, " "); got != "100 50 25" || radios != 12 {
		t.Errorf("weights are %s and there are %d radios, want 100 50 25 and 12", got, radios)
	}
}
