package content

import (
	"bytes"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// place finds the line and column of a record's field: in CSV by reading the
// row again, in YAML by walking the document again. field is a column name or
// a path of YAML keys with dots; where it is not there, the record's own
// place stands in.
func (l *loader) place(at model.Origin, field string) problem.Place {
	f := l.files[at.File]
	if strings.HasSuffix(f.path, ".csv") {
		return l.placeInCSV(f, at.Row, field)
	}
	p := problem.Place{File: f.path, Field: field}
	if strings.HasSuffix(f.path, ".yaml") && int(at.Row) < len(f.paths) {
		p.Line, p.Column = l.placeInYAML(f, f.paths[at.Row], field)
	}
	return p
}

// csvIndex is where the rows of a CSV begin, made for a file that has a
// problem.
type csvIndex struct {
	data   []byte
	comma  rune
	header []string
	rows   []csvRow
}

type csvRow struct {
	offset int64
	line   int // of the offset
	sheet  int // the row's number in a spreadsheet
}

func (l *loader) index(f *file) *csvIndex {
	l.mu.Lock()
	defer l.mu.Unlock()
	if x := l.located[f.number]; x != nil {
		return x
	}
	data, _ := fs.ReadFile(l.fsys, f.path) // it was read a moment ago
	x := &csvIndex{data: bytes.TrimPrefix(data, []byte("\ufeff"))}
	c := newCSV(x.data)
	x.comma = c.Comma
	var offset int64
	line, sheet := 1, 0
	for {
		skipped := blankLines(x.data[offset:])
		cells, err := c.Read()
		if err != nil {
			break
		}
		sheet += skipped + 1
		if x.rows == nil {
			trim(cells)
			x.header = cells
		}
		x.rows = append(x.rows, csvRow{offset, line, sheet})
		line += bytes.Count(x.data[offset:c.InputOffset()], []byte("\n"))
		offset = c.InputOffset()
	}
	l.located[f.number] = x
	return x
}

func blankLines(data []byte) (n int) {
	for {
		switch {
		case bytes.HasPrefix(data, []byte("\n")):
			data = data[1:]
		case bytes.HasPrefix(data, []byte("\r\n")):
			data = data[2:]
		default:
			return n
		}
		n++
	}
}

func (l *loader) placeInCSV(f *file, row int32, field string) problem.Place {
	x := l.index(f)
	column := 0
	for i, name := range x.header {
		if name == field || field != "" && textColumn(name, field) {
			column = i
			break
		}
	}
	return l.cellPlace(f, row, column, field)
}

// textColumn reports whether a header name is the text column of a field
// that was named without a language.
func textColumn(name, field string) bool {
	rest, ok := strings.CutPrefix(name, field+"_")
	return ok && isLang(rest)
}

// cellPlace is the place of the cell in a row (0: the header) and column
// (from 0).
func (l *loader) cellPlace(f *file, row int32, column int, field string) problem.Place {
	p := problem.Place{File: f.path, Field: field}
	x := l.index(f)
	if int(row) >= len(x.rows) {
		return p
	}
	at := x.rows[row]
	c := newCSV(x.data[at.offset:])
	c.Comma = x.comma
	cells, err := c.Read()
	if err != nil && err != io.EOF || len(cells) == 0 {
		p.Line = at.line
		return p
	}
	if column >= len(cells) {
		column = 0
	}
	line, byteColumn := c.FieldPos(column)
	p.Line = at.line + line - 1
	p.Column = columnAt(x.data[at.offset:], line, byteColumn)
	p.Cell = cellName(column) + strconv.Itoa(at.sheet)
	return p
}

// columnAt turns a byte column of a line into one of characters.
func columnAt(data []byte, line, byteColumn int) int {
	for ; line > 1; line-- {
		i := bytes.IndexByte(data, '\n')
		if i < 0 {
			return byteColumn
		}
		data = data[i+1:]
	}
	return utf8.RuneCount(data[:min(max(byteColumn-1, 0), len(data))]) + 1
}

// cellName is A for 0, Z for 25, AA for 26.
func cellName(column int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// placeInYAML walks the document along a record's path and a field's.
func (l *loader) placeInYAML(f *file, path, field string) (line, column int) {
	data, err := fs.ReadFile(l.fsys, f.path)
	if err != nil {
		return 0, 0
	}
	var doc yaml.Node
	if yaml.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &doc) != nil || len(doc.Content) == 0 {
		return 1, 1
	}
	node := doc.Content[0]
	for key := range strings.SplitSeq(path, ".") {
		if next := step(node, key); next != nil {
			node = next
		}
	}
	at := find(node, field)
	return at.Line, at.Column
}

// find returns the node to point at for a field, whose name joins the keys of
// nested maps with _ or dots; where a key is missing, the map that lacks it.
func find(node *yaml.Node, field string) *yaml.Node {
	at := node
	for field != "" {
		next, key := longestKey(node, field)
		if key == nil {
			break
		}
		field = strings.TrimLeft(field[len(key.Value):], "._")
		node, at = next, key
		if next.Kind == yaml.ScalarNode || next.Kind == yaml.SequenceNode {
			at = next
		}
	}
	return at
}

// longestKey finds the key of a map with which a field's name begins, or the
// item of a list that it numbers.
func longestKey(node *yaml.Node, field string) (value, key *yaml.Node) {
	if node.Kind == yaml.SequenceNode {
		number, _, _ := strings.Cut(field, ".")
		next := step(node, number)
		if next == nil {
			return nil, nil
		}
		return next, &yaml.Node{Value: number, Line: next.Line, Column: next.Column}
	}
	if node.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		k := node.Content[i]
		rest, ok := strings.CutPrefix(field, k.Value)
		if ok && (rest == "" || rest[0] == '_' || rest[0] == '.') && (key == nil || len(k.Value) > len(key.Value)) {
			value, key = node.Content[i+1], k
		}
	}
	return value, key
}

// step goes from a node to what a key or number names, or to nil.
func step(node *yaml.Node, key string) *yaml.Node {
	switch node.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == key {
				return node.Content[i+1]
			}
		}
	case yaml.SequenceNode:
		if n, err := strconv.Atoi(key); err == nil && n < len(node.Content) {
			return node.Content[n]
		}
	}
	return nil
}
