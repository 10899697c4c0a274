// Package sheet holds tables as people keep them in spreadsheets, before
// anything is known of their columns: tabs, rows and cells as text, each with
// the name under which its owner finds it. Workbooks and CSV files become
// sheets; what an import has to say is said of their cells.
package sheet

import (
	"strconv"

	"konsulta/generator/internal/problem"
)

// Book is a file with one sheet or more.
type Book struct {
	Municipality string // the id of the municipality that the file was made for, or ""
	Sheets       []Sheet
}

// Sheet is one table of a file.
type Sheet struct {
	Name  string // of the tab; "" in a CSV
	Table string // calendar, consultations, …, where the file says so; else ""
	Rows  []Row  // those that are not blank, in order; the first holds the headings
}

// Row is a row of cells.
type Row struct {
	Number int // as a spreadsheet counts, from 1
	Cells  []Cell
}

// Cell is a cell as text: dates as 2026-05-29 or 2026-05-29T16:00, numbers
// with a decimal point, however the file stores them. A cell that cannot be
// used has a fault, which says why.
type Cell struct {
	Text  string
	Fault *problem.Fault
}

// CellName is how a spreadsheet calls the cell in a column, counted from 0,
// and a row, counted from 1: F14.
func CellName(column, row int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// Column gives the column of a cell's name, from 0: 5 for F14. It is -1 for a
// name without letters, which means a whole row.
func Column(name string) int {
	n := 0
	for i := 0; i < len(name) && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		n = n*26 + int(name[i]-'A') + 1
	}
	return n - 1
}
