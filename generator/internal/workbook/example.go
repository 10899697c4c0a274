package workbook

import (
	"cmp"
	"slices"
	"strings"

	"konsulta/generator/internal/record"
)

// examples are the rows that show how a sheet is filled, as column and value
// in turn. A value that begins with = is a word of the program (example.…),
// =language is the first language of the municipality, and the rest is
// written as content has it. The first is the one by which the row is known
// as an example; together they are one consultation, which passes check.
var examples = map[string][]string{
	"calendar": {"id", "=id", "year", "2026", "title", "=title", "planned_opens", "2026-05", "planned_closes", "2026-Q2",
		"act_type", "programme", "topics", "environment;urban_planning", "forms", "written;public_debate",
		"summary", "=summary", "unit", "=unit", "obligation", "obligatory"},
	"calendars": {"decision_ref", "=decision_ref", "year", "2026", "status", "adopted", "adopted_on", "2025-12-20",
		"adopted_by", "=adopted_by"},
	"consultations": {"id", "=id", "title", "=title", "opens", "2026-05-04", "closes", "2026-05-29T16:00",
		"forms", "written;public_debate", "headline", "=headline", "summary", "=summary", "act_type", "programme",
		"topics", "environment;urban_planning", "announced", "2026-04-20", "respond_email", "primer@example.mk"},
	"events": {"consultation", "=id", "id", "=event_id", "kind", "public_debate", "starts", "2026-05-12T18:00",
		"ends", "2026-05-12T20:00", "place", "=hall", "access_step_free", "yes", "interpretation", "=language"},
	"documents": {"consultation", "=id", "of", "consultation", "id", "=document_id", "kind", "draft_act",
		"title", "=document_title", "url", "https://www.example.mk/primer.pdf", "lang", "=language",
		"published", "2026-04-20", "accessible", "yes"},
	"reports": {"consultation", "=id", "published", "2026-06-19", "outcome", "adopted_with_changes",
		"you_said", "=you_said", "we_did", "=we_did", "participation_submissions", "14", "participation_participants", "23",
		"participation_by_type", "citizen=18;cso=5"},
	"themes": {"consultation", "=id", "id", "=theme_id", "title", "=theme_title", "mentions", "6", "response", "=we_did"},
	"text_changes": {"consultation", "=id", "document", "=document_id", "place", "=article", "before", "=before",
		"after", "=after", "because", "1"},
	"follow_up": {"consultation", "=id", "id", "=follow_up_id", "title", "=follow_up_title", "due", "2026-09-30",
		"status", "planned"},
	"comments": {"consultation", "=id", "row", "1", "received", "2026-05-10", "channel", "email",
		"respondent_type", "citizen", "language", "=language", "theme", "=theme_id", "comment", "=comment",
		"disposition", "accepted", "reason", "=reason", "effect", "text_changed", "effect_place", "=article",
		"answered", "2026-06-19"},
}

// example returns what the example row of a table has in a column, as content
// would write it. A text is empty in a language that the program does not
// speak.
func (f *Form) example(t *tableSheet, c *column) string {
	row := examples[t.name]
	at := slices.Index(row, c.Column)
	for at >= 0 && at%2 == 1 { // a value that looks like the name of a column
		next := slices.Index(row[at+1:], c.Column)
		if next < 0 {
			return ""
		}
		at += 1 + next
	}
	if at < 0 {
		return ""
	}
	word, isWord := strings.CutPrefix(row[at+1], "=")
	switch {
	case !isWord:
		return row[at+1]
	case word == "language":
		return f.Languages[0]
	case c.lang == "":
		return f.Lang.T("example." + word)
	case slices.Contains(Languages, c.lang):
		return f.Words.Lang(c.lang).T("example." + word)
	}
	return ""
}

// exampleTexts are the texts of an example row as they are read back; the
// first is the one by which it is known.
func (f *Form) exampleTexts(t *tableSheet, columns []column) []string {
	var texts []string
	known := examples[t.name][0]
	for i := range columns {
		c := &columns[i]
		text := f.shown(c, f.example(t, c))
		if text == "" {
			continue
		}
		if texts = append(texts, text); c.Column == known {
			texts[0], texts[len(texts)-1] = text, texts[0]
		}
	}
	return texts
}

// shown is a value of content as the sheet shows it: codes by their labels.
func (f *Form) shown(c *column, value string) string {
	if value == "" {
		return ""
	}
	switch c.Kind {
	case record.String, record.List:
		var labels []string
		for code := range strings.SplitSeq(value, ";") {
			labels = append(labels, f.label(c, code))
		}
		return strings.Join(labels, "; ")
	case record.YesNo:
		return f.Lang.Label("answer", value)
	}
	return value
}

// label is what a list shows for a code.
func (f *Form) label(c *column, code string) string {
	if c.Form == "lang" {
		return f.Lang.Name(code)
	}
	return f.Lang.Label(cmp.Or(c.Vocabulary, "-"), code)
}
