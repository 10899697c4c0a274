package workbook

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// Languages are those in which a workbook can be made and headings are
// recognised.
var Languages = []string{"mk", "sq", "en"}

// Form says for whom a workbook is made.
type Form struct {
	Municipality string   // its id
	Name         string   // as people call it
	Languages    []string // in which its texts are due, in order
	Lang         *locale.Lang
	Words        *locale.Catalogue
	Vocabularies model.Vocabularies

	Consultations, Entries []string // ids of what there is, offered where a row names one
}

// lastRow is the last row that is prepared: checked as it is filled, and
// sorted and filtered with the others. Those below can be used as well.
const lastRow = 5000

// Write makes the workbook of a form. The same form gives the same bytes.
func Write(f *Form) ([]byte, error) {
	file := excelize.NewFile()
	w := &writer{f: f, file: file}
	w.prepare()
	for i := range tables {
		w.table(&tables[i])
	}
	w.about()
	w.lists()
	w.mark()
	if w.err != nil {
		return nil, fmt.Errorf("making the workbook: %w", w.err)
	}
	b, err := file.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("making the workbook: %w", err)
	}
	return repack(b.Bytes())
}

// writer makes one workbook. After the first error it does nothing.
type writer struct {
	f        *Form
	file     *excelize.File
	dayStyle int                 // shows a moment as a day
	offered  []string            // lists, in the order of their columns
	marks    map[string][]string // texts of the example row of each table
	err      error
}

// do keeps the first error.
func (w *writer) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

// The colours. Required headings are dark, so that they are told from the
// others without colour too.
const (
	dark  = "1F3864"
	light = "DCE6F2"
	grey  = "767676"
)

// font is the one that spreadsheet programs take where none is named.
const font = "Calibri"

// prepare makes the sheets, so that their order is settled, and the
// properties of the file.
func (w *writer) prepare() {
	first := tabName(w.f.Lang, about)
	w.do(w.file.SetSheetName("Sheet1", first))
	names := []string{}
	for _, t := range tables {
		names = append(names, tabName(w.f.Lang, t.name))
	}
	for _, name := range append(names, listTab, markTab) {
		_, err := w.file.NewSheet(name)
		w.do(err)
	}
	for _, name := range []string{listTab, markTab} {
		w.do(w.file.SetSheetVisible(name, false, true))
	}
	const never = "2000-01-01T00:00:00Z" // a workbook does not know when it was made
	w.do(w.file.SetDocProps(&excelize.DocProperties{Title: w.title(), Creator: "konsulta", LastModifiedBy: "konsulta",
		Language: w.f.Lang.Tag(), Created: never, Modified: never}))
	w.do(w.file.SetAppProps(&excelize.AppProperties{Application: "konsulta"}))
	w.marks = map[string][]string{}
	// excelize gives the format of the first conditional style the number 165
	// without looking, which is that of the second format of cells. Both have
	// to mean the same.
	for _, number := range []string{asMoment, asDate} {
		w.style(&excelize.Style{CustomNumFmt: &number})
	}
	day := asDate
	id, err := w.file.NewConditionalStyle(&excelize.Style{CustomNumFmt: &day})
	w.do(err)
	w.dayStyle = id
}

func (w *writer) title() string {
	return w.f.Lang.T("workbook.about.title", "municipality", w.f.Name)
}

// style makes a style, or finds the one that is the same.
func (w *writer) style(s *excelize.Style) int {
	id, err := w.file.NewStyle(s)
	w.do(err)
	return id
}

// set writes a value into a cell, counted from 1.
func (w *writer) set(tab string, col, row int, value any) {
	w.do(w.file.SetCellValue(tab, cell(col, row), value))
}

func cell(col, row int) string {
	name, _ := excelize.CoordinatesToCellName(col, row) // both are small and positive
	return name
}

func letters(col int) string {
	name, _ := excelize.ColumnNumberToName(col)
	return name
}

// below are the prepared cells of a column.
func below(col int) string { return cell(col, 2) + ":" + cell(col, lastRow) }

