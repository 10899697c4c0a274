package render_test

import (
	"html"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/render"
	"konsulta/generator/internal/site"
	"konsulta/templates"
)

var languages = []string{"mk", "sq", "en"}

// A page is a view with the template that shows it.
type page struct {
	template string
	view     any
}

var kinds = []page{
	{"home.html", site.HomePage{}},
	{"list.html", site.ListPage{}},
	{"topics.html", site.TopicsPage{}},
	{"register.html", site.RegisterPage{}},
	{"municipality.html", site.MunicipalityPage{}},
	{"accountability.html", site.AccountabilityPage{}},
	{"calendar.html", site.CalendarPage{}},
	{"indices.html", site.IndicesPage{}},
	{"index.html", site.IndexPage{}},
	{"edition.html", site.EditionPage{}},
	{"place.html", site.PlacePage{}},
	{"challenges.html", site.ChallengesPage{}},
	{"methodology.html", site.MethodologyPage{}},
	{"checklist.html", site.ChecklistPage{}},
	{"round.html", site.RoundPage{}},
	{"mentoring.html", site.MentoringPage{}},
	{"year.html", site.YearPage{}},
	{"components.html", site.ComponentsPage{}},
	{"consultation.html", site.ConsultationPage{}},
	{"comments.html", site.CommentsPage{}},
	{"poster.html", site.PosterPage{}},
	{"slips.html", site.SlipsPage{}},
	{"subscribe.html", site.SubscribePage{}},
	{"search.html", site.SearchPage{}},
	{"embed.html", site.EmbedPage{}},
	{"data.html", site.DataPage{}},
	{"table.html", site.TablePage{}},
	{"text.html", site.TextPage{}},
	{"moved.html", site.MovedPage{}},
	{"choice.html", site.ChoicePage{}},
	{"notfound.html", site.NotFoundPage{}},
}

func TestEveryPageKind(t *testing.T) {
	set := newSet(t, nil)
	for _, lang := range []string{"mk", "sq"} {
		for _, p := range kinds {
			t.Run(lang+"/"+p.template, func(t *testing.T) {
				p.view = filled(p.view, withChrome(t, set, basics(lang, p.template)))
				got := show(t, set, lang, p)
				checkDocument(t, lang, got)
				checkHeadings(t, got)
				checkIDs(t, got)
				for _, said := range texts(reflect.ValueOf(p.view), hidden(p)) {
					if !strings.Contains(got, said) && !strings.Contains(html.UnescapeString(got), said) {
						t.Errorf("the page does not show %q", said)
					}
				}
			})
		}
	}
}

func checkDocument(t *testing.T, lang, got string) {
	t.Helper()
	for _, want := range []string{
		"<!doctype html>\n<html lang=\"" + lang + "\">\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; `,
		`<a class="skip" href="#main">`,
		`<main id="main"`,
	} {
		if strings.Contains(want, "skip") && !strings.Contains(got, "<header") && strings.Contains(got, " embed\"") {
			continue // there is nothing to skip
		}
		if strings.Count(got, want) != 1 {
			t.Errorf("%d times %q, want once", strings.Count(got, want), want)
		}
	}
	for _, bad := range []string{"ZgotmplZ", "<no value>", "{{", "style=", "<style", "%!", `href=""`, `id=""`, "<nil>", "\n\n\n", "ui.", "field."} {
		if i := strings.Index(got, bad); i >= 0 {
			t.Errorf("%q in %q", bad, got[max(0, i-60):min(len(got), i+60)])
		}
	}
}

var heading = regexp.MustCompile(`<h([1-6])[ >]`)

// checkHeadings asks for one h1, first, and no level left out below it.
func checkHeadings(t *testing.T, got string) {
	t.Helper()
	above := "0"
	for i, m := range heading.FindAllStringSubmatch(got, -1) {
		if (m[1] == "1") != (i == 0) || m[1][0] > above[0]+1 {
			t.Errorf("heading %d is an h%s below an h%s", i+1, m[1], above)
		}
		above = m[1]
	}
	if above == "0" {
		t.Error("no heading")
	}
}

var id = regexp.MustCompile(` id="([^"]*)"`)

func checkIDs(t *testing.T, got string) {
	t.Helper()
	seen := map[string]bool{}
	for _, m := range id.FindAllStringSubmatch(got, -1) {
		if seen[m[1]] {
			t.Errorf("id %q twice", m[1])
		}
		seen[m[1]] = true
	}
}

