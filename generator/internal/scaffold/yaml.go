package scaffold

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// writer writes records as YAML with all their fields: above each what it is,
// and those that hold nothing commented out, so that a # is all that has to be
// taken off.
type writer struct {
	words        *locale.Lang // of the comments
	languages    []string     // of the texts
	vocabularies model.Vocabularies
	example      model.Date          // shows how days are written
	notes        map[string][]string // more to say above a field, by table and column
	hyphen       bool                // the next line begins a record of a list
	b            []byte
}

// spot is where a line stands: how far from the margin, and at which column a
// # puts it out of use; -1 is nowhere.
type spot struct{ indent, off int }

// line writes a line, with its # where the spot is out of use.
func (w *writer) line(s spot, text string) {
	indent := s.indent
	if w.hyphen {
		w.hyphen, text, indent = false, "- "+text, indent-2
	}
	if s.off >= 0 {
		w.b = append(append(w.b, strings.Repeat(" ", s.off)...), '#')
		indent -= s.off
	}
	w.b = append(append(append(w.b, strings.Repeat(" ", indent)...), text...), '\n')
}

// say writes a comment over as many lines as it needs.
func (w *writer) say(s spot, text string) {
	const width = 100
	if s.off == s.indent { // one # is enough
		s.off = -1
	}
	line := "#"
	for word := range strings.SplitSeq(strings.ReplaceAll(text, "draft: yes", "draft:\u00a0yes"), " ") {
		word = strings.ReplaceAll(word, "\u00a0", " ")
		if utf8.RuneCountInString(line)+utf8.RuneCountInString(word) >= width && line != "#" {
			w.line(s, line)
			line = "#"
		}
		line += " " + word
	}
	if line != "#" {
		w.line(s, line)
	}
}

// record writes the fields of a record, a struct of the type, in the order of
// their declaration. The fields to leave out stand in without.
func (w *writer) record(t *record.Type, v reflect.Value, table, prefix string, s spot, without ...string) {
	for _, f := range fieldsOf(t, without) {
		if s.indent == 0 {
			w.b = append(w.b, '\n')
		}
		w.field(f, v, table, prefix+f.Name, s)
	}
}

// field writes what a field is, and its value.
func (w *writer) field(f *record.Field, v reflect.Value, table, column string, s spot) {
	w.say(s, w.about(f, table, column))
	for _, note := range w.notes[table+"."+column] {
		w.say(s, note)
	}
	w.value(f, v, table, column, s)
}

// value writes the value of a field, out of use where it holds none.
func (w *writer) value(f *record.Field, v reflect.Value, table, column string, s spot) {
	value := f.In(v)
	if s.off < 0 && value.IsZero() {
		s.off = s.indent
	}
	inner := spot{s.indent + 2, s.off}
	switch f.Kind {
	case record.Group:
		w.line(s, f.Name+":")
		w.record(f.Type, value, table, column+"_", inner)
	case record.Records:
		w.line(s, f.Name+":")
		w.items(f, value, inner)
	case record.Text:
		w.text(f, value.Interface().(model.Text), s)
	case record.List:
		w.line(s, f.Name+": "+flow(value.Interface().([]string)))
	case record.Counts:
		w.line(s, f.Name+": {}")
	default:
		w.line(s, strings.TrimRight(f.Name+": "+plain(f, value), " "))
	}
}

// items writes the records of a list; of an empty list one to fill in.
func (w *writer) items(f *record.Field, list reflect.Value, s spot) {
	table := f.Table
	if table == "" {
		table = f.Name
	}
	for i := range max(1, list.Len()) {
		item := reflect.New(f.Type.Go()).Elem()
		if i < list.Len() {
			item = reflect.Indirect(list.Index(i))
		}
		w.item(f.Type, item, table, s, base)
	}
}

// item writes one record of a list; its first field stands behind a hyphen.
func (w *writer) item(t *record.Type, item reflect.Value, table string, s spot, without []string) {
	fields := fieldsOf(t, without)
	w.say(s, w.about(fields[0], table, fields[0].Name))
	inner := spot{s.indent + 2, s.off}
	w.hyphen = true
	w.value(fields[0], item, table, fields[0].Name, inner)
	for _, f := range fields[1:] {
		w.field(f, item, table, f.Name, inner)
	}
}

// fieldsOf are the fields that a record spells in YAML, but those without.
func fieldsOf(t *record.Type, without []string) []*record.Field {
	return slices.DeleteFunc(slices.Clone(t.Fields), func(f *record.Field) bool {
		return !f.YAML || f.Key || slices.Contains(without, f.Name)
	})
}

// base is what every record may carry; what stands in a list seldom does.
var base = []string{"source_url", "recorded_by", "recorded_on", "draft", "publish_on"}

