package sheet_test

import (
	"fmt"
	"slices"
	"testing"

	"konsulta/generator/internal/sheet"
)

func TestIndexCSV(t *testing.T) {
	data := []byte("\r\nid;title\r\n;\r\n\r\n park ;\"two\r\nlines\"\r\nпат;x\r\r\nlast;y")
	var got []string
	x := sheet.IndexCSV(data, sheet.Delimiter(data), func(row int, cells []string) {
		got = append(got, fmt.Sprintf("%d %q", row, cells))
	})
	want := []string{`0 ["id" "title"]`, `1 ["park" "two\nlines"]`, `2 ["пат" "x"]`, `3 ["last" "y"]`}
	if !slices.Equal(got, want) {
		t.Errorf("rows are %q, want %q", got, want)
	}
	for i, want := range []struct {
		text         string
		line, number int
		second       sheet.Spot
	}{
		{"id;title", 2, 2, sheet.Spot{Line: 2, Column: 4}},
		{" park ;\"two\r\nlines\"", 5, 5, sheet.Spot{Line: 5, Column: 8}},
		{"пат;x", 7, 6, sheet.Spot{Line: 7, Column: 5}},
		{"last;y", 8, 7, sheet.Spot{Line: 8, Column: 6}},
	} {
		r := x.Rows[i]
		if text := string(data[r.Start:r.End]); text != want.text || r.Line != want.line || r.Number != want.number || x.Cells(i)[1] != want.second {
			t.Errorf("row %d is %q in line %d, row %d of a spreadsheet, its second cell at %v, want %+v", i, text, r.Line, r.Number, x.Cells(i)[1], want)
		}
	}
}

func TestIndexCSVStopsAtAnOpenQuote(t *testing.T) {
	x := sheet.IndexCSV([]byte("id,title\npark,\"Парк\n"), ',', nil)
	if x.Err == nil || len(x.Rows) != 1 {
		t.Errorf("rows: %d, error: %v", len(x.Rows), x.Err)
	}
}

func TestDelimiter(t *testing.T) {
	for text, want := range map[string]rune{"id,title": ',', "id;title,x;y": ';', "\n\nid\ttitle": '\t', "\"a;b;c\",d": ',', "id": ','} {
		if got := sheet.Delimiter([]byte(text)); got != want {
			t.Errorf("Delimiter(%q) = %q, want %q", text, got, want)
		}
	}
}
