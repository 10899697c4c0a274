package workbook_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
	"konsulta/generator/internal/workbook"
)

// form is that of a small municipality, in a language.
func form(t *testing.T, lang string) *workbook.Form {
	t.Helper()
	words, err := locale.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &workbook.Form{Municipality: "primer", Name: "Пример", Languages: []string{"mk", "sq"},
		Lang: words.Lang(lang), Words: words, Vocabularies: model.BuiltIn(),
		Consultations: []string{"budzet-2026", "park"}, Entries: []string{"park"}}
}

func write(t *testing.T, f *workbook.Form) []byte {
	t.Helper()
	data, err := workbook.Write(f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// parts are the files of an .xlsx. Those that every one has are added where
// they are not given.
type parts map[string]string

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// spreadsheet is the namespace of workbooks.
const spreadsheet = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// usual are the parts of a workbook with one sheet, Лист1.
var usual = parts{
	"[Content_Types].xml": head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
	"_rels/.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml": head + `<workbook ` + spreadsheet + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<sheets><sheet name="Лист1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	"xl/styles.xml":            head + `<styleSheet ` + spreadsheet + `><cellXfs><xf/></cellXfs></styleSheet>`,
	"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>`),
}

// sheetOf is a sheet with rows.
func sheetOf(rows string) string {
	return head + "<worksheet " + spreadsheet + "><sheetData>" + rows + "</sheetData></worksheet>"
}

// xlsx packs the usual parts with others in place of or beside them.
func xlsx(t testing.TB, other parts) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range []parts{usual, other} {
		for name, text := range p {
			if _, replaced := other[name]; replaced && text == usual[name] || text == "" {
				continue
			}
			member, err := w.Create(name)
			if err == nil {
				_, err = member.Write([]byte(text))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read reads a workbook in which nothing is wrong as a whole.
func read(t *testing.T, data []byte) *sheet.Book {
	t.Helper()
	b, problems := workbook.Read("plan.xlsx", data)
	if len(problems) > 0 {
		t.Fatalf("%s", problem.AppendText(nil, problems, "en"))
	}
	return b
}

// refused reads a workbook that cannot be read, and says why.
func refused(t *testing.T, data []byte) string {
	t.Helper()
	b, problems := workbook.Read("plan.xlsx", data)
	if b != nil {
		t.Errorf("a workbook that cannot be read gives %d sheets", len(b.Sheets))
	}
	return string(problem.AppendText(nil, problems, "en"))
}

// text writes a sheet as lines: number of the row, then cells with | between;
// a fault stands as !code(value).
func text(s sheet.Sheet) string {
	var b strings.Builder
	for _, r := range s.Rows {
		fmt.Fprintf(&b, "%d:", r.Number)
		for i, c := range r.Cells {
			if i > 0 {
				b.WriteByte('|')
			}
			b.WriteString(c.Text)
			if c.Fault != nil {
				b.WriteString("!" + c.Fault.Code + "(" + c.Fault.Args[0].Value + ")")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// sheetNamed finds a sheet by the name of its table.
func sheetNamed(t *testing.T, b *sheet.Book, table string) sheet.Sheet {
	t.Helper()
	for _, s := range b.Sheets {
		if s.Table == table {
			return s
		}
	}
	t.Fatalf("no sheet holds the table %s", table)
	return sheet.Sheet{}
}
