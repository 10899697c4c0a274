package feed

import (
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"time"

	"github.com/gorilla/feeds"
)

// In atomFeed and atomEntry an outer field stands for the one of the same
// element in the embedded struct, as encoding/xml takes the shallower. The
// order matters: all links come before the first entry.
type atomFeed struct {
	XMLName xml.Name         `xml:"feed"`
	Lang    string           `xml:"xml:lang,attr,omitempty"`
	Links   []feeds.AtomLink `xml:"link"`
	*feeds.AtomFeed
	Entries []atomEntry `xml:"entry"`
}

func (a *atomFeed) FeedXml() any { return a }

type atomEntry struct {
	XMLName xml.Name `xml:"entry"`
	*feeds.AtomEntry
	Categories []atomCategory `xml:"category"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// AppendAtom appends f as Atom. It fails where a required field is empty.
//
// No two entries have the same updated element, as the W3C validator wants
// it: where they share a second, all but the last of them get a fraction of a
// second that comes from their ID.
func AppendAtom(dst []byte, f *Feed) ([]byte, error) {
	if err := f.check(); err != nil {
		return dst, err
	}
	if f.ID == "" {
		return dst, fmt.Errorf("feed %q has no id", f.Self)
	}
	a := &atomFeed{
		Lang: f.Lang,
		Links: []feeds.AtomLink{
			{Href: f.Home, Rel: "alternate", Type: "text/html"},
			{Href: f.Self, Rel: "self", Type: "application/atom+xml"},
		},
		AtomFeed: &feeds.AtomFeed{
			Xmlns:    "http://www.w3.org/2005/Atom",
			Title:    f.Title,
			Id:       f.ID,
			Updated:  f.updated().Format(time.RFC3339),
			Subtitle: f.Description,
			Author:   &feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: f.publisher(), Email: f.Email}},
		},
		Entries: make([]atomEntry, len(f.Entries)),
	}
	taken := make(map[time.Time]bool, len(f.Entries))
	for i := len(f.Entries) - 1; i >= 0; i-- {
		e := &f.Entries[i]
		a.Entries[i] = newAtomEntry(e, free(taken, e))
	}
	return appendXML(dst, a, f.Stylesheet)
}

// free returns the time of e, moved by less than a second where another entry
// has it, and marks it as taken.
func free(taken map[time.Time]bool, e *Entry) time.Time {
	t := e.updated()
	if taken[t] {
		h := fnv.New32a()
		h.Write([]byte(e.ID))
		t = t.Add(time.Duration(1+h.Sum32()%999_000) * time.Microsecond)
		for taken[t] {
			t = t.Add(time.Microsecond)
		}
	}
	taken[t] = true
	return t
}

func newAtomEntry(e *Entry, updated time.Time) atomEntry {
	entry := atomEntry{
		AtomEntry: &feeds.AtomEntry{
			Title:     e.Title,
			Updated:   updated.Format(time.RFC3339Nano),
			Id:        e.ID,
			Published: e.published().Format(time.RFC3339),
			Links:     []feeds.AtomLink{{Href: e.URL, Rel: "alternate", Type: "text/html"}},
			Summary:   &feeds.AtomSummary{Content: e.summary(), Type: "text"},
		},
	}
	if e.HTML != "" {
		entry.Content = &feeds.AtomContent{Content: e.HTML, Type: "html"}
	}
	for _, c := range e.Categories {
		entry.Categories = append(entry.Categories, atomCategory{Term: c})
	}
	return entry
}
