package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"konsulta/generator/internal/problem"
)

const maxDepth = 32

// document is one YAML document on its way into records.
type document struct {
	l     *loader
	f     *file
	known map[string]string // keys of the record itself
	below map[string]string // keys of the records in its lists
	base  string            // path of the record that is read
	// line0 is added to every line: front matter does not begin the file.
	line0 int
}

// parse returns the mapping that a document holds, free of what the format
// does not allow.
func (d *document) parse(data []byte) (root *yaml.Node, ok bool) {
	root, line, fault := parseYAML(data)
	switch {
	case fault != nil:
		d.say(line, 1, "", fault)
	case !d.plain(root, 0):
	case root.Kind != yaml.MappingNode:
		d.at(root, "", problem.New("yaml_root"))
	default:
		return root, true
	}
	d.f.unread = true
	return nil, false
}

// parseYAML returns what the only document of a file holds, or what is wrong
// and in which line.
func parseYAML(data []byte) (root *yaml.Node, line int, fault *problem.Fault) {
	data = bytes.ReplaceAll(data, []byte("\r"), nil) // YAML would count two ends of a line that is CRCRLF
	var doc, second yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(data))
	err := decode(dec, &doc)
	if errors.Is(err, io.EOF) || err == nil && (len(doc.Content) == 0 || isNull(doc.Content[0])) {
		return nil, 1, problem.New("yaml_empty")
	}
	if err == nil {
		err = decode(dec, &second)
	}
	switch {
	case errors.Is(err, io.EOF):
		settle(doc.Content[0], data)
		return doc.Content[0], 0, nil
	case err == nil:
		settle(&second, data)
		return nil, second.Line, problem.New("yaml_second_document")
	}
	at, detail := yamlError(err)
	return nil, syntaxLine(data, at, detail), problem.New("yaml_syntax", "detail", detail)
}

// decode keeps a slip of the YAML library from ending the program.
func decode(dec *yaml.Decoder, node *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("cannot be read: %v", r)
		}
	}()
	return dec.Decode(node)
}

var yamlLine = regexp.MustCompile(`^line (\d+): `)

// yamlError takes the library's message apart.
func yamlError(err error) (line int, detail string) {
	detail = strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(detail); m != nil {
		line, _ = strconv.Atoi(m[1])
		return line, detail[len(m[0]):]
	}
	return 1, detail
}

// syntaxLine finds the line of a mistake. The library names the one in which
// the surrounding map or list begins, or the one before; the mistake is in
// the first line with which the text up to there cannot be read.
func syntaxLine(data []byte, named int, detail string) int {
	fails := func(lines int) bool {
		err := readable(bytes.NewReader(data[:lineEnd(data, lines)]))
		if err == nil {
			return false
		}
		_, d := yamlError(err)
		return d == detail
	}
	if detail == "found unexpected end of stream" { // a quote is open, to the end
		if fails(1) {
			return 1
		}
		return min(named, lineCount(data))
	}
	slow := &byBytes{data: data}
	if readable(slow) == nil {
		return min(named, lineCount(data))
	}
	line := bytes.Count(data[:max(0, slow.read-1)], []byte("\n")) + 1
	for range min(20, (4<<20)/len(data)) {
		if line == 1 || !fails(line-1) {
			break
		}
		line--
	}
	return line
}

// byBytes gives one byte at a time, so that it tells how far a reader came.
type byBytes struct {
	data []byte
	read int
}

// Read is part of io.Reader.
func (b *byBytes) Read(p []byte) (int, error) {
	if b.read == len(b.data) || len(p) == 0 {
		return 0, io.EOF
	}
	p[0] = b.data[b.read]
	b.read++
	return 1, nil
}

// readable returns what keeps the documents of a text from being read.
func readable(r io.Reader) error {
	dec := yaml.NewDecoder(r)
	for {
		if err := decode(dec, new(yaml.Node)); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// lineEnd is where the line with a number ends, with its line feed.
func lineEnd(data []byte, line int) int {
	at := 0
	for ; line > 0; line-- {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			return len(data)
		}
		at += i + 1
	}
	return at
}

func lineCount(data []byte) int {
	return bytes.Count(bytes.TrimSuffix(data, []byte("\n")), []byte("\n")) + 1
}

// settle puts the places of nodes right where the text holds line separators
// that YAML counts as ends of lines and editors do not.
func settle(n *yaml.Node, data []byte) {
	const lineSeparator, paragraphSeparator = '\u2028', '\u2029'
	if !bytes.ContainsAny(data, string([]rune{lineSeparator, paragraphSeparator})) {
		return
	}
	lines := []spot{{1, 0}}
	line, column := 1, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		data = data[size:]
		column++
		switch r {
		case '\n':
			line, column = line+1, 0
			lines = append(lines, spot{line, 0})
		case lineSeparator, paragraphSeparator:
			lines = append(lines, spot{line, column})
		}
	}
	move(n, lines)
}

// move puts a node where the lines of YAML begin: lines of the file, with the
// characters before them.
func move(n *yaml.Node, lines []spot) {
	if n.Line > 0 && n.Line <= len(lines) {
		at := lines[n.Line-1]
		n.Line, n.Column = at.line, at.column+n.Column
	}
	for _, c := range n.Content {
		move(c, lines)
	}
}

// plain reports anchors, aliases, tags, repeated keys and too deep nesting;
// depth counts the maps and lists around a node.
func (d *document) plain(n *yaml.Node, depth int) bool {
	if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode {
		depth++
	}
	switch {
	case depth > maxDepth:
		d.at(n, "", problem.New("yaml_depth", "limit", strconv.Itoa(maxDepth)))
		return false
	case n.Kind == yaml.AliasNode:
		d.at(n, "", problem.New("yaml_alias"))
		return false
	case n.Anchor != "":
		d.at(n, "", problem.New("yaml_anchor"))
		return false
	case n.Style&yaml.TaggedStyle != 0:
		d.at(n, "", problem.New("yaml_tag"))
		return false
	}
	ok := true
	seen := map[string]bool{}
	for i, c := range n.Content {
		ok = d.plain(c, depth) && ok
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			continue
		}
		if seen[c.Value] {
			d.at(c, c.Value, problem.New("yaml_key_twice", "name", c.Value))
			ok = false
		}
		seen[c.Value] = true
	}
	return ok
}

func (d *document) at(n *yaml.Node, field string, f *problem.Fault) {
	d.say(n.Line, n.Column, field, f)
}

func (d *document) say(line, column int, field string, f *problem.Fault) {
	d.l.report(problem.Place{File: d.f.path, Line: line + d.line0, Column: column, Field: field}, f)
}