// texts gives every text a view holds, but those of the hidden fields, named
// Type.Field.
func texts(v reflect.Value, hidden []string) []string {
	var all []string
	switch v.Kind() {
	case reflect.String:
		all = append(all, v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			all = texts(v.Elem(), hidden)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			all = append(all, texts(v.Index(i), hidden)...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !slices.Contains(hidden, v.Type().Name()+"."+v.Type().Field(i).Name) {
				all = append(all, texts(v.Field(i), hidden)...)
			}
		}
	}
	return all
}

// hidden names what a page has no need to show: the current language is no
// link, a list that is not empty does not say so, the date of a report stands
// among its facts, a notice says more than the help of a state, and what has an
// address needs no telephone number.
func hidden(p page) []string {
	names := []string{"Page.Path", "Page.Section", "Page.Template", "Page.Dir", "Alternate.Href", "Group.Empty", "Outcome.Published", "Status.Help", "Fact.Tel", "Way.Tel"}
	switch p.template {
	case "choice.html":
		names = append(names, "Alternate.Name")
	case "moved.html":
		names = append(names, "Alternate.URL")
	case "notfound.html":
		names = append(names, "Alternate.URL", "Page.Canonical")
	case "embed.html": // the website around it has all this
		names = append(names, "Page.Header", "Page.Footer", "Page.Breadcrumb", "Alternate.Name",
			"Group.Count", "Group.More", "Item.Municipality", "Item.Topics")
	case "municipality.html":
		names = append(names, "Comment.LinkLabel")
	}
	return names
}

func TestEveryTemplateIsTested(t *testing.T) {
	want, err := fs.Glob(templates.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	got := []string{"base.html", "footer.html", "header.html", "parts.html"}
	for _, p := range kinds {
		got = append(got, p.template)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("tested are %q, want %q", got, want)
	}
}

// A record may hold little more than its title.
func TestViewsThatSayLittle(t *testing.T) {
	set := newSet(t, nil)
	for _, p := range kinds {
		view := reflect.New(reflect.TypeOf(p.view)).Elem()
		view.FieldByName("Page").Set(reflect.ValueOf(site.Page{Lang: "mk", Title: "Наслов", Template: p.template}))
		got := show(t, set, "mk", page{p.template, view.Interface()})
		for _, bad := range []string{`href=""`, `id=""`, "<ul></ul>", "<dl></dl>", "<h2></h2>", "<h3>", "canonical", "\n\n\n"} {
			if strings.Contains(got, bad) {
				t.Errorf("%s: %q on a page without content:\n%s", p.template, bad, got)
			}
		}
	}
}

func TestLanguagesOfAPage(t *testing.T) {
	set := newSet(t, nil)
	got := show(t, set, "mk", page{"text.html", site.TextPage{Page: basics("mk", "text.html")}})
	for _, want := range []string{
		`<link rel="canonical" href="https://konsulta.example/mk/primer/budzet.html">`,
		`<link rel="alternate" hreflang="x-default" href="https://konsulta.example/mk/primer/budzet.html">`,
		`<link rel="alternate" hreflang="mk" href="https://konsulta.example/mk/primer/budzet.html">`,
		`<link rel="alternate" hreflang="sq" href="https://konsulta.example/sq/primer/budzet.html">`,
		`<span lang="mk" aria-current="true">Македонски</span>`,
		`<a href="../../sq/primer/budzet.html" lang="sq" hreflang="sq">Shqip</a>`,
	} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%d times %s, want once", strings.Count(got, want), want)
		}
	}
	p := basics("mk", "text.html")
	p.Dir = "rtl"
	if got, want := show(t, set, "mk", page{"text.html", site.TextPage{Page: p}}), `<html lang="mk" dir="rtl">`; !strings.Contains(got, want) {
		t.Errorf("right to left: no %s", want)
	}
}

func TestPagesNotForSearchEngines(t *testing.T) {
	p := basics("mk", "text.html")
	p.NoIndex = true
	got := show(t, newSet(t, nil), "mk", page{"text.html", site.TextPage{Page: p}})
	for want, times := range map[string]int{
		`<meta name="robots" content="noindex">`: 1,
		`rel="canonical"`:                        0,
		` hreflang="x-default"`:                  0,
		"https://konsulta.example/sq/":           0,
	} {
		if strings.Count(got, want) != times {
			t.Errorf("%d times %s, want %d", strings.Count(got, want), want, times)
		}
	}
}

