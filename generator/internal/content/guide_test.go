package content

import (
	"flag"
	"os"
	"strings"
	"testing"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

var update = flag.Bool("update", false, "write docs/content.md anew")

const guide = "../../../docs/content.md"

// guideMark ends what is written by hand.
const guideMark = "<!-- From here on made from the declarations: go test ./generator/internal/content -run TestGuide -update -->\n"

// records are the tables of the guide, in its order.
var records = []struct {
	title, file string
	t           *record.Type
}{
	{"The site", "`site.yaml`", record.Of[model.Settings]()},
	{"A rule", "`rules:` in `site.yaml`", record.Of[model.Rule]()},
	{"An alert", "`alerts:` in `site.yaml`", record.Of[model.Alert]()},
	{"A municipality", "`municipalities.csv`", record.Of[model.Municipality]()},
	{"The adoption of a calendar", "`calendars.csv`, or beside `entries:` in `calendar/<year>.yaml`", record.Of[model.Adoption]()},
	{"A calendar entry", "`calendar/<year>.csv`, `calendar.csv`, or `entries:` in `calendar/<year>.yaml`", record.Of[model.Entry]()},
	{"A consultation", "`consultations.csv` or `consultations/<id>.yaml`", record.Of[model.Consultation]()},
	{"A way to take part", "`respond:` of a consultation in YAML", record.Of[model.Respond]()},
	{"An event", "`events.csv`, or `events:` of a consultation", record.Of[model.Event]()},
	{"A document", "`documents.csv`, or `documents:` of a consultation or report", record.Of[model.Document]()},
	{"A line of the change history", "`change_log:` of a consultation or report", record.Of[model.Change]()},
	{"A report", "`reports.csv` or `reports/<id>.yaml`", record.Of[model.Report]()},
	{"A theme", "`themes.csv`, or `themes:` of a report", record.Of[model.ReportTheme]()},
	{"A change of the text", "`text_changes.csv`, or `text_changes:` of a report", record.Of[model.TextChange]()},
	{"A follow-up", "`follow_up.csv`, or `follow_up:` of a report", record.Of[model.FollowUp]()},
	{"A comment", "`comments.csv` or `reports/<id>.comments.csv`", record.Of[model.Comment]()},
	{"A reply", "`replies.csv`", record.Of[model.Reply]()},
	{"A redaction", "`redactions.csv`", record.Of[model.Redaction]()},
	{"A methodology", "`methodology.yaml` or `methodology-<version>.yaml` of an index", record.Of[model.Methodology]()},
	{"A band", "`bands:` of a methodology", record.Of[model.Band]()},
	{"A node", "`nodes:` of a methodology", record.Of[model.Node]()},
	{"An option", "`options:` of a node", record.Of[model.Option]()},
	{"An edition", "`<edition>.yaml` of an index", record.Of[model.Edition]()},
	{"An answer", "`<edition>.answers.csv`", record.Of[model.Answer]()},
	{"A score", "`<edition>.scores.csv`", record.Of[model.Score]()},
	{"A challenge", "`<edition>.challenges.csv`", record.Of[model.Challenge]()},
	{"A checklist", "`checklists/<checklist>.yaml`", record.Of[model.Checklist]()},
	{"A section", "`sections:` of a checklist", record.Of[model.Section]()},
	{"An item", "`items:` of a section", record.Of[model.Item]()},
	{"An answer to an item", "`checklists/<checklist>/<round>.csv` of a municipality, or `answers:` in `<round>.yaml`", record.Of[model.ItemAnswer]()},
	{"An action", "`checklists/<checklist>/actions.csv` of a municipality", record.Of[model.Action]()},
	{"A line of the log of mentoring", "`mentoring.csv`", record.Of[model.Mentoring]()},
}

// TestGuide keeps the tables of docs/content.md equal to the declarations.
func TestGuide(t *testing.T) {
	old, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	byHand, _, found := strings.Cut(string(old), guideMark)
	if !found {
		t.Fatalf("docs/content.md lacks the line %q", guideMark)
	}
	want := byHand + guideMark + guideTables()
	if want == string(old) {
		return
	}
	if !*update {
		t.Fatal("docs/content.md is not as the declarations are: run go test ./generator/internal/content -run TestGuide -update")
	}
	if err := os.WriteFile(guide, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

func guideTables() string {
	var b strings.Builder
	vocabularies := model.BuiltIn()
	var used []string
	for _, r := range records {
		b.WriteString("\n### " + r.title + "\n\n" + r.file + "\n\n| field | form |\n|---|---|\n")
		guideFields(&b, r.t, "", func(vocabulary string) {
			for _, v := range used {
				if v == vocabulary {
					return
				}
			}
			used = append(used, vocabulary)
		})
	}
	b.WriteString("\n## Codes\n\n| list | codes |\n|---|---|\n")
	for _, v := range used {
		codes := strings.Join(vocabularies[v], ", ")
		if vocabularies.Open(v) {
			codes += " (and your own)"
		}
		b.WriteString("| " + v + " | " + codes + " |\n")
	}
	return b.String()
}

func guideFields(b *strings.Builder, t *record.Type, prefix string, use func(string)) {
	for _, f := range t.Fields {
		if !f.YAML || f.Private && prefix == "" {
			continue
		}
		name := prefix + f.Name
		if f.Kind == record.Group {
			guideFields(b, f.Type, name+".", use)
			continue
		}
		if f.Vocabulary != "" {
			use(f.Vocabulary)
		}
		if f.Required {
			name = "**" + name + "**"
		}
		b.WriteString("| " + name + " | " + guideForm(f) + " |\n")
	}
}

func guideForm(f *record.Field) string {
	form := map[record.Kind]string{record.String: "text", record.Text: "text in languages", record.List: "list",
		record.Date: "day", record.When: "day, or day and time", record.Int: "whole number", record.Decimal: "number",
		record.YesNo: "yes or no", record.Counts: "numbers by code", record.Records: "list of records"}[f.Kind]
	switch {
	case f.Key:
		form += "; left out where folder, file name or parent tell it"
	case f.Planned:
		form = "day, month (2026-05), quarter (2026-Q2) or year"
	case f.Coarse:
		form += "; a month, quarter or year with source_url"
	case f.Markdown:
		form += ", Markdown"
	}
	if f.Vocabulary != "" {
		form = strings.Replace(form, "text", "code", 1) + " of " + f.Vocabulary
	} else if f.Form != "" {
		form += " (" + strings.ReplaceAll(f.Form, "_", "-") + ")"
	}
	return form
}
