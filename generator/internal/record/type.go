// Package record reads the declarations of package model: which fields a kind
// of record has, how YAML and CSV spell them, and which columns they make.
// Loading, tables, dictionaries and schemas all work from a [Type], so that a
// field is declared once, in model.
package record

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"konsulta/generator/internal/model"
)

// Kind is the form of a field's values.
type Kind uint8

// The kinds. Group is a map whose keys are flattened with _ in CSV; List a
// list of strings; Records a list of records.
const (
	String Kind = iota
	Text
	List
	Date
	When
	Int
	Decimal
	YesNo
	Counts
	Group
	Records
)

// Field is one declared field.
type Field struct {
	Name       string // in YAML; the end of the column's name in CSV
	Kind       Kind
	Form       string // id, url, email, phone, path, lang, date, … or ""
	Vocabulary string // codes come from it
	Unit       string // in which a number counts: days
	Table      string // Records: the CSV that holds the rows
	Max        int    // characters; 0 is no limit
	Type       *Type  // Group and Records

	Required, Key, Markdown, Long, Contact, Private bool
	Left                                            bool // it may be left where it stands: a model.Long
	History                                         bool // its changes are followed
	Moment, Planned, Coarse, Closing                bool
	YAML, CSV                                       bool // spelled there

	index []int
}

// Type is the declaration of a kind of record.
type Type struct {
	Fields  []*Field
	goType  reflect.Type
	leaves  []Leaf
	columns map[string]int // column without language -> leaf
	yaml    map[string]*Field
	cache   sync.Map // column -> Column
}

// Leaf is a field that holds a value, with its column name: cancelled_reason
// is the leaf reason of the group cancelled.
type Leaf struct {
	*Field
	Column string
	index  []int
}

var types sync.Map // reflect.Type -> *Type

// Of returns the declaration of T, a struct of package model.
func Of[T any]() *Type { return typeOf(reflect.TypeFor[T]()) }

func typeOf(t reflect.Type) *Type {
	if known, ok := types.Load(t); ok {
		return known.(*Type)
	}
	made := &Type{goType: t, columns: map[string]int{}, yaml: map[string]*Field{}}
	made.Fields = fieldsOf(t, nil)
	for _, f := range made.Fields {
		if f.YAML {
			made.yaml[f.Name] = f
		}
	}
	made.leaves = leavesOf(made.Fields, "", nil, Field{YAML: true})
	for i, l := range made.leaves {
		made.columns[l.Column] = i
	}
	known, _ := types.LoadOrStore(t, made)
	return known.(*Type)
}

func fieldsOf(t reflect.Type, index []int) []*Field {
	var fields []*Field
	for i := range t.NumField() {
		sf := t.Field(i)
		at := append(append([]int(nil), index...), i)
		tag := sf.Tag.Get("is")
		if tag == "-" || !sf.IsExported() {
			continue
		}
		if sf.Anonymous && sf.Type.Kind() == reflect.Struct {
			if sf.Type != reflect.TypeFor[model.Origin]() {
				fields = append(fields, fieldsOf(sf.Type, at)...)
			}
			continue
		}
		fields = append(fields, fieldOf(sf, tag, at))
	}
	return fields
}

func fieldOf(sf reflect.StructField, tag string, index []int) *Field {
	f := &Field{Name: sf.Tag.Get("name"), YAML: true, CSV: true, index: index}
	if f.Name == "" {
		f.Name = snake(sf.Name)
	}
	if sf.Type == reflect.TypeFor[model.Long]() { // declared like any text
		sf.Type = reflect.TypeFor[model.Text]()
		f.Left = true
		f.index = append(f.index, 0)
	}
	f.Kind, f.Type = kindOf(sf.Type)
	for word := range strings.FieldsSeq(tag) {
		f.apply(word)
	}
	switch f.Kind {
	case Records:
		f.CSV = false
	case Group:
		// A group is required where a field in it is.
		f.Required = slices.ContainsFunc(f.Type.Fields, func(inner *Field) bool { return inner.Required })
	}
	return f
}

