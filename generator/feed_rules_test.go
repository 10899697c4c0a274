package generator_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// The rules that the validators of feeds hold them against: the RSS Best
// Practices Profile, RFC 4287 and JSON Feed 1.1.

// mostOfFeed is the size from which the W3C's validator refuses a feed.
const mostOfFeed = 5_000_000

const (
	nsAtom    = "http://www.w3.org/2005/Atom"
	nsContent = "http://purl.org/rss/1.0/modules/content/"
	nsXML     = "http://www.w3.org/XML/1998/namespace"
)

// xmlNode is an element with what is in it, as its name space has it.
type xmlNode struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []xmlNode  `xml:",any"`
	Text     string     `xml:",chardata"`
	Raw      string     `xml:",innerxml"`
}

// all gives the children of a name.
func (n *xmlNode) all(space, local string) (list []*xmlNode) {
	for i := range n.Children {
		if n.Children[i].XMLName == (xml.Name{Space: space, Local: local}) {
			list = append(list, &n.Children[i])
		}
	}
	return list
}

func (n *xmlNode) attr(space, local string) string {
	for _, a := range n.Attrs {
		if a.Name == (xml.Name{Space: space, Local: local}) {
			return a.Value
		}
	}
	return ""
}

// once is the text of the one child of a name, "" and a fault otherwise.
func (n *xmlNode) once(r *feedRules, space, local string) string {
	list := n.all(space, local)
	if len(list) != 1 {
		r.fault("<%s> has %d <%s>", n.XMLName.Local, len(list), local)
		return ""
	}
	return list[0].Text
}

// feedRules reports what is wrong with a feed.
type feedRules struct {
	t    *testing.T
	name string
	lang string
	self string
}

func (r *feedRules) fault(format string, args ...any) {
	r.t.Helper()
	r.t.Errorf(r.name+": "+format, args...)
}

func TestFeedsKeepTheRules(t *testing.T) {
	for _, tt := range sites {
		s := tt.site(t)
		for _, name := range s.paths() {
			if !strings.HasPrefix(name, "feeds/") {
				continue
			}
			r := &feedRules{t, tt.name + ": " + name, strings.Split(name, "/")[1], tt.baseURL + name}
			r.check(path.Ext(name), s[name])
		}
	}
}

func (r *feedRules) check(ext string, data []byte) {
	if len(data) > mostOfFeed {
		r.fault("has %d bytes", len(data))
	}
	if ext == ".json" {
		r.jsonFeed(data)
		return
	}
	var root xmlNode
	if err := xml.Unmarshal(data, &root); err != nil {
		r.fault("%v", err)
		return
	}
	r.instructions(data)
	if ext == ".rss" {
		r.rss(&root)
	} else {
		r.atom(&root)
	}
}

// instructions looks for style sheets: browsers show CSS, and no longer XSLT.
func (r *feedRules) instructions(data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			r.fault("%v", err)
			return
		}
		if p, ok := token.(xml.ProcInst); ok && p.Target != "xml" && !(p.Target == "xml-stylesheet" && bytes.Contains(p.Inst, []byte(`type="text/css"`))) {
			r.fault("has the instruction %s %s", p.Target, p.Inst)
		}
	}
}

