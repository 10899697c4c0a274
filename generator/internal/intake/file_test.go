package intake_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"konsulta/generator/internal/intake"
	"konsulta/generator/internal/problem"
)

func TestReadCSV(t *testing.T) {
	const table = "Ознака;Наслов\r\npark;„Парк“\r\n"
	encoded := func(b []byte, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, tt := range []struct {
		name, data, encoding string
		want                 string // encoding and cells, or the problems
	}{
		{"UTF-8 with a mark", "\ufeff" + table, "", "utf-8: Ознака|Наслов / park|„Парк“"},
		{"windows-1251", encoded(charmap.Windows1251.NewEncoder().Bytes([]byte(table))), "", "windows-1251: Ознака|Наслов / park|„Парк“"},
		{"UTF-16 without a mark", encoded(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(table))), "",
			"utf-16le: Ознака|Наслов / park|„Парк“"},
		{"UTF-16 with a mark", encoded(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(table))), "",
			"utf-16be: Ознака|Наслов / park|„Парк“"},
		{"Albanian in windows-1250, named", encoded(charmap.Windows1250.NewEncoder().Bytes([]byte("id;title\npark;Ştip ë\n"))), "windows-1250",
			"windows-1250: id|title / park|Ştip ë"},
		{"commas", "id,title\npark,\"a, b\"\n", "", "utf-8: id|title / park|a, b"},
		{"tabs", "id\ttitle\npark\ta, b; c\n", "", "utf-8: id|title / park|a, b; c"},
		{"the line of Excel", "sep=;\r\nid;title,x\r\npark;a\r\n", "", "utf-8: id|title,x / park|a"},
		{"and one that names a rare separator", "sep=|\nid|title;x\npark|a;b\n", "", "utf-8: id|title;x / park|a;b"},

		{"an encoding that is not so", "id;title\npark;\xef\xe0\xf0\xea\n", "utf-8", "in.csv:2: the file begins in utf-8, and what stands here is not text in it"},
		{"cut UTF-8", "id;title\npark;Парк\npat;Па\xd1\n", "", "in.csv:3: the file begins in utf-8, and what stands here is not text in it"},
		{"no encoding", "\x80\x8f\x98\xff\xfe\xfd\xd0\x9d\xfc", "",
			"in.csv: it cannot be told in which encoding the file was saved"},
		{"a workbook", "PK\x03\x04x", "", "in.csv: the file is no CSV; it begins like ZIP, XLSX, ODS"},
		{"a PDF", "%PDF-1.7\n", "", "in.csv: the file is no CSV; it begins like PDF"},
		{"nothing", "", "", "in.csv:1:1: the table has no header"},
		{"blank lines", "\ufeff\r\n;;\r\n", "", "in.csv:1:1: the table has no header"},
		{"a row that is longer, and one that is shorter", "id,title\npark,a,b\npat\n", "",
			"in.csv:2:1: the row has 3 cells, and the header 2\nin.csv:3:1: the row has 1 cells, and the header 2"},
		{"an open quote", "sep=,\nid,title\npark,\"a\npat,b\n", "", "in.csv:3:1: a quote is opened in this row and not closed"},
		{"a quote in a cell", "id,title\npark,a \"b\" c\n", "", "in.csv:2:1: a quote stands in the middle of a cell"},
	} {
		f, problems := intake.ReadCSV("in.csv", []byte(tt.data), tt.encoding)
		note(problems)
		got := ""
		for _, p := range problems {
			got += p.Where() + ": " + p.Message("en") + "\n"
		}
		if f != nil && problems == nil {
			got = f.Encoding + ": "
			for i, r := range f.Book.Sheets[0].Rows {
				if i > 0 {
					got += " / "
				}
				for j, c := range r.Cells {
					if j > 0 {
						got += "|"
					}
					got += c.Text
				}
			}
		}
		if got = strings.TrimSuffix(got, "\n"); got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// TestExcelsLineIsNoRow: Excel counts the rows below the line by which it is
// told the separator, and an editor counts all lines.
func TestExcelsLineIsNoRow(t *testing.T) {
	runAll(t, []example{{name: "sep=;", kind: "calendar", csv: "sep=;\r\nyear;id;title;planned_opens\r\n2026;park;Парк;46143\r\n",
		said: "content/municipalities/x/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
			"in.csv:3:16: planned_opens in D2: \"46143\" is not a date; it is what a spreadsheet makes of 2026-05-01\n    format the column as text and write 2026-05-01\n", files: "*"}})
}

// TestRowsThatAreTooLong stop the import, and nothing is guessed of them.
func TestRowsThatAreTooLong(t *testing.T) {
	runAll(t, []example{{name: "a comma in a text", kind: "calendar", csv: "year,id,title,planned_opens\n2026,park,Парк, нов,2026-05\n2026,pat,Пат,2026-05\n",
		said: "in.csv:2:1: the row has 5 cells, and the header 4\n    put cells that hold the separator in quotes\n"}})
}

// TestNothingIsWrittenThroughLinks: what lies on the way to a file has to be a
// folder of the content itself.
func TestNothingIsWrittenThroughLinks(t *testing.T) {
	for _, tt := range []struct {
		path string
		mode fs.FileMode
		want string
	}{
		{"municipalities/x", fs.ModeSymlink, "content/municipalities/x: symbolic links are not read"},
		{"municipalities/x/calendar/2026.csv", fs.ModeSymlink, "content/municipalities/x/calendar/2026.csv: symbolic links are not read"},
		{"municipalities/x/calendar", 0, "content/municipalities/x/calendar: this is not a regular file"},
		{"municipalities/x/calendar/2026.csv", fs.ModeDir, "content/municipalities/x/calendar/2026.csv: this is a folder, and a file is expected here"},
	} {
		fsys := tree("")
		fsys[tt.path] = &fstest.MapFile{Mode: tt.mode}
		f, _ := intake.ReadCSV("in.csv", []byte("year,id,title,planned_opens\n2026,park,Парк,2026-05\n"), "")
		res, err := intake.Run(t.Context(), intake.Request{Content: fsys, Root: "content", Kind: "calendar", Files: []*intake.File{f}})
		if err != nil {
			t.Errorf("%s: %v", tt.path, err)
			continue
		}
		if got := string(problem.AppendText(nil, res.Problems, "en")); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %s\nwant %s", tt.path, got, tt.want)
		}
	}
}

