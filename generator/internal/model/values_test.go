package model_test

import (
	"slices"
	"strings"
	"testing"

	"konsulta/generator/internal/model"
)

func TestPick(t *testing.T) {
	text := model.Text{{Lang: "mk", Value: "Град"}, {Lang: "sq", Value: ""}, {Lang: "en", Value: "City"}}
	for _, tt := range []struct {
		text        model.Text
		langs       string
		value, lang string
	}{
		{text, "mk sq en", "Град", "mk"},
		{text, "en mk", "City", "en"},
		{text, "sq en mk", "City", "en"}, // an empty text is none
		{text, "sq", "Град", "mk"},       // what there is, in the order of the record
		{text, "", "Град", "mk"},
		{model.Text{{Lang: "sq"}, {Lang: "en", Value: "City"}}, "mk", "City", "en"},
		{model.Text{{Lang: "sq"}}, "sq mk", "", ""},
		{nil, "mk", "", ""},
	} {
		first, others, _ := strings.Cut(tt.langs, " ")
		value, lang := tt.text.Pick(first, strings.Fields(others))
		if value != tt.value || lang != tt.lang {
			t.Errorf("%v.Pick(%s) = %q, %q, want %q, %q", tt.text, tt.langs, value, lang, tt.value, tt.lang)
		}
	}
}

func TestText(t *testing.T) {
	var text model.Text
	if !text.Empty() || text.In("mk") != "" {
		t.Error("a text that was never set is not empty")
	}
	text.Set("mk", "")
	if !text.Empty() {
		t.Error("a text of nothing is not empty")
	}
	text.Set("sq", "Qyteti")
	text.Set("mk", "Град")
	text.Set("mk", "Градот")
	want := model.Text{{Lang: "mk", Value: "Градот"}, {Lang: "sq", Value: "Qyteti"}}
	if !slices.Equal(text, want) || text.Empty() || text.In("sq") != "Qyteti" || text.In("en") != "" {
		t.Errorf("the text is %v, want %v", text, want)
	}
}

func TestAttachment(t *testing.T) {
	for destination, want := range map[string]string{
		"files/plan.pdf":          "plan.pdf",
		"files/maps/plan.pdf":     "maps/plan.pdf",
		"../files/plan.pdf":       "plan.pdf",
		"./../../files/plan.pdf":  "plan.pdf",
		"plan.pdf":                "",
		"/files/plan.pdf":         "",
		"https://files/plan.pdf":  "",
		"other/../files/plan.pdf": "",
		"..":                      "",
		"":                        "",
	} {
		path, ok := model.Attachment(destination)
		if ok != (want != "") || ok && path != want {
			t.Errorf("Attachment(%q) = %q, %t, want %q", destination, path, ok, want)
		}
	}
}

func TestInt(t *testing.T) {
	for _, tt := range []struct {
		n    model.Int
		want string
	}{{model.Int{}, ""}, {model.Number(0), "0"}, {model.Number(-3), "-3"}, {model.Number(1842576), "1842576"}} {
		if got := tt.n.String(); got != tt.want {
			t.Errorf("%+v is written %q, want %q", tt.n, got, tt.want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for d, want := range map[model.Decimal]float64{"": 0, "0": 0, "0.5": 0.5, "-3.25": -3.25, "41.76078": 41.76078} {
		if got := d.Float(); got != want {
			t.Errorf("Decimal(%q).Float() = %v, want %v", d, got, want)
		}
	}
}

func TestYesNo(t *testing.T) {
	for y, want := range map[model.YesNo]string{model.Untold: "", model.Told(true): "yes", model.Told(false): "no"} {
		if got := y.String(); got != want {
			t.Errorf("YesNo(%d) is written %q, want %q", y, got, want)
		}
	}
}

func TestCounts(t *testing.T) {
	for _, tt := range []struct {
		counts model.Counts
		text   string
		sum    int
	}{
		{nil, "", 0},
		{model.Counts{{Code: "cso", N: 3}}, "cso=3", 3},
		{model.Counts{{Code: "citizen", N: 12}, {Code: "cso", N: 3}, {Code: "media", N: 0}}, "citizen=12;cso=3;media=0", 15},
	} {
		if tt.counts.String() != tt.text || tt.counts.Sum() != tt.sum {
			t.Errorf("counts are %q, in all %d, want %q, %d", tt.counts, tt.counts.Sum(), tt.text, tt.sum)
		}
	}
}

func TestNamed(t *testing.T) {
	for _, tt := range []struct {
		applies model.AppliesTo
		want    int
	}{
		{model.AppliesTo{}, 0},
		{model.AppliesTo{Forms: []string{"forum", "survey"}}, 1},
		{model.AppliesTo{Municipalities: []string{"primer"}, Obligation: "voluntary"}, 2},
		{model.AppliesTo{Municipalities: []string{"primer"}, Forms: []string{"forum"}, ActTypes: []string{"budget"}, Obligation: "obligatory"}, 4},
	} {
		if got := tt.applies.Named(); got != tt.want {
			t.Errorf("%+v names %d, want %d", tt.applies, got, tt.want)
		}
	}
}

func TestRecordID(t *testing.T) {
	for of, want := range map[string]string{"budget-2027": "budget-2027", "budget-2027/4": "budget-2027", "budget-2027/a/b": "budget-2027", "": ""} {
		if got := (&model.Redaction{Of: of}).RecordID(); got != want {
			t.Errorf("what was removed from %q belongs to %q, want %q", of, got, want)
		}
	}
}

func TestComplete(t *testing.T) {
	said := model.Text{{Lang: "mk", Value: "Да"}}
	long := func(t model.Text) model.Long { return model.Long{Held: t} }
	for name, tt := range map[string]struct {
		report   model.Report
		comments int
		want     bool
	}{
		"nothing":        {model.Report{Outcome: "sent_back", WeDid: long(said), WeAsked: long(said), Limitations: said}, 0, false},
		"an empty body":  {model.Report{Body: long(model.Text{{Lang: "mk"}})}, 0, false},
		"no_comments no": {model.Report{NoComments: model.No}, 0, false},
		"comments":       {model.Report{}, 1, true},
		"no_comments":    {model.Report{NoComments: model.Yes}, 0, true},
		"body":           {model.Report{Body: long(said)}, 0, true},
		"you_said":       {model.Report{YouSaid: long(said)}, 0, true},
		"themes":         {model.Report{Themes: make([]model.ReportTheme, 1)}, 0, true},
		"text_changes":   {model.Report{TextChanges: make([]model.TextChange, 1)}, 0, true},
	} {
		if got := tt.report.Complete(tt.comments); got != tt.want {
			t.Errorf("%s: Complete(%d) = %t, want %t", name, tt.comments, got, tt.want)
		}
	}
}

func TestVocabularies(t *testing.T) {
	v := model.BuiltIn()
	for name, codes := range v {
		if sorted := slices.Sorted(slices.Values(codes)); len(slices.Compact(sorted)) < len(codes) {
			t.Errorf("%s has a code twice: %v", name, codes)
		}
	}
	if !v.Has("state", "overdue") || v.Has("state", "budget") || v.Has("nothing", "overdue") {
		t.Error("Has does not tell what a vocabulary holds")
	}
	if !v.Open("topic") || v.Open("state") || v.Open("disposition") {
		t.Error("Open does not tell which vocabularies may grow")
	}
	v["topic"][0] = "changed"
	if model.BuiltIn()["topic"][0] == "changed" {
		t.Error("BuiltIn gives the same list twice")
	}
}
