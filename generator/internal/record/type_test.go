package record_test

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// plan is a record with a field of every kind.
type plan struct {
	Municipality string     `is:"key"`
	ID           string     `is:"id required"`
	Title        model.Text `is:"required max:90"`
	SourceURL    string     `is:"url"`
	URL          string
	AreaKm2      model.Decimal `name:"area_km2"`
	Adopted      model.Date
	Opens        model.When `is:"moment"`
	Slips        model.Int
	Open         model.YesNo
	ByType       model.Counts `is:"code:respondent_type"`
	Topics       []string     `is:"code:topic"`
	Contact      person       `is:"contact"`
	Channels     person       `name:"respond" is:"csv"`
	Body         model.Text   `is:"yaml"`
	Steps        []step       `is:"yaml table:steps"`
	More         []*step
	Left         string `is:"-"`
	model.Record
	model.Origin
}

type person struct {
	Name  model.Text
	Email string `is:"email"`
	Desk  desk
}

type desk struct {
	Room string `is:"required"`
}

type step struct {
	ID string `is:"id"`
}

func TestFields(t *testing.T) {
	typ := record.Of[plan]()
	const want = "municipality id title source_url url area_km2 adopted opens slips open by_type topics contact body steps more " +
		"source_url recorded_by recorded_on draft publish_on"
	if got := strings.Join(typ.Names(), " "); got != want {
		t.Errorf("Names = %s, want %s", got, want)
	}
	for name, kind := range map[string]record.Kind{"id": record.String, "title": record.Text, "topics": record.List, "adopted": record.Date,
		"opens": record.When, "slips": record.Int, "area_km2": record.Decimal, "open": record.YesNo, "by_type": record.Counts,
		"contact": record.Group, "steps": record.Records, "more": record.Records} {
		if f := typ.Field(name); f == nil || f.Kind != kind {
			t.Errorf("Field(%q) = %+v, want kind %d", name, f, kind)
		}
	}
	for _, name := range []string{"", "respond", "left", "origin", "contact_name", "title_mk", "ID"} {
		if f := typ.Field(name); f != nil {
			t.Errorf("Field(%q) = %+v, want none", name, f)
		}
	}
	if !typ.Field("contact").Required {
		t.Error("a group with a required field is not required")
	}
	if typ != record.For(reflect.TypeFor[plan]()) || typ.Go() != reflect.TypeFor[plan]() {
		t.Error("Of, For and Go do not agree")
	}
}

func TestLeavesAreGroupsFlattened(t *testing.T) {
	var names, contact, csvOnly []string
	for _, l := range record.Of[plan]().Leaves() {
		names = append(names, l.Column)
		if l.Contact {
			contact = append(contact, l.Column)
		}
		if !l.YAML {
			csvOnly = append(csvOnly, l.Column)
		}
	}
	for _, tt := range []struct {
		what, want string
		got        []string
	}{
		{"columns", "municipality id title source_url url area_km2 adopted opens slips open by_type topics " +
			"contact_name contact_email contact_desk_room respond_name respond_email respond_desk_room " +
			"source_url recorded_by recorded_on draft publish_on", names},
		{"columns for contacts", "contact_name contact_email contact_desk_room", contact},
		{"columns without a YAML key", "respond_name respond_email respond_desk_room", csvOnly},
	} {
		if got := strings.Join(tt.got, " "); got != tt.want {
			t.Errorf("%s are %s, want %s", tt.what, got, tt.want)
		}
	}
}

func TestColumn(t *testing.T) {
	typ := record.Of[plan]()
	for _, tt := range []struct{ name, leaf, lang string }{
		{"id", "id", ""},
		{"title", "title", ""},
		{"title_mk", "title", "mk"},
		{"title_sr-Latn", "title", "sr-Latn"},
		{"contact_name_rom", "contact_name", "rom"},
		{"contact_email", "contact_email", ""},
		{"respond_desk_room", "respond_desk_room", ""},
		{"area_km2", "area_km2", ""},
		{"", "", ""},
		{"Title", "", ""},
		{"id_mk", "", ""}, // no text
		{"title_", "", ""},
		{"title_MK", "", ""},
		{"title_m", "", ""},
		{"title_mk_sq", "", ""},
		{"contact", "", ""}, // a group
		{"steps", "", ""},   // a table of its own
		{"body_mk", "", ""}, // in YAML alone
		{"_mk", "", ""},
	} {
		for range 2 { // the second is answered from memory
			c, ok := typ.Column(tt.name)
			leaf := ""
			if c.Leaf != nil {
				leaf = c.Leaf.Column
			}
			if leaf != tt.leaf || c.Lang != tt.lang || ok != (tt.leaf != "") {
				t.Errorf("Column(%q) = %q, %q, %v, want %q, %q", tt.name, leaf, c.Lang, ok, tt.leaf, tt.lang)
			}
		}
	}
}

