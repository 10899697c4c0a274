package scaffold

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
)

// The example, the entries of its calendars, the recipes, and the page for
// whoever keeps the site.
//
//go:embed all:site all:plan all:recipes operations
var embedded embed.FS

// Languages are those in which the example is written.
var Languages = []string{"mk", "sq", "en"}

// Example says how the example site is to be. What is empty is filled in with
// something sensible.
type Example struct {
	Today        model.Date
	Lang         string   // of the comments in the files
	Languages    []string // of the site, the first is the main one
	Titles       []string // a text: "mk=…", or in the first language
	Municipality []string // its name
	ID           string   // the municipality's
	Publisher    []string // a name
	BaseURL      string
	Timezone     string
	Version      string // of the program
}

// Site makes the files of a new site: the example with the days counted from
// today, and the recipes. The error is a [Refused] where the request cannot be
// followed.
func Site(x Example) ([]File, error) {
	if err := x.complete(); err != nil {
		return nil, err
	}
	f, err := x.filler()
	if err != nil {
		return nil, err
	}
	var files []File
	for _, part := range []string{"site", "recipes"} {
		made, err := f.tree(part)
		if err != nil {
			return nil, err
		}
		files = append(files, made...)
	}
	calendars, err := x.calendars(f)
	if err != nil {
		return nil, err
	}
	operations, err := x.operations(f)
	if err != nil {
		return nil, err
	}
	files = slices.Concat(files, calendars, operations)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// operations are the page for whoever keeps the site, in each of its
// languages.
func (x *Example) operations(f *filler) ([]File, error) {
	pages, err := f.tree("operations")
	if err != nil {
		return nil, err
	}
	var list []File
	for _, page := range pages {
		switch lang := strings.TrimSuffix(page.Path, ".md"); {
		case lang == x.Languages[0]:
			list = append(list, File{"OPERATIONS.md", page.Data})
		case slices.Contains(x.Languages, lang):
			list = append(list, File{"OPERATIONS." + lang + ".md", page.Data})
		}
	}
	return list, nil
}

// complete checks what was asked for and fills in the rest.
func (x *Example) complete() error {
	if len(x.Languages) == 0 {
		x.Languages = Languages
	}
	for i, lang := range x.Languages {
		switch {
		case !slices.Contains(Languages, lang):
			return refuse("--languages: the example is written in %s, and not in %q; a language can be added later", strings.Join(Languages, ", "), lang)
		case slices.Contains(x.Languages[:i], lang):
			return refuse("--languages: %s stands there twice", lang)
		}
	}
	if y := x.Today.Year(); y < 1900 || y > 9000 {
		return refuse("--as-of %s: the example is made for a day of our time", x.Today)
	}
	if x.BaseURL == "" {
		x.BaseURL = "https://konsultacii.opstina.example/"
	}
	return nil
}

// What the example is called where nothing else is wanted.
var (
	ownName = map[string]string{"mk": "Општина Пример", "sq": "Komuna Shembull", "en": "Municipality of Primer"}
	fiction = map[string]string{"mk": "измислена", "sq": "e trilluar", "en": "fictional"}
	titled  = map[string]string{"mk": "Јавни консултации", "sq": "Konsultime publike", "en": "Public consultations"}
	article = map[string]string{"mk": "член", "sq": "neni", "en": "Article"}
)

// names fill in the texts of a placeholder in each language: title_mk. fallback
// gives those that are wanted in none.
func (x *Example) names(into map[string]string, name, flag string, given []string, fallback func(lang string) string) (model.Text, error) {
	t, err := texts(flag, given, x.Languages, nil)
	if err != nil {
		return nil, err
	}
	if t.Empty() {
		for _, lang := range x.Languages {
			t.Set(lang, fallback(lang))
		}
	}
	for _, lang := range x.Languages {
		into[name+"_"+lang] = t.In(lang)
	}
	return t, nil
}

// filler knows what stands for every placeholder.
func (x *Example) filler() (*filler, error) {
	f := &filler{first: x.Languages[0], languages: x.Languages, lang: x.Lang, texts: map[string]string{}, plain: map[string]string{}}
	name, err := x.names(f.texts, "municipality", "--municipality", x.Municipality, func(lang string) string { return ownName[lang] })
	if err != nil {
		return nil, err
	}
	own := func(lang string) string { return f.texts["municipality_"+lang] }
	if _, err := x.names(f.texts, "publisher", "--publisher", x.Publisher, own); err != nil {
		return nil, err
	}
	title, err := x.names(f.texts, "title", "--title", x.Titles, func(lang string) string {
		if own(lang) == "" {
			return titled[lang]
		}
		return titled[lang] + " – " + own(lang)
	})
	if err != nil {
		return nil, err
	}
	id, err := x.identify(name)
	if err != nil {
		return nil, err
	}
	if len(x.Municipality) == 0 {
		for _, lang := range x.Languages {
			f.texts["municipality_"+lang] += " (" + fiction[lang] + ")"
		}
	}
	f.texts["title"], _ = title.Pick(f.first, x.Languages)
	f.texts["base_url"] = x.BaseURL
	for name, value := range map[string]string{"id": id, "languages": strings.Join(x.Languages, ", "), "language": f.first,
		"article": article[f.first], "timezone": x.Timezone, "version": x.Version} {
		f.plain[name] = value
	}
	x.days(f)
	return f, x.dated(f)
}

// identify finds the id of the municipality: the one that is wanted, or one
// that is made from its name.
func (x *Example) identify(name model.Text) (string, error) {
	page := func(id string) bool {
		return slices.Contains([]string{"about", "accessibility", "how-to-take-part", "privacy"}, id)
	}
	value, _ := name.Pick(x.Languages[0], x.Languages)
	switch {
	case x.ID != "":
		return x.ID, checkID("--id", "municipality", x.ID, page)
	case len(x.Municipality) == 0:
		return "primer", nil
	}
	return propose("municipality", place(value), page), nil
}

// dated puts today into words in each language, for statements that have a date.
func (x *Example) dated(f *filler) error {
	words, err := locale.Load(nil)
	if err != nil {
		return err
	}
	year, month, day := x.Today.YMD()
	for _, lang := range x.Languages {
		f.plain["today_"+lang] = words.Lang(lang).Long(year, month, day)
	}
	return nil
}

// days counts the days of the example from today: one consultation is over
// and reported, one is open, and one lies ahead. All keep the example's rule.
func (x *Example) days(f *filler) {
	day := func(name string, d model.Date) model.Date {
		f.plain[name] = d.String()
		return d
	}
	opens := day("past_opens", working(x.Today-84))
	day("past_announced", working(opens-8))
	closes := day("past_closes", working(opens+25))
	day("past_received", working(closes-3))
	report := day("past_report", working(closes+13))
	day("past_session", working(report-3))
	day("follow_up", x.Today+90)
	f.plain["past_planned"] = month(opens)
	day("publishes_from", first(opens))
	day("rule_from", first(opens))

	opens = day("open_opens", working(x.Today-5))
	day("open_announced", working(opens-8))
	closes = day("open_closes", working(x.Today+24))
	day("debate", working(closes-7))
	day("debate_ask", working(closes-12))
	f.plain["open_planned"] = month(opens)
	f.plain["next_planned"] = quarter(x.Today + 100)

	var holidays []string
	for year := x.Today.Year() - 1; year <= min(x.Today.Year()+1, 9999); year++ {
		for _, day := range []string{"01-01", "01-07", "05-01", "05-24", "08-02", "09-08", "10-11", "10-23", "12-08"} {
			holidays = append(holidays, fmt.Sprintf("  - %04d-%s", year, day))
		}
	}
	f.plain["holidays"] = strings.Join(holidays, "\n")
}

// working is the day, or the Friday before it.
func working(d model.Date) model.Date {
	switch d.Weekday() {
	case time.Saturday:
		return d - 1
	case time.Sunday:
		return d - 2
	}
	return d
}

// first is the first day of the year of a day.
func first(d model.Date) model.Date {
	day, _ := model.NewDate(d.Year(), 1, 1)
	return day
}

func month(d model.Date) string   { return model.When{First: d, Span: model.Month}.String() }
func quarter(d model.Date) string { return model.When{First: d, Span: model.Quarter}.String() }

// calendars writes the calendar of each year in which one of the example's
// consultations opens. One that could not have been adopted yet is a draft.
func (x *Example) calendars(f *filler) ([]File, error) {
	entries := map[int]string{}
	for _, e := range []struct{ file, planned string }{{"past", "past_planned"}, {"open", "open_planned"}, {"next", "next_planned"}} {
		piece, err := fs.ReadFile(embedded, "plan/"+e.file+".yaml")
		if err != nil {
			return nil, err
		}
		var year int
		if _, err := fmt.Sscanf(f.plain[e.planned], "%4d", &year); err != nil {
			return nil, err
		}
		entries[year] += string(piece)
	}
	var files []File
	for year, list := range entries {
		f.plain["year"] = fmt.Sprintf("%04d", year)
		adopted, _ := model.NewDate(year-1, 12, 20)
		adopted = working(adopted)
		f.plain["adopted_on"] = adopted.String()
		head := "adopted"
		if adopted > x.Today {
			head = "draft"
		}
		text, err := fs.ReadFile(embedded, "plan/"+head+".yaml")
		if err != nil {
			return nil, err
		}
		data, err := f.fill("content/calendar.yaml", string(text)+strings.TrimRight(list, "\n")+"\n")
		if err != nil {
			return nil, err
		}
		files = append(files, File{"content/municipalities/" + f.plain["id"] + "/calendar/" + f.plain["year"] + ".yaml", data})
	}
	return files, nil
}
