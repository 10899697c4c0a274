package problem_test

import (
	"encoding/csv"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"konsulta/generator/internal/problem"
)

// readWords reads problems.csv itself: problem.Words gives English where a
// language is empty.
func readWords(t *testing.T) (header []string, rows [][]string) {
	t.Helper()
	f, err := os.Open("problems.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

var braces = regexp.MustCompile(`\{[^{}]*\}`)

// placeholders are the distinct {names} of a text, sorted.
func placeholders(text string) []string {
	return slices.Compact(slices.Sorted(slices.Values(braces.FindAllString(text, -1))))
}

func TestEveryCodeIsSaidInThreeLanguages(t *testing.T) {
	header, rows := readWords(t)
	want := []string{"code", "severity", "en", "mk", "sq", "hint_en", "hint_mk", "hint_sq"}
	if !slices.Equal(header, want) {
		t.Fatalf("header of problems.csv = %q, want %q", header, want)
	}
	for _, r := range rows {
		code := r[0]
		if s := problem.Severity(r[1]); s != problem.Error && s != problem.Warning {
			t.Errorf("%s: severity = %q, want error or warning", code, s)
		}
		for i := 2; i < 5; i++ {
			if r[i] == "" {
				t.Errorf("%s: no message in %s", code, header[i])
			}
		}
		for i := 6; i < 8; i++ {
			if (r[i] == "") != (r[5] == "") {
				t.Errorf("%s: %s = %q beside hint_en = %q", code, header[i], r[i], r[5])
			}
		}
		for _, pair := range [][2]int{{2, 3}, {2, 4}, {5, 6}, {5, 7}} {
			en, other := placeholders(r[pair[0]]), placeholders(r[pair[1]])
			if !slices.Equal(en, other) {
				t.Errorf("%s: placeholders of %s = %q, of %s = %q", code, header[pair[1]], other, header[pair[0]], en)
			}
		}
	}
}

func TestCodesAreSortedAndThereOnce(t *testing.T) {
	_, rows := readWords(t)
	var codes []string
	for _, r := range rows {
		codes = append(codes, r[0])
	}
	if got := problem.Codes(); !slices.Equal(got, codes) {
		t.Errorf("problems.csv has the codes\n%q\nwant sorted and each once\n%q", codes, got)
	}
}

// A message follows file:line:column, so it neither begins nor ends like a
// sentence; and look-alikes of another script would break a search.
func TestWordsHaveTheFormOfMessages(t *testing.T) {
	header, rows := readWords(t)
	capital := regexp.MustCompile(`^\p{Lu}\p{Ll}`)
	latinLookAlike := regexp.MustCompile(`[èìÈÌ]|\p{Latin}\p{Cyrillic}|\p{Cyrillic}\p{Latin}`)
	for _, r := range rows {
		for i := 2; i < 8; i++ {
			text := r[i]
			if strings.HasSuffix(text, ".") || capital.MatchString(text) || strings.TrimSpace(text) != text {
				t.Errorf("%s, %s: %q begins with a capital or ends with a full stop or space", r[0], header[i], text)
			}
			if strings.HasSuffix(header[i], "mk") && latinLookAlike.MatchString(text) {
				t.Errorf("%s, %s: %q mixes the scripts within a word", r[0], header[i], text)
			}
			if strings.HasSuffix(header[i], "sq") && strings.ContainsFunc(text, isCyrillic) {
				t.Errorf("%s, %s: %q has Cyrillic letters", r[0], header[i], text)
			}
		}
	}
}

func isCyrillic(r rune) bool { return r >= 0x400 && r < 0x530 }

// Every problem.New of the generator with a code written out has words, and
// gives the values that they name.
func TestEveryFaultOfTheGeneratorHasWords(t *testing.T) {
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				checkFault(t, name, call)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkFault(t *testing.T, file string, call *ast.CallExpr) {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || f.Sel.Name != "New" || len(call.Args) == 0 {
		return
	}
	if x, ok := f.X.(*ast.Ident); !ok || x.Name != "problem" {
		return
	}
	code := literal(call.Args[0])
	if code == "" {
		return
	}
	_, message, hint, ok := problem.Words(code, "en")
	if !ok {
		t.Errorf("%s reports %q, which problems.csv does not have", file, code)
		return
	}
	if call.Ellipsis.IsValid() {
		return
	}
	given := []string{"{field}", "{cell}"}
	for i := 1; i < len(call.Args); i += 2 {
		given = append(given, "{"+literal(call.Args[i])+"}")
	}
	for _, name := range placeholders(message + hint) {
		if name != "{suggestion}" && !slices.Contains(given, name) {
			t.Errorf("%s reports %q without %s", file, code, name)
		}
	}
}

// literal is the value of a string written out in the source, or "".
func literal(e ast.Expr) string {
	if b, ok := e.(*ast.BasicLit); ok && b.Kind == token.STRING {
		s, _ := strconv.Unquote(b.Value)
		return s
	}
	return ""
}

func TestDocumentationOfCodes(t *testing.T) {
	page, err := os.ReadFile("../../../docs/problems.md")
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(page), "\n### ")[1:]
	var documented []string
	for _, s := range sections {
		code, text, _ := strings.Cut(s, "\n")
		documented = append(documented, code)
		severity, message, _, _ := problem.Words(code, "en")
		if begin := "\n`" + message + "`\n\nSeverity: " + string(severity) + ". "; !strings.HasPrefix(text, begin) {
			t.Errorf("docs/problems.md: the section of %s does not begin with %q", code, begin)
		}
	}
	if want := problem.Codes(); !slices.Equal(documented, want) {
		t.Errorf("docs/problems.md documents\n%q\nwant\n%q", documented, want)
	}
}

func TestClosest(t *testing.T) {
	keys := []string{"id", "title", "opens", "closes", "first_closes", "environment"}
	for _, tt := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"tilte", keys, "title"}, // a swap counts once
		{"titl", keys, "title"},
		{"Title", keys, "title"},
		{"closed", keys, "closes"},
		{"enviroment", keys, "environment"},
		{"first-closes", keys, "first_closes"},
		{"participants", keys, ""},
		{"headline", keys, ""},
		{"", keys, ""},
		{"title", nil, ""},
		{"Битоља", []string{"Охрид", "Битола"}, "Битола"},
		{"bitoal", []string{"tetovo", "bitola"}, "bitola"},
		{"cat", []string{"cut", "cot"}, "cut"}, // the first of equals
		{strings.Repeat("x", 101), []string{strings.Repeat("x", 100)}, ""},
		{"abc", []string{"abd", "xyz"}, "abd"},
		{"abc", []string{"axx"}, ""},             // two of three letters
		{"abcdef", []string{"abcdxy"}, "abcdxy"}, // two of six
		{"abcdef", []string{"abcxyz"}, ""},       // three of six
		{"a", []string{"b", "ab"}, ""},           // nothing would be left of the word
		{"zavod", []string{"zavodi", "zav"}, "zavodi"},
	} {
		if got := problem.Closest(tt.word, tt.candidates); got != tt.want {
			t.Errorf("Closest(%q, %q) = %q, want %q", tt.word, tt.candidates, got, tt.want)
		}
	}
}

