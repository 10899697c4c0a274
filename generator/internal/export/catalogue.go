package export

import (
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"path"
	"strconv"
	"strings"
	"sync"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/rdf"
	"konsulta/generator/internal/site"
)

// Catalogue tells data portals what data there are, as DCAT-AP 3.0.1 has it:
// data/catalog.ttl and data/catalog.jsonld, which are the same graph. A table
// is a dataset, each of its files a distribution; the tables of one
// municipality are parts of these and are not named. The sizes and sums of all
// files must be known.
type Catalogue struct {
	*Package
	graph func() *rdf.Graph
}

// NewCatalogue prepares the catalogue of what a package describes.
func NewCatalogue(p *Package) *Catalogue {
	return &Catalogue{p, sync.OnceValue(func() *rdf.Graph {
		short := maps.Clone(prefixes)
		short["data"] = p.pages.CatalogueID("")
		_, licence := site.Licence(p.data.Settings.License)
		c := &cataloguing{p, rdf.New(short), licence}
		c.catalogue()
		return c.Graph
	})}
}

// WriteTurtle writes data/catalog.ttl.
func (c *Catalogue) WriteTurtle(w io.Writer) error {
	if _, err := w.Write(c.graph().AppendTurtle(nil)); err != nil {
		return fmt.Errorf("writing the catalogue as Turtle: %w", err)
	}
	return nil
}

// WriteJSONLD writes data/catalog.jsonld.
func (c *Catalogue) WriteJSONLD(w io.Writer) error {
	text, err := c.graph().AppendJSONLD(nil)
	if err == nil {
		_, err = w.Write(text)
	}
	if err != nil {
		return fmt.Errorf("writing the catalogue as JSON-LD: %w", err)
	}
	return nil
}

// cataloguing makes the graph.
type cataloguing struct {
	*Package
	*rdf.Graph
	licence string
}

// says adds a text in each language of the site that has it, and once in any
// other: where English stands in for a language, it is there already.
func (c *cataloguing) says(subject, predicate string, say func(lang string) site.Said) {
	there := map[string]bool{}
	for _, l := range c.langs {
		if said := say(l.Tag()); said.Lang == l.Tag() {
			c.Add(subject, predicate, rdf.Text(said.Text, said.Lang))
			there[said.Lang] = true
		}
	}
	for _, l := range c.langs {
		if said := say(l.Tag()); !there[said.Lang] {
			c.Add(subject, predicate, rdf.Text(said.Text, said.Lang))
			there[said.Lang] = true
		}
	}
}

// own is a text of the site, with the language in which it is.
func (c *cataloguing) own(t model.Text) func(string) site.Said {
	return func(lang string) site.Said {
		text, in := t.Pick(lang, nil, c.data.Settings.Languages)
		return site.Said{Text: text, Lang: in}
	}
}

// word is a term of the interface.
func (c *cataloguing) word(key string) func(string) site.Said {
	return func(lang string) site.Said {
		l := c.pages.Words.Lang(lang)
		return site.Said{Text: l.T(key), Lang: l.Speaks(key)}
	}
}

// link adds a thing that is an instance of a class.
func (c *cataloguing) link(subject, predicate, object, class string) {
	if object != "" {
		c.Add(subject, predicate, rdf.Link(object))
		c.Type(object, class)
	}
}

// coded adds a value from a list of codes. A validator asks what it is and of
// which list, and has nothing but this graph to find it in.
func (c *cataloguing) coded(subject, predicate, object, class string) {
	c.link(subject, predicate, object, class)
	c.Add(object, "skos:inScheme", rdf.Link(object[:strings.LastIndexByte(object, '/')]))
}

// concept adds a value from a list of codes that has to be named, and the
// list.
func (c *cataloguing) concept(subject, predicate, object, name, scheme, schemeName string) {
	c.link(subject, predicate, object, "skos:Concept")
	c.Add(object, "skos:prefLabel", rdf.Text(name, "en"))
	c.link(object, "skos:inScheme", scheme, "skos:ConceptScheme")
	c.Add(scheme, "dct:title", rdf.Text(schemeName, "en"))
}

