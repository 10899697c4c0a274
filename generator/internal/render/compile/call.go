package compile

import (
	"cmp"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"
)

// printers are the built-in functions that give text.
var printers = template.FuncMap{
	"html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
	"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
}

// comparisons are the built-in functions that compare, by the orders of two
// values for which they are true: less, equal, greater.
var comparisons = map[string][3]bool{
	"eq": {false, true, false}, "lt": {true, false, false}, "le": {true, true, false},
	"ne": {true, false, true}, "gt": {false, false, true}, "ge": {false, true, true},
}

// function compiles a call, whose last argument may have come through a pipe.
// One that always gives the same is made now.
func (s *scope) function(n parse.Node, name string, args []expr, piped bool) (e expr) {
	fn, own := s.funcs[name]
	if !own {
		fn = printers[name]
	}
	switch orders, compares := comparisons[name]; {
	case fn != nil:
		e = s.invoke(n, reflect.ValueOf(fn), args)
	case (name == "and" || name == "or") && len(args) > 0 && !piped:
		e = choice(name == "or", args)
	case name == "not" && len(args) == 1:
		e = expr{typ: boolType, eval: func(f *frame, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(!isTrue(args[0].eval(f, dot)))
		}}
	case name == "len" && len(args) == 1:
		e = s.length(n, args[0])
	case name == "index" && len(args) == 2:
		e = s.index(n, args[0], args[1])
	case compares && (len(args) == 2 || len(args) > 2 && name == "eq"):
		e = s.compare(n, orders, args)
	default:
		return s.unsupported(n, "the function %q", name)
	}
	e.constant = !own || slices.Contains(s.pure, name)
	for _, a := range args {
		e.constant = e.constant && a.constant
	}
	if f := (&frame{}); e.constant && s.err == nil {
		if v := e.eval(f, reflect.Value{}); f.stop == running {
			e.eval = func(*frame, reflect.Value) reflect.Value { return v }
		}
	}
	return e
}

// choice is and, or or: the first argument that decides, else the last one.
func choice(or bool, args []expr) expr {
	e := args[0]
	for _, a := range args {
		if a.typ != e.typ {
			e.typ = unknown
		}
	}
	e.eval = func(f *frame, dot reflect.Value) (v reflect.Value) {
		for i := range args {
			if v = args[i].eval(f, dot); isTrue(v) == or {
				break
			}
		}
		return v
	}
	return e
}

func (s *scope) length(n parse.Node, e expr) expr {
	switch indirect(e.typ).Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return expr{typ: intType, eval: func(f *frame, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(f.indirect(e.eval(f, dot)).Len())
		}}
	}
	return s.unsupported(n, "the length of a %s", e.typ)
}

func (s *scope) index(n parse.Node, e, at expr) expr {
	typ := indirect(e.typ)
	if k := typ.Kind(); k != reflect.Array && k != reflect.Slice || at.typ != intType {
		return s.unsupported(n, "the element %s of a %s", at.typ, e.typ)
	}
	return expr{typ: typ.Elem(), eval: func(f *frame, dot reflect.Value) reflect.Value {
		v, i := f.indirect(e.eval(f, dot)), at.eval(f, dot).Int()
		if i < 0 || i >= int64(v.Len()) {
			f.leave(failed)
			return reflect.Zero(typ.Elem())
		}
		return v.Index(int(i))
	}}
}

// compare compares the first argument, a text or a whole number, with the
// others, of which one is enough. All are evaluated, since any can fail.
func (s *scope) compare(n parse.Node, orders [3]bool, args []expr) expr {
	kind := args[0].typ.Kind()
	for _, a := range args {
		if a.typ.Kind() != kind || kind != reflect.String && kind != reflect.Int {
			return s.unsupported(n, "a comparison of %s with %s", args[0].typ, a.typ)
		}
	}
	return expr{typ: boolType, eval: func(f *frame, dot reflect.Value) reflect.Value {
		first, found := args[0].eval(f, dot), false
		for _, a := range args[1:] {
			v, order := a.eval(f, dot), 0
			if kind == reflect.String {
				order = cmp.Compare(first.String(), v.String())
			} else {
				order = cmp.Compare(first.Int(), v.Int())
			}
			found = found || orders[order+1]
		}
		return reflect.ValueOf(found)
	}}
}

// invoke compiles the call of a function that takes the arguments as they
// are.
func (s *scope) invoke(n parse.Node, fn reflect.Value, args []expr) expr {
	typ := fn.Type()
	last := typ.NumIn() - 1
	if !typ.IsVariadic() && len(args) != typ.NumIn() || typ.IsVariadic() && len(args) < last {
		return s.unsupported(n, "the number of arguments")
	}
	for i, a := range args {
		want := typ.In(min(i, last))
		if typ.IsVariadic() && i >= last {
			want = want.Elem()
		}
		if a.typ == unknown || !a.typ.AssignableTo(want) {
			return s.unsupported(n, "an argument that is a %s", a.typ)
		}
	}
	return expr{typ: typ.Out(0), eval: func(f *frame, dot reflect.Value) (v reflect.Value) {
		v = reflect.Zero(typ.Out(0))
		defer f.rescue()
		in := make([]reflect.Value, len(args))
		for i := range args {
			in[i] = args[i].eval(f, dot)
		}
		out := fn.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			f.leave(failed)
		}
		return out[0]
	}}
}

// rescue leaves what to say about a function that panics to html/template.
func (f *frame) rescue() {
	if recover() != nil {
		f.leave(failed)
	}
}
