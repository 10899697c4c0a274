package site

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/index"
	"konsulta/generator/internal/model"
)

// checklists plans the checklists as forms, and the log of support.
func (p *plan) checklists() {
	l, tag := p.l, p.l.Tag()
	for _, c := range p.Checklists {
		p.add(ChecklistPath(tag, c.ID), "checklist.html", func(pg *Page) any { return l.checklist(pg, c) })
	}
	p.add(MentoringPath(tag), "mentoring.html", l.mentoring)
}

// checklistLinks leads to the checklists, to be filled in.
func (l *language) checklistLinks(p *Page) []Link {
	var links []Link
	for _, c := range l.Checklists {
		links = append(links, l.checklistLink(p, c))
	}
	return links
}

func (l *language) checklistLink(p *Page, c *facts.Checklist) Link {
	title := l.phrase(c.Title, nil)
	return Link{Href: p.Root + ChecklistPath(l.Tag(), c.ID), Text: title.Text, Lang: title.Lang}
}

func (l *language) checklist(p *Page, c *facts.Checklist) any {
	l.underOpenness(p)
	heading := l.phrase(c.Title, nil)
	p.Title, p.Description = heading.Text, l.shorten(l.T("page.checklist")+": "+heading.Text)
	v := &ChecklistPage{Heading: heading, Tool: p.Root + l.Assets["checklist.js"], File: c.ID, Percent: l.Percent(256, 1000),
		Key: "konsulta " + l.Settings.BaseURL + " " + c.ID + " " + c.Version, Note: l.untranslated("", c.Title)}
	if c.Draft == model.Yes || c.PublishOn > l.Today {
		p.NoIndex = true
		v.Notices = []Notice{{Kind: "warning", Text: l.T("ui.notice_draft")}}
	}
	for _, code := range l.Vocabularies["answer"] {
		v.Choices = append(v.Choices, Choosable{code, l.Label("answer", code)})
	}
	v.Facts = l.checklistFacts(p, c)
	weights, n := wholeWeights(c.Checklist), 0
	for i := range c.Sections {
		s := &c.Sections[i]
		section := ChecklistSection{ID: "section-" + s.ID, Title: l.phrase(s.Title, nil)}
		for j := range s.Items {
			item := l.checklistItem(c, &s.Items[j])
			item.Note = l.untranslated(v.Note, s.Items[j].Text, s.Items[j].Help, s.Items[j].LegalRef)
			item.Weight = weights[n]
			n++
			item.Number = itoa(n)
			section.Items = append(section.Items, item)
		}
		v.Sections = append(v.Sections, section)
	}
	for i, r := range c.Rounds {
		if i+1 < len(c.Rounds) && c.Rounds[i+1].Municipality == r.Municipality {
			continue
		}
		place := l.place(p, r.Municipality)
		link := l.roundLink(p, r)
		link.Text, link.Lang = place.Text+": "+l.roundName(r), place.Lang
		v.Rounds = append(v.Rounds, Counted{link, l.roundCounts(r)})
	}
	return v
}

func (l *language) checklistFacts(p *Page, c *facts.Checklist) []Fact {
	f := factList{l: l, table: "checklist"}
	f.put(Fact{Value: c.Publisher, Lang: l.other(l.Settings.Languages[0])}, "publisher")
	f.add("version", c.Version)
	if x := l.basis(c); x != nil {
		title := l.phrase(x.Methodology().Title, nil)
		f.put(Fact{Value: title.Text, Lang: title.Lang, Href: p.Root + IndexPath(l.Tag(), x.ID)}, "based_on")
	}
	f.link("source_url", c.SourceURL)
	return f.list
}

// basis is the index on which a checklist is based, or nil.
func (l *language) basis(c *facts.Checklist) *facts.Index {
	for _, x := range l.Indices {
		if x.ID == c.BasedOn {
			return x
		}
	}
	return nil
}

func (l *language) checklistItem(c *facts.Checklist, item *model.Item) ChecklistItem {
	v := ChecklistItem{ID: item.ID, Text: l.phrase(item.Text, nil), Help: l.quiet(item.Help, nil)}
	f := factList{l: l, table: "checklist"}
	f.phrase("legal_ref", l.phrase(item.LegalRef, nil))
	if x := l.basis(c); x != nil {
		var all Phrase
		for _, id := range item.MapsTo {
			if n := x.Tree(x.Methodology()).Node(id); n != nil {
				title := l.phrase(n.Title, nil)
				if all.Text != "" {
					title.Text = all.Text + "; " + title.Text
				}
				all = title
			}
		}
		f.phrase("maps_to", all)
	}
	f.add("weight", l.Decimal(string(item.Weight)))
	if item.Evidence != "" {
		f.put(Fact{Label: l.Column("checklist", "evidence_url"), Value: l.Label("item_evidence", item.Evidence)}, "evidence_url")
	}
	v.Facts = f.list
	return v
}

// quiet is a short text as paragraphs without the note that it is not
// translated, which is said for the item.
func (l *language) quiet(t model.Text, m *facts.Municipality) *Prose {
	v := l.prose(t, m)
	if v != nil {
		v.Note = ""
	}
	return v
}

// untranslated says that one of the texts of a checklist is not in the page's
// language; "" where all are, or where the page says so already.
func (l *language) untranslated(said string, texts ...model.Text) string {
	for _, t := range texts {
		if ph := l.phrase(t, nil); ph.Lang != "" && l.missing(ph.Lang, nil) != said {
			return l.missing(ph.Lang, nil)
		}
	}
	return ""
}

// wholeWeights are the weights of the items as whole numbers in the same
// proportion, so that the browser can add them up exactly.
func wholeWeights(c *model.Checklist) []string {
	scale := big.NewRat(1, 1)
	var weights []*big.Rat
	for i := range c.Sections {
		for j := range c.Sections[i].Items {
			w, ok := new(big.Rat).SetString(cmp.Or(string(c.Sections[i].Items[j].Weight), "1"))
			if !ok { // its form was checked
				w = big.NewRat(1, 1)
			}
			weights = append(weights, w)
			for !new(big.Rat).Mul(w, scale).IsInt() {
				scale.Mul(scale, big.NewRat(10, 1))
			}
		}
	}
	list := make([]string, len(weights))
	for i, w := range weights {
		list[i] = new(big.Rat).Mul(w, scale).Num().String()
	}
	return list
}

// shareText writes a share of 1 in per cent; "–" where there is none.
func (l *language) shareText(share *big.Rat) string {
	if share == nil {
		return "–"
	}
	tenths, _ := strconv.Atoi(string(index.Round(new(big.Rat).Mul(share, big.NewRat(1000, 1)), 0)))
	return l.Percent(tenths, 1000)
}

// pointsText writes the difference of two shares in percentage points, with
// its sign; "" where one is missing.
func (l *language) pointsText(after, before *big.Rat) string {
	if after == nil || before == nil {
		return ""
	}
	d := new(big.Rat).Sub(after, before)
	text := strings.TrimSuffix(string(index.Round(d.Mul(d, big.NewRat(100, 1)), 1)), ".0")
	if d.Sign() > 0 && text != "0" {
		return "+" + l.Decimal(text)
	}
	return l.Decimal(text)
}
