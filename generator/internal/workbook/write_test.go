package workbook_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/workbook"
)

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// The sheets are in the clerk's language, with the columns of the contract:
// a text once in each language of the municipality, and nothing that the
// folder tells.
func TestSheets(t *testing.T) {
	f := opened(t, write(t, form(t, "sq")))
	want := "Si plotësohet|Kalendari|Miratimi i kalendarit|Konsultimet|Ngjarjet|Dokumentet|Raportet|Temat|" +
		"Ndryshimet në tekst|Zbatimi|Komentet|konsulta_lists|konsulta"
	if got := strings.Join(f.GetSheetList(), "|"); got != want {
		t.Errorf("tabs\n%s\nwant\n%s", got, want)
	}
	for _, hidden := range []string{"konsulta", "konsulta_lists"} {
		if must[bool](t)(f.GetSheetVisible(hidden)) {
			t.Errorf("%s can be seen", hidden)
		}
	}
	for tab, want := range map[string]string{
		"Kalendari": "Viti|Identifikuesi|Titulli (maqedonisht)|Titulli (shqip)|Fillimi i planifikuar",
		"Ngjarjet":  "Konsultimi|Identifikuesi|Lloji i ngjarjes|Titulli (maqedonisht)|Titulli (shqip)",
		"Komentet":  "Konsultimi|Nr.|Numri i fletëzës|Marrë më|Marrë pas afatit",
	} {
		if got := strings.Join(must[[][]string](t)(f.GetRows(tab))[0][:5], "|"); got != want {
			t.Errorf("%s begins with %s, want %s", tab, got, want)
		}
	}
}

// Headings can be told apart within a sheet and tabs within a workbook, in
// every language, and nothing is longer than Excel takes.
func TestWordsFit(t *testing.T) {
	seen := map[string]string{}
	for _, lang := range workbook.Languages {
		f := opened(t, write(t, form(t, lang)))
		for i, tab := range f.GetSheetList() {
			if n := length(tab); n > 31 {
				t.Errorf("the tab %q has %d characters", tab, n)
			}
			if is := fmt.Sprint(i); seen[strings.ToLower(tab)] != "" && seen[strings.ToLower(tab)] != is {
				t.Errorf("%q is the name of two tabs", tab)
			} else {
				seen[strings.ToLower(tab)] = is
			}
			checkHeadings(t, f, lang, tab)
			for _, v := range must[[]*excelize.DataValidation](t)(f.GetDataValidations(tab)) {
				for what, limit := range map[*string]int{v.PromptTitle: 32, v.Prompt: 255, v.ErrorTitle: 32, v.Error: 225} {
					if what != nil && length(*what) > limit {
						t.Errorf("%s, %s: %q has %d characters, and Excel takes %d", lang, tab, *what, length(*what), limit)
					}
				}
			}
		}
	}
}

func length(s string) int { return len(utf16.Encode([]rune(s))) }

func checkHeadings(t *testing.T, f *excelize.File, lang, tab string) {
	t.Helper()
	if tab == f.GetSheetList()[0] {
		return
	}
	head := map[string]bool{}
	for i, h := range must[[][]string](t)(f.GetRows(tab))[0] {
		if h == "" || head[h] {
			t.Errorf("%s, %s: the heading of column %d, %q, is blank or there twice", lang, tab, i+1, h)
		}
		head[h] = true
	}
}

// style is the style of a cell, of its column where it is empty.
func style(t *testing.T, f *excelize.File, tab, cell string) *excelize.Style {
	t.Helper()
	return must[*excelize.Style](t)(f.GetStyle(must[int](t)(f.GetCellStyle(tab, cell))))
}

// cellsOf finds the columns of a tab by their headings.
func cellsOf(t *testing.T, f *excelize.File, tab, heading string) (letter string) {
	t.Helper()
	at := slices.Index(must[[][]string](t)(f.GetRows(tab))[0], heading)
	if at < 0 {
		t.Fatalf("%s has no column %s", tab, heading)
	}
	return must[string](t)(excelize.ColumnNumberToName(at + 1))
}

