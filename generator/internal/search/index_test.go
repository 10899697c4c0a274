package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"konsulta/templates"
)

var choices = &Choices{[]string{"consultation", "page"}, []string{"bitola", "tetovo"}, []string{"open", "closed"}}

func collect(lang string) *Collector { return NewCollector(lang, choices, new(Terms)) }

// indexOf is an index of all that was collected.
func indexOf(c *Collector) *Index {
	x := New(choices)
	for i := range c.Words().Docs {
		x.Add(c.Words(), i)
	}
	return x
}

// small is what the other tests search.
func small() *Collector {
	x := collect("mk")
	for _, r := range []struct {
		Record
		text, lang string
	}{
		{Record{Path: "bitola/park", Title: "Уредување на градскиот парк", Lang: "mk", Type: "consultation", Place: "bitola", State: "open"}, "Клупи и дрвја. Види [план](https://primer.example/parking)", "mk"},
		{Record{Path: "bitola/budget", Title: "Општински буџет за 2027 година", Lang: "mk", Type: "consultation", Place: "bitola", State: "closed"}, "Јавни консултации за паркови", "mk"},
		{Record{Path: "tetovo/law", Title: "Çështjet e ligjit", Lang: "sq", Type: "consultation", Place: "tetovo", State: "open"}, "Buxheti i komunës", "sq"},
		{Record{Path: "about", Title: "За порталот", Lang: "mk", Type: "page"}, "Паркот е отворен. Консултацијата трае.", "mk"},
		{Record{Path: "hurt", Title: hurt, Lang: "mk", Type: "page"}, strings.Repeat("долг", 100), "mk"},
	} {
		x.Add(r.Record, 0)
		x.Text(r.text, r.lang)
	}
	return x
}

const hurt = "\"'`${alert(1)}</script><!--\u2028\u2029 \u202eобратно 🏛️ \\u0041 \\"

func TestShardsAreSmallAndComplete(t *testing.T) {
	x := collect("mk")
	const n = 70_000
	for i := range n {
		x.Add(Record{Path: fmt.Sprintf("bitola/c-%d", i), Title: "Општ збор " + fmt.Sprint(i), Lang: "mk", Type: "consultation"}, 0)
	}
	x.Add(Record{Path: "bitola/long", Title: strings.Repeat("Ш", 20_000), Lang: "mk", Type: "page"}, 0)
	shards := 0
	for _, f := range indexOf(x).Files() {
		if len(f.Data) > Limit {
			t.Errorf("%s has %d bytes, more than %d", f.Name, len(f.Data), Limit)
		}
		_, list, there := bytes.Cut(f.Data, []byte("zbor "))
		if !there {
			continue
		}
		shards++
		list, _, _ = bytes.Cut(bytes.TrimSuffix(list, []byte("`)\n")), []byte("\n"))
		if list[len(list)-1] != '!' || len(list) < Limit-1000 {
			t.Errorf("%s keeps %d bytes of a list that does not fit, up to %q", f.Name, len(list), list[len(list)-10:])
		}
	}
	if shards != 1 {
		t.Errorf("the word of all records stands in %d shards, want 1", shards)
	}
}

func TestNamesFollowBytes(t *testing.T) {
	a, b := indexOf(small()).Files(), indexOf(small()).Files()
	for i := range a {
		if a[i].Name != b[i].Name || !bytes.Equal(a[i].Data, b[i].Data) {
			t.Errorf("%s is %s the second time", a[i].Name, b[i].Name)
		}
	}
	x := small()
	x.Add(Record{Path: "new", Title: "Ново", Lang: "mk", Type: "page"}, 0)
	for _, f := range indexOf(x).Files() {
		if slices.ContainsFunc(a, func(old File) bool { return old.Name == f.Name && !bytes.Equal(old.Data, f.Data) }) {
			t.Errorf("%s has other bytes under the same name", f.Name)
		}
	}
}

// harness loads the script of the search page as a browser does, and answers
// what it is asked: [file, text, chosen] -> records; [file, text] -> words.
const harness = `
const fs = require('fs'), vm = require('vm'), path = require('path');
const [script, folder] = process.argv.slice(2);
const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
globalThis.window = globalThis;
globalThis.document = { createElement: () => ({}), head: { append: (s) => vm.runInThisContext(fs.readFileSync(path.join(folder, s.src), 'utf8')) } };
vm.runInThisContext(fs.readFileSync(script, 'utf8'));
(async () => {
  await konsultaSearch.open(asked.file, asked.lang);
  const answers = [];
  for (const text of asked.words || []) answers.push(konsultaSearch.words(text));
  for (const [text, chosen] of asked.queries || []) {
    const found = await konsultaSearch.find(text, chosen);
    answers.push({ cut: found.cut, paths: (await Promise.all(found.hits.slice(0, 20).map(konsultaSearch.record))).map((r) => r[0]), n: found.hits.length });
  }
  console.log(JSON.stringify(answers));
})();
`

// ask lets the script of the page answer. It needs node.
func ask(t *testing.T, x *Collector, question map[string]any, answers any) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("there is no node")
	}
	dir := t.TempDir()
	files := indexOf(x).Files()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	script, err := templates.FS.ReadFile("assets/lookup.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"script.js": script, "harness.cjs": []byte(harness)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	question["file"], question["lang"] = files[0].Name, x.lang
	in, err := json.Marshal(question)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, filepath.Join(dir, "harness.cjs"), filepath.Join(dir, "script.js"), dir)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, answers); err != nil {
		t.Fatal(err)
	}
}

