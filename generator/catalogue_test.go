package generator_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/piprate/json-gold/ld"
)

// graph is a set of triples, each with its object's datatype or language, as
// lines.
type graph []string

func line(subject, predicate, object, kind string) string {
	return fmt.Sprintf("%s %s %q %s", subject, predicate, object, kind)
}

// objects are those of a subject and a predicate.
func (g graph) objects(subject, predicate string) []string {
	var list []string
	for _, l := range g {
		if rest, ok := strings.CutPrefix(l, subject+" "+predicate+" "); ok {
			object, err := strconv.QuotedPrefix(rest)
			if err == nil {
				object, _ = strconv.Unquote(object)
				list = append(list, object)
			}
		}
	}
	return list
}

// one is the only object of a subject and a predicate.
func (g graph) one(t *testing.T, subject, predicate string) string {
	t.Helper()
	list := g.objects(subject, predicate)
	if len(list) != 1 {
		t.Errorf("%s has the %s %q, want one", subject, predicate, list)
		return ""
	}
	return list[0]
}

// noFetch refuses to fetch a context.
type noFetch struct{}

func (noFetch) LoadDocument(address string) (*ld.RemoteDocument, error) {
	return nil, errors.New("a context that has to be fetched: " + address)
}

// fromJSONLD reads JSON-LD with a library.
func fromJSONLD(t *testing.T, data []byte) graph {
	t.Helper()
	var document any
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	o := ld.NewJsonLdOptions("")
	o.DocumentLoader = noFetch{}
	found, err := ld.NewJsonLdProcessor().ToRDF(document, o)
	if err != nil {
		t.Fatal(err)
	}
	var g graph
	for name, quads := range found.(*ld.RDFDataset).Graphs {
		for _, q := range quads {
			kind := "link"
			if l, ok := q.Object.(ld.Literal); ok {
				kind = l.Datatype + " " + l.Language
			}
			if name != "@default" || ld.IsBlankNode(q.Subject) || ld.IsBlankNode(q.Object) {
				t.Errorf("%s: a blank node, or a graph of its own: %s %s", name, q.Subject.GetValue(), q.Object.GetValue())
			}
			g = append(g, line(q.Subject.GetValue(), q.Predicate.GetValue(), q.Object.GetValue(), kind))
		}
	}
	slices.Sort(g)
	return g
}

// turtleToken is what Turtle is made of, as far as we write it.
var turtleToken = regexp.MustCompile(`^(?:[ \n]+|<([^\x00-\x20<>"{}|^` + "`" + `\\]*)>|"((?:[^"\\\n\r\x00-\x1f]|\\[nrt"\\]|\\u[0-9A-F]{4})*)"(?:@([a-z]+(?:-[a-z0-9]+)*)|\^\^([^ ]+))?|(@prefix|[;,.]|a) |([;,.])\n|([A-Za-z]*:[A-Za-z0-9_.-]*))`)

// fromTurtle reads Turtle.
func fromTurtle(t *testing.T, data []byte) graph {
	t.Helper()
	prefixes := map[string]string{}
	name := func(token []string) string {
		if token[7] == "" {
			return token[1]
		}
		prefix, local, _ := strings.Cut(token[7], ":")
		if prefixes[prefix] == "" {
			t.Fatalf("the prefix of %s is not defined", token[7])
		}
		return prefixes[prefix] + local
	}
	var g graph
	var terms [][]string
	for rest := string(data); rest != ""; {
		token := turtleToken.FindStringSubmatch(rest)
		if token == nil {
			t.Fatalf("no Turtle: %.80q", rest)
		}
		rest = rest[len(token[0]):]
		mark := token[5] + token[6]
		switch {
		case strings.Trim(token[0], " \n") == "":
			continue
		case mark == "" || mark == "a" || mark == "@prefix":
			terms = append(terms, token)
			continue
		case terms[0][5] == "@prefix":
			prefixes[strings.TrimSuffix(terms[1][7], ":")] = terms[2][1]
			terms = nil
			continue
		}
		if len(terms) != 3 {
			t.Fatalf("no triple: %q", terms)
		}
		predicate := name(terms[1])
		if terms[1][5] == "a" {
			predicate = ld.RDFType
		}
		o := terms[2]
		switch {
		case o[0][0] != '"':
			g = append(g, line(name(terms[0]), predicate, name(o), "link"))
		default:
			text, err := strconv.Unquote(`"` + o[2] + `"`)
			if err != nil {
				t.Fatalf("%s: %v", o[0], err)
			}
			datatype := ld.XSDString
			if o[3] != "" {
				datatype = ld.RDFLangString
			} else if o[4] != "" {
				typed := turtleToken.FindStringSubmatch(o[4])
				datatype = name(typed)
			}
			g = append(g, line(name(terms[0]), predicate, text, datatype+" "+o[3]))
		}
		terms = terms[:map[string]int{".": 0, ";": 1, ",": 2}[mark]]
	}
	slices.Sort(g)
	return g
}

