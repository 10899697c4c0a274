package problem_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"konsulta/generator/internal/problem"
)

// small is an error in a cell, a warning in the same file, and an error with
// markup where neither line nor cell is known.
func small() []problem.Problem {
	return []problem.Problem{
		{
			Place: problem.Place{File: "content/x.csv", Line: 14, Column: 6, Cell: "F14", Field: "closes"},
			Fault: *problem.New("before", "value", "2026-02-01", "other", "opens", "other_value", "2026-03-01"),
		},
		{
			Place: problem.Place{File: "content/x.csv", Line: 20, Column: 3, Cell: "B20", Field: "announced"},
			Fault: *problem.New("announced_late", "value", "2026-03-02", "other", "2026-03-01"),
		},
		{
			Place: problem.Place{File: "content/y.yaml", Line: 2},
			Fault: *problem.New("key_unknown", "name", "<b>", "suggestion", ""),
		},
	}
}

func TestText(t *testing.T) {
	for _, tt := range []struct{ lang, want string }{
		{"en", `content/x.csv:14:6: closes in F14 (2026-02-01) is before opens (2026-03-01)
    swap the two dates, or correct the one that is wrong
content/x.csv:20:3: warning: announced in B20 (2026-03-02) is after opens (2026-03-01)
    correct the date, or leave it out if it is not known
content/y.yaml:2: unknown key "<b>"
    docs/content.md lists the keys; names that begin with x_ are yours to use
`},
		{"mk", `content/x.csv:14:6: closes во F14 (2026-02-01) е пред opens (2026-03-01)
    заменете ги местата на двата датума или поправете го погрешниот
content/x.csv:20:3: предупредување: announced во B20 (2026-03-02) е по opens (2026-03-01)
    поправете го датумот или изоставете го ако не е познат
content/y.yaml:2: непознат клуч „<b>“
    клучевите се наведени во docs/content.md; имињата што почнуваат со x_ може да ги користите слободно
`},
		{"sq", `content/x.csv:14:6: closes në F14 (2026-02-01) është para opens (2026-03-01)
    ndërroni vendet e dy datave ose korrigjoni atë që është gabim
content/x.csv:20:3: paralajmërim: announced në B20 (2026-03-02) është pas opens (2026-03-01)
    korrigjoni datën ose mos e shënoni, nëse nuk dihet
content/y.yaml:2: çelës i panjohur “<b>”
    çelësat renditen në docs/content.md; emrat që fillojnë me x_ mund t’i përdorni lirisht
`},
	} {
		compare(t, "AppendText in "+tt.lang, problem.AppendText(nil, small(), tt.lang), tt.want)
	}
	compare(t, "AppendText of nothing", problem.AppendText([]byte("before\n"), nil, "en"), "before\n")
}

func TestJSON(t *testing.T) {
	compare(t, "AppendJSON", problem.AppendJSON(nil, small()[1:], "en"), `{
  "problems": [
    {
      "severity": "warning",
      "file": "content/x.csv",
      "line": 20,
      "column": 3,
      "cell": "B20",
      "field": "announced",
      "code": "announced_late",
      "message": "announced in B20 (2026-03-02) is after opens (2026-03-01)",
      "hint": "correct the date, or leave it out if it is not known"
    },
    {
      "severity": "error",
      "file": "content/y.yaml",
      "line": 2,
      "column": 1,
      "cell": "",
      "field": "",
      "code": "key_unknown",
      "message": "unknown key \"<b>\"",
      "hint": "docs/content.md lists the keys; names that begin with x_ are yours to use"
    }
  ]
}
`)
	var compact bytes.Buffer
	if err := json.Compact(&compact, problem.AppendJSON(nil, nil, "en")); err != nil {
		t.Fatal(err)
	}
	compare(t, "AppendJSON of nothing", compact.Bytes(), `{"problems":[]}`)
}

func TestGitHub(t *testing.T) {
	list := append(small(), problem.Problem{
		Place: problem.Place{File: "content/50%: a, b\n.csv"},
		Fault: *problem.New("csv_syntax", "detail", "100% wrong: a, b"),
	})
	compare(t, "AppendGitHub", problem.AppendGitHub(nil, list, "en"),
		`::error file=content/x.csv,line=14,col=6,title=before::closes in F14 (2026-02-01) is before opens (2026-03-01)%0Aswap the two dates, or correct the one that is wrong
::warning file=content/x.csv,line=20,col=3,title=announced_late::announced in B20 (2026-03-02) is after opens (2026-03-01)%0Acorrect the date, or leave it out if it is not known
::error file=content/y.yaml,line=2,title=key_unknown::unknown key "<b>"%0Adocs/content.md lists the keys; names that begin with x_ are yours to use
::error file=content/50%25%3A a%2C b%0A.csv,title=csv_syntax::the table cannot be read: 100%25 wrong: a, b%0Asave it again as CSV (UTF-8)
`)
	compare(t, "AppendGitHub of nothing", problem.AppendGitHub(nil, nil, "en"), "")
}

func TestHTML(t *testing.T) {
	for _, tt := range []struct {
		name, lang, want string
		list             []problem.Problem
	}{
		{"in Macedonian", "mk", `<!doctype html>
<html lang="mk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Проблеми во содржината</title>
</head>
<body>
<h1>Проблеми во содржината</h1>
<p>Грешки: 2. Предупредувања: 1.</p>
<h2>content/x.csv</h2>
<ul>
<li><p><strong>ред 14, ќелија F14</strong> closes во F14 (2026-02-01) е пред opens (2026-03-01)</p><p>заменете ги местата на двата датума или поправете го погрешниот</p></li>
<li><p><strong>ред 20, ќелија B20</strong> предупредување: announced во B20 (2026-03-02) е по opens (2026-03-01)</p><p>поправете го датумот или изоставете го ако не е познат</p></li>
</ul>
<h2>content/y.yaml</h2>
<ul>
<li><p><strong>ред 2</strong> непознат клуч „&lt;b&gt;“</p><p>клучевите се наведени во docs/content.md; имињата што почнуваат со x_ може да ги користите слободно</p></li>
</ul>
</body>
</html>
`, small()},
		{"of nothing", "sq", `<!doctype html>
<html lang="sq">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Probleme në përmbajtje</title>
</head>
<body>
<h1>Probleme në përmbajtje</h1>
<p>Nuk u gjetën probleme.</p>
</body>
</html>
`, nil},
	} {
		got, err := problem.AppendHTML(nil, tt.list, tt.lang)
		if err != nil {
			t.Fatalf("AppendHTML %s: %v", tt.name, err)
		}
		compare(t, "AppendHTML "+tt.name, got, tt.want)
	}
}

func TestCount(t *testing.T) {
	if errors, warnings := problem.Count(small()); errors != 2 || warnings != 1 {
		t.Errorf("Count = %d errors, %d warnings, want 2, 1", errors, warnings)
	}
}

func compare(t *testing.T, what string, got []byte, want string) {
	t.Helper()
	if string(got) != want {
		t.Errorf("%s =\n%s\nwant\n%s", what, got, want)
	}
}
