package schema_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// written are values as somebody may write them into any field: right for
// some and wrong for others. They are YAML that may stand in braces.
var written = slices.Concat(
	strings.Split(`~¦""¦" "¦[]¦{}¦[~]¦[""]¦[{}]¦[[a]]¦{a: 1}¦А¦a¦A¦a-b¦a--b¦" a "¦" А "¦2026¦"2026"¦0¦1¦"1"¦12¦"12"¦-1¦"-1"¦1.5¦"1,5"¦"1.5"¦"1.000,5"¦"+5"¦`+
		`1234567890123¦"1234567890123"¦999999999999¦"999999999999"¦1234567890123456¦"00012"¦yes¦"no"¦"да"¦"ДА"¦Po¦"jo"¦"maybe"¦true¦false¦`+
		`[a]¦[a, b]¦"a; b"¦"a;;b "¦"a;B"¦["a;b"]¦[1]¦[true]¦[a, ""]¦mk¦mk;sq¦[mk, sr-Latn]¦[mk, mk]¦"mk;x"¦de¦xx-¦no¦con¦[con]¦calendar-2026¦index¦`+
		`{mk: А}¦{mk: ~}¦{mk: ""}¦{de: А}¦{mk: А, sq: B, en: 5}¦{makedonski: А}¦{mk: [А]}¦{mk: {}}¦{citizen: 1}¦{citizen: "2"}¦{citizen: -1}¦`+
		`{citizen: ~}¦{citisen: 1}¦{mk: 3}¦{women: 12, men: 0}¦"citizen=12;anonymous=3"¦"citizen = 12 ; "¦"citizen=12;citisen=1"¦"citizen="¦"mk=7"¦"email=1"¦`+
		`"=1+1"¦"+SUM(1)"¦"-1 + x"¦"@a|b"¦"a=b"¦"пишете на ana@primer.mk"¦ana@primer.mk¦"ana@primer"¦" ana@primer.mk "¦"мејл@пример.мк"¦"ана primer.mk"¦"a\u0001b"¦`+
		`https://primer.mk/¦"https://primer.mk/план за парк.pdf"¦https://primer.mk/план.pdf¦HTTP://PRIMER.MK¦"https://primer.mk/?a=1&b[]=2#c"¦"https://primer.mk/?a"¦https://ana@primer.mk/¦primer.mk¦ftp://primer.mk/¦https://¦"https:///a"¦`+
		`["https://primer.mk/a", "https://primer.mk/b"]¦"https://primer.mk/a;https://primer.mk/b"¦"https://primer.mk/a; b"¦["https://primer.mk/a;b"]¦mailto:ana@primer.mk¦mailto:ana¦`+
		`CC-BY-4.0¦"CC BY"¦"#0b5c7a"¦"#0b5c7"¦01-31¦02-30¦02-29¦12-32¦1-1¦MK-501¦mk-501¦MK-5011¦`+
		`+389 2 123 456¦"02/123-456 лок. 12"¦070123456¦"tel 02"¦grb.svg¦assets/grb.svg¦grb.exe¦plan.pdf¦"2026/план за парк.PDF"¦../plan.pdf¦/plan.pdf¦a//plan.pdf¦./plan.pdf¦.git/plan.pdf¦plan.exe¦"a\\plan.pdf"`, "¦"),
	dates)