// The script of the page makes of a word what the generator made of it: of
// every word of the interface, and of such as are seldom written.
func TestTheScriptFoldsAsTheIndex(t *testing.T) {
	texts := []string{hurt, "İstanbul ISPARTA ĂȘȚ straße ΟΔΟΣ ќе ѐ ѝ Ѓорѓи", "e\u0301te\u0301 c\u030c \u0301 ć Ć", "abc123 ½ ² Ⅷ ٣",
		"𝐀𝐁 𠀀字 한국어 עִבְרִית العَرَبِيَّة", strings.Repeat("ш", 200), "xhxh shsch zhzh gjkjljnj xx yy qq ww", "ȷ ﬁ ǅ ǆ Ⱥ"}
	for _, file := range []string{"../locale/terms.csv", "../locale/interface.csv"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.Split(string(data), "\n")...)
	}
	for _, lang := range []string{"mk", "sq", "en"} {
		var got [][]struct {
			Folded string
			Stems  []string
		}
		x := collect(lang)
		x.Add(Record{Path: "a", Title: "a", Lang: lang, Type: "page"}, 0)
		ask(t, x, map[string]any{"words": texts}, &got)
		for i, text := range texts {
			var want []string
			for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) }) {
				if term(w, lang) != "" {
					want = append(want, Fold(w)+" "+term(w, lang))
				}
			}
			var had []string
			for _, w := range got[i] {
				had = append(had, w.Folded+" "+w.Stems[0])
			}
			if !slices.Equal(had, want) {
				t.Errorf("%s: the page makes of %q\n%q, and the index\n%q", lang, text, had, want)
			}
		}
	}
}

func TestFinding(t *testing.T) {
	type chosen map[string]string
	type answer struct {
		Cut   bool
		Paths []string
		N     int
	}
	tests := []struct {
		text string
		chosen
		want []string
	}{
		{"парк", nil, []string{"bitola/park", "bitola/budget", "about"}}, // in the title first
		{"parkovite ", nil, []string{"bitola/park", "bitola/budget", "about"}},
		{"konsultacija", nil, []string{"bitola/budget", "about"}},
		{"консултациите", nil, []string{"bitola/budget", "about"}},
		{"konsul", nil, []string{"bitola/budget", "about"}}, // still being typed
		{"konsul ", nil, []string{}},
		{"konsultacijat", nil, []string{"bitola/budget", "about"}},
		{"ceshtje", nil, []string{"tetovo/law"}}, // Albanian, on a Macedonian page
		{"çështjeve", nil, []string{"tetovo/law"}},
		{"buxhetit ", nil, []string{"tetovo/law"}},
		{"парк за консултации", nil, []string{"bitola/budget", "about"}},
		{"парк", chosen{"types": "page"}, []string{"about"}},
		{"парк", chosen{"places": "bitola", "states": "closed"}, []string{"bitola/budget"}},
		{"", chosen{"states": "open"}, []string{"bitola/park", "tetovo/law"}},
		{"2027", nil, []string{"bitola/budget"}},
		{"parking", nil, []string{}}, // an address is not words
		{"alert обратно", nil, []string{"hurt"}},
		{"обратно", nil, []string{"hurt"}},
		{"нема", nil, []string{}},
		{"за", nil, []string{}},
		{"constructor __proto__", nil, []string{}},
	}
	var queries [][]any
	for _, tt := range tests {
		queries = append(queries, []any{tt.text, given(tt.chosen)})
	}
	var got []answer
	ask(t, small(), map[string]any{"queries": queries}, &got)
	for i, tt := range tests {
		if !slices.Equal(got[i].Paths, tt.want) || got[i].Cut {
			t.Errorf("%q %v finds %q (cut: %v), want %q", tt.text, tt.chosen, got[i].Paths, got[i].Cut, tt.want)
		}
	}
}

// given is what is chosen, and not null.
func given(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}

// A word in more records than fit finds the newest, and says so.
func TestFindingTheNewest(t *testing.T) {
	x := collect("mk")
	for i := range 70_000 {
		r := Record{Path: fmt.Sprintf("c-%d", i), Title: "Збор", Lang: "mk", Type: "consultation"}
		if i == 30 || i == 69_000 {
			r.Title += " редок"
		}
		x.Add(r, 0)
	}
	var got []struct {
		Cut   bool
		Paths []string
		N     int
	}
	ask(t, x, map[string]any{"queries": [][]any{{"збор ", map[string]string{}}, {"редок ", map[string]string{}}, {"збор редок ", map[string]string{}}}}, &got)
	if a := got[0]; !a.Cut || a.Paths[0] != "c-0" || a.N < 59_000 || a.N >= 70_000 {
		t.Errorf("the word of all finds %d (cut: %v), the first %s", a.N, a.Cut, a.Paths[0])
	}
	if a := got[1]; a.Cut || !slices.Equal(a.Paths, []string{"c-30", "c-69000"}) {
		t.Errorf("a rare word finds %q (cut: %v)", a.Paths, a.Cut)
	}
	if a := got[2]; !a.Cut || !slices.Equal(a.Paths, []string{"c-30"}) {
		t.Errorf("both find %q (cut: %v)", a.Paths, a.Cut)
	}
}

func TestHostileTitlesArriveUnchanged(t *testing.T) {
	for _, f := range indexOf(small()).Files() {
		_, data, _ := bytes.Cut(f.Data, []byte(","))
		if !strings.HasPrefix(f.Name, "d") {
			continue
		}
		var rows [][]any
		if err := json.Unmarshal(bytes.TrimSuffix(data, []byte(")\n")), &rows); err != nil {
			t.Fatal(err)
		}
		if got := rows[4][1]; got != hurt {
			t.Errorf("the title is %q, want %q", got, hurt)
		}
		if bytes.ContainsAny(f.Data, "\u2028\u2029<") {
			t.Errorf("%s has what ends a script or a line", f.Name)
		}
	}
}
