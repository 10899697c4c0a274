package export

import (
	"encoding/json"
	"reflect"

	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// AppendConsultation writes one consultation with its report, comments and
// long texts as a JSON document: names as in the record, texts by language,
// maps and lists nested.
func (s *Site) AppendConsultation(dst []byte, c *facts.Consultation) []byte {
	f := c.ConsultationFacts
	consultationRows(s, &facts.Municipality{Municipality: c.Municipality.Municipality,
		Consultations: []*facts.Consultation{c}}, func(r Row) bool {
		f = *r.Derived.(*model.ConsultationFacts)
		return false
	})
	o := object{dst: append(dst, '{')}
	whole := *c.Consultation.Whole()
	whole.Body.Held = c.Body.Text()
	o.fields(record.Of[model.Consultation](), reflect.ValueOf(&whole).Elem())
	o.extra(c.Consultation.Record.Extra)
	o.fields(record.Of[model.ConsultationFacts](), reflect.ValueOf(&f).Elem(), "comments")
	if c.Report != nil {
		o.name("report")
		inner := object{dst: append(o.dst, '{')}
		report := *c.Report.Whole()
		report.Body.Held = c.Report.Body.Text()
		inner.fields(record.Of[model.Report](), reflect.ValueOf(&report).Elem())
		inner.extra(c.Report.Record.Extra)
		o.dst = append(inner.dst, '}')
	}
	o.name("comments")
	o.dst = append(o.dst, '[')
	for i, x := range c.CommentRows() {
		if i > 0 {
			o.dst = append(o.dst, ',')
		}
		inner := object{dst: append(o.dst, '{')}
		inner.fields(record.Of[model.Comment](), reflect.ValueOf(x.Comment).Elem())
		inner.extra(x.Comment.Record.Extra)
		o.dst = append(inner.dst, '}')
	}
	o.dst = append(o.dst, "]}\n"...)
	return o.dst
}

// object is a JSON object that is being written.
type object struct {
	dst   []byte
	comma bool
}

func (o *object) name(name string) {
	if o.comma {
		o.dst = append(o.dst, ',')
	}
	o.comma = true
	o.dst = append(appendString(o.dst, name), ':')
}

func (o *object) extra(list []model.Extra) {
	for _, x := range list {
		o.name(x.Name)
		o.dst = appendString(o.dst, x.Value)
	}
}

// fields writes the fields of a struct that hold something, as YAML names
// them, but those left out by name.
func (o *object) fields(t *record.Type, v reflect.Value, leaveOut ...string) {
next:
	for _, f := range t.Fields {
		fv := f.In(v)
		if f.Private || !f.YAML && f.Name != "of" || fv.IsZero() {
			continue
		}
		for _, name := range leaveOut {
			if name == f.Name {
				continue next
			}
		}
		o.field(f, fv)
	}
}

func (o *object) field(f *record.Field, v reflect.Value) {
	switch value := v.Interface().(type) {
	case model.Text:
		o.name(f.Name)
		o.dst = append(o.dst, '{')
		for i, t := range value {
			if i > 0 {
				o.dst = append(o.dst, ',')
			}
			o.dst = append(appendString(o.dst, t.Lang), ':')
			o.dst = appendString(o.dst, t.Value)
		}
		o.dst = append(o.dst, '}')
	case model.Counts:
		o.name(f.Name)
		inner := object{dst: append(o.dst, '{')}
		for _, c := range value {
			inner.name(c.Code)
			inner.dst = append(inner.dst, model.Number(c.N).String()...)
		}
		o.dst = append(inner.dst, '}')
	case []string:
		o.name(f.Name)
		b, _ := json.Marshal(value) // strings always encode
		o.dst = append(o.dst, b...)
	default:
		o.other(f, v)
	}
}

func (o *object) other(f *record.Field, v reflect.Value) {
	switch f.Kind {
	case record.Group:
		o.name(f.Name)
		inner := object{dst: append(o.dst, '{')}
		inner.fields(f.Type, v)
		o.dst = append(inner.dst, '}')
	case record.Records:
		o.name(f.Name)
		o.dst = append(o.dst, '[')
		for i := range v.Len() {
			if i > 0 {
				o.dst = append(o.dst, ',')
			}
			inner := object{dst: append(o.dst, '{')}
			inner.fields(f.Type, v.Index(i))
			o.dst = append(inner.dst, '}')
		}
		o.dst = append(o.dst, ']')
	default:
		leaf := &record.Leaf{Field: f}
		o.name(f.Name)
		o.dst = appendTyped(o.dst, leaf, string(record.AppendValue(nil, v)))
	}
}