// Dates are dates and show as such; a month stays a text, and so does what
// looks like a number.
func TestFormatsOfColumns(t *testing.T) {
	f := opened(t, write(t, form(t, "mk")))
	for _, tt := range []struct{ tab, heading, format string }{
		{"Календар", "Датум на одлуката", "dd.mm.yyyy"},
		{"Календар", "Планиран почеток", "@"},
		{"Календар", "Ознака", "@"},
		{"Календар", "Наслов (македонски)", "@"},
		{"Календар", "Година", "0"},
		{"Консултации", "Почеток", "dd.mm.yyyy hh:mm"},
		{"Консултации", "Контакт: Телефон", "@"},
		{"Извештаи", "Одлука: Службен гласник на општината, бр.", "@"},
		{"Извештаи", "Учество: Поднесоци", "0"},
	} {
		letter := cellsOf(t, f, tt.tab, tt.heading)
		for _, row := range []string{"2", "700"} {
			s := style(t, f, tt.tab, letter+row)
			got := map[int]string{1: "0", 49: "@"}[s.NumFmt]
			if s.CustomNumFmt != nil {
				got = *s.CustomNumFmt
			}
			if got != tt.format {
				t.Errorf("%s, %s, row %s: the format is %q, want %q", tt.tab, tt.heading, row, got, tt.format)
			}
		}
	}
}

// Headings are bold and stay in sight, required ones are dark; the example is
// grey.
func TestLooks(t *testing.T) {
	f := opened(t, write(t, form(t, "mk")))
	required, other := style(t, f, "Календар", "B1"), style(t, f, "Календар", "F1")
	if !required.Font.Bold || !other.Font.Bold || slices.Equal(required.Fill.Color, other.Fill.Color) {
		t.Errorf("headings look like %+v, %+v and %+v, %+v", required.Font, required.Fill, other.Font, other.Fill)
	}
	if s := style(t, f, "Календар", "B2"); s.Font == nil || s.Font.Color != "767676" || !s.Font.Italic {
		t.Errorf("the example looks like %+v", s.Font)
	}
	panes := must[excelize.Panes](t)(f.GetPanes("Календар"))
	if !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 2 {
		t.Errorf("panes are %+v", panes)
	}
}

// validation finds what is checked in a column.
func validation(t *testing.T, f *excelize.File, tab, heading string) *excelize.DataValidation {
	t.Helper()
	letter := cellsOf(t, f, tab, heading)
	for _, v := range must[[]*excelize.DataValidation](t)(f.GetDataValidations(tab)) {
		if strings.HasPrefix(v.Sqref, letter+"2:") {
			return v
		}
	}
	t.Fatalf("nothing is checked in %s, %s", tab, heading)
	return nil
}

// listOf reads what a drop-down list offers.
func listOf(t *testing.T, f *excelize.File, v *excelize.DataValidation) string {
	t.Helper()
	tab, area, ok := strings.Cut(v.Formula1, "!")
	if v.Type != "list" || !ok {
		return ""
	}
	var offered []string
	letter := strings.Trim(area[:strings.LastIndexByte(area, ':')], "$0123456789")
	var last int
	if _, err := fmt.Sscanf(area[strings.LastIndexByte(area, '$')+1:], "%d", &last); err != nil {
		t.Fatal(err)
	}
	for row := 2; row <= last; row++ {
		offered = append(offered, must[string](t)(f.GetCellValue(tab, fmt.Sprint(letter, row))))
	}
	return strings.Join(offered, "; ")
}