func TestMovedPageLeadsOn(t *testing.T) {
	set := newSet(t, nil)
	p := basics("sq", "moved.html")
	p.NoIndex = true
	got := show(t, set, "sq", page{"moved.html", site.MovedPage{Page: p, Target: site.Link{Href: "buxheti.html", Text: "Buxheti"}, Text: "Kjo faqe është zhvendosur:"}})
	for _, want := range []string{
		`<meta name="robots" content="noindex">`,
		`<meta http-equiv="refresh" content="0; url=buxheti.html">`,
		`<link rel="canonical" href="` + p.Canonical + `">`,
		`<a href="buxheti.html">Buxheti</a>`,
	} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%d times %s, want once", strings.Count(got, want), want)
		}
	}
	if strings.Contains(got, `rel="alternate" hreflang`) {
		t.Error("a moved page names other languages")
	}
}

func TestTextIsEscaped(t *testing.T) {
	const attack = `"><script>alert('x')</script><img src=x onerror=y>`
	p := basics("mk", "consultation.html")
	p.Title, p.Description = attack, attack
	got := show(t, newSet(t, nil), "mk", page{"consultation.html", site.ConsultationPage{
		Page:    p,
		Heading: site.Phrase{Text: attack, Lang: attack},
		Status:  site.Status{Code: attack, Label: attack},
		Ways:    []site.Way{{Label: attack, Text: attack, Href: "javascript:alert(1)"}},
	}})
	for _, bad := range []string{"<script>", "<img", "javascript:"} {
		if strings.Contains(got, bad) {
			t.Errorf("%s got through:\n%s", bad, got)
		}
	}
}

