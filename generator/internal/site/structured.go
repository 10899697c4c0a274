package site

import (
	"encoding/json"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"konsulta/generator/internal/model"
)

// What pages tell search engines, in the words of schema.org. It stands in a
// script element as data, which no browser runs; nothing in a text can end that
// element, since < is written as JSON allows it, \u003c.

// structured is what a page says of itself: its place in the site, and what its
// view said in Structured.
func (l *language) structured(p *Page) template.JS {
	if p.NoIndex || len(p.Breadcrumb) == 0 {
		return ""
	}
	const context = `{"@context":"https://schema.org",`
	dst := make([]byte, 0, 1024)
	if p.Structured == "" {
		return template.JS(append(l.appendTrail(append(dst, context...), p), '}'))
	}
	dst = append(append(dst, context...), `"@graph":[{`...)
	dst = append(append(l.appendTrail(dst, p), "},"...), p.Structured...)
	return template.JS(append(dst, "]}"...))
}

// appendTrail writes the fields of the BreadcrumbList, down to the page itself.
func (l *language) appendTrail(dst []byte, p *Page) []byte {
	dst = append(dst, `"@type":"BreadcrumbList","itemListElement":[`...)
	item := func(position int, name, folder, page string) {
		if position > 1 {
			dst = append(dst, ',')
		}
		dst = append(dst, `{"@type":"ListItem","position":`...)
		dst = strconv.AppendInt(dst, int64(position), 10)
		dst = appendString(append(dst, `,"name":`...), name)
		dst = appendString(append(dst, `,"item":`...), folder, page)
		dst = append(dst, '}')
	}
	for i := range p.Breadcrumb {
		link := &p.Breadcrumb[i]
		path := strings.TrimPrefix(link.Href, p.Root)
		if strings.HasSuffix(path, "/index.html") {
			path = path[:len(path)-len("index.html")]
		}
		item(i+1, link.Text, l.Settings.BaseURL, path)
	}
	item(len(p.Breadcrumb)+1, p.Title, p.Canonical, "")
	return append(dst, ']')
}

// appendString writes a string of JSON that may stand in a script element. It
// is given in parts; what is not plain goes through the standard library.
func appendString(dst []byte, parts ...string) []byte {
	if slices.ContainsFunc(parts, special) {
		text, _ := json.Marshal(strings.Join(parts, "")) // a string always encodes
		return append(dst, text...)
	}
	dst = append(dst, '"')
	for _, s := range parts {
		dst = append(dst, s...)
	}
	return append(dst, '"')
}

// special reports whether a text holds what JSON or HTML writes otherwise.
func special(s string) bool {
	for i := range len(s) {
		switch c := s[i]; c {
		case '"', '\\', '<', '>', '&', 0x7f:
			return true
		case 0xe2: // U+2028 and U+2029 end lines of a script
			if strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029") {
				return true
			}
		default:
			if c < ' ' {
				return true
			}
		}
	}
	return false
}

// schemaDataset is a Dataset: a table.
type schemaDataset struct {
	Type        string            `json:"@type"`
	ID          string            `json:"@id"`
	Name        string            `json:"name"`
	Description string            `json:"description"`
	URL         string            `json:"url"`
	Licence     string            `json:"license,omitempty"`
	Identifier  string            `json:"identifier,omitempty"`
	Languages   []string          `json:"inLanguage,omitempty"`
	Free        bool              `json:"isAccessibleForFree,omitempty"`
	Keywords    []string          `json:"keywords,omitempty"`
	Creator     *schemaThing      `json:"creator,omitempty"`
	Publisher   *schemaThing      `json:"publisher,omitempty"`
	Catalogue   *schemaThing      `json:"includedInDataCatalog,omitempty"`
	Period      string            `json:"temporalCoverage,omitempty"`
	Places      []schemaPlace     `json:"spatialCoverage,omitempty"`
	Issued      string            `json:"datePublished,omitempty"`
	Modified    string            `json:"dateModified,omitempty"`
	Variables   []string          `json:"variableMeasured,omitempty"`
	Files       []schemaDownload  `json:"distribution,omitempty"`
	Datasets    []json.RawMessage `json:"dataset,omitempty"` // of a DataCatalog
}

