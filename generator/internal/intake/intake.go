// Package intake turns what offices have, tables in workbooks and CSV files of
// every kind, into records of a content tree.
//
// A table goes through four steps. Its headings are matched with columns, by
// name, by label in any language of the program or by the user's mapping. Its
// values are written as the content has them. Its rows are laid into the CSV
// files of the tree, each in the place of the row with the same key or behind
// the last. Then the whole tree is checked as it would be, and what the check
// says of a row is said of the cell that it came from.
//
// Nothing is written here: [Run] gives the files as they would be.
package intake

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

// Request is an import.
type Request struct {
	Content fs.FS
	Root    string // put before the paths of the content in messages
	Jobs    int

	Kind           string            // one of [Kinds]
	Files          []*File           // of a site: those that [ReadSite] gives
	Problems       []problem.Problem // of reading them
	Map            []Pair            // a heading and the column that is meant, or -
	Set            []Pair            // a column and the value of every row that has none
	Municipalities []string          // whose the records are; of a site: those that are taken
	Consultation   string            // whose the comments, events or documents are
}

// UsageError says that the request itself cannot be followed.
type UsageError struct{ message string }

func (e *UsageError) Error() string { return e.message }

func usage(format string, args ...any) error { return &UsageError{fmt.Sprintf(format, args...)} }

// Result is what an import comes to. Where Problems holds an error nothing
// may be written.
type Result struct {
	Problems []problem.Problem
	Before   int // errors that the content has without the import, and keeps
	Files    []Change
	Notes    []Note
}

// Change is a file of the content that the import writes.
type Change struct {
	Path                    string   // in the content
	Data                    []byte   // nil where nothing in it changes
	New, Changed, Unchanged int      // rows
	Columns                 []string // that a file which was there gets
}

// Run works out an import. err is an [UsageError], or a failure of the machine.
func Run(ctx context.Context, r Request) (*Result, error) {
	base, err := content.Read(ctx, r.Content, content.Options{Root: r.Root, Jobs: r.Jobs})
	if err != nil {
		return nil, err
	}
	im, err := newImporter(r, base)
	if err != nil {
		return nil, err
	}
	if err := im.gather(); err != nil {
		return nil, err
	}
	if !im.stopped {
		if err := im.resolve(); err != nil {
			return nil, err
		}
	}
	if !im.stopped {
		if err := im.merge(); err != nil {
			return nil, err
		}
	}
	im.before, _ = problem.Count(base.Problems)
	res := &Result{Notes: im.notes}
	if !im.stopped {
		res.Files = im.changes()
		if err := im.check(ctx, res.Files); err != nil {
			return nil, err
		}
	}
	problem.Sort(im.problems)
	res.Problems, res.Before = im.problems, im.before
	return res, nil
}

// importer is one run.
type importer struct {
	Request
	base   *content.Tree
	words  *words
	first  string // the language of a text that names none, where it is the same for all
	mapped []Pair
	set    []Pair
	found  []bool   // by mapping: a file has the column
	other  []string // the municipalities of the other site

	rows    []*row
	targets map[string]*target
	order   []*target
	inYAML  map[*table]map[string]any // see yamlRecords
	seen    map[string]*row           // by table, municipality and key
	needed  map[string]bool
	arrived map[string]*row // municipalities that the import brings

	problems []problem.Problem
	faulty   map[cell]bool
	doubtful map[string]bool // columns in which some cell is faulty
	notes    []Note
	before   int  // see Result
	stopped  bool // the tables cannot be understood, so there is nothing to check
}

// row is a row that is to be imported.
type row struct {
	f            *File
	sheet, index int
	table        *table
	cols         *columns
	values       []string // as the content has them, as cols
	more         []Pair   // columns that a new row has beside them
	municipality string
	first        string // the language of its texts that name none
	skip         bool   // it is not imported, which was said
	recorded     bool   // since it is there already
}

// cell is a cell of a given file.
type cell struct {
	f                  *File
	sheet, row, column int
}

func newImporter(r Request, base *content.Tree) (*importer, error) {
	w, err := newWords(base.Site)
	if err != nil {
		return nil, err
	}
	im := &importer{Request: r, base: base, words: w, first: base.Site.Settings.Languages[0],
		targets: map[string]*target{}, seen: map[string]*row{}, needed: map[string]bool{},
		arrived: map[string]*row{}, faulty: map[cell]bool{}, doubtful: map[string]bool{}, found: make([]bool, len(r.Map)),
		problems: slices.Clone(r.Problems), stopped: len(r.Problems) > 0}
	if err := im.checkRequest(); err != nil {
		return nil, err
	}
	if all := base.Site.Municipalities; len(im.Municipalities) == 1 {
		im.first = im.firstOf(im.Municipalities[0])
	} else if len(all) == 1 {
		im.first = im.firstOf(all[0].ID)
	}
	return im, nil
}

// say adds a problem.
func (im *importer) say(p problem.Place, f *problem.Fault) {
	im.problems = append(im.problems, problem.Problem{Place: p, Fault: *f})
}

