package generator_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestJSON(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				if path.Ext(name) == ".json" && !strings.HasPrefix(name, "files/") && !json.Valid(s[name]) {
					t.Errorf("%s is not JSON", name)
				}
			}
		})
	}
}

// table reads a CSV that the program wrote.
func (s site) table(t *testing.T, name string) (rows [][]string) {
	t.Helper()
	data := s[name]
	if bytes.ContainsRune(data, '\ufeff') || bytes.ContainsRune(data, '\r') || !utf8.Valid(data) || !bytes.HasSuffix(data, []byte("\n")) {
		t.Errorf("%s: has a byte order mark or CR, is not UTF-8 or does not end in a line end", name)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll() // rows of unequal length are its error
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows
}

// TestTables checks each table as a whole and per municipality, as CSV and as
// JSON.
func TestTables(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			d, wholes := s.dataPackage(t), map[string][][]string{}
			for _, name := range s.paths() {
				whole := "data/" + path.Base(name)
				if !strings.HasPrefix(name, "data/") || path.Ext(name) != ".csv" {
					continue
				}
				if wholes[whole] == nil {
					wholes[whole] = s.table(t, whole)
				}
				rows := s.table(t, name)
				if header := wholes[whole][0]; !slices.Equal(rows[0], header) {
					t.Errorf("%s: the header is %q, and that of %s %q", name, rows[0], whole, header)
				}
				if name != whole {
					checkSubset(t, name, rows, wholes[whole])
				}
				checkRows(t, s, name, rows, tt.baseURL)
				checkObjects(t, s, d, strings.TrimSuffix(name, ".csv")+".json", rows)
			}
		})
	}
}

// checkSubset checks that the rows of a municipality are those of the whole
// table, byte for byte.
func checkSubset(t *testing.T, name string, rows, whole [][]string) {
	t.Helper()
	id, place := path.Base(path.Dir(name)), max(0, slices.Index(rows[0], "municipality")) // the register's is its id
	var want [][]string
	for _, row := range whole[1:] {
		if row[place] == id {
			want = append(want, row)
		}
	}
	if !slices.EqualFunc(rows[1:], want, slices.Equal) {
		t.Errorf("%s: %d rows, and the whole table has %d of %s", name, len(rows)-1, len(want), id)
	}
}

// checkRows checks what every row has: a key of its own and the address of a
// page.
func checkRows(t *testing.T, s site, name string, rows [][]string, baseURL string) {
	t.Helper()
	key, page := slices.Index(rows[0], "key"), slices.Index(rows[0], "page_url")
	if key < 0 || page < 0 {
		t.Errorf("%s: has no key or page_url", name)
		return
	}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		if row[key] == "" || seen[row[key]] {
			t.Errorf("%s: the key %q is empty or there twice", name, row[key])
		}
		seen[row[key]] = true
		checkAddress(t, s, name, row[page], baseURL)
	}
}

// checkAddress checks that an absolute address of the site, fragment and all,
// is there.
func checkAddress(t *testing.T, s site, name, link, baseURL string) {
	t.Helper()
	rest, ok := strings.CutPrefix(link, baseURL)
	to, fragment, _ := strings.Cut(rest, "#")
	if to == "" || strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	if !ok || s[to] == nil || fragment != "" && !bytes.Contains(s[to], []byte(`id="`+fragment+`"`)) {
		t.Errorf("%s: leads to %s, which is not there", name, link)
	}
}

// checkObjects checks that the JSON of a table says what the CSV does: a
// member for each filled cell, in the same order, typed as datapackage.json
// says of the column.
func checkObjects(t *testing.T, s site, d *described, name string, rows [][]string) {
	t.Helper()
	var objects []json.RawMessage
	if err := json.Unmarshal(s[name], &objects); err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if len(objects) != len(rows)-1 {
		t.Errorf("%s: %d objects for %d rows", name, len(objects), len(rows)-1)
		return
	}
	types := d.typesOf(strings.TrimSuffix(path.Base(name), ".json"))
	for i, row := range rows[1:] {
		var want []string
		var values map[string]json.RawMessage
		if err := json.Unmarshal(objects[i], &values); err != nil {
			t.Fatal(err)
		}
		for c, cell := range row {
			if cell != "" {
				want = append(want, rows[0][c])
				checkValue(t, name, i, types[rows[0][c]], rows[0][c], cell, values[rows[0][c]])
			}
		}
		if got := members(t, objects[i]); !slices.Equal(got, want) {
			t.Errorf("%s: object %d has %q, and the row %q", name, i, got, want)
		}
	}
}

