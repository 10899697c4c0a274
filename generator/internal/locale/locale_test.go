package locale_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"konsulta/generator/internal/locale"
)

// turkish is all that a site writes for a language that is not built in.
var turkish = map[string]string{
	"lang.self.tr":             "Türkçe",
	"ui.search_button":         "Ara",
	"ui.n_days":                "{n} gün",
	"date.months":              "Ocak | Şubat | Mart | Nisan | Mayıs | Haziran | Temmuz | Ağustos | Eylül | Ekim | Kasım | Aralık",
	"date.weekdays":            "Pazartesi | Salı | Çarşamba | Perşembe | Cuma | Cumartesi | Pazar",
	"date.pattern_full":        "d MMMM y EEEE",
	"date.number":              "1.234.567,5",
	"date.number_four_digits":  "1.234",
	"date.percent":             "%25,6",
	"date.list_and":            "{a}, {b} ve {c}",
	"ui.alphabet":              "A B C Ç D E F G Ğ H I İ J K L M N O Ö P R S Ş T U Ü V Y Z",
	"ui.notice_closed_nodue":   "",
	"region.polog":             "Polog bölgesi",
	"field_in.calendar.status": "Takvimin durumu",
}

func load(t testing.TB) *locale.Catalogue {
	t.Helper()
	c, err := locale.Load(map[string]map[string]string{"tr": turkish})
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return c
}

func TestText(t *testing.T) {
	c := load(t)
	tests := []struct {
		lang, key string
		args      []string
		want      string
	}{
		{"en", "ui.search_button", nil, "Search"},
		{"mk", "ui.search_button", nil, "Пребарајте"},
		{"sq", "ui.search_button", nil, "Kërkoni"},
		{"tr", "ui.search_button", nil, "Ara"},
		{"tr", "ui.skip_to_content", nil, "Skip to the main content"},
		{"tr", "ui.notice_closed_nodue", nil, "This consultation is closed. No deadline is set for the report."},
		{"de", "ui.search_button", nil, "Search"},
		{"mk", "no.such_key", nil, "no.such_key"},
		{"mk", "page.index_edition", []string{"edition", "2026", "index", "Индекс"}, "Индекс: мерење 2026"},
		{"en", "page.index_edition", []string{"index", "{edition}", "edition", "2026"}, "{edition}: 2026"},
		{"en", "page.index_edition", []string{"index", "Openness"}, "Openness: {edition}"},
		{"en", "page.index_edition", []string{"index"}, "{index}: {edition}"},
		{"mk", "ui.notice_reported", []string{"date", "29 мај 2026 г."},
			"Оваа консултација е затворена. Извештајот е објавен на 29 мај 2026 г."},
	}
	for _, tt := range tests {
		if got := c.Lang(tt.lang).T(tt.key, tt.args...); got != tt.want {
			t.Errorf("%s: T(%q, %q) = %q, want %q", tt.lang, tt.key, tt.args, got, tt.want)
		}
	}
}

func TestHas(t *testing.T) {
	c := load(t)
	for _, tt := range []struct {
		lang, key string
		want      bool
	}{
		{"mk", "ui.print", true}, {"tr", "ui.print", true}, {"de", "ui.print", true}, {"mk", "ui.pri", false},
		{"tr", "region.polog", true}, {"mk", "region.polog", false},
	} {
		if got := c.Lang(tt.lang).Has(tt.key); got != tt.want {
			t.Errorf("%s: Has(%q) = %v, want %v", tt.lang, tt.key, got, tt.want)
		}
	}
}

