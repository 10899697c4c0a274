package generator_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"konsulta/generator"
)

// keep makes tests leave their sites behind for programs in other languages
// (.ci/formats); that of TestTextThatHurts with hurt.json: what each text has
// to be.
var keep = flag.String("keep", "", "an empty folder for the sites of TestTextThatHurts and TestSitesBeside")

// hurt is a text that has broken some program's output, in a municipality of
// its own: an id that a spreadsheet takes for a number or a day hurts too.
type hurt struct{ id, text string }

var hurting = []hurt{
	{"quotes", `„Два“ "три" 'четири' "" '' \" \' \\ \n`},
	{"comma", `а, б; в: г, {д} | ѓ`},
	{"table", "\",\"а\",\"\n\",\"б\""},
	{"lines", "прв ред\nвтор ред\n\nпо празен ред"},
	{"tab", "пред\tпо"},
	{"cdata", `<![CDATA[ а ]]> б ]]>`},
	{"script", `</script><script>alert(1)</script></title></textarea></style>`},
	{"remark", `<!-- а --> <!--> --!> -- <?php ?>`},
	{"entity", `&amp; &lt; &#39; &nbsp; &copy &notit; & а &#x0; &#128;`},
	{"template", `{{.Title}} {{"а"}} ${а} {% б %} <% в %> %s %[1]d`},
	{"markdown", `**а** _б_ [в](javascript:alert(1)) # г <b>д</b> ~~ѓ~~`},
	{"address", `https://example.org/a?b=c&d=%D0%B0%2F#ѓ`},
	{"event", "BEGIN:VEVENT\nSUMMARY:а\\nб\\,в\\;г\nEND:VEVENT"},
	{"right-to-left", "مرحبا (بكم) 123 שלום"},
	{"both-ways", "а \u202eб\u202c \u2067в\u2069 \u200fг\u200e"},
	{"emoji", "🌳 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇲🇰 𝒳 𠀀"}, // joined, with modifiers, beyond 16 bits
	{"composed", "é e\u0301 ѝ и\u0300 ﬁ ẛ\u0323 Ω"},
	{"piled-up", "з" + strings.Repeat("\u0300", 60)},
	{"separators", "а\u2028б\u2029в"},
	{"invisible", "а\ufeffб\u200bв\u00adг\u2060д\u00a0ѓ\u3000е"},
	{"mark-first", "\ufeffпрво"},
	{"private", "а\ue000б\ufffdв\U0010fffdг"},
	{"escapes", `_x000D_ _x0041_ \u0041 \x41 %41 &#65; =41 ^J`},
	{"zeros", "0012"}, {"minus", "-5"}, {"plus", "+1"}, {"at", "@а"}, {"day", "2026-05-29"}, {"part", "1-2"}, {"power", "1e5"},
	{"long-number", "12345678901234567890"}, {"octal", "0o17"}, {"sixty", "22:30:59"}, {"true", "TRUE"}, {"null", "null"}, {"no", "no"},
	{"tilde", "~"}, {"nan", ".NaN"}, {"broken", "#REF!"}, {"apostrophe", "'=1+1"}, {"dash", "-"}, {"dot", "."},
	{"2026", "година како ознака"}, {"1-2", "ден како ознака"}, {"001", "нули како ознака"}, {"1e5", "степен како ознака"}, {"0x10", "основа 16 како ознака"},
	{"long-word", strings.Repeat("непрекинат", 200)},
	{"cell", strings.Repeat("ш", 32767)}, {"cell-of-emoji", strings.Repeat("🌳", 16383) + "ш"}, {"cell-of-marks", strings.Repeat("<&", 16383)},
}

