package generator_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"

	goical "github.com/emersion/go-ical"
	"github.com/mmcdole/gofeed"
	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"
)

// reader tells what a format says where a text has to be.
type reader func(t *testing.T, h hurt, says func(place, got, want string))

// hurtColumns are the columns that hold the text, by table.
var hurtColumns = map[string][]string{
	"municipalities": {"name_mk"}, "consultations": {"title_mk", "summary_mk", "x_note"},
	"events": {"title_mk", "place_mk"}, "documents": {"title_mk"}, "comments": {"comment"},
}

// newReaders are the readers of a site, by format.
func newReaders(t *testing.T, s site) map[string]reader {
	t.Helper()
	published := func(name string) [][]string { return csvRows(t, name, s["data/"+name+".csv"]) }
	members := unzipped(t, s["data/all.zip"])
	return map[string]reader{
		"CSV": rowReader(published),
		"CSV of a municipality": func(t *testing.T, h hurt, says func(place, got, want string)) {
			for table := range hurtColumns {
				if table != "municipalities" {
					sayRow(t, table, h, published(h.id+"/"+table), says)
				}
			}
		},
		"ZIP":       rowReader(func(name string) [][]string { return csvRows(t, name, members[name+".csv"]) }),
		"workbook":  rowReader(workbookRows(t, s)),
		"JSON":      jsonReader(t, s),
		"a record":  recordReader(s),
		"feeds":     feedReader(t, s),
		"iCalendar": calendarReader(s), "pages": pageReader(s),
	}
}

func csvRows(t *testing.T, name string, data []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	return rows
}

// rowReader reads tables whose cells are text.
func rowReader(table func(name string) [][]string) reader {
	tables := map[string][][]string{}
	for name := range hurtColumns {
		tables[name] = table(name)
	}
	return func(t *testing.T, h hurt, says func(place, got, want string)) {
		for name, rows := range tables {
			sayRow(t, name, h, rows, says)
		}
	}
}

// sayRow tells the cells of a municipality's first row. Its id has to be as it
// is written.
func sayRow(t *testing.T, table string, h hurt, rows [][]string, says func(place, got, want string)) {
	t.Helper()
	key := "municipality"
	if table == "municipalities" {
		key = "id"
	}
	at := slices.IndexFunc(rows, func(r []string) bool { return r[slices.Index(rows[0], key)] == h.id })
	if at < 0 {
		t.Fatalf("%s has no row of %q", table, h.id)
	}
	for _, column := range hurtColumns[table] {
		says(table+"."+column, rows[at][slices.Index(rows[0], column)], h.text)
	}
}