var dates = strings.Split(`2026-05-29¦29.5.2026¦29.05.2026¦29.05.2026.¦"29. 5. 2026"¦29.05.2026 г.¦29.05.2026г.¦29.05.2026. год.¦" 2026-05-29 "¦`+
	`2026-05-29 16:00¦2026-05-29T16:00¦2026-05-29T16:00:00¦2026-05-29T9:05¦29.5.2026 9:05¦29.05.2026 г. 16:00¦"29.05.2026. г., 16:00"¦29.5.2026T16:00¦"2026-05-29 16:00 часот"¦29.5.2026 16:00h¦`+
	`2026-05-29T00:00¦2026-05-29T00:01¦2026-05-29T24:00¦2026-05-29T16:60¦2026-05-29T16¦2026-05-29T16:00:30¦2026-05-29T16:00Z¦`+
	`2026-05¦2026-Q2¦2026-q4¦2026-Q5¦2026-13¦2026-00¦2026-5¦"2026-05"¦`+
	`2026-02-29¦2024-02-29¦2000-02-29¦1900-02-29¦29.2.2026¦29.2.2024¦31.6.2026¦2026-06-31¦31.04.2026¦2026-04-30¦30.2.2024¦2026-1-5¦32.1.2026¦1.13.2026¦0000-01-01¦2026-01-00¦0.1.2026¦`+
	`May-26¦46143¦"46143"¦29.5.26¦29/5/2026¦2026/05/29¦утре¦[2026-05-29]¦[2026-05-29, 2026-02-30]¦"2026-05-29; 29.6.2026"¦"2026-05-29;2026-02-30"`, "¦")

// long are texts at the limits, kept out of the names of failures.
var long = []string{`"` + strings.Repeat("ш", 90) + `"`, `"` + strings.Repeat("ш", 91) + `"`,
	`"` + strings.Repeat("ш", 32767) + `"`, `"` + strings.Repeat("ш", 32768) + `"`}

// valuesFor are what is tried in a field.
func valuesFor(f *record.Field) []string {
	values := slices.Clone(written)
	if f.Form == "" && f.Vocabulary == "" && slices.Contains([]record.Kind{record.String, record.Text, record.List}, f.Kind) {
		values = slices.Concat(written, long)
	}
	if f.Vocabulary != "" {
		for _, code := range append(model.BuiltIn()[f.Vocabulary], "pcelarstvo") {
			values = append(values, code, `" `+code+` "`, "["+code+"]", `"`+code+`;"`, "{"+code+": 5}", `"`+code+`=5"`, code+"x")
		}
	}
	// What a parser makes a truth value may have been written yes or true;
	// codes have the one and not the other.
	if f.Vocabulary == "answer" || f.Form == "lang" {
		values = slices.DeleteFunc(values, func(v string) bool { return v == "true" || v == "false" || v == "[true]" })
	}
	if testing.Short() {
		values = slices.Collect(func(yield func(string) bool) {
			for i := 0; i < len(values) && yield(values[i]); i += 9 {
				continue
			}
		})
	}
	return values
}

