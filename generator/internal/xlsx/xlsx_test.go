package xlsx_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"konsulta/generator/internal/archive"
	"konsulta/generator/internal/xlsx"
)

// table is a sheet with a header and these rows, which come from two places.
func table(name string, kind xlsx.Kind, rows ...string) xlsx.Sheet {
	some := func(rows []string) xlsx.Rows {
		return xlsx.Rows{Key: strings.Join(rows, " "), N: len(rows), Each: func(yield func(cells []string) bool) error {
			for _, r := range rows {
				if !yield([]string{r}) {
					break
				}
			}
			return nil
		}}
	}
	half := (len(rows) + 1) / 2
	return xlsx.Sheet{Name: name, Header: true, Rows: []xlsx.Rows{some(rows[:half]), some(rows[half:])},
		Columns: []xlsx.Column{{Name: "id", Kind: kind, Width: 20}}}
}

func read(t *testing.T, sheets ...xlsx.Sheet) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if _, err := xlsx.Write(&b, &xlsx.Book{Title: "А & Б", Lang: "mk", Sheets: sheets}, nil); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestTextStaysText writes texts that hurt, and reads them back.
func TestTextStaysText(t *testing.T) {
	texts := []string{"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\tнапред", "назад\t", "два\nреда", "\nпрво", " празно ",
		"2026-05", "2026-05-29", "1e5", "007", "1", "TRUE", "#REF!", "مرحبا‏", "👩‍👩‍👧", "a&b<c>\"d'", "]]>", "_x000D_", "_x005F_x000D_", "_х000D_", "_x00G0_",
		"a\rb", "\x01", "\ufffe", "\uffff", "\ufeffа", strings.Repeat("ш", 32767), strings.Repeat("<", 32767)}
	f := read(t, table("t", xlsx.Text, texts...))
	for i, want := range texts {
		at, _ := excelize.CoordinatesToCellName(1, i+2)
		if got, err := f.GetCellValue("t", at); got != want || err != nil {
			t.Errorf("%.40q came back as %.40q, %v", want, got, err)
		}
		if kind, _ := f.GetCellType("t", at); kind != excelize.CellTypeInlineString {
			t.Errorf("%.40q is a cell of type %v", want, kind)
		}
	}
}

