package compile

import (
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"text/template/parse"
)

// An expr is an expression of a known type.
type expr struct {
	typ      reflect.Type
	constant bool
	eval     func(f *frame, dot reflect.Value) reflect.Value
}

// unknown is the type of what is not there, or is one of several types: only
// its truth can be used.
var unknown = reflect.TypeFor[struct{ _ bool }]()

var (
	stringType = reflect.TypeFor[string]()
	intType    = reflect.TypeFor[int]()
	boolType   = reflect.TypeFor[bool]()
)

func literal(x any) expr {
	v := reflect.ValueOf(x)
	return expr{v.Type(), true, func(*frame, reflect.Value) reflect.Value { return v }}
}

// isTrue is template.IsTrue, without allocation for what views have.
func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Bool, reflect.Int, reflect.Pointer:
		return !v.IsZero()
	case reflect.Struct:
		return true
	}
	truth, _ := template.IsTrue(v.Interface())
	return truth
}

// known refuses an expression of which there is not more than truth, or whose
// type only the page will tell.
func (s *scope) known(n parse.Node, e expr) expr {
	if e.typ == unknown || e.typ.Kind() == reflect.Interface {
		return s.unsupported(n, "a value of no certain type")
	}
	return e
}

// pipe compiles a pipeline, which may set a variable.
func (s *scope) pipe(p *parse.PipeNode, dot reflect.Type) expr {
	e := s.commands(p.Cmds, dot)
	if len(p.Decl) == 0 {
		return e
	}
	name, typ, eval := p.Decl[0].Ident[0], s.known(p, e).typ, e.eval
	if !p.IsAssign {
		s.declare(name, typ)
	}
	v := s.variable(name)
	if v.typ != typ {
		return s.unsupported(p, "another type for %s", name)
	}
	return expr{typ: typ, eval: func(f *frame, dot reflect.Value) reflect.Value {
		f.vars[f.base+v.slot] = eval(f, dot)
		return f.vars[f.base+v.slot]
	}}
}

// commands compiles a pipeline without what it sets.
func (s *scope) commands(cmds []*parse.CommandNode, dot reflect.Type) (e expr) {
	for i, cmd := range cmds {
		id, call := cmd.Args[0].(*parse.IdentifierNode)
		if !call {
			if i > 0 || len(cmd.Args) > 1 {
				return s.unsupported(cmd, "an argument")
			}
			e = s.operand(cmd.Args[0], dot)
			continue
		}
		var args []expr
		for _, n := range cmd.Args[1:] {
			args = append(args, s.operand(n, dot))
		}
		if i > 0 {
			args = append(args, s.known(cmd, e))
		}
		e = s.function(cmd, id.Ident, args, i > 0)
	}
	return e
}

func (s *scope) operand(n parse.Node, dot reflect.Type) expr {
	self := expr{typ: dot, eval: func(_ *frame, dot reflect.Value) reflect.Value { return dot }}
	switch n := n.(type) {
	case *parse.DotNode:
		return s.known(n, self)
	case *parse.FieldNode:
		return s.fields(n, self, n.Ident)
	case *parse.VariableNode:
		v := s.variable(n.Ident[0])
		read := func(f *frame, _ reflect.Value) reflect.Value { return f.vars[f.base+v.slot] }
		return s.fields(n, expr{typ: v.typ, eval: read}, n.Ident[1:])
	case *parse.ChainNode:
		return s.fields(n, s.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		return s.pipe(n, dot)
	case *parse.IdentifierNode:
		return s.function(n, n.Ident, nil, false)
	case *parse.StringNode:
		return literal(n.Text)
	case *parse.BoolNode:
		return literal(n.True)
	case *parse.NumberNode:
		if _, err := strconv.Atoi(n.Text); err == nil {
			return literal(int(n.Int64))
		}
	}
	return s.unsupported(n, "an operand")
}

// variable finds the one that a name means; the parser knows that there is
// one.
func (s *scope) variable(name string) variable {
	for _, v := range slices.Backward(s.vars) {
		if v.name == name {
			return v
		}
	}
	return s.vars[0]
}

// fields follows a chain of fields from a value.
func (s *scope) fields(n parse.Node, e expr, names []string) expr {
	for _, name := range names {
		typ := indirect(s.known(n, e).typ)
		if _, method := reflect.PointerTo(typ).MethodByName(name); method || typ.Kind() == reflect.Map {
			return s.unsupported(n, "the method or entry %s", name)
		}
		var field reflect.StructField
		if typ.Kind() == reflect.Struct {
			field, _ = typ.FieldByName(name)
		}
		if field.Name == "" || !field.IsExported() {
			return s.lacks(n, typ, name)
		}
		for _, i := range field.Index {
			e = member(e, i)
		}
	}
	return s.known(n, e)
}

// member gives field i of a struct or of what a pointer points to.
func member(e expr, i int) expr {
	of, typ := e.eval, indirect(e.typ).Field(i).Type
	if e.typ.Kind() == reflect.Struct {
		return expr{typ: typ, eval: func(f *frame, dot reflect.Value) reflect.Value { return of(f, dot).Field(i) }}
	}
	return expr{typ: typ, eval: func(f *frame, dot reflect.Value) reflect.Value { return f.indirect(of(f, dot)).Field(i) }}
}
