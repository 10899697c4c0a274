package problem

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"
)

// Languages are the languages in which problems are said.
var Languages = []string{"mk", "sq", "en"}

//go:embed problems.csv
var problemsCSV string

type wording struct {
	severity Severity
	message  map[string]string
	hint     map[string]string
}

// words reads problems.csv: code, severity, en, mk, sq, hint_en, hint_mk,
// hint_sq.
var words = sync.OnceValue(func() map[string]wording {
	rows, err := csv.NewReader(strings.NewReader(problemsCSV)).ReadAll()
	if err != nil {
		panic("problems.csv: " + err.Error()) // compiled in; a test reads it
	}
	all := make(map[string]wording, len(rows))
	for _, r := range rows[1:] {
		all[r[0]] = wording{Severity(r[1]),
			map[string]string{"en": r[2], "mk": r[3], "sq": r[4]},
			map[string]string{"en": r[5], "mk": r[6], "sq": r[7]}}
	}
	return all
})

// Codes returns every code, sorted.
func Codes() []string {
	codes := make([]string, 0, len(words()))
	for c := range words() {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	return codes
}

// Words returns the severity, message and hint of a code in a language, with
// its {names} unfilled; ok is false for an unknown code.
func Words(code, lang string) (severity Severity, message, hint string, ok bool) {
	w, ok := words()[code]
	if w.message[lang] == "" {
		lang = "en"
	}
	return w.severity, w.message[lang], w.hint[lang], ok
}

// inCell is "closes in F14": the field and where a spreadsheet shows it.
var inCell = map[string]string{"en": "{field} in {cell}", "mk": "{field} во {cell}", "sq": "{field} në {cell}"}

// Message says what is wrong in a language (mk, sq or en).
func (p *Problem) Message(lang string) string {
	_, message, _, _ := Words(p.Code, lang)
	return p.fill(message, lang)
}

// Hint says what to do about it, or "". Words behind " || " stand in where
// there is nothing to suggest.
func (p *Problem) Hint(lang string) string {
	_, _, hint, _ := Words(p.Code, lang)
	hint, otherwise, _ := strings.Cut(hint, " || ")
	if strings.Contains(hint, "{suggestion}") && p.arg("suggestion") == "" {
		hint = otherwise
	}
	return p.fill(hint, lang)
}

func (p *Problem) arg(name string) string {
	for _, a := range p.Args {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

func (p *Problem) fill(text, lang string) string {
	field := p.Field
	if field != "" && namesCell(p.Cell) {
		in := inCell[lang]
		if in == "" {
			in = inCell["en"]
		}
		field = strings.NewReplacer("{field}", p.Field, "{cell}", p.Cell).Replace(in)
	}
	pairs := []string{"{field}", field, "{cell}", p.Cell}
	for _, a := range p.Args {
		value := a.Value
		if a.Name == "kind" && kinds[value][lang] != "" {
			value = kinds[value][lang]
		}
		pairs = append(pairs, "{"+a.Name+"}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// namesCell reports whether a place names a cell, F14 or Plan!F14, and not a
// whole row, Plan!14.
func namesCell(cell string) bool {
	cell = cell[strings.LastIndexByte(cell, '!')+1:]
	return cell != "" && cell[0] >= 'A' && cell[0] <= 'Z'
}

// kinds are the records that a problem may name.
var kinds = map[string]map[string]string{
	"municipality": {"mk": "општина", "sq": "komunë"},
	"entry":        {"en": "calendar entry", "mk": "ставка во календарот", "sq": "zë në kalendar"},
	"consultation": {"mk": "консултација", "sq": "konsultim"},
	"report":       {"mk": "извештај", "sq": "raport"},
	"document":     {"mk": "документ", "sq": "dokument"},
	"comment":      {"mk": "коментар", "sq": "koment"},
	"theme":        {"mk": "тема", "sq": "temë"},
	"picture":      {"mk": "слика", "sq": "figurë"},
	"node":         {"en": "node", "mk": "принцип, домен или индикатор", "sq": "parim, fushë ose tregues"},
	"indicator":    {"mk": "индикатор", "sq": "tregues"},
	"methodology":  {"mk": "методологија", "sq": "metodologji"},
	"index":        {"mk": "индекс", "sq": "indeks"},
	"checklist":    {"mk": "листа за самоевалуација", "sq": "listë e vetëvlerësimit"},
	"item":         {"mk": "прашање од листата", "sq": "pyetje e listës"},
	"round":        {"mk": "круг", "sq": "cikël"},
	"action":       {"mk": "мерка", "sq": "masë"},
}
