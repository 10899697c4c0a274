package compile_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/render/compile"
	"konsulta/generator/internal/site"
	"konsulta/templates"
)

// A kind is a definition of a built-in template with the view that it shows.
type kind struct {
	file, name string
	view       any
}

var kinds = []kind{
	{"home.html", "base", &site.HomePage{}},
	{"list.html", "base", &site.ListPage{}},
	{"topics.html", "base", &site.TopicsPage{}},
	{"register.html", "base", &site.RegisterPage{}},
	{"municipality.html", "base", &site.MunicipalityPage{}},
	{"accountability.html", "base", &site.AccountabilityPage{}},
	{"calendar.html", "base", &site.CalendarPage{}},
	{"indices.html", "base", &site.IndicesPage{}},
	{"index.html", "base", &site.IndexPage{}},
	{"edition.html", "base", &site.EditionPage{}},
	{"place.html", "base", &site.PlacePage{}},
	{"challenges.html", "base", &site.ChallengesPage{}},
	{"methodology.html", "base", &site.MethodologyPage{}},
	{"checklist.html", "base", &site.ChecklistPage{}},
	{"round.html", "base", &site.RoundPage{}},
	{"mentoring.html", "base", &site.MentoringPage{}},
	{"year.html", "base", &site.YearPage{}},
	{"components.html", "base", &site.ComponentsPage{}},
	{"consultation.html", "base", &site.ConsultationPage{}},
	{"comments.html", "base", &site.CommentsPage{}},
	{"poster.html", "base", &site.PosterPage{}},
	{"slips.html", "base", &site.SlipsPage{}},
	{"subscribe.html", "base", &site.SubscribePage{}},
	{"search.html", "base", &site.SearchPage{}},
	{"embed.html", "base", &site.EmbedPage{}},
	{"data.html", "base", &site.DataPage{}},
	{"table.html", "base", &site.TablePage{}},
	{"text.html", "base", &site.TextPage{}},
	{"moved.html", "base", &site.MovedPage{}},
	{"choice.html", "base", &site.ChoicePage{}},
	{"notfound.html", "base", &site.NotFoundPage{}},
	{"header.html", "header", &site.ChromePage{}},
	{"footer.html", "footer", &site.ChromePage{}},
}

// No built-in template needs html/template, whatever the views hold.
func TestBuiltInTemplates(t *testing.T) {
	seeds := uint64(300)
	if testing.Short() {
		seeds = 20
	}
	for i, k := range kinds {
		t.Run(k.file, func(t *testing.T) {
			t.Parallel()
			p, want := compiled(t, []string{"mk", "sq", "en"}[i%3], k)
			p = p.Alone()
			var dst []byte
			for seed := uint64(1); seed <= seeds; seed++ {
				view := reflect.New(reflect.TypeOf(k.view).Elem())
				fill(rand.New(rand.NewPCG(seed, 0)), view.Elem())
				var b bytes.Buffer
				if err := want.ExecuteTemplate(&b, k.name, view.Interface()); err != nil {
					t.Fatalf("seed %d: html/template: %v", seed, err)
				}
				var err error
				if dst, err = p.Append(dst[:0], view.Interface()); err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				if !bytes.Equal(dst, b.Bytes()) {
					t.Fatalf("seed %d: %s", seed, difference(string(dst), b.String()))
				}
			}
		})
	}
}

func TestEveryBuiltInTemplateIsTested(t *testing.T) {
	want, err := fs.Glob(templates.FS, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	got := []string{"base.html", "parts.html"} // which the others use
	for _, k := range kinds {
		got = append(got, k.file)
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("tested are %q, want %q", got, want)
	}
}

func TestConcurrentUse(t *testing.T) {
	k := kind{"consultation.html", "base", &site.ConsultationPage{}}
	p, want := compiled(t, "mk", k)
	var wg sync.WaitGroup
	for i := range uint64(8) {
		wg.Go(func() {
			view := &site.ConsultationPage{}
			fill(rand.New(rand.NewPCG(i, 1)), reflect.ValueOf(view).Elem())
			var b bytes.Buffer
			if err := want.ExecuteTemplate(&b, k.name, view); err != nil {
				t.Error(err)
			}
			for range 20 {
				got, err := p.Append(nil, view)
				if err != nil || !bytes.Equal(got, b.Bytes()) {
					t.Errorf("view %d: error %v, %s", i, err, difference(string(got), b.String()))
				}
			}
		})
	}
	wg.Wait()
}

// A page takes its frame and its variables from the heap, nothing else.
func TestAllocations(t *testing.T) {
	p, _ := compiled(t, "mk", kind{"consultation.html", "base", &site.ConsultationPage{}})
	view := consultation()
	dst := make([]byte, 0, 1<<20)
	n := testing.AllocsPerRun(20, func() {
		if _, err := p.Append(dst, view); err != nil {
			t.Fatal(err)
		}
	})
	if n > 2 {
		t.Errorf("%v allocations a page, want at most 2", n)
	}
}

func TestMisspeltFieldOfAPage(t *testing.T) {
	const own = "{{define \"main\" -}}\n<h1>\n{{.Titel}}</h1>{{end}}"
	set, funcs := parse(t, "en", "consultation.html", own)
	_, err := compile.Compile(set, "base", reflect.TypeFor[*site.ConsultationPage](), funcs, constant)
	var missing *compile.FieldError
	if !errors.As(err, &missing) {
		t.Fatalf("error %v is no FieldError", err)
	}
	const want = `consultation.html:3: a ConsultationPage has no field "Titel"; did you mean "Title"?`
	if got := missing.Error(); got != want {
		t.Errorf("the error says %s, want %s", got, want)
	}
}

func BenchmarkCompiled(b *testing.B) {
	p, _ := compiled(b, "mk", kind{"consultation.html", "base", &site.ConsultationPage{}})
	view, dst := consultation(), []byte(nil)
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if dst, err = p.Append(dst[:0], view); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(dst)), "B/page")
}

