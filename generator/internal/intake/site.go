package intake

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/sheet"
)

// The tables of another site are a copy of what was recorded there. Here they
// say where they come from, and that a monitor recorded them: nobody promises
// that the copy is kept complete, so the municipality counts as covered only
// where the publisher of this site says so in the register.

// wants reports whether a row is one of the municipalities that the user
// names, or of any where none is named.
func (im *importer) wants(r *row, source *sheet.Row) bool {
	name := "municipality"
	if r.table.name == "municipalities" {
		name = "id"
	}
	id := ""
	if i := r.cols.index(name); i >= 0 {
		id = text(source, r.cols.at[i])
	}
	if name == "id" {
		im.other = append(im.other, id)
	}
	return len(im.Municipalities) == 0 || slices.Contains(im.Municipalities, id)
}

// choose looks the municipalities up that the user names. Of those that the
// register here has, the row stays as it is: the register is this site's own.
func (im *importer) choose() error {
	for _, id := range im.Municipalities {
		if !slices.Contains(im.other, id) {
			return usage("--municipality %s: the other site has no such municipality%s", id, didYouMean(id, im.other))
		}
	}
	for _, r := range im.rows {
		if id := r.get("id"); r.table.name == "municipalities" && slices.Contains(im.Municipalities, id) && im.base.Site.Municipality(id) != nil {
			r.skip = true
			im.addNote(Note{Key: noteKept, Names: []string{id}})
		}
	}
	return nil
}

// adapt makes of the rows of another site rows of this one.
func (im *importer) adapt() {
	languages := map[string]bool{}
	for _, lang := range im.base.Site.Settings.Languages {
		languages[lang] = true
	}
	done := map[*columns]bool{}
	for _, r := range im.rows {
		if !done[r.cols] {
			done[r.cols] = true
			im.extend(r.cols, r.table)
		}
		for len(r.values) < len(r.cols.list) {
			r.values = append(r.values, "")
		}
		if r.skip {
			continue
		}
		im.withoutLanguages(r, languages)
		page := r.pageURL()
		if r.get("source_url") == "" {
			r.replaceValue("source_url", page)
		}
		r.replaceValue("recorded_by", "monitor")
		switch r.table.name {
		case "municipalities":
			im.adaptMunicipality(r)
		case "documents":
			im.adaptDocument(r, page)
		case "reports":
			im.adaptReport(r, page)
		case "comments":
			if r.get("theme") != "" {
				r.replaceValue("theme", "")
				im.count(noteThemes, 1)
			}
		}
	}
	im.addNote(Note{Key: noteCopied})
	im.addNote(Note{Key: noteLost})
}

// extend adds the columns that are filled here.
func (im *importer) extend(cols *columns, t *table) {
	names := []string{"source_url", "recorded_by"}
	switch t.name {
	case "municipalities":
		names = append(names, "maintained_by")
	case "documents":
		names = append(names, "url")
	}
	for _, name := range names {
		if c, ok := t.column(name); ok && cols.index(name) < 0 {
			cols.add(c, -1, "")
		}
	}
}

// pageURL is the address of the page of a row on the other site.
func (r *row) pageURL() string {
	s := &r.f.Book.Sheets[r.sheet]
	for i := range s.Rows[0].Cells {
		if text(&s.Rows[0], i) == "page_url" {
			return text(&s.Rows[r.index], i)
		}
	}
	return ""
}

// withoutLanguages empties texts in a language that is none of this site, nor
// of the municipality.
func (im *importer) withoutLanguages(r *row, site map[string]bool) {
	own := map[string]bool{}
	if m := im.base.Site.Municipality(r.municipality); m != nil {
		for _, lang := range m.Languages {
			own[lang] = true
		}
	}
	if a := im.arrived[r.municipality]; a != nil {
		for _, lang := range split(a.get("languages"), ";") {
			own[lang] = true
		}
	}
	for i, c := range r.cols.list {
		if c.isText() && r.values[i] != "" && !site[c.lang] && !own[c.lang] {
			r.values[i] = ""
			im.addNote(Note{Key: noteLanguages, Names: []string{c.lang}})
		}
	}
}

