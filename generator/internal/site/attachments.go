package site

import (
	"iter"
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// Attachments yields each file of the content that a published record or
// text names, once, with the path at which it is published.
func (s *Site) Attachments() iter.Seq2[string, string] {
	a := &attachments{Site: s, found: map[string]string{}}
	for _, page := range s.Pages {
		a.texts("files/", "files/site/", page.Body)
	}
	for _, m := range s.Municipalities {
		a.municipality(m)
	}
	for _, x := range s.Mentoring {
		if x.Document != "" {
			a.found["municipalities/"+x.Municipality+"/files/"+x.Document] = "files/" + x.Municipality + "/" + x.Document
		}
	}
	var order []string
	for from := range a.found {
		order = append(order, from)
	}
	slices.Sort(order)
	return func(yield func(string, string) bool) {
		for _, from := range order {
			if !yield(from, a.found[from]) {
				return
			}
		}
	}
}

type attachments struct {
	*Site
	found map[string]string
}

func (a *attachments) municipality(m *facts.Municipality) {
	from, to := "municipalities/"+m.ID+"/files/", "files/"+m.ID+"/"
	add := func(path string) {
		if path != "" {
			a.found[from+path] = to + path
		}
	}
	documents := func(list []model.Document) {
		for i := range list {
			add(list[i].Path)
		}
	}
	for _, c := range m.Calendars {
		for _, x := range c.Adoptions {
			add(x.Document)
		}
	}
	for _, c := range m.Consultations {
		documents(c.Documents)
		a.texts(from, to, c.Body.Held) // no text that names a file is left where it stands
		if r := c.Report; r != nil {
			documents(r.Documents)
			a.texts(from, to, r.Body.Held, r.WeAsked.Held, r.YouSaid.Held, r.WeDid.Held, r.Decision.Body)
		}
	}
}

// texts adds the files that Markdown texts link.
func (a *attachments) texts(from, to string, list ...model.Text) {
	for _, t := range list {
		for _, v := range t {
			if !strings.Contains(v.Value, "files/") {
				continue
			}
			for _, destination := range a.Markdown.Files(v.Value) {
				if path, ok := model.Attachment(destination); ok {
					a.found[from+path] = to + path
				}
			}
		}
	}
}