// Lists show labels in the clerk's language. A closed vocabulary refuses
// other values; an open one, a list and a reference do not.
func TestDropDownLists(t *testing.T) {
	f := opened(t, write(t, form(t, "mk")))
	for _, tt := range []struct {
		tab, heading, list string
		refuses            bool
	}{
		{"Коментари", "Одлука за коментарот", "Прифатено; Делумно прифатено; Неприфатено; Примено на знаење; Надвор од предметот; Сѐ уште без одговор", true},
		{"Календар", "Измена на планот", "Одложена; Откажана; Споена со друга", true},
		{"Документи", "Припаѓа на", "Консултацијата; Извештајот", true},
		{"Настани", "Пристап без скали", "Да; Не", true},
		{"Настани", "Вид настан", "Јавна расправа; Јавна презентација; Форумска сесија; Средба на работна група; Посета на терен; Средба преку интернет; Друг настан", false},
		{"Коментари", "Јазик", "македонски; албански; босански; англиски; ромски; влашки; српски; турски", false},
		{"Настани", "Консултација", "budzet-2026; park", false},
		{"Консултации", "Ставка од календарот", "park", false},
	} {
		v := validation(t, f, tt.tab, tt.heading)
		if got := listOf(t, f, v); got != tt.list {
			t.Errorf("%s, %s offers\n%s\nwant\n%s", tt.tab, tt.heading, got, tt.list)
		}
		if v.ShowErrorMessage != tt.refuses || !v.ShowInputMessage {
			t.Errorf("%s, %s: refuses %v, helps %v", tt.tab, tt.heading, v.ShowErrorMessage, v.ShowInputMessage)
		}
	}
	topics := validation(t, f, "Календар", "Теми")
	if list := listOf(t, f, topics); !strings.HasPrefix(list, "Урбанистичко планирање; ") || topics.ShowErrorMessage {
		t.Errorf("topics: %s, refuses %v", list, topics.ShowErrorMessage)
	}
}

// A date that is none is questioned, a number that is none refused.
func TestChecksOfValues(t *testing.T) {
	f := opened(t, write(t, form(t, "en")))
	for _, tt := range []struct{ tab, heading, kind, errors string }{
		{"Consultations", "Announced", "date", "warning"},
		{"Consultations", "Deadline", "date", "warning"},
		{"Calendar", "Planned opening", "", ""},
		{"Reports", "Participation: Participants", "whole", "stop"},
	} {
		v := validation(t, f, tt.tab, tt.heading)
		style := ""
		if v.ErrorStyle != nil {
			style = *v.ErrorStyle
		}
		if v.Type != tt.kind || style != tt.errors {
			t.Errorf("%s, %s: checks %q, %q, want %q, %q", tt.tab, tt.heading, v.Type, style, tt.kind, tt.errors)
		}
	}
	v := validation(t, f, "Calendar", "Planned opening")
	if *v.PromptTitle != "Required" || !strings.Contains(*v.Prompt, "2026-Q2") {
		t.Errorf("the help is %q, %q", *v.PromptTitle, *v.Prompt)
	}
}

// The first sheet explains every column of the others.
func TestExplanations(t *testing.T) {
	f := opened(t, write(t, form(t, "en")))
	rows := must[[][]string](t)(f.GetRows("How to fill in"))
	all := map[string][]string{}
	for _, r := range rows {
		if len(r) > 1 {
			all[r[0]+"/"+r[1]] = append(r, "", "", "")
		}
	}
	for name, want := range map[string][2]string{
		"Calendar/Title":                             {"Yes", ""},
		"Calendar/Obligation to consult":             {"", "Obligatory; Voluntary"},
		"Reports/Participation: Participants by sex": {"", "women (Women); men (Men); other (Other or not told)"},
		"Events/Consultation":                        {"Yes", ""},
	} {
		if r := all[name]; len(r) < 5 || r[2] != want[0] || r[4] != want[1] {
			t.Errorf("%s is explained as %q, want %q", name, r, want)
		}
	}
	for _, tab := range f.GetSheetList()[1:11] {
		for _, heading := range must[[][]string](t)(f.GetRows(tab))[0] {
			heading, _, _ = strings.Cut(heading, " (Macedonian)")
			heading, _, _ = strings.Cut(heading, " (Albanian)")
			if all[tab+"/"+heading] == nil {
				t.Errorf("%s, %s is not explained", tab, heading)
			}
		}
	}
}

