package generator_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// structured reads what a page tells search engines: one thing after another.
func structured(t *testing.T, s site, name string) []map[string]any {
	t.Helper()
	return structuredIn(t, name, parsePage(t, name, s[name]))
}

func structuredIn(t *testing.T, name string, root *element) []map[string]any {
	t.Helper()
	var things []map[string]any
	for _, e := range root.find("script") {
		if e.attr("type") != "application/ld+json" {
			continue
		}
		var whole map[string]any
		if err := json.Unmarshal([]byte(e.text), &whole); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if whole["@context"] != "https://schema.org" || things != nil {
			t.Errorf("%s: the context is %v, or there are several", name, whole["@context"])
		}
		delete(whole, "@context")
		if list, ok := whole["@graph"].([]any); ok && len(whole) == 1 {
			for _, thing := range list {
				things = append(things, thing.(map[string]any))
			}
		} else {
			things = append(things, whole)
		}
	}
	return things
}

// TestBreadcrumbs holds what pages tell search engines of their place in the
// site against the trail that people see.
func TestBreadcrumbs(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			pages := tt.site(t).pages(t)
			for _, name := range slices.Sorted(maps.Keys(pages)) {
				checkTrail(t, tt.baseURL, name, pages)
			}
		})
	}
}

func checkTrail(t *testing.T, baseURL, name string, pages map[string]*element) {
	t.Helper()
	var want, got []string
	for _, nav := range pages[name].find("nav") {
		if nav.attr("class") == "breadcrumb wrap" {
			for _, a := range nav.find("a") {
				want = append(want, a.words())
			}
		}
	}
	things := structuredIn(t, name, pages[name])
	if len(want) == 0 || isHidden(pages[name]) {
		if things != nil {
			t.Errorf("%s: has no trail, and tells search engines %v", name, things)
		}
		return
	}
	if len(things) == 0 || things[0]["@type"] != "BreadcrumbList" {
		t.Errorf("%s: tells search engines no trail: %v", name, things)
		return
	}
	items := things[0]["itemListElement"].([]any)
	for i, item := range items {
		item := item.(map[string]any)
		address := item["item"].(string)
		path, ok := strings.CutPrefix(address, baseURL)
		if path == "" || strings.HasSuffix(path, "/") {
			path += "index.html"
		}
		if !ok || pages[path] == nil || item["position"] != float64(i+1) || item["@type"] != "ListItem" {
			t.Errorf("%s: step %d of the trail is %v", name, i+1, item)
		}
		got = append(got, strings.Join(strings.Fields(item["name"].(string)), " "))
		if i == len(items)-1 && path != name {
			t.Errorf("%s: the trail ends at %s", name, path)
		}
	}
	if !slices.Equal(got[:len(got)-1], want) || got[len(got)-1] == "" {
		t.Errorf("%s: the trail is %q, and people see %q", name, got, want)
	}
}

// TestDatasets checks what search engines want to know of data: what Google
// requires and recommends, the same names as in the catalogue, and files that
// are there.
func TestDatasets(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			g := s.catalogue(t)
			for _, lang := range []string{"mk", "en"} {
				catalogue := structured(t, s, lang+"/data/index.html")[1]
				if catalogue["@type"] != "DataCatalog" || catalogue["@id"] != tt.baseURL+"data/catalog.ttl#catalog" {
					t.Errorf("the catalogue is %v, %v", catalogue["@type"], catalogue["@id"])
				}
				listed := catalogue["dataset"].([]any)
				if len(listed) < 11 {
					t.Errorf("the catalogue lists %d tables", len(listed))
				}
				for _, d := range listed {
					short := d.(map[string]any)
					name := strings.TrimPrefix(short["url"].(string), tt.baseURL)
					checkDataset(t, s, g, tt.baseURL, name, short)
				}
			}
		})
	}
}

