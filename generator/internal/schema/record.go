package schema

import (
	"cmp"
	"reflect"
	"slices"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// kind is the schema of a kind without its head.
func (b *builder) kind(k *Kind) node {
	n := named(b.kindTitle(k), b.kindText(k))
	switch {
	case k.make != nil:
		return append(n, k.make(b)...)
	case k.Spelling == Row:
		return append(n, b.row(k)...)
	}
	at := place{table: k.table, noTable: k.noTable, known: k.known, below: k.below, root: true}
	return append(n, b.record(k.t, at)...)
}

// place is where in a document a record or group stands.
type place struct {
	table   string // whose labels its fields have
	prefix  string // of its columns: the groups around it
	known   []string
	below   []string
	root    bool
	noTable bool
	contact bool
	loose   bool // x_ keys go to no table
}

// record is the schema of a map of fields.
func (b *builder) record(t *record.Type, at place) node {
	if !hasBase(t) && at.prefix == "" {
		at.loose = true
	}
	fields := node{}
	required := []string{}
	for _, f := range t.Fields {
		if !f.YAML {
			continue
		}
		known := slices.Contains(at.known, f.Name)
		if known {
			fields = fields.with(f.Name, b.repeated(f, at))
		} else {
			fields = fields.with(f.Name, b.property(f, at))
		}
		if f.Required && !known {
			required = append(required, f.Name)
		}
	}
	if at.root && slices.Contains(at.known, "consultation") && t.Field("consultation") != nil {
		// The name of a report's file is what it calls consultation.
		fields = fields.with("id", object("title", b.columnTitle(at.table, "id"), "type", "string", "pattern", "^(?:"+idForm+")$"))
	}
	n := object("type", "object", "properties", fields)
	if len(required) > 0 {
		n = n.with("required", required)
	}
	return append(n.with("patternProperties", object(ownName, b.own(at)), "additionalProperties", false), b.sourced(t)...)
}

// sourced allows dates longer than a day only where the source is named.
func (b *builder) sourced(t *record.Type) node {
	exact := node{}
	for _, f := range t.Fields {
		if f.Coarse {
			exact = exact.with(f.Name, not(anyOf(typed("integer"), matching(padded(coarse)))))
		}
	}
	if len(exact) == 0 {
		return nil
	}
	return object("if", object("properties", object("source_url", b.nothing())), "then", object("properties", exact))
}

// hasBase reports whether a type carries what every record does.
func hasBase(t *record.Type) bool {
	_, ok := reflect.New(t.Go()).Interface().(interface{ Base() *model.Record })
	return ok
}

// own is what a key of the publisher's own may hold: what goes to a table is
// held to what a table can have.
func (b *builder) own(at place) node {
	m := manner{noTable: at.noTable}
	name := "own" + m.name()
	if at.loose {
		name = "own-free"
	}
	return b.def(name, func() node {
		single := not(anyOf(typed("array"), typed("object")))
		if !at.loose {
			single = b.said(m)
		}
		return anyOf(object("type", "object", "additionalProperties", ref(name)),
			object("type", "array", "items", single.with("allOf", []node{not(matching(";"))})), single)
	})
}

// repeated is a field that folder or file name tells; it may repeat them.
func (b *builder) repeated(f *record.Field, at place) node {
	n := named(b.fieldTitle(f, at), b.toldText())
	var value node
	if f.Kind == record.Int {
		value = anyOf(yearNumber, matching("^"+yearForm+"$"))
	} else {
		value = b.def("told", func() node {
			return anyOf(matching("^(?:"+idForm+")$"), object("type", "integer", "minimum", 0), b.truth())
		})
	}
	return n.with("anyOf", []node{value, b.nothing()})
}

// property is the schema of a field in YAML.
func (b *builder) property(f *record.Field, at place) node {
	n := named(b.fieldTitle(f, at), b.fieldText(f, at))
	value := b.value(f, at)
	if f.Required {
		n = append(n, value...)
	} else {
		n = n.with("anyOf", []node{value, b.nothing()})
	}
	return append(n, b.rule(at.table+"."+at.prefix+f.Name)...)
}

// value is what a field holds when it holds something.
func (b *builder) value(f *record.Field, at place) node {
	m := manner{noTable: at.noTable, contact: at.contact || f.Contact, long: f.Long, max: f.Max}
	switch f.Kind {
	case record.Text:
		return b.text(m, f.Required)
	case record.Group:
		inner := at
		inner.prefix += f.Name + "_"
		inner.contact = m.contact
		inner.known, inner.root = nil, false
		return b.record(f.Type, inner)
	case record.Records:
		return object("type", "array", "items", b.items(f, at))
	}
	return b.single(f, m)
}

// single is a value that is neither a text by language nor a map or list of
// fields: the same in YAML and in a row.
func (b *builder) single(f *record.Field, m manner) node {
	switch f.Kind {
	case record.List:
		return b.list(f, m, f.Required)
	case record.Counts:
		return b.counts(f)
	case record.Date, record.When:
		return b.date(f)
	case record.Int:
		return b.whole()
	case record.Decimal:
		return b.number()
	case record.YesNo:
		return b.yesNo()
	}
	switch {
	case f.Vocabulary != "":
		return b.code(f.Vocabulary)
	case f.Form != "":
		return b.formed(f.Form)
	}
	return b.plain(m)
}

// items are the records of a nested list.
func (b *builder) items(f *record.Field, at place) node {
	table := cmp.Or(f.Table, f.Name)
	return b.def("item."+at.table+"."+f.Name, func() node {
		inner := place{table: table, known: at.below, below: at.below, noTable: at.noTable, contact: at.contact || f.Contact}
		return append(object("title", b.fieldTitle(f, at)), b.record(f.Type, inner)...)
	})
}

// row is the schema of a row of a CSV, by column, as a program that reads CSV
// or the published JSON gives it.
func (b *builder) row(k *Kind) node {
	at := place{table: k.table, known: k.known}
	columns, texts := node{}, node{}
	required, say := []string{}, []node{}
	leaves := k.t.Leaves()
	for i := range leaves {
		f := *leaves[i].Field
		f.Name = leaves[i].Column
		known := slices.Contains(k.known, f.Name)
		needed := (f.Required || f.Key) && !known
		f.Required = needed
		switch {
		case known:
			columns = columns.with(f.Name, b.repeated(&f, at))
		case f.Kind == record.Text:
			name := "^" + f.Name + "(?:_" + langForm + ")?$"
			m := manner{contact: f.Contact, long: f.Long, max: f.Max}
			texts = texts.with(name, named(b.fieldTitle(&f, at), b.fieldText(&f, at)).
				with("anyOf", []node{b.plain(m), b.nothing()}))
			if needed {
				say = append(say, not(object("patternProperties", object(name, b.nothing()))))
			}
		default:
			columns = columns.with(f.Name, b.cell(&f, at))
			if needed {
				required = append(required, f.Name)
			}
		}
	}
	for _, name := range b.ignored(k, columns) {
		columns = columns.with(name, object("description", b.ignoredText()))
	}
	if k.table == "comments" {
		say = append(say, b.unless("publish", matching(`^\s*withheld\s*$`), "comment"), b.unless("same_as", not(b.nothing()), "disposition"))
	}
	n := object("type", "object", "properties", columns)
	if len(required) > 0 {
		n = n.with("required", required)
	}
	if len(say) > 0 {
		n = n.with("allOf", say)
	}
	texts = texts.with(ownName, b.own(place{}))
	return n.with("patternProperties", texts, "additionalProperties", false)
}

// unless requires a column where another does not hold what does without it.
func (b *builder) unless(other string, holds node, column string) node {
	return object("if", object("properties", object(other, holds), "required", []string{other}),
		"else", object("properties", object(column, not(b.nothing())), "required", []string{column}))
}

// cell is the schema of a value in a row.
func (b *builder) cell(f *record.Field, at place) node {
	n := named(b.fieldTitle(f, at), b.fieldText(f, at))
	var value node
	switch {
	case f.Key && f.Kind == record.Int:
		value = anyOf(yearNumber, matching(padded(yearForm)))
	case f.Key:
		value = b.formed("id")
	default:
		value = b.single(f, manner{contact: f.Contact, max: f.Max})
	}
	if f.Required {
		n = append(n, value...)
	} else {
		n = n.with("anyOf", []node{value, b.nothing()})
	}
	return append(n, b.rule(at.table+"."+f.Name)...)
}

// ignored lists the columns that published tables add and content may keep.
func (b *builder) ignored(k *Kind, columns node) []string {
	names := append([]string{"key", "page_url"}, k.known...)
	if k.derived != nil {
		for _, leaf := range k.derived.Leaves() {
			names = append(names, leaf.Column)
		}
	}
	slices.Sort(names)
	there := columns.keys()
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return slices.Contains(there, name) })
}

// rule is what the loader asks of one field beyond its form.
func (b *builder) rule(field string) node {
	switch field {
	case "site.format":
		return object("allOf", []node{anyOf(object("const", 1), matching(`^\s*0*1\s*$`))})
	case "site.base_url":
		return object("not", matching(`[?#]|//[^/]*@`))
	case "site.feeds_limit":
		return object("not", anyOf(object("const", 0), matching(`^\s*0+\s*$`)))
	case "site.languages":
		return object("if", typed("array"), "then", object("type", "array", "uniqueItems", true))
	case "calendar.id", "consultations.id":
		return object("not", matching(reservedRecord))
	case "calendar.aliases", "consultations.aliases":
		return object("not", anyOf(matching(inCell(reservedRecord)), object("type", "array", "contains", matching(reservedRecord))))
	case "consultations.slips":
		return object("not", anyOf(object("const", 0), object("type", "integer", "minimum", model.MostSlips+1), matching(noSlips)))
	case "municipalities.id":
		return object("not", matching(reservedFolder))
	}
	return nil
}