func TestMessageAndHint(t *testing.T) {
	inCell := problem.Place{File: "x.csv", Line: 14, Column: 6, Cell: "F14", Field: "closes"}
	inYAML := problem.Place{File: "x.yaml", Line: 3, Column: 1, Field: "closes"}
	before := *problem.New("before", "value", "2026-02-01", "other", "opens", "other_value", "2026-03-01")
	for _, tt := range []struct {
		name, lang, message, hint string
		p                         problem.Problem
	}{
		{"in a cell", "en", "closes in F14 (2026-02-01) is before opens (2026-03-01)",
			"swap the two dates, or correct the one that is wrong", problem.Problem{Place: inCell, Fault: before}},
		{"in YAML", "en", "closes (2026-02-01) is before opens (2026-03-01)",
			"swap the two dates, or correct the one that is wrong", problem.Problem{Place: inYAML, Fault: before}},
		{"in Macedonian", "mk", "closes во F14 (2026-02-01) е пред opens (2026-03-01)",
			"заменете ги местата на двата датума или поправете го погрешниот", problem.Problem{Place: inCell, Fault: before}},
		{"in Albanian", "sq", "closes në F14 (2026-02-01) është para opens (2026-03-01)",
			"ndërroni vendet e dy datave ose korrigjoni atë që është gabim", problem.Problem{Place: inCell, Fault: before}},
		{"in a language without words", "tr", "closes in F14 (2026-02-01) is before opens (2026-03-01)",
			"swap the two dates, or correct the one that is wrong", problem.Problem{Place: inCell, Fault: before}},
		{"with a suggestion", "mk", "непознат клуч „tilte“", "дали мислевте на „title“?",
			problem.Problem{Place: inYAML, Fault: *problem.New("key_unknown", "name", "tilte", "suggestion", "title")}},
		{"with words for want of a suggestion", "mk", "непознат клуч „tilte“",
			"клучевите се наведени во docs/content.md; имињата што почнуваат со x_ може да ги користите слободно",
			problem.Problem{Place: inYAML, Fault: *problem.New("key_unknown", "name", "tilte", "suggestion", "")}},
		{"without a suggestion", "mk", "нема текст на интерфејсот „page.calender“", "",
			problem.Problem{Place: inYAML, Fault: *problem.New("message_unknown", "name", "page.calender", "suggestion", "")}},
		{"without the argument", "en", `there is no interface text "page.calender"`, "",
			problem.Problem{Place: inYAML, Fault: *problem.New("message_unknown", "name", "page.calender")}},
		{"a kind of record", "en", `closes: there is no calendar entry "parks"`, `did you mean "park"?`,
			problem.Problem{Place: inYAML, Fault: *problem.New("reference", "value", "parks", "kind", "entry", "suggestion", "park")}},
		{"a kind of record in Macedonian", "mk", "closes: „parks“ не постои (ставка во календарот)", "",
			problem.Problem{Place: inYAML, Fault: *problem.New("reference", "value", "parks", "kind", "entry")}},
		{"a kind of record in Albanian", "sq", "closes: “parks” nuk ekziston (raport)", "",
			problem.Problem{Place: inYAML, Fault: *problem.New("reference", "value", "parks", "kind", "report")}},
		{"a control character", "en", "closes: \"\ufffd[2Jx\" is not a date",
			"write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time",
			problem.Problem{Place: inYAML, Fault: *problem.New("date_form", "value", "\x1b[2Jx")}},
		{"a long value", "en", "closes: \"" + strings.Repeat("ж", 79) + "…\" is not a date",
			"write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time",
			problem.Problem{Place: inYAML, Fault: *problem.New("date_form", "value", strings.Repeat("ж", 81))}},
		{"another long argument", "en", `closes: files of the kind of "x.exe" are not published`,
			"allowed are " + strings.Repeat("pdf ", 40) + "odt",
			problem.Problem{Place: inYAML, Fault: *problem.New("path_kind", "value", "x.exe", "kinds", strings.Repeat("pdf ", 40)+"odt")}},
		{"with braces in the value", "en", `closes: "{field}" is not a date`,
			"write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time",
			problem.Problem{Place: inYAML, Fault: *problem.New("date_form", "value", "{field}")}},
		{"with lines in the value", "en", `closes: "two lines" is not a date`,
			"write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time",
			problem.Problem{Place: inYAML, Fault: *problem.New("date_form", "value", "two\n  lines\n")}},
	} {
		if got := tt.p.Message(tt.lang); got != tt.message {
			t.Errorf("%s: Message(%q) = %q, want %q", tt.name, tt.lang, got, tt.message)
		}
		if got := tt.p.Hint(tt.lang); got != tt.hint {
			t.Errorf("%s: Hint(%q) = %q, want %q", tt.name, tt.lang, got, tt.hint)
		}
	}
}

