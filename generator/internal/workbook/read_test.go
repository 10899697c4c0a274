package workbook_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"konsulta/generator/internal/sheet"
)

// changed makes a workbook, lets a clerk change it and reads it.
func changed(t *testing.T, change func(f *excelize.File) error) *sheet.Book {
	t.Helper()
	f := opened(t, write(t, form(t, "mk")))
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return read(t, b.Bytes())
}

// A row that is filled in below the example comes back, with dates as content
// writes them.
func TestFilledRow(t *testing.T) {
	b := changed(t, func(f *excelize.File) error {
		for cell, value := range map[string]any{"A4": 2027, "B4": "plostad", "C4": "Плоштад", "E4": "2027-05", "H4": "Програма"} {
			if err := f.SetCellValue("Календар", cell, value); err != nil {
				return err
			}
		}
		return f.SetCellFloat("Консултации", "D3", 46171.6666667, -1, 64)
	})
	if got, want := firstCells(sheetNamed(t, b, "calendar"), 8), "4:2027|plostad|Плоштад||2027-05|||Програма\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := firstCells(sheetNamed(t, b, "consultations"), 4), "3:|||2026-05-29T16:00\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// firstCells writes the rows below the headings, each with its first cells.
func firstCells(s sheet.Sheet, n int) string {
	rows := sheet.Sheet{}
	for _, r := range s.Rows[1:] {
		r.Cells = r.Cells[:min(n, len(r.Cells))]
		rows.Rows = append(rows.Rows, r)
	}
	return text(rows)
}

// An example is left out wherever it went and whatever columns are left of
// it, and read once a cell of it was changed.
func TestExampleRows(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(f *excelize.File) error
		want   string
	}{
		{"moved down", func(f *excelize.File) error { return f.InsertRows("Теми", 2, 3) }, ""},
		{"with a column less", func(f *excelize.File) error { return f.RemoveCol("Теми", "G") }, ""},
		{"twice", func(f *excelize.File) error { return f.DuplicateRow("Теми", 2) }, ""},
		{"deleted", func(f *excelize.File) error { return f.RemoveRow("Теми", 2) }, ""},
		{"with another identifier", func(f *excelize.File) error { return f.SetCellStr("Теми", "B2", "nova") }, "2:primer-park|nova|Осветлување\n"},
		{"with another number", func(f *excelize.File) error { return f.SetCellInt("Теми", "E2", 7) }, "2:primer-park|osvetluvanje|Осветлување\n"},
		{"with a formula", func(f *excelize.File) error { return f.SetCellFormula("Теми", "C2", "A2") }, "2:primer-park|osvetluvanje|!xlsx_formula(=A2)\n"},
		{"and a row that is like it", func(f *excelize.File) error {
			return f.SetSheetRow("Теми", "A3", &[]string{"", "osvetluvanje", "Осветлување"})
		}, "3:|osvetluvanje|Осветлување\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := firstCells(sheetNamed(t, changed(t, tt.change), "themes"), 3); got != tt.want {
				t.Errorf("rows\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// A sheet of ours is known by the name that goes with it when its tab is
// renamed, any other by its tab in a language of the program.
func TestTablesOfSheets(t *testing.T) {
	for _, tt := range []struct{ tab, names, want string }{
		{"Календар", "", "calendar"},
		{"kalendari", "", "calendar"},
		{"Comments", "", "comments"},
		{"KOMENTET", "", "comments"},
		{"text_changes", "", "text_changes"},
		{"Настани ", "", "events"},
		{"Лист1", "", ""},
		{"konsulta2", "", ""},
		{"План", "<definedName name=\"konsulta_calendar\">План!$A$1</definedName>", "calendar"},
		{"О'Ријан &amp; син", "<definedName name=\"konsulta_events\">'О''Ријан &amp; син'!$A$1</definedName>", "events"},
		{"Настани", "<definedName name=\"konsulta_comments\">Настани!$A$1</definedName>", "comments"},
		{"Настани", "<definedName name=\"konsulta_comments\">#REF!</definedName>", "events"},
		{"Лист1", "<definedName name=\"konsulta_secrets\">Лист1!$A$1</definedName>", ""},
	} {
		b := read(t, xlsx(t, parts{"xl/workbook.xml": strings.NewReplacer("Лист1", tt.tab,
			"</sheets>", "</sheets><definedNames>"+tt.names+"</definedNames>").Replace(usual["xl/workbook.xml"])}))
		if b.Sheets[0].Table != tt.want || b.Municipality != "" {
			t.Errorf("the tab %q with %q holds %q of %q, want %q", tt.tab, tt.names, b.Sheets[0].Table, b.Municipality, tt.want)
		}
	}
}

// The hidden sheets and the one that explains are no tables, though a tab has
// their content copied.
func TestSheetsThatAreNoTables(t *testing.T) {
	b := read(t, xlsx(t, parts{"xl/workbook.xml": strings.Replace(usual["xl/workbook.xml"], "Лист1", "Si plotësohet", 1)}))
	if len(b.Sheets) != 0 {
		t.Errorf("sheets: %v", b.Sheets)
	}
}

func TestWorkbookOfALaterVersion(t *testing.T) {
	mark := sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>konsulta</t></is></c><c r="B1"><v>2</v></c></row>`)
	got := refused(t, xlsx(t, parts{"xl/worksheets/sheet1.xml": mark,
		"xl/workbook.xml": strings.Replace(usual["xl/workbook.xml"], "Лист1", "konsulta", 1)}))
	if want := "plan.xlsx: the workbook has format 2, and this program reads format 1\n    use a newer version of konsulta\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A hundred thousand rows that are only formatted weigh nothing.
func TestEmptyRows(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(`<row r="1"><c r="A1" s="1"><v>1</v></c></row>`)
	for i := 2; i <= 100_000; i++ {
		fmt.Fprintf(&rows, `<row r="%d" s="1" customFormat="1" ht="15"><c r="A%[1]d" s="1"/><c r="B%[1]d" s="1"/><c r="C%[1]d" s="1"><v></v></c></row>`, i)
	}
	data := xlsx(t, parts{"xl/worksheets/sheet1.xml": sheetOf(rows.String())})
	if got := text(read(t, data).Sheets[0]); got != "1:1\n" {
		t.Errorf("rows\n%s", got)
	}
	if made := testing.AllocsPerRun(1, func() { read(t, data) }); made > 10_000 {
		t.Errorf("%.0f allocations", made)
	}
}