func kindOf(t reflect.Type) (Kind, *Type) {
	switch t {
	case reflect.TypeFor[model.Text]():
		return Text, nil
	case reflect.TypeFor[model.Date]():
		return Date, nil
	case reflect.TypeFor[model.When]():
		return When, nil
	case reflect.TypeFor[model.Int]():
		return Int, nil
	case reflect.TypeFor[model.Decimal]():
		return Decimal, nil
	case reflect.TypeFor[model.YesNo]():
		return YesNo, nil
	case reflect.TypeFor[model.Counts]():
		return Counts, nil
	case reflect.TypeFor[[]string]():
		return List, nil
	case reflect.TypeFor[string]():
		return String, nil
	}
	switch t.Kind() {
	case reflect.Struct:
		return Group, typeOf(t)
	case reflect.Slice:
		e := t.Elem()
		if e.Kind() == reflect.Pointer {
			e = e.Elem()
		}
		return Records, typeOf(e)
	}
	panic(fmt.Sprintf("record: no kind for %v", t)) // a field that model may not declare
}

func (f *Field) apply(word string) {
	name, value, _ := strings.Cut(word, ":")
	switch name {
	case "required":
		f.Required = true
	case "key":
		f.Key = true
	case "markdown":
		f.Markdown = true
	case "long":
		f.Long = true
	case "contact":
		f.Contact = true
	case "private":
		f.Private = true
	case "history":
		f.History = true
	case "moment":
		f.Moment = true
	case "planned":
		f.Planned = true
	case "coarse":
		f.Coarse = true
	case "closing":
		f.Closing = true
	case "code":
		f.Vocabulary = value
	case "unit":
		f.Unit = value
	case "table":
		f.Table = value
	case "max":
		f.Max, _ = strconv.Atoi(value)
	case "yaml":
		f.CSV = false
	case "csv":
		f.YAML = false
	case "id", "url", "link", "licence", "email", "phone", "path", "picture", "lang", "pattern", "date", "colour", "month_day":
		f.Form = name
	default:
		panic("record: unknown word in a tag: " + word) // a slip in model
	}
}

// leavesOf flattens groups. What a group is marked with holds for its leaves.
func leavesOf(fields []*Field, prefix string, index []int, group Field) []Leaf {
	var leaves []Leaf
	for _, f := range fields {
		at := append(append([]int(nil), index...), f.index...)
		if !f.CSV || f.Kind == Records {
			continue
		}
		own := *f
		own.Contact = f.Contact || group.Contact
		own.YAML = f.YAML && group.YAML
		if f.Kind == Group {
			leaves = append(leaves, leavesOf(f.Type.Fields, prefix+f.Name+"_", at, own)...)
			continue
		}
		leaves = append(leaves, Leaf{&own, prefix + f.Name, at})
	}
	return leaves
}

// Leaves returns the fields that hold values, flattened, in order.
func (t *Type) Leaves() []Leaf { return t.leaves }

// Field returns the field that YAML calls name, or nil.
func (t *Type) Field(name string) *Field { return t.yaml[name] }

// Names returns what a YAML map of the type may hold.
func (t *Type) Names() []string {
	var names []string
	for _, f := range t.Fields {
		if f.YAML {
			names = append(names, f.Name)
		}
	}
	return names
}

// Column is a column of a CSV: a leaf, and for a text its language ("" where
// the header names none).
type Column struct {
	Leaf *Leaf
	Lang string
}

// Column finds what a header cell names. A text has a column for each
// language: title_mk.
func (t *Type) Column(name string) (Column, bool) {
	if c, ok := t.cache.Load(name); ok {
		return c.(Column), true
	}
	c, ok := t.find(name)
	if ok {
		t.cache.Store(name, c)
	}
	return c, ok
}

func (t *Type) find(name string) (Column, bool) {
	if i, ok := t.columns[name]; ok {
		return Column{Leaf: &t.leaves[i]}, true
	}
	cut := strings.LastIndexByte(name, '_')
	if cut < 0 || !IsLang(name[cut+1:]) {
		return Column{}, false
	}
	if i, ok := t.columns[name[:cut]]; ok && t.leaves[i].Kind == Text {
		return Column{&t.leaves[i], name[cut+1:]}, true
	}
	return Column{}, false
}

// IsLang reports whether a code has the form of a language code: two or three
// small letters, with a script or region after a hyphen if need be.
func IsLang(code string) bool {
	main, rest, more := strings.Cut(code, "-")
	if len(main) < 2 || len(main) > 3 || more && (len(rest) < 2 || len(rest) > 8) {
		return false
	}
	for _, r := range main {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	for _, r := range rest {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return false
		}
	}
	return true
}

// snake turns PlannedOpens into planned_opens and SourceURL into source_url.
func snake(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if unicode.IsUpper(r) && i > 0 && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// For returns the declaration of a struct type of package model.
func For(t reflect.Type) *Type { return typeOf(t) }

// Go returns the struct type that was declared.
func (t *Type) Go() reflect.Type { return t.goType }
