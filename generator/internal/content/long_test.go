package content_test

import (
	"fmt"
	"strings"
	"testing"
)

// A long file is given to gocsv in parts; nobody may notice where one ends.
const part = 4096

// long is a table of so many consultations; other holds what stands in place of
// a row.
func long(rows int, other map[int]string) string {
	var b strings.Builder
	b.WriteString("id,title_mk,opens,closes,x_n\n")
	for n := 1; n <= rows; n++ {
		if line, ok := other[n]; ok {
			b.WriteString(line + "\n")
			continue
		}
		fmt.Fprintf(&b, "c%d,Парк,2026-05-04,2026-05-25,%d\n", n, n)
	}
	return b.String()
}

func TestLongTables(t *testing.T) {
	for _, rows := range []int{1, part - 1, part, part + 1, 2 * part, 2*part + 1} {
		site := loadRight(t, "long", "-- "+consultationsCSV+" --\n"+long(rows, nil))
		list := site.Municipalities[0].Consultations
		if len(list) != rows {
			t.Fatalf("%d consultations, want %d", len(list), rows)
		}
		for i, c := range list {
			want := fmt.Sprint(i + 1)
			if c.ID != "c"+want || int(c.Origin.Row) != i+1 || len(c.Extra) != 1 || c.Extra[0].Value != want {
				t.Fatalf("consultation %d of %d is %q, row %d, extra %v", i+1, rows, c.ID, c.Origin.Row, c.Extra)
			}
		}
	}
}

func TestPlacesInLongTables(t *testing.T) {
	check(t, "long", tree("-- "+consultationsCSV+" --\n"+long(2*part+9, map[int]string{
		2:          "a2,Парк,утре,2026-05-25,",
		part - 1:   "",
		part:       "a3,Парк,вчера,2026-05-25,",
		part + 1:   "a4,Парк",
		part + 2:   "a5,,2026-05-04,2026-05-25,",
		2 * part:   "c1,Парк,2026-05-04,2026-05-25,",
		2*part + 5: "a6,Парк,2026-05-04,сега,",
	})), `
municipalities/x/consultations.csv:3:9: opens in C3: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations.csv:4097:9: opens in C4097: "вчера" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
municipalities/x/consultations.csv:4098:1: the row has 2 cells, and the header 5
    put cells that hold the separator in quotes
municipalities/x/consultations.csv:4099:4: title_mk in B4099 is missing
municipalities/x/consultations.csv:8193:1: id in A8193: "c1" is there already: municipalities/x/consultations.csv:2:1
    give one of the two another id, or delete it
municipalities/x/consultations.csv:8198:20: closes in D8198: "сега" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
`)
}

// Where a file cannot be read to its end, that alone is said of it.
func TestLongTablesThatBreakOff(t *testing.T) {
	check(t, "long", tree("-- "+consultationsCSV+" --\n"+long(2*part, map[int]string{
		2:        "a2,Парк,утре,2026-05-25,",
		part + 9: "a3,\"Парк,2026-05-04,2026-05-25,",
	})), `
municipalities/x/consultations.csv:4106:1: a quote is opened in this row and not closed
    close the quote; inside quotes write a quote twice
`)
}