func (r *feedRules) rss(root *xmlNode) {
	if root.XMLName.Local != "rss" || root.attr("", "version") != "2.0" || len(root.all("", "channel")) != 1 {
		r.fault("is no RSS 2.0 of one channel")
		return
	}
	c := root.all("", "channel")[0]
	r.plain(c.all("", "title"))
	r.plain(c.all("", "description"))
	r.absolute(c.once(r, "", "link"))
	if lang := c.once(r, "", "language"); lang != r.lang {
		r.fault("is in %q", lang)
	}
	r.rfc822(c.once(r, "", "lastBuildDate"))
	if link := c.all(nsAtom, "link"); len(link) != 1 || link[0].attr("", "rel") != "self" || link[0].attr("", "href") != r.self || link[0].attr("", "type") != "application/rss+xml" {
		r.fault("does not name itself once as %s", r.self)
	}
	for _, who := range c.all("", "managingEditor") { // mail (Name)
		if m, err := mail.ParseAddress(strings.SplitN(who.Text, " (", 2)[0]); err != nil || m.Name != "" || !strings.HasSuffix(who.Text, ")") {
			r.fault("its editor is %q", who.Text)
		}
	}
	seen := map[string]bool{}
	for _, item := range c.all("", "item") {
		r.plain(item.all("", "title"))
		r.plainList(item.all("", "category"))
		r.absolute(item.once(r, "", "link"))
		r.rfc822(item.once(r, "", "pubDate"))
		id := item.once(r, "", "guid")
		if seen[id] || item.all("", "guid")[0].attr("", "isPermaLink") != "false" {
			r.fault("the guid %q is there twice, or taken for an address", id)
		}
		seen[id] = true
		if len(item.all("", "enclosure")) > 1 || len(item.all("", "author")) > 0 {
			r.fault("%s has several enclosures, or an author without address", id)
		}
		r.html(item.once(r, "", "description"))
		r.contents(item.all(nsContent, "encoded"))
		if order := names(item); slices.Contains(order, "encoded") && slices.Index(order, "encoded") < slices.Index(order, "description") {
			r.fault("%s has its content before its description", id)
		}
	}
}

// names are those of the children.
func names(n *xmlNode) (list []string) {
	for i := range n.Children {
		list = append(list, n.Children[i].XMLName.Local)
	}
	return list
}

// plain checks a text that is no HTML: by the profile & and < stand as
// hexadecimal references, which readers do not decode a second time.
func (r *feedRules) plain(list []*xmlNode) {
	if len(list) != 1 || strings.TrimSpace(list[0].Text) == "" {
		r.fault("a title or description is there %d times, or empty", len(list))
	}
	r.plainList(list)
}

func (r *feedRules) plainList(list []*xmlNode) {
	for _, n := range list {
		if strings.Contains(n.Raw, "&amp;") || strings.Contains(n.Raw, "&lt;") {
			r.fault("%s may be taken for HTML", n.Raw)
		}
	}
}

func (r *feedRules) absolute(address string) {
	if u, err := url.Parse(address); err != nil || u.Scheme != "https" || u.Host == "" {
		r.fault("%q is no whole address", address)
	}
}

// rfc822 checks a date with a year of four digits and a numeric zone.
func (r *feedRules) rfc822(date string) {
	if _, err := time.Parse("Mon, 02 Jan 2006 15:04:05 -0700", date); err != nil {
		r.fault("%v", err)
	}
}

func (r *feedRules) rfc3339(date string) {
	if _, err := time.Parse(time.RFC3339Nano, date); err != nil {
		r.fault("%v", err)
	}
}

// html checks that content is safe to show anywhere: nothing runs in it, and
// its addresses are whole.
func (r *feedRules) html(text string) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		r.fault("%v", err)
		return
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "style", "iframe", "object", "embed", "form", "meta", "link", "base"}, n.Data) {
			r.fault("its content has <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "href" || a.Key == "src":
				if !regexp.MustCompile(`^(https?://|mailto:|tel:)`).MatchString(a.Val) {
					r.fault("its content leads to %s", a.Val)
				}
			case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "id":
				r.fault("its content has %s=%q", a.Key, a.Val)
			}
		}
	}
}

// contents checks the content of an entry, of which there need not be any
// beside the link.
func (r *feedRules) contents(list []*xmlNode) {
	if len(list) > 1 {
		r.fault("an entry has its content %d times", len(list))
	}
	for _, n := range list {
		r.html(n.Text)
	}
}

