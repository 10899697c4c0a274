package generator

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/problem"
)

// ErrNoTemplate is returned for a name that no built-in template has.
var ErrNoTemplate = errors.New("there is no built-in template of this name")

// Templates are the files of the built-in theme, and what the publisher's own
// folder makes of them.
type Templates struct {
	BuiltIn []Template
	Unused  []string // files of the own folder that replace no built-in one
}

// Template is a file of the built-in theme: calendar.html, assets/site.css.
type Template struct {
	Name string
	Own  bool // the publisher's own folder has a file of this name
	Same bool // and it has the same bytes
}

// ListTemplates tells which built-in templates there are, and which of them
// the folder of the options replaces. Names are sorted.
func ListTemplates(o Options) (*Templates, error) {
	names, err := themeFiles(o.BuiltIn)
	if err != nil {
		return nil, err
	}
	var own []string
	if o.Templates != nil {
		if own, err = themeFiles(o.Templates); err != nil {
			return nil, err
		}
	}
	t := new(Templates)
	for _, name := range names {
		x := Template{Name: name, Own: slices.Contains(own, name)}
		if x.Own {
			if x.Same, err = sameFile(o, name); err != nil {
				return nil, err
			}
		}
		t.BuiltIn = append(t.BuiltIn, x)
	}
	for _, name := range own {
		if !slices.Contains(names, name) {
			t.Unused = append(t.Unused, name)
		}
	}
	return t, nil
}

func sameFile(o Options, name string) (bool, error) {
	a, err := fs.ReadFile(o.BuiltIn, name)
	if err != nil {
		return false, fmt.Errorf("reading the templates: %w", err)
	}
	b, err := fs.ReadFile(o.Templates, name)
	if err != nil {
		return false, fmt.Errorf("reading the templates: %w", err)
	}
	return bytes.Equal(a, b), nil
}

// themeFiles are the files that a build looks for in a theme: pages at the
// top, and whatever is in assets.
func themeFiles(fsys fs.FS) ([]string, error) {
	pages, err := fs.Glob(fsys, "*.html")
	if err != nil {
		return nil, fmt.Errorf("listing the templates: %w", err)
	}
	assets, err := fs.Glob(fsys, "assets/*")
	if err != nil {
		return nil, fmt.Errorf("listing the templates: %w", err)
	}
	names := slices.DeleteFunc(append(assets, pages...), func(name string) bool {
		info, err := fs.Stat(fsys, name)
		return err != nil || !info.Mode().IsRegular() || strings.HasPrefix(path.Base(name), ".")
	})
	slices.Sort(names)
	return names, nil
}

// CopyTemplate returns a built-in template, to be changed in the publisher's
// own folder. A name that there is not is [ErrNoTemplate], with the nearest
// that there is.
func CopyTemplate(o Options, name string) (File, error) {
	names, err := themeFiles(o.BuiltIn)
	if err != nil {
		return File{}, err
	}
	if !slices.Contains(names, name) {
		err := fmt.Errorf("%q: %w", name, ErrNoTemplate)
		if like := nearTemplate(name, names); like != "" {
			err = fmt.Errorf("%w; did you mean %q?", err, like)
		}
		return File{}, err
	}
	data, err := fs.ReadFile(o.BuiltIn, name)
	if err != nil {
		return File{}, fmt.Errorf("reading the templates: %w", err)
	}
	return File{Path: name, Data: data}, nil
}

// nearTemplate is the template that a name most likely means.
func nearTemplate(name string, names []string) string {
	for _, guess := range []string{name + ".html", "assets/" + name} {
		if slices.Contains(names, guess) {
			return guess
		}
	}
	return problem.Closest(name, names)
}

// AppendTemplates writes the list in a language of the program (mk, sq, en):
// each name with what it shows. folder is the publisher's own folder, as
// people know it.
func AppendTemplates(dst []byte, t *Templates, folder, lang string) ([]byte, error) {
	words, err := locale.Load(nil)
	if err != nil {
		return dst, err
	}
	l := words.Lang(lang)
	width := 0
	var builtIn []string
	for _, x := range t.BuiltIn {
		width = max(width, len(x.Name))
		builtIn = append(builtIn, x.Name)
	}
	for _, x := range t.BuiltIn {
		dst = fmt.Appendf(dst, "%-*s  %s", width, x.Name, l.T(templateKey(x.Name)))
		if x.Own {
			key := "templates.own"
			if x.Same {
				key = "templates.same"
			}
			dst = append(dst, " ("+l.T(key, "path", folder+"/"+x.Name)+")"...)
		}
		dst = append(dst, '\n')
	}
	for _, name := range t.Unused {
		dst = append(append(dst, l.T("templates.unused", "path", folder+"/"+name)...), '\n')
		if like := nearTemplate(name, builtIn); like != "" {
			dst = append(append(append(dst, "    "...), l.T("templates.suggestion", "name", like)...), '\n')
		}
	}
	return dst, nil
}

// templateKey is the key of the words that say what a template shows:
// template.calendar, template.assets_site_css.
func templateKey(name string) string {
	name = strings.TrimSuffix(name, ".html")
	return "template." + strings.NewReplacer("/", "_", ".", "_").Replace(name)
}