func TestPlurals(t *testing.T) {
	c := load(t)
	tests := []struct {
		lang, key string
		n         int
		want      string
	}{
		{"mk", "ui.n_days", 0, "0 дена"},
		{"mk", "ui.n_days", 1, "1 ден"},
		{"mk", "ui.n_days", 2, "2 дена"},
		{"mk", "ui.n_days", 11, "11 дена"},
		{"mk", "ui.n_days", 21, "21 ден"},
		{"mk", "ui.n_days", 101, "101 ден"},
		{"mk", "ui.n_days", 111, "111 дена"},
		{"mk", "ui.n_days", 1001, "1.001 ден"},
		{"mk", "ui.n_days", -1, "-1 ден"},
		{"mk", "date.in_days", 3, "за 3 дена"},
		{"sq", "date.in_days", 1, "pas 1 dite"},
		{"sq", "date.in_days", 3, "pas 3 ditësh"},
		{"sq", "date.in_days", 21, "pas 21 ditësh"},
		{"en", "ui.n_days", 1, "1 day"},
		{"en", "ui.n_days", 0, "0 days"},
		{"en", "ui.n_days", 21, "21 days"},
		{"en", "ui.n_days", 10_000_001, "10,000,001 days"},
		{"tr", "ui.n_days", 1, "1 gün"},
		{"tr", "ui.n_days", 1234, "1.234 gün"},
		{"tr", "ui.n_rows", 1, "1 row"},
		{"tr", "ui.n_rows", 2, "2 rows"},
		{"ja", "ui.n_rows", 1, "1 row"},
		{"ja", "ui.n_rows", 5, "5 rows"},
		{"mk", "ui.print", 5, "Отпечатете"},
		{"mk", "no.such_key", 5, "no.such_key"},
	}
	for _, tt := range tests {
		if got := c.Lang(tt.lang).N(tt.key, tt.n); got != tt.want {
			t.Errorf("%s: N(%q, %d) = %q, want %q", tt.lang, tt.key, tt.n, got, tt.want)
		}
	}
	if got := c.Lang("en").N("ui.n_days", math.MinInt); !strings.HasSuffix(got, " days") {
		t.Errorf("N of the least number = %q, want it in days", got)
	}
	if got, want := c.Lang("en").N("ui.too_few_to_rank", 5, "n", "ignored"), "No rank is given under 5 consultations."; got != want {
		t.Errorf("N with its own n = %q, want %q", got, want)
	}
	if got, want := c.Lang("mk").N("ui.page_of", 3, "total", "12"), "Страница 3 од 12"; got != want {
		t.Errorf("N with args = %q, want %q", got, want)
	}
}

func TestPluralCategoriesOfOtherLanguages(t *testing.T) {
	words := map[string]string{
		"ru": "{n} день | {n} дня | {n} дней",             // one, few, many
		"uk": "{n} день | {n} дні | {n} днів | {n} дня",   // and other, for decimals
		"cs": "{n} den | {n} dny | {n} dne | {n} dní",     // many is for decimals
		"sl": "{n} dan | {n} dneva | {n} dnevi | {n} dni", // one, two, few, other
		"xx": "{n} unit | {n} units",                      // no rule in CLDR
	}
	over := make(map[string]map[string]string)
	for lang, text := range words {
		over[lang] = map[string]string{"ui.n_days": text}
	}
	c, err := locale.Load(over)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		lang string
		n    int
		want string
	}{
		{"ru", 1, "1 день"}, {"ru", 2, "2 дня"}, {"ru", 5, "5 дней"}, {"ru", 11, "11 дней"}, {"ru", 22, "22 дня"},
		{"uk", 1, "1 день"}, {"uk", 3, "3 дні"}, {"uk", 5, "5 днів"},
		{"cs", 1, "1 den"}, {"cs", 3, "3 dny"}, {"cs", 5, "5 dní"},
		{"sl", 1, "1 dan"}, {"sl", 2, "2 dneva"}, {"sl", 3, "3 dnevi"}, {"sl", 5, "5 dni"}, {"sl", 102, "102 dneva"},
		{"xx", 1, "1 unit"}, {"xx", 2, "2 units"},
	} {
		if got := c.Lang(tt.lang).N("ui.n_days", tt.n); got != tt.want {
			t.Errorf("%s: N(ui.n_days, %d) = %q, want %q", tt.lang, tt.n, got, tt.want)
		}
	}
}

func TestVariants(t *testing.T) {
	l := load(t).Lang("sq")
	if got, want := l.Variants("date.relative"), []string{"dje", "sot", "nesër"}; !slices.Equal(got, want) {
		t.Errorf("Variants(date.relative) = %q, want %q", got, want)
	}
	if got := l.Variants("no.such_key"); len(got) != 0 {
		t.Errorf("Variants(no.such_key) = %q, want none", got)
	}
}

