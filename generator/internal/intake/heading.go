package intake

import (
	"slices"
	"strings"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

// Pair is a COLUMN=FIELD or FIELD=VALUE of the command line.
type Pair struct{ Name, Value string }

// leaveOut is the field to which a column is mapped that is not wanted.
const leaveOut = "-"

// columns are those of a sheet that are taken, each with its place; values
// that every row is given stand at -1.
type columns struct {
	list  []column
	at    []int    // the column of the sheet, or -1
	fixed []string // the value at -1
}

func (c *columns) add(col column, at int, fixed string) {
	c.list, c.at, c.fixed = append(c.list, col), append(c.at, at), append(c.fixed, fixed)
}

// index finds a column by its name, or gives -1.
func (c *columns) index(name string) int {
	return slices.IndexFunc(c.list, func(col column) bool { return col.name == name })
}

// headings reads the header of a sheet. ok is false where it cannot be used,
// which has been reported.
func (im *importer) headings(f *File, sh int, t *table) (cols *columns, ok bool) {
	header := &f.Book.Sheets[sh].Rows[0]
	cols = &columns{}
	ok = true
	seen := map[string]int{}
	var left, personal []string
	for i := range header.Cells {
		name := text(header, i)
		if fault := header.Cells[i].Fault; fault != nil {
			im.refuse(f.place(sh, 0, i, ""), fault)
			ok = false
			continue
		}
		if name == "" {
			ok = im.unnamed(f, sh, i) && ok
			continue
		}
		c, use, fault := im.heading(f, sh, t, name, i)
		switch {
		case fault != nil:
			im.refuse(f.place(sh, 0, i, ""), fault)
			ok = false
		case use == usePersonal:
			personal = append(personal, name)
		case use == useNot:
			left = append(left, name)
		default:
			if _, twice := seen[c.in(im.first)]; twice {
				im.refuse(f.place(sh, 0, i, ""), problem.New("header_twice", "name", c.name))
				ok = false
			}
			seen[c.in(im.first)] = i
			cols.add(c, i, "")
		}
	}
	if im.Kind != kindSite {
		im.note(f, noteLeft, left...)
	}
	im.note(f, notePersonal, personal...)
	im.fix(cols, t)
	return cols, ok
}

// unnamed reports a column without a name in which something stands.
func (im *importer) unnamed(f *File, sh, column int) bool {
	rows := f.Book.Sheets[sh].Rows
	for i := range rows[1:] {
		if text(&rows[i+1], column) != "" {
			im.refuse(f.place(sh, 0, column, ""), problem.New("header_blank"))
			return false
		}
	}
	return true
}

// fix adds the values that every row is given, for columns that the sheet has
// not; where it has them they fill blank cells.
func (im *importer) fix(cols *columns, t *table) {
	for _, s := range im.set {
		c, ok := t.column(s.Name)
		if !ok {
			continue // of another table of the workbook
		}
		if i := cols.index(s.Name); i >= 0 {
			cols.fixed[i] = s.Value
		} else {
			cols.add(c, -1, s.Value)
		}
	}
}

// What is done with a column.
type use int

const (
	useIt use = iota
	useNot
	usePersonal // not, since it looks like personal data
)

// heading finds the column that a heading names: by --map first, then by its
// name, then by its label in any language.
func (im *importer) heading(f *File, sh int, t *table, name string, at int) (column, use, *problem.Fault) {
	for i, m := range im.mapped {
		if m.Name != name && fold(m.Name) != fold(name) {
			continue
		}
		im.found[i] = true
		if m.Value == leaveOut {
			return column{}, useNot, nil
		}
		c, _ := t.column(m.Value) // it was looked up before
		return c, useIt, nil
	}
	if c, ok := t.column(name); ok {
		return c, useIt, nil
	}
	foreign := t.name == "comments" && f.Book.Sheets[sh].Table == ""
	meant := im.words.headingsOf(t)[fold(name)]
	if foreign && (len(meant) == 0 && looksPersonal(name) || slices.Contains(meant, "respondent")) {
		return column{}, usePersonal, nil
	}
	switch len(meant) {
	case 0:
		if foreign && len(im.mapped) > 0 {
			return column{}, useNot, nil
		}
		return column{}, useNot, problem.New("import_heading", "name", name,
			"suggestion", problem.Closest(name, im.words.known(t)))
	case 1:
		c, ok := t.column(meant[0])
		if !ok {
			return column{}, useNot, nil // what published tables add
		}
		return c, useIt, nil
	}
	return column{}, useNot, problem.New("import_heading_unclear", "name", name, "names", strings.Join(meant, ", "))
}

// sheetsOf chooses the sheets of a file that hold a table: the one that is
// called after it, or the only one.
func (im *importer) sheetsOf(f *File, t *table) []int {
	var named, filled []int
	for i := range f.Book.Sheets {
		s := &f.Book.Sheets[i]
		if len(s.Rows) == 0 {
			continue
		}
		filled = append(filled, i)
		if im.tableOfSheet(s) == t {
			named = append(named, i)
		}
	}
	switch {
	case len(named) > 0:
		return named
	case len(filled) == 1 && f.Book.Sheets[filled[0]].Table == "":
		return filled
	case len(filled) == 0:
		im.refuse(problem.Place{File: f.Name}, problem.New("import_no_rows"))
		return nil
	}
	var names []string
	for _, i := range filled {
		names = append(names, f.Book.Sheets[i].Name)
	}
	im.refuse(problem.Place{File: f.Name}, problem.New("import_no_sheet", "name", t.name, "names", strings.Join(names, ", ")))
	return nil
}

func (im *importer) tableOfSheet(s *sheet.Sheet) *table {
	if s.Table != "" {
		return tableOf(s.Table)
	}
	return im.words.tableCalled(s.Name)
}
