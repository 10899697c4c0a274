package content

import (
	"io/fs"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

// csvIndex is where the rows of a CSV begin, made for a file that has a
// problem. Like the records it counts only rows that are not blank; the
// header is row 0.
type csvIndex struct {
	*sheet.CSV
	columns map[string]int // by name; a field of a text stands for its first language
}

// index returns the index of a file.
func (l *loader) index(f *file) *csvIndex {
	l.mu.Lock()
	defer l.mu.Unlock()
	if x := l.located[f.number]; x != nil {
		return x
	}
	data, _ := fs.ReadFile(l.fsys, f.path) // it was read a moment ago
	x := newIndex(withoutMark(data))
	l.located[f.number] = x
	return x
}

func newIndex(data []byte) *csvIndex {
	x := &csvIndex{columns: map[string]int{}}
	x.CSV = sheet.IndexCSV(data, sheet.Delimiter(data), func(row int, cells []string) {
		if row == 0 {
			x.name(cells)
		}
	})
	return x
}

// name takes the columns from the header.
func (x *csvIndex) name(header []string) {
	for i := len(header) - 1; i >= 0; i-- {
		if name, lang := cutLang(header[i]); lang != "" {
			x.columns[name] = i
		}
	}
	for i := len(header) - 1; i >= 0; i-- {
		x.columns[header[i]] = i
	}
}

// cutLang divides title_mk into title and mk; lang is "" where the name of a
// column ends in no language.
func cutLang(name string) (field, lang string) {
	for i := len(name) - 1; i > 0; i-- {
		if name[i] == '_' {
			if !isLang(name[i+1:]) {
				break
			}
			return name[:i], name[i+1:]
		}
	}
	return name, ""
}

// placeInCSV is the place of a row's field, or of the row where the header
// does not have the field.
func (l *loader) placeInCSV(f *file, row int32, field string) problem.Place {
	column, ok := l.index(f).columns[field]
	p := l.cellPlace(f, row, column, field)
	if !ok {
		p.Cell = "" // the row is meant, and not its first cell
	}
	return p
}

// cellPlace is the place of the cell in a row (0: the header) and column
// (from 0).
func (l *loader) cellPlace(f *file, row int32, column int, field string) problem.Place {
	p := problem.Place{File: f.path, Field: field}
	x := l.index(f)
	if int(row) >= len(x.Rows) {
		return p
	}
	cells := x.Cells(int(row))
	if column >= len(cells) {
		column = 0
	}
	p.Line, p.Column = cells[column].Line, cells[column].Column
	p.Cell = sheet.CellName(column, x.Rows[row].Number)
	return p
}
