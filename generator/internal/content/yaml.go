package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

const maxDepth = 32

// document is one YAML document on its way into records.
type document struct {
	l     *loader
	f     *file
	known map[string]string // keys of the record itself
	below map[string]string // keys of the records in its lists
	// line0 is added to every line: front matter does not begin the file.
	line0 int
}

// readYAML reads the single record of a YAML file into rec, a pointer to a
// struct of its declaration.
func (l *loader) readYAML(f *file, known, below map[string]string, rec any) bool {
	data, ok := l.read(f, maxText)
	if !ok {
		return false
	}
	d := &document{l: l, f: f, known: known, below: below}
	root, ok := d.parse(data)
	if !ok {
		return false
	}
	d.record(root, recordType(rec), elem(rec), "")
	return true
}

// recordType is the declaration of the struct behind a pointer.
func recordType(rec any) *record.Type { return record.For(reflect.TypeOf(rec).Elem()) }

// parse returns the mapping that a document holds, free of what the format
// does not allow.
func (d *document) parse(data []byte) (root *yaml.Node, ok bool) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	err := decode(dec, &doc)
	if err == io.EOF || err == nil && len(doc.Content) == 0 {
		d.say(1, 1, "", problem.New("yaml_empty"))
		return nil, false
	}
	if err != nil {
		line, detail := yamlError(err)
		d.say(line, 1, "", problem.New("yaml_syntax", "detail", detail))
		return nil, false
	}
	if err := decode(dec, &second); err != io.EOF {
		line := second.Line
		if err != nil {
			line, _ = yamlError(err)
		}
		d.say(line, 1, "", problem.New("yaml_second_document"))
		return nil, false
	}
	root = doc.Content[0]
	if !d.plain(root, 1) {
		return nil, false
	}
	if root.Kind != yaml.MappingNode {
		d.at(root, "", problem.New("yaml_not_map"))
		return nil, false
	}
	return root, true
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

var yamlLine = regexp.MustCompile(`^(?:yaml: )?line (\d+): `)

func yamlError(err error) (line int, detail string) {
	detail = strings.TrimPrefix(err.Error(), "yaml: ")
	var te *yaml.TypeError
	if errors.As(err, &te) && len(te.Errors) > 0 {
		detail = te.Errors[0]
	}
	if m := yamlLine.FindStringSubmatch(detail); m != nil {
		line, _ = strconv.Atoi(m[1])
		return line, detail[len(m[0]):]
	}
	return 1, detail
}

// plain reports anchors, aliases, tags, repeated keys and too deep nesting.
func (d *document) plain(n *yaml.Node, depth int) bool {
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
		ok = d.plain(c, depth+1) && ok
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

// record reads a mapping into a struct. path tells where in the document the
// record stands.
func (d *document) record(n *yaml.Node, t *record.Type, v reflect.Value, path string) {
	if n.Kind != yaml.MappingNode {
		d.at(n, "", problem.New("yaml_not_map"))
		return
	}
	known := d.known
	if path != "" {
		known = d.below
	}
	var extra []model.Extra
	present := d.fields(n, t, v, path, known, &extra)
	base := baseOf(v)
	if base != nil {
		base.Extra = extra
		base.Origin = model.Origin{File: d.f.number, Row: int32(len(d.f.paths))}
		d.f.paths = append(d.f.paths, path)
	} else {
		for _, x := range extra {
			d.at(n, x.Name, problem.New("key_unknown", "name", x.Name))
		}
	}
	if v.CanAddr() {
		setKeys(t, v.Addr().Interface(), known)
	}
	for _, f := range t.Fields {
		if f.Required && !present[f.Name] && known[f.Name] == "" {
			d.at(n, f.Name, problem.New("required"))
		}
	}
}

// baseOf returns what every record carries, where the struct is a record.
func baseOf(v reflect.Value) *model.Record {
	if b, ok := v.Addr().Interface().(interface{ Base() *model.Record }); ok {
		return b.Base()
	}
	return nil
}

// fields reads the keys of a mapping and returns which have a value, right
// or wrong.
func (d *document) fields(n *yaml.Node, t *record.Type, v reflect.Value, path string, known map[string]string, extra *[]model.Extra) map[string]bool {
	present := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if value.Kind == yaml.ScalarNode && value.Tag == "!!null" {
			if t.Field(key.Value) == nil {
				d.unknown(key, t)
			}
			continue
		}
		if strings.HasPrefix(key.Value, "x_") {
			flatten(key.Value, value, extra)
			continue
		}
		f := t.Field(key.Value)
		switch {
		case f == nil:
			d.unknown(key, t)
		case known[f.Name] != "":
			present[f.Name] = true
			if value.Value != known[f.Name] {
				d.at(value, f.Name, problem.New("key_differs", "value", value.Value, "expected", known[f.Name]))
			}
		default:
			present[f.Name] = !emptyNode(value)
			d.field(f, value, f.In(v), join(path, key.Value), extra)
		}
	}
	return present
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// emptyNode is true of "", [] and {}.
func emptyNode(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == "" || n.Kind != yaml.ScalarNode && len(n.Content) == 0
}

func (d *document) unknown(key *yaml.Node, t *record.Type) {
	d.at(key, "", problem.New("key_unknown", "name", key.Value, "suggestion", problem.Closest(key.Value, t.Names())))
}

// flatten writes the publisher's own values as CSV has them.
func flatten(name string, n *yaml.Node, extra *[]model.Extra) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			flatten(name+"_"+n.Content[i].Value, n.Content[i+1], extra)
		}
	case yaml.SequenceNode:
		var parts []string
		for _, c := range n.Content {
			parts = append(parts, c.Value)
		}
		*extra = append(*extra, model.Extra{Name: name, Value: strings.Join(parts, ";")})
	default:
		*extra = append(*extra, model.Extra{Name: name, Value: n.Value})
	}
}

