// Package export writes the open data: every table as CSV and JSON, and every
// consultation as one JSON document. Columns, types and order come from the
// declarations in package model.
package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
)

// Table is one table of the open data, with its columns for this site.
type Table struct {
	Name    string
	Words   string     // the table under which the words of its columns stand
	Title   model.Text // of the index or checklist that it is of; empty for the others
	Term    string     // says what of it
	Columns []Column
	rows    func(m *facts.Municipality, yield func(Row) bool) bool
	count   func(m *facts.Municipality, yield func(Row) bool) bool // the same rows without keys and texts left
	extent  func() site.Extent                                     // found once
	ofAll   bool                                                   // the rows are municipalities, which have no table of their own
}

// Column is a column of a table.
type Column struct {
	Name    string
	Lang    string       // of a text, else ""
	Leaf    *record.Leaf // nil for the publisher's own x_ columns
	Derived bool
}

// Row is a record with what was worked out about it.
type Row struct {
	Record, Derived any // pointers to structs of package model
	base            *model.Record
}

// declared is a table before the columns that a site adds.
type declared struct {
	name            string
	words           string     // the table under which the words of its columns stand; "" for its name
	title           model.Text // of the index or checklist that it is of
	term            string     // that says what of it
	record, derived *record.Type
	made            bool                                                            // the rows are worked out, and have no columns but those declared
	rows            func(s *Site, m *facts.Municipality, yield func(Row) bool) bool // whether to go on
}

// Site is a site as it is exported.
type Site struct {
	*facts.Site
	Tables  []*Table
	lang    string // the first language, to whose pages the rows point
	keyless bool   // rows are gone through for something else than their keys and texts, which take long
}

// New prepares the tables of a site.
func New(fs *facts.Site) *Site {
	s := &Site{Site: fs, lang: fs.Settings.Languages[0]}
	keyless := *s
	keyless.keyless = true
	all := slices.Concat(tables, s.opennessTables())
	s.Tables = make([]*Table, len(all))
	var wg sync.WaitGroup
	for i, d := range all {
		t := &Table{Name: d.name, Words: cmp.Or(d.words, d.name), Title: d.title, Term: d.term, ofAll: d.name == "municipalities",
			rows:  func(m *facts.Municipality, yield func(Row) bool) bool { return d.rows(s, m, yield) },
			count: func(m *facts.Municipality, yield func(Row) bool) bool { return d.rows(&keyless, m, yield) }}
		t.extent = sync.OnceValue(func() site.Extent { return s.extent(t) })
		s.Tables[i] = t
		wg.Go(func() { s.columns(t, d) })
	}
	wg.Wait()
	return s
}

