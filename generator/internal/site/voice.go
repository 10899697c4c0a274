package site

import (
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
)

// Voice says in one language what the records hold, as the pages say it, for
// what is not a page: the list of what is owed, a digest. Texts come on one
// line.
type Voice struct {
	*locale.Lang
	l     *language
	pages string
}

// NewVoice gives the voice of a language. Any language will do; what is said
// in one that the site does not have leads to the pages in its first.
func NewVoice(fs *facts.Site, words *locale.Catalogue, tag string) *Voice {
	v := &Voice{Lang: words.Lang(tag), pages: tag}
	v.l = &language{Site: &Site{Site: fs, Words: words}, Lang: v.Lang}
	if !slices.Contains(fs.Settings.Languages, tag) {
		v.pages = fs.Settings.Languages[0]
	}
	return v
}

// Pages is the language of the pages to which addresses lead.
func (v *Voice) Pages() string { return v.pages }

// URL is the absolute address of a path below the root of the site.
func (v *Voice) URL(path string) string { return URL(v.l.Settings.BaseURL, path) }

// SiteTitle is the name of the site.
func (v *Voice) SiteTitle() string { return oneLine(v.l.pick(v.l.Settings.Title)) }

// Publisher is the name of who answers for the site.
func (v *Voice) Publisher() string { return oneLine(v.l.pick(v.l.Settings.Publisher.Name)) }

// Demo is what has to be said of a demonstration; "" for a real site.
func (v *Voice) Demo() string {
	if v.l.Settings.Demonstration != model.Yes {
		return ""
	}
	return v.T("ui.demo_banner")
}

// Place is the name of a municipality.
func (v *Voice) Place(m *facts.Municipality) Phrase { return v.Text(m.Name, m) }

// Text is a text of a municipality; empty where there is none.
func (v *Voice) Text(t model.Text, m *facts.Municipality) Phrase {
	p := v.l.phrase(t, m)
	p.Text = oneLine(p.Text)
	return p
}

// Heading is a consultation's question in plain words, else its title.
func (v *Voice) Heading(c *facts.Consultation) Phrase {
	p, _ := v.l.headings(c)
	p.Text = oneLine(p.Text)
	return p
}

// Summary is that of a consultation, cut at a word where it is long.
func (v *Voice) Summary(c *facts.Consultation) Phrase {
	p := v.l.phrase(c.Summary.Text(), c.Municipality)
	p.Text = v.Shorten(p.Text)
	return p
}

// Shorten puts a text on one line and cuts it at a word where it is long.
func (v *Voice) Shorten(s string) string { return v.l.shorten(s) }

// Date writes a day, "" for none.
func (v *Voice) Date(d model.Date) string { return v.l.date(d) }

// When writes a moment as exactly as the record gives it.
func (v *Voice) When(w model.When) string { return v.l.when(w) }

// Deadline writes when something closes: a day lasts until its end.
func (v *Voice) Deadline(w model.When) string {
	if w.IsZero() {
		return ""
	}
	return v.l.deadline(w)
}

// Planned is the planned period of an entry.
func (v *Voice) Planned(e *facts.Entry) string { return v.l.planned(e) }

// Opens is when a consultation opens, "" where that is not known.
func (v *Voice) Opens(c *facts.Consultation) string {
	if c.ByEvents {
		return v.l.date(c.FirstDay)
	}
	return v.l.when(c.Opens)
}

// Closes is when a consultation closes, "" where that is not known.
func (v *Voice) Closes(c *facts.Consultation) string {
	closes := c.Closes
	if c.ByEvents {
		closes = model.On(c.LastDay)
	}
	return v.Deadline(closes)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