// TestCellsOfWorkbooks: a workbook has no lines, so its cells stand for them.
func TestCellsOfWorkbooks(t *testing.T) {
	at := func(cell string) problem.Problem {
		return problem.Problem{Place: problem.Place{File: "p.xlsx", Cell: cell, Field: "id"}, Fault: *problem.New("required")}
	}
	list := []problem.Problem{at("Plan!AA2"), at("Plan!10"), at("Plan!B10"), at("A!Z99"), at("Plan!B2")}
	problem.Sort(list)
	want := "p.xlsx:A!Z99: id in A!Z99 is missing\np.xlsx:Plan!B2: id in Plan!B2 is missing\np.xlsx:Plan!AA2: id in Plan!AA2 is missing\n" +
		"p.xlsx:Plan!10: id is missing\np.xlsx:Plan!B10: id in Plan!B10 is missing\n"
	if got := string(problem.AppendText(nil, list, "en")); got != want {
		t.Errorf("the problems are\n%s\nwant\n%s", got, want)
	}
	if got, want := string(problem.AppendGitHub(nil, list[3:4], "en")), "::error file=p.xlsx,title=required::Plan!10: id is missing\n"; got != want {
		t.Errorf("for GitHub: %s, want %s", got, want)
	}
}

func TestSort(t *testing.T) {
	at := func(file string, line, column int, code string, args ...string) problem.Problem {
		return problem.Problem{Place: problem.Place{File: file, Line: line, Column: column}, Fault: *problem.New(code, args...)}
	}
	want := []problem.Problem{
		at("a.csv", 0, 0, "encoding"),
		at("a.csv", 2, 7, "row_length", "cells", "3", "columns", "4"),
		at("a.csv", 10, 1, "row_length", "cells", "3", "columns", "4"),
		at("a.csv", 10, 2, "code_form", "value", "A"),
		at("a.csv", 10, 2, "code_form", "value", "B"),
		at("a.csv", 10, 2, "column_unknown", "name", "A"),
		at("b.csv", 1, 1, "no_header"),
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	problem.Sort(got)
	for i := range want {
		if got[i].Where() != want[i].Where() || got[i].Message("en") != want[i].Message("en") {
			t.Errorf("Sort: problem %d is %s: %s, want %s: %s", i,
				got[i].Where(), got[i].Message("en"), want[i].Where(), want[i].Message("en"))
		}
	}
}
