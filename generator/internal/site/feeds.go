package site

import (
	"slices"
	"strings"
	"sync"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/feed"
)

// FeedOutput is a feed or a calendar to be written.
type FeedOutput struct {
	Path   string
	Append func(dst []byte) ([]byte, error)
}

// Feeds lists the feeds that span municipalities, in every language.
func (s *Site) Feeds() []FeedOutput {
	f := &feeds{Site: s, byTopic: map[string][]facts.Moment{}}
	for _, m := range s.Municipalities {
		f.collect(m)
	}
	for _, tag := range s.Settings.Languages {
		f.l = s.languages[tag]
		f.spanning()
	}
	return f.outputs
}

// FeedsOf lists the feeds of a municipality and of its consultations, in every
// language. What happened is collected when a feed is written, since there may
// be very many.
func (s *Site) FeedsOf(m *facts.Municipality) []FeedOutput {
	f := &feeds{Site: s}
	own := sync.OnceValue(func() []facts.Moment { return f.newest(f.momentsOf(m)) })
	for _, tag := range s.Settings.Languages {
		f.l = s.languages[tag]
		site := feedFolder(tag)
		name := f.l.phrase(m.Name, m).Text
		f.add(site+m.ID+".rss", "rss", f.l.T("ui.feed_municipality", "municipality", name), MunicipalityPath(tag, m.ID), m.ID, own)
		for _, c := range m.Consultations {
			if FeedLives(c, f.AsOf) {
				f.add(site+m.ID+"/"+c.ID+".rss", "rss", f.l.title(c).Text, RecordPath(tag, m.ID, c.ID), m.ID+"/"+c.ID,
					func() []facts.Moment { return f.newest(f.Moments(c)) })
			}
		}
	}
	return f.outputs
}

// feedFolder is where the feeds of a language are.
func feedFolder(tag string) string { return "feeds/" + tag + "/" }

// feeds collects what happened, once for all languages.
type feeds struct {
	*Site
	l       *language
	all     []facts.Moment // what is for the feed of consultations
	reports []facts.Moment
	overdue []facts.Moment
	byTopic map[string][]facts.Moment
	outputs []FeedOutput
}

// momentsOf is what happened in a municipality.
func (s *Site) momentsOf(m *facts.Municipality) []facts.Moment {
	var own []facts.Moment
	for _, c := range m.Consultations {
		own = append(own, s.Moments(c)...)
	}
	for _, c := range m.Calendars {
		own = append(own, s.CalendarMoments(c)...)
	}
	return own
}

func (f *feeds) collect(m *facts.Municipality) {
	for _, x := range f.momentsOf(m) {
		switch x.Kind {
		case "reported":
			f.reports = append(f.reports, x)
		case "report_overdue":
			f.overdue = append(f.overdue, x)
		default:
			f.all = append(f.all, x)
		}
		if x.Consultation != nil {
			for _, t := range x.Consultation.Topics {
				f.byTopic[t] = append(f.byTopic[t], x)
			}
		}
	}
	f.all, f.reports, f.overdue = f.newest(f.all), f.newest(f.reports), f.newest(f.overdue)
	for t, list := range f.byTopic {
		f.byTopic[t] = f.newest(list)
	}
}

// newest keeps what a feed shows of a list, the latest first.
func (f *feeds) newest(list []facts.Moment) []facts.Moment {
	limit := f.Settings.Feeds.Limit.N
	slices.SortStableFunc(list, func(a, b facts.Moment) int { return b.At.Compare(a.At) })
	return slices.Clone(list[:min(limit, len(list))]) // so that the rest can go
}

// spanning plans the feeds of one language that span municipalities.
func (f *feeds) spanning() {
	tag := f.l.Tag()
	site := feedFolder(tag)
	for _, part := range []struct {
		name, term string
		list       []facts.Moment
	}{{"consultations", "ui.feed_new", f.all}, {"reports", "ui.feed_reports", f.reports}, {"overdue", "ui.feed_name_overdue", f.overdue}} {
		title := f.l.T(part.term) + " · " + f.l.pick(f.Settings.Title)
		for _, k := range feedKinds {
			f.add(site+part.name+"."+k.ext, k.ext, title, HomePath(tag), part.name, func() []facts.Moment { return part.list })
		}
	}
	for _, t := range f.Vocabularies["topic"] {
		f.add(site+"topics/"+t+".rss", "rss", f.l.T("page.topic", "topic", f.l.Label("topic", t)), tag+"/topics/"+t+".html", "topics/"+t,
			func() []facts.Moment { return f.byTopic[t] })
	}
}

// add plans a feed of what happened, in one format.
func (f *feeds) add(path, ext, title, home, name string, list func() []facts.Moment) {
	l := f.l
	f.outputs = append(f.outputs, FeedOutput{path, func(dst []byte) ([]byte, error) {
		base := l.Settings.BaseURL
		out := &feed.Feed{Title: title, Description: title, Lang: l.Tag(), Home: URL(base, home), Self: base + path,
			Publisher: l.pick(l.Settings.Publisher.Name), Email: l.Settings.Publisher.Email, ID: feed.ID("konsulta:" + l.Tag() + "/" + name),
			Stylesheet: strings.Repeat("../", strings.Count(path, "/")) + l.Assets[FeedStyle(l.Tag())]}
		bodies := map[*facts.Consultation]string{} // the entries of a consultation share it
		for _, m := range list() {
			e := l.feedEntry(m)
			if c := m.Consultation; c != nil {
				if bodies[c] == "" {
					bodies[c] = l.feedBody(c)
				}
				e.HTML += bodies[c]
			}
			out.Entries = append(out.Entries, e)
		}
		switch ext {
		case "atom":
			return feed.AppendAtom(dst, out)
		case "json":
			return feed.AppendJSON(dst, out)
		}
		return feed.AppendRSS(dst, out)
	}})
}
