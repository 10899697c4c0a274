package site

import (
	"slices"
	"strings"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
)

// CatalogueID is the permanent name of a thing in the catalogue of the data: of
// the catalogue itself (catalog), its publisher (publisher), a table, by its
// name, or all tables (all). Whoever looks it up finds the catalogue. Pages and
// catalogue use the same names.
func (s *Site) CatalogueID(name string) string { return URL(s.Settings.BaseURL, TurtlePath+"#"+name) }

// DatasetIdentifier is by what a portal knows a table again, also when the site
// has moved: its name behind the key of the only municipality, else behind the
// publisher's own website, else that of CatalogueID.
func (s *Site) DatasetIdentifier(name string) string {
	if m := s.OneMunicipality(); m != nil {
		return MunicipalityKey(m) + "/" + name
	}
	if own := host(s.Settings.Publisher.URL); own != "" {
		return own + "/" + name
	}
	return s.CatalogueID(name)
}

// Said is a text with the language in which it is.
type Said struct{ Text, Lang string }

// DatasetTitle is the name of a table in a language of the site, for a reader
// elsewhere who does not see on which site it is; nil stands for all tables.
func (s *Site) DatasetTitle(lang string, t *TableInfo) Said {
	l := s.languages[lang]
	term := "page.data"
	title := l.T(term)
	if t != nil {
		term, title = t.term(), l.tableTitle(t)
	}
	return Said{title + " · " + l.pick(s.Settings.Title), l.Speaks(term)}
}

// DatasetAbout says in a language of the site what a table holds; nil stands
// for all tables.
func (s *Site) DatasetAbout(lang string, t *TableInfo) Said {
	l := s.languages[lang]
	key := "dataset.about.all"
	if t != nil {
		key = t.about()
	}
	return Said{l.T(key), l.Speaks(key)}
}

// about is the term that says what a table holds.
func (t *TableInfo) about() string {
	if t.Term != "" {
		return "dataset.about." + t.Term
	}
	return "dataset.about." + t.Name
}

// term is the term that names a table, or says what of an index or checklist it
// is.
func (t *TableInfo) term() string {
	if t.Term != "" {
		return t.Term
	}
	return tableTitles[t.Name]
}

// LocalAuthority reports whether the publisher of the site is a municipality
// of it: by the address of its own website.
func (s *Site) LocalAuthority() bool {
	own := host(s.Settings.Publisher.URL)
	for _, m := range s.Municipalities {
		if own != "" && own == host(m.Website) {
			return true
		}
	}
	return false
}

// Countries are the countries of the municipalities, by their three letters
// and in the order of the register.
func (s *Site) Countries() []string {
	var list []string
	seen := map[string]bool{}
	for _, m := range s.Municipalities {
		code, _, _ := strings.Cut(m.Code, "-") // ISO 3166-2
		if c := locale.CountryISO3(code); c != "" && !seen[c] {
			seen[c] = true
			list = append(list, c)
		}
	}
	return list
}

// OneMunicipality is the municipality of a site that has one, else nil.
func (s *Site) OneMunicipality() *model.Municipality {
	if len(s.Municipalities) != 1 {
		return nil
	}
	return s.Municipalities[0].Municipality
}

// host is the computer that an address names, without www.
func host(address string) string {
	name, _, _ := strings.Cut(bare(address), "/")
	return strings.TrimPrefix(strings.ToLower(name), "www.")
}

// Include widens an extent by another.
func (e *Extent) Include(other *Extent) {
	earlier := func(a, b model.Date) model.Date {
		if a == 0 || b != 0 && b < a {
			return b
		}
		return a
	}
	e.From, e.To = earlier(e.From, other.From), max(e.To, other.To)
	e.Issued, e.Modified = earlier(e.Issued, other.Issued), max(e.Modified, other.Modified)
	for _, topic := range other.Topics {
		if !slices.Contains(e.Topics, topic) {
			e.Topics = append(e.Topics, topic)
		}
	}
}