// typesOf gives the type of each column of a table. That of x_ columns is
// text.
func (d *described) typesOf(table string) map[string]string {
	types := map[string]string{}
	for i := range d.Resources {
		if d.Resources[i].Name == table {
			for _, f := range d.Resources[i].Schema.Fields {
				types[f.Name] = f.Type
			}
		}
	}
	return types
}

// checkValue checks that a member is its cell, typed.
func checkValue(t *testing.T, name string, i int, kind, column, cell string, value json.RawMessage) {
	t.Helper()
	raw, want := string(value), ""
	switch {
	case kind == "integer" || kind == "number":
		want = cell
	case kind == "boolean":
		want = map[string]string{"yes": "true", "no": "false"}[cell]
	case strings.HasPrefix(raw, "["):
		var list []string
		if err := json.Unmarshal(value, &list); err != nil || strings.Join(list, ";") != cell {
			t.Errorf("%s: object %d has the %s %s, and the row %q", name, i, column, raw, cell)
		}
		return
	case strings.HasPrefix(raw, "{"):
		var counts map[string]json.Number
		err := json.Unmarshal(value, &counts)
		for pair := range strings.SplitSeq(cell, ";") {
			code, number, _ := strings.Cut(pair, "=")
			if err != nil || counts[code].String() != number {
				t.Errorf("%s: object %d has the %s %s, and the row %q", name, i, column, raw, cell)
			}
		}
		return
	default:
		var text string
		if err := json.Unmarshal(value, &text); err != nil || text != cell {
			t.Errorf("%s: object %d has the %s %s, and the row %q", name, i, column, raw, cell)
		}
		return
	}
	if raw != want {
		t.Errorf("%s: object %d has the %s %s, and the row %q, a %s", name, i, column, raw, cell, kind)
	}
}

// members gives the names of an object in their order.
func members(t *testing.T, object json.RawMessage) (names []string) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(object))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
		var value any
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
		if value == nil || value == "" {
			t.Errorf("%s is empty", name)
		}
	}
	return names
}

// rss, atom and jsonFeed are as much of the formats as is checked here; the
// formats themselves are tested in package feed.
type rss struct {
	Channel struct {
		Title string `xml:"title"`
		Links []link `xml:"link"`
		Items []struct {
			Title   string `xml:"title"`
			Link    string `xml:"link"`
			GUID    string `xml:"guid"`
			PubDate string `xml:"pubDate"`
		} `xml:"item"`
	} `xml:"channel"`
}

type link struct {
	XMLName xml.Name
	Rel     string `xml:"rel,attr"`
	Href    string `xml:"href,attr"`
	Text    string `xml:",chardata"`
}

