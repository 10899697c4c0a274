package locale_test

import (
	"testing"

	"konsulta/generator/internal/locale"
)

// Catalogues of data name languages and countries by three letters.
func TestThreeLetters(t *testing.T) {
	c, err := locale.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for tag, want := range map[string]string{"mk": "mkd", "sq": "sqi", "en": "eng", "sr-Latn": "srp", "rup": "rup", "zz-zz": ""} {
		if got := c.Lang(tag).ISO3(); got != want {
			t.Errorf("ISO3 of %s = %q, want %q", tag, got, want)
		}
	}
	for code, want := range map[string]string{"MK": "MKD", "AL": "ALB", "XK": "XKK", "150": "", "": "", "?!": ""} {
		if got := locale.CountryISO3(code); got != want {
			t.Errorf("CountryISO3(%q) = %q, want %q", code, got, want)
		}
	}
	if l := c.Lang("ar"); l.Speaks("page.data") != "en" || c.Lang("mk").Speaks("page.data") != "mk" {
		t.Errorf("Arabic speaks %s, Macedonian %s", l.Speaks("page.data"), c.Lang("mk").Speaks("page.data"))
	}
}
