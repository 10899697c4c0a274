package schema

import (
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// Spelling is how a kind is written.
type Spelling uint8

// The spellings. The schema of a Row is that of an object by column.
const (
	YAML Spelling = iota
	Row
	FrontMatter
)

// Kind is a kind of record that a file or a row holds.
type Kind struct {
	Name     string
	Files    []string // where it stands in the content, * for one name
	Spelling Spelling

	also    []string // what else people call it
	table   string   // whose labels its fields have
	t       *record.Type
	known   []string     // told by folder and file name
	below   []string     // the same for the records in its lists
	derived *record.Type // published columns that a row may keep
	noTable bool         // its texts go to no table
	make    func(*builder) node
}

const folder = "municipalities/*/"

// kindList holds the kinds: those in YAML, then those in CSV alone.
var kindList = []Kind{
	{Name: "site", Files: []string{"site.yaml"}, table: "site", t: record.Of[model.Settings](), noTable: true},
	{Name: "calendar", Files: []string{folder + "calendar/*.yaml"}, table: "calendar", t: record.Of[model.Calendar](),
		known: []string{"municipality", "year"}, below: []string{"municipality", "year"}},
	{Name: "consultation", also: []string{"consultations"}, Files: []string{folder + "consultations/*.yaml"}, table: "consultations", t: record.Of[model.Consultation](),
		known: []string{"municipality", "id"}, below: []string{"municipality", "consultation"}},
	{Name: "report", also: []string{"reports"}, Files: []string{folder + "reports/*.yaml"}, table: "reports", t: record.Of[model.Report](),
		known: []string{"municipality", "consultation"}, below: []string{"municipality", "consultation"}},
	{Name: "checklist", also: []string{"checklists"}, Files: []string{"checklists/*.yaml"}, table: "checklists", t: record.Of[model.Checklist](),
		known: []string{"id"}},
	{Name: "round", also: []string{"rounds"}, Files: []string{folder + "checklists/*/*.yaml"}, table: "rounds", t: record.Of[model.Round]()},
	{Name: "methodology", Files: []string{"indices/*/methodology.yaml", "indices/*/methodology-*.yaml"}, table: "methodology",
		t: record.Of[model.Methodology](), known: []string{"id"}},
	{Name: "edition", also: []string{"editions"}, Files: []string{"indices/*/2*.yaml"}, table: "editions", t: record.Of[model.Edition]()},
	{Name: "vocabularies", Files: []string{"vocabularies.yaml"}, make: (*builder).vocabularies},
	{Name: "messages", Files: []string{"messages/*.yaml"}, make: (*builder).messages},
	{Name: "page", also: []string{"pages"}, Files: []string{"pages/*.md"}, Spelling: FrontMatter, table: "pages", t: record.Of[model.PageHead](), noTable: true},

	{Name: "municipality", also: []string{"municipalities"}, Files: []string{"municipalities.csv"}, Spelling: Row, table: "municipalities",
		t: record.Of[model.Municipality](), derived: record.Of[model.MunicipalityFacts]()},
	{Name: "adoption", also: []string{"calendars"}, Files: []string{folder + "calendars.csv"}, Spelling: Row, table: "calendar",
		t: record.Of[model.Adoption](), known: []string{"municipality"}},
	{Name: "event", also: []string{"events"}, Files: []string{folder + "events.csv"}, Spelling: Row, table: "events",
		t: record.Of[model.Event](), known: []string{"municipality"}},
	{Name: "document", also: []string{"documents"}, Files: []string{folder + "documents.csv"}, Spelling: Row, table: "documents",
		t: record.Of[model.Document](), known: []string{"municipality"}},
	{Name: "theme", also: []string{"themes"}, Files: []string{folder + "themes.csv"}, Spelling: Row, table: "themes",
		t: record.Of[model.ReportTheme](), known: []string{"municipality"}},
	{Name: "text_change", also: []string{"text_changes"}, Files: []string{folder + "text_changes.csv"}, Spelling: Row, table: "text_changes",
		t: record.Of[model.TextChange](), known: []string{"municipality"}},
	{Name: "follow_up", Files: []string{folder + "follow_up.csv"}, Spelling: Row, table: "follow_up",
		t: record.Of[model.FollowUp](), known: []string{"municipality"}},
	{Name: "comment", also: []string{"comments"}, Files: []string{folder + "comments.csv", folder + "reports/*.comments.csv"}, Spelling: Row, table: "comments",
		t: record.Of[model.Comment](), known: []string{"municipality", "consultation"}},
	{Name: "action", also: []string{"actions"}, Files: []string{folder + "checklists/*/actions.csv"}, Spelling: Row, table: "actions",
		t: record.Of[model.Action](), known: []string{"municipality", "checklist"}},
	{Name: "answer", also: []string{"answers"}, Files: []string{"indices/*/2*.answers.csv"}, Spelling: Row, table: "answers",
		t: record.Of[model.Answer](), known: []string{"edition"}},
	{Name: "score", also: []string{"scores"}, Files: []string{"indices/*/2*.scores.csv"}, Spelling: Row, table: "scores",
		t: record.Of[model.Score](), known: []string{"edition"}},
	{Name: "challenge", also: []string{"challenges"}, Files: []string{"indices/*/2*.challenges.csv"}, Spelling: Row, table: "challenges",
		t: record.Of[model.Challenge](), known: []string{"edition"}},
	{Name: "mentoring", Files: []string{"mentoring.csv"}, Spelling: Row, table: "mentoring", t: record.Of[model.Mentoring]()},
	{Name: "reply", also: []string{"replies"}, Files: []string{folder + "replies.csv"}, Spelling: Row, table: "replies",
		t: record.Of[model.Reply](), known: []string{"municipality"}},
	{Name: "redaction", also: []string{"redactions"}, Files: []string{folder + "redactions.csv"}, Spelling: Row, table: "redactions",
		t: record.Of[model.Redaction](), known: []string{"municipality"}},
}

// Kinds lists the kinds in their order.
func Kinds() []*Kind {
	list := make([]*Kind, len(kindList))
	for i := range kindList {
		list[i] = &kindList[i]
	}
	return list
}