func TestCommentsCanBeLinkedTo(t *testing.T) {
	view := site.CommentsPage{
		Page: basics("mk", "comments.html"),
		Comments: []site.Comment{{
			ID: "c-12", Heading: "Коментар 12", LinkLabel: "Врска до коментарот 12",
			Text:        site.Prose{HTML: "<p>Duam një shteg.</p>", Lang: "sq", Note: "Прикажано е на албански."},
			Disposition: site.Status{Code: "partly_accepted", Label: "Делумно прифатено"},
		}},
		SlipsTitle: "Нумерирани отсечоци",
		Slips: []site.Slip{{ID: "s-034", Number: "Отсечок бр. 034", Answers: []site.SlipAnswer{{
			Comment: site.Link{Href: "#c-12", Text: "Коментар 12"}, Disposition: site.Status{Code: "rejected", Label: "Одбиено"},
			Reason: &site.Prose{HTML: "<p>Нема место.</p>"}}}}},
		Waiting: []site.WaitingSlip{{ID: "s-035", Number: "Отсечок бр. 035", Text: "Издаден е."}},
	}
	got := show(t, newSet(t, nil), "mk", page{"comments.html", view})
	for _, want := range []string{
		`<article class="comment" id="c-12">`,
		`<h2>Коментар 12 <a class="anchor" href="#c-12" aria-label="Врска до коментарот 12">#</a></h2>`,
		"<div class=\"prose\" lang=\"sq\">\n<p>Duam një shteg.</p></div>",
		`<p class="note">Прикажано е на албански.</p>`,
		`<span class="tag status-partly_accepted">Делумно прифатено</span>`,
		`<li id="s-034"><strong>Отсечок бр. 034</strong>`,
		`<p><a href="#c-12">Коментар 12</a> <span class="tag status-rejected">Одбиено</span></p>`,
		`<li id="s-035"><strong>Отсечок бр. 035</strong> Издаден е.</li>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// The outcome comes before the original text; while there is none, the way to
// take part comes first.
func TestOrderOfAConsultation(t *testing.T) {
	set := newSet(t, nil)
	view := filled(site.ConsultationPage{}, basics("en", "consultation.html")).(site.ConsultationPage)
	rest := []string{"How to take part", "Documents</h2>", "Events</h2>", "Description</h2>", "Details</h2>", "Change history", "Related consultations"}
	inOrder := func(want ...string) {
		t.Helper()
		got, last := show(t, set, "en", page{"consultation.html", view}), 0
		for _, part := range append(want, rest...) {
			i := strings.Index(got, part)
			if i < last {
				t.Errorf("%q is at %d, after %d", part, i, last)
			}
			last = i
		}
	}
	inOrder("status-", "notice-", "Outcome: ")
	view.Outcome = nil
	inOrder("status-", "notice-")
}

func TestTelephoneNumbersCanBeCalled(t *testing.T) {
	const number = "+389 2 000 001"
	got := show(t, newSet(t, nil), "mk", page{"consultation.html", site.ConsultationPage{
		Ways:  []site.Way{{Label: "Телефон", Text: number, Tel: "+3892000001"}},
		Facts: []site.Fact{{Label: "Телефон", Value: number, Tel: "+3892000001"}},
	}})
	want := `<a href="tel:+3892000001">` + number + "</a>"
	if strings.Count(html.UnescapeString(got), want) != 2 {
		t.Errorf("no two links %s in\n%s", want, got)
	}
}

// What the program adds to a page stays small for those who pay by the
// megabyte.
func TestSizes(t *testing.T) {
	set := newSet(t, nil)
	got := show(t, set, "mk", page{"text.html", site.TextPage{Page: withChrome(t, set, basics("mk", "text.html"))}})
	if len(got) > 8000 {
		t.Errorf("a page without text has %d bytes, want at most 8000", len(got))
	}
	assets, err := render.Assets(templates.FS, templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	most := map[string]int{"site.css": 25000, "sheet.css": 4500, "landscape.css": 1000, "feed.css": 2500, "site.js": 6000, "checklist.js": 6500,
		"subscribe.js": 3000, "search.js": 6500, "lookup.js": 6500, "icon.svg": 1000}
	styles := 0 // of a page made for paper, which has two
	for _, a := range assets {
		if a.Name == "site.css" || a.Name == "sheet.css" {
			styles += len(a.Data)
		}
		if len(a.Data) > most[a.Name] {
			t.Errorf("%s has %d bytes, want at most %d", a.Name, len(a.Data), most[a.Name])
		}
		if s := string(a.Data); strings.Contains(s, "@import") || strings.Contains(s, "url(") {
			t.Errorf("%s loads something else", a.Name)
		}
	}
	if styles > 25000 {
		t.Errorf("a page made for paper has %d bytes of style sheets, want at most 25000", styles)
	}
}

func TestOwnTemplateReplacesTheBuiltIn(t *testing.T) {
	own := fstest.MapFS{"text.html": {Data: []byte(`{{define "main"}}<h1>Own</h1>{{end}}{{define "head"}}<meta name="own">{{end}}`)}}
	set := newSet(t, own)
	text := show(t, set, "en", page{"text.html", site.TextPage{Page: basics("en", "text.html")}})
	if !strings.Contains(text, "<h1>Own</h1>") || !strings.Contains(text, `<meta name="own">`) {
		t.Errorf("own template is not shown:\n%s", text)
	}
	topics := show(t, set, "en", page{"topics.html", site.TopicsPage{Page: basics("en", "topics.html"), Heading: "Topics"}})
	if !strings.Contains(topics, "<h1>Topics</h1>") || strings.Contains(topics, `<meta name="own">`) {
		t.Errorf("own template changes other pages:\n%s", topics)
	}
}

func TestMistakeInOwnTemplateNamesThePlace(t *testing.T) {
	own := fstest.MapFS{"text.html": {Data: []byte("{{define \"main\"}}\n<h1>{{.Headin}}</h1>\n{{end}}")}}
	_, err := open(t, own)
	for _, want := range []string{"text.html:2:", "Headin", "TextPage"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not name %s", err, want)
		}
	}
	own["text.html"] = &fstest.MapFile{Data: []byte("{{define \"main\"}}\n\n{{if}}{{end}}")}
	if _, err := open(t, own); err == nil || !strings.Contains(err.Error(), "text.html:3") {
		t.Errorf("error %v does not name text.html:3", err)
	}
}

func words(t *testing.T) *locale.Catalogue {
	t.Helper()
	c, err := locale.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func open(t *testing.T, own fs.FS) (*render.Set, error) {
	return render.New(render.Options{Files: render.Overlay(own, templates.FS), BuiltIn: templates.FS, Words: words(t),
		Languages: languages, Views: site.Views()})
}

func newSet(t *testing.T, own fs.FS) *render.Set {
	t.Helper()
	set, err := open(t, own)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func show(t *testing.T, set *render.Set, lang string, p page) string {
	t.Helper()
	view := reflect.New(reflect.TypeOf(p.view))
	view.Elem().Set(reflect.ValueOf(p.view))
	b, err := set.Append(nil, lang, p.template, view.Interface())
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
