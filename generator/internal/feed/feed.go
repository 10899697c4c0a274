// Package feed writes a finished feed as RSS 2.0, Atom (RFC 4287) and JSON
// Feed 1.1, so that each passes its validator without errors and warnings.
//
// The types of github.com/gorilla/feeds carry the common elements. They leave
// out what the validators ask for (the address of the feed itself, the
// language, several categories, a guid that is no link, the items of an empty
// JSON feed), which the structs of this package put around them.
//
// The same Feed always gives the same bytes. Every document ends in a line
// feed; every time is written in UTC and in whole seconds.
package feed

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"time"
)

// A Feed is what subscribers get, whatever the format. Title, Home and Self
// are required, and in Atom ID. All addresses are absolute.
type Feed struct {
	Title       string
	Description string // plain text; the title where empty
	Lang        string // BCP 47, "mk"
	Home        string // the page that the feed stands for
	Self        string // this very document
	Publisher   string // a name; the title where empty
	Email       string // the publisher's address, optional
	ID          string // an IRI that never changes, as made by [ID]
	Updated     time.Time
	Stylesheet  string // address of a CSS file for RSS and Atom, optional
	Entries     []Entry
}

// An Entry is one event in a feed. ID, Title, URL and one of the two times
// are required; the other time is the same where it is zero.
type Entry struct {
	ID         string // an IRI that never changes, as made by [ID]
	Title      string // plain text
	URL        string // the page of the entry
	Summary    string // plain text
	HTML       string // the body, with absolute addresses
	Published  time.Time
	Updated    time.Time
	Categories []string
}

// ID returns "urn:uuid:" and the version 5 UUID of name in the URL namespace
// (RFC 9562, section 5.5): the same name gives the same identifier for ever.
func ID(name string) string {
	// 6ba7b811-9dad-11d1-80b4-00c04fd430c8, RFC 9562, section 6.6
	space := [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	sum := sha1.Sum(append(space[:], name...))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	h := hex.EncodeToString(sum[:16])
	return "urn:uuid:" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// check returns an error that names the first required field that is empty.
func (f *Feed) check() error {
	for _, v := range []struct{ name, value string }{
		{"title", f.Title}, {"home", f.Home}, {"self", f.Self},
	} {
		if v.value == "" {
			return fmt.Errorf("feed %q has no %s", f.Self, v.name)
		}
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		for _, v := range []struct{ name, value string }{
			{"id", e.ID}, {"title", e.Title}, {"url", e.URL},
		} {
			if v.value == "" {
				return fmt.Errorf("feed %q: entry %d (%q) has no %s", f.Self, i+1, e.ID, v.name)
			}
		}
		if e.Published.IsZero() && e.Updated.IsZero() {
			return fmt.Errorf("feed %q: entry %d (%q) has no date", f.Self, i+1, e.ID)
		}
	}
	return nil
}

// updated returns the time of the feed: its own, else that of the newest
// entry. An empty feed has a fixed date, so that it does not change until it
// gets its first entry.
func (f *Feed) updated() time.Time {
	if !f.Updated.IsZero() {
		return second(f.Updated)
	}
	if len(f.Entries) == 0 {
		return time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	newest := f.Entries[0].updated()
	for i := range f.Entries {
		if t := f.Entries[i].updated(); t.After(newest) {
			newest = t
		}
	}
	return newest
}

func (f *Feed) publisher() string { return either(f.Publisher, f.Title) }

func (f *Feed) description() string { return either(f.Description, f.Title) }

func (e *Entry) summary() string { return either(e.Summary, e.Title) }

func (e *Entry) published() time.Time {
	if e.Published.IsZero() {
		return second(e.Updated)
	}
	return second(e.Published)
}

func (e *Entry) updated() time.Time {
	if e.Updated.IsZero() {
		return second(e.Published)
	}
	return second(e.Updated)
}

func second(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }

func either(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