// catalogue reads both formats of the catalogue and checks that they are the
// same graph.
func (s site) catalogue(t *testing.T) graph {
	t.Helper()
	turtle, jsonld := fromTurtle(t, s["data/catalog.ttl"]), fromJSONLD(t, s["data/catalog.jsonld"])
	if !slices.Equal(turtle, jsonld) || len(turtle) < 100 {
		t.Errorf("Turtle has %d triples and JSON-LD %d: %s", len(turtle), len(jsonld), difference(strings.Join(turtle, "\n"), strings.Join(jsonld, "\n")))
	}
	return turtle
}

const (
	dcat = "http://www.w3.org/ns/dcat#"
	dct  = "http://purl.org/dc/terms/"
	spdx = "http://spdx.org/rdf/terms#"
)

// TestCatalogue checks that the catalogue names every file of whole tables,
// with its size and sum, below a dataset with a page that is there.
func TestCatalogue(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			g := s.catalogue(t)
			var named, want []string
			for _, dataset := range g.objects(tt.baseURL+"data/catalog.ttl#catalog", dcat+"dataset") {
				page := strings.TrimPrefix(g.one(t, dataset, dcat+"landingPage"), tt.baseURL)
				if strings.HasSuffix(page, "/") {
					page += "index.html"
				}
				if s[page] == nil {
					t.Errorf("%s has the page %s, which is not there", dataset, page)
				}
				for _, file := range g.objects(dataset, dcat+"distribution") {
					address := g.one(t, file, dcat+"downloadURL")
					name := strings.TrimPrefix(address, tt.baseURL)
					named = append(named, name)
					if access := g.one(t, file, dcat+"accessURL"); access != address {
						t.Errorf("%s is accessed at %s", address, access)
					}
					if size := g.one(t, file, dcat+"byteSize"); size != strconv.Itoa(len(s[name])) {
						t.Errorf("%s has %d bytes, and the catalogue says %s", name, len(s[name]), size)
					}
					sum := g.one(t, g.one(t, file, spdx+"checksum"), spdx+"checksumValue")
					if got := fmt.Sprintf("%x", sha256.Sum256(s[name])); sum != got {
						t.Errorf("%s has the SHA-256 %s, and the catalogue says %s", name, got, sum)
					}
				}
			}
			for _, name := range s.paths() {
				if ext := path.Ext(name); path.Dir(name) == "data" && ext != ".ttl" && ext != ".jsonld" &&
					!strings.HasSuffix(name, ".csv-metadata.json") && name != "data/datapackage.json" {
					want = append(want, name)
				}
			}
			if slices.Sort(named); !slices.Equal(named, want) {
				t.Errorf("the catalogue names %q, want %q", named, want)
			}
		})
	}
}

