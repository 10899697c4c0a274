package content

import (
	"cmp"
	"path"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

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
		l.absent(siteYAML, "site_missing")
	} else {
		l.readYAML(f, nil, nil, &s.Settings)
	}
	read := slices.DeleteFunc(slices.Clone(s.Settings.Languages), func(lang string) bool { return lang == "" })
	l.anyLanguage = len(read) == 0 || len(read) < len(s.Settings.Languages)
	s.Settings.Languages = read
	defaults(&s.Settings)
	zone, err := time.LoadLocation(s.Settings.Timezone)
	if err != nil || s.Settings.Timezone == "Local" {
		l.say(l.siteOrigin(), "timezone", problem.New("timezone", "value", s.Settings.Timezone))
		zone = time.UTC
	}
	s.Zone = zone
	l.codes = map[string]map[string]bool{}
	for name, codes := range s.Vocabularies {
		l.codes[name] = map[string]bool{}
		for _, code := range codes {
			l.codes[name][code] = true
		}
	}
	if f := l.one(vocabulariesYAML); f != nil {
		l.readVocabularies(f)
	}
	for _, f := range l.found[messagesYAML] {
		l.readMessages(f)
	}
	l.readPages()
	for _, f := range l.found[asset] {
		if !slices.Contains(assetKinds, path.Ext(f.path)) {
			l.report(problem.Place{File: f.path, Field: "assets"}, problem.New("path_kind", "value", path.Base(f.path),
				"kinds", strings.ReplaceAll(strings.Join(assetKinds, " "), ".", "")))
			continue
		}
		s.Assets = append(s.Assets, f.path)
		s.HasCustomCSS = s.HasCustomCSS || f.path == "assets/custom.css"
	}
}

// siteOrigin is the origin of the settings, which have one where they hold
// something.
func (l *loader) siteOrigin() model.Origin {
	if f := l.one(siteYAML); f != nil {
		return model.Origin{File: f.number}
	}
	return model.Origin{}
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
		s.Languages = []string{"mk"}
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
		if strings.HasPrefix(name.Value, "x_") {
			continue
		}
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
	// A topic has a page of its own beside topics/index.html.
	if name == "topic" && (code.Value == "index" || ofWindows(code.Value)) {
		d.at(code, name, problem.New("id_reserved", "value", code.Value))
		return
	}
	if !l.codes[name][code.Value] {
		l.codes[name][code.Value] = true
		l.site.Vocabularies[name] = append(l.site.Vocabularies[name], code.Value)
	}
	var label model.Text
	d.text(&record.Field{Name: name, Kind: record.Text}, labels, textValue(&label), name)
	for _, t := range label {
		if f, _ := private(t.Value); f != nil {
			d.at(labels, name, f)
		}
		l.message(cmp.Or(t.Lang, l.site.Settings.Languages[0]), name+"."+code.Value, t.Value)
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
		l.readMessageMap(d, &names{list: locale.Keys()}, "", root)
	}
}

// isMessage reports whether a name is the key of an interface text.
func (l *loader) isMessage(name string) bool {
	vocabulary, code, _ := strings.Cut(name, ".")
	return locale.Known(name) || l.codes[vocabulary][code] || strings.HasPrefix(name, "lang.")
}

// beginsMessage reports whether the key of an interface text begins with a
// name.
func (l *loader) beginsMessage(name string, keys []string) bool {
	at, _ := slices.BinarySearch(keys, name+".")
	return at < len(keys) && strings.HasPrefix(keys[at], name+".") || l.codes[name] != nil
}

func (l *loader) readMessageMap(d *document, keys *names, prefix string, n *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := prefix + key.Value
		switch {
		case prefix == "" && strings.HasPrefix(name, "x_"):
		case isNull(value) || value.Kind == yaml.MappingNode && len(value.Content) == 0:
			if !l.isMessage(name) && !l.beginsMessage(name, keys.list) {
				d.at(key, "", problem.New("message_unknown", "name", name, "suggestion", keys.closest(name)))
			}
		case value.Kind == yaml.MappingNode:
			l.readMessageMap(d, keys, name+".", value)
		case value.Kind != yaml.ScalarNode:
			d.at(value, name, problem.New("yaml_not_scalar"))
		default:
			if f := l.messageFault(name, value.Value, keys); f == nil {
				l.message(d.f.names["lang"], name, strings.TrimSpace(value.Value))
			} else if f.Code == "message_unknown" {
				d.at(key, "", f)
			} else {
				d.at(value, name, f)
			}
		}
	}
}