func TestLabel(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ lang, vocabulary, code, want string }{
		{"mk", "act_type", "decision", "Одлука"},
		{"sq", "answer", "yes", "Po"},
		{"en", "region", "polog", "polog"},
		{"tr", "region", "polog", "Polog bölgesi"},
		{"tr", "answer", "yes", "Yes"},
	} {
		if got := c.Lang(tt.lang).Label(tt.vocabulary, tt.code); got != tt.want {
			t.Errorf("%s: Label(%q, %q) = %q, want %q", tt.lang, tt.vocabulary, tt.code, got, tt.want)
		}
	}
}

func TestColumn(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ lang, table, column, want string }{
		{"en", "calendar", "title", "Title"},
		{"en", "calendar", "title_mk", "Title (Macedonian)"},
		{"mk", "calendar", "title_mk", "Наслов (македонски)"},
		{"sq", "calendar", "title_sq", "Titulli (shqip)"},
		{"tr", "calendar", "status", "Takvimin durumu"},
		{"en", "calendar", "status", "Status of the calendar"},
		{"en", "actions", "status", "Status"},
		{"en", "comments", "reason_mk", "Reasons (Macedonian)"},
		{"en", "calendar", "reason_mk", "Reason (Macedonian)"},
		{"en", "consultations", "cancelled_on", "Cancelled on"},
		{"en", "consultations", "cancelled_reason_sq", "Reason for cancelling (Albanian)"},
		{"en", "events", "attendance_women", "Attendance: Women"},
		{"mk", "events", "attendance_women", "Присутни: Жени"},
		{"en", "events", "access_step_free", "Step-free access"},
		{"en", "events", "access_note_mk", "Access: Note (Macedonian)"},
		{"en", "reports", "participation_by_type", "Participation: Participants by type"},
		{"en", "calendar", "contact_name", "Contact person"},
		{"en", "documents", "of", "Belongs to"},
		{"en", "consultations", "title_xx", ""},
		{"en", "consultations", "x_internal", ""},
		{"en", "consultations", "_", ""},
		{"en", "consultations", "", ""},
	} {
		if got := c.Lang(tt.lang).Column(tt.table, tt.column); got != tt.want {
			t.Errorf("%s: Column(%q, %q) = %q, want %q", tt.lang, tt.table, tt.column, got, tt.want)
		}
	}
}

func TestNames(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ lang, of, name, self string }{
		{"en", "sq", "Albanian", "English"},
		{"mk", "sq", "албански", "Македонски"},
		{"sq", "mk", "maqedonisht", "Shqip"},
		{"tr", "sq", "Albanian", "Türkçe"},
		{"de", "qqq", "qqq", "de"},
	} {
		l := c.Lang(tt.lang)
		if name, self := l.Name(tt.of), l.Self(); name != tt.name || self != tt.self {
			t.Errorf("%s: Name(%q), Self() = %q, %q, want %q, %q", tt.lang, tt.of, name, self, tt.name, tt.self)
		}
	}
	if got, want := c.Languages(), []string{"en", "mk", "sq", "tr"}; !slices.Equal(got, want) {
		t.Errorf("Languages() = %q, want %q", got, want)
	}
}

func TestDir(t *testing.T) {
	c := load(t)
	for lang, want := range map[string]string{
		"mk": "ltr", "sq": "ltr", "tr": "ltr", "rom": "ltr", "": "ltr", "not a tag": "ltr",
		"ar": "rtl", "he": "rtl", "fa": "rtl", "ur": "rtl", "az-Arab": "rtl", "dv": "rtl",
	} {
		l := c.Lang(lang)
		if got := l.Dir(); got != want || l.Tag() != lang {
			t.Errorf("Lang(%q): Tag, Dir = %q, %q, want %q, %q", lang, l.Tag(), got, lang, want)
		}
	}
}