// write makes the map of a type in which every required field has a value,
// and the field at the end of a way the one that is given.
func write(t *record.Type, known []string, below []string, way []*record.Field, value string) string {
	var parts []string
	for _, f := range t.Fields {
		switch {
		case len(way) > 0 && f == way[0] && len(way) == 1:
			parts = append(parts, f.Name+": "+value)
		case len(way) > 0 && f == way[0] && f.Kind == record.Records:
			parts = append(parts, f.Name+": ["+write(f.Type, below, below, way[1:], value)+"]")
		case len(way) > 0 && f == way[0]:
			parts = append(parts, f.Name+": "+write(f.Type, nil, nil, way[1:], value))
		case f.Required && !slices.Contains(known, f.Name) && f.YAML:
			parts = append(parts, f.Name+": "+good(f))
		case slices.Contains([]string{"source_url", "no_comments"}, f.Name):
			parts = append(parts, f.Name+": "+map[string]string{"source_url": "https://primer.mk/a", "no_comments": "yes"}[f.Name])
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// good is a right value of a field.
func good(f *record.Field) string {
	switch f.Kind {
	case record.Date, record.When:
		return "2026-06-01"
	case record.Int, record.Decimal:
		return "1"
	case record.List:
		return "[mk, sq, en]"
	case record.Group:
		return write(f.Type, nil, nil, nil, "")
	}
	switch {
	case f.Vocabulary != "":
		return model.BuiltIn()[f.Vocabulary][0]
	case f.Form == "id":
		return "a"
	case f.Form == "url" || f.Form == "link":
		return "https://primer.mk/"
	}
	return "А"
}

// ways lists the way to every field of a type and of what is in it, but to
// those that folder and file name tell.
func ways(t *record.Type, known, below []string) [][]*record.Field {
	var all [][]*record.Field
	for _, f := range t.Fields {
		if !f.YAML || slices.Contains(known, f.Name) {
			continue
		}
		all = append(all, []*record.Field{f})
		var inner [][]*record.Field
		switch f.Kind {
		case record.Group:
			inner = ways(f.Type, nil, nil)
		case record.Records:
			inner = ways(f.Type, below, below)
		}
		for _, way := range inner {
			all = append(all, append([]*record.Field{f}, way...))
		}
	}
	return all
}

func nameOf(way []*record.Field) string {
	var parts []string
	for _, f := range way {
		parts = append(parts, f.Name)
	}
	return strings.Join(parts, ".")
}

// yamlKinds are the kinds in YAML: their declaration, what their path tells,
// and where the n-th of a tree stands.
var yamlKinds = []struct {
	name         string
	t            *record.Type
	known, below []string
	file         string
}{
	{"calendar", record.Of[model.Calendar](), []string{"municipality", "year"}, []string{"municipality", "year"}, "municipalities/m-%d/calendar/2026.yaml"},
	{"consultation", record.Of[model.Consultation](), []string{"municipality", "id"}, []string{"municipality", "consultation"}, "municipalities/m-%d/consultations/a.yaml"},
	{"report", record.Of[model.Report](), []string{"municipality", "consultation"}, []string{"municipality", "consultation"}, "municipalities/m-%d/reports/b.yaml"},
	{"checklist", record.Of[model.Checklist](), []string{"id"}, nil, "checklists/c-%d.yaml"},
	{"round", record.Of[model.Round](), nil, nil, "municipalities/m-%d/checklists/l/2026.yaml"},
	{"methodology", record.Of[model.Methodology](), []string{"id"}, nil, "indices/i-%d/methodology.yaml"},
	{"edition", record.Of[model.Edition](), nil, nil, "indices/i-%d/2026.yaml"},
	{"page", record.Of[model.PageHead](), nil, nil, "pages/p-%d.mk.md"},
}

// TestEveryFieldOfYAML writes every value into every field and asks loader
// and schema.
func TestEveryFieldOfYAML(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	fields := 0
	v := newValidator(t, of(t, tree("")))
	for _, k := range yamlKinds {
		for _, way := range ways(k.t, k.known, k.below) {
			fields++
			f := way[len(way)-1]
			for values := range slices.Chunk(valuesFor(f), 16) {
				fsys := municipalities(len(values), f)
				texts := make([]string, len(values))
				for i, value := range values {
					texts[i] = write(k.t, k.known, k.below, way, value)
					text := texts[i] + "\n"
					if k.name == "page" {
						text = "---\n" + text + "---\n"
					}
					fsys[fmt.Sprintf(k.file, i)] = &fstest.MapFile{Data: []byte(text)}
				}
				_, problems := load(t, fsys)
				for i, value := range values {
					codes := codesAt(problems, fmt.Sprintf(k.file, i))
					holdText(t, v, seen, k.name+"."+nameOf(way), codes, texts[i], value)
				}
			}
		}
	}
	if fields < 180 {
		t.Errorf("%d fields, want at least 180", fields)
	}
	allSeen(t, seen, `accepted required key_unknown yaml_not_map yaml_not_list yaml_not_scalar yaml_not_text
		text_language list_semicolon date_form date_unknown date_coarse date_clock date_serial date_slashes date_short_year date_month_name
		clock_24 closing_midnight number number_thousands decimal yes_no counts code_unknown id_form id_reserved url_form email_form phone_form
		lang_form path_form path_kind text_too_long formula private_email control_character`)
}

// holdText holds a document against its schema, as both versions of YAML
// read it.
func holdText(t *testing.T, v *validator, seen map[string]bool, field string, codes []string, text, value string) {
	t.Helper()
	kind, _, _ := strings.Cut(field, ".")
	for _, old := range []bool{false, true} {
		if old && !strings.Contains(value, "yes") && !strings.Contains(value, "no") {
			return // there is no difference
		}
		doc, err := parse(text, old)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		judge(t, seen, field, codes, v.validate(t, kind, doc), short(value))
	}
}

func short(s string) string {
	if len(s) > 100 {
		return fmt.Sprintf("%.40s… (%d bytes)", s, len(s))
	}
	return s
}

// allSeen fails where the values did not break every form that they should.
func allSeen(t *testing.T, seen map[string]bool, want string) {
	t.Helper()
	for code := range strings.FieldsSeq(want) {
		if !seen[code] && !testing.Short() {
			t.Errorf("no value is %s", code)
		}
	}
}

// municipalities is a tree with so many municipalities, each with a
// consultation b on which a report can be written, and with the attachments
// that a field may name.
func municipalities(n int, f *record.Field) fstest.MapFS {
	fsys := tree("")
	register := "id,name_mk\nx,Пример\n"
	for i := range n {
		folder := fmt.Sprintf("municipalities/m-%d/", i)
		register += fmt.Sprintf("m-%d,Пример\n", i)
		fsys[folder+"consultations.csv"] = &fstest.MapFile{Data: []byte("id,title_mk,source_url\nb,Б,https://primer.mk/b\n")}
		if f.Form == "path" {
			fsys[folder+"files/plan.pdf"] = &fstest.MapFile{}
			fsys[folder+"files/2026/план за парк.PDF"] = &fstest.MapFile{}
		}
	}
	fsys["municipalities.csv"] = &fstest.MapFile{Data: []byte(register)}
	return fsys
}

// The settings are one file, so each value has a tree of its own.
func TestEveryFieldOfTheSettings(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	settings := record.Of[model.Settings]()
	v := newValidator(t, of(t, tree("")))
	for _, way := range ways(settings, nil, nil) {
		for _, value := range valuesFor(way[len(way)-1]) {
			fsys := tree("")
			text := write(settings, nil, nil, way, value)
			fsys["site.yaml"] = &fstest.MapFile{Data: []byte(text)}
			_, problems := load(t, fsys)
			holdText(t, v, seen, "site."+nameOf(way), codesAt(problems, "site.yaml"), text, value)
		}
	}
	allSeen(t, seen, "accepted required format_newer format_unknown number_zero licence colour month_day url_form base_url list_twice")
}

// rowKinds are the kinds that stand in CSV alone.
var rowKinds = []struct {
	name   string
	t      *record.Type
	known  []string
	file   string
	report bool // it belongs to one
}{
	{"adoption", record.Of[model.Adoption](), []string{"municipality"}, "municipalities/m-%d/calendars.csv", false},
	{"event", record.Of[model.Event](), []string{"municipality"}, "municipalities/m-%d/events.csv", false},
	{"document", record.Of[model.Document](), []string{"municipality"}, "municipalities/m-%d/documents.csv", false},
	{"theme", record.Of[model.ReportTheme](), []string{"municipality"}, "municipalities/m-%d/themes.csv", true},
	{"text_change", record.Of[model.TextChange](), []string{"municipality"}, "municipalities/m-%d/text_changes.csv", true},
	{"follow_up", record.Of[model.FollowUp](), []string{"municipality"}, "municipalities/m-%d/follow_up.csv", true},
	{"comment", record.Of[model.Comment](), []string{"municipality", "consultation"}, "municipalities/m-%d/reports/b.comments.csv", false},
	{"action", record.Of[model.Action](), []string{"municipality", "checklist"}, "municipalities/m-%d/checklists/l/actions.csv", false},
	{"reply", record.Of[model.Reply](), []string{"municipality"}, "municipalities/m-%d/replies.csv", false},
	{"redaction", record.Of[model.Redaction](), []string{"municipality"}, "municipalities/m-%d/redactions.csv", false},
	{"answer", record.Of[model.Answer](), nil, "indices/i-%d/2026.answers.csv", false},
	{"score", record.Of[model.Score](), nil, "indices/i-%d/2026.scores.csv", false},
	{"challenge", record.Of[model.Challenge](), nil, "indices/i-%d/2026.challenges.csv", false},
	{"municipality", record.Of[model.Municipality](), nil, "municipalities.csv", false},
	{"mentoring", record.Of[model.Mentoring](), nil, "mentoring.csv", false},
}

// TestEveryColumn writes every text into every column and asks loader and
// schema.
func TestEveryColumn(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	columns := 0
	v := newValidator(t, of(t, tree("")))
	for _, k := range rowKinds {
		at := 16 // rows in a tree, each in a file of its own
		if !strings.Contains(k.file, "%d") {
			at = 1
		}
		for _, leaf := range k.t.Leaves() {
			if slices.Contains(k.known, leaf.Column) {
				continue
			}
			columns++
			for cells := range slices.Chunk(cellsFor(leaf.Field), at) {
				fsys := municipalities(len(cells), leaf.Field)
				for i, cell := range cells {
					if k.report {
						fsys[fmt.Sprintf("municipalities/m-%d/reports.csv", i)] = &fstest.MapFile{
							Data: []byte("consultation,published,outcome,no_comments\nb,2026-06-01,sent_back,yes\n")}
					}
					fsys[place(k.file, i)] = &fstest.MapFile{Data: table(row(k.t, k.known, leaf, cell))}
				}
				_, problems := load(t, fsys)
				for i, cell := range cells {
					err := v.validate(t, k.name, asAny(row(k.t, k.known, leaf, cell)))
					judge(t, seen, k.name+"."+leaf.Column, codesAt(problems, place(k.file, i)), err, short(cell))
				}
			}
		}
	}
	if columns < 150 {
		t.Errorf("%d columns, want at least 150", columns)
	}
	allSeen(t, seen, "accepted required country_code date_form number decimal yes_no code_unknown id_form url_form formula")
}

// place is the path of the n-th file of a pattern.
func place(pattern string, n int) string {
	if strings.Contains(pattern, "%d") {
		return fmt.Sprintf(pattern, n)
	}
	return pattern
}

// cellsFor are the single values that are tried in a column, as texts.
func cellsFor(f *record.Field) []string {
	var cells []string
	for _, v := range valuesFor(f) {
		doc, err := parse(v, false)
		if s, ok := doc.(string); ok && err == nil && !strings.ContainsAny(s, "\x01") {
			cells = append(cells, s)
		}
	}
	return append(cells, "0", "1", "12", "-1", "1.5", "true", "false", "2026", "46143")
}

// row is a row in which every required column has a value, and one the given.
func row(t *record.Type, known []string, at record.Leaf, cell string) map[string]string {
	cells := map[string]string{"source_url": "https://primer.mk/a"}
	for _, l := range t.Leaves() {
		name := l.Column
		if l.Kind == record.Text {
			name += "_mk"
		}
		switch {
		case l.Column == at.Column:
			cells[name] = cell
		case slices.Contains(known, l.Column):
		case l.Key && l.Kind == record.Int:
			cells[name] = "2026"
		case l.Key || l.Column == "consultation":
			cells[name] = "b"
		case l.Column == "municipality" || l.Required && l.Form == "id" && l.Column != "id":
			cells[name] = "x"
		case l.Required:
			cells[name] = good(l.Field)
		case l.Column == "comment" || l.Column == "disposition":
			cells[name] = map[string]string{"comment": "Клупи", "disposition": "accepted"}[name]
		}
	}
	return cells
}

func table(cells map[string]string) []byte {
	var b strings.Builder
	w := csv.NewWriter(&b)
	var header, line []string
	for name, cell := range cells {
		header, line = append(header, name), append(line, cell)
	}
	_ = w.Write(header)
	_ = w.Write(line)
	w.Flush()
	return []byte(b.String())
}

func asAny(cells map[string]string) map[string]any {
	doc := map[string]any{}
	for name, cell := range cells {
		doc[name] = cell
	}
	return doc
}