func (c *cataloguing) day(subject, predicate string, d model.Date) {
	c.Add(subject, predicate, rdf.Typed(d.String(), "xsd:date"))
}

// catalogue adds all that there is.
func (c *cataloguing) catalogue() {
	s, id := &c.data.Settings, c.pages.CatalogueID("catalog")
	c.Type(id, "dcat:Catalog")
	c.says(id, "dct:title", c.own(s.Title))
	about := c.own(s.Description)
	if s.Description.Empty() {
		about = c.word("ui.data_intro")
	}
	c.says(id, "dct:description", about)
	c.published(id)
	c.link(id, "foaf:homepage", s.BaseURL, "foaf:Document")
	c.license(id)
	c.Add(id, "dcat:themeTaxonomy", rdf.Link(authority+"data-theme"))
	var whole site.Extent
	for i := range c.data.Tables {
		info := &c.pages.Tables[i]
		whole.Include(&info.Extent)
		dataset := c.table(info)
		c.link(id, "dcat:dataset", dataset, "dcat:Dataset")
	}
	c.link(id, "dcat:dataset", c.all(&whole), "dcat:Dataset")
	for _, r := range c.data.Releases {
		c.link(id, "dcat:dataset", c.release(r), "dcat:Dataset")
	}
	c.day(id, "dct:issued", whole.Issued)
	c.day(id, "dct:modified", whole.Modified)
}

// published adds who publishes a thing, in which languages and about which
// country.
func (c *cataloguing) published(id string) {
	c.link(id, "dct:publisher", c.publisher(), "foaf:Agent")
	c.languages(id)
	for _, country := range c.pages.Countries() {
		if country == "XKK" {
			country = kosovo
		}
		c.coded(id, "dct:spatial", authority+"country/"+country, "dct:Location")
	}
	if m := c.pages.OneMunicipality(); m != nil {
		place := c.pages.CatalogueID("place")
		c.link(id, "dct:spatial", place, "dct:Location")
		c.says(place, "skos:prefLabel", c.own(m.Name))
		if m.Lat != "" && m.Lon != "" {
			c.Add(place, "dcat:centroid", rdf.Typed("POINT("+string(m.Lon)+" "+string(m.Lat)+")", wktLiteral))
		}
		if m.Wikidata != "" {
			c.Add(place, "owl:sameAs", rdf.Link("http://www.wikidata.org/entity/"+m.Wikidata))
		}
	}
}

func (c *cataloguing) publisher() string {
	p, id := &c.data.Settings.Publisher, c.pages.CatalogueID("publisher")
	c.Type(id, "foaf:Organization")
	c.says(id, "foaf:name", c.own(p.Name))
	c.link(id, "foaf:homepage", p.URL, "foaf:Document")
	if c.pages.LocalAuthority() {
		c.concept(id, "dct:type", publisherType+"LocalAuthority", "Local authority", publisherType+"1.0", "Publisher type")
	}
	return id
}

// license adds the licence, and what it is where that is plain.
func (c *cataloguing) license(id string) {
	c.link(id, "dct:license", c.licence, "dct:LicenseDocument")
	const types = licenceType + "1.0"
	switch {
	case strings.Contains(c.licence, "creativecommons.org/licenses/by/"):
		c.concept(c.licence, "dct:type", licenceType+"Attribution", "Attribution", types, "Licence type")
	case strings.Contains(c.licence, "creativecommons.org/publicdomain/"):
		c.concept(c.licence, "dct:type", licenceType+"PublicDomain", "Work in the public domain", types, "Licence type")
	}
}