// hurtTree holds every text in whatever is told of a municipality and its
// consultation: of every second in YAML, of the others in CSV.
func hurtTree() fstest.MapFS {
	tree := fstest.MapFS{}
	add := func(name, text string) { tree[name] = &fstest.MapFile{Data: []byte(text)} }
	add("site.yaml", tinyRules+"feeds: {limit: 1000}\n")
	register := [][]string{{"id", "name_mk"}}
	for i, h := range hurting {
		register = append(register, []string{h.id, h.text})
		dir := "municipalities/" + h.id + "/"
		if i%2 == 0 {
			add(dir+"consultations/"+h.id+".yaml", strings.ReplaceAll(`title: {mk: TEXT}
summary: {mk: TEXT}
announced: 2026-05-20
opens: 2026-06-01
closes: 2026-06-30
events: [{id: a, title: {mk: TEXT}, starts: 2026-06-20T18:00, place: {mk: TEXT}}]
documents: [{id: a, title: {mk: TEXT}, url: "https://example.org/a.pdf"}]
x_note: TEXT
`, "TEXT", scalar(h.text)))
		} else {
			add(dir+"consultations.csv", commas([]string{"id", "title_mk", "summary_mk", "announced", "opens", "closes", "x_note"}, []string{h.id, h.text, h.text, "2026-05-20", "2026-06-01", "2026-06-30", h.text}))
			add(dir+"events.csv", commas([]string{"consultation", "id", "title_mk", "starts", "place_mk"}, []string{h.id, "a", h.text, "2026-06-20T18:00", h.text}))
			add(dir+"documents.csv", commas([]string{"consultation", "of", "id", "title_mk", "url"}, []string{h.id, "consultation", "a", h.text, "https://example.org/a.pdf"}))
		}
		add(dir+"comments.csv", commas([]string{"consultation", "row", "respondent_type", "disposition", "reason", "comment"}, []string{h.id, "1", "citizen", "noted", "Примено", h.text}))
	}
	add("municipalities.csv", commas(register...))
	return tree
}

// scalar is a text in YAML: as it is where that is a text, else in quotes.
func scalar(text string) string {
	if regexp.MustCompile(`^[+.]?\w[\w.:+-]*$`).MatchString(text) && text != "null" {
		return text
	}
	return fmt.Sprintf("%q", text) // every escape of Go is one of YAML
}

func commas(rows ...[]string) string {
	var b bytes.Buffer
	_ = csv.NewWriter(&b).WriteAll(rows) // a buffer never fails
	return b.String()
}

// TestTextThatHurts reads every format back with another implementation: each
// text is what it was.
func TestTextThatHurts(t *testing.T) {
	s := render(t, options(hurtTree(), "2026-06-15T10:00"))
	texts := map[string]string{}
	for _, h := range hurting {
		texts[h.id] = h.text
	}
	list, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	s.keep(t, "hurt", site{"hurt.json": list})
	read := newReaders(t, s)
	for _, h := range hurting {
		for format, read := range read {
			places := 0
			read(t, h, func(place, got, want string) {
				places++
				if got != want {
					t.Errorf("%s in %s: %s says %.300q, want %.300q", h.id, format, place, got, want)
				}
			})
			if places == 0 {
				t.Errorf("%s does not stand in %s", h.id, format)
			}
		}
	}
}

