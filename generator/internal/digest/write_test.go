package digest_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"konsulta/generator/internal/digest"
	"konsulta/generator/internal/facts"
)

// three is a site in three languages with something of each kind to tell.
func three(t *testing.T) *facts.Site {
	return load(t, "2026-11-23 00:00", "site.yaml", `format: 1
title: {mk: Консултации, sq: Konsultime, en: Consultations}
base_url: https://example.org/
languages: [mk, sq, en]
publisher: {name: {mk: Заедница, sq: Bashkësia, en: Community}, email: info@example.org}
rules: [{from: 2020-01-01, report_due_days: 15}]
`, "municipalities.csv", "id,name_mk,name_sq,name_en\nprimer,Пример,Shembull,Primer\ndrug,Друг,Tjetër,Other\n",
		"consultations/park.yaml", `title: {mk: Одлука за паркот, sq: Vendimi për parkun, en: Park decision}
headline: {mk: 'Каков парк сакате?', sq: 'Çfarë parku doni?', en: 'What park do you want?'}
summary: {mk: Се уредува градскиот парк., sq: Rregullohet parku i qytetit., en: The city park is being laid out.}
opens: 2026-11-18
closes: 2026-11-27T16:00
events: [{id: sredba, kind: public_debate, starts: 2026-11-25T17:00, place: {mk: Сала, sq: Salla, en: Hall}}]
`,
		"consultations.csv", `id,title_mk,title_sq,title_en,announced,opens,closes,first_closes,extended_on,extended_reason_mk,extended_reason_sq,extended_reason_en,cancelled_on,cancelled_reason_mk,cancelled_reason_sq,cancelled_reason_en
otpad,Отпад,Mbeturina,Waste,2026-11-20,2026-12-01,2026-12-21,,,,,,,,,
voda,Вода,Uji,Water,2026-10-01,2026-10-20,2026-12-10,2026-11-30,2026-11-19,Барано е,U kërkua,It was asked for,,,,
put,Пат,Rruga,Road,2026-10-01,2026-10-20,2026-12-10,,,,,,2026-11-21,Нема пари,S’ka para,No money
sport,Спорт,Sporti,Sport,2026-09-01,2026-10-01,2026-10-31,,,,,,,,,
pazar,Пазар,Tregu,Market,2026-09-01,2026-10-01,2026-11-03,,,,,,,,,
plostad,Плоштад,,,2026-09-01,2026-10-01,2026-11-10,,,,,,,,,
`, "reports.csv", "consultation,published,outcome,no_comments\nsport,2026-11-16,adopted_with_changes,yes\n",
		"municipalities/drug/calendars.csv", "year,status,adopted_on\n2027,adopted,2026-11-17\n",
		"municipalities/drug/calendar.csv", "id,year,title_mk,title_sq,title_en,planned_opens,planned_closes\nmost,2026,Мост,Ura,Bridge,2026-11-02,2026-11-20\n")
}

const textMK = "Јавни консултации: 16\u2009–\u200923 ноември 2026\u202fг.\n" + `==========================================
Консултации

Се затвораат во следните 7 дена
-------------------------------

* Каков парк сакате?
  Пример
  Се уредува градскиот парк.
  Краен рок: 27 ноември 2026 г., во 16:00 часот
  https://example.org/mk/primer/park.html

Средби во следните 7 дена
-------------------------

* Каков парк сакате?
  Пример
  Јавна расправа: 25 ноември 2026 г., во 17:00 часот
  Место: Сала
  https://example.org/mk/primer/park.html#event-sredba

Новоотворени консултации
------------------------

* Каков парк сакате?
  Пример
  Се уредува градскиот парк.
  Краен рок: 27 ноември 2026 г., во 16:00 часот
  https://example.org/mk/primer/park.html

Објавени консултации
--------------------

* Отпад
  Пример
  Почеток: 1 декември 2026 г.
  Краен рок: 21 декември 2026 г., до крајот на денот
  https://example.org/mk/primer/otpad.html

Со променет рок
---------------

* Вода
  Пример
  Првичен рок: 30 ноември 2026 г., до крајот на денот
  Краен рок: 10 декември 2026 г., до крајот на денот
  Зошто е продолжен рокот: Барано е
  https://example.org/mk/primer/voda.html

Откажани консултации
--------------------

* Пат
  Пример
  Причина за откажувањето: Нема пари
  https://example.org/mk/primer/put.html

Објавени извештаи
-----------------

* Спорт
  Пример
  Исход: Донесено со измени
  https://example.org/mk/primer/sport.html

Извештаи со рок во следните 7 дена
----------------------------------

* Плоштад
  Пример
  Рок за извештајот: 25 ноември 2026 г.
  https://example.org/mk/primer/plostad.html

Извештаи со изминат рок
-----------------------

* Пазар
  Пример
  Рок за извештајот: 18 ноември 2026 г.
  https://example.org/mk/primer/pazar.html

Годишни календари
-----------------

* Усвоен е календарот за 2027 година
  Друг
  Датум: 17 ноември 2026 г.
  https://example.org/mk/drug/calendar-2027.html

Планирани, а неодржани
----------------------

* Мост
  Друг
` + "  Планирано: 2\u2009–\u200920 ноември 2026\u202fг.\n" + `  https://example.org/mk/drug/most.html

Консултации: https://example.org/mk/consultations/
Следете ги консултациите: https://example.org/mk/subscribe.html
Издавач: Заедница
`