// dataset adds what all datasets have.
func (c *cataloguing) dataset(name string, e *site.Extent) string {
	id := c.pages.CatalogueID(name)
	c.Add(id, "dct:identifier", rdf.Text(c.pages.DatasetIdentifier(name), ""))
	c.published(id)
	c.contact(id)
	c.coded(id, "dct:accessRights", public, "dct:RightsStatement")
	c.theme(id, "GOVE")
	for _, topic := range e.Topics {
		if theme := themes[topic]; theme != "" {
			c.theme(id, theme)
		}
	}
	for _, key := range []string{"page.data", "page.consultations", "page.municipalities"} {
		c.says(id, "dcat:keyword", c.word(key))
	}
	if e.From != 0 {
		period := id + ".period"
		c.link(id, "dct:temporal", period, "dct:PeriodOfTime")
		c.day(period, "dcat:startDate", e.From)
		c.day(period, "dcat:endDate", e.To)
	}
	c.day(id, "dct:issued", e.Issued)
	return id
}

func (c *cataloguing) theme(id, code string) {
	c.concept(id, "dcat:theme", authority+"data-theme/"+code, themeNames[code], authority+"data-theme", "Data theme")
}

// contact adds who answers questions about the data.
func (c *cataloguing) contact(id string) {
	s, contact := &c.data.Settings, c.pages.CatalogueID("contact")
	if s.Publisher.Email == "" && s.Publisher.URL == "" {
		return
	}
	c.link(id, "dcat:contactPoint", contact, "vcard:Kind")
	c.Type(contact, "vcard:Organization")
	c.says(contact, "vcard:fn", c.own(s.Publisher.Name))
	if s.Publisher.Email != "" {
		c.Add(contact, "vcard:hasEmail", rdf.Link("mailto:"+s.Publisher.Email))
	}
	c.Add(contact, "vcard:hasURL", rdf.Link(s.Publisher.URL))
}

// table adds a table with its files.
func (c *cataloguing) table(info *site.TableInfo) string {
	id := c.dataset(info.Name, &info.Extent)
	c.live(id, info, &info.Extent)
	c.says(id, "dcat:keyword", func(lang string) site.Said {
		said := c.pages.DatasetTitle(lang, info)
		return site.Said{Text: c.pages.TableTitle(lang, info), Lang: said.Lang}
	})
	for i, l := range c.langs {
		page := c.address(l.Tag() + "/data/" + info.Name + ".html")
		if i == 0 {
			c.link(id, "dcat:landingPage", page, "foaf:Document")
		} else {
			c.link(id, "foaf:page", page, "foaf:Document")
		}
	}
	csv := c.distribution(id, "data/"+info.Name+".csv", int64(info.CSV), c.word("zip.format"))
	c.sum(csv, info.Sum)
	standard := c.address("data/" + info.Name + ".csv-metadata.json")
	c.link(csv, "dct:conformsTo", standard, "dct:Standard")
	c.says(standard, "dct:title", c.word("ui.download_csvw"))
	json := c.distribution(id, "data/"+info.Name+".json", int64(info.JSON), c.word("dataset.json"))
	c.sum(json, info.JSONSum)
	return id
}

// all adds the files that hold all tables.
func (c *cataloguing) all(e *site.Extent) string {
	id := c.dataset("all", e)
	c.live(id, nil, e)
	c.link(id, "dcat:landingPage", c.address(c.data.lang+"/data/index.html"), "foaf:Document")
	book := c.distribution(id, site.WorkbookPath, int64(c.pages.Workbook), c.word("ui.download_xlsx"))
	c.sum(book, c.pages.Sums.Workbook)
	zip := c.distribution(id, site.ZIPPath, int64(c.pages.ZIP), c.word("ui.download_zip"))
	c.sum(zip, c.pages.Sums.ZIP)
	standard := c.address("data/datapackage.json")
	c.link(zip, "dct:conformsTo", standard, "dct:Standard")
	c.says(standard, "dct:title", c.word("ui.download_package"))
	for _, r := range c.data.Releases {
		c.Add(id, "dcat:hasVersion", rdf.Link(c.releaseID(r)))
	}
	return id
}