// A number stands for one format, in cells and in the style that shows a
// moment without a clock time as a day.
func TestNumbersOfFormats(t *testing.T) {
	data := write(t, form(t, "mk"))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]string{}
	found := regexp.MustCompile(`<numFmt numFmtId="(\d+)" formatCode="([^"]*)"`).FindAllStringSubmatch(
		string(must[[]byte](t)(fs.ReadFile(z, "xl/styles.xml"))), -1)
	if len(found) != 3 {
		t.Errorf("formats %q, want two of cells and one of a condition", found)
	}
	for _, f := range found {
		if code := codes[f[1]]; code != "" && code != f[2] {
			t.Errorf("the format %s is %q and %q", f[1], code, f[2])
		}
		codes[f[1]] = f[2]
	}
}

// The same form gives the same bytes: nothing in them knows the clock, and
// the members are in order.
func TestSameBytes(t *testing.T) {
	data := write(t, form(t, "mk"))
	for range 3 {
		if !bytes.Equal(data, write(t, form(t, "mk"))) {
			t.Fatal("the same form gives other bytes")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	last := ""
	for _, f := range z.File {
		if f.Name <= last || f.Modified.UTC().Format(time.DateTime) != "1980-01-01 00:00:00" {
			t.Errorf("%s, after %s, is dated %s", f.Name, last, f.Modified)
		}
		last = f.Name
	}
}

// A workbook that comes back as it was made holds no records: the examples
// are none. It knows its municipality.
func TestUnchanged(t *testing.T) {
	for _, lang := range workbook.Languages {
		b := read(t, write(t, form(t, lang)))
		if b.Municipality != "primer" {
			t.Errorf("%s: the municipality is %q", lang, b.Municipality)
		}
		var names []string
		for _, s := range b.Sheets {
			names = append(names, s.Table)
			if len(s.Rows) != 1 || s.Rows[0].Number != 1 {
				t.Errorf("%s, %s: rows\n%s", lang, s.Name, text(s))
			}
		}
		if got, want := strings.Join(names, " "), "calendar calendars consultations events documents reports themes text_changes follow_up comments"; got != want {
			t.Errorf("%s: tables %s, want %s", lang, got, want)
		}
	}
}

// The examples together are records that pass check, in every language.
func TestExamplesAreValid(t *testing.T) {
	for _, lang := range workbook.Languages {
		fsys := fstest.MapFS{
			"site.yaml":          {Data: []byte("format: 1\ntitle: x\nbase_url: https://primer.mk/\nlanguages: [mk, sq]\npublisher: {name: x}\n")},
			"municipalities.csv": {Data: []byte("id,name_mk\nprimer,Пример\n")},
		}
		for table, rows := range workbook.RowsOfExamples(form(t, lang)) {
			var b bytes.Buffer
			if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
				t.Fatal(err)
			}
			if len(rows[1]) < 5 {
				t.Errorf("the example of %s has %d values", table, len(rows[1]))
			}
			fsys["municipalities/primer/"+table+".csv"] = &fstest.MapFile{Data: b.Bytes()}
		}
		if len(fsys) != 12 {
			t.Errorf("%d files, want 12", len(fsys))
		}
		s, problems, err := content.Load(context.Background(), fsys, content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(problems) > 0 {
			t.Errorf("%s:\n%s", lang, problem.AppendText(nil, problems, "en"))
		}
		if m := s.Municipality("primer"); len(m.Consultations) != 1 || len(m.Reports) != 1 || len(m.Comments) != 1 || len(m.Consultations[0].Events) != 1 {
			t.Errorf("%s: the examples are not read", lang)
		}
	}
}
