package record

import (
	"reflect"
	"strconv"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
)

// Set reads the written value of a column into a record, a pointer to a
// struct of the type. A text whose column names no language is stored under
// the language "". An empty value changes nothing.
func (t *Type) Set(record any, column, written string) *problem.Fault {
	c, ok := t.Column(column)
	if !ok || written == "" {
		return nil
	}
	return c.Leaf.Set(reflect.ValueOf(record).Elem().FieldByIndex(c.Leaf.index), c.Lang, written)
}

// Set reads a written value into the Go value of a field that is not a group
// and not a list of records.
func (f *Field) Set(v reflect.Value, lang, written string) *problem.Fault {
	switch p := v.Addr().Interface().(type) {
	case *string:
		*p = written
	case *model.Text:
		p.Set(lang, written)
	case *[]string:
		*p = splitList(written)
	case *model.Date:
		w, fault := ParseWhen(written)
		if fault == nil {
			fault = f.Allows(w, written)
		}
		if fault != nil {
			return fault
		}
		*p = w.First
	case *model.When:
		w, fault := ParseWhen(written)
		if fault == nil {
			fault = f.Allows(w, written)
		}
		if fault != nil {
			return fault
		}
		*p = w
	case *model.Int:
		return assign(p, written, ParseInt)
	case *model.Decimal:
		return assign(p, written, ParseDecimal)
	case *model.YesNo:
		return assign(p, written, ParseYesNo)
	case *model.Counts:
		return assign(p, written, ParseCounts)
	}
	return nil
}

func assign[T any](p *T, written string, parse func(string) (T, *problem.Fault)) *problem.Fault {
	value, fault := parse(written)
	if fault == nil {
		*p = value
	}
	return fault
}

// SetCount adds a number of a YAML map of counts.
func SetCount(v reflect.Value, code, written string) *problem.Fault {
	return addCount(v.Addr().Interface().(*model.Counts), code, written)
}

// Value returns the Go value of a leaf in a record, a pointer to a struct.
func (l *Leaf) Value(record any) reflect.Value {
	return reflect.ValueOf(record).Elem().FieldByIndex(l.index)
}

// In returns the Go value of a field in its group or record.
func (f *Field) In(group reflect.Value) reflect.Value { return group.FieldByIndex(f.index) }

// AppendCell writes a value as the tables have it: dates and numbers as the
// contract says, lists with ; between. lang chooses the language of a text.
func (l *Leaf) AppendCell(dst []byte, record any, lang string) []byte {
	return appendValue(dst, l.Value(record), lang)
}

func appendValue(dst []byte, v reflect.Value, lang string) []byte {
	switch p := v.Addr().Interface().(type) {
	case *string:
		return append(dst, *p...)
	case *model.Text:
		return append(dst, p.In(lang)...)
	case *[]string:
		for i, item := range *p {
			if i > 0 {
				dst = append(dst, ';')
			}
			dst = append(dst, item...)
		}
		return dst
	case *model.Date:
		return p.Append(dst)
	case *model.When:
		return p.Append(dst)
	case *model.Int:
		if !p.Known {
			return dst
		}
		return strconv.AppendInt(dst, int64(p.N), 10)
	case *model.Decimal:
		return append(dst, *p...)
	case *model.YesNo:
		return append(dst, p.String()...)
	case *model.Counts:
		return append(dst, p.String()...)
	}
	return dst
}

// Present reports whether a value was given.
func (l *Leaf) Present(record any) bool { return !l.Value(record).IsZero() }

// Strings calls yield for every text that a leaf holds, with its language
// ("" where it has none).
func (l *Leaf) Strings(record any, yield func(lang, text string)) {
	switch p := l.Value(record).Addr().Interface().(type) {
	case *string:
		if *p != "" {
			yield("", *p)
		}
	case *model.Text:
		for _, v := range *p {
			yield(v.Lang, v.Value)
		}
	case *[]string:
		for _, s := range *p {
			yield("", s)
		}
	}
}

// AppendValue writes a value that has no language as tables have it.
func AppendValue(dst []byte, v reflect.Value) []byte { return appendValue(dst, v, "") }
