package xlsx

import (
	"fmt"
	"strings"
)

const (
	head       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	docSpace   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace  = "http://schemas.openxmlformats.org/package/2006/"
	typeOfPart = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// The formats of cells, by their place in styles.
const (
	plain = iota
	bold
	asText
	day
	moment
	wrapped
	counted // a number beside wrapped texts
)

// styles are the formats of cells. Text has the format of text (49), so that
// a cell that someone edits stays one. Days stand on the left, where they do not
// run into the text that follows.
const styles = head + `<styleSheet ` + mainSpace + `>` +
	`<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left"/></xf>` +
	`<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

type text struct{ path, text string }

// frame is everything but the sheets, in the order of the paths. Neither the
// hour at which it was made nor by whom stands in it.
func frame(b *Book, sheets []part) []text {
	var types, tabs, filters, titles, relations strings.Builder
	for i := range sheets {
		name := escaped(sheets[i].name)
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%sworksheet+xml"/>`, sheetPath(i), typeOfPart)
		fmt.Fprintf(&tabs, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="%s"/>`, i+1, docSpace, strings.TrimPrefix(sheetPath(i), "xl/"))
		if sheets[i].Header { // without the first name LibreOffice and old Excel lose the filter
			quoted := strings.ReplaceAll(name, "'", "''")
			fmt.Fprintf(&filters, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!%s</definedName>`, i, quoted, sheets[i].filter("$"))
			fmt.Fprintf(&titles, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$1:$1</definedName>`, i, quoted)
		}
	}
	names := ""
	if filters.Len() > 0 {
		names = "<definedNames>" + filters.String() + titles.String() + "</definedNames>"
	}
	return []text{
		{"[Content_Types].xml", head + `<Types xmlns="` + packSpace + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + typeOfPart + `styles+xml"/><Override PartName="/xl/workbook.xml" ContentType="` + typeOfPart + `sheet.main+xml"/>` +
			types.String() + `</Types>`},
		{"_rels/.rels", head + `<Relationships xmlns="` + packSpace + `relationships"><Relationship Id="rId1" Type="` + docSpace + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="` + packSpace + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", head + `<cp:coreProperties xmlns:cp="` + packSpace + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
			`<dc:title>` + escaped(b.Title) + `</dc:title><dc:language>` + escaped(b.Lang) + `</dc:language></cp:coreProperties>`},
		{"xl/_rels/workbook.xml.rels", head + `<Relationships xmlns="` + packSpace + `relationships">` + relations.String() +
			fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, len(sheets)+1, docSpace)},
		{"xl/styles.xml", styles},
		{"xl/workbook.xml", head + `<workbook ` + mainSpace + ` xmlns:r="` + docSpace + `"><bookViews><workbookView/></bookViews><sheets>` + tabs.String() + `</sheets>` + names + `</workbook>`},
	}
}

func escaped(s string) string { return string(appendText(nil, s)) }
