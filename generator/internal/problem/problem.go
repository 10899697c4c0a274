// Package problem holds what is wrong with the content: where it stands, what
// it is, and what to do about it, as data that can be sorted, counted and
// said in the languages of the program.
//
// A problem is a code and the values that belong to it. The words are in
// problems.csv beside this file, in English, Macedonian and Albanian; a code
// without words there is a defect that a test finds.
package problem

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Severity tells whether a problem stops the build.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Place is where a problem stands. Line and Column count from 1, columns in
// characters; 0 is "not known". Cell is the name that a spreadsheet gives the
// place in a CSV file, such as F14, or in a workbook, which has no lines:
// Plan!F14, and Plan!14 for a whole row.
type Place struct {
	File         string
	Line, Column int
	Cell         string
	Field        string
}

// Arg is a value that the words of a problem name.
type Arg struct{ Name, Value string }

// Fault is what is wrong, without the place.
type Fault struct {
	Code string
	Args []Arg
}

// Problem is a fault at a place.
type Problem struct {
	Place
	Fault
}

// New returns a fault; args are names and values in turn.
func New(code string, args ...string) *Fault {
	f := &Fault{Code: code}
	for i := 0; i+1 < len(args); i += 2 {
		value := visible(args[i+1])
		if args[i] == "value" {
			value = shorten(value)
		}
		f.Args = append(f.Args, Arg{args[i], value})
	}
	return f
}

// visible puts a text on one line and shows what would act on a terminal.
func visible(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// shorten keeps a value from filling the screen.
func shorten(s string) string {
	const most = 80
	r := []rune(s)
	if len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return string(r)
}

// Severity returns how bad the problem is.
func (p *Problem) Severity() Severity { return words()[p.Code].severity }

// Sort orders problems by file, line, column, cell of a workbook, code, field
// and values.
func Sort(list []Problem) {
	slices.SortStableFunc(list, func(a, b Problem) int {
		if c := cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			compareCells(a.Place, b.Place), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Field, b.Field)); c != 0 {
			return c
		}
		return slices.CompareFunc(a.Args, b.Args, func(a, b Arg) int { return cmp.Compare(a.Value, b.Value) })
	})
}

// compareCells orders the cells of a workbook, which has no lines: by sheet,
// row and column.
func compareCells(a, b Place) int {
	if a.Line > 0 || b.Line > 0 || a.Cell == b.Cell {
		return 0
	}
	sheetA, columnA, rowA := cutCell(a.Cell)
	sheetB, columnB, rowB := cutCell(b.Cell)
	return cmp.Or(cmp.Compare(sheetA, sheetB), cmp.Compare(rowA, rowB),
		cmp.Compare(len(columnA), len(columnB)), cmp.Compare(columnA, columnB))
}

// cutCell divides Plan!F14 into Plan, F and 14.
func cutCell(cell string) (sheet, column string, row int) {
	i := strings.LastIndexByte(cell, '!') + 1
	column = strings.TrimRight(cell[i:], "0123456789")
	row, _ = strconv.Atoi(cell[i+len(column):]) // a name without a row comes first
	return cell[:i], column, row
}

// Count returns the number of errors and warnings.
func Count(list []Problem) (errors, warnings int) {
	for i := range list {
		if list[i].Severity() == Error {
			errors++
		} else {
			warnings++
		}
	}
	return
}

// Closest returns the candidate that a misspelt word most likely meant, or ""
// where none is near: at most a third of the letters differ, or one.
func Closest(word string, candidates []string) string {
	letters := []rune(word)
	if len(letters) > 100 {
		return ""
	}
	best, distance := "", min(max(2, len(letters)/3+1), len(letters))
	for _, c := range candidates {
		// A length that differs by more cannot be near, and is told at once.
		if n := utf8.RuneCountInString(c); n >= len(letters)+distance || len(letters) >= n+distance {
			continue
		}
		if d := editDistance(letters, []rune(c)); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// editDistance counts insertions, deletions, replacements and swaps of
// neighbours (optimal string alignment).
func editDistance(s, t []rune) int {
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(row[j-1]+1, last[j]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
