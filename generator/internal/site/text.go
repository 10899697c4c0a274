package site

import (
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/markdown"
	"konsulta/generator/internal/model"
)

func itoa(n int) string { return strconv.Itoa(n) }

// language writes the pages of one language.
type language struct {
	*Site
	*locale.Lang
	locale     string                 // mk_MK
	beginnings []string               // words that most names of municipalities begin with
	listed     []*model.Page          // the free pages in the footer, in its order
	search     searched               // what its search page says of its index
	parents    map[string]*model.Page // slug of a free page -> the first page with an order that links to it
}

// pick returns a text of the site in the page's language, or as it is.
func (l *language) pick(t model.Text) string { return l.phrase(t, nil).Text }

// phrase returns a short text with its language where it is another: in the
// page's language, else in the first of the municipality's, else the site's.
func (l *language) phrase(t model.Text, m *facts.Municipality) Phrase {
	var own []string
	if m != nil {
		own = m.Languages
	}
	s, lang := t.Pick(l.Tag(), own, l.Settings.Languages)
	return Phrase{s, l.other(lang)}
}

// beginning is a message up to the name that ends it, which follows in its own
// language.
func (l *language) beginning(key string, args ...string) string {
	return strings.TrimRight(l.T(key, append(args, "")...), " ")
}

// prose returns a plain text as paragraphs; nil where there is none.
func (l *language) prose(t model.Text, m *facts.Municipality) *Prose {
	ph := l.phrase(t, m)
	if ph.Text == "" {
		return nil
	}
	return &Prose{paragraphs(ph.Text), ph.Lang, l.missing(ph.Lang, m)}
}

// plain returns a text that is not kept by language.
func (l *language) plain(text, lang string) Prose {
	return Prose{HTML: paragraphs(text), Lang: l.other(lang)}
}

// other is a language where it is not that of the page, else "".
func (l *language) other(lang string) string {
	if lang == l.Tag() {
		return ""
	}
	return lang
}

// first is the first language of a municipality, in which it writes what it
// does not keep by language.
func (l *language) first(m *facts.Municipality) string {
	return append(slices.Clone(m.Languages), l.Settings.Languages...)[0]
}

// long returns a Markdown text of a municipality; its headings begin at h3,
// their ids with prefix. root leads to the top of the site.
func (l *language) long(t model.Text, m *facts.Municipality, root, prefix string) *Prose {
	ph := l.phrase(t, m)
	if ph.Text == "" {
		return nil
	}
	return &Prose{l.html(ph.Text, m, root, prefix, 3), ph.Lang, l.missing(ph.Lang, m)}
}

// html converts Markdown; a nil municipality means the site's own text.
func (l *language) html(text string, m *facts.Municipality, root, prefix string, heading int) template.HTML {
	folder := "files/site/"
	if m != nil {
		folder = "files/" + m.ID + "/"
	}
	buffer := scratch.Get().(*[]byte)
	defer scratch.Put(buffer)
	b, err := l.Markdown.Append((*buffer)[:0], text, markdown.Options{MinHeading: heading, Prefix: prefix, Link: func(dest string) string {
		if p, ok := model.Attachment(dest); ok {
			return root + folder + escapePath(p)
		}
		return dest
	}})
	if err != nil { // a text that cannot be converted is shown as it is
		return paragraphs(text)
	}
	*buffer = b
	return template.HTML(b)
}

// paragraphs are a plain text as HTML.
func paragraphs(text string) template.HTML {
	buffer := scratch.Get().(*[]byte)
	defer scratch.Put(buffer)
	*buffer = markdown.AppendText((*buffer)[:0], text)
	return template.HTML(*buffer)
}

// scratch are buffers for texts before they are strings of their length.
var scratch = sync.Pool{New: func() any { return new([]byte) }}

func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// missing says that a text is not in the page's language; where the language
// is official in the municipality it says that it should be.
func (l *language) missing(shown string, m *facts.Municipality) string {
	if shown == "" {
		return ""
	}
	wanted := l.Name(l.Tag())
	if m != nil && slices.Contains(m.Languages, l.Tag()) {
		return l.T("ui.translation_missing", "wanted", wanted, "shown", l.Name(shown)) + " " +
			l.T("ui.translation_official", "wanted", wanted)
	}
	return l.T("ui.translation_missing", "wanted", wanted, "shown", l.Name(shown))
}

func (l *language) date(d model.Date) string {
	if d == 0 {
		return ""
	}
	y, m, day := d.YMD()
	return l.Long(y, m, day)
}

func (l *language) short(d model.Date) string {
	if d == 0 {
		return ""
	}
	y, m, day := d.YMD()
	return l.Short(y, m, day)
}

// when writes a date as exactly as the record gives it.
func (l *language) when(w model.When) string {
	if w.IsZero() {
		return ""
	}
	y, m, d := w.First.YMD()
	switch w.Span {
	case model.Month:
		return l.Month(y, m)
	case model.Quarter:
		return l.Quarter(y, (m+2)/3)
	case model.Year:
		return l.Year(y)
	}
	if h, min, ok := w.Clock(); ok {
		return l.DateTime(y, m, d, h, min)
	}
	return l.Long(y, m, d)
}

// deadline writes when something closes: a day lasts until its end.
func (l *language) deadline(w model.When) string {
	if _, _, clock := w.Clock(); clock || !w.Exact() {
		return l.when(w)
	}
	return l.EndOfDay(l.when(w))
}

// zoned adds the zone to a moment with a clock time.
func (l *language) zoned(text string, w model.When) string {
	if _, _, ok := w.Clock(); ok && l.Settings.Timezone == "Europe/Skopje" {
		return text + ", " + l.T("date.tz_local")
	}
	return text
}

// machine is a date for the datetime attribute; coarse ones have none.
func machine(w model.When, zone *time.Location) string {
	if !w.Exact() {
		return ""
	}
	if _, _, ok := w.Clock(); ok {
		at, _ := w.Start(zone)
		return at.UTC().Format(time.RFC3339)
	}
	return w.First.String()
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func (l *language) status(code string) Status {
	return Status{code, l.Label("state", code), l.T("state_help." + code)}
}

// labels joins the labels of codes.
func (l *language) labels(vocabulary string, codes []string) string {
	var words []string
	for _, c := range codes {
		words = append(words, l.Label(vocabulary, c))
	}
	return strings.Join(words, "; ") // some labels hold commas
}

// small makes the first letter small, as labels have it in running text.
func small(label string) string {
	first, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToLower(first)) + label[size:]
}

// facts collects lines of a list of facts that say something.
type factList struct {
	l     *language
	table string
	list  []Fact
}

func (f *factList) add(column, value string) { f.put(Fact{Value: value}, column) }

func (f *factList) put(fact Fact, column string) {
	if fact.Value == "" {
		return
	}
	if f.list == nil {
		f.list = make([]Fact, 0, 4)
	}
	if fact.Label == "" {
		fact.Label = f.l.Column(f.table, column)
	}
	f.list = append(f.list, fact)
}

func (f *factList) phrase(column string, p Phrase) { f.put(Fact{Value: p.Text, Lang: p.Lang}, column) }

func (f *factList) day(column string, d model.Date) {
	f.put(Fact{Value: f.l.date(d), Datetime: d.String()}, column)
}

func (f *factList) link(column, href string) {
	if href != "" {
		f.put(Fact{Value: bare(href), Href: href}, column)
	}
}

// bare is an address as people read it.
func bare(address string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		address = strings.TrimPrefix(address, scheme)
	}
	return strings.TrimSuffix(address, "/")
}

// tel is a telephone number as a link has it.
func tel(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}
