package content

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/sheet"
)

// longTable is a CSV in which long texts may be left: they are found again by
// the bytes of their rows.
type longTable struct {
	fsys    fs.FS
	path    string
	comma   rune
	mark    int64              // bytes before the first row's offset is counted
	columns map[string]int     // of the long text, by language
	spans   map[int32][2]int64 // where the rows begin and end, by their numbers
	held    *heldTexts
}

// longTable prepares to leave the texts of the file that is read, or returns
// nil where it has none.
func (r *rowReader) longTable() *longTable {
	t := &longTable{fsys: r.l.fsys, path: r.f.path, comma: r.csv.Comma, mark: r.f.size - int64(len(r.data)),
		columns: map[string]int{}, spans: map[int32][2]int64{}, held: r.l.held}
	for i, name := range r.fill {
		if c, ok := r.t.Column(name); ok && c.Leaf.Long {
			lang := c.Lang
			if lang == "" {
				lang = r.l.firstLanguage(r.f)
			}
			t.columns[lang] = i
		}
	}
	if len(t.columns) == 0 {
		return nil
	}
	return t
}

// long reports whether a column holds one of the texts.
func (t *longTable) long(column int) bool {
	for _, i := range t.columns {
		if i == column {
			return true
		}
	}
	return false
}

// leaveTexts takes the long texts of consultations out of memory that can be
// read again from their tables. One that names attachments stays, since those
// are looked for in all texts.
func (l *loader) leaveTexts(m *model.Municipality) {
	for _, c := range m.Consultations {
		t := l.files[c.Origin.File].table
		if t == nil || len(c.Body.Held) == 0 {
			continue
		}
		span, ok := t.spans[c.Origin.Row]
		if !ok || slices.ContainsFunc(c.Body.Held, func(v model.Variant) bool {
			_, there := t.columns[v.Lang]
			return !there || strings.Contains(v.Value, "files/") || l.longText(c.Origin, v.Lang).file != nil
		}) {
			continue
		}
		left := &leftText{table: t, start: span[0], end: span[1], sum: sumOf(c.Body.Held), marks: l.held.marksFor(c.Body.Held)}
		c.Body = model.Long{Held: left.marks, Left: left.read}
	}
	for _, f := range l.of(m, consultationsCSV) {
		if f.table != nil {
			f.table.spans = nil
		}
	}
}

// leftText is a text that stands in a row of a table.
type leftText struct {
	table      *longTable
	start, end int64
	marks      model.Text // its languages, in their order
	sum        uint64     // of the text, which may have been changed since
}

// errChanged says that the content was changed while it was used.
var errChanged = errors.New("the file was changed while the site was built; build once more")

func (x *leftText) read() (model.Text, error) {
	if text := x.table.held.get(x); text != nil {
		return text, nil
	}
	text, err := x.readRow()
	if err == nil && sumOf(text) != x.sum {
		err = errChanged
	}
	if err != nil {
		return nil, fmt.Errorf("reading the content: %s: %w", x.table.path, err)
	}
	x.table.held.put(x, text)
	return text, nil
}

func (x *leftText) readRow() (model.Text, error) {
	row := rows.Get().(*rowBuffer)
	defer rows.Put(row)
	row.bytes = slices.Grow(row.bytes[:0], int(x.end-x.start))[:x.end-x.start]
	if err := readAt(x.table.fsys, x.table.path, row.bytes, x.table.mark+x.start); err != nil {
		return nil, err
	}
	if text := x.cut(row.bytes); sumOf(text) == x.sum {
		return text, nil
	}
	row.reader.Reset(bytes.NewReader(row.bytes))
	cells, err := sheet.ReadCSV(&row.reader, x.table.comma).Read()
	if err != nil {
		return nil, errChanged
	}
	sheet.Trim(cells)
	var text model.Text
	for _, mark := range x.marks {
		i := x.table.columns[mark.Lang]
		if i >= len(cells) {
			return nil, errChanged
		}
		text = append(text, model.Variant{Lang: mark.Lang, Value: cells[i]})
	}
	return text, nil
}

// cut takes the text out of a row as it is usually written, and makes nothing of
// its other cells, which are many. Whether it is the text is for the sum to tell.
func (x *leftText) cut(row []byte) model.Text {
	cells := make([]string, 1)
	text := slices.Clone(x.marks)
	for column := 0; len(row) > 0; column++ {
		cell, rest := cutCell(row, byte(x.table.comma))
		row = rest
		for i := range text {
			if x.table.columns[text[i].Lang] == column {
				cells[0] = string(cell)
				if bytes.Contains(cell, []byte(`""`)) {
					cells[0] = strings.ReplaceAll(cells[0], `""`, `"`)
				}
				sheet.Trim(cells)
				text[i].Value = cells[0]
			}
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
func readAt(fsys fs.FS, path string, b []byte, offset int64) error {
	f, err := fsys.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if at, ok := f.(io.ReaderAt); ok {
		n, err := at.ReadAt(b, offset)
		if n == len(b) {
			return nil
		}
		if err == io.EOF {
			return errChanged
		}
		return err
	}
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

// heldTexts are texts that were read again lately: the pages of a consultation
// in all languages, its document and what else shows it follow one another.
type heldTexts struct {
	mu    sync.Mutex
	size  int
	texts map[*leftText]model.Text
	marks []model.Text // what stands for texts in memory, once for each list of languages
}

// mostHeld is how many bytes of texts are kept.
const mostHeld = 8 << 20

func (h *heldTexts) get(x *leftText) model.Text {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.texts[x]
}

func (h *heldTexts) put(x *leftText, text model.Text) {
	size := int(x.end - x.start)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.size += size; h.size > mostHeld {
		clear(h.texts)
		h.size = size
	}
	h.texts[x] = text
}

// marksFor returns what stands in memory for a text.
func (h *heldTexts) marksFor(text model.Text) model.Text {
	sameLanguages := func(mark, v model.Variant) bool { return mark.Lang == v.Lang }
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, known := range h.marks {
		if slices.EqualFunc(known, text, sameLanguages) {
			return known
		}
	}
	marks := slices.Clone(text)
	for i := range marks {
		marks[i].Value = model.Elsewhere
	}
	h.marks = append(h.marks, marks)
	return marks
}