func TestText(t *testing.T) {
	if got := string(tell(t, three(t), "mk").AppendText(nil)); got != textMK {
		t.Errorf("the digest is\n%s\nwant\n%s", got, textMK)
	}
}

const textEN = "Public consultations: 16\u2009–\u200923 November 2026\n" + `===========================================
Consultations
Other

Annual calendars
----------------

* Calendar for 2027 adopted
  Other
  Date: 17 November 2026
  https://example.org/en/drug/calendar-2027.html

Planned and not held
--------------------

* Bridge
  Other
` + "  Planned: 2\u2009–\u200920 November 2026\n" + `  https://example.org/en/drug/most.html

Consultations: https://example.org/en/consultations/
Follow the consultations: https://example.org/en/subscribe.html
Publisher: Community
`

func TestTextOfOneMunicipality(t *testing.T) {
	d := tell(t, three(t), "en", func(q *digest.Query) { q.Municipalities = []string{"drug"} })
	if got := string(d.AppendText(nil)); got != textEN {
		t.Errorf("the digest is\n%s\nwant\n%s", got, textEN)
	}
}

const postSQ = "Konsultime publike: 16\u2009–\u200923 nëntor 2026\n" + `Konsultime

Mbyllen në 7 ditët e ardhshme:

Çfarë parku doni?
Shembull
Afati i fundit: 27 nëntor 2026, në orën 16:00
https://example.org/sq/primer/park.html

Takime në 7 ditët e ardhshme:

Çfarë parku doni?
Shembull
Debat publik: 25 nëntor 2026, në orën 17:00
Vendi: Salla
https://example.org/sq/primer/park.html#event-sredba

Konsultime të nisura:

Çfarë parku doni?
Shembull
Afati i fundit: 27 nëntor 2026, në orën 16:00
https://example.org/sq/primer/park.html

Konsultime të shpallura:

Mbeturina
Shembull
Fillimi: 1 dhjetor 2026
Afati i fundit: 21 dhjetor 2026, deri në fund të ditës
https://example.org/sq/primer/otpad.html

Me afat të ndryshuar:

Uji
Shembull
Afati fillestar: 30 nëntor 2026, deri në fund të ditës
Afati i fundit: 10 dhjetor 2026, deri në fund të ditës
Pse u zgjat afati: U kërkua
https://example.org/sq/primer/voda.html

Konsultime të anuluara:

Rruga
Shembull
Arsyeja e anulimit: S’ka para
https://example.org/sq/primer/put.html

Raporte të publikuara:

Sporti
Shembull
Rezultati: U miratua me ndryshime
https://example.org/sq/primer/sport.html

Raporte me afat në 7 ditët e ardhshme:

Плоштад
Shembull
Afati i raportit: 25 nëntor 2026
https://example.org/sq/primer/plostad.html

Raporte me afat të kaluar:

Tregu
Shembull
Afati i raportit: 18 nëntor 2026
https://example.org/sq/primer/pazar.html

Kalendarët vjetorë:

U miratua kalendari për vitin 2027
Tjetër
Data: 17 nëntor 2026
https://example.org/sq/drug/calendar-2027.html

Të planifikuara, por të pambajtura:

Ura
Tjetër
` + "Planifikuar: 2\u2009–\u200920 nëntor 2026\n" + `https://example.org/sq/drug/most.html
`

