package site

import (
	"slices"
	"strings"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
)

// reply is a municipality's own words on a page.
type reply struct {
	*model.Reply
	of *facts.Municipality
}

// replyTarget is the page that a reply is about, below the folder of a
// language, and the place on it that it names, with its #.
func replyTarget(to string, languages []string) (path, fragment string) {
	path = strings.TrimPrefix(to, "/")
	if i := strings.IndexByte(path, '#'); i >= 0 {
		path, fragment = path[:i], path[i:]
	}
	if lang, rest, ok := strings.Cut(path, "/"); ok && slices.Contains(languages, lang) {
		path = rest
	}
	return path, fragment
}

// findReplies sorts the replies by the page that they are about.
func (s *Site) findReplies() {
	s.replies = map[string][]reply{}
	for _, m := range s.Municipalities {
		for _, r := range m.Replies {
			path, _ := replyTarget(r.To, s.Settings.Languages)
			s.replies[path] = append(s.replies[path], reply{r, m})
		}
	}
}

// findPages notes which pages there are, so that a reply to a page that is
// not there does not lead to nothing.
func (s *Site) findPages() {
	s.there = map[string]bool{}
	first := s.Settings.Languages[0] + "/"
	for o := range s.AllOutputs() {
		if path, ok := strings.CutPrefix(o.Path, first); ok {
			s.there[path] = true
		}
	}
}

// repliesAt are the replies to a page, which is named without its language.
// Where it is not the municipality's own, they say whose they are.
func (l *language) repliesAt(p *Page, path string) []Comment {
	var list []Comment
	for _, r := range l.replies[path] {
		v := l.reply(r)
		if !strings.HasPrefix(path, r.of.ID+"/") {
			place := l.place(p, r.of)
			v.Meta = []Fact{{Label: l.Column("replies", "municipality"), Value: place.Text, Lang: place.Lang, Href: place.Href}}
		}
		list = append(list, v)
	}
	return list
}

func (l *language) reply(r reply) Comment {
	v := Comment{Heading: l.date(r.Date)}
	if text := l.prose(r.Text, r.of); text != nil {
		v.Text = *text
	}
	return v
}

// repliesOf are all replies of a municipality, each with the page that it is
// about.
func (l *language) repliesOf(p *Page, m *facts.Municipality) []Comment {
	var list []Comment
	for _, r := range m.Replies {
		v := l.reply(reply{r, m})
		if path, fragment := replyTarget(r.To, l.Settings.Languages); path != m.ID+"/index.html" {
			f := Fact{Label: l.Column("replies", "to"), Value: path}
			if l.there[path] {
				f.Href = p.Root + l.Tag() + "/" + path + fragment
			}
			v.Meta = []Fact{f}
		}
		list = append(list, v)
	}
	return list
}

// Surroundings tells what the outputs of a municipality show that neither its
// own records say nor those outside all municipalities: whether the pages are
// there to which it replies.
func (s *Site) Surroundings(m *facts.Municipality) []string {
	var there []string
	for _, r := range m.Replies {
		if path, _ := replyTarget(r.To, s.Settings.Languages); s.there[path] {
			there = append(there, path)
		}
	}
	return there
}
