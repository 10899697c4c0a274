// Package render turns views into HTML with html/template, which decides all
// escaping. Templates come from the program; a file of the same name in the
// publisher's own folder takes the place of one.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"konsulta/generator/internal/locale"
)

// Set is the templates of a site, for each of its languages.
type Set struct {
	languages map[string]map[string]*template.Template // language, file name
}

// Shared are the files whose definitions every page may use; every other file
// is a page of its own, which defines "main".
var shared = []string{"base.html", "parts.html", "header.html", "footer.html"}

// Overlay is a file system that shows the files of own before those of
// builtin. own may be nil.
func Overlay(own, builtin fs.FS) fs.FS {
	if own == nil {
		return builtin
	}
	return overlay{own, builtin}
}

type overlay struct{ own, builtin fs.FS }

// Open opens the publisher's file where there is one.
func (o overlay) Open(name string) (fs.File, error) {
	if f, err := o.own.Open(name); err == nil {
		return f, nil
	}
	return o.builtin.Open(name)
}

// New parses the templates of fsys once for each language. Names in builtin
// say which files there are. An error names file and line.
func New(fsys, builtin fs.FS, words *locale.Catalogue, languages []string) (*Set, error) {
	names, err := fs.Glob(builtin, "*.html")
	if err != nil {
		return nil, fmt.Errorf("listing the templates: %w", err)
	}
	sources := map[string]string{}
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("reading the templates: %w", err)
		}
		sources[name] = trimLines(string(b))
	}
	s := &Set{languages: map[string]map[string]*template.Template{}}
	for _, lang := range languages {
		set, err := parse(sources, words.Lang(lang))
		if err != nil {
			return nil, err
		}
		s.languages[lang] = set
	}
	return s, nil
}

// trimLines takes the indentation off, which is for people who read the
// template and would be a tenth of every page. Line ends stay.
func trimLines(source string) string {
	lines := strings.Split(source, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.Join(lines, "\n")
}

func parse(sources map[string]string, l *locale.Lang) (map[string]*template.Template, error) {
	base := template.New("").Option("missingkey=error").Funcs(template.FuncMap{
		"t": l.T,
		"n": l.N,
	})
	for _, name := range shared {
		if _, err := base.New(name).Parse(sources[name]); err != nil {
			return nil, fmt.Errorf("reading the templates: %w", err)
		}
	}
	set := map[string]*template.Template{}
	for name, source := range sources {
		t, err := base.Clone()
		if err != nil {
			return nil, fmt.Errorf("reading the templates: %w", err)
		}
		if !slices.Contains(shared, name) {
			if _, err := t.New(name).Parse(source); err != nil {
				return nil, fmt.Errorf("reading the templates: %w", err)
			}
		}
		set[name] = t
	}
	return set, nil
}

// Append writes a page: the definition "base", which shows the "main" of the
// template. Safe for concurrent use.
func (s *Set) Append(dst []byte, lang, name string, view any) ([]byte, error) {
	return s.append(dst, lang, name, "base", view)
}

// Part writes one of the definitions that pages share, such as "header".
func (s *Set) Part(lang, name string, view any) (template.HTML, error) {
	b, err := s.append(nil, lang, name+".html", name, view)
	return template.HTML(b), err
}

func (s *Set) append(dst []byte, lang, file, definition string, view any) ([]byte, error) {
	t := s.languages[lang][file]
	if t == nil {
		return dst, fmt.Errorf("no template %s for the language %s", file, lang)
	}
	b := bytes.NewBuffer(dst)
	if err := t.ExecuteTemplate(b, definition, view); err != nil {
		return dst, fmt.Errorf("rendering: %w", err)
	}
	return b.Bytes(), nil
}

// Asset is a file of templates/assets.
type Asset struct {
	Name string
	Data []byte
}

// Assets reads the style sheet, script and pictures, by name.
func Assets(fsys, builtin fs.FS) ([]Asset, error) {
	names, err := fs.Glob(builtin, "assets/*")
	if err != nil {
		return nil, fmt.Errorf("listing the assets: %w", err)
	}
	var assets []Asset
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, fmt.Errorf("reading the assets: %w", err)
		}
		data, err := io.ReadAll(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("reading the assets: %w", err)
		}
		assets = append(assets, Asset{path.Base(name), data})
	}
	return assets, nil
}
