package compile

import (
	"cmp"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"

	"konsulta/generator/internal/problem"
)

// UnsupportedError is a construct of a template that cannot be compiled,
// though html/template may know what to do with it.
type UnsupportedError struct {
	File      string // as it was named when parsed
	Line      int    // from 1; 0 is not known
	Construct string // with what the template says: the function "call" in call .Shout
}

// Error says what is not compiled.
func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("%s:%d: cannot compile %s", e.File, e.Line, e.Construct)
}

// FieldError is a field that a template asks for and the value in its place
// does not have.
type FieldError struct {
	File    string // as it was named when parsed
	Line    int    // from 1
	Type    string // without its package: ConsultationPage
	Field   string
	Closest string // the field that was probably meant, or ""
}

// Error says what is missing and what may be meant.
func (e *FieldError) Error() string {
	article, hint := "a", ""
	if strings.ContainsRune("AEIOU", rune(e.Type[0])) {
		article = "an"
	}
	if e.Closest != "" {
		hint = fmt.Sprintf("; did you mean %q?", e.Closest)
	}
	return fmt.Sprintf("%s:%d: %s %s has no field %q%s", e.File, e.Line, article, e.Type, e.Field, hint)
}

// fail notes an error, unless something else is wrong already. What it gives
// stands in for what would have been compiled.
func (c *compiler) fail(err error) expr {
	c.err = cmp.Or(c.err, err)
	return expr{typ: unknown}
}

// unsupported notes that n cannot be compiled.
func (s *scope) unsupported(n parse.Node, format string, args ...any) expr {
	file, line := s.place(n)
	return s.fail(&UnsupportedError{file, line, fmt.Sprintf(format, args...) + " in " + n.String()})
}

// lacks notes that values of a type do not have a field.
func (s *scope) lacks(n parse.Node, typ reflect.Type, field string) expr {
	var names []string
	if typ.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(typ) {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	file, line := s.place(n)
	return s.fail(&FieldError{file, line, cmp.Or(typ.Name(), typ.String()), field, problem.Closest(field, names)})
}

// place gives file and line of a node.
func (s *scope) place(n parse.Node) (file string, line int) {
	where, _ := s.tree.ErrorContext(n) // file:line:column
	parts := strings.Split(where, ":")
	line, _ = strconv.Atoi(parts[len(parts)-2])
	return strings.Join(parts[:len(parts)-2], ":"), line
}
