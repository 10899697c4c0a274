package record_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// wrong says what a fault says in English, or "" for none.
func wrong(f *problem.Fault) string {
	if f == nil {
		return ""
	}
	p := problem.Problem{Place: problem.Place{Field: "x"}, Fault: *f}
	return strings.TrimSuffix(p.Message("en")+" | "+p.Hint("en"), " | ")
}

func TestSetAndAppendCell(t *testing.T) {
	typ := record.Of[plan]()
	for _, tt := range []struct{ column, written, cell string }{
		{"id", "park", "park"},
		{"title_mk", "Парк", "Парк"},
		{"source_url", "https://primer.mk", "https://primer.mk"},
		{"area_km2", "0787,950", "787.950"},
		{"area_km2", "-0,5", "-0.5"},
		{"area_km2", "00", "0"},
		{"adopted", "29.5.2026 г.", "2026-05-29"},
		{"opens", "29.5.2026 16:00", "2026-05-29T16:00"},
		{"slips", "007", "7"},
		{"open", "да", "yes"},
		{"by_type", " citizen = 12 ; cso=3; ", "citizen=12;cso=3"},
		{"topics", "environment; sport;;", "environment;sport"},
		{"contact_name_sq", "Ana", "Ana"},
		{"contact_desk_room", "12", "12"},
		{"respond_email", "info@primer.mk", "info@primer.mk"},
		{"recorded_by", "monitor", "monitor"},
		{"draft", "po", "yes"},
	} {
		var p plan
		if f := typ.Set(&p, tt.column, tt.written); f != nil {
			t.Errorf("Set(%s, %q): %s", tt.column, tt.written, wrong(f))
			continue
		}
		c, _ := typ.Column(tt.column)
		if !c.Leaf.Present(&p) {
			t.Errorf("Set(%s, %q): the value is not present", tt.column, tt.written)
		}
		if got := string(c.Leaf.AppendCell([]byte("a,"), &p, c.Lang)); got != "a,"+tt.cell {
			t.Errorf("Set(%s, %q): AppendCell = %q, want %q", tt.column, tt.written, got, "a,"+tt.cell)
		}
		if got := string(record.AppendValue(nil, c.Leaf.Value(&p))); c.Lang == "" && got != tt.cell {
			t.Errorf("Set(%s, %q): AppendValue = %q, want %q", tt.column, tt.written, got, tt.cell)
		}
		// What is published can be read again and is the same.
		var again plan
		if f := typ.Set(&again, tt.column, tt.cell); f != nil || !reflect.DeepEqual(again, p) {
			t.Errorf("Set(%s, %q) = %+v, %s, want %+v", tt.column, tt.cell, again, wrong(f), p)
		}
	}
}

func TestSetChangesNothing(t *testing.T) {
	typ := record.Of[plan]()
	for _, tt := range []struct{ column, written, fault string }{
		{"id", "", ""},
		{"slips", "", ""},
		{"unknown", "x", ""},
		{"contact", "x", ""},
		{"slips", "дванаесет", `x: "дванаесет" is not a whole number`},
		{"adopted", "2026-05-29 16:00", "x: 2026-05-29 16:00 has a time, and only a day can stand here | write 2026-05-29"},
		{"adopted", "2026-05", "x: 2026-05 does not name a day | write the day, for example 2026-05-29; a consultation whose dates are not known needs source_url"},
		{"opens", "утре", `x: "утре" is not a date | write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time`},
		{"open", "можеби", `x: "можеби" is neither yes nor no`},
		{"area_km2", "12 km2", `x: "12 km2" is not a number | write digits with a decimal point or comma`},
		{"by_type", "citizen", `x: "citizen" is not a number by code | write code=number, with ; between: citizen=12;cso=3`},
	} {
		var p plan
		if got := wrong(typ.Set(&p, tt.column, tt.written)); got != tt.fault {
			t.Errorf("Set(%s, %q): %q, want %q", tt.column, tt.written, got, tt.fault)
		}
		if !reflect.DeepEqual(p, plan{}) {
			t.Errorf("Set(%s, %q) left %+v", tt.column, tt.written, p)
		}
	}
}

func TestTextsAndLists(t *testing.T) {
	typ := record.Of[plan]()
	var p plan
	for _, set := range [][2]string{{"title_mk", "Парк"}, {"title", "Park"}, {"title_mk", "Паркот"}, {"topics", "environment;sport"}} {
		if f := typ.Set(&p, set[0], set[1]); f != nil {
			t.Errorf("Set(%s, %q): %s", set[0], set[1], wrong(f))
		}
	}
	if want := (model.Text{{Lang: "mk", Value: "Паркот"}, {Lang: "", Value: "Park"}}); !slices.Equal(p.Title, want) {
		t.Errorf("title = %v, want %v", p.Title, want)
	}
	var got []string
	for _, l := range typ.Leaves() {
		l.Strings(&p, func(lang, text string) { got = append(got, l.Column+"/"+lang+"/"+text) })
	}
	if want := []string{"title/mk/Паркот", "title//Park", "topics//environment", "topics//sport"}; !slices.Equal(got, want) {
		t.Errorf("Strings = %q, want %q", got, want)
	}
	counts := reflect.ValueOf(&p.ByType).Elem()
	for _, tt := range []struct{ code, number, fault string }{
		{"citizen", "12", ""},
		{"cso", "0", ""},
		{"citizen", "3", `x: "citizen" is counted twice | add the two numbers up`},
		{"media", "", `x: "media=" is not a number by code | write code=number, with ; between: citizen=12;cso=3`},
		{"media", "-3", `x: "-3" is not a whole number`},
	} {
		if got := wrong(record.SetCount(counts, tt.code, tt.number)); got != tt.fault {
			t.Errorf("SetCount(%s, %q): %q, want %q", tt.code, tt.number, got, tt.fault)
		}
	}
	if got, want := p.ByType.String(), "citizen=12;cso=0"; got != want {
		t.Errorf("by_type = %s, want %s", got, want)
	}
	if got := typ.Field("topics").In(reflect.ValueOf(&p).Elem()).Len(); got != 2 {
		t.Errorf("In gives %d topics, want 2", got)
	}
}
