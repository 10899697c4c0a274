package facts

import (
	"reflect"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/record"
)

// languages counts, for each language of a municipality, the texts of a year
// that are there in it, out of all texts of the year: of the calendar, which
// may be nil, of the consultations that opened in it, and of their reports.
func (t *tally) languages(m *Municipality, plan *Calendar, consultations []*Consultation) {
	due := m.Languages
	if len(due) == 0 {
		due = t.Settings.Languages
	}
	text := func(text model.Text) {
		if text.Empty() {
			return
		}
		for _, lang := range due {
			x := t.measure("coverage_"+lang, UnitShare)
			x.Known = true
			x.Denominator++
			if text.In(lang) != "" {
				x.Numerator++
			}
		}
	}
	if plan != nil {
		for _, e := range plan.Entries {
			texts(record.Of[model.Entry](), reflect.ValueOf(e.Entry).Elem(), text)
		}
	}
	for _, c := range consultations {
		texts(record.Of[model.Consultation](), reflect.ValueOf(c.Consultation).Elem(), text)
		if c.Report != nil {
			texts(record.Of[model.Report](), reflect.ValueOf(c.Report).Elem(), text)
		}
	}
}

// texts calls yield for every text of a record, those of its groups and lists
// included.
func texts(t *record.Type, v reflect.Value, yield func(model.Text)) {
	for _, f := range t.Fields {
		value := f.In(v)
		switch f.Kind {
		case record.Text:
			yield(value.Interface().(model.Text))
		case record.Group:
			texts(f.Type, value, yield)
		case record.Records:
			for i := range value.Len() {
				texts(f.Type, reflect.Indirect(value.Index(i)), yield)
			}
		}
	}
}