// TestNumbersAndMoments writes what can be one as a number, and as a text what
// would not stay what it is.
func TestNumbersAndMoments(t *testing.T) {
	for _, tt := range []struct {
		kind      xlsx.Kind
		cell, raw string
		shown     string
	}{
		{xlsx.Number, "12", "12", "12"},
		{xlsx.Number, "-0.5", "-0.5", "-0.5"},
		{xlsx.Number, "1234567890123456", "", "1234567890123456"},
		{xlsx.Number, "1e5", "", "1e5"},
		{xlsx.Moment, "2026-05-29", "46171", "2026-05-29"},
		{xlsx.Moment, "2026-05-29T16:00", "46171.666666666664", "2026-05-29 16:00"},
		{xlsx.Moment, "2026-05-29T00:00", "46171", "2026-05-29 00:00"},
		{xlsx.Moment, "2026-05", "", "2026-05"},
		{xlsx.Moment, "2026", "", "2026"},
		{xlsx.Moment, "2026-Q2", "", "2026-Q2"},
		{xlsx.Moment, "1899-05-29", "", "1899-05-29"},
		{xlsx.Moment, "9999-12-31", "2958465", "9999-12-31"},
	} {
		f := read(t, table("t", tt.kind, tt.cell))
		kind, _ := f.GetCellType("t", "A2")
		raw, _ := f.GetCellValue("t", "A2", excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue("t", "A2")
		if kind == excelize.CellTypeInlineString {
			if tt.raw != "" || raw != tt.cell {
				t.Errorf("%s is the text %q", tt.cell, raw)
			}
		} else if raw != tt.raw || shown != tt.shown {
			t.Errorf("%s is the number %s, shown as %s, want %s, %s", tt.cell, raw, shown, tt.raw, tt.shown)
		}
	}
}

// TestHeader looks for what makes a sheet handy: the header in bold, frozen
// and with a filter.
func TestHeader(t *testing.T) {
	f := read(t, table("t", xlsx.Text, "a", "b"))
	if panes, err := f.GetPanes("t"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the header is not frozen: %+v, %v", panes, err)
	}
	id, _ := f.GetCellStyle("t", "A1")
	if style, err := f.GetStyle(id); err != nil || style.Font == nil || !style.Font.Bold {
		t.Errorf("the header is not bold: %+v, %v", style, err)
	}
	if width, _ := f.GetColWidth("t", "A"); width != 20 {
		t.Errorf("the column is %v wide", width)
	}
	names := f.GetDefinedName()
	if len(names) != 2 || names[0].RefersTo != "'t'!$A$1:$A$3" || names[1].Name != "_xlnm.Print_Titles" || names[1].RefersTo != "'t'!$1:$1" {
		t.Errorf("the filter and what stands on every printed page are %+v", names)
	}
	if page, err := f.GetPageLayout("t"); err != nil || *page.Size != 9 || *page.Orientation != "landscape" {
		t.Errorf("it is printed as %+v, %v", page, err)
	}
}

// TestWrap: long texts show in full, on the screen and on paper.
func TestWrap(t *testing.T) {
	sheet := table("t", xlsx.Text, strings.Repeat("долго ", 50))
	sheet.Header, sheet.Wrap = false, true
	f := read(t, sheet)
	id, _ := f.GetCellStyle("t", "A1")
	if style, err := f.GetStyle(id); err != nil || style.Alignment == nil || !style.Alignment.WrapText {
		t.Errorf("the text is not wrapped: %+v, %v", style, err)
	}
	if height, err := f.GetRowHeight("t", 1); err != nil || height != 17*15 { // 300 characters, 18 a line
		t.Errorf("the row is %v high, %v", height, err)
	}
	props, err := f.GetSheetProps("t")
	if page, _ := f.GetPageLayout("t"); err != nil || !*props.FitToPage || *page.FitToHeight != 0 {
		t.Errorf("the page is %+v, %+v, %v", props, page, err)
	}
}

// TestNamesOfSheets holds them against the rules of spreadsheets.
func TestNamesOfSheets(t *testing.T) {
	long := "index-" + strings.Repeat("x", 30)
	got := read(t, table(long+"-answers", xlsx.Text), table(long+"-scores", xlsx.Text), table("About", xlsx.Text),
		table("about", xlsx.Text), table("a/b", xlsx.Text), table(strings.Repeat("👩", 20), xlsx.Text)).GetSheetList()
	want := []string{long[:31], long[:27] + " (2)", "About", "about (2)", "a-b", strings.Repeat("👩", 15)}
	if !slices.Equal(got, want) {
		t.Errorf("sheets are called\n%q, want\n%q", got, want)
	}
}

// TestMoreRowsThanFit lays a table on several sheets, none of its rows left out
// and none there twice.
func TestMoreRowsThanFit(t *testing.T) {
	sheets := []xlsx.Sheet{table("comments", xlsx.Text, "a", "b", "c", "d", "e"), table("full", xlsx.Text, "a", "b"), table("empty", xlsx.Text)}
	names, rows := xlsx.NamesOfParts(sheets, 3)
	if want := []string{"comments", "comments (2)", "comments (3)", "full", "empty"}; !slices.Equal(names, want) || !slices.Equal(rows, []int{2, 2, 1, 2, 0}) {
		t.Errorf("sheets are %q with %d rows, want %q", names, rows, want)
	}
	for i, want := range []string{"id a b", "id c d", "id e"} {
		text, err := xlsx.SheetOfPart(sheets, 3, i)
		var cells []string
		for _, part := range strings.Split(text, "<t>")[1:] {
			cell, _, _ := strings.Cut(part, "<")
			cells = append(cells, cell)
		}
		if got := strings.Join(cells, " "); got != want || err != nil {
			t.Errorf("%s holds %q, want %q, %v", names[i], got, want, err)
		}
	}
}

// TestWhatDidNotChange makes a workbook with the help of the one before: it is
// the one that is made without, also where rows moved.
func TestWhatDidNotChange(t *testing.T) {
	write := func(last *archive.Last, sheets ...xlsx.Sheet) ([]byte, archive.Spans) {
		var b bytes.Buffer
		spans, err := xlsx.Write(&b, &xlsx.Book{Title: "А", Lang: "mk", Sheets: sheets}, last)
		if err != nil {
			t.Fatal(err)
		}
		return b.Bytes(), spans
	}
	first, spans := write(nil, table("t", xlsx.Text, "a", "b", "c", "d"), table("u", xlsx.Text, "e", "f"))
	for _, sheets := range [][]xlsx.Sheet{
		{table("t", xlsx.Text, "a", "b", "c", "x"), table("u", xlsx.Text, "e", "f")},
		{table("t", xlsx.Text, "x", "a", "b", "c", "d"), table("u", xlsx.Text, "e", "f")},
		{table("t", xlsx.Text, "c", "d")},
		{table("u", xlsx.Text, "e", "f"), table("t", xlsx.Text, "a", "b", "c", "d")},
	} {
		got, _ := write(&archive.Last{File: bytes.NewReader(first), Size: int64(len(first)), Spans: spans}, sheets...)
		if want, _ := write(nil, sheets...); !bytes.Equal(got, want) {
			t.Errorf("a workbook that takes from another has other bytes: %+v", sheets)
		}
	}
}