func TestIsLang(t *testing.T) {
	for _, code := range []string{"mk", "sq", "rom", "sr-Latn", "pt-BR", "es-419", "sr-ijekavsk"} {
		if !record.IsLang(code) {
			t.Errorf("IsLang(%q) = false", code)
		}
	}
	for _, code := range []string{"", "m", "MK", "mk-", "mk-x", "-mk", "maced", "mk_MK", "mk-ijekavska", "мк", "mk-мк", "sr-Latn-RS"} {
		if record.IsLang(code) {
			t.Errorf("IsLang(%q) = true", code)
		}
	}
}

// tagged has every word of a tag once.
type tagged struct {
	Required string     `is:"required"`
	Key      string     `is:"key"`
	ID       string     `is:"id"`
	URL      string     `is:"url"`
	Link     string     `is:"link"`
	Licence  string     `is:"licence"`
	Email    string     `is:"email"`
	Phone    string     `is:"phone"`
	Path     string     `is:"path"`
	Picture  string     `is:"picture"`
	Lang     string     `is:"lang"`
	Pattern  string     `is:"pattern"`
	Date     string     `is:"date"`
	Colour   string     `is:"colour"`
	MonthDay string     `is:"month_day"`
	Code     string     `is:"code:topic"`
	Markdown model.Text `is:"markdown"`
	Long     model.Text `is:"long"`
	Contact  string     `is:"contact"`
	Moment   model.When `is:"moment"`
	Planned  model.When `is:"planned"`
	Coarse   model.When `is:"coarse"`
	Closing  model.When `is:"closing"`
	Unit     model.Int  `is:"unit:days"`
	Max      string     `is:"max:90"`
	Table    []step     `is:"table:steps"`
	YAML     string     `is:"yaml"`
	CSV      string     `is:"csv"`
	Private  string     `is:"private"`
	History  model.Date `is:"history"`
}

// says writes what a field was declared to be.
func says(f *record.Field) string {
	var words []string
	v := reflect.ValueOf(*f)
	for i := range v.NumField() {
		sf := v.Type().Field(i)
		if sf.Type.Kind() == reflect.Bool && sf.Name != "YAML" && sf.Name != "CSV" && v.Field(i).Bool() {
			words = append(words, strings.ToLower(sf.Name))
		}
	}
	if f.Form != "" {
		words = append(words, f.Form)
	}
	if f.Vocabulary != "" {
		words = append(words, "code:"+f.Vocabulary)
	}
	if f.Table != "" {
		words = append(words, "table:"+f.Table)
	}
	if f.Unit != "" {
		words = append(words, "unit:"+f.Unit)
	}
	if f.Max == 90 {
		words = append(words, "max:90")
	}
	switch {
	case f.Kind == record.Records:
	case !f.CSV:
		words = append(words, "yaml")
	case !f.YAML:
		words = append(words, "csv")
	}
	return strings.Join(words, " ")
}

// Every word of a tag does what it says, and nothing else.
func TestEveryWordOfATag(t *testing.T) {
	goType := reflect.TypeFor[tagged]()
	var words []string
	for i, f := range record.Of[tagged]().Fields {
		want := goType.Field(i).Tag.Get("is")
		if got := says(f); got != want {
			t.Errorf("the tag %q declares %q", want, got)
		}
		word, _, _ := strings.Cut(want, ":")
		words = append(words, word)
	}
	doc, err := os.ReadFile("../model/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(doc), "A tag is a list of words:")
	for _, line := range regexp.MustCompile(`(?m)^//\t([a-z].*?)(?:  .*)?$`).FindAllStringSubmatch(list, -1) {
		for word := range strings.SplitSeq(line[1], ", ") {
			word, _, _ = strings.Cut(word, ":")
			if !slices.Contains(words, word) {
				t.Errorf("no example of %q, which doc.go of package model lists", word)
			}
		}
	}
}

// A declaration that cannot be understood is a slip in package model.
func TestSlipsInDeclarations(t *testing.T) {
	for name, declare := range map[string]func(){
		"an unknown word": func() {
			record.Of[struct {
				X string `is:"requird"`
			}]()
		},
		"an unknown type": func() { record.Of[struct{ X float64 }]() },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is accepted", name)
				}
			}()
			declare()
		}()
	}
}

// Every record of package model can be read.
func TestDeclarationsOfTheModel(t *testing.T) {
	for _, typ := range []*record.Type{record.Of[model.Settings](), record.Of[model.Municipality](), record.Of[model.Calendar](),
		record.Of[model.Consultation](), record.Of[model.Report](), record.Of[model.Comment](), record.Of[model.Methodology](),
		record.Of[model.Checklist](), record.Of[model.Round](), record.Of[model.Action](), record.Of[model.Mentoring](), record.Of[model.PageHead]()} {
		known := model.BuiltIn()
		for _, l := range typ.Leaves() {
			if _, ok := known[l.Vocabulary]; l.Vocabulary != "" && !ok {
				t.Errorf("%s: there is no vocabulary %q", l.Column, l.Vocabulary)
			}
			if c, ok := typ.Column(l.Column); !ok || c.Leaf.Column != l.Column {
				t.Errorf("Column(%q) = %v, %v", l.Column, c, ok)
			}
		}
	}
}
