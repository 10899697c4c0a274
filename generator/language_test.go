package generator_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// newLanguages is a site in Macedonian, which the program knows, and in
// Turkish and Serbian, which it does not: each is one file.
var newLanguages = map[string]string{
	"site.yaml": `format: 1
title: {mk: Консултации, tr: Danışmalar, sr: Консултације}
base_url: https://example.org/
languages: [mk, tr, sr]
publisher: {name: Општина}
rules: [{from: 2020-01-01, min_days: 20, report_due_days: 15}]
`,
	"municipalities.csv": `id,name_mk,name_tr,population,population_year,languages
plasnica,Плаcница,Plasnitsa,12345,2021,mk;tr;sr
`,
	"municipalities/plasnica/consultations.csv": `id,title_mk,title_tr,opens,closes,act_type
a,Буџет,Bütçe,2026-05-01,2026-05-29T16:00,budget
b,Парк,Park,2026-05-02,2026-06-03,project
c,Пат,Yol,2026-05-03,2026-06-12,project
d,Мост,Köprü,2026-05-05,2026-06-12,
e,Вода,Su,2026-05-06,2026-06-12,
`,
	"messages/tr.yaml": `lang.self.tr: Türkçe
lang.tr: Türkçe
state.open: Açık
act_type.budget: Bütçe
field:
  closes: Son tarih
ui:
  home_open: Şimdi açık
  n_consultations: '{n} danışma | {n} danışma'
  n_days: '{n} gün | {n} gün'
  notice_open: 'Bu danışma açık. Son tarih: {closes}'
date:
  months: Ocak | Şubat | Mart | Nisan | Mayıs | Haziran | Temmuz | Ağustos | Eylül | Ekim | Kasım | Aralık
  pattern_long: d MMMM y
  pattern_datetime_text: d MMMM y, 'saat' HH:mm
  end_of_day: '{date}, gün sonuna kadar'
  tz_local: yerel saat
  number: 1.234.567,5
`,
	"messages/sr.yaml": `ui.n_consultations: '{n} консултација | {n} консултације | {n} консултација'
ui.n_days: '{n} дан | {n} дана | {n} дана'
`,
}

// TestLanguageOfOneFile builds a site in languages that the program does not
// ship: words, dates, numbers and plurals come from messages/<lang>.yaml.
func TestLanguageOfOneFile(t *testing.T) {
	tree := fstest.MapFS{}
	for name, text := range newLanguages {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s := render(t, options(tree, "2026-05-20"))
	for _, tt := range []struct{ page, want string }{
		{"mk/index.html", "Türkçe"},
		{"tr/index.html", "Şimdi açık"},
		{"tr/index.html", "5 danışma"},
		{"tr/plasnica/index.html", "12.345"},
		{"tr/plasnica/a.html", "Açık"},
		{"tr/plasnica/a.html", "Bu danışma açık. Son tarih: 29 Mayıs 2026, saat 16:00"},
		{"tr/plasnica/a.html", "29 gün"},
		{"tr/plasnica/b.html", "3 Haziran 2026, gün sonuna kadar"},
		{"tr/plasnica/a.html", "Open data"}, // what the file lacks is English
		{"sr/index.html", "5 консултација"},
		{"sr/plasnica/a.html", "29 дана"},
		{"sr/plasnica/c.html", "41 дан"},
	} {
		root := parsePage(t, tt.page, s[tt.page])
		if lang := tt.page[:2]; root.attr("lang") != lang {
			t.Errorf("%s: <html> has lang %q", tt.page, root.attr("lang"))
		}
		if words := root.words(); !strings.Contains(words, tt.want) {
			t.Errorf("%s does not say %q: %s", tt.page, tt.want, words)
		}
	}
}
