package generator_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator"
	"konsulta/generator/internal/locale"
	pages "konsulta/generator/internal/site"
	"konsulta/templates"
)

const templatesGuide = "../docs/templates.md"

// madeMark ends what is written by hand in docs/templates.md.
const madeMark = "<!-- From here on made from the views: make docs -->\n"

// TestTemplatesGuide keeps docs/templates.md equal to the views and templates,
// and asks for a comment on every field that a template may use.
func TestTemplatesGuide(t *testing.T) {
	old, err := os.ReadFile(templatesGuide)
	if err != nil {
		t.Fatal(err)
	}
	byHand, _, found := strings.Cut(string(old), madeMark)
	if !found {
		t.Fatalf("docs/templates.md lacks the line %q", madeMark)
	}
	g := &guide{T: t, types: viewTypes(t)}
	g.pages()
	g.chrome()
	g.listed()
	g.parts()
	want := byHand + madeMark + g.String()
	if want == string(old) {
		return
	}
	if !*update {
		t.Fatal("docs/templates.md is not as the views and templates are: run make docs")
	}
	if err := os.WriteFile(templatesGuide, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// viewType is a struct of package site.
type viewType struct {
	doc    string
	fields []*ast.Field
}

// viewTypes reads the structs of package site with their comments.
func viewTypes(t *testing.T) map[string]viewType {
	t.Helper()
	types := map[string]viewType{}
	names, err := fs.Glob(os.DirFS("internal/site"), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), "internal/site/"+name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, s := range decl.Specs {
				if spec, ok := s.(*ast.TypeSpec); ok {
					if st, ok := spec.Type.(*ast.StructType); ok {
						types[spec.Name.Name] = viewType{oneLine(decl.Doc.Text()), st.Fields.List}
					}
				}
			}
		}
	}
	return types
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// guide writes the made part of docs/templates.md.
type guide struct {
	*testing.T
	strings.Builder
	types map[string]viewType
	used  []string // types that fields name, in their order
}

func (g *guide) pages() {
	g.WriteString("\n## The pages\n\nEach defines `main`, and receives what its table says.\n")
	views := pages.Views()
	for _, name := range slices.Sorted(maps.Keys(views)) {
		g.table("### "+name, views[name].Elem().Name())
		if _, err := fs.Stat(templates.FS, name); err != nil {
			g.Error(err)
		}
	}
}

func (g *guide) chrome() {
	g.WriteString("\n## Header and footer\n\n`header.html` and `footer.html` receive a ChromePage. They are rendered once for each\n" +
		"language, part of the site and depth, so they show nothing of a single page.\n")
	g.table("### header.html, footer.html", reflect.TypeFor[pages.ChromePage]().Name())
}

// listed writes the types that fields name, and those that these name.
func (g *guide) listed() {
	g.WriteString("\n## The types\n")
	for done := 0; done < len(g.used); done++ {
		var rest guide // finds the types that this one names
		rest.T, rest.types, rest.used = g.T, g.types, g.used
		rest.table("", g.used[done])
		g.used = rest.used
	}
	for _, name := range slices.Sorted(slices.Values(g.used)) {
		g.table("### "+name, name)
	}
}

// table writes a type with its fields.
func (g *guide) table(heading, name string) {
	v, ok := g.types[name]
	if !ok {
		g.Errorf("package site has no struct %s", name)
		return
	}
	if v.doc == "" {
		g.Errorf("%s has no comment that says what it is", name)
	}
	fmt.Fprintf(g, "\n%s\n\n%s\n\n| field | type | holds |\n|---|---|---|\n", heading, v.doc)
	for _, f := range v.fields {
		if len(f.Names) > 0 && !f.Names[0].IsExported() {
			continue
		}
		form := g.form(name, f.Type)
		if len(f.Names) == 0 { // an embedded struct
			fmt.Fprintf(g, "| | | the fields of %s |\n", form)
			continue
		}
		holds := oneLine(f.Comment.Text() + f.Doc.Text())
		for _, n := range f.Names {
			if holds == "" {
				g.Errorf("%s.%s has no comment that says what it holds", name, n.Name)
			}
			fmt.Fprintf(g, "| `.%s` | %s | %s |\n", n.Name, form, strings.ReplaceAll(holds, "|", "\\|"))
		}
	}
}

// form says what kind of value a field holds.
func (g *guide) form(in string, e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		switch {
		case e.Name == "string":
			return "text"
		case e.Name == "int":
			return "whole number"
		case e.Name == "bool":
			return "true or false"
		case g.types[e.Name].fields != nil:
			if !slices.Contains(g.used, e.Name) {
				g.used = append(g.used, e.Name)
			}
			return "[" + e.Name + "](#" + strings.ToLower(e.Name) + ")"
		}
	case *ast.StarExpr:
		return g.form(in, e.X) + ", or nil"
	case *ast.ArrayType:
		if n, ok := e.Len.(*ast.BasicLit); ok {
			return n.Value + " of " + g.form(in, e.Elt)
		}
		return "list of " + g.form(in, e.Elt)
	case *ast.SelectorExpr:
		switch e.Sel.Name {
		case "HTML":
			return "HTML"
		case "JS":
			return "JSON"
		}
	}
	g.Errorf("%s has a field of a kind that no template can show", in)
	return ""
}

