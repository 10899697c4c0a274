package generator_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

const slipsSite = `format: 1
title: {mk: Пример, en: Example}
base_url: https://example.mk/konsultacii/
languages: [mk, en]
publisher: {name: Пример}
rules: [{from: 2026-01-01, report_due_days: 15}]
`

// slipsContent is a consultation with twelve slips, open in May 2026, with
// comments on some of them where there is a report.
func slipsContent(more fstest.MapFS) fstest.MapFS {
	content := fstest.MapFS{
		"site.yaml":          {Data: []byte(slipsSite)},
		"municipalities.csv": {Data: []byte("id,name_mk,name_en,address_mk\nprimer,Пример,Primer,\"ул. Прва 1, 1000\"\n")},
		"municipalities/primer/consultations/park.yaml": {Data: []byte(`title: {mk: Уредување на паркот, en: Plan for the park}
headline: {mk: 'Каков парк сакате?', en: 'What kind of park do you want?'}
opens: 2026-05-04
closes: 2026-05-29T16:00
slips: 12
respond:
  - {channel: web_form, url: 'https://example.mk/park?a=1&b=2'}
  - {channel: phone, phone: +389 2 123 456}
  - {channel: in_person, place: Шалтер 3, hours: '08:00-15:00'}
events:
  - {id: prva, kind: public_debate, title: Прва расправа, starts: 2026-05-06T18:00, place: Дом на културата}
  - {id: vtora, kind: public_debate, title: Втора расправа, starts: 2026-05-20T18:00, place: Библиотека}
aliases: [gradski-park]
`)},
	}
	for name, file := range more {
		content[name] = file
	}
	return content
}

// slip gives what the first page of comments says of a number.
func slip(t *testing.T, s site, lang, id string) string {
	t.Helper()
	name := lang + "/primer/park-comments.html"
	for _, li := range parsePage(t, name, s[name]).find("li") {
		if li.attr("id") == id {
			return li.words()
		}
	}
	t.Fatalf("%s: nothing is said of %s", lang, id)
	return ""
}

// TestSlipNumbers: from the first day on every number has its place, which says
// how things stand, and stays there.
func TestSlipNumbers(t *testing.T) {
	report := fstest.MapFS{
		"municipalities/primer/reports/park.yaml": {Data: []byte("published: 2026-06-10\noutcome: adopted_with_changes\n")},
		"municipalities/primer/reports/park.comments.csv": {Data: []byte("row,submission,respondent_type,comment,disposition,reason_mk,effect,same_as\n" +
			"1,007,citizen,Клупи,accepted,,text_changed,\n2,7,citizen,Сенки,rejected,Нема место.,,\n3,12,citizen,Клупи,,,,1\n")},
	}
	cancelled := fstest.MapFS{"municipalities/primer/consultations/park.yaml": {Data: []byte(
		"title: Парк\nopens: 2026-05-04\ncloses: 2026-05-29\nslips: 12\ncancelled: {on: 2026-05-10, reason: Грешка}\n")}}
	for _, tt := range []struct {
		asOf, lang, id string
		more           fstest.MapFS
		want           []string
	}{
		{"2026-05-01", "mk", "s-007", nil, []string{"Отсечок бр. 007", "Сѐ уште не е запишан одговор; рокот е 13 јуни 2026 г."}},
		{"2026-05-20", "en", "s-012", nil, []string{"Slip no. 012", "No answer is recorded yet; it is due by 13 June 2026."}},
		{"2026-06-13T23:59", "en", "s-001", nil, []string{"it is due by 13 June 2026."}},
		{"2026-06-14", "en", "s-001", nil, []string{"it was due by 13 June 2026 and is overdue."}},
		{"2026-06-14", "mk", "s-001", nil, []string{"рокот беше 13 јуни 2026 г. и е пречекорен."}},
		{"2026-05-20", "mk", "s-001", cancelled, []string{"Консултацијата е откажана на 10 мај 2026 г."}},
		{"2026-06-09", "mk", "s-007", report, []string{"Сѐ уште не е запишан одговор"}},
		{"2026-06-10", "mk", "s-007", report, []string{"Коментар 1", "Прифатено", "Текстот е изменет", "Коментар 2", "Неприфатено", "Нема место."}},
		{"2026-06-10", "mk", "s-012", report, []string{"Коментар 3", "Прифатено", "Текстот е изменет"}},
		{"2026-06-10", "mk", "s-001", report, []string{"Под овој број не е примен коментар."}},
	} {
		got := slip(t, render(t, options(slipsContent(tt.more), tt.asOf)), tt.lang, tt.id)
		for _, want := range tt.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s %s %s: %q does not say %q", tt.asOf, tt.lang, tt.id, got, want)
			}
		}
	}
}

