package content

import (
	"bytes"
	"path"
	"reflect"
	"slices"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// readSite reads what is not of a municipality or an index.
func (l *loader) readSite() {
	s := l.site
	f := l.one(siteYAML)
	if f == nil {
		l.report(problem.Place{File: siteYAML}, problem.New("site_missing"))
		s.Settings.Languages = []string{"mk"}
	} else {
		l.readYAML(f, nil, nil, &s.Settings)
	}
	defaults(&s.Settings)
	zone, err := time.LoadLocation(s.Settings.Timezone)
	if err != nil || s.Settings.Timezone == "Local" {
		l.saySite("timezone", problem.New("timezone", "value", s.Settings.Timezone))
		zone = time.UTC
	}
	s.Zone = zone
	if f := l.one(vocabulariesYAML); f != nil {
		l.readVocabularies(f)
	}
	for _, f := range l.found[messagesYAML] {
		l.readMessages(f)
	}
	l.readPages()
	for _, f := range l.found[asset] {
		s.Assets = append(s.Assets, f.path)
		s.HasCustomCSS = s.HasCustomCSS || f.path == "assets/custom.css"
	}
}

// saySite reports a fault of a key of site.yaml.
func (l *loader) saySite(field string, fault *problem.Fault) {
	f := l.one(siteYAML)
	if f == nil {
		return
	}
	line, column := l.placeInYAML(f, "", field)
	l.report(problem.Place{File: f.path, Line: line, Column: column, Field: field}, fault)
}

// defaults fills in what site.yaml may leave out.
func defaults(s *model.Settings) {
	if s.License == "" {
		s.License = "CC-BY-4.0"
	}
	if s.Timezone == "" {
		s.Timezone = "Europe/Skopje"
	}
	if !s.Feeds.Limit.Known {
		s.Feeds.Limit = model.Number(50)
	}
	if len(s.Languages) == 0 {
		s.Languages = []string{"en"}
	}
	for i := range s.Rules {
		r := &s.Rules[i]
		if r.Days == "" {
			r.Days = "calendar"
		}
		if r.CalendarDue != "" && r.CalendarDueYear == "" {
			r.CalendarDueYear = "previous"
		}
	}
	if s.BaseURL != "" && !strings.HasSuffix(s.BaseURL, "/") {
		s.BaseURL += "/"
	}
}

// readVocabularies adds the codes and labels of vocabularies.yaml.
func (l *loader) readVocabularies(f *file) {
	root, d, ok := l.parse(f)
	if !ok {
		return
	}
	v := l.site.Vocabularies
	for i := 0; i+1 < len(root.Content); i += 2 {
		name, codes := root.Content[i], root.Content[i+1]
		if !v.Open(name.Value) {
			d.at(name, "", problem.New("vocabulary_unknown", "name", name.Value,
				"suggestion", problem.Closest(name.Value, openVocabularies(v))))
			continue
		}
		if codes.Kind != yaml.MappingNode {
			d.at(codes, name.Value, problem.New("yaml_not_map"))
			continue
		}
		for j := 0; j+1 < len(codes.Content); j += 2 {
			l.readCode(d, name.Value, codes.Content[j], codes.Content[j+1])
		}
	}
}

func (l *loader) readCode(d *document, name string, code, labels *yaml.Node) {
	if !isCode(code.Value) {
		d.at(code, name, problem.New("code_form", "value", code.Value))
		return
	}
	if !l.site.Vocabularies.Has(name, code.Value) {
		l.site.Vocabularies[name] = append(l.site.Vocabularies[name], code.Value)
	}
	var label model.Text
	d.text(&record.Field{Name: name, Kind: record.Text}, labels, textValue(&label))
	for _, t := range label {
		lang := t.Lang
		if lang == "" {
			lang = l.site.Settings.Languages[0]
		}
		l.message(lang, name+"."+code.Value, t.Value)
	}
}

func openVocabularies(v model.Vocabularies) []string {
	var names []string
	for name := range v {
		if v.Open(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// isCode is the form of the codes of vocabularies.
func isCode(s string) bool {
	return s != "" && len(s) <= 80 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_-") == ""
}

func (l *loader) message(lang, key, text string) {
	if l.site.Messages[lang] == nil {
		l.site.Messages[lang] = map[string]string{}
	}
	l.site.Messages[lang][key] = text
}

// readMessages reads changed interface texts: keys as in terms.csv, nested or
// with dots.
func (l *loader) readMessages(f *file) {
	root, d, ok := l.parse(f)
	if ok {
		l.readMessageMap(d, f.names["lang"], "", root)
	}
}

func (l *loader) readMessageMap(d *document, lang, prefix string, n *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := prefix + key.Value
		switch value.Kind {
		case yaml.MappingNode:
			l.readMessageMap(d, lang, name+".", value)
		case yaml.ScalarNode:
			vocabulary, code, _ := strings.Cut(name, ".")
			if !locale.Known(name) && !l.site.Vocabularies.Has(vocabulary, code) && !strings.HasPrefix(name, "lang.") {
				d.at(key, "", problem.New("message_unknown", "name", name, "suggestion", problem.Closest(name, locale.Keys())))
				continue
			}
			l.message(lang, name, strings.TrimSpace(value.Value))
		default:
			d.at(value, name, problem.New("yaml_not_scalar"))
		}
	}
}

// parse reads a YAML file that is no record.
func (l *loader) parse(f *file) (root *yaml.Node, d *document, ok bool) {
	data, ok := l.read(f, maxText)
	if !ok {
		return nil, nil, false
	}
	d = &document{l: l, f: f}
	root, ok = d.parse(data)
	return root, d, ok
}

// readPages joins the language versions of the free pages.
func (l *loader) readPages() {
	bySlug := map[string]*model.Page{}
	for _, f := range l.found[pageMD] {
		data, ok := l.read(f, maxText)
		if !ok {
			continue
		}
		slug, lang := f.names["id"], f.names["lang"]
		head, body, ok := l.frontMatter(f, data)
		if !ok || head.Draft == model.Yes {
			continue
		}
		p := bySlug[slug]
		if p == nil {
			p = &model.Page{Slug: slug, Origin: model.Origin{File: f.number}}
			bySlug[slug] = p
			l.site.Pages = append(l.site.Pages, p)
		}
		p.Title.Set(lang, head.Title)
		p.Body.Set(lang, body)
		if head.Order.Known {
			p.Order = head.Order
		}
	}
}

// frontMatter takes the YAML between two lines of --- from the text below it.
func (l *loader) frontMatter(f *file, data []byte) (head model.PageHead, body string, ok bool) {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	rest, found := bytes.CutPrefix(data, []byte("---\n"))
	end := bytes.Index(rest, []byte("\n---"))
	if !found || end < 0 {
		l.report(problem.Place{File: f.path, Line: 1, Column: 1}, problem.New("front_matter"))
		return head, "", false
	}
	d := &document{l: l, f: f, line0: 1}
	root, ok := d.parse(rest[:end+1])
	if !ok {
		return head, "", false
	}
	d.record(root, record.Of[model.PageHead](), elem(&head), "")
	_, text, _ := bytes.Cut(rest[end+1:], []byte("\n"))
	return head, strings.TrimSpace(string(text)), true
}

// longText reads a Markdown file that is the long text of a record.
func (l *loader) longText(f *file) (string, bool) {
	data, ok := l.read(f, maxText)
	if !ok {
		return "", false
	}
	return strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")), true
}

// readRegister reads municipalities.csv and finds folders that no row names.
func (l *loader) readRegister() {
	f := l.one(registerCSV)
	if f == nil {
		l.report(problem.Place{File: registerCSV}, problem.New("register_missing"))
		return
	}
	for _, m := range readCSV[model.Municipality](l, f, nil, record.Of[model.MunicipalityFacts]()) {
		l.site.Municipalities = append(l.site.Municipalities, m)
	}
	ids := map[string]bool{}
	for _, m := range l.site.Municipalities {
		ids[m.ID] = true
	}
	said := map[string]bool{}
	for _, f := range l.files {
		id := f.names["municipality"]
		if id == "" || ids[id] || said[id] {
			continue
		}
		said[id] = true
		var known []string
		for _, m := range l.site.Municipalities {
			known = append(known, m.ID)
		}
		l.report(problem.Place{File: path.Join("municipalities", id)}, problem.New("municipality_unknown",
			"name", id, "suggestion", problem.Closest(id, known)))
	}
}

// textValue is the settable value of a text.
func textValue(t *model.Text) reflect.Value { return reflect.ValueOf(t).Elem() }
