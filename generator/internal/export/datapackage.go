package export

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
)

// Package tells what the tables of a site are, for people and programs: as
// data/datapackage.json and as data/all.zip. The tables must have been
// written, since it says how long each is and what its bytes add up to.
type Package struct {
	data  *Parts
	pages *site.Site
	langs []*locale.Lang // of the site; the first speaks where a standard wants one language
}

// NewPackage prepares the description of the tables. The words and the sizes
// are those of the pages.
func NewPackage(data *Parts, pages *site.Site) *Package {
	p := &Package{data: data, pages: pages}
	for _, lang := range data.Settings.Languages {
		p.langs = append(p.langs, pages.Words.Lang(lang))
	}
	return p
}

// texts is a text by language. The standard wants a text in one language;
// beside it stand those of all.
type texts map[string]string

// dataPackage is a Data Package, version 2.0 of the standard.
type dataPackage struct {
	Schema       string        `json:"$schema"`
	Name         string        `json:"name"`
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Titles       texts         `json:"titles"`
	Description  string        `json:"description,omitempty"`
	Descriptions texts         `json:"descriptions,omitempty"`
	Homepage     string        `json:"homepage"`
	Languages    []string      `json:"languages"`
	Licenses     []licence     `json:"licenses"`
	Contributors []contributor `json:"contributors"`
	Sources      []source      `json:"sources"`
	Resources    []resource    `json:"resources"`
}

type licence struct {
	Name string `json:"name,omitempty"`
	Path string `json:"path"`
}

type contributor struct {
	Title string   `json:"title"`
	Path  string   `json:"path,omitempty"`
	Email string   `json:"email,omitempty"`
	Roles []string `json:"roles"`
}

type source struct {
	Title string `json:"title"`
	Path  string `json:"path"`
}

// resource is a table.
type resource struct {
	Name      string      `json:"name"`
	Type      string      `json:"type"`
	Path      string      `json:"path"`
	Title     string      `json:"title"`
	Titles    texts       `json:"titles"`
	Homepage  string      `json:"homepage"`
	Format    string      `json:"format"`
	MediaType string      `json:"mediatype"`
	Encoding  string      `json:"encoding"`
	Bytes     int         `json:"bytes"`
	Hash      string      `json:"hash"`
	Rows      int         `json:"rows"`
	Schema    tableSchema `json:"schema"`
}

type tableSchema struct {
	Fields      []field      `json:"fields"`
	PrimaryKey  []string     `json:"primaryKey"`
	UniqueKeys  [][]string   `json:"uniqueKeys,omitempty"`
	ForeignKeys []foreignKey `json:"foreignKeys,omitempty"`
}

// field is a column.
type field struct {
	Name           string       `json:"name"`
	Type           string       `json:"type"`
	Title          string       `json:"title,omitempty"`
	Titles         texts        `json:"titles,omitempty"`
	Description    string       `json:"description,omitempty"`
	Descriptions   texts        `json:"descriptions,omitempty"`
	TrueValues     []string     `json:"trueValues,omitempty"`
	FalseValues    []string     `json:"falseValues,omitempty"`
	Categories     []category   `json:"categories,omitempty"`
	ItemCategories []category   `json:"itemCategories,omitempty"` // ours: of the parts of a cell that holds several
	Constraints    *constraints `json:"constraints,omitempty"`
}

// category is a code with its label.
type category struct {
	Value  string `json:"value"`
	Label  string `json:"label"`
	Labels texts  `json:"labels"`
}

type constraints struct {
	Required bool     `json:"required,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Enum     []string `json:"enum,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// WriteJSON writes datapackage.json. Its paths hold in the folder data and in
// the ZIP.
func (p *Package) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(p.describe()); err != nil {
		return fmt.Errorf("writing the Data Package: %w", err)
	}
	return nil
}

func (p *Package) describe() *dataPackage {
	s := &p.data.Settings
	d := &dataPackage{Schema: "https://datapackage.org/profiles/2.0/datapackage.json",
		Name: packageName(s.BaseURL), ID: site.URL(s.BaseURL, "data/datapackage.json"),
		Homepage: site.URL(s.BaseURL, p.data.lang+"/data/index.html"), Languages: s.Languages}
	d.Title, d.Titles = p.told(func(l *locale.Lang) string { return p.in(l, s.Title) })
	d.Description, d.Descriptions = p.told(func(l *locale.Lang) string { return p.in(l, s.Description) })
	name, path := site.Licence(s.License)
	if name == path {
		name = "" // only an address is known
	}
	d.Licenses = []licence{{name, path}}
	publisher := p.in(p.langs[0], s.Publisher.Name)
	d.Contributors = []contributor{{publisher, s.Publisher.URL, s.Publisher.Email, []string{"publisher"}}}
	d.Sources = []source{{d.Title, s.BaseURL}}
	for i, t := range p.data.Tables {
		d.Resources = append(d.Resources, p.resource(t, &p.pages.Tables[i]))
	}
	return d
}

// packageName is the address of the site as a name: its letters, digits, dots
// and hyphens.
func packageName(baseURL string) string {
	_, address, _ := strings.Cut(strings.ToLower(strings.TrimRight(baseURL, "/")), "://")
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return '-'
	}, address)
}