// refuse adds a problem by which the table cannot be understood.
func (im *importer) refuse(p problem.Place, f *problem.Fault) {
	im.say(p, f)
	im.stopped = true
}

// sayCell adds a problem of a row's column; what the check of the content
// would say of the same cell is left out.
func (im *importer) sayCell(r *row, i int, f *problem.Fault) {
	im.faulty[cell{r.f, r.sheet, r.index, r.cols.at[i]}] = true
	im.doubtful[r.cols.list[i].in(r.first)] = true
	im.say(r.place(i), f)
}

// place is that of the row's cell in a column, or of the row where the sheet
// does not have the column.
func (r *row) place(i int) problem.Place {
	if i < 0 {
		return r.f.place(r.sheet, r.index, -1, "")
	}
	return r.f.place(r.sheet, r.index, r.cols.at[i], r.cols.list[i].in(r.first))
}

// at is the place for a column that is called by its name.
func (r *row) at(name string) problem.Place {
	p := r.place(r.cols.index(name))
	p.Field = name
	return p
}

// get returns the value of a column, or "".
func (r *row) get(name string) string {
	for _, m := range r.more {
		if m.Name == name {
			return m.Value
		}
	}
	if name == "municipality" {
		return r.municipality
	}
	for i, c := range r.cols.list {
		if c.name == name || c.in(r.first) == name {
			return r.values[i]
		}
	}
	return ""
}

// replaceValue changes the value of a column, if the row has it.
func (r *row) replaceValue(name, value string) {
	if i := r.cols.index(name); i >= 0 {
		r.values[i] = value
	}
}

// gather reads the rows of all files.
func (im *importer) gather() error {
	for _, f := range im.Files {
		before := len(im.rows)
		im.note(f, noteEncoding, f.Encoding)
		switch im.Kind {
		case kindWorkbook, kindSite:
			im.gatherBook(f)
		default:
			t := tableOf(im.Kind)
			for _, sh := range im.sheetsOf(f, t) {
				im.gatherSheet(f, sh, t)
			}
		}
		if len(im.rows) == before && !im.stopped && im.Kind != kindSite {
			im.refuse(problem.Place{File: f.Name}, problem.New("import_no_rows"))
		}
	}
	for i, m := range im.mapped {
		if !im.found[i] {
			return im.noColumn(m)
		}
	}
	return nil
}

// gatherBook reads every sheet that is called after a table.
func (im *importer) gatherBook(f *File) {
	var left, names []string
	for i := range f.Book.Sheets {
		s := &f.Book.Sheets[i]
		t := im.tableOfSheet(s)
		switch {
		case len(s.Rows) == 0:
		case t == nil:
			left = append(left, s.Name)
		default:
			names = append(names, s.Name)
			if len(s.Rows) > 1 {
				im.gatherSheet(f, i, t)
			}
		}
	}
	if len(names) == 0 && len(left) > 0 {
		im.refuse(problem.Place{File: f.Name}, problem.New("import_no_table"))
	} else {
		im.note(f, noteSheets, left...)
	}
}

func (im *importer) gatherSheet(f *File, sh int, t *table) {
	cols, ok := im.headings(f, sh, t)
	if !ok {
		return
	}
	rows := f.Book.Sheets[sh].Rows
	for i := 1; i < len(rows); i++ {
		if !blank(&rows[i]) && !f.odd[i] {
			im.gatherRow(&row{f: f, sheet: sh, index: i, table: t, cols: cols, first: im.first})
		}
	}
}

// gatherRow reads the values of a row.
func (im *importer) gatherRow(r *row) {
	source := &r.f.Book.Sheets[r.sheet].Rows[r.index]
	if im.Kind == kindSite && !im.wants(r, source) {
		return
	}
	r.values = make([]string, len(r.cols.list))
	for i, c := range r.cols.list {
		at := r.cols.at[i]
		value := text(source, at)
		if at >= 0 && at < len(source.Cells) && source.Cells[at].Fault != nil {
			im.sayCell(r, i, source.Cells[at].Fault)
			continue
		}
		if value == "" {
			r.values[i] = r.cols.fixed[i]
			continue
		}
		if fault := control(value); fault != nil {
			im.sayCell(r, i, fault)
			continue
		}
		if t := r.table; t.name == "comments" && c.name == "received" {
			value = im.day(value)
		}
		canonical, fault := im.words.canonical(c.leaf, value)
		if fault != nil {
			im.sayCell(r, i, fault)
		}
		r.values[i] = canonical
	}
	im.beyondHeader(r, source)
	im.rows = append(im.rows, r)
}

// beyondHeader reports cells to the right of the last heading.
func (im *importer) beyondHeader(r *row, source *sheet.Row) {
	header := len(r.f.Book.Sheets[r.sheet].Rows[0].Cells)
	for i := header; i < len(source.Cells); i++ {
		if text(source, i) != "" {
			im.refuse(r.f.place(r.sheet, r.index, i, ""), problem.New("import_beyond_header"))
			return
		}
	}
}