// TestCatalogueSays reads what a portal shows of a dataset.
func TestCatalogueSays(t *testing.T) {
	g := demonstrationSite(t).catalogue(t)
	dataset := "https://konsulta.example/data/catalog.ttl#consultations"
	const xsdDate = "http://www.w3.org/2001/XMLSchema#date "
	for _, want := range []string{
		line(dataset, dct+"title", "Консултации · konsulta: демонстрација на јавни консултации", ld.RDFLangString+" mk"),
		line(dataset, dct+"title", "Konsultimet · konsulta: demonstrim i konsultimeve publike", ld.RDFLangString+" sq"),
		line(dataset, dct+"identifier", "konsulta.example/consultations", ld.XSDString+" "),
		line(dataset, dct+"modified", "2026-11-23", xsdDate),
		line(dataset, dct+"accrualPeriodicity", "http://publications.europa.eu/resource/authority/frequency/IRREG", "link"),
		line(dataset, dct+"language", "http://publications.europa.eu/resource/authority/language/SQI", "link"),
		line(dataset, dct+"spatial", "http://publications.europa.eu/resource/authority/country/MKD", "link"),
		line(dataset, dcat+"theme", "http://publications.europa.eu/resource/authority/data-theme/GOVE", "link"),
		line(dataset+".csv", dct+"format", "http://publications.europa.eu/resource/authority/file-type/CSV", "link"),
		line(dataset+".csv", dcat+"mediaType", "https://www.iana.org/assignments/media-types/text/csv", "link"),
		line(dataset+".csv", dct+"license", "https://creativecommons.org/licenses/by/4.0/", "link"),
		line(dataset+".period", dcat+"endDate", "2026-12-21", xsdDate),
	} {
		if !slices.Contains(g, want) {
			t.Errorf("the catalogue does not say %s", want)
		}
	}
	if b := demonstrationSite(t)["data/catalog.jsonld"]; !bytes.HasPrefix(b, []byte("{\n \"@context\": {\n  \"")) {
		t.Errorf("the context is not within: %.80q", b)
	}
}

