package content

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// spot is a line and column of a file, in characters.
type spot struct{ line, column int }

// place finds the line and column of a record's field: in CSV by reading the
// row again, in YAML and front matter by walking the document again. field is a column name or
// a path of YAML keys with dots; where it is not there, the record's own
// place stands in.
func (l *loader) place(at model.Origin, field string) problem.Place {
	f := l.files[at.File]
	switch {
	case strings.HasSuffix(f.path, ".csv"):
		return l.placeInCSV(f, at.Row, field)
	case strings.HasSuffix(f.path, ".yaml"), strings.HasSuffix(f.path, ".md"):
		line, column := l.placeInYAML(f, f.recordPath(at.Row), field)
		return problem.Place{File: f.path, Line: line, Column: column, Field: field}
	}
	return problem.Place{File: f.path, Field: field}
}

// recordPath tells where in a YAML document a record stands; "" is the root.
func (f *file) recordPath(row int32) string {
	if int(row) < len(f.paths) {
		return f.paths[row]
	}
	return ""
}

// maxParsed is how many bytes of YAML are kept parsed for places.
const maxParsed = 16 << 20

// parsed returns the document of a YAML file or front matter, kept for the next problem of
// the same file; nil where it cannot be read.
func (l *loader) parsed(f *file) *yaml.Node {
	l.mu.Lock()
	defer l.mu.Unlock()
	if root, ok := l.documents[f.number]; ok {
		return root
	}
	if l.parsedSize += f.size; l.parsedSize > maxParsed || l.documents == nil {
		l.documents, l.parsedSize = map[int32]*yaml.Node{}, f.size
	}
	data, _ := fs.ReadFile(l.fsys, f.path) // it was read a moment ago
	data = withoutMark(data)
	if strings.HasSuffix(f.path, ".md") {
		head, _, _ := cutFrontMatter(string(data))
		data = []byte("\n" + head) // after the line of ---
	}
	root, _, _ := parseYAML(data)
	prune(root)
	l.documents[f.number] = root
	return root
}

// prune takes blank items out of lists: they have no number.
func prune(n *yaml.Node) {
	if n == nil {
		return
	}
	if n.Kind == yaml.SequenceNode {
		n.Content = slices.DeleteFunc(n.Content, isBlank)
	}
	for _, c := range n.Content {
		prune(c)
	}
}

// placeInYAML walks the document along a record's path and a field's.
func (l *loader) placeInYAML(f *file, path, field string) (line, column int) {
	node := l.parsed(f)
	if node == nil {
		return 1, 1
	}
	for path != "" {
		key, rest, _ := strings.Cut(path, ".")
		if next := step(node, key); next != nil {
			node = next
		}
		path = rest
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
		if ok && k.Value != "" && (rest == "" || rest[0] == '_' || rest[0] == '.') && (key == nil || len(k.Value) > len(key.Value)) {
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
		if n, err := strconv.Atoi(key); err == nil && n >= 0 && n < len(node.Content) {
			return node.Content[n]
		}
	}
	return nil
}