func (im *importer) adaptMunicipality(r *row) {
	r.replaceValue("maintained_by", "monitor")
	for _, name := range []string{"publishes_from", "publishes_until", "logo"} {
		r.replaceValue(name, "")
	}
	if here := im.base.Site.Municipality(r.municipality); here != nil {
		im.keepOwn(r, here)
	}
}

// keepOwn takes from the row of a municipality that the register here has what
// this site decides for itself, so that only what both say of it is compared.
func (im *importer) keepOwn(r *row, here *model.Municipality) {
	for _, name := range []string{"maintained_by", "publishes_from", "publishes_until", "logo", "source_url", "recorded_by", "recorded_on", "languages"} {
		c, _ := record.Of[model.Municipality]().Column(name)
		r.replaceValue(name, string(c.Leaf.AppendCell(nil, here, "")))
	}
}

// adaptDocument makes the address of a file, which stays where it is, out of
// its path.
func (im *importer) adaptDocument(r *row, page string) {
	p := r.get("path")
	if p == "" {
		return
	}
	base := im.baseOf(r, page)
	if base == "" {
		return
	}
	r.replaceValue("url", fileURL(base, r.municipality, p))
	r.replaceValue("path", "")
	im.count(noteLinks, 1)
}

// baseOf is the address of the other site: what stands before the language and
// the municipality in that of a page.
func (im *importer) baseOf(r *row, page string) string {
	before, _, ok := cutLast(page, "/"+r.municipality+"/")
	base, lang, found := cutLast(before, "/")
	if !ok || !found || !record.IsLang(lang) || !strings.HasPrefix(base, "http") {
		im.say(r.place(-1), problem.New("import_page_url", "value", page))
		return ""
	}
	return base + "/"
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func fileURL(base, municipality, path string) string {
	return base + (&url.URL{Path: "files/" + municipality + "/" + path}).EscapedPath()
}

// attached is the beginning of a Markdown link to an attachment.
var attached = regexp.MustCompile(`\]\((?:\.{1,2}/)*files/([^)\s]+)`)

// adaptReport lets the links of a report's texts lead to the files of the
// other site.
func (im *importer) adaptReport(r *row, page string) {
	for i, c := range r.cols.list {
		if c.leaf == nil || !c.leaf.Markdown || !attached.MatchString(r.values[i]) {
			continue
		}
		base := im.baseOf(r, page)
		if base == "" {
			return
		}
		r.values[i] = attached.ReplaceAllStringFunc(r.values[i], func(link string) string {
			im.count(noteLinks, 1)
			return "](" + base + "files/" + r.municipality + "/" + attached.FindStringSubmatch(link)[1]
		})
	}
}

// differs refuses a row of another site where the record is here with other
// content, unless the user chose its municipality.
func (im *importer) differs(t *target, r *row) bool {
	if im.Kind != kindSite || slices.Contains(im.Municipalities, r.municipality) {
		return false
	}
	i := t.find(im.words, r)
	if t.rows[i].from != nil || !t.wouldChange(im.words, i, r) {
		return false
	}
	name := r.table.key[len(r.table.key)-1]
	cells := t.index.Cells(i + 1)
	at := problem.Place{File: im.inRoot(t.path), Line: cells[0].Line, Column: cells[0].Column}
	im.say(r.at(name), problem.New("import_differs", "value", r.get(name), "place", at.Where(), "municipality", r.municipality))
	return true
}

// wouldChange reports whether a row says anything otherwise than the file.
func (t *target) wouldChange(w *words, row int, r *row) bool {
	for j, c := range r.cols.list {
		if slices.Contains(t.told, c.name) {
			continue
		}
		old := ""
		if at := t.column(c.in(r.first), r.first); at >= 0 {
			old, _ = w.canonical(t.columns[at].leaf, t.cell(row, at))
		}
		if old != r.values[j] {
			return true
		}
	}
	return false
}
