package content

import (
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

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

// record reads a mapping into a struct. path tells where in the document the
// record stands.
func (d *document) record(n *yaml.Node, t *record.Type, v reflect.Value, path string) {
	known := d.known
	if path != "" {
		known = d.below
	}
	base := baseOf(v)
	if base != nil {
		defer func(outer string) { d.base = outer }(d.base)
		d.base = path
	}
	var extra []model.Extra
	present := d.fields(n, t, v, path, known, &extra)
	// What is no record has no row in a table that keys x_ could go to.
	if base != nil {
		base.Extra = extra
		base.Origin = model.Origin{File: d.f.number, Row: int32(len(d.f.paths))}
		d.f.paths = append(d.f.paths, path)
		d.twice(n, extra)
	}
	if v.CanAddr() {
		setKeys(t, v.Addr().Interface(), known)
	}
	for _, f := range t.Fields {
		if f.Required && !present[f.Name] && known[f.Name] == "" {
			d.at(n, d.name(join(path, f.Name)), problem.New("required"))
		}
	}
}

// name is how messages call a field: as its column, the keys of nested maps
// joined with _. What stands in a list is named with its number.
func (d *document) name(path string) string {
	if d.base != "" {
		path = strings.TrimPrefix(path, d.base+".")
	}
	if strings.IndexByte(path, '.') < 0 {
		return path
	}
	parts := strings.Split(path, ".")
	name := parts[0]
	for i := 1; i < len(parts); i++ {
		if isNumber(parts[i]) || isNumber(parts[i-1]) {
			name += "." + parts[i]
		} else {
			name += "_" + parts[i]
		}
	}
	return name
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

// twice reports keys x_ that have one name when they are flattened.
func (d *document) twice(n *yaml.Node, extra []model.Extra) {
	seen := map[string]bool{}
	for _, x := range extra {
		if seen[x.Name] {
			d.at(n, x.Name, problem.New("yaml_key_twice", "name", x.Name))
		}
		seen[x.Name] = true
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
		f := t.Field(key.Value)
		switch {
		case strings.HasPrefix(key.Value, "x_"):
			d.flatten(key.Value, value, extra)
		case f == nil && d.named(key, value, t, path):
		case f == nil:
			d.unknown(key, t)
		case emptyNode(value, false):
		case known[f.Name] != "" && value.Kind == yaml.ScalarNode:
			if value.Value != known[f.Name] {
				d.at(value, d.name(join(path, f.Name)), problem.New("key_differs", "value", value.Value, "expected", known[f.Name]))
			}
		default:
			// A group says itself which of its values it lacks.
			present[f.Name] = !emptyNode(value, f.Kind != record.Group)
			d.field(f, value, f.In(v), join(path, key.Value), extra)
		}
	}
	return present
}

// isBlank is true of a value that is not there; such items do not count.
func isBlank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (isNull(n) || strings.TrimSpace(n.Value) == "")
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// emptyNode is true of "", [] and {}; if deep, also of a map or list that
// holds nothing else.
func emptyNode(n *yaml.Node, deep bool) bool {
	switch n.Kind {
	case yaml.ScalarNode:
		return isBlank(n)
	case yaml.MappingNode:
		for i := 1; i < len(n.Content); i += 2 {
			if !deep || !emptyNode(n.Content[i], true) {
				return false
			}
		}
	case yaml.SequenceNode:
		return !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return !deep || !emptyNode(c, true) })
	}
	return true
}

// named reads an id that repeats the file's name where the record calls it
// consultation.
func (d *document) named(key, value *yaml.Node, t *record.Type, path string) bool {
	want := d.known["consultation"]
	if key.Value != "id" || path != "" || want == "" || t.Field("consultation") == nil {
		return false
	}
	if value.Value != want {
		d.at(value, "id", problem.New("key_differs", "value", value.Value, "expected", want))
	}
	return true
}

func (d *document) unknown(key *yaml.Node, t *record.Type) {
	d.at(key, "", problem.New("key_unknown", "name", key.Value, "suggestion", problem.Closest(key.Value, t.Names())))
}

// flatten writes the publisher's own values as CSV has them.
func (d *document) flatten(name string, n *yaml.Node, extra *[]model.Extra) {
	switch {
	case isNull(n):
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			d.flatten(name+"_"+n.Content[i].Value, n.Content[i+1], extra)
		}
	case n.Kind == yaml.SequenceNode:
		if value := strings.Join(d.items(name, n), ";"); value != "" {
			*extra = append(*extra, model.Extra{Name: name, Value: value})
		}
	case strings.TrimSpace(n.Value) != "":
		*extra = append(*extra, model.Extra{Name: name, Value: strings.TrimSpace(n.Value)})
	}
}

