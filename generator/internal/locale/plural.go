package locale

import (
	"math"
	"slices"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// categories are CLDR's plural categories in CLDR's order.
var categories = [...]plural.Form{plural.Zero, plural.One, plural.Two, plural.Few, plural.Many, plural.Other}

// plurals is the plural rule of one language for whole numbers.
type plurals struct {
	tag        language.Tag
	macedonian bool
	whole      []plural.Form // categories that whole numbers have
	all        []plural.Form // those and the ones that only decimals have
}

func newPlurals(tag string) plurals {
	p := plurals{tag: language.Make(tag)}
	base, _ := p.tag.Base()
	p.macedonian = base.String() == "mk"

	var whole, decimal [len(categories)]bool
	for n := range 200 {
		whole[p.form(n)] = true
		for tenth := range 10 {
			decimal[plural.Cardinal.MatchPlural(p.tag, n%20, 1, 1, tenth, tenth)] = true
		}
	}
	whole[p.form(1_000_000)] = true
	for _, form := range categories {
		if whole[form] {
			p.whole = append(p.whole, form)
		}
		if whole[form] || decimal[form] {
			p.all = append(p.all, form)
		}
	}
	return p
}

// form gives the category of n, which is not negative.
func (p *plurals) form(n int) plural.Form {
	if p.macedonian {
		// CLDR 48: one where i%10 = 1 and i%100 is not 11. The table of
		// x/text is older and has one for 11 and 111 too.
		if n%10 == 1 && n%100 != 11 {
			return plural.One
		}
		return plural.Other
	}
	return plural.Cardinal.MatchPlural(p.tag, n, 0, 0, 0, 0)
}

// choose says which of count variants, counted from 0, goes with n. Variants
// may cover the categories of whole numbers or, as in Russian, also the one
// that only decimals have.
func (p *plurals) choose(n, count int) int {
	if n = max(n, -math.MaxInt); n < 0 {
		n = -n
	}
	forms := p.whole
	if count == len(p.all) {
		forms = p.all
	}
	if len(forms) == 1 {
		// A language that CLDR gives no rule: one and other, as written.
		if n == 1 {
			return 0
		}
		return count - 1
	}
	return min(slices.Index(forms, p.form(n)), count-1)
}
