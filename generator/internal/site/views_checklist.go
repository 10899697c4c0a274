package site

// ChecklistPage is a checklist as a form, which its script makes a tool: it
// scores itself, saves the answers as CSV and loads them again.
type ChecklistPage struct {
	Page
	Tool     string // href of the script
	Key      string // under which the browser keeps the answers
	File     string // the name of a saved file begins with it
	Percent  string // 25.6% as the language writes it, for the script
	Heading  Phrase
	Note     string // that the checklist is not translated
	Notices  []Notice
	Facts    []Fact
	Sections []ChecklistSection
	Choices  []Choosable // the answers, the same for every item
	Rounds   []Counted   // the last of each municipality
}

// ChecklistSection is a part of a checklist.
type ChecklistSection struct {
	ID    string // section-budget
	Title Phrase
	Items []ChecklistItem
}

// ChecklistItem is a question.
type ChecklistItem struct {
	ID     string // as in the checklist, without a prefix
	Number string // counted through the checklist
	Weight string // a whole number, in proportion to the others
	Text   Phrase
	Note   string // that it is not translated
	Help   *Prose
	Facts  []Fact // legal reference, related indicators, whether evidence is required
}

// Choosable is an answer that can be given.
type Choosable struct{ Code, Label string }

// RoundPage is one time that a municipality answered a checklist, with what
// is to be done about a "no".
type RoundPage struct {
	Page
	Heading      string
	Municipality Link
	Checklist    Link
	Note         string // that the checklist is not translated
	Notices      []Notice
	Facts        []Fact
	Figures      []Fact // score, score with evidence, completion, change
	Change       string // what stands in brackets in the table, or ""
	Columns      []string
	Scores       []ScoreRow // of the sections, the whole last
	Gap          *IndexGap  // nil where the checklist is based on no index
	Plan         []PlanItem
	PlanEmpty    string
	NoEvidence   []Link // items with a "yes" that nothing proves
	Sections     []AnsweredSection
	Other        []Counted // rounds of the same municipality and checklist
}

// ScoreRow is what a section reached. Changes are those since the round
// before, in percentage points, or "".
type ScoreRow struct {
	Title                  Phrase
	Whole                  bool // of the whole checklist
	Answered               string
	Score, ScoreChange     string
	Evident, EvidentChange string
}

// IndexGap compares the round with an index, on the items that both have.
type IndexGap struct {
	Text  string
	Facts []Fact
}

// PlanItem is an item that was answered with "no" or "partly": what to do,
// and what the municipality undertook to do.
type PlanItem struct {
	Item    Link
	Answer  Status
	Note    string // that item or advice is not translated
	Advice  *Prose
	Actions []Action
	Empty   string // said where there is no action
}

// Action is what a municipality undertook to do.
type Action struct {
	ID      string // for links to it; "" where it is not at home
	Text    Phrase
	Status  Status
	Overdue Status // with words where its day has passed
	Item    *Link  // nil where it stands below the item
	Facts   []Fact // who does it, by when, last change, evidence
	Note    *Prose
}

// AnsweredSection is a part of a checklist with its answers.
type AnsweredSection struct {
	Title Phrase
	Items []AnsweredItem
}

// AnsweredItem is a question with its answer.
type AnsweredItem struct {
	ID           string // item-budget
	Number       string
	Text         Phrase
	Untranslated string // that it is not translated
	Answer       Status
	Facts        []Fact // evidence, the answer before where it was another
	Note         *Prose
}

// Assessment is what the profile of a municipality says of its checklists,
// actions and of the support that it got.
type Assessment struct {
	Rounds     []Counted // the latest first
	Checklists []Link    // to be filled in
	Actions    []Action  // the overdue ones first, those settled last
	Overdue    string    // how many, or ""
	Mentoring  []Support
	Log        *Link // the support of all municipalities
}

// Support is a line of the log of mentoring.
type Support struct {
	Heading      Phrase // the subject, else the kind
	Date         string
	Datetime     string
	Kind         string // "" where it is the heading
	Municipality *Link  // nil on the municipality's own page
	Facts        []Fact // organisation
	Actions      []Link
	Outcome      *Prose
	Document     *Download
}

// MentoringPage is the log of support over all municipalities.
type MentoringPage struct {
	Page
	Heading    string
	Intro      string
	Empty      string // said where there is none
	Years      []SupportYear
	Checklists []Link // to be filled in
}

// SupportYear is the support of a year.
type SupportYear struct {
	Title string
	Lines []Support
}
