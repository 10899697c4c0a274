package export

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
)

// csvwGroup is what {table}.csv-metadata.json says, as CSV on the Web has it:
// the table, and those that it joins.
type csvwGroup struct {
	Context []any       `json:"@context"`
	License csvwLink    `json:"dc:license"`
	Tables  []csvwTable `json:"tables"`
}

type csvwLink struct {
	ID string `json:"@id"`
}

type csvwTable struct {
	URL    string          `json:"url"`
	Titles []csvwLanguaged `json:"dc:title"`
	Schema csvwSchema      `json:"tableSchema"`
}

// csvwLanguaged is a text in one language.
type csvwLanguaged struct {
	Value string `json:"@value"`
	Lang  string `json:"@language"`
}

type csvwSchema struct {
	Columns     []csvwColumn     `json:"columns"`
	PrimaryKey  string           `json:"primaryKey"`
	ForeignKeys []csvwForeignKey `json:"foreignKeys,omitempty"`
}

type csvwColumn struct {
	Name        string              `json:"name"`
	Titles      map[string][]string `json:"titles"`
	Description []csvwLanguaged     `json:"dc:description,omitempty"`
	Datatype    any                 `json:"datatype"`
	Separator   string              `json:"separator,omitempty"`
	Required    bool                `json:"required,omitempty"`
}

// csvwDatatype is a datatype with a form of its own.
type csvwDatatype struct {
	Base   string `json:"base"`
	Format string `json:"format"`
}

type csvwForeignKey struct {
	Columns   []string      `json:"columnReference"`
	Reference csvwReference `json:"reference"`
}

type csvwReference struct {
	Resource string   `json:"resource"`
	Columns  []string `json:"columnReference"`
}

// WriteCSVW writes the metadata of a table, which lie beside its CSV.
func (p *Package) WriteCSVW(w io.Writer, t *Table) error {
	_, address := site.Licence(p.data.Settings.License)
	g := csvwGroup{Context: []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": p.data.lang}}, License: csvwLink{address}}
	for i, other := range p.data.Tables {
		if other == t || t.refersTo(other.Name) {
			g.Tables = append(g.Tables, p.csvwTable(other, &p.pages.Tables[i]))
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(g); err != nil {
		return fmt.Errorf("writing the metadata of the table %s: %w", t.Name, err)
	}
	return nil
}

// refersTo reports whether a table joins another by its columns. What that one
// joins in turn the first joins too, since it has the same columns.
func (t *Table) refersTo(name string) bool {
	return slices.ContainsFunc(t.joins(), func(j site.Join) bool { return j.Table == name })
}

func (p *Package) csvwTable(t *Table, info *site.TableInfo) csvwTable {
	made := csvwTable{URL: t.Name + ".csv", Schema: csvwSchema{PrimaryKey: "key"}}
	made.Titles = p.languaged(func(l *locale.Lang) string { return p.pages.TableTitle(l.Tag(), info) })
	for i := range t.Columns {
		made.Schema.Columns = append(made.Schema.Columns, p.csvwColumn(t, &t.Columns[i], &info.Columns[i]))
	}
	for _, j := range t.joins() {
		made.Schema.ForeignKeys = append(made.Schema.ForeignKeys, csvwForeignKey{j.Columns, csvwReference{j.Table + ".csv", j.ID}})
	}
	return made
}

// languaged is a text in each language that has it.
func (p *Package) languaged(say func(*locale.Lang) string) []csvwLanguaged {
	var list []csvwLanguaged
	for _, l := range p.langs {
		if text := say(l); text != "" {
			list = append(list, csvwLanguaged{text, l.Tag()})
		}
	}
	return list
}

func (p *Package) csvwColumn(t *Table, c *Column, info *site.ColumnInfo) csvwColumn {
	made := csvwColumn{Name: csvwName(c.Name), Required: info.Required, Titles: map[string][]string{}, Datatype: "string"}
	for i, l := range p.langs {
		var titles []string
		if i == 0 {
			titles = append(titles, c.Name) // by which the header of the CSV is known
		}
		if label := l.Column(t.Words, c.Name); label != "" && label != c.Name {
			titles = append(titles, label)
		}
		if titles != nil {
			made.Titles[l.Tag()] = titles
		}
	}
	made.Description = p.languaged(func(l *locale.Lang) string { return meaning(l, t, c, info) })
	if c.Leaf == nil {
		return made
	}
	switch c.Leaf.Kind {
	case record.Int:
		made.Datatype = "integer"
	case record.Decimal:
		made.Datatype = "decimal"
	case record.Date:
		made.Datatype = "date"
	case record.YesNo:
		made.Datatype = csvwDatatype{"boolean", "yes|no"}
	case record.When:
		made.Datatype = csvwDatatype{"string", momentPattern(c.Leaf)}
	case record.Counts:
		made.Separator = ";" // of code=number
	case record.List, record.String:
		if c.Leaf.Kind == record.List {
			made.Separator = ";"
		}
		if info.Values != nil {
			made.Datatype = csvwDatatype{"string", oneOf(info.Values)}
		}
	}
	return made
}

// oneOf is a pattern that matches the codes and nothing else.
func oneOf(codes []string) string {
	codes = slices.Clone(codes)
	for i, code := range codes {
		codes[i] = regexp.QuoteMeta(code)
	}
	return strings.Join(codes, "|")
}

// csvwName is the name of a column as a variable of a URI template, which has
// letters, digits and _ and writes the rest with %.
func csvwName(column string) string {
	var b strings.Builder
	for _, c := range []byte(column) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