// table fills the sheet of a table.
func (w *writer) table(t *tableSheet) {
	tab := tabName(w.f.Lang, t.name)
	columns := t.columns(w.f.Languages)
	for i := range columns {
		w.column(tab, t, &columns[i], i+1)
	}
	w.heading(tab, t, columns)
	w.marks[t.name] = w.f.exampleTexts(t, columns)
	w.do(w.file.SetDefinedName(&excelize.DefinedName{Name: namePrefix + t.name, RefersTo: "'" + tab + "'!$A$1"}))
}

// heading makes the row of headings: as high as they need, always in sight,
// with the columns that tell which record a row is.
func (w *writer) heading(tab string, t *tableSheet, columns []column) {
	high, exampleHigh := 0.0, 0.0
	for i := range columns {
		c := &columns[i]
		label := w.f.Lang.Column(t.name, c.name)
		w.set(tab, i+1, 1, label)
		w.do(w.file.SetCellStyle(tab, cell(i+1, 1), cell(i+1, 1), w.headingStyle(c.required)))
		high = max(high, height(label, width(c)-3)) // an arrow stands beside it
		exampleHigh = max(exampleHigh, height(w.f.shown(c, w.f.example(t, c)), width(c)))
	}
	w.do(w.file.SetRowHeight(tab, 1, high+6))
	w.do(w.file.SetRowHeight(tab, 2, exampleHigh))
	w.do(w.file.AutoFilter(tab, "A1:"+cell(len(columns), lastRow), nil))
	fixed := 1 + slices.IndexFunc(columns, func(c column) bool { return c.Column == "id" || c.Column == "row" })
	fixed = max(fixed, 1)
	free := cell(fixed+1, 2)
	w.do(w.file.SetPanes(tab, &excelize.Panes{Freeze: true, XSplit: fixed, YSplit: 1, TopLeftCell: free,
		ActivePane: "bottomRight", Selection: []excelize.Selection{{SQRef: free, ActiveCell: free, Pane: "bottomRight"}}}))
	landscape := "landscape"
	w.do(w.file.SetPageLayout(tab, &excelize.PageLayoutOptions{Orientation: &landscape}))
}

// height is how high a row has to be for a text in a column of a width, in
// points: not every program works it out when it opens a file.
func height(text string, width float64) float64 {
	lines := math.Ceil(float64(len([]rune(text))) * 1.15 / width)
	return 15*max(1, lines) + 1
}

func (w *writer) headingStyle(required bool) int {
	s := &excelize.Style{Font: &excelize.Font{Family: font, Size: 11, Bold: true, Color: "000000"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{light}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
		Border:    []excelize.Border{{Type: "bottom", Color: dark, Style: 2}}}
	if required {
		s.Fill.Color = []string{dark}
		s.Font.Color = "FFFFFF"
	}
	return w.style(s)
}

// width is how wide a column is, in characters.
func width(c *column) float64 {
	switch c.Kind {
	case record.Text:
		if c.Long || c.Markdown {
			return 60
		}
		return 42
	case record.List, record.Counts:
		return 30
	case record.Date:
		return 14
	case record.When:
		return 18
	case record.Int, record.Decimal, record.YesNo:
		return 13
	}
	if c.Column == "comment" {
		return 60
	}
	return 26
}

// column prepares the cells below a heading and fills in the example.
func (w *writer) column(tab string, t *tableSheet, c *column, at int) {
	name := letters(at)
	w.do(w.file.SetColWidth(tab, name, name, width(c)))
	w.do(w.file.SetColStyle(tab, name, w.style(cellStyle(c, false))))
	if value := w.f.example(t, c); value != "" {
		w.set(tab, at, 2, w.typed(c, value))
		w.do(w.file.SetCellStyle(tab, cell(at, 2), cell(at, 2), w.style(cellStyle(c, true))))
	}
	w.check(tab, t, c, at)
	if c.Moment {
		w.hideMidnight(tab, at)
	}
}

// The number formats of cells: the numbers of those that need no code, and
// the codes of the others.
const (
	asWhole  = 1
	asText   = 49
	asDate   = "dd.mm.yyyy"
	asMoment = "dd.mm.yyyy hh:mm"
)

// cellStyle is how the cells of a column look. All that is no number and no
// date is text, so that no program makes a date of 2026-05 or 5/2026.
func cellStyle(c *column, example bool) *excelize.Style {
	s := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}
	day, moment := asDate, asMoment
	switch {
	case c.Kind == record.Date:
		s.CustomNumFmt = &day
	case c.Kind == record.When && !c.Planned:
		s.CustomNumFmt = &moment
	case c.Kind == record.Int:
		s.NumFmt = asWhole
	case c.Kind != record.Decimal:
		s.NumFmt = asText
	}
	if example {
		s.Font = &excelize.Font{Family: font, Size: 11, Italic: true, Color: grey}
	}
	return s
}