// messageFault says what is wrong with a changed interface text.
func (l *loader) messageFault(name, text string, keys *names) *problem.Fault {
	if !l.isMessage(name) {
		return problem.New("message_unknown", "name", name, "suggestion", keys.closest(name))
	}
	if err := locale.Check(name, text); err != nil {
		return problem.New("message_form", "name", name, "detail", err.Error())
	}
	f, _ := private(text)
	return f
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
		var head model.PageHead
		before, body, ok := l.frontMatter(f, data, &head)
		if !ok {
			continue
		}
		l.checkPage(f, &head, before, body)
		p := bySlug[slug]
		if p == nil {
			p = &model.Page{Slug: slug, Origin: model.Origin{File: f.number}}
			bySlug[slug] = p
			l.site.Pages = append(l.site.Pages, p)
		}
		p.Title.Set(lang, head.Title)
		p.Body.Set(lang, body)
		p.Versions = append(p.Versions, model.PageVersion{Lang: lang, Record: head.Record})
		if head.Order.Known {
			p.Order = head.Order
		}
	}
}

// frontMatter reads the YAML between two lines of --- into head. It returns
// the text below and everything that stands before it.
func (l *loader) frontMatter(f *file, data []byte, head *model.PageHead) (before, body string, ok bool) {
	text := strings.ReplaceAll(string(data), "\r", "") // it ends lines, or the file was refused
	yaml, rest, ok := cutFrontMatter(text)
	if !ok {
		l.report(problem.Place{File: f.path, Line: 1, Column: 1}, problem.New("front_matter"))
		return "", "", false
	}
	d := &document{l: l, f: f, line0: 1}
	root, ok := d.parse([]byte(yaml))
	if !ok {
		return "", "", false
	}
	d.record(root, record.Of[model.PageHead](), elem(head), "")
	return text[:len(text)-len(strings.TrimLeftFunc(rest, unicode.IsSpace))], strings.TrimSpace(rest), true
}

// cutFrontMatter divides a page into the lines between the first, which has
// to be ---, and the next ---, and the text below.
func cutFrontMatter(text string) (yaml, rest string, ok bool) {
	isMark := func(line string) bool { return strings.TrimRight(line, " \t\r") == "---" }
	first, text, _ := strings.Cut(text, "\n")
	if !isMark(first) {
		return "", "", false
	}
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		next := min(at+len(line)+1, len(text))
		if isMark(line) {
			return text[:at], text[next:], true
		}
		at = next
	}
	return "", "", false
}

// readRegister reads municipalities.csv and finds folders that no row names.
func (l *loader) readRegister() {
	l.municipalities = map[string]*model.Municipality{}
	f := l.one(registerCSV)
	if f == nil {
		l.absent(registerCSV, "register_missing")
		return
	}
	l.site.Municipalities = readCSV[model.Municipality](l, f, nil, record.Of[model.MunicipalityFacts]())
	for _, m := range l.site.Municipalities {
		if l.municipalities[m.ID] == nil {
			l.municipalities[m.ID] = m
			l.nearby.list = append(l.nearby.list, m.ID)
		}
	}
	if f.unread {
		return
	}
	register := f
	said := map[string]bool{}
	for _, p := range patterns {
		for _, f := range l.found[p] {
			id := f.names["municipality"]
			if id == "" || said[id] || l.municipalities[id] != nil || register.lost[id] {
				continue
			}
			said[id] = true
			l.report(problem.Place{File: path.Join("municipalities", id)}, problem.New("municipality_unknown",
				"name", id, "suggestion", l.nearby.closest(id)))
		}
	}
}

// textValue is the settable value of a text.
func textValue(t *model.Text) reflect.Value { return reflect.ValueOf(t).Elem() }
