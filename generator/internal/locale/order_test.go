package locale_test

import (
	"slices"
	"strings"
	"testing"
)

func TestAlphabeticalOrder(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ lang, sorted string }{
		{"mk", "А Б В Г Д Ѓ Е Ж З Ѕ И Ј К Л Љ М Н Њ О П Р С Т Ќ У Ф Х Ц Ч Џ Ш"},
		{"sq", "A B C Ç D Dh E Ë F G Gj H I J K L Ll M N Nj O P Q R Rr S Sh T Th U V X Xh Y Z Zh"},
		{"tr", "A B C Ç D E F G Ğ H I İ J K L M N O Ö P R S Ş T U Ü V Y Z"},
		{"en", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"},
		{"mk", "апел Апел Арачиново Битола Гостивар Ѓорче Ѕвегор И ѝ Куманово Тетово Ќафа Џепчиште Штип"},
		{"mk", "2026 Ажурно ЕНЕР-план Ерменија Шума LED Zoo"},
		{"sq", "Cërrik Çair Dujë Dhërmi Gostivar Gjorçe Lipkovë Llojan Tetovë Theth Zajas Zhelinë Тетово"},
		{"mk", "нацрт-буџет нацрт-одлука нацрт-Статут нацрт-ќеф нацрт-чин"},
		{"ru", "Ёлка Ель Яма LED"},
	} {
		want := strings.Fields(tt.sorted)
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, c.Lang(tt.lang).Compare)
		if !slices.Equal(got, want) {
			t.Errorf("%s: sorted %q, want %q", tt.lang, got, want)
		}
	}
}

func TestCompareIsZeroOnlyForEqualTexts(t *testing.T) {
	l := load(t).Lang("mk")
	if got := l.Compare("Штип", "Штип"); got != 0 {
		t.Errorf("Compare of equal texts = %d, want 0", got)
	}
	composed, decomposed := "ќ", "к\u0301"
	if got, back := l.Compare(composed, decomposed), l.Compare(decomposed, composed); got == 0 || got != -back {
		t.Errorf("Compare of two spellings = %d and %d, want opposite signs", got, back)
	}
}

func TestLetter(t *testing.T) {
	c := load(t)
	for _, tt := range []struct{ lang, text, want string }{
		{"sq", "Gjorče", "Gj"},
		{"sq", "gjykata", "Gj"},
		{"sq", "GJYKATA", "Gj"},
		{"sq", "Gostivar", "G"},
		{"sq", "Çair", "Ç"},
		{"sq", "C\u0327air", "Ç"},
		{"sq", "ëndrra", "Ë"},
		{"sq", "Čaška", "C"},
		{"sq", "Dhënia", "Dh"},
		{"sq", "Llojan", "Ll"},
		{"sq", "Njësia", "Nj"},
		{"sq", "Rregullorja", "Rr"},
		{"sq", "Shtip", "Sh"},
		{"sq", "Theth", "Th"},
		{"sq", "Xhepçisht", "Xh"},
		{"sq", "Zhelinë", "Zh"},
		{"sq", "wikidata", "W"},
		{"sq", "Ѓорче", "Ѓ"},
		{"mk", "ѓорче", "Ѓ"},
		{"mk", "Г\u0301орче", "Ѓ"},
		{"mk", "ѐ", "Е"},
		{"mk", "џамија", "Џ"},
		{"mk", "„нацрт“", "Н"},
		{"mk", "LED", "L"},
		{"mk", "2026 година", "0–9"},
		{"mk", "…", ""},
		{"mk", "", ""},
		{"en", "Čair", "C"},
		{"en", "Gjorče", "G"},
		{"tr", "istanbul", "İ"},
		{"tr", "ılıca", "I"},
		{"tr", "çarşı", "Ç"},
		{"ru", "йод", "Й"},
		{"en", "\xff", ""},
	} {
		if got := c.Lang(tt.lang).Letter(tt.text); got != tt.want {
			t.Errorf("%s: Letter(%q) = %q, want %q", tt.lang, tt.text, got, tt.want)
		}
	}
}

func TestAlphabet(t *testing.T) {
	c := load(t)
	for lang, want := range map[string]int{"mk": 31, "sq": 36, "en": 26, "tr": 29} {
		l := c.Lang(lang)
		letters := l.Alphabet()
		if len(letters) != want {
			t.Errorf("%s: %d letters, want %d", lang, len(letters), want)
		}
		for _, letter := range letters {
			if got := l.Letter(letter); got != letter {
				t.Errorf("%s: Letter(%q) = %q, want itself", lang, letter, got)
			}
		}
	}
}
