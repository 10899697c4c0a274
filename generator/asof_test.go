package generator_test

import (
	"os"
	"path"
	"regexp"
	"slices"
	"testing"
)

// TestTimeAloneChangesNothing builds at minutes between which no date of a
// record, and none derived from one, passes: only build.json differs
// (contract, section 7.1).
func TestTimeAloneChangesNothing(t *testing.T) {
	for _, tt := range []struct{ content, from, to string }{
		{golden, "2026-03-20T00:00", "2026-03-20T23:59"},
		{golden, "2026-03-19T00:00", "2026-03-24T23:59"},
		{demonstration, "2026-11-23T00:00", "2026-11-23T23:59"},
		{demonstration, "2026-11-28T08:00", "2026-11-29T08:00"},
	} {
		content := os.DirFS(tt.content)
		got := changed(render(t, options(content, tt.from)), render(t, options(content, tt.to)))
		if want := []string{"build.json"}; !slices.Equal(got, want) {
			t.Errorf("%s from %s to %s changes %q, want %q", tt.content, tt.from, tt.to, got, want)
		}
	}
}

// TestClosingChangesWhatTellsOfIt builds a minute before and at the closing
// of a consultation: its own page changes, and what lists it.
func TestClosingChangesWhatTellsOfIt(t *testing.T) {
	content := os.DirFS(golden)
	before, after := render(t, options(content, "2026-04-01T15:59")), render(t, options(content, "2026-04-01T16:00"))
	got := changed(before, after)
	may := regexp.MustCompile(`^(build\.json|` +
		`(mk|en|ar)/(index|search|embed/zlatna|consultations/(index|2026)|municipalities/index|topics/(index|environment|urban_planning)|` +
		`accountability/(index|2026)|zlatna/(index|park|park-poster|park-slips|calendar-2026|year-2026)|data/(index|accountability|calendar|consultations|municipalities))\.html|` +
		`search/(mk|en|ar)/[a-z0-9]+\.[0-9a-f]{8}\.js|` +
		`data/(zlatna/)?(accountability|calendar|consultations)\.(csv|json)|data/(all\.zip|all\.xlsx|datapackage\.json|catalog\.ttl|catalog\.jsonld)|data/zlatna/consultations/park\.json|` +
		`feeds/(mk|en|ar)/(consultations\.(rss|atom|json)|zlatna\.rss|zlatna/park\.rss|topics/(environment|urban_planning)\.rss))$`)
	for _, name := range got {
		if !may.MatchString(name) {
			t.Errorf("%s changes when park closes: %s", name, difference(string(after[name]), string(before[name])))
		}
	}
	for _, lang := range []string{"mk", "en", "ar"} {
		for _, name := range []string{"index.html", "zlatna/park.html", "zlatna/index.html", "embed/zlatna.html", "zlatna/year-2026.html", "consultations/index.html", "search.html"} {
			if !slices.Contains(got, path.Join(lang, name)) {
				t.Errorf("%s/%s does not change when park closes", lang, name)
			}
		}
	}
}