// live adds what a dataset is called, what it holds and how it changes.
func (c *cataloguing) live(id string, info *site.TableInfo, e *site.Extent) {
	c.says(id, "dct:title", func(lang string) site.Said { return c.pages.DatasetTitle(lang, info) })
	c.says(id, "dct:description", func(lang string) site.Said { return c.pages.DatasetAbout(lang, info) })
	c.coded(id, "dct:accrualPeriodicity", irregular, "dct:Frequency")
	c.day(id, "dct:modified", e.Modified)
}

func (c *cataloguing) releaseID(r *model.Release) string {
	return c.pages.CatalogueID("release-" + r.Date.String())
}

// release adds the tables as they were on a day.
func (c *cataloguing) release(r *model.Release) string {
	day := r.Date.String()
	id := c.dataset("release-"+day, &site.Extent{Issued: r.Date})
	c.says(id, "dct:title", func(lang string) site.Said {
		said := c.pages.DatasetTitle(lang, nil)
		return site.Said{Text: said.Text + " · " + day, Lang: said.Lang}
	})
	c.Add(id, "dcat:version", rdf.Text(day, ""))
	c.Add(id, "dcat:isVersionOf", rdf.Link(c.pages.CatalogueID("all")))
	c.coded(id, "dct:accrualPeriodicity", authority+"frequency/NEVER", "dct:Frequency")
	c.says(id, "dct:description", c.word("ui.releases_intro"))
	c.link(id, "dcat:landingPage", c.address(c.data.lang+"/data/index.html")+"#release-"+day, "foaf:Document")
	for _, f := range r.Files {
		if path.Ext(f.Path) == ".csv" { // releases add up, and the JSON beside it says the same
			c.distribution(id, site.ReleasePath(r.Date)+f.Path, f.Size, c.word("ui.download_table"))
		}
	}
	return id
}

// distribution adds a file of a dataset.
func (c *cataloguing) distribution(dataset, file string, size int64, about func(string) site.Said) string {
	f := formats[path.Ext(file)]
	address := c.address(file)
	id := c.pages.CatalogueID(strings.TrimPrefix(file, "data/"))
	c.link(dataset, "dcat:distribution", id, "dcat:Distribution")
	c.Add(id, "dct:title", rdf.Text(path.Base(file), ""))
	c.says(id, "dct:description", about)
	c.Add(id, "dcat:accessURL", rdf.Link(address))
	c.Add(id, "dcat:downloadURL", rdf.Link(address))
	c.coded(id, "dct:format", authority+"file-type/"+f.code, "dct:MediaTypeOrExtent")
	c.link(id, "dcat:mediaType", mediaTypes+f.mediaType, "dct:MediaType")
	c.Add(id, "dcat:byteSize", rdf.Typed(strconv.FormatInt(size, 10), "xsd:nonNegativeInteger"))
	c.license(id)
	rights := c.pages.CatalogueID("rights")
	c.link(id, "dct:rights", rights, "dct:RightsStatement")
	c.says(rights, "rdfs:label", c.word("zip.rights"))
	c.coded(id, "dcatap:availability", available, "skos:Concept")
	c.Add(available, "skos:prefLabel", rdf.Text("Available", "en"))
	c.languages(id)
	return id
}

func (c *cataloguing) languages(id string) {
	for _, l := range c.langs {
		if code := l.ISO3(); code != "" {
			c.coded(id, "dct:language", authority+"language/"+strings.ToUpper(code), "dct:LinguisticSystem")
		}
	}
}

// sum adds the SHA-256 of a file.
func (c *cataloguing) sum(distribution string, sum [32]byte) {
	id := distribution + ".sha256"
	c.link(distribution, "spdx:checksum", id, "spdx:Checksum")
	c.link(id, "spdx:algorithm", sha256, "spdx:ChecksumAlgorithm")
	c.Add(id, "spdx:checksumValue", rdf.Typed(hex.EncodeToString(sum[:]), "xsd:hexBinary"))
}

func (c *cataloguing) address(path string) string { return site.URL(c.data.Settings.BaseURL, path) }
