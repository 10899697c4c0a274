package content_test

import (
	"strings"
	"testing"

	"konsulta/generator/internal/content"
)

const consultationsCSV = "municipalities/x/consultations.csv"

// tables are saved in the ways of offices.
var tables = []struct{ name, table, want string }{
	{"a row that goes on over lines",
		"id,title_mk,summary_mk,opens,closes\n" +
			"park,\"Парк\nсо\nклупи\",\"Ред\n2\",утре,2026-05-25\n" +
			"pat,Пат,,2026-05-04,утре\n",
		`5:4: opens in D2: "утре" is not a date
6:21: closes in E3: "утре" is not a date
`},
	{"a byte order mark",
		"\ufeffid,title_mk,opens,closes,opis\npark,Парк,утре,2026-05-25,\n",
		`1:26: unknown column "opis"
2:11: opens in C2: "утре" is not a date
`},
	{"a byte order mark before each of two files that were joined",
		"\ufeff\ufeffid,title_mk,opens,closes,opis\npark,Парк,утре,2026-05-25,\n",
		`1:26: unknown column "opis"
2:11: opens in C2: "утре" is not a date
`},
	{"a byte order mark and quotes",
		"\ufeff\"id\",\"title_mk\",\"opens\",\"closes\",\"opis\"\n\"park\",\"Парк\",\"утре\",\"2026-05-25\",\"\"\n",
		`1:34: unknown column "opis"
2:15: opens in C2: "утре" is not a date
`},
	{"CRLF",
		"id,title_mk,summary_mk,opens,closes\r\npark,\"Парк\r\nи пат\",Опис,утре,2026-05-25\r\n",
		`3:13: opens in D2: "утре" is not a date
`},
	{"CRCRLF, as two programs in a row make it",
		"id,title_mk,opens,closes\r\r\npark,Парк,утре,2026-05-25\r\r\n",
		`2:11: opens in C2: "утре" is not a date
`},
	{"blank lines and rows",
		"\n\r\n,,,\nid,title_mk,opens,closes\n\n,,,\n \npark,Парк,утре,2026-05-25\n\n\npat,Пат,вчера,2026-05-25\n",
		`8:11: opens in C8: "утре" is not a date
11:9: opens in C11: "вчера" is not a date
`},
	{"semicolons and decimal commas",
		"id;title_mk;opens;closes;x_area;slips\npark;Парк, пат;утре;2026-05-25;1,5;2,5\n",
		`2:16: opens in C2: "утре" is not a date
2:36: slips in F2: "2,5" is not a whole number
`},
	{"tabs, empty cells and commas in the text",
		"id\ttitle_mk\tsummary_mk\topens\tcloses\npark\tПарк, пат, мост и клупи, еве\t\tутре\t2026-05-25\n",
		`2:36: opens in D2: "утре" is not a date
`},
	{"space around cells and names",
		" id , title_mk ,opens, closes\n park ,  Парк ,  утре , 2026-05-25 \n",
		`2:18: opens in C2: "утре" is not a date
`},
	{"the last row without a line end",
		"id,title_mk,opens,closes\npark,Парк,2026-05-04,утре",
		`2:22: closes in D2: "утре" is not a date
`},
	{"columns beyond Z",
		"id,title_mk,opens," + columns(24) + ",closes\npark,Парк,2026-05-04," + strings.Repeat(",", 24) + "утре\n",
		`2:46: closes in AB2: "утре" is not a date
`},
}

// A place is a line of the file, a column in characters, and the cell that a
// spreadsheet shows, however the table was saved.
func TestPlacesInTables(t *testing.T) {
	for _, e := range tables {
		_, problems := load(t, add(tree(""), consultationsCSV, e.table))
		got := ""
		for _, p := range problems {
			got += strings.TrimPrefix(p.Where(), consultationsCSV+":") + ": " + p.Message("en") + "\n"
		}
		if got != e.want {
			t.Errorf("%s: problems are\n%s\nwant\n%s", e.name, got, e.want)
		}
	}
}

// columns are n names of a publisher's own columns.
func columns(n int) string {
	var names []string
	for i := range n {
		names = append(names, "x_"+string(rune('a'+i)))
	}
	return strings.Join(names, ",")
}

