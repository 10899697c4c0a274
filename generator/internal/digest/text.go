package digest

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// section is a part of a digest with its items.
type section struct {
	Kind, Title string
	Items       []*Item
}

// parts are the sections that have items.
func (d *Digest) parts() []section {
	var list []section
	for i := range d.Items {
		it := &d.Items[i]
		if len(list) == 0 || list[len(list)-1].Kind != it.Kind {
			list = append(list, section{Kind: it.Kind, Title: d.voice.T("digest.section." + it.Kind)})
		}
		last := &list[len(list)-1]
		last.Items = append(last.Items, it)
	}
	return list
}

// title is what the digest is and of which days.
func (d *Digest) title() string {
	y1, m1, d1 := d.query.Since.YMD()
	y2, m2, d2 := d.site.Today.YMD()
	return d.voice.T("digest.title", "period", d.voice.Range(y1, m1, d1, y2, m2, d2))
}

// scope names the municipalities and topics to which the digest is narrowed;
// "" when it is not.
func (d *Digest) scope() string {
	var names []string
	for _, id := range d.query.Municipalities {
		names = append(names, d.voice.Place(d.site.Municipality(id)).Text)
	}
	for _, t := range d.query.Topics {
		names = append(names, d.voice.Label("topic", t))
	}
	return strings.Join(names, "; ") // some labels hold commas
}

// head are the lines above the sections.
func (d *Digest) head() []string {
	var lines []string
	for _, line := range []string{d.title(), d.voice.SiteTitle(), d.scope(), d.voice.Demo()} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func (d *Digest) all() string {
	return d.voice.URL(d.voice.Pages() + "/consultations/index.html")
}

// AppendText writes the digest for an e-mail or a terminal.
func (d *Digest) AppendText(dst []byte) []byte {
	line := func(parts ...string) {
		for _, p := range parts {
			dst = append(dst, p...)
		}
		dst = append(dst, '\n')
	}
	underlined := func(s, with string) {
		line(s)
		line(strings.Repeat(with, utf8.RuneCountInString(s)))
	}
	v := d.voice
	head := d.head()
	underlined(head[0], "=")
	for _, l := range head[1:] {
		line(l)
	}
	if len(d.Items) == 0 {
		line()
		line(v.T("digest.nothing"))
	}
	for _, s := range d.parts() {
		line()
		underlined(s.Title, "-")
		for _, it := range s.Items {
			line()
			line("* ", it.Title.Text)
			line("  ", v.Place(it.Municipality).Text)
			if it.Summary.Text != "" {
				line("  ", it.Summary.Text)
			}
			for _, f := range it.Facts {
				line("  ", f.Label, ": ", f.Value.Text)
			}
			line("  ", v.URL(it.Path))
		}
	}
	line()
	line(v.T("page.consultations"), ": ", d.all())
	line(v.T("page.subscribe"), ": ", v.URL(d.follow()))
	line(v.T("ui.footer_publisher", "publisher", v.Publisher()))
	return dst
}

// follow is the page that tells how to follow the site.
func (d *Digest) follow() string { return d.voice.Pages() + "/subscribe.html" }

// PostLimit is how long a post may be, in UTF-16 units, as messengers count:
// Telegram takes 4096, Viber, WhatsApp and Facebook take more.
const PostLimit = 4000

// AppendPost writes the digest as a message for Viber, WhatsApp, Telegram or
// Facebook: plain text without marks, short lines, whole items. What does not
// fit into PostLimit is counted, with an address where all stands.
func (d *Digest) AppendPost(dst []byte) []byte {
	v := d.voice
	head := make([]string, 0, 4)
	for _, line := range d.head() {
		head = append(head, d.short(line))
	}
	post := strings.Join(head, "\n") + "\n"
	if len(d.Items) == 0 {
		return append(dst, post+"\n"+v.T("digest.nothing")+"\n"+d.all()+"\n"...)
	}
	room := PostLimit - units(post)
	left := len(d.Items)
	more := func(n int) string { return "\n" + v.N("digest.more", n, "url", d.all()) + "\n" }
	for _, s := range d.parts() {
		for i, it := range s.Items {
			text := d.postItem(it)
			if i == 0 {
				text = "\n" + s.Title + ":\n" + text
			}
			if size := units(text); size <= room && (left == 1 || size+units(more(left-1)) <= room) {
				post, room, left = post+text, room-size, left-1
				continue
			}
			return append(dst, post+more(left)...)
		}
	}
	return append(dst, post...)
}

// postItem is an item of a post, with the empty line before it.
func (d *Digest) postItem(it *Item) string {
	v := d.voice
	lines := []string{"", d.short(it.Title.Text), d.short(v.Place(it.Municipality).Text)}
	for _, f := range it.Facts {
		lines = append(lines, f.Label+": "+d.short(f.Value.Text))
	}
	return strings.Join(append(lines, v.URL(it.Path)), "\n") + "\n"
}

// short cuts a line of a post where it is long. A date keeps its narrow
// spaces.
func (d *Digest) short(s string) string {
	if utf8.RuneCountInString(s) < 100 {
		return s
	}
	return d.voice.Shorten(s)
}

// units counts as messengers do.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
