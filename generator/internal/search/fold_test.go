package search

import "testing"

// Spellings and forms of a word are found by each other.
func TestFormsOfAWord(t *testing.T) {
	for _, tt := range []struct {
		lang  string
		words []string
	}{
		{"mk", []string{"консултација", "konsultacija", "консултации", "консултациите", "консултацијата", "KONSULTACII"}},
		{"mk", []string{"општина", "општини", "општините", "општината", "општинава", "opstina", "opshtina", "opština", "ОПШТИНА"}},
		{"mk", []string{"буџет", "буџетот", "буџети", "буџетите", "budzet", "budžet", "buxhet", "budzhetot"}},
		{"mk", []string{"извештај", "извештаи", "извештаите", "извештајот", "izveshtaj"}},
		{"mk", []string{"податок", "податоци", "податоците", "податокот"}},
		{"mk", []string{"предлог", "предлози", "предлогот", "предлозите"}},
		{"mk", []string{"јавен", "јавна", "јавно", "јавни", "јавниот", "јавната", "јавното", "јавните"}},
		{"mk", []string{"план", "планови", "планот", "плановите"}},
		{"mk", []string{"одлука", "одлуки", "одлуката", "одлуките"}},
		{"mk", []string{"отвореност", "отвореноста"}},
		{"mk", []string{"расправа", "расправи", "расправата", "расправите"}},
		{"mk", []string{"решение", "решенија", "решението", "решенијата"}},
		{"mk", []string{"барање", "барања", "барањата", "baranje", "барањето"}},
		{"mk", []string{"граѓанин", "граѓани", "граѓаните", "gragjani", "građani", "ǵraǵani", "gragani"}},
		{"mk", []string{"пат", "патот", "патови"}},
		{"mk", []string{"центар", "центри", "центарот", "центрите"}},
		{"mk", []string{"услов", "услови", "условите"}},
		{"mk", []string{"член", "членови", "членот"}},
		{"mk", []string{"држава", "држави", "државата"}},
		{"mk", []string{"место", "места", "местото", "местата"}},
		{"mk", []string{"ќошка", "kjoshka", "ḱoška", "ćoška", "koshkata"}},
		{"mk", []string{"ѕвезда", "dzvezda", "ѕвезди"}},
		{"mk", []string{"љубов", "ljubov", "љубовта", "lubov"}},
		{"sq", []string{"konsultim", "konsultimi", "konsultimin", "konsultimit", "konsultime", "konsultimet", "konsultimeve"}},
		{"sq", []string{"çështje", "ceshtje", "çështjet", "çështja", "çështjeve", "çështjes", "ÇËSHTJE"}},
		{"sq", []string{"komunë", "komuna", "komunës", "komunat", "komunave", "komunën", "komune"}},
		{"sq", []string{"buxhet", "buxheti", "buxhetit", "buxhetin", "buxhetet"}},
		{"sq", []string{"ligj", "ligji", "ligjet", "ligjit", "ligjeve"}},
		{"sq", []string{"qytet", "qyteti", "qytetet", "qytetit"}},
		{"sq", []string{"qytetar", "qytetarë", "qytetarët", "qytetarëve"}},
		{"sq", []string{"drejtori", "drejtoria", "drejtorisë", "drejtorinë"}},
		{"sq", []string{"rrugë", "rruga", "rrugës", "rrugëve", "rrugët"}},
		{"sq", []string{"park", "parku", "parkun", "parqe", "parqet"}},
		{"sq", []string{"shkollë", "shkolla", "shkollave", "shkollat", "shkolle"}},
		{"sq", []string{"punë", "puna", "punës"}},
		{"en", []string{"consultation", "consultations", "Consultations"}},
		{"en", []string{"municipality", "municipalities"}},
		{"en", []string{"box", "boxes"}},
		{"en", []string{"service", "services"}},
	} {
		want := term(tt.words[0], tt.lang)
		for _, w := range tt.words[1:] {
			if got := term(w, tt.lang); got != want {
				t.Errorf("%s: %s is %s, and %s is %s", tt.lang, w, got, tt.words[0], want)
			}
		}
	}
}

// Words that mean something else stay apart.
func TestOtherWords(t *testing.T) {
	for _, tt := range [][3]string{
		{"mk", "општина", "општо"}, {"mk", "план", "планина"}, {"mk", "закон", "заказ"}, {"mk", "парк", "паркинг"},
		{"sq", "komunë", "komitet"}, {"sq", "ligj", "lagje"}, {"sq", "park", "parking"},
		{"en", "bus", "business"},
	} {
		if a, b := term(tt[1], tt[0]), term(tt[2], tt[0]); a == b {
			t.Errorf("%s: %s and %s are both %s", tt[0], tt[1], tt[2], a)
		}
	}
}

func TestWordsThatSayNothing(t *testing.T) {
	for _, w := range []string{"за", "на", "И", "dhe", "të", "The", "a", "ш"} {
		if got := term(w, "mk"); got != "" {
			t.Errorf("%s is indexed as %q", w, got)
		}
	}
	for _, w := range []string{"7", "2026", "اللغة"} {
		if term(w, "mk") == "" {
			t.Errorf("%s is not indexed", w)
		}
	}
}
