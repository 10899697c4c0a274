package compile

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// A compiler compiles a set of definitions. It goes on behind a mistake, of
// which the first is kept.
type compiler struct {
	set     *template.Template
	funcs   template.FuncMap
	pure    []string // the functions that can be called when compiling
	blocks  map[key]*block
	holes   map[string]*template.Template // see hole
	derived []string                      // definitions that cannot be looked up
	err     error
}

// A key is a definition with the type of its argument.
type key struct {
	name string
	dot  reflect.Type
}

// A scope is a definition that is being compiled.
type scope struct {
	*compiler
	tree  *parse.Tree
	block *block
	vars  []variable // that can be seen; the last of a name counts
}

type variable struct {
	name string
	typ  reflect.Type
	slot int
}

// block compiles a definition, unless that has been done.
func (c *compiler) block(name string, dot reflect.Type) *block {
	k := key{name, dot}
	if c.blocks[k] == nil {
		c.blocks[k] = &block{}
		if d := c.set.Lookup(name); d == nil {
			c.derived = append(c.derived, name)
		} else {
			s := &scope{compiler: c, tree: d.Tree, block: c.blocks[k]}
			s.declare("$", dot)
			s.block.body = s.list(d.Tree.Root, dot)
		}
	}
	return c.blocks[k]
}

func (s *scope) declare(name string, typ reflect.Type) {
	s.vars = append(s.vars, variable{name, typ, s.block.vars})
	s.block.vars++
}

// forget ends what the variables behind the first n can be seen by.
func (s *scope) forget(n int) { s.vars = s.vars[:n] }

// list compiles nodes for a dot of the type given. Texts that follow each
// other become one.
func (s *scope) list(list *parse.ListNode, dot reflect.Type) (b body) {
	if list == nil {
		return nil
	}
	text := ""
	flush := func() {
		if t := text; t != "" {
			b = append(b, func(_ *frame, dst []byte, _ reflect.Value) []byte { return append(dst, t...) })
		}
		text = ""
	}
	for _, n := range list.Nodes {
		more, do := s.node(n, dot)
		if text += more; do != nil {
			flush()
			b = append(b, do)
		}
	}
	flush()
	return b
}

// node compiles a node to a text or a step.
func (s *scope) node(n parse.Node, dot reflect.Type) (text string, do step) {
	switch n := n.(type) {
	case *parse.TextNode:
		text = string(n.Text)
	case *parse.CommentNode:
	case *parse.ActionNode:
		text, do = s.action(n, dot)
	case *parse.IfNode:
		do = s.branch(&n.BranchNode, false, dot)
	case *parse.WithNode:
		do = s.branch(&n.BranchNode, true, dot)
	case *parse.RangeNode:
		do = s.loop(&n.BranchNode, dot)
	case *parse.TemplateNode:
		do = s.call(n, dot)
	case *parse.BreakNode:
		do = leave(broken)
	case *parse.ContinueNode:
		do = leave(continued)
	default:
		s.unsupported(n, "an action")
	}
	return text, do
}

func leave(why stop) step {
	return func(f *frame, dst []byte, _ reflect.Value) []byte { f.leave(why); return dst }
}

// action compiles a value that is shown, or a variable that is set.
func (s *scope) action(n *parse.ActionNode, dot reflect.Type) (text string, do step) {
	if len(n.Pipe.Decl) > 0 {
		set := s.pipe(n.Pipe, dot).eval
		return "", func(f *frame, dst []byte, dot reflect.Value) []byte { set(f, dot); return dst }
	}
	var escapers []string
	for _, cmd := range n.Pipe.Cmds {
		if name := cmd.String(); strings.HasPrefix(name, escaper) {
			escapers = append(escapers, name)
		}
	}
	cmds := n.Pipe.Cmds[:len(n.Pipe.Cmds)-len(escapers)]
	return s.show(n, s.known(n, s.commands(cmds, dot)), escapers)
}

// branch compiles if and with.
func (s *scope) branch(n *parse.BranchNode, with bool, dot reflect.Type) step {
	defer s.forget(len(s.vars))
	e, inner := s.pipe(n.Pipe, dot), dot
	if with {
		inner = s.known(n.Pipe, e).typ
	}
	yes, no := s.list(n.List, inner), s.list(n.ElseList, dot)
	return func(f *frame, dst []byte, dot reflect.Value) []byte {
		v := e.eval(f, dot)
		if !isTrue(v) {
			return no.run(f, dst, dot)
		}
		if with {
			dot = v
		}
		return yes.run(f, dst, dot)
	}
}

// loop compiles range over slices and arrays.
func (s *scope) loop(n *parse.BranchNode, dot reflect.Type) step {
	mark := len(s.vars)
	defer s.forget(mark)
	e := s.commands(n.Pipe.Cmds, dot)
	typ := indirect(e.typ)
	if k := typ.Kind(); k != reflect.Slice && k != reflect.Array || n.Pipe.IsAssign {
		s.unsupported(n.Pipe, "range over a %s", e.typ)
		return nil
	}
	decl := n.Pipe.Decl
	if len(decl) == 2 {
		s.declare(decl[0].Ident[0], intType)
	}
	if len(decl) > 0 {
		s.declare(decl[len(decl)-1].Ident[0], typ.Elem())
	}
	last := s.block.vars - 1
	each := s.list(n.List, typ.Elem())
	// Without elements html/template gives the variables the list itself.
	for i := range s.vars[mark:] {
		s.vars[mark+i].typ = unknown
	}
	none := s.list(n.ElseList, dot)
	return func(f *frame, dst []byte, dot reflect.Value) []byte {
		many := f.indirect(e.eval(f, dot))
		if many.Len() == 0 {
			return none.run(f, dst, dot)
		}
		for i := 0; i < many.Len() && f.stop == running; i++ {
			v := many.Index(i)
			if len(decl) > 0 {
				f.vars[f.base+last] = v
			}
			if len(decl) == 2 {
				f.vars[f.base+last-1] = reflect.ValueOf(i)
			}
			if dst = each.run(f, dst, v); f.stop == continued {
				f.stop = running
			}
		}
		if f.stop == broken {
			f.stop = running
		}
		return dst
	}
}

// call compiles template.
func (s *scope) call(n *parse.TemplateNode, dot reflect.Type) step {
	e := expr{typ: unknown, eval: func(*frame, reflect.Value) reflect.Value { return reflect.Zero(unknown) }}
	if n.Pipe != nil {
		e = s.known(n, s.pipe(n.Pipe, dot))
	}
	b := s.compiler.block(n.Name, e.typ)
	return func(f *frame, dst []byte, dot reflect.Value) []byte { return b.run(f, dst, e.eval(f, dot)) }
}
