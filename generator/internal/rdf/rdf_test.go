package rdf_test

import (
	"testing"

	"konsulta/generator/internal/rdf"
)

var prefixes = map[string]string{"dct": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#", "unused": "https://unused.example/"}

func example() *rdf.Graph {
	g := rdf.New(prefixes)
	g.Add("https://x.example/#b", "dct:title", rdf.Text("Б", "mk"), rdf.Text("B", "sq"), rdf.Text("", "en"))
	g.Add("https://x.example/#b", "dct:publisher", rdf.Link("https://x.example/#a"), rdf.Link(""))
	g.Add("https://x.example/#b", "dct:issued", rdf.Typed("2026-05-29", "xsd:date"))
	g.Type("https://x.example/#b", "dct:Standard")
	g.Add("https://x.example/#a", "dct:title", rdf.Text("plain", ""))
	return g
}

func TestTurtle(t *testing.T) {
	const want = `@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://x.example/#a> dct:title "plain" .

<https://x.example/#b> a dct:Standard ;
  dct:issued "2026-05-29"^^xsd:date ;
  dct:publisher <https://x.example/#a> ;
  dct:title "B"@sq, "Б"@mk .
`
	if got := string(example().AppendTurtle(nil)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestJSONLD(t *testing.T) {
	const want = `{
 "@context": {
  "dct": "http://purl.org/dc/terms/",
  "dct:issued": {
   "@type": "xsd:date"
  },
  "dct:publisher": {
   "@type": "@id"
  },
  "xsd": "http://www.w3.org/2001/XMLSchema#"
 },
 "@graph": [
  {
   "@id": "https://x.example/#a",
   "dct:title": "plain"
  },
  {
   "@id": "https://x.example/#b",
   "@type": "dct:Standard",
   "dct:issued": "2026-05-29",
   "dct:publisher": "https://x.example/#a",
   "dct:title": [
    {
     "@language": "sq",
     "@value": "B"
    },
    {
     "@language": "mk",
     "@value": "Б"
    }
   ]
  }
 ]
}
`
	got, err := example().AppendJSONLD(nil)
	if err != nil || string(got) != want {
		t.Errorf("error %v, got\n%s\nwant\n%s", err, got, want)
	}
}

// What is added twice or in another order is the same graph.
func TestOrder(t *testing.T) {
	other := example()
	other.Type("https://x.example/#b", "http://purl.org/dc/terms/Standard")
	other.Add("https://x.example/#b", "dct:title", rdf.Text("B", "SQ"))
	if got, want := string(other.AppendTurtle(nil)), string(example().AppendTurtle(nil)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEscapes(t *testing.T) {
	for _, tt := range []struct {
		object rdf.Object
		want   string
	}{
		{rdf.Text("\"\"\" \\ \\u0041 ' @en .", ""), `"\"\"\" \\ \\u0041 ' @en ."`},
		{rdf.Text("a\r\n\tb\x00c\x1b[31m\x7f\u0085", ""), `"a\r\n\tbc\u001B[31m\u007F\u0085"`},
		{rdf.Text("🗳 שלום \u202e", "he"), "\"🗳 שלום \u202e\"@he"},
		{rdf.Text("a\xff", ""), "\"a\uFFFD\""},
		{rdf.Text("x", "sr-Latn"), `"x"@sr-latn`},
		{rdf.Text("x", "no tag ."), `"x"`},
		{rdf.Text("x", "-"), `"x"`},
		{rdf.Typed("x", "http://www.w3.org/2001/XMLSchema#string"), `"x"`},
		{rdf.Link("https://x.example/<>\"{}|^`\\ \n\x00?ж=%20#a"), "<https://x.example/%3C%3E%22%7B%7D%7C%5E%60%5C%20%0A?ж=%20#a>"},
		{rdf.Link("dct:Standard"), "dct:Standard"},
		{rdf.Link("http://purl.org/dc/terms/"), "<http://purl.org/dc/terms/>"},
		{rdf.Link("http://purl.org/dc/terms/a.b"), "dct:a.b"},
		{rdf.Link("http://purl.org/dc/terms/a."), "<http://purl.org/dc/terms/a.>"},
		{rdf.Link("http://purl.org/dc/terms/-a"), "<http://purl.org/dc/terms/-a>"},
		{rdf.Link("http://purl.org/dc/terms/a/b"), "<http://purl.org/dc/terms/a/b>"},
		{rdf.Link("mailto:a@x.example"), "<mailto:a@x.example>"},
	} {
		g := rdf.New(map[string]string{"dct": "http://purl.org/dc/terms/"})
		g.Add("https://x.example/", "https://x.example/says", tt.object)
		got := string(g.AppendTurtle(nil))
		want := "\n<https://x.example/> <https://x.example/says> " + tt.want + " .\n"
		if tail := got[max(0, len(got)-len(want)):]; tail != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEmpty(t *testing.T) {
	g := rdf.New(prefixes)
	turtle := string(g.AppendTurtle(nil))
	json, err := g.AppendJSONLD(nil)
	if turtle != "\n" || err != nil || string(json) != "{\n \"@context\": {},\n \"@graph\": []\n}\n" {
		t.Errorf("an empty graph is %q and %q, error %v", turtle, json, err)
	}
}
