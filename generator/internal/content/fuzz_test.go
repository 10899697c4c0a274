package content_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"konsulta/generator/internal/problem"
)

// background is what fuzzed files may refer to.
const background = `
-- vocabularies.yaml --
topic: {water: Вода}
-- municipalities/x/calendar/2026.csv --
id,title_mk,planned_opens
park,Парк,2026-05
-- municipalities/x/consultations/park.yaml --
title: Парк
opens: 2026-05-04
closes: 2026-05-25
documents: [{id: nacrt, path: nacrt.pdf}]
-- municipalities/x/reports/park.yaml --
published: 2026-06-01
outcome: sent_back
themes: [{id: seni, title: Сенки}]
-- municipalities/x/files/nacrt.pdf --
`

// fuzzed loads a tree with a file and looks whether its problems have places
// inside the file, and are the same each time.
func fuzzed(t *testing.T, path, text string) {
	fsys := add(tree(background), path, text)
	site, problems := load(t, fsys)
	if site == nil {
		t.Fatal("Load gave no site")
	}
	for _, p := range problems {
		if p.File == path {
			inside(t, p, text)
		}
		if _, _, _, ok := problem.Words(p.Code, "en"); !ok {
			t.Errorf("%s: no words", p.Code)
		}
	}
	_, again := load(t, fstest.MapFS(fsys))
	if got, want := problem.AppendJSON(nil, again, "en"), problem.AppendJSON(nil, problems, "en"); !slices.Equal(got, want) {
		t.Errorf("problems are\n%s\nand then\n%s", want, got)
	}
}

// ofTheFile are the codes of problems that have no line.
var ofTheFile = []string{"language_unknown", "id_form", "id_reserved", "file_unknown", "file_orphan", "file_name", "file_twice", "release_changed", "release_date", "release_sums_missing", "release_unlisted", "long_text_twice", "path_kind", "too_large"}

func inside(t *testing.T, p problem.Problem, text string) {
	t.Helper()
	lines := strings.Split(text, "\n")
	switch {
	case p.Line == 0 && slices.Contains(ofTheFile, p.Code):
	case p.Line < 1 || p.Line > len(lines):
		t.Errorf("%s: %s: line %d of %d", p.Where(), p.Code, p.Line, len(lines))
	case p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1:
		t.Errorf("%s: %s: column %d in %q", p.Where(), p.Code, p.Column, lines[p.Line-1])
	}
}

func FuzzCSV(f *testing.F) {
	paths := []string{"municipalities.csv", "municipalities/x/calendars.csv", "municipalities/x/calendar.csv", consultationsCSV,
		"municipalities/x/events.csv", "municipalities/x/documents.csv", "municipalities/x/reports.csv",
		"municipalities/x/themes.csv", "municipalities/x/text_changes.csv", "municipalities/x/comments.csv"}
	for _, text := range []string{
		"",
		"\ufeff",
		"id\n",
		"id,name_mk\nx,Пример\n",
		"\ufeffid;title_mk;opens;closes\r\npark;\"Парк\r\nи пат\";4.5.2026;25.05.2026 г.\r\n",
		"id\ttitle_mk\topens\nplan\t\t2026-Q2\n",
		"\n,,\nid,title_mk,opens,closes\n\n,,,\npark,Парк,утре,\n",
		"id,id,,x_a,key,municipality\n",
		"id,title_mk,opens,closes,aliases\na,А,2026-05-04,2026-05-25,a;B;index\na,А,2026-05-04,2026-05-25,b\n",
		"consultation,row,respondent_type,comment,disposition,theme,document\npark,1,citizen,=1+1,rejected,seni,nacrt\n",
		"consultation,published,outcome,participation_by_sex,participation_participants\nx,2026-06-01,sent_back,women=3;men,1\n",
		"consultation,id,path,url\npark,a,../a.pdf,a b\n",
		"id,title_mk\npark,\"Парк\"x\n",
		"id,title_mk\npark,\"Парк",
		"id,title_mk\npark\n",
		"id\n\"\r\n",
		"\"a\"\"b\",c\n\"\n\n\",\r\r\n",
		"id,title_mk\n \"a\", b\u2028c \n",
		"\xff\xfei\x00d\x00",
		"id,title_mk\na,\x00\n",
		"year,id,title_mk,planned_opens\n,a,А,2026\n26,a,А,May-26\n",
	} {
		for i := range paths {
			f.Add(uint8(i), text)
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		fuzzed(t, paths[int(which)%len(paths)], text)
	})
}

