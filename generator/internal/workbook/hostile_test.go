package workbook_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/workbook"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// locked is a workbook with a password.
func locked(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := excelize.NewFile().Write(&b, excelize.Options{Password: "тајна"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file that is no .xlsx is named as what it is.
func TestOtherFiles(t *testing.T) {
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"a password", locked(t), "the workbook is protected by a password | save it without a password"},
		{"an old workbook", fixture(t, "old.xls"), "the file is a workbook of the kind .xls | open it and save it as .xlsx"},
		{"a workbook of OpenDocument", fixture(t, "open.ods"), "the file is a workbook of the kind .ods | open it and save it as .xlsx"},
		{"a binary workbook", xlsx(t, parts{"xl/workbook.bin": "x"}), "the file is a workbook of the kind .xlsb | open it and save it as .xlsx"},
		{"a text of OpenDocument", xlsx(t, parts{"mimetype": "application/vnd.oasis.opendocument.text"}), "the file is not a workbook | choose a file that was saved as .xlsx"},
		{"a document", xlsx(t, parts{"xl/worksheets/sheet1.xml": "", "word/document.xml": "<w/>"}), "the file is not a workbook | choose a file that was saved as .xlsx"},
		{"a table as text", []byte("id;title_mk\npark;Парк\n"), "the file is not a workbook | choose a file that was saved as .xlsx"},
		{"nothing", nil, "the file is not a workbook | choose a file that was saved as .xlsx"},
		{"an old file that is no workbook", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument"), "the file is not a workbook | choose a file that was saved as .xlsx"},
	} {
		got := strings.NewReplacer("plan.xlsx: ", "", "\n    ", " | ", "\n", "").Replace(refused(t, tt.data))
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// cells are a workbook with one row.
func cells(inner string) parts {
	return parts{"xl/worksheets/sheet1.xml": sheetOf(`<row r="1">` + inner + `</row>`)}
}

// Damage is noticed and named; what would be lost in silence is not read.
func TestDamagedFiles(t *testing.T) {
	whole := xlsx(t, nil)
	for _, tt := range []struct {
		name string
		data []byte
		part string
	}{
		{"the end is missing", whole[:len(whole)-30], "ZIP"},
		{"a sheet that stops", xlsx(t, parts{"xl/worksheets/sheet1.xml": head + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>"}), "xl/worksheets/sheet1.xml"},
		{"a tag that stops", xlsx(t, parts{"xl/worksheets/sheet1.xml": "<worksheet><sheetData"}), "xl/worksheets/sheet1.xml"},
		{"a comment that stops", xlsx(t, parts{"xl/worksheets/sheet1.xml": "<worksheet><!-- "}), "xl/worksheets/sheet1.xml"},
		{"tags that cross", xlsx(t, cells(`<c r="A1"><v>1</c></v>`)), "xl/worksheets/sheet1.xml"},
		{"a document type", xlsx(t, parts{"xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`}), "xl/worksheets/sheet1.xml"},
		{"an unknown entity", xlsx(t, cells(`<c r="A1" t="str"><v>&boom;</v></c>`)), "Лист1"},
		{"no UTF-8", xlsx(t, cells("<c r=\"A1\" t=\"str\"><v>\xcf\xe0</v></c>")), "xl/worksheets/sheet1.xml"},
		{"a string that is not there", xlsx(t, cells(`<c r="A1" t="s"><v>7</v></c>`)), "xl/worksheets/sheet1.xml"},
		{"rows out of order", xlsx(t, parts{"xl/worksheets/sheet1.xml": sheetOf(`<row r="2"/><row r="1"/>`)}), "xl/worksheets/sheet1.xml"},
		{"a cell of another row", xlsx(t, cells(`<c r="A2"><v>1</v></c>`)), "xl/worksheets/sheet1.xml"},
		{"cells out of order", xlsx(t, cells(`<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>`)), "xl/worksheets/sheet1.xml"},
		{"a row behind the last", xlsx(t, parts{"xl/worksheets/sheet1.xml": sheetOf(`<row r="1048577"><c r="A1048577"><v>1</v></c></row>`)}), "xl/worksheets/sheet1.xml"},
		{"a row that is no number", xlsx(t, parts{"xl/worksheets/sheet1.xml": sheetOf(`<row r="-1"/>`)}), "xl/worksheets/sheet1.xml"},
		{"strings that stop", xlsx(t, parts{"xl/sharedStrings.xml": "<sst><si><t>а"}), "xl/sharedStrings.xml"},
		{"deep nesting", xlsx(t, parts{"xl/styles.xml": strings.Repeat("<a>", 100) + strings.Repeat("</a>", 100)}), "xl/styles.xml"},
		{"a sheet under two tabs", xlsx(t, parts{"xl/workbook.xml": strings.Replace(usual["xl/workbook.xml"], "</sheets>", `<sheet name="Лист2" sheetId="2" r:id="rId1"/></sheets>`, 1)}), "Лист2"},
		{"a workbook that is none", xlsx(t, parts{"xl/workbook.xml": "<html/>"}), "XML"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := "plan.xlsx: the workbook is damaged, in " + tt.part + "\n"
			if got := refused(t, tt.data); !strings.HasPrefix(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// A sheet whose zip member was changed fails its sum.
func TestWrongSum(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range usual {
		member, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = member.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data := bytes.Replace(b.Bytes(), []byte("<v>1</v>"), []byte("<v>2</v>"), 1)
	if got := refused(t, data); !strings.Contains(got, "damaged, in xl/worksheets/sheet1.xml") {
		t.Errorf("got %q", got)
	}
}

// What is too large is refused before it is in memory.
func TestLimits(t *testing.T) {
	row := func(n int, cell string) string { return fmt.Sprintf(`<row r="%d">%s</row>`, n, cell) }
	var sheets strings.Builder
	for i := range 101 {
		fmt.Fprintf(&sheets, `<sheet name="Л%d" sheetId="%d" r:id="rId1"/>`, i, i+1)
	}
	var wide strings.Builder
	for i := 1; i <= 2001; i++ {
		wide.WriteString(row(i, fmt.Sprintf(`<c r="SF%d"><v>1</v></c>`, i)))
	}
	for _, tt := range []struct {
		name  string
		parts parts
		want  string
	}{
		{"a cell far to the right", cells(`<c r="A1"><v>1</v></c><c r="SG1"><v>1</v></c><c r="XFD1"><v>1</v></c>`), "Лист1!SG1: the cell is behind the 500 columns that are read"},
		{"many cells", parts{"xl/worksheets/sheet1.xml": sheetOf(wide.String())}, " the workbook has more than 1000000 cells with content"},
		{"many merged cells", parts{"xl/worksheets/sheet1.xml": strings.Replace(sheetOf(""), "</sheetData>", "</sheetData><mergeCells>"+
			strings.Repeat(`<mergeCell ref="A1:A2"/>`, 1_000_001)+"</mergeCells>", 1)}, " the workbook has more than 1000000 cells with content"},
		{"many sheets", parts{"xl/workbook.xml": strings.Replace(usual["xl/workbook.xml"], "<sheets>", "<sheets>"+sheets.String(), 1)}, " the workbook has more than 100 sheets"},
		{"a bomb of blanks", parts{"xl/worksheets/sheet1.xml": sheetOf(strings.Repeat(strings.Repeat(" ", 1<<19)+"<row/>", 513))}, " the workbook is too large to be read: > 256 MB"},
		{"a bomb of texts", parts{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si><t>"+strings.Repeat("а", 1<<18)+"</t></si>", 129) + "</sst>"}, " the workbook is too large to be read: > 64 MB"},
		{"a bomb of short texts", parts{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", 2_000_001) + "</sst>"}, " the workbook is too large to be read: > 2000000, xl/sharedStrings.xml"},
		{"a bomb of styles", parts{"xl/styles.xml": "<styleSheet " + spreadsheet + "><cellXfs>" + strings.Repeat("<xf/>", 300_001) + "</cellXfs></styleSheet>"}, " the workbook is too large to be read: > 300000, xl/styles.xml"},
		{"a bomb in one text", parts{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("а", 1<<20) + "</sst>"}, " the workbook is damaged, in xl/sharedStrings.xml"},
		{"a bomb in a tag", parts{"xl/styles.xml": "<styleSheet " + strings.Repeat("a", 1<<17) + "/>"}, " the workbook is damaged, in xl/styles.xml"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := refused(t, xlsx(t, tt.parts)); !strings.HasPrefix(got, "plan.xlsx:"+tt.want+"\n") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Pictures, macros and links to other files are not even unpacked.
func TestWhatIsNotRead(t *testing.T) {
	b := read(t, xlsx(t, parts{"xl/vbaProject.bin": "macro", "xl/media/image1.png": strings.Repeat("x", 1<<20),
		"xl/externalLinks/externalLink1.xml": "<<<", "xl/worksheets/_rels/sheet1.xml.rels": "<<<", "xl/charts/chart1.xml": "<<<"}))
	if got := text(b.Sheets[0]); got != "1:1\n" {
		t.Errorf("rows\n%s", got)
	}
}

// Other spellings of the same names are what some programs write.
func TestNamesOfParts(t *testing.T) {
	b := read(t, xlsx(t, parts{"xl/worksheets/sheet1.xml": "", `xl\worksheets\sheet1.xml`: usual["xl/worksheets/sheet1.xml"],
		"xl/SharedStrings.xml": "<sst " + spreadsheet + "><si><t>а</t></si></sst>"}))
	if got := text(b.Sheets[0]); got != "1:1\n" {
		t.Errorf("rows\n%s", got)
	}
}

// FuzzRead reads anything: it neither panics nor gives what cannot be said.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"plan.xlsx", "report.xlsx", "comments.xlsx", "old.xls", "open.ods"} {
		f.Add(fixture(f, name))
	}
	f.Add(xlsx(f, nil))
	f.Add(xlsx(f, cells(`<c r="A1" s="1"><f>B1</f><v>46171</v></c><c r="B1" t="inlineStr"><is><r><t>а</t></r></is></c><c r="C1" t="e"><v>#REF!</v></c>`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, problems := workbook.Read("x.xlsx", data)
		if (b == nil) == (len(problems) == 0) {
			t.Fatalf("a book: %v, problems: %v", b != nil, problems)
		}
		for i := range problems {
			said(t, &problems[i].Fault)
		}
		if b == nil {
			return
		}
		for _, s := range b.Sheets {
			for _, r := range s.Rows {
				for _, c := range r.Cells {
					if c.Fault != nil {
						said(t, c.Fault)
					}
				}
			}
		}
	})
}

func said(t *testing.T, f *problem.Fault) {
	t.Helper()
	if _, _, _, ok := problem.Words(f.Code, "mk"); !ok {
		t.Errorf("%s: no words", f.Code)
	}
}

// FuzzSheet reads a workbook with any sheet and any shared strings.
func FuzzSheet(f *testing.F) {
	f.Add(usual["xl/worksheets/sheet1.xml"], "<sst><si><t>а</t></si></sst>")
	f.Add(sheetOf(`<row><c t="s"><v>0</v></c><c s="1"><f>A1</f></c></row>`), "<sst><si><r><t>а</t></r></si></sst>")
	f.Add(sheetOf(`<row r="3"><c r="B3" t="inlineStr"><is><t><![CDATA[<]]></t></is></c></row>`), "")
	f.Add(`<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`, "")
	f.Fuzz(func(t *testing.T, sheet, shared string) {
		b, problems := workbook.Read("x.xlsx", xlsx(t, parts{"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared}))
		if (b == nil) == (len(problems) == 0) {
			t.Fatalf("a book: %v, problems: %v", b != nil, problems)
		}
	})
}