// definition finds what the shared files define, with the comment before it.
var definition = regexp.MustCompile(`(?:\{\{/\*([^*]*)\*/\}\}\n)?\{\{define "([a-z-]+)"`)

func (g *guide) parts() {
	g.WriteString("\n## The parts\n\nWhat the shared files define, for every template: `{{template \"link\" .Target}}`.\n\n| part | of | what it takes |\n|---|---|---|\n")
	for _, file := range []string{"base.html", "header.html", "footer.html", "parts.html"} {
		data, err := templates.FS.ReadFile(file)
		if err != nil {
			g.Fatal(err)
		}
		for _, m := range definition.FindAllStringSubmatch(string(data), -1) {
			comment := oneLine(m[1])
			if !strings.HasPrefix(comment, "Takes ") {
				g.Errorf("%s: no comment before %q says what it takes", file, m[2])
			}
			fmt.Fprintf(g, "| `%s` | %s | %s |\n", m[2], file, strings.TrimPrefix(comment, "Takes "))
		}
	}
}

// TestTemplatesGuideExample builds with the template that the guide writes.
func TestTemplatesGuideExample(t *testing.T) {
	text, err := os.ReadFile(templatesGuide)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "```html\n")
	example, _, found := strings.Cut(rest, "```\n")
	if !found {
		t.Fatal("docs/templates.md has no example")
	}
	o := options(os.DirFS(golden), goldenAsOf)
	o.Templates = fstest.MapFS{"text.html": &fstest.MapFile{Data: []byte(example)}}
	before, after := goldenSite(t), render(t, o)
	list := changed(before, after)
	if len(list) == 0 {
		t.Error("the example changes no page")
	}
	for _, name := range list {
		link := `<p class="more"><a href="../` + path.Dir(name) + `/subscribe.html">`
		if !strings.Contains(string(after[name]), link) {
			t.Errorf("%s differs, and lacks %s", name, link)
		}
	}
}

// TestEveryTemplateIsListed asks for words about every file of the theme.
func TestEveryTemplateIsListed(t *testing.T) {
	list, err := generator.ListTemplates(generator.Options{BuiltIn: templates.FS})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "mk", "sq"} {
		text, err := generator.AppendTemplates(nil, list, "templates", lang)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if name, words, _ := strings.Cut(line, " "); strings.Contains(words, "template.") || strings.TrimSpace(words) == "" {
				t.Errorf("%s, %s: write a row template.… in interface.csv", name, lang)
			}
		}
	}
	for _, key := range locale.Keys() {
		name, ok := strings.CutPrefix(key, "template.")
		known := slices.ContainsFunc(list.BuiltIn, func(x generator.Template) bool {
			return strings.TrimSuffix(strings.ReplaceAll(strings.ReplaceAll(x.Name, "/", "_"), ".", "_"), "_html") == name
		})
		if ok && !known {
			t.Errorf("interface.csv has %s, and there is no such template", key)
		}
	}
}

// TestComponents: who builds with drafts has a page with every part of the
// pages; what is published has not.
func TestComponents(t *testing.T) {
	o := options(os.DirFS(golden), goldenAsOf)
	if _, ok := render(t, o)["design/mk.html"]; ok {
		t.Error("the page of the parts is published")
	}
	o.Drafts = true
	page := string(render(t, o)["design/mk.html"])
	for _, want := range []string{`class="tag status-lapsed"`, `class="notice notice-error"`, "icon-in_person", `class="timeline"`, `class="empty"`, `<svg class="chart`} {
		if !strings.Contains(page, want) {
			t.Errorf("there is no %s", want)
		}
	}
}