func TestPost(t *testing.T) {
	if got := string(tell(t, three(t), "sq").AppendPost(nil)); got != postSQ {
		t.Errorf("the post is\n%s\nwant\n%s", got, postSQ)
	}
}

// A post that would be too long ends with a whole item and says how many are
// left; one that just fits says nothing.
func TestLongPosts(t *testing.T) {
	for _, tt := range []struct {
		lang, more string
	}{{"mk", "\n… и уште %d: https://example.org/mk/consultations/\n"}, {"sq", "\n… dhe %d të tjera: https://example.org/mk/consultations/\n"},
		{"en", "\n… and %d more: https://example.org/mk/consultations/\n"}} {
		cut, whole := 0, 0
		for n := 20; n < 60; n++ {
			var rows strings.Builder
			for i := range n {
				fmt.Fprintf(&rows, "k%d,Консултација број %d 🏛,2026-11-20,2026-12-20\n", i+10, i+10)
			}
			post := string(tell(t, load(t, "2026-11-23 00:00", "consultations.csv", "id,title_mk,opens,closes\n"+rows.String()), tt.lang).AppendPost(nil))
			if size := len(utf16.Encode([]rune(post))); size > digest.PostLimit {
				t.Fatalf("a post has %d units", size)
			}
			items := strings.Count(post, "\nhttps://example.org/mk/primer/k")
			if items == n {
				whole++
				continue
			}
			cut++
			more := fmt.Sprintf(tt.more, n-items)
			if n-items == 1 {
				more = strings.Replace(more, "të tjera", "tjetër", 1)
			}
			if items < 20 || !strings.HasSuffix(post, more) {
				t.Fatalf("of %d items in %s %d are in the post, which ends %q", n, tt.lang, items, post[len(post)-200:])
			}
		}
		if cut == 0 || whole == 0 {
			t.Errorf("in %s %d posts are cut and %d whole", tt.lang, cut, whole)
		}
	}
}

// Even the longest texts leave room for an item.
func TestPostOfLongTexts(t *testing.T) {
	long := strings.Repeat("долго ", 2000)
	post := string(tell(t, load(t, "2026-11-23 00:00", "consultations.csv",
		"id,title_mk,opens,closes,cancelled_on,cancelled_reason_mk\nx,"+long+",2026-11-01,2026-12-20,2026-11-20,"+long+"\n"), "mk").AppendPost(nil))
	if n := len([]rune(post)); n > digest.PostLimit || !strings.Contains(post, "долго…\nhttps://example.org/mk/primer/x.html\n") {
		t.Errorf("the post has %d characters: %s", n, post)
	}
}

func TestNothing(t *testing.T) {
	s := load(t, "2026-11-23 00:00")
	const head = "Јавни консултации: 16\u2009–\u200923 ноември 2026\u202fг.\n"
	const none = "Во овој период нема новости, а во следните 7 дена нема ни рокови ни средби.\n"
	if got, want := string(tell(t, s, "mk").AppendPost(nil)), head+"Консултации\n\n"+none+"https://example.org/mk/consultations/\n"; got != want {
		t.Errorf("the post is %q, want %q", got, want)
	}
	if got := string(tell(t, s, "mk").AppendText(nil)); !strings.Contains(got, "\n\n"+none+"\n") {
		t.Errorf("the text is %q", got)
	}
	if got, err := tell(t, s, "en").AppendHTML(nil); err != nil || !strings.Contains(string(got), "<main>\n<p>There is nothing new in this period, and ") {
		t.Errorf("the page is %s, %v", got, err)
	}
	var d struct{ Items []any }
	if got, err := tell(t, s, "en").AppendJSON(nil); err != nil || json.Unmarshal(got, &d) != nil || d.Items == nil || len(d.Items) > 0 {
		t.Errorf("the JSON is %s, %v", got, err)
	}
}