func checkDataset(t *testing.T, s site, g graph, baseURL, name string, short map[string]any) {
	t.Helper()
	d := structured(t, s, name)[1]
	for key, value := range short {
		if d[key] != value {
			t.Errorf("%s: %s is %q, and in the list %q", name, key, d[key], value)
		}
	}
	if n := utf8.RuneCountInString(d["description"].(string)); d["@type"] != "Dataset" || d["name"] == "" || n < 50 || n > 5000 {
		t.Errorf("%s: is a %v called %q with %d characters of description", name, d["@type"], d["name"], n)
	}
	titles := g.objects(d["@id"].(string), dct+"title")
	if !slices.Contains(titles, d["name"].(string)) {
		t.Errorf("%s: is called %q, and in the catalogue %q", name, d["name"], titles)
	}
	if d["license"] == nil || d["creator"] == nil || d["isAccessibleForFree"] != true || !slices.Contains(g.objects(d["@id"].(string), dct+"identifier"), d["identifier"].(string)) || d["variableMeasured"] == nil ||
		d["includedInDataCatalog"].(map[string]any)["@id"] != baseURL+"data/catalog.ttl#catalog" {
		t.Errorf("%s: lacks what search engines want: %v", name, d)
	}
	files := d["distribution"].([]any)
	for _, f := range files {
		file := f.(map[string]any)
		path := strings.TrimPrefix(file["contentUrl"].(string), baseURL)
		if s[path] == nil || file["contentSize"] != fmt.Sprintf("%d B", len(s[path])) || file["encodingFormat"] == "" {
			t.Errorf("%s: has the file %v, and %s has %d bytes", name, file, path, len(s[path]))
		}
	}
	if len(files) != 2 {
		t.Errorf("%s: has %d files, want CSV and JSON", name, len(files))
	}
}

// TestSchemaOrg holds every type and property against the vocabulary, where
// that is there.
func TestSchemaOrg(t *testing.T) {
	data, err := os.ReadFile("../../shared/standards/schemaorg.jsonld")
	if err != nil {
		t.Skip("the vocabulary is not there")
	}
	v := readVocabulary(t, data)
	for _, tt := range sites {
		for name, root := range tt.site(t).pages(t) {
			for _, thing := range structuredIn(t, name, root) {
				v.check(t, name, thing)
			}
		}
	}
	if err := v.wrong(map[string]any{"@type": "Dataset", "contentUrl": "x"}); err == nil {
		t.Error("contentUrl is taken for a property of Dataset")
	}
}

// vocabulary tells the classes above each class, and to which each property
// belongs.
type vocabulary struct {
	above   map[string][]string
	domains map[string][]string
}

func readVocabulary(t *testing.T, data []byte) *vocabulary {
	t.Helper()
	var file struct {
		Graph []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	links := func(value any) (list []string) {
		values, ok := value.([]any)
		if !ok {
			values = []any{value}
		}
		for _, v := range values {
			if link, ok := v.(map[string]any); ok {
				list = append(list, strings.TrimPrefix(link["@id"].(string), "schema:"))
			}
		}
		return list
	}
	v := &vocabulary{map[string][]string{}, map[string][]string{}}
	for _, term := range file.Graph {
		name := strings.TrimPrefix(term["@id"].(string), "schema:")
		if domains := links(term["schema:domainIncludes"]); domains != nil {
			v.domains[name] = domains
		} else if term["@type"] == "rdfs:Class" {
			v.above[name] = links(term["rdfs:subClassOf"])
		}
	}
	return v
}

// wrong tells which property of a thing does not belong to its type.
func (v *vocabulary) wrong(thing map[string]any) error {
	class, _ := thing["@type"].(string)
	if _, ok := v.above[class]; !ok {
		return fmt.Errorf("there is no type %q", class)
	}
	classes := []string{class}
	for i := 0; i < len(classes); i++ {
		classes = append(classes, v.above[classes[i]]...)
	}
	for property := range thing {
		if property[0] != '@' && !slices.ContainsFunc(v.domains[property], func(c string) bool { return slices.Contains(classes, c) }) {
			return fmt.Errorf("%s is no property of %s", property, class)
		}
	}
	return nil
}

func (v *vocabulary) check(t *testing.T, name string, value any) {
	t.Helper()
	switch value := value.(type) {
	case map[string]any:
		if err := v.wrong(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, inner := range value {
			v.check(t, name, inner)
		}
	case []any:
		for _, inner := range value {
			v.check(t, name, inner)
		}
	}
}
