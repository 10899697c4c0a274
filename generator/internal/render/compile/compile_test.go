package compile_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/render/compile"
)

// A view has a bit of everything that views are made of.
type view struct {
	base
	*extra
	Text, Empty, Attack, URL, Script string
	HTML                             template.HTML
	Address                          template.URL
	Named                            named
	Yes, No                          bool
	Number, Zero                     int
	Big                              int64
	Part                             part
	Pointer, Nil                     *part
	Twice                            **part
	List, None                       []string
	Parts                            []part
	Pointers                         []*part
	Table                            [][]string
	Pair                             [2]string
	Numbers                          []int
	ListPointer, NilList             *[]string
	TextPointer, NilText             *string
	Tree                             *node
	Words                            map[string]string
	Any                              any
	Stringer                         stringer
}

type base struct{ Title string }

type extra struct{ Extra string }

type part struct {
	Name string
	Link struct{ Href, Text string }
	Inner
}

// Inner is embedded by what is itself in a view.
type Inner struct{ Deep string }

type named string

type node struct {
	Name string
	Next *node
}

type stringer struct{}

func (stringer) String() string { return "<stringer>" }
func (view) Method() string     { return "method" }

var funcs = template.FuncMap{
	"t": func(key string, args ...string) string {
		return "t<" + key + strings.Join(args, "+") + ">"
	},
	"n": func(key string, n int, args ...string) string {
		return fmt.Sprint("n<", key, n, strings.Join(args, "+"), ">")
	},
	"same":  func(x any) any { return x },
	"upper": strings.ToUpper,
	"try": func(s string) (string, error) {
		if s == "" {
			return "", errors.New("nothing to try")
		}
		return s, nil
	},
	"shout": func(s string) string { panic("ouch: " + s) },
	"safe":  func(s string) template.HTML { return template.HTML(s) },
}

func sample() *view {
	p := part{Name: "part & <b>", Inner: Inner{"deep"}}
	p.Link.Href, p.Link.Text = "a b.html", "link's"
	pp, list, text := &p, []string{"x", "<y>"}, "pointed"
	return &view{
		base: base{"Title"}, extra: &extra{"extra"},
		Text: "Текст & <b>\"+'", Attack: `"><script>alert(1)</script>`, URL: "https://a.example/b?c=d&e=ж f", Script: "javascript:alert(1)",
		HTML: "<b title=\"x\">bold & bald</b>", Address: "tel:1", Named: "na&med", Yes: true, Number: -7, Big: 1 << 40, Part: p,
		Pointer: pp, Twice: &pp, List: []string{"a", "b&", "c", "d"}, Parts: []part{p, {Name: "second"}}, Pointers: []*part{pp, {Name: "third"}},
		Table: [][]string{{"1", "2"}, nil, {"3"}}, Pair: [2]string{"left", "right"}, Numbers: []int{3, 0, 300}, ListPointer: &list, TextPointer: &text,
		Tree: &node{"one", &node{"two", &node{"three", nil}}}, Words: map[string]string{"a": "b"}, Any: "any",
	}
}

