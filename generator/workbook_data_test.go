package generator_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestWorkbookIsTheTables compares the workbook with the CSV files, cell by
// cell.
func TestWorkbookIsTheTables(t *testing.T) {
	for name, s := range map[string]site{"golden": goldenSite(t), "demonstration": demonstrationSite(t)} {
		f, err := excelize.OpenReader(bytes.NewReader(s["data/all.xlsx"]))
		if err != nil {
			t.Fatal(err)
		}
		tabs := f.GetSheetList()
		typed := map[string]int{}
		for _, tab := range tabs[1:] {
			for i, row := range s.table(t, "data/"+tab+".csv") {
				for j, want := range row {
					at, _ := excelize.CoordinatesToCellName(j+1, i+1)
					got, kind := cellOf(t, f, tab, at)
					typed[kind]++
					if got != want && !sameNumber(kind, got, want) {
						t.Errorf("%s: %s!%s is the %s %q, want %q", name, tab, at, kind, got, want)
					}
				}
			}
		}
		for _, kind := range []string{"text", "number", "day", "moment"} {
			if typed[kind] == 0 {
				t.Errorf("%s: the workbook has no cell that is a %s", name, kind)
			}
		}
		count := 0
		for path := range s {
			if rest, ok := strings.CutPrefix(path, "data/"); ok && strings.HasSuffix(rest, ".csv") && !strings.Contains(rest, "/") {
				count++
			}
		}
		if len(tabs) != count+1 {
			t.Errorf("%s: %d sheets for %d tables: %q", name, len(tabs), count, tabs)
		}
	}
}

// cellOf reads a cell as the tables write it, and tells what it is.
func cellOf(t *testing.T, f *excelize.File, tab, at string) (text, kind string) {
	t.Helper()
	raw, err := f.GetCellValue(tab, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if formula, _ := f.GetCellFormula(tab, at); formula != "" {
		t.Errorf("%s!%s is the formula %q", tab, at, formula)
	}
	if is, _ := f.GetCellType(tab, at); is == excelize.CellTypeInlineString || raw == "" {
		return raw, "text"
	}
	shown, _ := f.GetCellValue(tab, at)
	switch strings.Count(shown, "-")*10 + strings.Count(shown, ":") {
	case 20:
		return shown, "day"
	case 21:
		return strings.Replace(shown, " ", "T", 1), "moment"
	}
	return raw, "number"
}

// sameNumber says whether two numbers differ in their spelling alone: 10, 10.0.
func sameNumber(kind, a, b string) bool {
	x, errA := strconv.ParseFloat(a, 64)
	y, errB := strconv.ParseFloat(b, 64)
	return kind == "number" && errA == nil && errB == nil && x == y
}

// TestWorkbookSaysWhatItIs reads the first sheet: licence, source and the
// dictionary with every column of every table, in the first language.
func TestWorkbookSaysWhatItIs(t *testing.T) {
	s := goldenSite(t)
	f, err := excelize.OpenReader(bytes.NewReader(s["data/all.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	tabs := f.GetSheetList()
	rows, err := f.GetRows(tabs[0])
	if err != nil || tabs[0] != "За податоците" {
		t.Fatalf("the first sheet is %q, %v", tabs[0], err)
	}
	has := func(want ...string) {
		t.Helper()
		if !slices.ContainsFunc(rows, func(r []string) bool { return len(r) >= len(want) && slices.Equal(r[:len(want)], want) }) {
			t.Errorf("the first sheet lacks %q", want)
		}
	}
	has("Лиценца", "CC-BY-4.0", "", "https://creativecommons.org/licenses/by/4.0/")
	has("Извор", "https://zlatna.example/konsultacii/mk/data/")
	has("Датум на состојбата", "видете as_of во https://zlatna.example/konsultacii/build.json")
	has("consultations", "days_open", "Цел број", "Траење (денови)", "Денови")
	for _, tab := range tabs[1:] {
		table := s.table(t, "data/"+tab+".csv")
		has(tab)
		for _, column := range table[0] {
			has(tab, column)
		}
	}
}
