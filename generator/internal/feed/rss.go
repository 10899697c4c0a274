package feed

import (
	"encoding/xml"
	"strings"
	"time"

	"github.com/gorilla/feeds"
)

// rssDocument is the root element: the library's has no room for the Atom
// namespace, without which a feed cannot name its own address.
type rssDocument struct {
	XMLName   xml.Name `xml:"rss"`
	Version   string   `xml:"version,attr"`
	ContentNS string   `xml:"xmlns:content,attr"`
	AtomNS    string   `xml:"xmlns:atom,attr"`
	Channel   rssChannel
}

func (d *rssDocument) FeedXml() any { return d }

// In rssChannel and rssItem an outer field stands for the one of the same
// element in the embedded struct, as encoding/xml takes the shallower.
type rssChannel struct {
	XMLName     xml.Name  `xml:"channel"`
	Title       plainText `xml:"title"`
	Description plainText `xml:"description"`
	Self        rssSelf
	*feeds.RssFeed
	Items []rssItem `xml:"item"`
}

type rssSelf struct {
	XMLName xml.Name `xml:"atom:link"`
	Href    string   `xml:"href,attr"`
	Rel     string   `xml:"rel,attr"`
	Type    string   `xml:"type,attr"`
}

type rssItem struct {
	XMLName xml.Name  `xml:"item"`
	Title   plainText `xml:"title"`
	*feeds.RssItem
	Categories []plainText `xml:"category"`
}

// plainText is text that is not HTML. RSS does not say which of the two a
// title is; the RSS Best Practices Profile tells readers by writing "&" and
// "<" as hexadecimal references.
type plainText struct {
	XML string `xml:",innerxml"`
}

var hexadecimal = strings.NewReplacer("&amp;", "&#x26;", "&lt;", "&#x3C;")

func plain(s string) plainText {
	return plainText{hexadecimal.Replace(escape(s))}
}

// AppendRSS appends f as RSS 2.0 with content:encoded bodies.
// It fails where a required field is empty.
func AppendRSS(dst []byte, f *Feed) ([]byte, error) {
	if err := f.check(); err != nil {
		return dst, err
	}
	d := &rssDocument{
		Version:   "2.0",
		ContentNS: "http://purl.org/rss/1.0/modules/content/",
		AtomNS:    "http://www.w3.org/2005/Atom",
		Channel: rssChannel{
			Title:       plain(f.Title),
			Description: plain(f.description()),
			Self:        rssSelf{Href: f.Self, Rel: "self", Type: "application/rss+xml"},
			RssFeed: &feeds.RssFeed{
				Link:          f.Home,
				Language:      f.Lang,
				LastBuildDate: f.updated().Format(time.RFC1123Z),
			},
			Items: make([]rssItem, len(f.Entries)),
		},
	}
	if f.Email != "" {
		d.Channel.ManagingEditor = f.Email + " (" + f.publisher() + ")"
	}
	for i := range f.Entries {
		d.Channel.Items[i] = newRSSItem(&f.Entries[i])
	}
	return appendXML(dst, d, f.Stylesheet)
}

// asHTML writes plain text as HTML, for which readers take a description. Quotes
// stay: browsers show what stands there.
var asHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func newRSSItem(e *Entry) rssItem {
	item := rssItem{
		Title: plain(e.Title),
		RssItem: &feeds.RssItem{
			Link:        e.URL,
			Description: asHTML.Replace(e.summary()),
			Guid:        &feeds.RssGuid{Id: e.ID, IsPermaLink: "false"},
			PubDate:     e.published().Format(time.RFC1123Z),
		},
	}
	if e.HTML != "" {
		item.Content = &feeds.RssContent{Content: legal(e.HTML)}
	}
	for _, c := range e.Categories {
		item.Categories = append(item.Categories, plain(c))
	}
	return item
}