// Each template is written as html/template writes it, without its help.
func TestSameAsStandardLibrary(t *testing.T) {
	for _, source := range []string{
		"", "plain text", "a{{/* comment */}}b {{- /* trimmed */ -}} c", `{{"constant <&>"}}{{1}}{{true}}{{010}}`,
		`{{.Text}}|{{.Empty}}|{{.Attack}}|{{.HTML}}|{{.Named}}|{{.Number}}|{{.Big}}|{{.Yes}}|{{.Address}}|{{.Stringer}}`,
		`{{.Title}}{{.Extra}}{{.Part.Name}}{{.Part.Deep}}{{.Part.Inner.Deep}}{{.Pointer.Link.Href}}{{.Twice.Name}}`,
		`{{.Pointer}}{{.Nil}}{{.TextPointer}}{{.NilText}}{{.List}}{{.Pair}}{{.Part}}{{.Words}}`,
		`<p title="{{.Text}}" id='{{.Attack}}' class={{.Text}} data-n="{{.Number}}" data-h="{{.HTML}}" {{.Named}}="x">`,
		`<title>{{.Text}}{{.HTML}}{{.Number}}</title><textarea>{{.Attack}}</textarea>`,
		`<a href="{{.URL}}">{{.Script}}</a><a href="{{.Script}}"></a><a href="{{.Address}}"><a href='/{{.Text}}'><a href="/x?q={{.Text}}&r={{.Number}}#{{.Named}}"><a href={{.URL}}>`,
		`<img src="{{.Part.Link.Href}}" srcset="{{.URL}} 2x, {{.Text}}"><meta http-equiv="refresh" content="0; url={{.URL}}">`,
		`<script>var x = {{.Text}}, y = "{{.Attack}}", z = {{.Numbers}};</script><style>p { color: {{.Text}} }</style><p style="width: {{.Number}}px" onclick="f({{.Text}})">`,
		`<!-- {{.Text}} --><p title="{{.Text | html}}">{{.Text | html}}{{.Text | urlquery}}{{print .Text .Number}}{{printf "%q %d" .Text .Number}}</p>`,
		`{{if .Yes}}yes{{end}}{{if .No}}no{{else}}else{{end}}{{if .Zero}}{{else if .Number}}number{{else}}x{{end}}`,
		`{{if .Text}}1{{end}}{{if .Empty}}2{{end}}{{if .List}}3{{end}}{{if .None}}4{{end}}{{if .Nil}}5{{end}}{{if .Pointer}}6{{end}}{{if .Part}}7{{end}}{{if .Pair}}8{{end}}{{if .Words}}9{{end}}{{if .NilText}}10{{end}}`,
		`{{with .Text}}{{.}}{{$.Text}}{{end}}{{with .Nil}}x{{else}}{{.Text}}{{end}}{{with .Pointer}}{{.Name}}{{else with .Part}}x{{end}}{{with .Nil}}x{{else with .Part}}{{.Name}}{{end}}`,
		`{{with $p := .Pointer}}{{$p.Name}}{{.Name}}{{$.Text}}{{end}}{{if $x := .Text}}{{$x}}{{else}}{{$x}}{{end}}{{with $x := .Empty}}{{else}}[{{$x}}]{{end}}`,
		`{{range .List}}<i>{{.}}</i>{{end}}{{range .None}}x{{else}}none {{.Text}}{{end}}{{range $e := .List}}{{$e}}{{$.Text}}{{end}}`,
		`{{range $i, $e := .Parts}}{{if $i}}, {{end}}{{$i}}{{$e.Name}}{{.Link.Text}}{{end}}{{range $i, $e := .None}}{{else}}nothing{{end}}`,
		`{{range .Pointers}}{{.Name}}{{range $.Pair}}{{.}}{{end}}{{end}}{{range .Table}}<tr>{{range .}}<td>{{.}}</td>{{else}}-{{end}}</tr>{{end}}{{range .ListPointer}}{{.}}{{end}}`,
		`{{range $i, $e := .List}}{{if eq $i 1}}{{continue}}{{end}}{{if eq $e "d"}}{{break}}{{end}}{{$e}}{{end}}.{{range .Table}}{{range .}}{{break}}{{end}}x{{end}}`,
		`{{$x := .Text}}{{$x}}{{$x = .Empty}}[{{$x}}]{{range .List}}{{$x = .}}{{end}}{{$x}}{{if .Yes}}{{$x := 1}}{{$x}}{{end}}{{$x}}{{$y := len .List}}{{$y}}`,
		`{{$n := 0}}{{range $i, $e := .Numbers}}{{$n = $e}}{{$i = 5}}{{$i}}{{end}}{{$n}}`,
		`{{len .List}}{{len .Text}}{{len .Pair}}{{len .Words}}{{len .ListPointer}}{{.List | len}}{{index .List 1}}{{index .Pair 0}}{{(index .Parts 1).Name}}{{index .Numbers (len .Pair)}}`,
		`{{if eq .Text "x"}}1{{end}}{{if ne .Text "x"}}2{{end}}{{if eq .Number -7}}3{{end}}{{if eq .Number 1 2 -7}}4{{end}}{{if lt .Number 0}}5{{end}}{{if le .Number -7}}6{{end}}{{if gt .Number 0}}7{{end}}{{if ge .Number -7}}8{{end}}{{if lt "a" .Text}}9{{end}}{{if eq .HTML "x"}}10{{end}}`,
		`{{eq 1 1}}{{gt .Number 2}}{{not .Text}}{{not .Nil}}{{and .Text .Title}}{{and .Empty .Title}}{{or .Empty .Title}}{{or .Text .Title}}{{or .Nil .Pointer}}`,
		`{{if and .Text .List}}1{{end}}{{if or .Nil .Empty .Zero}}2{{else}}3{{end}}{{if not (or .No .Empty)}}4{{end}}{{if and (gt (len .List) 1) (ne .Text "x")}}5{{end}}{{if or .Empty (and .Yes .Pair)}}6{{end}}`,
		`{{define "a"}}[{{.}}{{$}}]{{end}}{{template "a" .Text}}{{template "a" "x"}}{{range .List}}{{template "a" .}}{{end}}{{template "a" .Number}}{{block "b" .Part}}{{.Name}}{{end}}{{block "c" .}}{{end}}`,
		`{{define "a"}}no argument{{end}}{{template "a"}}{{define "d"}}{{$x := .Name}}{{with .Link}}{{$x}}{{.Href}}{{end}}{{end}}{{$x := "x"}}{{template "d" .Part}}{{template "d" .Pointer}}{{$x}}`,
		`{{define "tree"}}{{.Name}}{{with .Next}}({{template "tree" .}}){{end}}{{end}}{{template "tree" .Tree}}`,
		`{{define "lang"}} lang="{{.}}"{{end}}{{define "text"}}{{.Text}}{{end}}<p{{template "lang" .Text}} title="{{template "text" .}}"><a href="{{template "text" .}}">{{template "text" .}}</a><title>{{template "text" .}}</title>`,
		`{{define "outer"}}x{{template "inner" .}}{{end}}{{define "inner"}}{{if .Text}}{{.Text}}{{end}}{{end}}<p title="{{template "outer" .}}" class={{template "outer" .}}>`,
		`{{t "key"}}{{t "key" "a" "b"}}{{n "key" 2}}{{"key" | t}}<p title="{{t "<&>"}}">{{t "key" "a" .Text}}{{n "key" .Number "a" .Text}}{{.Text | t "key" "a"}}{{t .Text}}{{with t "key"}}{{.}}{{end}}{{t (t "a" "b" .Text)}}`,
		`{{upper .Text}}{{.Text | upper | len}}{{try "x"}}{{safe .Text}}{{safe "<b>"}}<p title="{{safe .Text}}">`,
		`{{(.Part).Name}}{{(index .Pointers 0).Link.Text}}{{(.Pointer.Link).Href}}{{($.Part.Inner).Deep}}{{with .Part}}{{$.Title}}{{end}}`,
	} {
		p, set := program(t, source)
		var want bytes.Buffer
		if err := set.ExecuteTemplate(&want, "main", sample()); err != nil {
			t.Errorf("%s: html/template: %v", source, err)
			continue
		}
		got, err := p.Alone().Append([]byte("> "), sample())
		if err != nil || string(got) != "> "+want.String() {
			t.Errorf("%s: error %v, %s", source, err, difference(string(got), "> "+want.String()))
		}
	}
}

