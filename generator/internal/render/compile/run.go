package compile

import "reflect"

// A step writes a part of a page.
type step func(f *frame, dst []byte, dot reflect.Value) []byte

// A body is what stands between two ends.
type body []step

func (b body) run(f *frame, dst []byte, dot reflect.Value) []byte {
	for _, do := range b {
		if dst = do(f, dst, dot); f.stop != running {
			break
		}
	}
	return dst
}

// A block is a definition, compiled for a type of its argument.
type block struct {
	body body
	vars int // how many there are; the first is "$"
}

// maxVars is how many variables there may be at once; html/template decides
// about definitions that call each other deeper.
const maxVars = 2000

func (b *block) run(f *frame, dst []byte, dot reflect.Value) []byte {
	base, end := f.base, f.end
	if f.base, f.end = end, end+b.vars; f.end > maxVars {
		f.leave(failed)
	}
	if f.stop != running {
		return dst
	}
	for len(f.vars) < f.end {
		f.vars = append(f.vars, reflect.Value{})
	}
	f.vars[f.base] = dot
	dst = b.body.run(f, dst, dot)
	f.base, f.end = base, end
	return dst
}

// A frame is the state of a page that is being written.
type frame struct {
	vars      []reflect.Value // of all definitions that are running
	base, end int             // those of the innermost
	stop      stop
}

// A stop tells why a body ends before its last step. Greater ones win.
type stop int

const (
	running stop = iota
	continued
	broken
	failed // html/template shall write the page
)

func (f *frame) leave(why stop) { f.stop = max(f.stop, why) }

// indirect follows pointers to what they point to. It fails at nil.
func (f *frame) indirect(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			f.leave(failed)
			return reflect.Zero(indirect(v.Type()))
		}
		v = v.Elem()
	}
	return v
}

// indirect gives the type of what a pointer points to in the end.
func indirect(typ reflect.Type) reflect.Type {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	return typ
}
