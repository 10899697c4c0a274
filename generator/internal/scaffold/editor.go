package scaffold

import (
	"bytes"
	"encoding/json"
)

// schemas are the YAML files of a site by the schema that describes them.
var schemas = []struct {
	kind  string
	globs []string
}{
	{"site", []string{"content/site.yaml"}},
	{"vocabularies", []string{"content/vocabularies.yaml"}},
	{"messages", []string{"content/messages/*.yaml"}},
	{"calendar", []string{"content/municipalities/*/calendar/*.yaml"}},
	{"consultation", []string{"content/municipalities/*/consultations/*.yaml"}},
	{"report", []string{"content/municipalities/*/reports/*.yaml"}},
	{"round", []string{"content/municipalities/*/checklists/*/*.yaml"}},
	{"checklist", []string{"content/checklists/*.yaml"}},
	{"methodology", []string{"content/indices/*/methodology*.yaml"}},
	{"edition", []string{"content/indices/*/[0-9][0-9][0-9][0-9].yaml"}},
}

// editor writes the settings by which Visual Studio Code, and what follows
// it, checks and completes the YAML of a site with the schemas in schemas/.
func editor() []File {
	bound := map[string][]string{}
	for _, s := range schemas {
		bound["./schemas/"+s.kind+".schema.json"] = s.globs
	}
	return []File{
		{".vscode/extensions.json", indented(map[string]any{"recommendations": []string{
			"redhat.vscode-yaml", "editorconfig.editorconfig", "mechatroner.rainbow-csv"}})},
		{".vscode/settings.json", indented(map[string]any{"yaml.schemas": bound})},
	}
}

func indented(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // maps of strings into memory
	return b.Bytes()
}