// What fails fails as in html/template, and nothing is added to the page.
func TestSameErrorsAsStandardLibrary(t *testing.T) {
	for _, source := range []string{
		`a{{.Nil.Name}}`, `{{range .List}}{{$.Nil.Link.Href}}{{end}}`, `{{if .Nil.Name}}{{end}}`, `{{with .Nil.Inner}}{{end}}`, `{{range .NilList}}{{end}}`,
		`{{index .List 4}}`, `{{index .List -1}}`, `{{index .None 0}}`, `{{len .NilList}}`, `{{template "x" .Nil}}{{define "x"}}{{template "y" .Name}}{{end}}{{define "y"}}{{.}}{{end}}`,
		`{{try .Empty}}`, `{{shout .Text}}`, `{{define "deep"}}{{template "deep" .}}{{end}}{{if .Yes}}{{template "deep" .Text}}{{end}}`, `{{range .List}}{{if $.Nil.Name}}{{end}}{{break}}{{end}}`,
	} {
		p, set := program(t, source)
		want := set.ExecuteTemplate(new(bytes.Buffer), "main", sample())
		got, err := p.Append([]byte("> "), sample())
		if want == nil || err == nil || err.Error() != want.Error() || string(got) != "> " {
			t.Errorf("%s: %q, error %v, want %v", source, got, err, want)
		}
	}
}