// TestSlipsKeepTheirPlace: what is printed leads to the first page of comments
// however many there are, whatever the number of slips is raised to.
func TestSlipsKeepTheirPlace(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("row,submission,respondent_type,comment,disposition\n")
	for n := 1; n <= 201; n++ {
		fmt.Fprintf(&rows, "%d,%s,citizen,Клупи,accepted\n", n, map[bool]string{true: "1001"}[n == 201])
	}
	content := slipsContent(fstest.MapFS{
		"municipalities/primer/reports/park.yaml":         {Data: []byte("published: 2026-06-10\noutcome: adopted_unchanged\n")},
		"municipalities/primer/reports/park.comments.csv": {Data: []byte(rows.String())},
	})
	park := content["municipalities/primer/consultations/park.yaml"]
	park.Data = []byte(strings.Replace(string(park.Data), "slips: 12", "slips: 1200", 1))
	s := render(t, options(content, "2026-06-10"))
	slip(t, s, "mk", "s-012")
	if got := slip(t, s, "mk", "s-1001"); !strings.Contains(got, "Коментар 201") {
		t.Errorf("of slip 1001 the page says %q", got)
	}
	if page := string(s["mk/primer/park-comments.html"]); !strings.Contains(page, `href="../../mk/primer/park-comments-2.html#c-201"`) {
		t.Error("slip 1001 does not lead to its comment on the second page")
	}
	if page := string(s["mk/primer/park-comments-2.html"]); strings.Contains(page, `id="s-`) {
		t.Error("slips stand on the second page too")
	}
	if moved := string(s["mk/primer/gradski-park-comments.html"]); !strings.Contains(moved, "url=../../mk/primer/park-comments.html") {
		t.Errorf("the address under the consultation's old name leads nowhere: %s", moved)
	}
}

// TestSheets: poster and slips are there while people can take part, say what
// they need to know, and are for no search engine.
func TestSheets(t *testing.T) {
	for asOf, want := range map[string]bool{"2026-05-01": true, "2026-05-20": true, "2026-05-29T15:59": true, "2026-05-29T16:00": false} {
		s := render(t, options(slipsContent(nil), asOf))
		for _, name := range []string{"mk/primer/park-poster.html", "en/primer/park-slips.html"} {
			if _, there := s[name]; there != want {
				t.Errorf("%s: %s is there: %t, want %t", asOf, name, there, want)
			}
		}
	}
	s := render(t, options(slipsContent(nil), "2026-05-20"))
	pages := map[string]*element{}
	for _, name := range []string{"mk/primer/park-poster.html", "en/primer/park-slips.html"} {
		pages[name] = parsePage(t, name, s[name])
	}
	poster := pages["mk/primer/park-poster.html"]
	words := poster.words()
	for _, want := range []string{"Пример", "Каков парк сакате?", "Уредување на паркот", "петок, 29 мај 2026 г., во 16:00 часот", "example.mk/park?a=1&b=2",
		"+389 2 123 456", "Шалтер 3, 08:00-15:00", "Втора расправа", "среда, 20 мај 2026 г., во 18:00 часот, Библиотека",
		"example.mk/konsultacii/mk/primer/park.html", "најдоцна до 13 јуни 2026 г."} {
		if !strings.Contains(words, want) {
			t.Errorf("the poster does not say %q: %s", want, words)
		}
	}
	if strings.Contains(words, "Прва расправа") {
		t.Error("the poster invites to a meeting that is over")
	}
	slips := pages["en/primer/park-slips.html"]
	if got := len(slips.find("ol")); got != 3 { // the breadcrumb is one
		t.Errorf("%d lists, want two sheets", got)
	}
	words = slips.words()
	for _, want := range []string{"Slip no. 012", "Write the number 012 on the sheet; your name is not needed.", "Шалтер 3, 08:00-15:00",
		"example.mk/konsultacii/en/primer/park-comments.html #s-012"} {
		if !strings.Contains(words, want) {
			t.Errorf("the slips do not say %q: %s", want, words)
		}
	}
	for _, name := range []string{"mk/primer/park-poster.html", "en/primer/park-slips.html"} {
		if !isHidden(pages[name]) || strings.Contains(string(s["sitemap.xml"]), name) {
			t.Errorf("%s is for search engines", name)
		}
		if !strings.Contains(string(s["mk/primer/park.html"])+string(s["en/primer/park.html"]), `href="../../`+name+`"`) {
			t.Errorf("the consultation does not lead to %s", name)
		}
	}
}

// TestLongTextsOnSheets: a sheet of paper does not grow, so what is long is cut
// or left to the page.
func TestLongTextsOnSheets(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Предлог-одлука за изменување ", 24))
	yaml := "title: '" + long + "'\nopens: 2026-05-04\ncloses: 2026-05-29\nslips: 3\nsummary: '" + long + "'\nnext: '" + long + "'\nrespond:\n"
	for range 9 {
		yaml += "  - {channel: in_person, place: '" + long + "', note: '" + long + "'}\n"
	}
	s := render(t, options(slipsContent(fstest.MapFS{"municipalities/primer/consultations/park.yaml": {Data: []byte(yaml)}}), "2026-05-20"))
	page := func(name string) *element { return parsePage(t, name, s[name]) }
	poster, slips := page("mk/primer/park-poster.html").find("article")[0], page("mk/primer/park-slips.html").find("li")
	if n := len([]rune(poster.words())); n > 3000 || !strings.Contains(poster.words(), long) {
		t.Errorf("the poster has %d letters, want at most 3000 with the whole title", n)
	}
	for _, li := range slips {
		if n := len([]rune(li.words())); strings.HasPrefix(li.attr("class"), "slip") && n > 600 {
			t.Errorf("a slip has %d letters, want at most 600: %s", n, li.words())
		}
	}
}