// field reads one value.
func (d *document) field(f *record.Field, n *yaml.Node, v reflect.Value, path string, extra *[]model.Extra) {
	switch f.Kind {
	case record.Group:
		d.group(f, n, v, path, extra)
	case record.Records:
		d.records(f, n, v, path)
	case record.Text:
		d.text(f, n, v)
	case record.List:
		d.list(f, n, v)
	case record.Counts:
		d.counts(f, n, v)
	default:
		if n.Kind != yaml.ScalarNode {
			d.at(n, f.Name, problem.New("yaml_not_scalar"))
			return
		}
		d.scalar(f, n, v, "")
	}
}

func (d *document) scalar(f *record.Field, n *yaml.Node, v reflect.Value, lang string) {
	written := strings.TrimSpace(n.Value)
	if written == "" {
		return
	}
	if fault := f.Set(v, lang, written); fault != nil {
		d.at(n, f.Name, fault)
	}
}

func (d *document) group(f *record.Field, n *yaml.Node, v reflect.Value, path string, extra *[]model.Extra) {
	if n.Kind != yaml.MappingNode {
		d.at(n, f.Name, problem.New("yaml_not_map"))
		return
	}
	present := d.fields(n, f.Type, v, path, nil, extra)
	for _, inner := range f.Type.Fields {
		if inner.Required && !present[inner.Name] {
			d.at(n, f.Name+"."+inner.Name, problem.New("required"))
		}
	}
}

func (d *document) records(f *record.Field, n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.SequenceNode {
		d.at(n, f.Name, problem.New("yaml_not_list"))
		return
	}
	pointers := v.Type().Elem().Kind() == reflect.Pointer
	list := reflect.MakeSlice(v.Type(), 0, len(n.Content))
	for i, c := range n.Content {
		item := reflect.New(f.Type.Go()).Elem()
		d.record(c, f.Type, item, join(path, strconv.Itoa(i)))
		if pointers {
			item = item.Addr()
		}
		list = reflect.Append(list, item)
	}
	v.Set(list)
}

// text reads {mk: …, sq: …} or a plain string, which is stored under the
// language "".
func (d *document) text(f *record.Field, n *yaml.Node, v reflect.Value) {
	switch n.Kind {
	case yaml.ScalarNode:
		d.scalar(f, n, v, "")
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			switch {
			case !isLang(key.Value):
				d.at(key, f.Name, problem.New("text_language", "value", key.Value))
			case value.Kind != yaml.ScalarNode:
				d.at(value, f.Name, problem.New("yaml_not_scalar"))
			case value.Tag != "!!null":
				d.scalar(f, value, v, key.Value)
			}
		}
	default:
		d.at(n, f.Name, problem.New("yaml_not_text"))
	}
}

func (d *document) list(f *record.Field, n *yaml.Node, v reflect.Value) {
	switch n.Kind {
	case yaml.ScalarNode:
		d.scalar(f, n, v, "")
	case yaml.SequenceNode:
		var list []string
		for _, c := range n.Content {
			value := strings.TrimSpace(c.Value)
			switch {
			case c.Kind != yaml.ScalarNode:
				d.at(c, f.Name, problem.New("yaml_not_scalar"))
			case strings.Contains(value, ";"):
				d.at(c, f.Name, problem.New("list_semicolon", "value", value))
			case value != "" && c.Tag != "!!null":
				list = append(list, value)
			}
		}
		v.Set(reflect.ValueOf(list))
	default:
		d.at(n, f.Name, problem.New("yaml_not_list"))
	}
}

func (d *document) counts(f *record.Field, n *yaml.Node, v reflect.Value) {
	if n.Kind == yaml.ScalarNode {
		d.scalar(f, n, v, "")
		return
	}
	if n.Kind != yaml.MappingNode {
		d.at(n, f.Name, problem.New("yaml_not_map"))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if value.Kind != yaml.ScalarNode {
			d.at(value, f.Name, problem.New("yaml_not_scalar"))
		} else if fault := record.SetCount(v, key.Value, strings.TrimSpace(value.Value)); fault != nil {
			d.at(value, f.Name, fault)
		}
	}
}