func TestHTML(t *testing.T) {
	got, err := tell(t, load(t, "2026-11-23 00:00",
		"municipalities.csv", "id,name_mk,languages\nprimer,Пример,mk;sq\ndrug,Друг,\n",
		"consultations.csv", "id,title_sq,summary_mk,announced,opens,closes\nx,<script>alert(1)</script> & co,\"\"\"Резиме\"\" на <b>\",2026-11-20,2026-12-01,2026-12-20\n"), "mk").AppendHTML(nil)
	if err != nil {
		t.Fatal(err)
	}
	const title = "Јавни консултации: 16\u2009–\u200923 ноември 2026\u202fг."
	want := `<!doctype html>
<html lang="mk" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>` + title + ` · Консултации</title>
</head>
<body>
<header>
<h1>` + title + `</h1>
<p><a href="https://example.org/mk/">Консултации</a></p>
</header>
<main>
<h2>Објавени консултации</h2>
<ul>
<li>
<p><a href="https://example.org/mk/primer/x.html" lang="sq">&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</a></p>
<p>Пример</p>
<p>&#34;Резиме&#34; на &lt;b&gt;</p>
<p>Почеток: <span>1 декември 2026 г.</span></p>
<p>Краен рок: <span>20 декември 2026 г., до крајот на денот</span></p>
</li>
</ul>
</main>
<footer>
<p><a href="https://example.org/mk/consultations/">Консултации</a></p>
<p><a href="https://example.org/mk/subscribe.html">Следете ги консултациите</a></p>
<p>Издавач: Заедница</p>
</footer>
</body>
</html>
`
	if string(got) != want {
		t.Errorf("the page is\n%s\nwant\n%s", got, want)
	}
}

func TestJSON(t *testing.T) {
	b, err := tell(t, three(t), "en").AppendJSON(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "title": "Public consultations: 16` + "\u2009–\u2009" + `23 November 2026",
  "language": "en",
  "since": "2026-11-16",
  "as_of": "2026-11-23T00:00",
  "until": "2026-11-30",
  "items": [
    {
      "kind": "closes",
      "date": "2026-11-27T16:00",
      "municipality": "primer",
      "municipality_name": "Primer",
      "record": "park",
      "title": "What park do you want?",
      "summary": "The city park is being laid out.",
      "facts": [
        {
          "label": "Deadline",
          "value": "27 November 2026 at 16:00"
        }
      ],
      "page": "en/primer/park.html",
      "page_url": "https://example.org/en/primer/park.html"
    },
    {
      "kind": "meets",
      "date": "2026-11-25T17:00",
      "municipality": "primer",
      "municipality_name": "Primer",
      "record": "park",
      "part": "sredba",
`
	if !strings.HasPrefix(string(b), want) {
		t.Errorf("the digest begins\n%s\nwant\n%s", b, want)
	}
	if !json.Valid(b) {
		t.Error("it is no JSON")
	}
}

// Nothing of persons is told: no name of who commented, no address of who is
// to be asked.
func TestNothingPrivate(t *testing.T) {
	s := load(t, "2026-11-23 00:00",
		"municipalities.csv", "id,name_mk,email,phone\nprimer,Пример,opstina@primer.example,+389 1\ndrug,Друг,,\n",
		"consultations/x.yaml", "title: {mk: Парк}\nopens: 2026-11-01\ncloses: 2026-11-18\ncontact: {name: Ана Анић, email: ana@primer.example, phone: +389 2}\nrespond: [{email: park@primer.example}]\n",
		"reports/x.yaml", "published: 2026-11-20\noutcome: adopted_unchanged\nyou_said: {mk: Многу.}\n",
		"comments.csv", "consultation,row,respondent_type,respondent,publish,comment,disposition\nx,1,citizen,Петар Петров,named,Да,accepted\n")
	for _, text := range [][]byte{tell(t, s, "mk").AppendText(nil), tell(t, s, "mk").AppendPost(nil), must(t, tell(t, s, "mk").AppendJSON), must(t, tell(t, s, "mk").AppendHTML)} {
		for _, private := range []string{"Петар", "Ана", "@", "+389"} {
			if bytes.Contains(text, []byte(private)) || !bytes.Contains(text, []byte("Парк")) {
				t.Errorf("a digest tells %q:\n%s", private, text)
			}
		}
	}
}

func must(t *testing.T, write func([]byte) ([]byte, error)) []byte {
	t.Helper()
	b, err := write(nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