// FuzzImport: no table makes an import fail otherwise than with problems that
// have words and a place; and one that is right changes nothing when it is
// imported again.
func FuzzImport(f *testing.F) {
	f.Add("calendar", []byte("sep=;\nyear;id;Наслов;planned_opens\n2026;park;Парк;1.5.2026\n"))
	f.Add("calendar", []byte("year,id,title,planned_opens,x_a\n2026,park,\"a\n\"\"b\",2026-05, 1 \n\n2027,pat,ë,2026,\n"))
	f.Add("comments", []byte("Коментар;Вид подносител;Број на отсечокот\nДа;Граѓанин;\nДа;Граѓанин;\nНе;Медиум;7\n"))
	f.Add("consultations", []byte("\xff\xfei\x00d\x00;\x00o\x00p\x00e\x00n\x00s\x00\n\x00"))
	f.Add("documents", []byte("\xce\xe7\xed\xe0\xea\xe0;\xcd\xe0\xf1\xeb\xee\xe2\npark;\xcf\xe0\xf0\xea\n"))
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		fsys := tree(consultation)
		run := func() *intake.Result {
			r := intake.Request{Content: fsys, Kind: kind, Consultation: "park"}
			if kind == "calendar" || kind == "consultations" {
				r.Consultation = ""
			}
			file, problems := intake.ReadCSV("in.csv", data, "")
			if r.Problems = problems; file != nil {
				r.Files = []*intake.File{file}
			}
			res, err := intake.Run(t.Context(), r)
			var usage *intake.UsageError
			if errors.As(err, &usage) {
				t.Skip()
			}
			if err != nil {
				t.Fatal(err)
			}
			return res
		}
		res := run()
		for _, p := range res.Problems {
			if _, _, _, ok := problem.Words(p.Code, "en"); !ok || p.File == "" {
				t.Errorf("%+v has no words or no file", p)
			}
		}
		if wrong, _ := problem.Count(res.Problems); wrong > 0 {
			return
		}
		for _, c := range res.Files {
			if c.Data != nil {
				fsys[c.Path] = &fstest.MapFile{Data: c.Data}
			}
		}
		for _, c := range run().Files {
			if c.Data != nil {
				t.Errorf("%q, imported again, changes %s:\n%s\nwas\n%s", data, c.Path, c.Data, fsys[c.Path].Data)
			}
		}
	})
}
