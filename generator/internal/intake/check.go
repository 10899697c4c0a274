package intake

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/sheet"
)

// check reads the content with the new files laid over it. What it finds in
// a row that was imported is said of the cell from which it came; other errors
// count where the import writes to their file or where they were not there
// before.
func (im *importer) check(ctx context.Context, files []Change) error {
	laid := &overlay{im.Content, map[string][]byte{}}
	indices := map[string]*sheet.CSV{} // by path as messages have it
	targets := map[string]*target{}
	for _, c := range files {
		if c.Data == nil {
			continue
		}
		laid.files[c.Path] = c.Data
		text := []byte(strings.TrimPrefix(string(c.Data), string(mark)))
		indices[im.inRoot(c.Path)] = sheet.IndexCSV(text, sheet.Delimiter(text), nil)
		targets[im.inRoot(c.Path)] = im.targets[c.Path]
	}
	after, err := content.Read(ctx, laid, content.Options{Root: im.Root, Jobs: im.Jobs})
	if err != nil {
		return err
	}
	before := map[string]int{}
	for i := range im.base.Problems {
		before[signature(&im.base.Problems[i])]++
	}
	im.before = 0
	tr := translator{im, indices, targets}
	for _, p := range after.Problems {
		own, at, imported := tr.translate(p)
		s := signature(&p)
		was := before[s] > 0
		if was {
			before[s]--
		}
		switch {
		case imported && im.faulty[at]: // something was said of the cell that the check cannot know better
		case p.Code == "column_missing" && im.doubtful[p.Args[0].Value]: // its cells could not be taken
		case imported, !was, targets[p.File] != nil && p.Severity() == problem.Error:
			im.problems = append(im.problems, own)
		case p.Severity() == problem.Error:
			im.before++
		}
	}
	return nil
}

// signature tells problems apart.
func signature(p *problem.Problem) string {
	return fmt.Sprint(p.File, "\x00", p.Line, "\x00", p.Column, "\x00", p.Place.Field, "\x00", p.Code, "\x00", p.Args)
}

// translator finds the cell of a given file from which a place of the content
// came.
type translator struct {
	im      *importer
	indices map[string]*sheet.CSV
	targets map[string]*target
}

// translate says a problem of the content of the cell that was imported there.
// imported is false where nothing was: the problem stays where it is, but for
// places that its words name.
func (tr *translator) translate(p problem.Problem) (own problem.Problem, at cell, imported bool) {
	own = p
	own.Args = slices.Clone(p.Args)
	for i, a := range own.Args {
		if a.Name == "place" {
			own.Args[i].Value = tr.where(a.Value)
		}
	}
	place, at, imported := tr.source(p.Place)
	if imported {
		own.Place = place
	}
	return own, at, imported
}

// where translates a place that is written out: file:line:column.
func (tr *translator) where(written string) string {
	parts := strings.Split(written, ":")
	if len(parts) < 3 {
		return written
	}
	n := len(parts)
	line, err := strconv.Atoi(parts[n-2])
	column, err2 := strconv.Atoi(parts[n-1])
	if err != nil || err2 != nil {
		return written
	}
	p, _, imported := tr.source(problem.Place{File: strings.Join(parts[:n-2], ":"), Line: line, Column: column})
	if !imported {
		return written
	}
	return p.Where()
}

// source is the place from which a place of the content was imported.
func (tr *translator) source(p problem.Place) (from problem.Place, at cell, imported bool) {
	t, x := tr.targets[p.File], tr.indices[p.File]
	if t == nil || len(x.Rows) == 0 {
		return p, at, false
	}
	i := 0
	if p.Line > 0 {
		i = max(sort.Search(len(x.Rows), func(i int) bool { return x.Rows[i].Line > p.Line })-1, 0)
	}
	in := columnAt(x, i, p)
	if i == 0 {
		return tr.heading(t, p, in)
	}
	r := t.rows[i-1].from
	if r == nil {
		return p, at, false
	}
	j := -1
	if in >= 0 && in < len(t.columns) {
		name := t.columns[in].in(r.first)
		j = slices.IndexFunc(r.cols.list, func(c column) bool { return c.in(r.first) == name })
		if j < 0 && t.data != nil && i < len(t.index.Rows) {
			return p, at, false // a cell that was there, beside those that were imported
		}
	}
	if j < 0 || r.cols.at[j] < 0 {
		from = r.f.place(r.sheet, r.index, -1, p.Field)
		return from, cell{r.f, r.sheet, r.index, -1}, true
	}
	return r.f.place(r.sheet, r.index, r.cols.at[j], p.Field), cell{r.f, r.sheet, r.index, r.cols.at[j]}, true
}

// heading is the place of what the check says of a header: the heading of the
// first sheet that brought the column, or the header as a whole.
func (tr *translator) heading(t *target, p problem.Place, in int) (from problem.Place, at cell, imported bool) {
	if t.data != nil && in >= 0 && in < t.before {
		return p, at, false
	}
	for _, row := range t.rows {
		r := row.from
		if r == nil {
			continue
		}
		if in < 0 || in >= len(t.columns) {
			if p.Line == 0 {
				return problem.Place{File: r.f.Name, Field: p.Field}, at, true
			}
			return r.f.place(r.sheet, 0, -1, p.Field), at, true
		}
		name := t.columns[in].in(r.first)
		for j, c := range r.cols.list {
			if c.in(r.first) == name && r.cols.at[j] >= 0 {
				return r.f.place(r.sheet, 0, r.cols.at[j], p.Field), at, true
			}
		}
	}
	return p, at, false
}

// columnAt is the column that a place in a row means, or -1 where the row as a
// whole is meant: then it is the place of the row's first cell, without name.
func columnAt(x *sheet.CSV, row int, p problem.Place) int {
	if p.Cell != "" {
		return sheet.Column(p.Cell)
	}
	cells := x.Cells(row)
	if p.Line == 0 || p.Line == cells[0].Line && p.Column <= cells[0].Column {
		return -1
	}
	column := -1
	for i, c := range cells {
		if c.Line < p.Line || c.Line == p.Line && c.Column <= p.Column {
			column = i
		}
	}
	return column
}