// keep writes a site and files beside it to a folder of -keep.
func (s site) keep(t *testing.T, name string, more site) {
	t.Helper()
	if *keep == "" {
		return
	}
	for _, files := range []site{s, more} {
		for file, data := range files {
			file = filepath.Join(*keep, name, filepath.FromSlash(file))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestSiteOfHurtingTitle has all the texts in what is told of a whole site.
func TestSiteOfHurtingTitle(t *testing.T) {
	var all []string
	for _, h := range hurting {
		if len(h.text) < 200 {
			all = append(all, h.text)
		}
	}
	title := strings.Join(all, "\n")
	tree := hurtTree()
	tree["site.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "format: 1\ntitle: %[1]q\ndescription: %[1]q\nbase_url: https://example.org/\nlanguages: [mk]\npublisher: {name: %[1]q}\n", title)}
	s := render(t, options(tree, "2026-06-15T10:00"))
	readSite(t, s, func(place, got, want string) {
		if got != want {
			t.Errorf("%s says %q, want %q", place, got, want)
		}
	}, title)
}

// TestTextThatIsRefused: what some format cannot hold is refused where it
// stands, by line and cell.
func TestTextThatIsRefused(t *testing.T) {
	const place = "content/municipalities/primer/consultations"
	long := strings.Repeat("ш", 32768)
	for _, tt := range []struct{ name, text, want string }{
		{"a formula", "=1+1", "2:3: title_mk in B2: a spreadsheet would run \"=1+1\" as a formula"},
		{"a formula that calls", `+cmd|' /C calc'!A0`, `2:3: title_mk in B2: a spreadsheet would run "+cmd|' /C calc'!A0" as a formula`},
		{"one character more than a cell holds", long, "2:3: title_mk in B2 has 32768 characters; at most 32767 are allowed"},
		{"one that spreadsheets count twice", strings.Repeat("🌳", 16384), "2:3: title_mk in B2 has 32768 characters; at most 32767 are allowed"},
		{"NUL", "а\x00б", "2:4: a control character (U+0000) stands in the text"},
		{"escape", "а\x1bб", "2:4: a control character (U+001B) stands in the text"},
		{"vertical tab", "а\vб", "2:4: a control character (U+000B) stands in the text"},
		{"CR alone", "а\rб", "2:5: a control character (U+000D) stands in the text"},
		{"delete", "а\x7fб", "2:4: a control character (U+007F) stands in the text"},
		{"next line", "а\u0085б", "2:4: a control character (U+0085) stands in the text"},
		{"U+FFFE", "а\ufffeб", "2:4: a control character (U+FFFE) stands in the text"},
		{"U+FFFF", "а\uffffб", "2:4: a control character (U+FFFF) stands in the text"},
		{"U+FDD0", "а\ufdd0б", "2:4: a control character (U+FDD0) stands in the text"},
		{"U+1FFFE", "а\U0001fffeб", "2:4: a control character (U+1FFFE) stands in the text"},
		{"bytes that are no UTF-8", "а\xffб", "2:4: the file is not in UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			checkRefused(t, "consultations.csv", commas([]string{"id", "title_mk", "opens", "closes"}, []string{"a", tt.text, "2026-06-01", "2026-06-30"}), place+".csv:"+tt.want)
			if utf8.ValidString(tt.text) && !strings.Contains(tt.want, "B2") { // as the escapes of YAML write it
				checkRefused(t, "consultations/a.yaml", fmt.Sprintf("opens: 2026-06-01\ncloses: 2026-06-30\ntitle: {mk: %q}\n", tt.text), place+"/a.yaml:3:13: "+tt.want[len("2:4: "):])
			}
		})
	}
}

func checkRefused(t *testing.T, name, text, want string) {
	t.Helper()
	tree := fstest.MapFS{"site.yaml": {Data: []byte(tinyRules)}, "municipalities.csv": {Data: []byte("id,name_mk\nprimer,Пример\n")},
		"municipalities/primer/" + name: {Data: []byte(text)}}
	r, err := generator.Render(t.Context(), options(tree, "2026-06-15"), func(path string, _ []byte) error {
		t.Errorf("%s was written", path)
		return nil
	})
	if err == nil || r == nil || len(r.Problems) == 0 {
		t.Fatalf("it was accepted: %v", err)
	}
	got, err := generator.AppendProblems(nil, r.Problems, "text", "en")
	if err != nil || !strings.HasPrefix(string(got), want+"\n") {
		t.Errorf("it was refused as\n%s%v\nwant\n%s", got, err, want)
	}
}

// TestOuterSpaceIsLeftOut: what nobody sees, and programs that read tables
// take away now and then, is taken away once and in every format.
func TestOuterSpaceIsLeftOut(t *testing.T) {
	s := tiny(t, "./consultations.csv", "id,title_mk,opens,closes\n a ,\" Парк \u00a0\",2026-06-01, 2026-06-30\n",
		"./consultations/b.yaml", "opens: 2026-06-01\ncloses: 2026-06-30\ntitle: {mk: \" \\t Парк\\n \\u3000\"}\n")
	for _, id := range []string{"a", "b"} {
		if got := s.cells(t, "data/consultations.csv", []string{"primer", id}, "title_mk", "closes"); got != "Парк 2026-06-30" {
			t.Errorf("%s is %q", id, got)
		}
	}
}
