package generator_test

import (
	"encoding/json"
	"path"
	"strings"
	"testing"

	"konsulta/generator"
)

// Every YAML of a new site, and of those that may join it, is bound to one
// schema, which is there.
func TestEditorSettingsBindEveryYAML(t *testing.T) {
	made, _, err := generator.Init(t.Context(), generator.Options{AsOf: "2026-11-25"}, generator.NewSite{Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range made {
		files[f.Path] = f.Data
	}
	var settings struct {
		Schemas map[string][]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal(files[".vscode/settings.json"], &settings); err != nil {
		t.Fatal(err)
	}
	all := []string{"content/vocabularies.yaml", "content/messages/de.yaml", "content/municipalities/primer/checklists/openness/2026.yaml",
		"content/checklists/openness.yaml", "content/indices/openness/methodology-2.yaml", "content/indices/openness/2026.yaml"}
	for name := range files {
		if path.Ext(name) == ".yaml" && strings.HasPrefix(name, "content/") {
			all = append(all, name)
		}
	}
	for _, name := range all {
		n := 0
		for schema, globs := range settings.Schemas {
			if !json.Valid(files[strings.TrimPrefix(schema, "./")]) {
				t.Errorf("%s is not there", schema)
			}
			for _, glob := range globs {
				if ok, err := path.Match(glob, name); err != nil {
					t.Error(err)
				} else if ok {
					n++
				}
			}
		}
		if n != 1 {
			t.Errorf("%s is bound to %d schemas", name, n)
		}
	}
}
