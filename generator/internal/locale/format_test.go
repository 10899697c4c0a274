package locale_test

import (
	"strings"
	"testing"

	"konsulta/generator/internal/locale"
)

func TestDates(t *testing.T) {
	c := load(t)
	tests := []struct {
		name  string
		write func(l *locale.Lang) string
		want  map[string]string
	}{
		{"Full", func(l *locale.Lang) string { return l.Full(2025, 6, 2) }, map[string]string{
			"mk": "понеделник, 2 јуни 2025 г.", "sq": "e hënë, 2 qershor 2025",
			"en": "Monday, 2 June 2025", "tr": "2 Haziran 2025 Pazartesi",
		}},
		{"Full on a Sunday", func(l *locale.Lang) string { return l.Full(2024, 3, 3) }, map[string]string{
			"mk": "недела, 3 март 2024 г.",
		}},
		{"Long", func(l *locale.Lang) string { return l.Long(2026, 5, 29) }, map[string]string{
			"mk": "29 мај 2026 г.", "sq": "29 maj 2026", "en": "29 May 2026", "tr": "29 Mayıs 2026", "de": "29 May 2026",
		}},
		{"Medium", func(l *locale.Lang) string { return l.Medium(2026, 9, 1) }, map[string]string{
			"mk": "1 сеп. 2026 г.", "sq": "1 sht 2026", "en": "1 Sept 2026",
		}},
		{"Short", func(l *locale.Lang) string { return l.Short(2025, 6, 2) }, map[string]string{
			"mk": "2.6.2025 г.", "sq": "2.6.2025", "en": "02/06/2025",
		}},
		{"DayMonth", func(l *locale.Lang) string { return l.DayMonth(5, 1) }, map[string]string{
			"mk": "1 мај", "sq": "1 maj", "en": "1 May",
		}},
		{"Month", func(l *locale.Lang) string { return l.Month(2026, 12) }, map[string]string{
			"mk": "декември 2026 г.", "sq": "dhjetor 2026", "en": "December 2026",
		}},
		{"Month that does not exist", func(l *locale.Lang) string { return l.Month(2026, 13) }, map[string]string{
			"en": "13 2026",
		}},
		{"Quarter", func(l *locale.Lang) string { return l.Quarter(2026, 2) }, map[string]string{
			"mk": "второ тримесечје 2026 г.", "sq": "tremujori i dytë, 2026", "en": "2nd quarter 2026",
		}},
		{"Year", func(l *locale.Lang) string { return l.Year(2026) }, map[string]string{
			"mk": "2026 г.", "sq": "2026", "en": "2026",
		}},
		{"DateTime", func(l *locale.Lang) string { return l.DateTime(2026, 5, 29, 9, 5) }, map[string]string{
			"mk": "29 мај 2026 г., во 09:05 часот", "sq": "29 maj 2026, në orën 09:05", "en": "29 May 2026 at 09:05",
		}},
		{"Clock", func(l *locale.Lang) string { return l.Clock(16, 0) }, map[string]string{
			"mk": "16:00", "sq": "16:00", "en": "16:00",
		}},
		{"EndOfDay", func(l *locale.Lang) string { return l.EndOfDay(l.Long(2026, 5, 29)) }, map[string]string{
			"mk": "29 мај 2026 г., до крајот на денот", "sq": "29 maj 2026, deri në fund të ditës",
			"en": "29 May 2026, end of the day",
		}},
		{"Range in a month", func(l *locale.Lang) string { return l.Range(2026, 5, 1, 2026, 5, 29) }, map[string]string{
			"mk": "1\u2009–\u200929 мај 2026\u202fг.", "sq": "1\u2009–\u200929 maj 2026", "en": "1\u2009–\u200929 May 2026",
		}},
		{"Range in a year", func(l *locale.Lang) string { return l.Range(2026, 5, 1, 2026, 6, 29) }, map[string]string{
			"mk": "1 мај\u2009–\u200929 јуни 2026 г.", "sq": "1 maj\u2009–\u200929 qershor 2026",
			"en": "1 May\u2009–\u200929 June 2026",
		}},
		{"Range over years", func(l *locale.Lang) string { return l.Range(2025, 5, 29, 2026, 5, 3) }, map[string]string{
			"mk": "29 мај 2025 г.\u2009–\u20093 мај 2026 г.", "sq": "29 maj 2025\u2009–\u20093 maj 2026",
			"en": "29 May 2025\u2009–\u20093 May 2026",
		}},
		{"Range of one day", func(l *locale.Lang) string { return l.Range(2026, 5, 29, 2026, 5, 29) }, map[string]string{
			"mk": "29 мај 2026 г.",
		}},
		{"time_range", func(l *locale.Lang) string {
			return l.T("date.time_range", "from", l.Clock(9, 0), "to", l.Clock(16, 30))
		}, map[string]string{
			"mk": "09:00 – 16:30", "sq": "09:00\u2009–\u200916:30", "en": "09:00–16:30",
		}},
	}
	for _, tt := range tests {
		for lang, want := range tt.want {
			if got := tt.write(c.Lang(lang)); got != want {
				t.Errorf("%s: %s = %q, want %q", lang, tt.name, got, want)
			}
		}
	}
}

