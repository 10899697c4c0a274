// Package compile makes templates fast. html/template stays their language
// and decides all escaping; what it has escaped is turned into closures over
// the static type of a view, so that a page is written without interpreting
// its template.
//
// Where the package is not sure to write the same bytes as html/template,
// html/template writes them: a construct that it does not know is refused when
// compiling, a value out of the ordinary goes through the standard library's
// own escaper, and a page on which anything fails is written, or refused, by
// the standard library.
package compile

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
)

// Program is a template compiled against the type of its view. Safe for
// concurrent use.
type Program struct {
	name string
	view reflect.Type
	main *block

	set     *template.Template // what main was made from; nil where it was forgotten
	again   func() (*template.Template, error)
	derived []string
}

// Compile compiles the definition named name of t for views of type view, a
// pointer to a struct. t is complete and has not been executed; it stays as it
// is. funcs are those that t was parsed with; constant names those among them
// whose calls with constant arguments always give the same result.
//
// A construct that the package does not know is an [*UnsupportedError]: the
// template then needs html/template. A field that a view lacks is a
// [*FieldError]. Other errors are those of html/template.
func Compile(t *template.Template, name string, view reflect.Type, funcs template.FuncMap, constant []string) (*Program, error) {
	if view.Kind() != reflect.Pointer || view.Elem().Kind() != reflect.Struct {
		return nil, fmt.Errorf("compiling %q: a view is a pointer to a struct, not a %s", name, view)
	}
	for derived := []string(nil); ; {
		set, err := escape(t, name, derived)
		if err != nil {
			return nil, fmt.Errorf("compiling %q: %w", name, err)
		}
		c := &compiler{set: set, funcs: funcs, pure: constant, blocks: map[key]*block{}, holes: map[string]*template.Template{}}
		main := c.block(name, view)
		if c.err != nil {
			return nil, c.err
		}
		if len(c.derived) == 0 {
			return &Program{name: name, view: view, main: main, set: set, derived: derived}, nil
		}
		derived = append(derived, c.derived...)
	}
}

// Append writes the page that shows a view of the type that the program was
// compiled for. Errors are those of html/template.
func (p *Program) Append(dst []byte, view any) ([]byte, error) {
	if reflect.TypeOf(view) == p.view {
		f := &frame{vars: make([]reflect.Value, 32)}
		if page := p.main.run(f, dst, reflect.ValueOf(view)); f.stop == running {
			return page, nil
		}
	}
	set, err := p.template()
	if err != nil {
		return dst, err
	}
	b := bytes.NewBuffer(dst)
	if err := set.ExecuteTemplate(b, p.name, view); err != nil {
		return dst, err
	}
	return b.Bytes(), nil
}

// Forget lets the template go that the program was made from: it takes many
// times the program's memory, and is needed only for a page on which something
// fails. again parses it anew.
func (p *Program) Forget(again func() (*template.Template, error)) { p.set, p.again = nil, again }

// template is what the program was made from.
func (p *Program) template() (*template.Template, error) {
	if p.set != nil {
		return p.set, nil
	}
	t, err := p.again()
	if err != nil {
		return nil, err
	}
	return escape(t, p.name, p.derived)
}

// escape gives a copy of t that is escaped from the named definition on. That
// is done by the first execution, which here ends where it would write.
//
// In a context other than text html/template calls a definition that it
// derives, such as "lang$htmltemplate_stateTag". Those that it adds itself
// cannot be looked up; one that is there it uses and escapes instead.
func escape(t *template.Template, name string, derived []string) (*template.Template, error) {
	set, err := t.Clone()
	if err != nil {
		return nil, err
	}
	for _, name := range derived {
		original, _, _ := strings.Cut(name, "$htmltemplate_")
		d := t.Lookup(original)
		if d == nil {
			return nil, &UnsupportedError{File: original, Construct: fmt.Sprintf("the definition %q", name)}
		}
		if _, err := set.AddParseTree(name, d.Tree.Copy()); err != nil {
			return nil, err
		}
	}
	closed, w := io.Pipe()
	_ = closed.Close() // so that writing fails
	err = set.ExecuteTemplate(w, name, nil)
	if d := set.Lookup(name); d == nil || d.Tree == nil || errors.As(err, new(*template.Error)) {
		return nil, err
	}
	return set, nil
}