// text writes a text in the languages that it should have: what is there, and
// the others commented out.
func (w *writer) text(f *record.Field, t model.Text, s spot) {
	languages := slices.Clone(w.languages)
	for _, v := range t {
		if !slices.Contains(languages, v.Lang) {
			languages = append(languages, v.Lang)
		}
	}
	empty := "''"
	if f.Markdown {
		empty = "|-"
	}
	if len(languages) == 1 {
		value := empty
		if s.off < 0 {
			value = scalar(t.In(languages[0]))
		}
		w.line(s, f.Name+": "+value)
		return
	}
	w.line(s, f.Name+":")
	for _, lang := range languages {
		at := spot{s.indent + 2, s.off}
		value := empty
		if t.In(lang) != "" {
			value = scalar(t.In(lang))
		} else if at.off < 0 {
			at.off = at.indent
		}
		w.line(at, lang+": "+value)
	}
}

// plain writes a value that has no language.
func plain(f *record.Field, v reflect.Value) string {
	value := string(record.AppendValue(nil, v))
	switch {
	case f.Kind != record.String:
		return value
	case value == "":
		return "''"
	}
	return scalar(value)
}

func flow(items []string) string {
	quoted := make([]string, len(items))
	for i, s := range items {
		quoted[i] = scalar(s)
		if strings.ContainsAny(s, ",[]{}") && quoted[i] == s {
			quoted[i] = quote(s)
		}
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// Words that YAML reads as something else than text, or that may begin
// something else.
var (
	otherwise  = regexp.MustCompile(`(?i)^(null|~|true|false|yes|no|on|off|y|n|[-+.0-9].*)$`)
	beginsText = regexp.MustCompile(`^[\p{L}„“”«(]`)
)

// scalar writes a text as a YAML value, in quotes where it has to be.
func scalar(s string) string {
	if beginsText.MatchString(s) && !otherwise.MatchString(s) && !strings.Contains(s, ": ") && !strings.Contains(s, " #") &&
		!strings.HasSuffix(s, ":") && !strings.ContainsFunc(s, unicode.IsControl) && strings.TrimSpace(s) == s {
		return s
	}
	if strings.ContainsFunc(s, unicode.IsControl) {
		return strconv.Quote(s) // its escapes are YAML's too
	}
	return quote(s)
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// about says what a field is: its label, whether it is required, and its form.
func (w *writer) about(f *record.Field, table, column string) string {
	label := w.words.Column(table, column)
	if label == "" && w.words.Has("state."+f.Name) {
		label = w.words.T("state." + f.Name)
	}
	parts := []string{label}
	if f.Required {
		parts = append(parts, w.words.T("field.required"))
	}
	parts = append(parts, w.form(f))
	text := ""
	for _, p := range parts {
		if p = strings.TrimSuffix(p, "."); p == "" || p == text {
			continue
		}
		if text != "" {
			text += ". "
		}
		text += p
	}
	return text
}

// form says how the values of a field are written.
func (w *writer) form(f *record.Field) string {
	day := w.example.String()
	switch {
	case f.Vocabulary != "":
		return w.codes(f.Vocabulary)
	case f.Form == "lang":
		return w.words.T("new.codes", "codes", strings.Join(w.languages, ", "))
	case f.Form == "url" || f.Form == "link":
		return w.words.T("type.url")
	case f.Form == "path":
		return w.words.T("new.path")
	case f.Markdown:
		return "Markdown"
	case f.Max > 0:
		return w.words.N("new.max", f.Max)
	}
	switch f.Kind {
	case record.Date:
		return w.words.T("type.date") + ": " + day
	case record.When:
		if f.Planned {
			return w.words.T("type.planned") + ": " + day + ", " + day[:7] + ", " + day[:4] + "-Q1, " + day[:4]
		}
		return w.words.T("type.datetime") + ": " + day + ", " + day + "T16:00"
	case record.Int:
		return w.words.T("type.integer")
	case record.Decimal:
		return w.words.T("type.number")
	case record.YesNo:
		return w.words.T("type.yes_no")
	}
	return ""
}

// codes lists the codes of a vocabulary, each with its label where that says
// more than the code does.
func (w *writer) codes(vocabulary string) string {
	var list []string
	labels := vocabulary
	if vocabulary == "entry_decision" { // it decides the state
		labels = "state"
	}
	for _, code := range w.vocabularies[vocabulary] {
		label := w.words.Label(labels, code)
		if strings.EqualFold(strings.ReplaceAll(code, "_", " "), strings.ReplaceAll(label, "-", " ")) {
			list = append(list, code)
		} else {
			list = append(list, code+" ("+label+")")
		}
	}
	return w.words.T("new.codes", "codes", strings.Join(list, ", "))
}

// small gives a label as it stands within a line.
func small(label string) string {
	first, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToLower(first)) + label[size:]
}
