package scaffold

import (
	"math/rand/v2"
	"strings"
	"testing"

	"konsulta/generator/internal/content"
)

// The official transliteration of the Macedonian letters (rulebook on
// documents of identity): one Latin spelling for each of the 31.
func TestTransliteration(t *testing.T) {
	alphabet := strings.Fields("а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш")
	want := strings.Fields("a b v g d gj e zh z dz i j k l lj m n nj o p r s t kj u f h c ch dzh sh")
	if len(alphabet) != 31 {
		t.Fatalf("there are %d letters", len(alphabet))
	}
	for i, letter := range alphabet {
		for _, l := range []string{letter, strings.ToUpper(letter)} {
			if got := slug(l); got != want[i] {
				t.Errorf("slug(%q) = %q, want %q", l, got, want[i])
			}
		}
	}
}

func TestSlug(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"Програма за велосипедски патеки 2026–2030", "programa-za-velosipedski-pateki-2026-2030"},
		{"Правилник за заштита на зелените површини", "pravilnik-za-zashtita-na-zelenite-povrshini"},
		{"Детален урбанистички план за Центар, блок 3", "detalen-urbanistichki-plan-za-centar-blok-3"},
		{"Џамијата „Ѕвездена“ и Ќосевиот чардак", "dzhamijata-dzvezdena-i-kjoseviot-chardak"},
		{"Што ѝ треба на населбата? Сѐ!", "shto-i-treba-na-naselbata-se"},
		{"Ѓорче Петров", "gjorche-petrov"},
		{"\u0413\u0301орче, \u041a\u0301осе и \u0438\u0300", "gjorche-kjose-i-i"}, // letter and mark apart, as macOS stores them
		{"Programi për ndriçimin e rrugëve", "programi-per-ndricimin-e-rrugeve"},
		{"T’i dëgjojmë të gjithë: Ç’mund të bëjmë?", "ti-degjojme-te-gjithe-cmund-te-bejme"},
		{"Çelësi Ëndrra", "celesi-endrra"},
		{"Budget 2027 (draft)", "budget-2027-draft"},
		{"  --  A  --  ", "a"},
		{"Иванишевић & Žižek", "ivanishevikj-zizek"},
		{"مشاورات", ""},
		{"?!", ""},
		{strings.Repeat("многу долг наслов ", 10), "mnogu-dolg-naslov-mnogu-dolg-naslov-mnogu-dolg-naslov-mnogu-dolg-naslov-mnogu"},
		{strings.Repeat("ш", 60), strings.Repeat("sh", 40)},
	} {
		if got := slug(tt.title); got != tt.want {
			t.Errorf("slug(%q) = %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestProposedIDs(t *testing.T) {
	taken := map[string]bool{"park": true, "park-2": true, "most": true}
	for _, tt := range []struct{ kind, title, want string }{
		{"consultation", "Парк", "park-3"},
		{"consultation", "Мост", "most-2"},
		{"consultation", "Река", "reka"},
		{"consultation", "Index", "consultation-index"},
		{"consultation", "Calendar 2026", "consultation-calendar-2026"},
		{"consultation", "Public comments", "public-comments-consultation"},
		{"consultation", "Checklist comments", "consultation-checklist-comments-consultation"},
		{"consultation", "Con", "consultation-con"},
		{"consultation", "…", "consultation"},
		{"municipality", "Search", "municipality-search"},
		{"page", "Search", "page-search"},
		{"page", "Data", "data"},
	} {
		got := propose(tt.kind, tt.title, func(id string) bool { return taken[id] })
		if got != tt.want {
			t.Errorf("propose(%s, %q) = %q, want %q", tt.kind, tt.title, got, tt.want)
		}
	}
}

// TestEveryProposedIDIsValid: whatever a title is, its id is well formed, not
// reserved and not taken, and it is the same the next time.
func TestEveryProposedIDIsValid(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("index calendar 2026 checklist comments poster slips year search Парк Ѓ \u0413\u0301 ë ç con ’ – „Мост“ \u0301 日本 - -- a 9 " + strings.Repeat("долго", 30))
	kinds := []string{"municipality", "entry", "consultation", "page"}
	for range 1500 {
		var title strings.Builder
		for range rng.IntN(6) {
			title.WriteString(words[rng.IntN(len(words))])
			title.WriteString([]string{"", " ", "-", "\u00a0"}[rng.IntN(4)])
		}
		for range rng.IntN(3) {
			title.WriteRune(rune(rng.IntN(0x600)))
		}
		kind := kinds[rng.IntN(len(kinds))]
		taken := map[string]bool{}
		isTaken := func(id string) bool { return taken[id] }
		for range 12 {
			id := propose(kind, title.String(), isTaken)
			if f := content.CheckID(kind, id); f != nil {
				t.Fatalf("propose(%s, %q) = %q: %s", kind, title.String(), id, f.Code)
			}
			if taken[id] {
				t.Fatalf("propose(%s, %q) = %q, which is taken", kind, title.String(), id)
			}
			if again := propose(kind, title.String(), isTaken); again != id {
				t.Fatalf("propose(%s, %q) is %q and then %q", kind, title.String(), id, again)
			}
			taken[id] = true
		}
	}
}