func FuzzYAML(f *testing.F) {
	paths := []string{"site.yaml", "vocabularies.yaml", "messages/mk.yaml", "municipalities/x/calendar/2026.yaml",
		parkYAML, "municipalities/x/consultations/pat.yaml", "municipalities/x/reports/park.yaml"}
	texts := []string{
		"",
		"---",
		"---\n...\n",
		"entries:\n-",
		"title:\n  mk:\nevents:\n- id:\n-\n\n",
		"a: 1\n---\nb: 2\n",
		"a: &a [*a]\n",
		"a: !!map {}\n",
		"? [a, b]\n: c\n",
		"\"\": 1\n'': 2\n",
		"title: {mk: Парк, sq: [a]}\nopens: 2026-05\n",
		"title: \"\\x07\"\r\nopens: 2026-05-04\r\ncloses: утре",
		"title: |\n  а\u2028б\nopens: утре # \u2029\n",
		"respond: [1, {email: a, x_b: {c: [d, ~]}}]\nevents: [~, {id: a}, b, {id: A}]\n",
		"rules: [{from: 2026-01-01}, {from: 1.1.2026, applies_to: {municipalities: [y, ~, z]}}]\n",
		"participation: {by_sex: {women: 1, men: ~, a.b: 3}, by_type: [a]}\n",
		"because: [1]\ntext_changes: [{because: [1, [2], 'x;y', z]}]\n",
		"topic: {index: ~, a: {mk: ana@primer.mk}}\n",
		"page: {calendar_year: '{a}', calendar: }\nlang.mk: x\n",
		"a: 'it's'\nb: [1, 2\nc: {d\n",
		"\ufefftitle: a: b\n",
		"x_a: {b: {c: 1}, b_c: 2}\nx_a_b_c: 3\n",
		"<<: {a: b}\n",
	}
	for _, e := range slices.Concat(siteRules, calendarRules, consultationRules, reportRules, formatRules) {
		for name, file := range tree(e.files) {
			if strings.HasSuffix(name, ".yaml") && len(file.Data) < 600 {
				texts = append(texts, string(file.Data))
			}
		}
	}
	for i, text := range texts {
		f.Add(uint8(i), text)
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		fuzzed(t, paths[int(which)%len(paths)], text)
	})
}

func FuzzFrontMatter(f *testing.F) {
	for _, text := range []string{
		"",
		"---",
		"---\n---\n",
		"---\ntitle: За нас\n---\nТекст\n",
		"\ufeff--- \r\ntitle: За нас\r\norder: прва\r\n---\r\n\r\n\u00a0[а](files/a.pdf) ana@primer.mk",
		"---\ntitle: ana@primer.mk\ntitle: a\n---",
		"---\n- a\n---\n",
		"---\ntitle: \"\\x07\"\nx_a: |\n  ---\n---\n[a](../files/a%20b.pdf)\n",
		"---\na: b: c\n---\n",
		"---\n\n---\n---\n",
		"---\ntitle: \u2028\norder: -1\n---\n0101990450006",
	} {
		f.Add(text, false)
		f.Add(text, true)
	}
	f.Fuzz(func(t *testing.T, text string, long bool) {
		if long {
			fuzzed(t, "municipalities/x/consultations/park.mk.md", text)
		} else {
			fuzzed(t, "pages/za-nas.mk.md", text)
		}
	})
}
