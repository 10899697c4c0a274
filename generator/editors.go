package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
)

// schemaFolder is where a site keeps its schemas, beside the content.
const schemaFolder = ".vscode/schemas/"

// editorFiles are the schemas of a site and the settings by which Visual Studio
// Code, and what follows it, checks and completes the YAML by them.
func editorFiles(ctx context.Context, content fs.FS) ([]File, error) {
	s, _, err := ReadSchemas(ctx, content, "content")
	if err != nil {
		return nil, err
	}
	bound := map[string][]string{}
	var files []File
	for _, k := range SchemaFiles() {
		if !k.YAML {
			continue
		}
		for _, glob := range k.Files {
			bound["./"+schemaFolder+k.Name] = append(bound["./"+schemaFolder+k.Name], "content/"+glob)
		}
		data, err := s.Kind(k.Kind)
		if err != nil {
			return nil, err
		}
		files = append(files, File{schemaFolder + k.Name, data})
	}
	return append(files,
		File{".vscode/extensions.json", indented(map[string]any{"recommendations": []string{
			"redhat.vscode-yaml", "editorconfig.editorconfig", "mechatroner.rainbow-csv"}})},
		File{".vscode/settings.json", indented(map[string]any{"yaml.schemas": bound})}), nil
}

func indented(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // maps of strings into memory
	return b.Bytes()
}