// TestCatalogueOfRelease freezes the tables: they become a version of all, with
// a title of its own in each language, and files that are there.
func TestCatalogueOfRelease(t *testing.T) {
	content := fstest.MapFS{}
	o := options(os.DirFS(golden), "2026-03-20")
	err := fs.WalkDir(o.Content, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(o.Content, name)
		content[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range render(t, o) {
		if path.Dir(name) == "data" && path.Ext(name) == ".csv" {
			content["releases/2026-03-20/"+path.Base(name)] = &fstest.MapFile{Data: data}
		}
	}
	var sums []byte
	for _, name := range slices.Sorted(maps.Keys(content)) {
		if file, ok := strings.CutPrefix(name, "releases/2026-03-20/"); ok {
			sums = fmt.Appendf(sums, "%x  %s\n", sha256.Sum256(content[name].Data), file)
		}
	}
	content["releases/2026-03-20/SHA256SUMS"] = &fstest.MapFile{Data: sums}
	s := render(t, options(content, "2026-03-21"))
	g := s.catalogue(t)
	const id = "https://zlatna.example/konsultacii/data/catalog.ttl#"
	release := g.one(t, id+"all", dcat+"hasVersion")
	if !slices.Contains(g.objects(id+"catalog", dcat+"dataset"), release) || g.one(t, release, dct+"issued") != "2026-03-20" {
		t.Errorf("the release is %s of %s", release, g.objects(release, dct+"issued"))
	}
	if titles := g.objects(release, dct+"title"); len(titles) != 2 { // there are few words in Arabic
		t.Errorf("the release is called %q", titles)
	}
	files := g.objects(release, dcat+"distribution")
	for _, file := range files {
		name := strings.TrimPrefix(g.one(t, file, dcat+"downloadURL"), "https://zlatna.example/konsultacii/")
		if size := g.one(t, file, dcat+"byteSize"); s[name] == nil || size != strconv.Itoa(len(s[name])) {
			t.Errorf("%s has %d bytes, and the catalogue says %s", name, len(s[name]), size)
		}
	}
	if len(files) < 11 {
		t.Errorf("the release has %d files", len(files))
	}
}

// hostile are texts that break what is quoted carelessly.
const hostile = `"""\ \u0041 </script><script>alert(1)</script><!-- 'x' & @en . ` + "\u2028\u202e" + `🗳 שלום`

// TestHostileCatalogue builds a site in one language with no record, below a
// path, whose texts hurt: they arrive in the catalogue and in what pages tell
// search engines as they are.
func TestHostileCatalogue(t *testing.T) {
	quoted, err := json.Marshal(hostile)
	if err != nil {
		t.Fatal(err)
	}
	s := render(t, options(fstest.MapFS{
		"site.yaml": {Data: []byte("format: 1\ntitle: {sq: " + string(quoted) + "}\nbase_url: https://x.example/a/b%20c/\nlanguages: [sq]\n" +
			"publisher: {name: {sq: " + string(quoted) + "}, url: 'https://x.example/?a=b^c'}\nlicense: https://x.example/l?a=b#c\n")},
		"municipalities.csv": {Data: []byte("id,name_sq,code,lat,lon,wikidata\nx,\"Komuna </script> \"\"x\"\" \\\",AL-01,41.5,20.5,Q1\n")},
	}, "2026-01-01"))
	g := s.catalogue(t)
	id := "https://x.example/a/b%20c/data/catalog.ttl#"
	for _, want := range []string{
		line(id+"catalog", dct+"title", hostile, ld.RDFLangString+" sq"),
		line(id+"publisher", "http://xmlns.com/foaf/0.1/homepage", "https://x.example/?a=b%5Ec", "link"),
		line(id+"place", "http://www.w3.org/2004/02/skos/core#prefLabel", `Komuna </script> "x" \`, ld.RDFLangString+" sq"),
		line(id+"all", dct+"spatial", "http://publications.europa.eu/resource/authority/country/ALB", "link"),
	} {
		if !slices.Contains(g, want) {
			t.Errorf("the catalogue does not say %s", want)
		}
	}
	for name, root := range s.pages(t) {
		checkMarkup(t, name, root)
	}
	said := structured(t, s, "sq/data/index.html")
	if got := said[1]["publisher"].(map[string]any)["name"]; got != hostile {
		t.Errorf("the publisher is %q, want %q", got, hostile)
	}
	trail := structured(t, s, "sq/x/index.html")[0]["itemListElement"].([]any)
	last := trail[len(trail)-1].(map[string]any)
	if name := last["name"].(string); !strings.HasPrefix(name, `Komuna </script> "x" \`) || last["item"] != "https://x.example/a/b%20c/sq/x/" {
		t.Errorf("the trail ends with %q", last)
	}
}

// TestIdentifiersOutliveTheAddress: a portal that harvests a site again after it
// has moved knows its tables again.
func TestIdentifiersOutliveTheAddress(t *testing.T) {
	identifiers := func(base string) []string {
		var list []string
		for _, content := range []fs.FS{os.DirFS(golden), fstest.MapFS{
			"site.yaml":          {Data: []byte("format: 1\ntitle: Пример\nbase_url: https://primer.example/\nlanguages: [mk]\npublisher: {name: Пример}\n")},
			"municipalities.csv": {Data: []byte("id,name,code\nprimer,Пример,MK-101\n")},
		}} {
			o := options(content, goldenAsOf)
			o.BaseURL = base
			for line := range strings.Lines(string(render(t, o)["data/catalog.ttl"])) {
				if _, id, ok := strings.Cut(line, "dct:identifier "); ok {
					list = append(list, id)
				}
			}
		}
		return list
	}
	before := identifiers("https://old.example/")
	if after := identifiers("https://new.example/a/"); len(before) < 20 || !slices.Equal(before, after) {
		t.Errorf("identifiers were %q, and are %q", before, after)
	}
	if !slices.Contains(before, "\"MK-101/consultations\" ;\n") {
		t.Errorf("identifiers are %q", before)
	}
}