// columns lists the columns of a table: keys and fields in the order of the
// declaration, then the publisher's own, then what was worked out. A text
// has a column for each language of the site, and for each other in which
// some row of the table has it.
func (s *Site) columns(t *Table, d declared) {
	languages, own := s.Settings.Languages, []string(nil)
	if !d.made {
		languages, own = s.used(t, d.record)
	}
	add := func(leaves []record.Leaf, derived bool) {
		for i := range leaves {
			leaf := &leaves[i]
			switch {
			case leaf.Private || leaf.Long:
			case leaf.Kind == record.Text:
				for _, lang := range languages {
					t.Columns = append(t.Columns, Column{leaf.Column + "_" + lang, lang, leaf, derived})
				}
			default:
				t.Columns = append(t.Columns, Column{leaf.Column, "", leaf, derived})
			}
		}
	}
	add(d.record.Leaves(), false)
	for _, name := range own {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	add(d.derived.Leaves(), true)
}

// used finds the languages and the x_ columns that the rows of a table need.
func (s *Site) used(t *Table, declaration *record.Type) (languages, own []string) {
	languages = slices.Clone(s.Settings.Languages)
	var more []string
	for _, m := range s.Municipalities {
		foreign := slices.ContainsFunc(m.Languages, func(l string) bool { return !slices.Contains(languages, l) })
		t.count(m, func(r Row) bool {
			for _, x := range r.base.Extra {
				if !slices.Contains(own, x.Name) {
					own = append(own, x.Name)
				}
			}
			if !foreign && !t.ofAll {
				return true
			}
			for i, leaves := 0, declaration.Leaves(); i < len(leaves); i++ {
				if leaves[i].Kind != record.Text || leaves[i].Long {
					continue
				}
				leaves[i].Strings(r.Record, func(lang, _ string) {
					if !slices.Contains(languages, lang) && !slices.Contains(more, lang) {
						more = append(more, lang)
					}
				})
			}
			return true
		})
	}
	slices.Sort(more)
	slices.Sort(own)
	return append(languages, more...), own
}

// Of reports whether a table is written for a municipality too: those of
// indices and checklists only where they have a row.
func (s *Site) Of(t *Table, m *facts.Municipality) bool {
	has := !t.ofAll && t.Term == ""
	if t.Term != "" {
		t.count(m, func(Row) bool { has = true; return false })
	}
	return has
}

// OfComments reports whether the rows are comments.
func (t *Table) OfComments() bool { return t.Name == "comments" }

// number is how many rows a municipality has.
func (t *Table) number(m *facts.Municipality) int {
	n := 0
	if t.OfComments() { // which may have been left in their files
		for _, c := range m.Consultations {
			n += c.Commented.N
		}
		return n
	}
	t.count(m, func(Row) bool { n++; return true })
	return n
}

// each calls yield for each row of all municipalities until it returns false.
func (s *Site) each(t *Table, yield func(Row) bool) {
	for _, m := range s.Municipalities {
		if !t.rows(m, yield) {
			return
		}
	}
}

// Append writes a cell.
func (c *Column) Append(dst []byte, r Row) []byte {
	switch {
	case c.Leaf == nil:
		for _, x := range r.base.Extra {
			if x.Name == c.Name {
				return append(dst, x.Value...)
			}
		}
		return dst
	case c.Derived:
		return c.Leaf.AppendCell(dst, r.Derived, c.Lang)
	}
	return c.Leaf.AppendCell(dst, r.Record, c.Lang)
}

// appendObject writes a row as a JSON object on a line of its own.
func (t *Table) appendObject(dst []byte, cells []string) []byte {
	dst = append(dst, "\n{"...)
	comma := false
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		if comma {
			dst = append(dst, ',')
		}
		comma = true
		dst = append(appendString(dst, t.Columns[i].Name), ':')
		dst = appendTyped(dst, t.Columns[i].Leaf, cell)
	}
	return append(dst, '}')
}

// appendTyped writes a cell as the JSON value of its kind.
func appendTyped(dst []byte, leaf *record.Leaf, cell string) []byte {
	if leaf == nil {
		return appendString(dst, cell)
	}
	switch leaf.Kind {
	case record.Int, record.Decimal:
		return append(dst, cell...)
	case record.YesNo:
		if cell == "yes" {
			return append(dst, "true"...)
		}
		return append(dst, "false"...)
	case record.List:
		dst = append(dst, '[')
		for more := true; more; {
			var part string
			if part, cell, more = strings.Cut(cell, ";"); more {
				dst = append(appendString(dst, part), ',')
			} else {
				dst = appendString(dst, part)
			}
		}
		return append(dst, ']')
	}
	return appendString(dst, cell)
}

func appendString(dst []byte, s string) []byte {
	// What the content holds is valid UTF-8 without control characters, so
	// little needs an escape; the encoder knows the rest.
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			return appendEscaped(dst, s)
		}
	}
	return append(append(append(dst, '"'), s...), '"')
}

func appendEscaped(dst []byte, s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always encodes
	return append(dst, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

// keyOf joins the parts of a permanent key.
func keyOf(m *facts.Municipality, parts ...string) string {
	return strings.Join(append([]string{site.MunicipalityKey(m.Municipality)}, parts...), "/")
}
