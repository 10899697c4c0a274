package workbook_test

import (
	"strings"
	"testing"
)

// styled are styles with these number formats: custom ones from 164 on.
func styled(t *testing.T, formats ...string) string {
	t.Helper()
	var own, xfs strings.Builder
	for i, f := range formats {
		id := f
		if strings.Trim(f, "0123456789") != "" {
			id = []string{"164", "165", "166", "167", "168", "169", "170", "171", "172", "173", "174", "175", "176", "177", "178"}[i]
			own.WriteString(`<numFmt numFmtId="` + id + `" formatCode="` + strings.ReplaceAll(f, `"`, "&quot;") + `"/>`)
		}
		xfs.WriteString(`<xf numFmtId="` + id + `"/>`)
	}
	return head + `<styleSheet ` + spreadsheet + `><numFmts>` + own.String() + `</numFmts><cellXfs>` + xfs.String() + `</cellXfs></styleSheet>`
}

// A cell is read as its format shows it, in every way in which files keep
// values.
func TestValues(t *testing.T) {
	for _, tt := range []struct{ name, format, cell, want string }{
		{"a date", "14", `<v>46171</v>`, "2026-05-29"},
		{"a date and a time", "22", `<v>46171.666666666664</v>`, "2026-05-29T16:00"},
		{"a time of day", "20", `<v>0.6666666666666666</v>`, "16:00"},
		{"a minute that is not exact in binary", "dd.mm.yyyy hh:mm", `<v>46171.70138888889</v>`, "2026-05-29T16:50"},
		{"seconds are rounded", "22", `<v>46171.999999</v>`, "2026-05-30"},
		{"midnight is the day", "dd.mm.yyyy hh:mm", `<v>46171</v>`, "2026-05-29"},
		{"a date of an office", `dd\.mm\.yyyy" г."`, `<v>46171</v>`, "2026-05-29"},
		{"a date of a language", "[$-42F]d mmmm yyyy;@", `<v>46171</v>`, "2026-05-29"},
		{"an Albanian date", `[$-41C]dddd, d mmmm yyyy`, `<v>46171</v>`, "2026-05-29"},
		{"a Chinese date", "31", `<v>46171</v>`, "2026-05-29"},
		{"a month", "17", `<v>46143</v>`, "2026-05"},
		{"a month and not its first day", "mmm-yy", `<v>46171</v>`, "2026-05-29"},
		{"a year", "yyyy", `<v>46023</v>`, "2026"},
		{"the leap day of 2024", "14", `<v>45351</v>`, "2024-02-29"},
		{"the last day of all", "14", `<v>2958465</v>`, "9999-12-31"},
		{"a day after the last", "14", `<v>2958466</v>`, "2958466"},
		{"a day before the first", "14", `<v>-1</v>`, "-1"},
		{"an empty date", "14", `<v>0</v>`, "0"},
		{"a number that could be a date", "0", `<v>46143</v>`, "46143"},
		{"a number without a format", "0", `<v>2026</v>`, "2026"},
		{"noise of binary numbers", "0", `<v>0.30000000000000004</v>`, "0.3"},
		{"a tenth", "0.00", `<v>0.1</v>`, "0.1"},
		{"a number with an exponent", "0", `<v>1.2E-3</v>`, "0.0012"},
		{"a large number", "0", `<v>91308000000</v>`, "91308000000"},
		{"nothing below zero", "0", `<v>-0</v>`, "0"},
		{"a number with the word days", `0" days"`, `<v>15</v>`, "15"},
		{"a number in red", `[Red]0;[Blue]-0`, `<v>15</v>`, "15"},
		{"a scientific number", "0.00E+00", `<v>15</v>`, "15"},
		{"a number with a unit", `#,##0\ "m"`, `<v>15</v>`, "15"},
		{"hours that go on", "[h]:mm", `<v>1.5</v>`, "1.5"},
		{"the leap day that 1900 did not have", "14", `<v>60</v>`, "60"},
		{"the first day that can be told", "14", `<v>61</v>`, "1900-03-01"},
		{"text as a format", "49", `<v>46171</v>`, "46171"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, xlsx(t, parts{"xl/styles.xml": styled(t, "0", tt.format),
				"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1" s="1">` + tt.cell + `</c></row>`)}))
			if got := text(b.Sheets[0]); got != "1:"+tt.want+"\n" {
				t.Errorf("%s is read as %q, want %q", tt.cell, got, tt.want)
			}
		})
	}
}

// Macintosh workbooks of old count from 1904.
func TestDatesOf1904(t *testing.T) {
	b := read(t, xlsx(t, parts{"xl/styles.xml": styled(t, "14", "22"),
		"xl/workbook.xml":          strings.Replace(usual["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1),
		"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1"><v>44709</v></c><c r="B1" s="1"><v>44709.5</v></c></row>`)}))
	if got, want := text(b.Sheets[0]), "1:2026-05-29|2026-05-29T12:00\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestKindsOfCells(t *testing.T) {
	shared := head + `<sst ` + spreadsheet + `><si><t>Парк</t></si>` +
		`<si><r><t>Градски </t></r><r><rPr><b/></rPr><t>парк</t></r></si><si><t xml:space="preserve">  со празнини&#160; </t></si>` +
		`<si><t>прв ред&#10;втор &lt;ред&gt; &amp; крај</t></si><si><t> </t></si></sst>`
	for _, tt := range []struct{ name, cell, want string }{
		{"a shared text", `<c r="A1" t="s"><v>0</v></c>`, "Парк"},
		{"a text in two fonts", `<c r="A1" t="s"><v>1</v></c>`, "Градски парк"},
		{"outer space", `<c r="A1" t="s"><v>2</v></c>`, "со празнини"},
		{"lines and characters of XML", `<c r="A1" t="s"><v>3</v></c>`, "прв ред\nвтор <ред> & крај"},
		{"a text in the cell", `<c r="A1" t="inlineStr"><is><t>Парк &amp; плоштад</t></is></c>`, "Парк & плоштад"},
		{"a text in two fonts in the cell", `<c r="A1" t="inlineStr"><is><r><t>Гра</t></r><r><t>дски</t></r></is></c>`, "Градски"},
		{"a text with CDATA", `<c r="A1" t="inlineStr"><is><t><![CDATA[Парк <2> & 3]]></t></is></c>`, "Парк <2> & 3"},
		{"a text that looks like a number", `<c r="A1" t="inlineStr"><is><t>007</t></is></c>`, "007"},
		{"a text with an apostrophe before it", `<c r="A1" t="str" quotePrefix="1"><v>2026-05</v></c>`, "2026-05"},
		{"yes", `<c r="A1" t="b"><v>1</v></c>`, "yes"},
		{"no", `<c r="A1" t="b"><v>0</v></c>`, "no"},
		{"a date as text", `<c r="A1" t="d"><v>2026-05-29T16:00:00</v></c>`, "2026-05-29T16:00"},
		{"a day as text", `<c r="A1" t="d"><v>2026-05-29T00:00:00Z</v></c>`, "2026-05-29"},
		{"an error", `<c r="A1" t="e"><v>#REF!</v></c>`, "!xlsx_error(#REF!)"},
		{"a formula", `<c r="A1"><f>SUM(B1:B9)</f><v>12</v></c>`, "!xlsx_formula(=SUM(B1:B9))"},
		{"a formula that gives a text", `<c r="A1" t="str"><f>&quot;а&quot;&amp;B1</f><v>аб</v></c>`, `!xlsx_formula(="а"&B1)`},
		{"a formula that was never worked out", `<c r="A1"><f>B1</f></c>`, "!xlsx_formula(=B1)"},
		{"a formula that another cell spells out", `<c r="A1"><f t="shared" si="0"/><v>3</v></c>`, "!xlsx_formula(=…)"},
		{"a formula with an error", `<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>`, "!xlsx_formula(=1/0)"},
		{"a prefix in every name", `<x:c r="A1" t="inlineStr" xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:is><x:t>Парк</x:t></x:is></x:c>`, "Парк"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, xlsx(t, parts{"xl/sharedStrings.xml": shared,
				"xl/worksheets/sheet1.xml": sheetOf(`<row r="1">` + tt.cell + `<c r="B1" t="s"><v>0</v></c></row>`)}))
			if got, want := text(b.Sheets[0]), "1:"+tt.want+"|Парк\n"; got != want {
				t.Errorf("%s is read as %q, want %q", tt.cell, got, want)
			}
		})
	}
}

