// Package render turns views into HTML with html/template, which decides all
// escaping. Templates come from the program; a file of the same name in the
// publisher's own folder takes the place of one.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"sync"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/render/compile"
)

// Set is the templates of a site, for each of its languages.
type Set struct {
	languages map[string]map[string]*page // language, file name
}

// page is a template that is parsed, and what is compiled from it, when it is
// first needed. The program is nil where html/template has to do the work
// itself.
type page struct {
	template func() (*template.Template, error)
	program  func() (*compile.Program, error)
}

// Options say what templates there are.
type Options struct {
	Files     fs.FS // as they are to be used
	BuiltIn   fs.FS // names the files
	Words     *locale.Catalogue
	Languages []string
	Views     map[string]reflect.Type // the view of each page, a pointer to a struct, by file name
	Plain     bool                    // leave all to html/template
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

// Open opens the publisher's file where there is one. Only a regular file is
// opened: a pipe would never end.
func (o overlay) Open(name string) (fs.File, error) {
	info, err := fs.Stat(o.own, name)
	switch {
	case err != nil:
		return o.builtin.Open(name)
	case !info.IsDir() && !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("not a regular file")}
	}
	return o.own.Open(name)
}

// New parses the templates once for each language, and compiles them for
// their views. An error names file and line: of what cannot be parsed, or of
// a field that a view does not have.
func New(o Options) (*Set, error) {
	names, err := fs.Glob(o.BuiltIn, "*.html")
	if err != nil {
		return nil, fmt.Errorf("listing the templates: %w", err)
	}
	sources := map[string]string{}
	for _, name := range names {
		b, err := fs.ReadFile(o.Files, name)
		if err != nil {
			return nil, fmt.Errorf("reading the templates: %w", err)
		}
		sources[name] = trimLines(string(b))
	}
	s := &Set{languages: map[string]map[string]*page{}}
	for i, lang := range o.Languages {
		pages, err := o.parse(sources, o.Words.Lang(lang))
		if err == nil && i == 0 {
			err = check(pages)
		}
		if err != nil {
			return nil, fmt.Errorf("reading the templates: %w", err)
		}
		s.languages[lang] = pages
	}
	return s, nil
}

// check compiles every page of a language, so that a misspelt field is
// reported before anything is rendered.
func check(pages map[string]*page) error {
	errs := make(chan error, len(pages))
	for _, p := range pages {
		go func() {
			_, err := p.program()
			errs <- err
		}()
	}
	var all []error
	for range pages {
		all = append(all, <-errs)
	}
	slices.SortFunc(all, func(a, b error) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return errors.Join(all...)
}

// trimLines takes the indentation off, which is for people who read the
// template and would travel with every page. Line ends stay.
func trimLines(source string) string {
	lines := strings.Split(source, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.Join(lines, "\n")
}

func (o *Options) parse(sources map[string]string, l *locale.Lang) (map[string]*page, error) {
	// A parsed template takes many times the memory of its program, so none is
	// kept for one.
	funcs := template.FuncMap{"t": l.T, "n": l.N}
	base := template.New("").Option("missingkey=error").Funcs(funcs)
	for _, name := range shared {
		if _, err := base.New(name).Parse(sources[name]); err != nil {
			return nil, err
		}
	}
	set := map[string]*page{}
	for name, source := range sources {
		parse := func() (*template.Template, error) {
			t, err := base.Clone()
			if err == nil && !slices.Contains(shared, name) {
				_, err = t.New(name).Parse(source)
			}
			return t, err
		}
		set[name] = &page{sync.OnceValues(parse), sync.OnceValues(func() (*compile.Program, error) { return o.compile(parse, name, funcs) })}
	}
	return set, nil
}

// compile compiles a page; a construct that cannot be compiled leaves it to
// html/template.
func (o *Options) compile(parse func() (*template.Template, error), name string, funcs template.FuncMap) (*compile.Program, error) {
	t, err := parse()
	view := o.Views[name]
	if err != nil || o.Plain || view == nil {
		return nil, err
	}
	p, err := compile.Compile(t, "base", view, funcs, []string{"t", "n"})
	if errors.As(err, new(*compile.UnsupportedError)) {
		return nil, nil
	}
	if err == nil {
		p.Forget(parse)
	}
	return p, err
}

// Append writes a page: the definition "base", which shows the "main" of the
// template. Safe for concurrent use.
func (s *Set) Append(dst []byte, lang, name string, view any) ([]byte, error) {
	p := s.languages[lang][name]
	if p == nil {
		return dst, fmt.Errorf("no template %s for the language %s", name, lang)
	}
	program, err := p.program()
	if err != nil {
		return dst, err
	}
	if program != nil {
		return program.Append(dst, view)
	}
	return p.execute(dst, "base", view)
}

// Part writes one of the definitions that pages share, such as "header".
func (s *Set) Part(lang, name string, view any) (template.HTML, error) {
	p := s.languages[lang][name+".html"]
	if p == nil {
		return "", fmt.Errorf("no template %s.html for the language %s", name, lang)
	}
	b, err := p.execute(nil, name, view)
	return template.HTML(b), err
}

func (p *page) execute(dst []byte, definition string, view any) ([]byte, error) {
	t, err := p.template()
	if err != nil {
		return dst, err
	}
	b := bytes.NewBuffer(dst)
	if err := t.ExecuteTemplate(b, definition, view); err != nil {
		return dst, fmt.Errorf("rendering: %w", err)
	}
	return b.Bytes(), nil
}