// The standard library decides where the compiler has given up.
func TestHelpFromStandardLibrary(t *testing.T) {
	p, _ := program(t, `{{.Extra}}`)
	v := sample()
	v.extra = nil
	if _, err := p.Append(nil, v); err == nil || !strings.Contains(err.Error(), "nil pointer to embedded struct") {
		t.Errorf("a field of a nil struct: error %v", err)
	}
	for _, v := range []any{nil, (*view)(nil), view{}} {
		if _, err := p.Append(nil, v); err == nil {
			t.Errorf("%T is shown", v)
		}
	}
	if got, err := p.Append(nil, map[string]string{"Extra": "<"}); err != nil || string(got) != "&lt;" {
		t.Errorf("a map is shown as %q, error %v", got, err)
	}
}

func TestUnsupported(t *testing.T) {
	for source, want := range map[string]string{
		"\n{{call .Text}}":                `main:2: cannot compile the function "call" in call .Text`,
		"{{.Method}}":                     "main:1: cannot compile the method or entry Method in .Method",
		"{{.Words.a}}":                    "main:1: cannot compile the method or entry a in .Words.a",
		"{{.Any}}":                        "main:1: cannot compile a value of no certain type in .Any",
		"{{range .Words}}{{end}}":         "main:1: cannot compile range over a map[string]string in .Words",
		"{{range 3}}{{end}}":              "main:1: cannot compile range over a int in 3",
		"{{1.5}}":                         "main:1: cannot compile an operand in 1.5",
		"{{or .Text .List}}":              "main:1: cannot compile a value of no certain type in {{or .Text .List | _html_template_htmlescaper}}",
		"{{eq .Big 1}}":                   "main:1: cannot compile a comparison of int64 with int64 in eq .Big 1",
		"{{html .Text}}":                  `main:1: cannot compile the function "_eval_args_" in _eval_args_ .Text`,
		"{{slice .List 1}}":               `main:1: cannot compile the function "slice" in slice .List 1`,
		"{{same .Text}}":                  "main:1: cannot compile a value of no certain type in {{same .Text | _html_template_htmlescaper}}",
		"{{t .HTML}}":                     "main:1: cannot compile an argument that is a template.HTML in t .HTML",
		"{{t}}":                           "main:1: cannot compile the number of arguments in t",
		"{{upper .Text .Text}}":           "main:1: cannot compile the number of arguments in upper .Text .Text",
		"{{$x := .Text}}{{$x = .Number}}": "main:1: cannot compile another type for $x in $x = .Number",
		"{{range $x := .List}}{{else}}{{$x}}{{end}}":       "main:1: cannot compile a value of no certain type in $x",
		"{{define \"x\"}}{{.}}{{end}}\n{{template \"x\"}}": "main:1: cannot compile a value of no certain type in .",
		"<a href=\"{{.Text | urlquery}}\">":                `main:1: cannot compile the function "_html_template_urlfilter"`,
	} {
		_, err := compile.Compile(parsed(t, source), "main", reflect.TypeFor[*view](), funcs, nil)
		var unsupported *compile.UnsupportedError
		if !errors.As(err, &unsupported) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", source, err, want)
		}
	}
}

func TestFieldErrors(t *testing.T) {
	for source, want := range map[string]string{
		"\n\n{{.Txet}}":                   `main:3: a view has no field "Txet"; did you mean "Text"?`,
		"{{range .Parts}}{{.Dep}}{{end}}": `main:1: a part has no field "Dep"; did you mean "Deep"?`,
		"{{.Part.Inner.Qwerty}}":          `main:1: an Inner has no field "Qwerty"`,
		"{{.Text.Name}}":                  `main:1: a string has no field "Name"`,
		"{{.List.Name}}":                  `main:1: a []string has no field "Name"`,
		"{{.base}}":                       `main:1: a view has no field "base"`,
		"{{define \"x\"}}\n{{$.Nme}}{{end}}{{with .Pointer}}{{template \"x\" .}}{{end}}": `main:2: a part has no field "Nme"; did you mean "Name"?`,
	} {
		_, err := compile.Compile(parsed(t, source), "main", reflect.TypeFor[*view](), funcs, nil)
		var missing *compile.FieldError
		if !errors.As(err, &missing) || err.Error() != want {
			t.Errorf("%s: %v, want %s", source, err, want)
		}
	}
}