func workbookRows(t *testing.T, s site) func(table string) [][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(s["data/all.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	return func(table string) [][]string {
		rows, err := book.GetRows(table, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows { // empty cells at the end are left out
			rows[i] = append(rows[i], make([]string, len(rows[0])-len(rows[i]))...)
		}
		return rows
	}
}

func jsonReader(t *testing.T, s site) reader {
	t.Helper()
	tables := map[string][]map[string]any{}
	for name := range hurtColumns {
		var rows []map[string]any
		if err := json.Unmarshal(s["data/"+name+".json"], &rows); err != nil {
			t.Fatal(name, err)
		}
		tables[name] = rows
	}
	return func(_ *testing.T, h hurt, says func(place, got, want string)) {
		for name, rows := range tables {
			for _, row := range rows {
				if row["municipality"] == h.id || row["id"] == h.id && name == "municipalities" {
					for _, column := range hurtColumns[name] {
						text, _ := row[column].(string)
						says(name+"."+column, text, h.text)
					}
				}
			}
		}
	}
}

func recordReader(s site) reader {
	type titled struct{ Title, Place map[string]string }
	return func(t *testing.T, h hurt, says func(place, got, want string)) {
		var r struct {
			ID, Municipality  string
			Title, Summary    map[string]string
			Note              string `json:"x_note"`
			Events, Documents []titled
			Comments          []struct{ Comment string }
		}
		if err := json.Unmarshal(s["data/"+h.id+"/consultations/"+h.id+".json"], &r); err != nil {
			t.Fatal(err)
		}
		says("id", r.ID, h.id)
		says("municipality", r.Municipality, h.id)
		for place, got := range map[string]string{"title": r.Title["mk"], "summary": r.Summary["mk"], "x_note": r.Note, "event": r.Events[0].Title["mk"],
			"place": r.Events[0].Place["mk"], "document": r.Documents[0].Title["mk"], "comment": r.Comments[0].Comment} {
			says(place, got, h.text)
		}
	}
}

// feedReader reads the three formats. What an entry is about follows its kind
// and a colon, and the text what is new; content is HTML, and so is the description of RSS.
func feedReader(t *testing.T, s site) reader {
	t.Helper()
	whole := map[string]*gofeed.Feed{}
	for _, name := range []string{"feeds/mk/consultations.rss", "feeds/mk/consultations.atom", "feeds/mk/consultations.json"} {
		whole[name] = s.gofeed(t, name)
	}
	return func(t *testing.T, h hurt, says func(place, got, want string)) {
		item := func(name string, f *gofeed.Feed) {
			for _, item := range f.Items {
				if !strings.HasSuffix(item.Link, "/mk/"+h.id+"/"+h.id+".html") {
					continue
				}
				_, title, _ := strings.Cut(item.Title, ": ")
				says(name+" title", title, h.text)
				if path.Ext(name) == ".rss" {
					item.Description = html.UnescapeString(item.Description)
				}
				const after = " · " // what is new
				summary := item.Description
				says(name+" summary", summary[max(0, len(summary)-len(after+h.text)):], after+h.text)
				content := parseHTML(t, name, []byte(item.Content))
				for _, rest := range []string{"p", "ul"} { // what is new, and the facts
					e := first(content, rest)
					e.Parent.RemoveChild(e)
				}
				says(name+" content", textOf(content), h.text)
			}
		}
		for name, f := range whole {
			item(name, f)
		}
		for _, name := range []string{"feeds/mk/" + h.id + ".rss", "feeds/mk/" + h.id + "/" + h.id + ".rss"} {
			item(name, s.gofeed(t, name))
		}
	}
}

// gofeed reads a feed as readers of feeds do.
func (s site) gofeed(t *testing.T, name string) *gofeed.Feed {
	t.Helper()
	f, err := gofeed.NewParser().Parse(bytes.NewReader(s[name]))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return f
}

func calendarReader(s site) reader {
	return func(t *testing.T, h hurt, says func(place, got, want string)) {
		for _, name := range []string{h.id + "/" + h.id, h.id} {
			c, err := goical.NewDecoder(bytes.NewReader(s["calendars/mk/"+name+".ics"])).Decode()
			if err != nil {
				t.Fatal(err)
			}
			text := func(p goical.Props, property string) string {
				got, err := p.Text(property)
				if err != nil {
					t.Fatal(err)
				}
				return got
			}
			says(name+" NAME", strings.TrimPrefix(text(c.Props, "NAME"), "Консултации: "), h.text)
			for _, e := range c.Events() {
				if e.Props.Get("LOCATION") != nil {
					says(name+" LOCATION", text(e.Props, "LOCATION"), h.text)
					says(name+" SUMMARY", text(e.Props, "SUMMARY"), h.text+": "+h.text+" · "+h.text)
				}
				description := text(e.Props, "DESCRIPTION") // the summary, dates and the address
				says(name+" DESCRIPTION", description[:min(len(description), len(h.text)+1)], h.text+"\n")
			}
		}
	}
}

func pageReader(s site) reader {
	return func(t *testing.T, h hurt, says func(place, got, want string)) {
		for _, page := range []struct{ name, title, heading string }{
			{h.id + "/" + h.id, h.text, h.text},
			{h.id + "/" + h.id + "-comments", "Коментари и одговори: " + h.text, "Коментари и одговори"},
			{h.id + "/index", h.text + ": консултации и отвореност", h.text},
			{"embed/" + h.id, h.text + ": консултации и отвореност", h.text},
		} {
			root := parseHTML(t, page.name, s["mk/"+page.name+".html"])
			says(page.name+" title", textOf(first(root, "title")), page.title+" · Консултации")
			says(page.name+" h1", textOf(first(root, "h1")), page.heading)
			says(page.name+" somewhere", textLike(root, h.text), h.text)
		}
	}
}

// readSite tells where the title of a site stands.
func readSite(t *testing.T, s site, says func(place, got, want string), title string) {
	t.Helper()
	says("datapackage.json", s.dataPackage(t).Title, title)
	for _, name := range []string{"feeds/mk/consultations.rss", "feeds/mk/consultations.atom", "feeds/mk/consultations.json"} {
		f := s.gofeed(t, name)
		_, got, _ := strings.Cut(f.Title, " · ")
		says(name, got, title)
	}
	book, err := excelize.OpenReader(bytes.NewReader(s["data/all.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	about := book.GetSheetList()[0]
	for _, cell := range []string{"A1", "B2"} {
		got, err := book.GetCellValue(about, cell)
		if err != nil {
			t.Fatal(err)
		}
		says(about+"!"+cell, got, title)
	}
	root := parseHTML(t, "home", s["mk/index.html"])
	says("title of the home page", textOf(first(root, "title")), title)
	says("heading of the home page", textOf(first(root, "h1")), title)
	for n := range root.Descendants() {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if n.Data == "meta" && (attr["name"] == "description" || attr["property"] == "og:title" || attr["property"] == "og:description") {
			says(attr["name"]+attr["property"], attr["content"], title)
		}
	}
}

func parseHTML(t *testing.T, name string, data []byte) *html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil || len(data) == 0 {
		t.Fatalf("%s: %d bytes, %v", name, len(data), err)
	}
	return root
}

// first gives the first element of a name.
func first(root *html.Node, name string) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			return n
		}
	}
	return nil
}

// textOf gives the text of an element, as one would copy it from a browser:
// an empty line between paragraphs.
func textOf(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode && (n.Parent.Data == "body" && strings.TrimSpace(n.Data) == ""):
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Data == "p" && b.Len() > 0:
			b.WriteString("\n\n")
		case n.Data == "br":
			b.WriteString("\n")
		}
	}
	return b.String()
}

// textLike gives the text of the first element that has the text want, else
// "".
func textLike(root *html.Node, want string) string {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data != "h1" && n.Data != "title" {
			if got := textOf(n); got == want {
				return got
			}
		}
	}
	return ""
}
