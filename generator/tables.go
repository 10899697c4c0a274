package generator

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"

	"konsulta/generator/internal/archive"
	"konsulta/generator/internal/export"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/site"
)

// tablesOf plans the whole tables and what describes them.
func (b *build) tablesOf(data *export.Parts, s *site.Site) {
	b.tables = append(b.tables, // first, since it takes longest
		&stream{path: site.WorkbookPath, size: &s.Workbook, sum: &s.Sums.Workbook,
			write: b.archives.writer(site.WorkbookPath, func(w io.Writer, last *archive.Last) (archive.Spans, error) {
				return data.WriteWorkbook(w, s, last)
			})})
	for i, t := range data.Tables {
		info := &s.Tables[i]
		b.tables = append(b.tables,
			&stream{path: "data/" + t.Name + ".csv", size: &info.CSV, sum: &info.Sum,
				write: func(w io.Writer) error {
					written, err := data.WriteCSV(w, t)
					if err == nil {
						info.Rows, info.Filled = written.Rows, written.Filled
					}
					return err
				},
				kept: func(path string) bool {
					last, ok := b.sameTable(t, path)
					if ok {
						info.Rows, info.Filled, info.CSV, info.Sum = last.Rows, last.Filled, last.CSV, last.Sum
					}
					return ok
				}},
			&stream{path: "data/" + t.Name + ".json", size: &info.JSON, sum: &info.JSONSum,
				write: func(w io.Writer) error {
					info.Extent = data.Extent(t)
					return data.WriteJSON(w, t)
				},
				kept: func(path string) bool {
					last, ok := b.sameTable(t, path)
					if ok {
						info.Extent, info.JSON, info.JSONSum = data.Extent(t), last.JSON, last.JSONSum
					}
					return ok
				}})
	}
	b.describe(data, s)
}

// wholeTable is what a build tells the next one of a whole table, which is the
// same where its parts are.
type wholeTable struct {
	Key          string
	Rows         int
	Filled       []int
	CSV, JSON    int
	Sum, JSONSum [32]byte
}

// wholeTables are those of a build.
func (b *build) wholeTables() map[string]wholeTable {
	all := map[string]wholeTable{}
	for i, t := range b.data.Tables {
		info := &b.plan.Tables[i]
		all[t.Name] = wholeTable{b.data.WholeKey(t), info.Rows, info.Filled, info.CSV, info.JSON, info.Sum, info.JSONSum}
	}
	return all
}

// sameTable reports whether the last build left a whole table as this one would
// make it, at a path that is kept then, and what it told of it.
func (b *build) sameTable(t *export.Table, path string) (wholeTable, bool) {
	last, ok := b.lastTables[t.Name]
	return last, ok && last.Key != "" && last.Key == b.data.WholeKey(t) && b.keep(path)
}

// describe plans what tells of the tables.
func (b *build) describe(data *export.Parts, s *site.Site) {
	p := export.NewPackage(data, s)
	b.described = append(b.described,
		&stream{path: site.ZIPPath, size: &s.ZIP, sum: &s.Sums.ZIP, write: b.archives.writer(site.ZIPPath, p.WriteZIP)},
		&stream{path: "data/datapackage.json", size: &s.Package, write: p.WriteJSON})
	for i, t := range data.Tables {
		b.described = append(b.described, &stream{path: "data/" + t.Name + ".csv-metadata.json", size: &s.Tables[i].CSVW,
			write: func(w io.Writer) error { return p.WriteCSVW(w, t) }})
	}
	c := export.NewCatalogue(p)
	b.catalogue = append(b.catalogue,
		&stream{path: site.TurtlePath, size: &s.Turtle, write: c.WriteTurtle},
		&stream{path: site.JSONLDPath, size: &s.JSONLD, write: c.WriteJSONLD})
}

// part is a table of one municipality, as CSV and as JSON.
type part struct {
	table *export.Table
	of    *facts.Municipality
}

func (p *part) csv() string  { return p.table.PartPath(p.of, "csv") }
func (p *part) json() string { return p.table.PartPath(p.of, "json") }