func TestOtherErrors(t *testing.T) {
	for source, want := range map[string]string{
		"<a href='{{if .Yes}}\"{{end}}": "ends in a non-text context",
		"{{template \"nowhere\"}}":      `no such template "nowhere"`,
	} {
		if _, err := compile.Compile(parsed(t, source), "main", reflect.TypeFor[*view](), funcs, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", source, err, want)
		}
	}
	if _, err := compile.Compile(parsed(t, ""), "other", reflect.TypeFor[*view](), funcs, nil); err == nil {
		t.Error("a definition that does not exist is compiled")
	}
	if _, err := compile.Compile(parsed(t, ""), "main", reflect.TypeFor[string](), funcs, nil); err == nil {
		t.Error("a string is a view")
	}
}

// Only calls of constant functions with constant arguments become text.
func TestConstantCalls(t *testing.T) {
	calls := 0
	funcs := template.FuncMap{
		"t": func(key string, _ ...string) string { calls++; return key },
		"v": func() string { calls++; return "<v>" },
	}
	set := template.Must(template.New("main").Funcs(funcs).Parse(`{{t "a"}}<p title="{{t "<b>" "c" "d"}}">{{t (t "e")}}{{with t "f"}}{{.}}{{end}}{{t .Text}}{{v}}`))
	p, err := compile.Compile(set, "main", reflect.TypeFor[*view](), funcs, []string{"t"})
	if err != nil {
		t.Fatal(err)
	}
	calls = 0
	got, err := p.Append(nil, &view{Text: "text"})
	if want := `a<p title="&lt;b&gt;">eftext&lt;v&gt;`; err != nil || string(got) != want {
		t.Errorf("page %s, error %v, want %s", got, err, want)
	}
	if calls != 2 {
		t.Errorf("%d calls for a page, want 2", calls)
	}
}

// FuzzEqual puts texts into every kind of place.
func FuzzEqual(f *testing.F) {
	const source = `<p title="{{.Text}}" id='{{.Attack}}' data-x={{.Title}} data-n="{{.Number}}">{{.Text}}{{.HTML}}{{.Named}}{{.Number}}</p><title>{{.Attack}}</title>
<a href="{{.URL}}">{{.Title}}</a><a href="/{{.Text}}.html?a={{.Attack}}&b={{.URL}}#{{.Title}}"><meta http-equiv="refresh" content="0; url={{.URL}}"><a href='{{.Title}}{{.Text}}'>
<p title="{{.HTML}}" style="color: {{.Text}}" onclick="f({{.Attack}})"><textarea>{{.HTML}}</textarea><script>var x = "{{.Text}}"</script><!-- {{.Text}} -->
{{range $i, $e := .List}}{{if $i}}, {{end}}{{if eq $e $.Text}}{{continue}}{{end}}{{$e}}{{else}}{{t .Text "a" .Attack}}{{end}}{{with .Title}}{{.}}{{else}}{{n .Text .Number}}{{end}}{{if lt .Text .Attack}}{{len .URL}}{{end}}`
	p, set := program(f, source)
	p = p.Alone()
	for i, s := range hostile {
		f.Add(s, hostile[(i+7)%len(hostile)], hostile[(i+13)%len(hostile)], i)
	}
	f.Fuzz(func(t *testing.T, a, b, c string, n int) {
		v := &view{base: base{a + b}, Text: a, Attack: b, URL: c, HTML: template.HTML(b + c), Named: named(a), Number: n}
		v.List = slices.Repeat([]string{a, b, c}, n&1)
		var want bytes.Buffer
		if err := set.ExecuteTemplate(&want, "main", v); err != nil {
			t.Fatal(err)
		}
		if got, err := p.Append(nil, v); err != nil || !bytes.Equal(got, want.Bytes()) {
			t.Errorf("error %v, %s", err, difference(string(got), want.String()))
		}
	})
}

func parsed(t testing.TB, source string) *template.Template {
	t.Helper()
	set, err := template.New("").Option("missingkey=error").Funcs(funcs).New("main").Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// program compiles a template and gives it also as it is.
func program(t testing.TB, source string) (*compile.Program, *template.Template) {
	t.Helper()
	set := parsed(t, source)
	p, err := compile.Compile(set, "main", reflect.TypeFor[*view](), funcs, []string{"t", "n"})
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	return p, set
}
