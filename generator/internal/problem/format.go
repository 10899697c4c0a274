package problem

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"html/template"
	"strconv"
	"strings"
)

// Where writes the place as file:line:column, as far as it is known, or as
// file:cell in a workbook.
func (p Place) Where() string {
	s := visible(p.File)
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			s += ":" + strconv.Itoa(p.Column)
		}
	} else if p.Cell != "" {
		s += ":" + visible(p.Cell)
	}
	return s
}

// AppendText writes one problem a line, each with its hint indented below.
func AppendText(dst []byte, list []Problem, lang string) []byte {
	for i := range list {
		p := &list[i]
		message := p.Message(lang)
		if p.Severity() == Warning {
			message = cmp.Or(warningWord[lang], warningWord["en"]) + message
		}
		dst = fmt.Appendf(dst, "%s: %s\n", p.Where(), message)
		if hint := p.Hint(lang); hint != "" {
			dst = fmt.Appendf(dst, "    %s\n", hint)
		}
	}
	return dst
}

var warningWord = map[string]string{"en": "warning: ", "mk": "предупредување: ", "sq": "paralajmërim: "}

type jsonProblem struct {
	Severity Severity `json:"severity"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Cell     string   `json:"cell"`
	Field    string   `json:"field"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
}

// AppendJSON writes {"problems":[…]}, an empty list where there are none.
func AppendJSON(dst []byte, list []Problem, lang string) []byte {
	out := make([]jsonProblem, len(list))
	for i := range list {
		p := &list[i]
		// What concerns a whole file stands at its beginning.
		out[i] = jsonProblem{p.Severity(), p.File, max(p.Line, 1), max(p.Column, 1), p.Cell, p.Place.Field, p.Code,
			p.Message(lang), p.Hint(lang)}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	// A list of strings and numbers always encodes.
	_ = e.Encode(map[string]any{"problems": out})
	return append(dst, b.Bytes()...)
}

// AppendGitHub writes workflow commands, which GitHub shows on the lines of a
// change.
func AppendGitHub(dst []byte, list []Problem, lang string) []byte {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	text := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	for i := range list {
		p := &list[i]
		dst = fmt.Appendf(dst, "::%s file=%s", p.Severity(), property.Replace(p.File))
		if p.Line > 0 {
			dst = fmt.Appendf(dst, ",line=%d", p.Line)
		}
		if p.Column > 0 {
			dst = fmt.Appendf(dst, ",col=%d", p.Column)
		}
		message := p.Message(lang)
		if p.Line == 0 && p.Cell != "" {
			message = p.Cell + ": " + message // a workbook has no lines
		}
		if hint := p.Hint(lang); hint != "" {
			message += "\n" + hint
		}
		dst = fmt.Appendf(dst, ",title=%s::%s\n", property.Replace(p.Code), text.Replace(message))
	}
	return dst
}

// page is one HTML file that can be mailed as it is: no style sheet, script
// or picture of its own.
var page = template.Must(template.New("problems").Parse(`<!doctype html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
</head>
<body>
<h1>{{.Title}}</h1>
<p>{{.Summary}}</p>
{{- range .Files}}
<h2>{{.Name}}</h2>
<ul>
{{- range .Problems}}
<li><p>{{with .Where}}<strong>{{.}}</strong> {{end}}{{.Message}}</p>{{with .Hint}}<p>{{.}}</p>{{end}}</li>
{{- end}}
</ul>
{{- end}}
</body>
</html>
`))

type pageFile struct {
	Name     string
	Problems []pageProblem
}

type pageProblem struct{ Where, Message, Hint string }

// pageWords are title, "all is well", "N errors, M warnings", "line", "cell".
var pageWords = map[string][5]string{
	"en": {"Problems in the content", "No problems were found.", "Errors: %d. Warnings: %d.", "line %d", "cell %s"},
	"mk": {"Проблеми во содржината", "Не се најдени проблеми.", "Грешки: %d. Предупредувања: %d.", "ред %d", "ќелија %s"},
	"sq": {"Probleme në përmbajtje", "Nuk u gjetën probleme.", "Gabime: %d. Paralajmërime: %d.", "rreshti %d", "qeliza %s"},
}

// AppendHTML writes the problems as one HTML page, grouped by file.
func AppendHTML(dst []byte, list []Problem, lang string) ([]byte, error) {
	w, ok := pageWords[lang]
	if !ok {
		lang, w = "en", pageWords["en"]
	}
	errors, warnings := Count(list)
	view := struct {
		Lang, Title, Summary string
		Files                []pageFile
	}{Lang: lang, Title: w[0], Summary: w[1]}
	if len(list) > 0 {
		view.Summary = fmt.Sprintf(w[2], errors, warnings)
	}
	for i := range list {
		p := &list[i]
		if n := len(view.Files); n == 0 || view.Files[n-1].Name != p.File {
			view.Files = append(view.Files, pageFile{Name: p.File})
		}
		var where []string
		if p.Line > 0 {
			where = append(where, fmt.Sprintf(w[3], p.Line))
		}
		if p.Cell != "" {
			where = append(where, fmt.Sprintf(w[4], p.Cell))
		}
		f := &view.Files[len(view.Files)-1]
		message := p.Message(lang)
		if p.Severity() == Warning {
			message = warningWord[lang] + message
		}
		f.Problems = append(f.Problems, pageProblem{strings.Join(where, ", "), message, p.Hint(lang)})
	}
	var b bytes.Buffer
	if err := page.Execute(&b, view); err != nil {
		return dst, fmt.Errorf("writing the page of problems: %w", err)
	}
	return append(dst, b.Bytes()...), nil
}