func TestKnown(t *testing.T) {
	for key, want := range map[string]bool{
		"ui.print": true, "ui.alphabet": true, "field_in.documents.of": true,
		"lang.de": true, "lang.self.sr-Latn": true,
		"ui.prnt": false, "ui": false, "lang.": false, "lang.no language": false, "": false,
	} {
		if got := locale.Known(key); got != want {
			t.Errorf("Known(%q) = %v, want %v", key, got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct{ key, text, want string }{
		{"ui.print", "Yazdır", ""},
		{"ui.page_of", "{total} sayfadan {n}", ""},
		{"ui.document_meta", "{format}", ""},
		{"date.pattern_long", "d. MMMM y.", ""},
		{"date.pattern_long", "d 'o''clock' y", ""},
		{"date.number", "1 234 567,5", ""},
		{"region.polog", "Polog {any}", ""},
		{"ui.print", " ", "the text is empty"},
		{"ui.print", "Print {n}", "nothing is filled in for {n} here"},
		{"ui.page_of", "{page}", "nothing is filled in for {page} here, only for {n}, {total}"},
		{"date.months", "a | b", `date.months has 2 values, not 12 separated by " | "`},
		{"date.pattern_long", "d MMMM y g.", "date.pattern_long: g is no part of a date; letters that are text stand in 'quotes'"},
		{"date.pattern_long", "d MMMM y 'g.", "date.pattern_long: the quote 'g. is not closed"},
		{"date.pattern_short", "d{", "date.pattern_short: { is no part of a date; letters that are text stand in 'quotes'"},
		{"date.number", "none", "date.number is no number such as 1,234,567.5"},
		{"date.percent", "%", "date.percent is no percentage such as 25.6%"},
		{"date.list_and", "{a} and {b}", "date.list_and is no list of {a}, {b} and {c}"},
	} {
		got := ""
		if err := locale.Check(tt.key, tt.text); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("Check(%q, %q) = %q, want %q", tt.key, tt.text, got, tt.want)
		}
	}
}

func TestLoadRefusesUnreadableWords(t *testing.T) {
	_, err := locale.Load(map[string]map[string]string{"tr": {"date.weekdays": "Pazartesi"}})
	want := `words of tr: date.weekdays has 1 values, not 7 separated by " | "`
	if err == nil || err.Error() != want {
		t.Errorf("Load = %v, want %s", err, want)
	}
}

func TestOverridesOfEnglishReachOtherLanguages(t *testing.T) {
	c, err := locale.Load(map[string]map[string]string{"en": {"ui.print": "Print this"}, "tr": {"ui.menu": "Menü"}})
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]string{"en": "Print this", "tr": "Print this", "xx": "Print this", "sq": "Printoni"} {
		if got := c.Lang(lang).T("ui.print"); got != want {
			t.Errorf("%s: T(ui.print) = %q, want %q", lang, got, want)
		}
	}
	if got := load(t).Lang("en").T("ui.print"); got != "Print" {
		t.Errorf("another catalogue: T(ui.print) = %q, want %q", got, "Print")
	}
}

// One language serves all the workers of a build; run with -race.
func TestLangIsSafeForConcurrentUse(t *testing.T) {
	c := load(t)
	l := c.Lang("mk")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			towns := strings.Fields("Тетово Ѓорче Гостивар Штип Џепчиште Куманово Ќафа LED")
			slices.SortFunc(towns, l.Compare)
			if got, want := strings.Join(towns, " "), "Гостивар Ѓорче Куманово Тетово Ќафа Џепчиште Штип LED"; got != want {
				t.Errorf("sorted: %s, want %s", got, want)
			}
			if got, want := l.N("ui.n_days", 21), "21 ден"; got != want {
				t.Errorf("N = %q, want %q", got, want)
			}
			c.Lang("de").Long(2026, 5, 29)
		})
	}
	wg.Wait()
}

func BenchmarkT(b *testing.B) {
	l := load(b).Lang("mk")
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			l.T("ui.search_button")
		}
	})
	b.Run("filled", func(b *testing.B) {
		for b.Loop() {
			l.T("ui.notice_open", "closes", "29 мај 2026 г.")
		}
	})
	b.Run("plural", func(b *testing.B) {
		for b.Loop() {
			l.N("ui.n_days", 21)
		}
	})
}

func BenchmarkLong(b *testing.B) {
	l := load(b).Lang("mk")
	for b.Loop() {
		l.Long(2026, 5, 29)
	}
}

func BenchmarkCompare(b *testing.B) {
	l := load(b).Lang("mk")
	for b.Loop() {
		l.Compare("Нацрт-одлука за паркиралиштата", "Нацрт-одлука за пазарите")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