// one makes the file of a part at a path.
func (b *build) one(p *part, path string) ([]byte, error) {
	table, array, err := b.data.Part(nil, nil, p.table, p.of)
	if path == p.json() {
		table = array
	}
	return table, err
}

// parts are the tables of all municipalities.
func (b *build) parts() []part {
	var parts []part
	for _, m := range b.site.Municipalities {
		for _, t := range b.data.Tables {
			if b.data.Of(t, m) {
				parts = append(parts, part{t, m})
			}
		}
	}
	return parts
}

// calendar is the calendar of a municipality in a language.
type calendar struct {
	of string
	output
}

// openCalendar opens the calendar of a municipality as it was made, or makes it.
func (b *build) openCalendar(path string) (io.ReadCloser, error) {
	if b.data.Open != nil {
		return b.data.Open(path)
	}
	i := slices.IndexFunc(b.calendars, func(c calendar) bool { return c.path == path })
	if i < 0 {
		return nil, fmt.Errorf("%s is not planned", path)
	}
	data, err := b.calendars[i].append(nil)
	return io.NopCloser(bytes.NewReader(data)), err
}

// makeParts makes what others are put together from: the tables of the
// municipalities, each row once for all that is made of it, and their calendars.
func (b *build) makeParts(ctx context.Context, put func(path string, data []byte) error) error {
	arrays := sync.Pool{New: func() any { return new([]byte) }}
	parts := b.parts()
	return b.each(ctx, len(parts)+len(b.calendars), func(i int, buffer []byte) ([]byte, error) {
		if i >= len(parts) {
			return b.makeCalendar(&b.calendars[i-len(parts)], small(buffer), put)
		}
		p := &parts[i]
		same := b.same(p.of.ID)
		keptCSV, keptJSON := same && b.keep(p.csv()), same && b.keep(p.json())
		if keptCSV && keptJSON {
			return buffer, nil
		}
		if p.table.OfComments() {
			defer p.of.LeaveComments()
		}
		second := arrays.Get().(*[]byte)
		defer arrays.Put(second)
		table, array, err := b.data.Part(small(buffer), small(*second), p.table, p.of)
		*second = array
		if err == nil && !keptCSV {
			err = put(p.csv(), table)
		}
		if err == nil && !keptJSON {
			err = put(p.json(), array)
		}
		return table, err
	})
}

func (b *build) makeCalendar(c *calendar, buffer []byte, put func(path string, data []byte) error) ([]byte, error) {
	if b.same(c.of) && b.keep(c.path) {
		return buffer, nil
	}
	data, err := c.append(buffer)
	if err == nil {
		err = put(c.path, data)
	}
	return data, err
}

// archives are the files that are made of pieces, those of the last build and
// those of this one.
type archives struct {
	last   map[string]archive.Spans   // by path
	before func(path string) archived // opens one of the last build; nil where there is none

	mu  sync.Mutex
	now map[string]archive.Spans
}

// archived is an archive on the disk.
type archived interface {
	io.ReaderAt
	io.Closer
	Stat() (fs.FileInfo, error)
}

// writer writes the archive at a path with the help of the last one.
func (a *archives) writer(path string, write func(w io.Writer, last *archive.Last) (archive.Spans, error)) func(w io.Writer) error {
	return func(w io.Writer) error {
		last, done := a.open(path)
		defer done()
		spans, err := write(w, last)
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.now == nil {
			a.now = map[string]archive.Spans{}
		}
		a.now[path] = spans
		return err
	}
}

// open opens the last archive at a path, or returns nil.
func (a *archives) open(path string) (last *archive.Last, done func()) {
	if a.before == nil {
		return nil, func() {}
	}
	file := a.before(path)
	if file == nil {
		return nil, func() {}
	}
	done = func() { _ = file.Close() } // it was only read
	info, err := file.Stat()
	if err != nil {
		return nil, done
	}
	return &archive.Last{File: file, Size: info.Size(), Spans: a.last[path]}, done
}