// in is a text of the site in a language, else in the first that has it.
func (p *Package) in(l *locale.Lang, t model.Text) string {
	text, _ := t.Pick(l.Tag(), nil, p.data.Settings.Languages)
	return text
}

// told is a text in the first language, and in all.
func (p *Package) told(say func(*locale.Lang) string) (first string, all texts) {
	if first = say(p.langs[0]); first == "" {
		return "", nil
	}
	all = texts{}
	for _, l := range p.langs {
		if text := say(l); text != "" {
			all[l.Tag()] = text
		}
	}
	return first, all
}

func (p *Package) resource(t *Table, info *site.TableInfo) resource {
	r := resource{Name: t.Name, Type: "table", Path: t.Name + ".csv", Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
		Homepage: site.URL(p.data.Settings.BaseURL, p.data.lang+"/data/"+t.Name+".html"),
		Bytes:    info.CSV, Hash: "sha256:" + hex.EncodeToString(info.Sum[:]), Rows: info.Rows}
	r.Title, r.Titles = p.told(func(l *locale.Lang) string { return p.pages.TableTitle(l.Tag(), info) })
	for i := range t.Columns {
		r.Schema.Fields = append(r.Schema.Fields, p.field(t, &t.Columns[i], &info.Columns[i]))
	}
	r.Schema.PrimaryKey = []string{"key"}
	for _, j := range joins {
		if j.Table == t.Name {
			r.Schema.UniqueKeys = append(r.Schema.UniqueKeys, j.ID)
		}
	}
	for _, j := range t.joins() {
		r.Schema.ForeignKeys = append(r.Schema.ForeignKeys, foreignKey{j.Columns, reference{j.Table, j.ID}})
	}
	return r
}

// joins are the columns by which every table that has them joins another
// (contract, section 5).
var joins = []site.Join{
	{Table: "municipalities", Columns: []string{"municipality"}, ID: []string{"id"}},
	{Table: "consultations", Columns: []string{"municipality", "consultation"}, ID: []string{"municipality", "id"}},
}

// joins are those of a table.
func (t *Table) joins() []site.Join {
	var list []site.Join
	for _, j := range joins {
		if j.Table != t.Name && t.has(j.Columns) {
			list = append(list, j)
		}
	}
	return list
}

// has reports whether a table has all of some columns.
func (t *Table) has(columns []string) bool {
	return !slices.ContainsFunc(columns, func(name string) bool {
		return !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Name == name })
	})
}

func (p *Package) field(t *Table, c *Column, info *site.ColumnInfo) field {
	f := field{Name: c.Name, Type: "string"}
	f.Title, f.Titles = p.told(func(l *locale.Lang) string { return l.Column(t.Words, c.Name) })
	f.Description, f.Descriptions = p.told(func(l *locale.Lang) string { return meaning(l, t, c, info) })
	limits := constraints{Required: info.Required}
	if c.Leaf != nil {
		switch c.Leaf.Kind {
		case record.Int:
			f.Type = "integer"
		case record.Decimal:
			f.Type = "number"
		case record.Date:
			f.Type = "date"
		case record.YesNo:
			f.Type, f.TrueValues, f.FalseValues = "boolean", []string{"yes"}, []string{"no"}
		case record.When:
			limits.Pattern = momentPattern(c.Leaf)
		case record.List, record.Counts:
			f.ItemCategories = p.categories(info)
		case record.String:
			limits.Enum = info.Values
			f.Categories = p.categories(info)
		}
	}
	if limits.Required || limits.Pattern != "" || limits.Enum != nil {
		f.Constraints = &limits
	}
	return f
}

// meaning is what a column means, with the form of its cells where no type of
// the standard says it.
func meaning(l *locale.Lang, t *Table, c *Column, info *site.ColumnInfo) string {
	name := c.Name
	if c.Leaf != nil {
		name = c.Leaf.Column // of a text: without its language
	}
	var parts []string
	if about := l.About(t.Words, name); about != "" {
		parts = append(parts, about)
	}
	switch info.Type {
	case "datetime", "planned", "list", "counts", "url":
		parts = append(parts, l.T("type."+info.Type))
	}
	return strings.Join(parts, " · ")
}

// momentPattern is the form of a moment: a day, with a time where one may
// stand, or coarser. It has no anchors: the standard matches whole cells.
func momentPattern(leaf *record.Leaf) string {
	const month, day, clock = "[0-9]{4}-[0-9]{2}", "-[0-9]{2}", "(T[0-9]{2}:[0-9]{2})?"
	if leaf.Planned || leaf.Coarse {
		return "[0-9]{4}(-Q[1-4])?|" + month + "(" + day + clock + ")?"
	}
	return month + day + clock
}

// categories are the codes that a column may hold, with their labels.
func (p *Package) categories(info *site.ColumnInfo) []category {
	var list []category
	for _, code := range info.Values {
		c := category{Value: code}
		c.Label, c.Labels = p.told(func(l *locale.Lang) string { return l.Label(info.Vocabulary, code) })
		list = append(list, c)
	}
	return list
}