// typed is a value of content as a spreadsheet stores it.
func (w *writer) typed(c *column, value string) any {
	switch {
	case c.Kind == record.Date || c.Kind == record.When && !c.Planned:
		when, fault := record.ParseWhen(value)
		if fault == nil && when.Exact() {
			return serial(when)
		}
	case c.Kind == record.Int:
		if n, fault := record.ParseInt(value); fault == nil {
			return n.N
		}
	}
	return w.f.shown(c, value)
}

// hideMidnight shows a moment without a clock time as the day that it is.
func (w *writer) hideMidnight(tab string, at int) {
	first := cell(at, 2)
	w.do(w.file.SetConditionalFormat(tab, below(at), []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: "INT(" + first + ")=" + first, Format: &w.dayStyle}}))
}

// check says beside each cell of a column what belongs there, offers what
// there is to choose, and refuses what cannot be right.
func (w *writer) check(tab string, t *tableSheet, c *column, at int) {
	l := w.f.Lang
	v := excelize.NewDataValidation(true)
	v.SetSqref(below(at))
	v.SetInput(w.f.obliged(c), strings.TrimSpace(w.f.help(t, c)+"\n"+w.f.form(t, c)))
	if *v.Prompt == "" { // the heading says it all
		v.Prompt = nil
	}
	list, closed := w.f.offer(t, c)
	switch {
	case len(w.f.values(list)) > 0:
		v.SetSqrefDropList(w.rangeOf(list))
		if closed {
			v.SetError(excelize.DataValidationErrorStyleStop, l.T("workbook.wrong.title"), l.T("workbook.wrong.list"))
		}
	case c.Kind == record.Date || c.Kind == record.When && !c.Planned:
		// A warning and no stop: a date that the program on the clerk's
		// computer takes for a text can be read all the same.
		w.do(v.SetRange(serialOf1990, serialOf2199, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleWarning, l.T("workbook.wrong.title"), l.T("workbook.wrong.date"))
	case c.Kind == record.Int:
		w.do(v.SetRange(0, 999999999, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleStop, l.T("workbook.wrong.title"), l.T("workbook.wrong.number"))
	}
	w.do(w.file.AddDataValidation(tab, v))
}

// rangeOf is where the hidden sheet holds a list; it gets a column there when
// it is first offered.
func (w *writer) rangeOf(list string) string {
	at := slices.Index(w.offered, list)
	if at < 0 {
		at = len(w.offered)
		w.offered = append(w.offered, list)
	}
	name := letters(at + 1)
	return fmt.Sprintf("%s!$%s$2:$%s$%d", listTab, name, name, 1+len(w.f.values(list)))
}

// lists fills the hidden sheet with what the lists offer.
func (w *writer) lists() {
	style := w.style(&excelize.Style{NumFmt: asText})
	for i, list := range w.offered {
		w.do(w.file.SetColStyle(listTab, letters(i+1), style))
		w.set(listTab, i+1, 1, list)
		for n, value := range w.f.values(list) {
			w.set(listTab, i+1, n+2, value)
		}
	}
}

// mark fills the hidden sheet that says what the workbook is.
func (w *writer) mark() {
	rows := [][]string{{markFormat, fmt.Sprint(format)}, {markMunicipality, w.f.Municipality}, {markLanguage, w.f.Lang.Tag()}}
	for _, t := range tables {
		rows = append(rows, append([]string{markExample, t.name}, w.marks[t.name]...))
	}
	for r, row := range rows {
		for c, value := range row {
			w.set(markTab, c+1, r+1, value)
		}
	}
}