func TestPlacesInYAML(t *testing.T) {
	for _, e := range []struct{ name, text, want string }{
		{"a byte order mark", "\ufefftitle: Парк\nopens: утре\ncloses: 2026-05-25\n",
			`2:8: opens: "утре" is not a date
`},
		{"CRLF and a comment", "# белешка\r\ntitle: Парк\r\nopens: 2026-05-04 # почеток\r\ncloses:   утре\r\n",
			`4:11: closes: "утре" is not a date
`},
		{"CRCRLF", "title: Парк\r\r\nopens: утре\r\r\ncloses: 2026-05-25\r\r\n",
			`2:8: opens: "утре" is not a date
`},
		{"Cyrillic before the value", "{title: Парк и пат, opens: утре, closes: 2026-05-25}\n",
			`1:28: opens: "утре" is not a date
`},
		{"a text over several lines", "title: >-\n  Парк\n  и пат\nopens: утре\ncloses: 2026-05-25\n",
			`4:8: opens: "утре" is not a date
`},
		{"a line separator, which editors do not count as the end of a line",
			"title: \"Парк\u2028и пат\"\nsummary: \"а\u2029б\"\nopens: утре\ncloses: 2026-05-25\nevents: [{id: a, starts: утре, title: \"\u2028\", x: 1}]\n",
			`3:8: opens: "утре" is not a date
5:26: starts: "утре" is not a date
5:44: unknown key "x"
`},
		{"the key of a map in a list",
			"title: Парк\nevents:\n  - id: a\n    starts: 2026-05-04\n    access:\n      note:\n        mk: Рампа\n        al: Rampë\n",
			`8:13: "al" is not a language of this site or municipality
`},
		{"items of a list after blank and wrong ones",
			"title: Парк\nopens: 2026-05-04\ncloses: 2026-05-25\nforms:\n  -\n  - ''\n  - written\n  - [survey]\n  - forumm\nrespond:\n  -\n  - пошта\n  - {email: ana}\n",
			`8:5: forms should be a single value
9:5: forms: "forumm" is not a code of form
11:4: respond.0 should hold keys and values
12:5: respond.0 should hold keys and values
13:13: respond.1.email: "ana" is not an e-mail address
`},
		{"a code in a map of counts", "title: Парк\nopens: 2026-05-04\ncloses: 2026-05-25\nslips: {a: 1}\n",
			`4:8: slips should be a single value
`},
	} {
		const name = "municipalities/x/consultations/park.yaml"
		_, problems := load(t, add(tree(""), name, e.text))
		got := ""
		for _, p := range problems {
			got += strings.TrimPrefix(p.Where(), name+":") + ": " + p.Message("en") + "\n"
		}
		if got != e.want {
			t.Errorf("%s: problems are\n%s\nwant\n%s", e.name, got, e.want)
		}
	}
}

func TestPlacesInMarkdown(t *testing.T) {
	fsys := tree(`
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
`)
	add(fsys, "pages/za-nas.mk.md", "\ufeff---\r\n# белешка\r\ntitle: За нас\r\nsource_url: primer\r\n---\r\n\r\n  Општина: info@primer.mk\r\n")
	add(fsys, "municipalities/x/consultations/park.mk.md", "\ufeff\r\n\r\n\u00a0Парк\r\nи ana@primer.mk\r\n")
	check(t, "CRLF and a byte order mark", fsys, `
municipalities/x/consultations/park.mk.md:4:3: body: the e-mail address ana@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
pages/za-nas.mk.md:4:13: source_url: "primer" is not a web address
    write it in full, with https:// before it
pages/za-nas.mk.md:7:12: text: the e-mail address info@primer.mk would be published
    delete it; addresses may stand only in fields for contacts
`)
}

// What Root says stands before the file, also of the place that a message
// names.
func TestPlacesBelowARoot(t *testing.T) {
	fsys := tree(`
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes
park,Парк,2026-05-04,2026-05-25
park,Парк,2026-05-04,2026-05-25
`)
	_, problems, err := content.Load(t.Context(), fsys, content.Options{Root: "site/content"})
	if err != nil || len(problems) != 1 {
		t.Fatalf("Load = %v, %v, want one problem", problems, err)
	}
	const want = `site/content/municipalities/x/consultations.csv:3:1: id in A3: "park" is there already: site/content/municipalities/x/consultations.csv:2:1`
	if got := problems[0].Where() + ": " + problems[0].Message("en"); got != want {
		t.Errorf("problem = %s, want %s", got, want)
	}
}