// Blank rows do not count, hidden ones do; a row keeps its number and its
// cells their columns.
func TestRows(t *testing.T) {
	b := read(t, xlsx(t, parts{
		"xl/sharedStrings.xml": head + `<sst ` + spreadsheet + `><si><t> </t></si></sst>`,
		"xl/worksheets/sheet1.xml": sheetOf(`<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>` +
			`<row r="3"><c r="A3" s="0"/><c r="B3" t="s"><v>0</v></c><c r="C3"><v> </v></c></row><row r="4"/>` +
			`<row r="5" hidden="1"><c r="A5"><v>3</v></c></row>` +
			`<row><c><v>4</v></c><c/><c><v>5</v></c></row>` +
			`<row r="1048576"><c r="C1048576"><v>6</v></c></row>`)}))
	want := "2:|1||2\n5:3\n6:4||5\n1048576:||6\n"
	if got := text(b.Sheets[0]); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A merged range is named where it has content; one that is only formatted
// harms nothing.
func TestMergedCells(t *testing.T) {
	sheet := strings.Replace(sheetOf(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="0"/></row><row r="2"><c r="A2"><v>2</v></c><c r="C2"><f>A1</f></c></row>`),
		"</sheetData>", `</sheetData><mergeCells count="3"><mergeCell ref="A1:B1"/><mergeCell ref="C2:C3"/><mergeCell ref="A7:C9"/></mergeCells>`, 1)
	b := read(t, xlsx(t, parts{"xl/worksheets/sheet1.xml": sheet}))
	if got, want := text(b.Sheets[0]), "1:1!xlsx_merged(A1:B1)\n2:2||!xlsx_merged(C2:C3)\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
