package content_test

import (
	"slices"
	"testing"

	"konsulta/generator/internal/content"
)

func TestAddRow(t *testing.T) {
	values := map[string]string{"id": "a", "name": "Б; \"В\", Г"}
	for _, tt := range []struct {
		before, after string
		homeless      []string
	}{
		{"id,name\n", "id,name\na,\"Б; \"\"В\"\", Г\"\n", nil},
		{"name;id;more", "name;id;more\n\"Б; \"\"В\"\", Г\";a;\n", nil},
		{"\ufeffid\tname\r\nx\ty\r\n", "\ufeffid\tname\r\nx\ty\r\na\t\"Б; \"\"В\"\", Г\"\r\n", nil},
		{"\n,\nid,other\n\n\n", "\n,\nid,other\n\n\na,\n", []string{"name"}},
	} {
		with, homeless, ok := content.AddRow([]byte(tt.before), values)
		if !ok || string(with) != tt.after || !slices.Equal(homeless, tt.homeless) {
			t.Errorf("%q becomes %q, %q, want %q, %q", tt.before, with, homeless, tt.after, tt.homeless)
		}
	}
	for _, before := range []string{"", "\n\n", "\ufeff", "\"open"} {
		if with, _, ok := content.AddRow([]byte(before), values); ok {
			t.Errorf("%q has no header and becomes %q", before, with)
		}
	}
}

func TestCheckID(t *testing.T) {
	for _, tt := range []struct{ kind, id, want string }{
		{"consultation", "park", ""},
		{"consultation", "Park", "id_form"},
		{"consultation", "", "id_form"},
		{"consultation", "con", "id_reserved"},
		{"entry", "index", "id_reserved"},
		{"consultation", "search", ""},
		{"municipality", "search", "id_reserved"},
		{"municipality", "index", ""},
		{"page", "subscribe", "id_reserved"},
		{"page", "park-comments", ""},
	} {
		got := ""
		if f := content.CheckID(tt.kind, tt.id); f != nil {
			got = f.Code
		}
		if got != tt.want {
			t.Errorf("CheckID(%s, %q) is %q, want %q", tt.kind, tt.id, got, tt.want)
		}
	}
}
