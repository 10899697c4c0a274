package content

import (
	"bufio"
	"bytes"
	"errors"
	"hash/maphash"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/sheet"
)

// longTable is a CSV in which texts may be left: they are found again by the
// bytes of their rows.
type longTable struct {
	fsys    fs.FS
	path    string
	comma   rune
	mark    int64 // bytes before the first row's offset is counted
	columns []longColumn
	spans   map[int32][2]int64 // where the rows begin and end, by their numbers
	held    *heldTexts
}

// longColumn holds one of the texts in a language.
type longColumn struct {
	at   int
	part int // which of the texts of a record
	lang string
}

// parts tells which of the texts of a record a column holds; leaveTexts names
// them in this order.
var parts = map[string]int{"body": 0, "summary": 1, "you_said": 1, "we_did": 2, "we_asked": 3}

// mostParts is how many texts of a record there are at most.
const mostParts = 4

// longTable prepares to leave the texts of the file that is read, or returns
// nil where it has none.
func (r *rowReader) longTable() *longTable {
	t := &longTable{fsys: r.l.fsys, path: r.f.path, comma: r.csv.Comma, mark: r.f.size - int64(len(r.data)),
		spans: map[int32][2]int64{}, held: r.l.held}
	for i, name := range r.fill {
		c, ok := r.t.Column(name)
		if !ok || !c.Leaf.Left {
			continue
		}
		if part, ok := parts[c.Leaf.Column]; ok {
			lang := c.Lang
			if lang == "" {
				lang = r.l.firstLanguage(r.f)
			}
			t.columns = append(t.columns, longColumn{i, part, lang})
		}
	}
	if len(t.columns) == 0 {
		return nil
	}
	return t
}

// long reports whether a column holds one of the texts.
func (t *longTable) long(column int) bool {
	return slices.ContainsFunc(t.columns, func(c longColumn) bool { return c.at == column })
}

// holds reports whether a part has a column for a language.
func (t *longTable) holds(part int, lang string) bool {
	return slices.ContainsFunc(t.columns, func(c longColumn) bool { return c.part == part && c.lang == lang })
}

// leaveTexts takes the texts of consultations and reports out of memory that can
// be read again from their tables.
func (l *loader) leaveTexts(m *model.Municipality) {
	for _, c := range m.Consultations {
		l.leaveIn(c.Origin, &c.Body, &c.Summary)
	}
	for _, r := range m.Reports {
		l.leaveIn(r.Origin, &r.Body, &r.YouSaid, &r.WeDid, &r.WeAsked)
	}
	for _, f := range slices.Concat(l.of(m, consultationsCSV), l.of(m, reportsCSV)) {
		if f.table != nil {
			f.table.spans = nil
		}
	}
}

// leaveIn leaves the texts of a record, in the order of their parts. One that
// names attachments stays, since those are looked for in all texts.
func (l *loader) leaveIn(at model.Origin, texts ...*model.Long) {
	t := l.files[at.File].table
	if t == nil {
		return
	}
	span, ok := t.spans[at.Row]
	if !ok {
		return
	}
	left := &leftTexts{table: t, start: span[0], end: span[1]}
	for part, text := range texts {
		if len(text.Held) == 0 || slices.ContainsFunc(text.Held, func(v model.Variant) bool {
			return !t.holds(part, v.Lang) || strings.Contains(v.Value, "files/") ||
				part == parts["body"] && l.longText(at, v.Lang).file != nil
		}) {
			continue
		}
		left.sums[part] = sumOf(text.Held)
		text.Leave(left, part, l.held.marksFor(text.Held))
	}
}

// leftTexts are texts that stand in a row of a table.
type leftTexts struct {
	table      *longTable
	start, end int64
	sums       [mostParts]uint64 // of the texts, which may have been changed since
}

// errChanged says that the content was changed while it was used.
var errChanged = errors.New("the file was changed while the site was built; build once more")

