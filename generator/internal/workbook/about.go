package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"konsulta/generator/internal/record"
)

// notes are the paragraphs of the sheet that explains the others.
var notes = []string{"rows", "required", "examples", "shape", "dates", "privacy", "return"}

// aboutWidths are the widths of the columns: sheet, column, required, what
// belongs there, what can stand there.
var aboutWidths = []float64{26, 34, 15, 62, 62}

// about fills the first sheet: how to fill in the others, and every column
// with what belongs there.
func (w *writer) about() {
	l := w.f.Lang
	tab := tabName(l, about)
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	plain := w.style(&excelize.Style{Alignment: wrap})
	for col, width := range aboutWidths {
		w.do(w.file.SetColWidth(tab, letters(col+1), letters(col+1), width))
	}
	w.set(tab, 1, 1, w.title())
	w.do(w.file.SetCellStyle(tab, "A1", "A1", w.style(&excelize.Style{Font: &excelize.Font{Family: font, Bold: true, Size: 16}})))
	row := 2
	for _, note := range notes {
		text := l.T("workbook.about." + note)
		w.set(tab, 1, row, text)
		w.do(w.file.MergeCell(tab, cell(1, row), cell(5, row)))
		w.do(w.file.SetCellStyle(tab, cell(1, row), cell(5, row), plain))
		w.do(w.file.SetRowHeight(tab, row, height(text, 0.85*(aboutWidths[0]+aboutWidths[1]+aboutWidths[2]+aboutWidths[3]+aboutWidths[4]))))
		row++
	}
	row++
	for i, key := range []string{"workbook.sheet", "field.column", "field.required", "workbook.what", "workbook.allowed"} {
		w.set(tab, i+1, row, l.T(key))
	}
	w.do(w.file.SetCellStyle(tab, cell(1, row), cell(5, row), w.headingStyle(false)))
	for i := range tables {
		row = w.explain(tab, &tables[i], row, plain)
	}
	w.do(w.file.SetDefinedName(&excelize.DefinedName{Name: namePrefix + about, RefersTo: "'" + tab + "'!$A$1"}))
	fit, wide, high, landscape := true, 1, 0, "landscape"
	w.do(w.file.SetSheetProps(tab, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.do(w.file.SetPageLayout(tab, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high}))
}

// explain adds a row for each column of a table and returns the last. A text
// that has a column for each language is explained once.
func (w *writer) explain(tab string, t *tableSheet, row, style int) int {
	l := w.f.Lang
	columns := t.columns(w.f.Languages)
	for i := range columns {
		c := &columns[i]
		if i > 0 && c.Leaf == columns[i-1].Leaf {
			continue
		}
		row++
		required := ""
		if c.required {
			required = l.Label("answer", "yes")
		}
		meaning := strings.TrimSpace(w.f.help(t, c) + " " + w.f.form(t, c))
		if c.Kind == record.Text && len(w.f.Languages) > 1 {
			meaning = strings.TrimSpace(meaning + " " + l.T("workbook.each_language"))
		}
		high := 0.0
		for col, value := range []string{tabName(l, t.name), l.Column(t.name, c.Column), required, meaning, w.allowed(t, c)} {
			w.set(tab, col+1, row, value)
			high = max(high, height(value, aboutWidths[col]))
		}
		w.do(w.file.SetRowHeight(tab, row, high))
		w.do(w.file.SetCellStyle(tab, cell(1, row), cell(5, row), style))
	}
	return row
}

// allowed lists what can stand in a column that takes no text of one's own.
func (w *writer) allowed(t *tableSheet, c *column) string {
	if c.Kind == record.Counts && c.Vocabulary != "" {
		var codes []string
		for _, code := range w.f.Vocabularies[c.Vocabulary] {
			codes = append(codes, code+" ("+w.f.Lang.Label(c.Vocabulary, code)+")")
		}
		return strings.Join(codes, "; ")
	}
	list, _ := w.f.offer(t, c)
	if list == "consultation" || list == "entry" {
		return "" // the ids of today are in the list, and later ones are right as well
	}
	return strings.Join(w.f.values(list), "; ")
}
