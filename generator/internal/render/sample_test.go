package render_test

import (
	"fmt"
	"html"
	"html/template"
	"reflect"
	"strings"
	"testing"

	"konsulta/generator/internal/render"
	"konsulta/generator/internal/site"
)

func basics(lang, name string) site.Page {
	address := func(lang string) string { return fmt.Sprintf("https://konsulta.example/%s/primer/budzet.html", lang) }
	p := site.Page{
		Lang: lang, Dir: "ltr", Root: "../../", Path: lang + "/primer/budzet.html", Section: "consultations", Template: name,
		Title: "Буџет <2027> & Buxheti", Description: "Буџет „2027“", Canonical: address(lang),
		Breadcrumb: []site.Link{{Href: "../index.html", Text: "Почетна"}, {Href: "index.html", Text: "Општина Пример", Lang: "mk"}},
		Feeds:      []site.FeedLink{{Href: "../../feeds/mk/primer.rss", Title: "Пример", Type: "application/rss+xml"}},
		Style:      "../../assets/site.css", Accent: "../../assets/accent.css", CustomStyle: "../../assets/custom.css",
		Script: "../../assets/site.js", Icon: "../../assets/icon.svg",
	}
	for _, a := range []site.Alternate{{Lang: "mk", Name: "Македонски"}, {Lang: "sq", Name: "Shqip"}} {
		a.URL, a.Href, a.Current = address(a.Lang), "../../"+a.Lang+"/primer/budzet.html", a.Lang == lang
		p.Alternates = append(p.Alternates, a)
	}
	return p
}

func withChrome(t *testing.T, set *render.Set, p site.Page) site.Page {
	t.Helper()
	chrome := site.ChromePage{
		Page: p, SiteTitle: "konsulta: демонстрација на јавни консултации", Logo: "../../files/site/logo.svg", Demo: "Демонстрациска веб-страница: содржината е пример и нема правно дејство.",
		Nav: []site.Link{
			{Href: "../index.html", Text: "Почетна"}, {Href: "../consultations/index.html", Text: "Консултации", Current: true},
			{Href: "../municipalities/index.html", Text: "Општини"}, {Href: "../topics/index.html", Text: "Теми"},
			{Href: "../data/index.html", Text: "Отворени податоци"}, {Href: "../subscribe.html", Text: "Следете ги консултациите"},
		},
		Platform:  &site.Link{Href: "https://mzaednica.mk", Text: "мЗаедница"},
		Pages:     []site.Link{{Href: "../about.html", Text: "За порталот"}, {Href: "../privacy.html", Text: "Заштита на личните податоци"}, {Href: "../accessibility.html", Text: "Изјава за пристапност"}},
		Publisher: "Општина Пример", PublisherURL: "https://primer.example/", Licence: "CC BY 4.0", LicenceURL: "https://creativecommons.org/licenses/by/4.0/",
		Mistake: &site.Link{Href: "mailto:ispravki@konsulta.example", Text: "Пријавете грешка"}, MistakeNote: "Наведете ја страницата и што е погрешно.",
		Alerts:   []site.Link{{Href: "https://t.example/primer", Text: "Telegram"}},
		Official: "Важи само она што е објавено во службениот гласник.", Controller: "Контролор на личните податоци е издавачот.",
	}
	var err error
	if p.Header, err = set.Part(p.Lang, "header", chrome); err != nil {
		t.Fatal(err)
	}
	if p.Footer, err = set.Part(p.Lang, "footer", chrome); err != nil {
		t.Fatal(err)
	}
	for _, said := range texts(reflect.ValueOf(chrome), []string{"ChromePage.Page"}) {
		if got := html.UnescapeString(string(p.Header + p.Footer)); !strings.Contains(got, said) {
			t.Errorf("header and footer do not show %q", said)
		}
	}
	return p
}

// filled gives a view like the one given, with a text of its own in every field
// and two of everything that can be many.
func filled(view any, p site.Page) any {
	v := reflect.New(reflect.TypeOf(view)).Elem()
	n := 0
	fill(v, "", p.Lang, &n)
	v.FieldByName("Page").Set(reflect.ValueOf(p))
	return v.Interface()
}

func fill(v reflect.Value, name, lang string, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(sample(v, name, lang, *n))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), name, lang, n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), name, lang, n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), v.Type().Field(i).Name, lang, n)
		}
	}
}

func sample(v reflect.Value, name, lang string, n int) string {
	switch name {
	case "Href", "TailHref", "WebcalHref", "Tool", "Tools":
		return fmt.Sprintf("../page-%d.html", n)
	case "ID", "Code":
		return fmt.Sprintf("x-%d", n)
	case "Lang":
		return "en"
	case "Datetime":
		return "2026-11-05"
	case "Closes":
		return "2026-11-27T16:00:00+01:00"
	}
	text := map[string]string{"mk": "Текст „%d“ & <друго>", "sq": "Teksti “%d” & <tjetër>", "en": "Text ‘%d’ & <other>"}[lang]
	if v.Type() == reflect.TypeFor[template.HTML]() {
		return "<p>" + html.EscapeString(fmt.Sprintf(text, n)) + "</p>\n"
	}
	return fmt.Sprintf(text, n)
}