// Text is part of model.Left.
func (x *leftTexts) Text(part int) model.Text {
	key := heldKey{x, part}
	if text := x.table.held.get(key); text != nil {
		return text
	}
	text, err := x.read(part)
	if err == nil && sumOf(text) != x.sums[part] {
		err = errChanged
	}
	if err != nil {
		x.table.held.lose(x.table.path, err)
		return nil
	}
	x.table.held.put(key, text)
	return text
}

func (x *leftTexts) read(part int) (model.Text, error) {
	row := rows.Get().(*rowBuffer)
	defer rows.Put(row)
	row.bytes = slices.Grow(row.bytes[:0], int(x.end-x.start))[:x.end-x.start]
	if err := x.table.readAt(row.bytes, x.table.mark+x.start); err != nil {
		return nil, err
	}
	if text := x.cut(row.bytes, part); sumOf(text) == x.sums[part] {
		return text, nil
	}
	row.reader.Reset(bytes.NewReader(row.bytes))
	cells, err := sheet.ReadCSV(&row.reader, x.table.comma).Read()
	if err != nil {
		return nil, errChanged
	}
	sheet.Trim(cells)
	var text model.Text
	for _, c := range x.table.columns {
		if c.part == part && c.at < len(cells) && cells[c.at] != "" {
			text.Set(c.lang, cells[c.at])
		}
	}
	return text, nil
}

// cut takes a text out of a row as it is usually written, and makes nothing of
// its other cells, which are many. Whether it is the text is for the sum to tell.
func (x *leftTexts) cut(row []byte, part int) model.Text {
	cell := make([]string, 1)
	var text model.Text
	at := 0
	for _, c := range x.table.columns {
		if c.part != part {
			continue
		}
		var value []byte
		for ; at <= c.at && len(row) > 0; at++ {
			value, row = cutCell(row, byte(x.table.comma))
		}
		if at <= c.at {
			break
		}
		cell[0] = string(value)
		if bytes.Contains(value, []byte(`""`)) {
			cell[0] = strings.ReplaceAll(cell[0], `""`, `"`)
		}
		if sheet.Trim(cell); cell[0] != "" {
			text.Set(c.lang, cell[0])
		}
	}
	return text
}

// cutCell takes the first cell off a row, without the quotes around it.
func cutCell(row []byte, comma byte) (cell, rest []byte) {
	if row[0] != '"' {
		cell, rest, _ = bytes.Cut(row, []byte{comma})
		return cell, rest
	}
	row = row[1:]
	for end := 0; ; end += 2 {
		at := bytes.IndexByte(row[end:], '"')
		if at < 0 {
			return row, nil
		}
		if end += at; end+1 >= len(row) || row[end+1] != '"' {
			return row[:end], row[min(end+2, len(row)):]
		}
	}
}

// rowBuffer is room for a row that is read again.
type rowBuffer struct {
	bytes  []byte
	reader bufio.Reader
}

var rows = sync.Pool{New: func() any { return new(rowBuffer) }}

// readAt fills b with the bytes of a file from an offset on.
func (t *longTable) readAt(b []byte, offset int64) error {
	f, err := t.held.file(t)
	if err != nil {
		return err
	}
	if at, ok := f.(io.ReaderAt); ok {
		n, err := at.ReadAt(b, offset)
		switch {
		case n == len(b):
			return nil
		case errors.Is(err, fs.ErrClosed): // to make room for others
			return t.readAt(b, offset)
		case err == io.EOF:
			return errChanged
		}
		return err
	}
	// Such a file can be read from its beginning, by one at a time.
	if f, err = t.fsys.Open(t.path); err != nil {
		return err
	}
	defer f.Close()
	if _, err := io.CopyN(io.Discard, f, offset); err != nil {
		return err
	}
	_, err = io.ReadFull(f, b)
	return err
}

var textSeed = maphash.MakeSeed()

// sumOf tells a text from another.
func sumOf(text model.Text) uint64 {
	var h maphash.Hash
	h.SetSeed(textSeed)
	for _, v := range text {
		_, _ = h.WriteString(v.Lang) // never fails
		_ = h.WriteByte(0)
		_, _ = h.WriteString(v.Value)
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}