// schemaThing is an organisation or a catalogue.
type schemaThing struct {
	Type string `json:"@type"`
	ID   string `json:"@id"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type schemaPlace struct {
	Type   string     `json:"@type"`
	Name   string     `json:"name"`
	SameAs string     `json:"sameAs,omitempty"`
	Geo    *schemaGeo `json:"geo,omitempty"`
}

type schemaGeo struct {
	Type string        `json:"@type"`
	Lat  model.Decimal `json:"latitude"`
	Lon  model.Decimal `json:"longitude"`
}

type schemaDownload struct {
	Type      string `json:"@type"`
	URL       string `json:"contentUrl"`
	MediaType string `json:"encodingFormat"`
	Size      string `json:"contentSize"`
}

// schemaTable is what every page says of a table.
func (l *language) schemaTable(t *TableInfo) schemaDataset {
	_, licence := Licence(l.Settings.License)
	about := l.DatasetAbout(l.Tag(), t).Text
	const least = 50 // characters; search engines want as many
	if len([]rune(about)) < least {
		about += " " + l.T("ui.data_intro")
	}
	return schemaDataset{Type: "Dataset", ID: l.CatalogueID(t.Name), Name: l.DatasetTitle(l.Tag(), t).Text, Description: about,
		URL: URL(l.Settings.BaseURL, l.Tag()+"/data/"+t.Name+".html"), Licence: licence}
}

// schemaDataset tells search engines of a table, on its page.
func (l *language) schemaDataset(t *TableInfo) template.JS {
	d := l.schemaTable(t)
	d.Identifier, d.Languages, d.Free = l.DatasetIdentifier(t.Name), l.Settings.Languages, true
	for _, word := range []string{l.tableTitle(t), l.T("page.consultations"), l.T("page.municipalities"), l.T("page.data")} {
		if !slices.Contains(d.Keywords, word) {
			d.Keywords = append(d.Keywords, word)
		}
	}
	d.Creator = l.schemaPublisher()
	d.Catalogue = &schemaThing{"DataCatalog", l.CatalogueID("catalog"), l.DatasetTitle(l.Tag(), nil).Text,
		URL(l.Settings.BaseURL, l.Tag()+"/data/index.html")}
	if t.Extent.From != 0 {
		d.Period = t.Extent.From.String() + "/" + t.Extent.To.String()
	}
	d.Issued, d.Modified = t.Extent.Issued.String(), t.Extent.Modified.String()
	d.Places = l.schemaPlaces()
	d.Variables = l.schemaVariables(t)
	file := func(ext, mediaType string, size int) schemaDownload {
		return schemaDownload{"DataDownload", URL(l.Settings.BaseURL, "data/"+t.Name+ext), mediaType, strconv.Itoa(size) + " B"}
	}
	d.Files = []schemaDownload{file(".csv", "text/csv", t.CSV), file(".json", "application/json", t.JSON)}
	return schemaJSON(&d)
}

// schemaVariables are what the columns of a table measure: dates, numbers and
// codes. Texts and addresses measure nothing, and neither does who wrote a row
// down.
func (l *language) schemaVariables(t *TableInfo) []string {
	var list []string
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Type == "string" || c.Type == "url" || strings.HasPrefix(c.Name, "recorded_") {
			continue
		}
		if label := l.Column(t.Words, c.Name); label != "" {
			list = append(list, label)
		}
	}
	return list
}

// schemaCatalogue tells search engines of all tables, on the page that lists
// them.
func (l *language) schemaCatalogue() template.JS {
	_, licence := Licence(l.Settings.License)
	d := schemaDataset{Type: "DataCatalog", ID: l.CatalogueID("catalog"), Name: l.DatasetTitle(l.Tag(), nil).Text,
		Description: l.T("ui.data_intro"), URL: URL(l.Settings.BaseURL, l.Tag()+"/data/index.html"), Licence: licence,
		Languages: l.Settings.Languages, Free: true, Publisher: l.schemaPublisher()}
	for i := range l.Tables {
		table := l.schemaTable(&l.Tables[i])
		d.Datasets = append(d.Datasets, json.RawMessage(schemaJSON(&table)))
	}
	return schemaJSON(&d)
}

func (l *language) schemaPublisher() *schemaThing {
	p := &schemaThing{"Organization", l.CatalogueID("publisher"), l.pick(l.Settings.Publisher.Name), l.Settings.Publisher.URL}
	if l.LocalAuthority() {
		p.Type = "GovernmentOrganization"
	}
	return p
}

// schemaPlaces are where the data are from: the municipality of a site that
// has one, else the countries.
func (l *language) schemaPlaces() []schemaPlace {
	if m := l.OneMunicipality(); m != nil {
		place := schemaPlace{Type: "AdministrativeArea", Name: l.pick(m.Name)}
		if m.Wikidata != "" {
			place.SameAs = "http://www.wikidata.org/entity/" + m.Wikidata
		}
		if m.Lat != "" && m.Lon != "" {
			place.Geo = &schemaGeo{"GeoCoordinates", m.Lat, m.Lon}
		}
		return []schemaPlace{place}
	}
	var list []schemaPlace
	for _, country := range l.Countries() {
		list = append(list, schemaPlace{Type: "Country", Name: country})
	}
	return list
}

// schemaJSON writes what stands in a script element; the standard library
// writes <, > and & so that they can.
func schemaJSON(d *schemaDataset) template.JS {
	text, err := json.Marshal(d)
	if err != nil {
		panic(err) // nothing but texts
	}
	return template.JS(text)
}
