package content_test

import (
	"fmt"
	"strings"
	"testing"

	"konsulta/generator/internal/model"
)

// variants writes a text as mk=… sq=….
func variants(t model.Text) string {
	var parts []string
	for _, v := range t {
		parts = append(parts, v.Lang+"="+v.Value)
	}
	return strings.Join(parts, " ")
}

func TestPlainTextsAreInTheFirstLanguage(t *testing.T) {
	site := loadRight(t, "plain texts", `
-- municipalities.csv --
id,name,languages
x,Пример,
tetovo,Tetova,sq;mk;tr
-- vocabularies.yaml --
topic: {water: Вода}
-- municipalities/x/consultations.csv --
id,title,summary_sq,opens,closes
park,Парк,Përmbledhje,2026-05-04,2026-05-25
-- municipalities/tetovo/consultations/park.yaml --
title: Park
summary: {tr: Özet, mk: Опис}
opens: 2026-05-04
closes: 2026-05-25
events: [{id: a, starts: 2026-05-12, place: Salla}]
change_log: [{at: 2026-05-05, note: Ndryshim}]
-- municipalities/tetovo/consultations/park.sq.md --
Teksti
`)
	x, tetovo := site.Municipalities[0], site.Municipalities[1]
	park := tetovo.Consultations[0]
	for _, tt := range []struct {
		what      string
		got, want string
	}{
		{"title of the site", variants(site.Settings.Title), "mk=Консултации"},
		{"name of x", variants(x.Name), "mk=Пример"},
		{"name of tetovo", variants(tetovo.Name), "sq=Tetova"},
		{"label of a code", site.Messages["mk"]["topic.water"], "Вода"},
		{"title in x", variants(x.Consultations[0].Title), "mk=Парк"},
		{"summary in x", variants(x.Consultations[0].Summary.Held), "sq=Përmbledhje"},
		{"title in tetovo", variants(park.Title), "sq=Park"},
		{"summary in tetovo", variants(park.Summary.Held), "tr=Özet mk=Опис"},
		{"place in tetovo", variants(park.Events[0].Place), "sq=Salla"},
		{"change in tetovo", variants(park.ChangeLog[0].Note), "sq=Ndryshim"},
		{"long text in tetovo", variants(park.Body.Held), "sq=Teksti"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s = %s, want %s", tt.what, tt.got, tt.want)
		}
	}
}

// A municipality may have languages that the site has not; the others may
// not use them.
func TestLanguagesOfAMunicipality(t *testing.T) {
	check(t, "languages", tree(`
-- municipalities.csv --
id,name_mk,name_tr,languages
x,Пример,Örnek,mk
centar-zupa,Центар Жупа,Merkez Jupa,mk;tr
-- municipalities/centar-zupa/consultations.csv --
id,title_mk,title_tr,opens,closes
park,Парк,Park,2026-05-04,2026-05-25
-- municipalities/x/consultations.csv --
id,title_mk,title_tr,opens,closes
park,Парк,,2026-05-04,2026-05-25
pat,Пат,Yol,2026-05-04,2026-05-25
most,Мост,Köprü,2026-05-04,2026-05-25
`), `
municipalities/x/consultations.csv:1:13: "tr" is not a language of this site or municipality
    correct the code, or add the language to languages
`)
}

func TestFrontMatter(t *testing.T) {
	const body = "# За нас\n\n---\n\nТекст\n"
	for name, text := range map[string]string{
		"LF":                      "---\ntitle: За нас\norder: 2\n---\n\n" + body,
		"CRLF":                    strings.ReplaceAll("---\ntitle: За нас\norder: 2\n---\n"+body, "\n", "\r\n"),
		"a byte order mark":       "\ufeff---\ntitle: За нас\norder: 2\n---\n" + body,
		"CRCRLF":                  strings.ReplaceAll("---\ntitle: За нас\norder: 2\n---\n"+body, "\n", "\r\r\n"),
		"spaces after the marks":  "--- \ntitle: За нас\norder: 2\n---\t \n" + body,
		"a mark within a value":   "---\ntitle: За нас\nx_a: |\n  ---- \n  --- a\norder: 2\n---\n" + body,
		"no line between the two": "---\norder: 2\ntitle: За нас\n---\n" + body,
	} {
		site, problems := load(t, add(tree(""), "pages/za-nas.mk.md", text))
		if len(problems) > 0 || len(site.Pages) != 1 {
			t.Errorf("%s: %d pages, problems %v, want one page and no problem", name, len(site.Pages), problems)
			continue
		}
		p := site.Pages[0]
		if got, want := fmt.Sprint(p.Slug, " ", p.Order, " ", variants(p.Title)), "za-nas 2 mk=За нас"; got != want {
			t.Errorf("%s: page = %s, want %s", name, got, want)
		}
		if got, want := p.Body.In("mk"), strings.TrimSpace(body); got != want {
			t.Errorf("%s: text = %q, want %q", name, got, want)
		}
	}
}