func TestPatternFields(t *testing.T) {
	for pattern, want := range map[string]string{
		"EEE dd.MM.yyyy":     "Mon 02.06.2025",
		"d. LLLL y.":         "2. June 2025.",
		"d 'de' MMM 'o''c'":  "2 de Jun o'c",
		"y''M":               "2025'6",
		"'''y' y":            "'y 2025",
		"y'年'M月d日":           "2025年6月2日",
		"H:mm":               "0:00",
		"d.\u00a0M.\u202fy.": "2.\u00a06.\u202f2025.",
	} {
		c, err := locale.Load(map[string]map[string]string{"xx": {"date.pattern_long": pattern}})
		if err != nil {
			t.Errorf("pattern %q: %v", pattern, err)
			continue
		}
		if got := c.Lang("xx").Long(2025, 6, 2); got != want {
			t.Errorf("pattern %q gives %q, want %q", pattern, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ canonical, en, mk, sq string }{
		{"0", "0", "0", "0"},
		{"999", "999", "999", "999"},
		{"1234", "1,234", "1.234", "1234"},
		{"-1234.50", "-1,234.50", "-1.234,50", "-1234,50"},
		{"12345", "12,345", "12.345", "12\u00a0345"},
		{"1234567.891", "1,234,567.891", "1.234.567,891", "1\u00a0234\u00a0567,891"},
		{"0.5", "0.5", "0,5", "0,5"},
		{"", "", "", ""},
		{"-", "-", "-", "-"},
		{".5", ".5", ".5", ".5"},
		{"5.", "5.", "5.", "5."},
		{"1,5", "1,5", "1,5", "1,5"},
		{"1e5", "1e5", "1e5", "1e5"},
	} {
		for lang, want := range map[string]string{"en": tt.en, "mk": tt.mk, "sq": tt.sq} {
			if got := c.Lang(lang).Decimal(tt.canonical); got != want {
				t.Errorf("%s: Decimal(%q) = %q, want %q", lang, tt.canonical, got, want)
			}
		}
	}
	for _, tt := range []struct {
		lang string
		n    int
		want string
	}{
		{"en", -7, "-7"}, {"en", 1000, "1,000"}, {"mk", -1000, "-1.000"}, {"sq", 9999, "9999"},
		{"sq", 10000, "10\u00a0000"}, {"tr", 1234567, "1.234.567"}, {"de", 1234, "1,234"},
	} {
		if got := c.Lang(tt.lang).Int(tt.n); got != tt.want {
			t.Errorf("%s: Int(%d) = %q, want %q", tt.lang, tt.n, got, tt.want)
		}
	}
}

func TestPercent(t *testing.T) {
	c := load(t)
	for _, tt := range []struct {
		lang   string
		of, in int
		want   string
	}{
		{"mk", 25, 100, "25\u00a0%"},
		{"mk", 256, 1000, "25,6\u00a0%"},
		{"mk", 1, 1, "100\u00a0%"},
		{"sq", 256, 1000, "25,6%"},
		{"sq", 123456, 1000, "12\u00a0345,6%"},
		{"en", 256, 1000, "25.6%"},
		{"tr", 256, 1000, "%25,6"},
		{"en", 1, 3, "33.3%"},
		{"en", 2, 3, "66.7%"},
		{"en", 0, 7, "0%"},
		{"en", 1, 2000, "0.1%"},      // 0.05 goes up
		{"en", 1, 2001, "0%"},        // 0.04997… goes down
		{"en", 1999, 2000, "100%"},   // 99.95 goes up
		{"en", -2501, 10000, "-25%"}, // -25.01
		{"en", -2505, 10000, "-25%"}, // -25.05 goes up
		{"en", -2506, 10000, "-25.1%"},
		{"en", 1, -4, "-25%"},
		{"en", 2_000_000_000, 1, "200,000,000,000%"},
		{"en", 1, 0, ""},
	} {
		if got := c.Lang(tt.lang).Percent(tt.of, tt.in); got != tt.want {
			t.Errorf("%s: Percent(%d, %d) = %q, want %q", tt.lang, tt.of, tt.in, got, tt.want)
		}
	}
}

func TestList(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ lang, items, want string }{
		{"mk", "a b c", "a, b и c"},
		{"sq", "a b c", "a, b dhe c"},
		{"en", "a b c", "a, b and c"},
		{"tr", "a b c", "a, b ve c"},
		{"en", "a b c d", "a, b, c and d"},
		{"en", "a b", "a and b"},
		{"en", "a", "a"},
		{"en", "", ""},
	} {
		if got := c.Lang(tt.lang).List(strings.Fields(tt.items)); got != tt.want {
			t.Errorf("%s: List(%s) = %q, want %q", tt.lang, tt.items, got, tt.want)
		}
	}
}