func (r *feedRules) atom(root *xmlNode) {
	if root.XMLName != (xml.Name{Space: nsAtom, Local: "feed"}) || root.attr(nsXML, "lang") != r.lang {
		r.fault("is no Atom in %q", r.lang)
	}
	order := names(root)
	if first := slices.Index(order, "entry"); first >= 0 && slices.ContainsFunc(order[first:], func(name string) bool { return name != "entry" }) {
		r.fault("something follows the entries: %q", order[first:])
	}
	r.once(root, "title", "id", "updated")
	r.rfc3339(root.once(r, nsAtom, "updated"))
	links := map[string]string{}
	for _, l := range root.all(nsAtom, "link") {
		if links[l.attr("", "rel")] != "" {
			r.fault("has two links %s", l.attr("", "rel"))
		}
		links[l.attr("", "rel")] = l.attr("", "href")
	}
	if links["self"] != r.self {
		r.fault("calls itself %q", links["self"])
	}
	r.absolute(links["alternate"])
	if author := root.all(nsAtom, "author"); len(author) != 1 || author[0].once(r, nsAtom, "name") == "" {
		r.fault("has %d authors, or one without name", len(author))
	}
	ids, times := map[string]bool{}, map[string]bool{}
	for _, e := range root.all(nsAtom, "entry") {
		r.once(e, "title", "id", "updated", "published", "summary")
		id, updated := e.once(r, nsAtom, "id"), e.once(r, nsAtom, "updated")
		if ids[id] || times[updated] {
			r.fault("%s or its time %s is there twice", id, updated)
		}
		ids[id], times[updated] = true, true
		r.rfc3339(updated)
		r.rfc3339(e.once(r, nsAtom, "published"))
		for i, n := range append(e.all(nsAtom, "summary"), e.all(nsAtom, "content")...) {
			if want := []string{"text", "html"}[min(i, 1)]; n.attr("", "type") != want {
				r.fault("%s does not tell that its text is %s", id, want)
			}
		}
		r.contents(e.all(nsAtom, "content"))
		for _, l := range e.all(nsAtom, "link") {
			r.absolute(l.attr("", "href"))
		}
		for _, c := range e.all(nsAtom, "category") {
			if c.attr("", "term") == "" {
				r.fault("%s has an empty category", id)
			}
		}
	}
}

// once checks that children are there, once and filled.
func (r *feedRules) once(n *xmlNode, names ...string) {
	for _, name := range names {
		if strings.TrimSpace(n.once(r, nsAtom, name)) == "" {
			r.fault("<%s> has an empty <%s>", n.XMLName.Local, name)
		}
	}
}

func (r *feedRules) jsonFeed(data []byte) {
	type item struct {
		ID            string   `json:"id"`
		URL           string   `json:"url"`
		Title         string   `json:"title"`
		ContentHTML   string   `json:"content_html"`
		ContentText   string   `json:"content_text"`
		Summary       string   `json:"summary"`
		DatePublished string   `json:"date_published"`
		DateModified  string   `json:"date_modified"`
		Tags          []string `json:"tags"`
	}
	var f struct {
		Version     string                       `json:"version"`
		Title       string                       `json:"title"`
		Language    string                       `json:"language"`
		HomePageURL string                       `json:"home_page_url"`
		FeedURL     string                       `json:"feed_url"`
		Description string                       `json:"description"`
		Authors     []struct{ Name, URL string } `json:"authors"`
		Items       *[]item                      `json:"items"`
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields() // what is old, or spelt otherwise, is unknown here
	if err := d.Decode(&f); err != nil {
		r.fault("%v", err)
		return
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == "" || f.Language != r.lang || f.FeedURL != r.self || f.Items == nil || len(f.Authors) != 1 || f.Authors[0].Name == "" {
		r.fault("lacks something: %+v", f)
		return
	}
	r.absolute(f.HomePageURL)
	seen := map[string]bool{}
	for _, i := range *f.Items {
		if i.ID == "" || seen[i.ID] || i.Title == "" || (i.ContentHTML == "") == (i.ContentText == "") {
			r.fault("%q is there twice, or has no title, or not one content", i.ID)
		}
		seen[i.ID] = true
		r.absolute(i.URL)
		r.rfc3339(i.DatePublished)
		r.rfc3339(i.DateModified)
		r.html(i.ContentHTML)
	}
}