// Lines of a text end in LF, however the file was saved.
func TestLinesOfTexts(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r\r\n"} {
		fsys := add(tree(""), consultationsCSV, strings.ReplaceAll("id,title_mk,summary_mk,opens,closes\npark,Парк,\"Еден\nдва\",2026-05-04,2026-05-25\n", "\n", end))
		add(fsys, "municipalities/x/consultations/park.mk.md", strings.ReplaceAll("Три\n\nчетири\n", "\n", end))
		site, problems := load(t, fsys)
		if len(problems) > 0 || len(site.Municipalities[0].Consultations) != 1 {
			t.Errorf("lines that end in %q: problems %v, want one consultation", end, problems)
			continue
		}
		c := site.Municipalities[0].Consultations[0]
		if got, want := c.Summary.Held.In("mk")+"|"+c.Body.Held.In("mk"), "Еден\nдва|Три\n\nчетири"; got != want {
			t.Errorf("lines that end in %q: texts are %q, want %q", end, got, want)
		}
	}
}

func TestPagesJoinTheirLanguages(t *testing.T) {
	site := loadRight(t, "pages", `
-- pages/za-nas.mk.md --
---
title: За нас
order: 3
---
Текст
-- pages/za-nas.sq.md --
---
title: Rreth nesh
---
-- pages/nacrt.mk.md --
---
title: Нацрт
draft: yes
---
-- pages/data.mk.md --
---
title: Податоци, страница како секоја друга
---
`)
	got := ""
	for _, p := range site.Pages {
		got += fmt.Sprintf("%s %s %s | %s\n", p.Slug, p.Order, variants(p.Title), variants(p.Body))
	}
	const want = "data  mk=Податоци, страница како секоја друга | mk=\nnacrt  mk=Нацрт | mk=\nza-nas 3 mk=За нас sq=Rreth nesh | mk=Текст sq=\n"
	if got != want {
		t.Errorf("pages are\n%s\nwant\n%s", got, want)
	}
}

// Addresses of offices stand where they are made to stand, and numbers that
// are no personal data are left alone.
func TestTextsThatAreNotPrivate(t *testing.T) {
	site := loadRight(t, "texts", `
-- municipalities.csv --
id,name_mk,email,phone,address_mk
x,Пример,info@primer.mk,+389 (0)47 123-456,"Пошта, info@primer.mk"
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
summary: ЕДБ 4030990123455, ISBN 9789989123454 и https://www.google.com/maps/@41.03,21.33,15z
contact: {name: "Ана, ana@primer.mk", email: ana@primer.mk, phone: 047 123 456 / 789}
respond:
  - {channel: email, email: info@primer.mk, note: "или ana@primer.mk"}
  - {channel: post, address: "Пошта, info@primer.mk"}
-- municipalities/x/consultations.csv --
id,title_mk,opens,closes,respond_email,respond_address,respond_hours
pat,Пат,2026-05-04,2026-05-25,info@primer.mk,"Пошта, info@primer.mk",8–16
-- municipalities/x/reports/park.yaml --
published: 2026-06-01
outcome: sent_back
participation: {by_type: {citizen: 2}, by_sex: {women: 5, men: 0}}
-- municipalities/x/reports/park.comments.csv --
row,respondent_type,comment,disposition
1,citizen,Од 01.06.2026 до 30.09.2026 и од 01.01-31.12.2026,accepted
2,citizen,"Работно време 07:30-15:30, буџет 0.5 - 1.500.000 денари, член 012 став 0123",accepted
3,citizen,"- прво (а) или второ",accepted
`)
	r := site.Municipalities[0].Consultations[0].Respond
	if len(r) != 3 {
		t.Errorf("ways to take part of the table = %v, want three", r)
	}
}