type atom struct {
	ID      string `xml:"id"`
	Updated string `xml:"updated"`
	Links   []link `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Links   []link `xml:"link"`
	} `xml:"entry"`
}

type jsonFeed struct {
	Version string `json:"version"`
	FeedURL string `json:"feed_url"`
	HomeURL string `json:"home_page_url"`
	Items   []struct {
		ID    string `json:"id"`
		URL   string `json:"url"`
		Title string `json:"title"`
		Date  string `json:"date_published"`
	} `json:"items"`
}

// entries is what the three formats have in common.
type entries struct {
	self, home string
	ids        []string
	titles     []string
	links      []string
	dates      []time.Time
}

func TestFeeds(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				if strings.HasPrefix(name, "feeds/") {
					checkFeed(t, s, name, tt.baseURL)
				}
			}
			for _, name := range s.paths() {
				if strings.HasPrefix(name, "feeds/") && path.Ext(name) == ".atom" {
					checkSameEntries(t, s, strings.TrimSuffix(name, ".atom"))
				}
			}
		})
	}
}

func checkFeed(t *testing.T, s site, name, baseURL string) {
	t.Helper()
	f := s.feed(t, name)
	if f.self != baseURL+name {
		t.Errorf("%s: calls itself %q", name, f.self)
	}
	checkAddress(t, s, name, f.home, baseURL)
	seen := map[string]bool{}
	for i, id := range f.ids {
		if !strings.HasPrefix(id, "urn:uuid:") || seen[id] {
			t.Errorf("%s: the id %q has another form or is there twice", name, id)
		}
		seen[id] = true
		if f.titles[i] == "" {
			t.Errorf("%s: an entry without title", name)
		}
		checkAddress(t, s, name, f.links[i], baseURL)
		// Entries of one second differ in its fraction, which says nothing.
		if i > 0 && f.dates[i].Truncate(time.Second).After(f.dates[i-1]) {
			t.Errorf("%s: entry %d is newer than the one before", name, i)
		}
	}
}

// checkSameEntries checks that the three formats of a feed hold the same.
func checkSameEntries(t *testing.T, s site, name string) {
	t.Helper()
	want := s.feed(t, name+".atom")
	for _, ext := range []string{".rss", ".json"} {
		got := s.feed(t, name+ext)
		if !slices.Equal(got.ids, want.ids) || !slices.Equal(got.titles, want.titles) || !slices.Equal(got.links, want.links) {
			t.Errorf("%s has other entries than %s.atom", name+ext, name)
		}
	}
}

func (s site) feed(t *testing.T, name string) (e entries) {
	t.Helper()
	switch path.Ext(name) {
	case ".rss":
		var f rss
		readXML(t, name, s[name], &f)
		for _, l := range f.Channel.Links {
			if l.Rel == "self" {
				e.self = l.Href
			} else {
				e.home = l.Text
			}
		}
		for _, i := range f.Channel.Items {
			e.add(t, i.GUID, i.Title, i.Link, i.PubDate, time.RFC1123Z)
		}
	case ".atom":
		var f atom
		readXML(t, name, s[name], &f)
		e.self, e.home = find(f.Links, "self"), find(f.Links, "alternate")
		for _, i := range f.Entries {
			e.add(t, i.ID, i.Title, find(i.Links, "alternate"), i.Updated, time.RFC3339)
		}
	case ".json":
		var f jsonFeed
		if err := json.Unmarshal(s[name], &f); err != nil || f.Version != "https://jsonfeed.org/version/1.1" {
			t.Errorf("%s: version %q, %v", name, f.Version, err)
		}
		e.self, e.home = f.FeedURL, f.HomeURL
		for _, i := range f.Items {
			e.add(t, i.ID, i.Title, i.URL, i.Date, time.RFC3339)
		}
	default:
		t.Errorf("%s: not a feed", name)
	}
	return e
}

func (e *entries) add(t *testing.T, id, title, link, date, layout string) {
	t.Helper()
	at, err := time.Parse(layout, date)
	if err != nil {
		t.Error(err)
	}
	e.ids, e.titles, e.links, e.dates = append(e.ids, id), append(e.titles, title), append(e.links, link), append(e.dates, at)
}

func find(links []link, rel string) string {
	for _, l := range links {
		if l.Rel == rel || rel == "alternate" && l.Rel == "" {
			return l.Href
		}
	}
	return ""
}

// readXML reads a document to its end, so that what follows is well-formed
// too.
func readXML(t *testing.T, name string, data []byte, v any) {
	t.Helper()
	if err := xml.Unmarshal(data, v); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// TestOnlyBuildInfoNamesTheAsOf looks for the minute of the build in every
// other file, in the site's time zone and in UTC.
func TestOnlyBuildInfoNamesTheAsOf(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Skopje")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			asOf, err := time.ParseInLocation("2006-01-02T15:04", tt.asOf, zone)
			if err != nil {
				t.Fatal(err)
			}
			s := tt.site(t)
			if !bytes.Contains(s["build.json"], []byte(tt.asOf)) {
				t.Errorf("build.json does not name %s", tt.asOf)
			}
			for _, minute := range []string{asOf.Format("15:04"), asOf.UTC().Format("15:04")} {
				for _, name := range s.paths() {
					if at := bytes.Index(s[name], []byte(minute)); at >= 0 && name != "build.json" {
						t.Errorf("%s: has %s: %q", name, minute, s[name][max(0, at-30):at+5])
					}
				}
			}
		})
	}
}