func BenchmarkStandardLibrary(b *testing.B) {
	_, set := compiled(b, "mk", kind{"consultation.html", "base", &site.ConsultationPage{}})
	view, dst := consultation(), new(bytes.Buffer)
	b.ReportAllocs()
	for b.Loop() {
		dst.Reset()
		if err := set.ExecuteTemplate(dst, "base", view); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	set, funcs := parse(b, "mk", "consultation.html", "")
	for b.Loop() {
		if _, err := compile.Compile(set, "base", reflect.TypeFor[*site.ConsultationPage](), funcs, constant); err != nil {
			b.Fatal(err)
		}
	}
}

var constant = []string{"t", "n"}

// compiled gives a built-in template as a program and as it is.
func compiled(t testing.TB, lang string, k kind) (*compile.Program, *template.Template) {
	t.Helper()
	set, funcs := parse(t, lang, k.file, "")
	p, err := compile.Compile(set, k.name, reflect.TypeOf(k.view), funcs, constant)
	if err != nil {
		t.Fatal(err)
	}
	return p, set
}

// parse reads a built-in template as package render does, or text in its
// place.
func parse(t testing.TB, lang, file, text string) (*template.Template, template.FuncMap) {
	t.Helper()
	words, err := locale.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	funcs := template.FuncMap{"t": words.Lang(lang).T, "n": words.Lang(lang).N}
	set := template.New("").Option("missingkey=error").Funcs(funcs)
	for _, name := range []string{"base.html", "parts.html", "header.html", "footer.html", file} {
		data, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		for i, line := range lines {
			lines[i] = strings.TrimSpace(line)
		}
		source := strings.Join(lines, "\n")
		if name == file && text != "" {
			source = text
		}
		if _, err := set.New(name).Parse(source); err != nil {
			t.Fatal(err)
		}
	}
	return set, funcs
}

var hostile = []string{
	"", "a", "x-1", "<script>alert('x')</script>", `"><img src=x onerror="y">`, "'", "&", "&amp;", "a&b", "<", "-->", "{{.}}", "\x00",
	"Општина Битола", "Shqip “ë”", "👩‍👩‍👧", "\xff\xfe", "a\xf0\x9f", "\ufeff\u2028\ufffd", "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x",
	"https://konsulta.example/mk/a.html?b=c&d=e#f", "http:x", "HTTPS://X", "mailto:a+b@c.example", "../a/b.html", "a:b", "/a:b", "//x", "?q=ж", "%2f", "%zz", "a%",
	" ", "+", "a b", "\t\r\n", "(a)", "a!b*c~d[e]", "C:\\x", "`", "=", "$", "rtl", "choice.html", "2026-11-23T10:00:00+01:00", "<p>да</p>\n", "<b", "ZgotmplZ",
}

// fill fills a view with what nobody would want in one: no pointer, slice or
// text is sure to be there.
func fill(r *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(hostile[r.IntN(len(hostile))])
		if r.IntN(3) == 0 {
			v.SetString(v.String() + hostile[r.IntN(len(hostile))])
		}
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(r.IntN(2000) - 1000))
	case reflect.Pointer:
		if r.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem())
		}
	case reflect.Slice:
		if n := r.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n-1, n))
		}
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			fill(r, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i))
		}
	}
}

// consultation gives a view as the demonstration has them: two of everything
// that can be many, in words and links of the usual length.
func consultation() *site.ConsultationPage {
	view, n := &site.ConsultationPage{}, 0
	ordinary(reflect.ValueOf(view).Elem(), "", &n)
	view.Lang, view.Dir, view.NoIndex = "mk", "ltr", false
	view.Header = template.HTML("<header>" + strings.Repeat(`<li><a href="../index.html">Почетна</a></li>`, 40) + "</header>")
	view.Footer = template.HTML("<footer>" + strings.Repeat("<p>Контролор на личните податоци</p>\n", 30) + "</footer>")
	return view
}

func ordinary(v reflect.Value, field string, n *int) {
	switch *n++; v.Kind() {
	case reflect.String:
		switch {
		case v.Type() == reflect.TypeFor[template.HTML]():
			v.SetString(strings.Repeat("<p>Што се предлага и зошто? Одговорете до петок.</p>\n", 6))
		case strings.HasSuffix(field, "Href") || slices.Contains([]string{"Style", "Paper", "CustomStyle", "Accent", "Script", "Icon"}, field):
			v.SetString(fmt.Sprintf("../primer/budzet-%d.html#c-1", *n))
		case field == "URL" || field == "Canonical":
			v.SetString(fmt.Sprintf("https://konsulta.example/mk/primer/budzet-%d.html?a=b&c=d", *n))
		case field == "ID" || field == "Code" || field == "Kind":
			v.SetString(fmt.Sprintf("x-%d", *n))
		case field == "Lang":
			v.SetString([]string{"", "sq"}[*n%2])
		default:
			v.SetString(fmt.Sprintf("Буџет „за %d“ & што значи тоа", *n))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		ordinary(v.Elem(), field, n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			ordinary(v.Index(i), field, n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			ordinary(v.Field(i), v.Type().Field(i).Name, n)
		}
	}
}

// difference shows where two texts begin to differ.
func difference(got, want string) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	from := max(0, i-100)
	return fmt.Sprintf("at byte %d of %d\ngot  %q\nwant %q", i, len(want), got[from:min(len(got), i+60)], want[from:min(len(want), i+60)])
}
