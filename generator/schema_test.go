package generator_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"konsulta/generator"
)

// docs/editors.md lists which schema describes which files.
func TestSchemaFilesAreDocumented(t *testing.T) {
	data, err := os.ReadFile("../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, f := range generator.SchemaFiles() {
		if f.YAML {
			want += fmt.Sprintf("| `%s` | `%s` |\n", strings.Join(f.Files, "`, `"), f.Name)
		}
	}
	if !strings.Contains(string(data), "| files below the content | schema |\n|---|---|\n"+want) {
		t.Errorf("docs/editors.md lacks the table\n%s", want)
	}
}

// A schema is written under the name that its kind is bound to.
func TestSchemaFilesHaveTheirNames(t *testing.T) {
	s, err := generator.BuiltInSchemas()
	if err != nil {
		t.Fatal(err)
	}
	files := s.Files()
	list := generator.SchemaFiles()
	if len(files) != len(list) {
		t.Fatalf("%d schemas, want %d", len(files), len(list))
	}
	for i, f := range list {
		one, err := s.Kind(f.Kind)
		if err != nil || files[i].Path != f.Name || string(files[i].Data) != string(one) {
			t.Errorf("%s is written as %s: %v", f.Name, files[i].Path, err)
		}
	}
	if _, err := s.Kind("consulation"); !errors.Is(err, generator.ErrKind) || !strings.Contains(err.Error(), `did you mean "consultation"?`) {
		t.Errorf(`Kind("consulation") = %v, want ErrKind with a suggestion`, err)
	}
}