// field reads one value.
func (d *document) field(f *record.Field, n *yaml.Node, v reflect.Value, path string, extra *[]model.Extra) {
	name := d.name(path)
	switch f.Kind {
	case record.Group:
		d.group(f, n, v, path, extra)
	case record.Records:
		d.records(f, n, v, path)
	case record.Text:
		d.text(f, n, v, name)
	case record.List:
		d.list(f, n, v, name)
	case record.Counts:
		d.counts(f, n, v, name)
	default:
		if n.Kind != yaml.ScalarNode {
			d.at(n, name, problem.New("yaml_not_scalar"))
			d.l.refuse(d.f, path)
		} else if !d.scalar(f, n, v, name, "") {
			d.l.refuse(d.f, path)
		}
	}
}

// scalar reads a single value; ok is false where it cannot be read, which has
// been reported.
func (d *document) scalar(f *record.Field, n *yaml.Node, v reflect.Value, name, lang string) (ok bool) {
	written := strings.TrimSpace(n.Value)
	if written == "" {
		return true
	}
	fault := f.Set(v, lang, written)
	if fault != nil {
		d.at(n, name, fault)
	}
	return fault == nil
}

func (d *document) group(f *record.Field, n *yaml.Node, v reflect.Value, path string, extra *[]model.Extra) {
	if n.Kind != yaml.MappingNode {
		d.at(n, d.name(path), problem.New("yaml_not_map"))
		return
	}
	present := d.fields(n, f.Type, v, path, nil, extra)
	for _, inner := range f.Type.Fields {
		if inner.Required && !present[inner.Name] {
			d.at(n, d.name(join(path, inner.Name)), problem.New("required"))
		}
	}
}

func (d *document) records(f *record.Field, n *yaml.Node, v reflect.Value, path string) {
	if n.Kind != yaml.SequenceNode {
		d.at(n, d.name(path), problem.New("yaml_not_list"))
		return
	}
	pointers := v.Type().Elem().Kind() == reflect.Pointer
	list := reflect.MakeSlice(v.Type(), 0, len(n.Content))
	i := 0
	for _, c := range n.Content {
		at := join(path, number(i))
		item := reflect.New(f.Type.Go()).Elem()
		switch {
		case c.Kind == yaml.MappingNode:
			d.record(c, f.Type, item, at)
		case isBlank(c):
			d.at(c, d.name(at), problem.New("yaml_not_map"))
			continue
		default:
			d.at(c, d.name(at), problem.New("yaml_not_map"))
		}
		i++
		if c.Kind != yaml.MappingNode && baseOf(item) != nil {
			continue // a record without an origin
		}
		if pointers {
			item = item.Addr()
		}
		list = reflect.Append(list, item)
	}
	v.Set(list)
}

// text reads {mk: …, sq: …} or a plain string, which is stored under the
// language "".
func (d *document) text(f *record.Field, n *yaml.Node, v reflect.Value, name string) {
	switch n.Kind {
	case yaml.ScalarNode:
		d.scalar(f, n, v, name, "")
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			switch {
			case !isLang(key.Value):
				d.at(key, name, problem.New("text_language", "value", key.Value))
			case value.Kind != yaml.ScalarNode:
				d.at(value, name+"_"+key.Value, problem.New("yaml_not_scalar"))
			case !isNull(value):
				d.scalar(f, value, v, name+"_"+key.Value, key.Value)
			}
		}
	default:
		d.at(n, name, problem.New("yaml_not_text"))
	}
}

func (d *document) list(f *record.Field, n *yaml.Node, v reflect.Value, name string) {
	switch n.Kind {
	case yaml.ScalarNode:
		d.scalar(f, n, v, name, "")
	case yaml.SequenceNode:
		v.Set(reflect.ValueOf(d.items(name, n)))
	default:
		d.at(n, name, problem.New("yaml_not_list"))
	}
}

// items reads a list of single values. One that cannot be read is "", so that
// the place of those after it can be told.
func (d *document) items(name string, n *yaml.Node) []string {
	var list []string
	for _, c := range n.Content {
		value := strings.TrimSpace(c.Value)
		switch {
		case c.Kind != yaml.ScalarNode:
			d.at(c, name, problem.New("yaml_not_scalar"))
			list = append(list, "")
		case isBlank(c):
		case strings.Contains(value, ";"):
			d.at(c, name, problem.New("list_semicolon", "value", value))
			list = append(list, "")
		default:
			list = append(list, value)
		}
	}
	return list
}

func (d *document) counts(f *record.Field, n *yaml.Node, v reflect.Value, name string) {
	if n.Kind == yaml.ScalarNode {
		d.scalar(f, n, v, name, "")
		return
	}
	if n.Kind != yaml.MappingNode {
		d.at(n, name, problem.New("yaml_not_map"))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if value.Kind != yaml.ScalarNode {
			d.at(value, name, problem.New("yaml_not_scalar"))
		} else if fault := record.SetCount(v, key.Value, strings.TrimSpace(value.Value)); fault != nil {
			d.at(value, name, fault)
		}
	}
}
