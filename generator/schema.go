package generator

import (
	"context"
	"fmt"
	"io/fs"
	"slices"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/schema"
)

// ErrKind is returned for a kind of record that there is not.
var ErrKind = fmt.Errorf("unknown kind")

// SchemaFile binds the schema of a kind to the files that it describes.
type SchemaFile struct {
	Kind  string   // consultation
	Name  string   // consultation.schema.json
	Files []string // below the content, * for one name: municipalities/*/consultations/*.yaml
	YAML  bool     // whole files in YAML, which editors check; else rows of CSV or front matter
}

// SchemaFiles lists the kinds of records in the order of the documentation.
func SchemaFiles() []SchemaFile {
	var list []SchemaFile
	for _, k := range schema.Kinds() {
		list = append(list, SchemaFile{Kind: k.Name, Name: k.Name + ".schema.json", Files: slices.Clone(k.Files), YAML: k.Spelling == schema.YAML})
	}
	return list
}

// SchemaKind returns the name of the kind that a person means: consultation
// and the name of its table, consultations. The error is an [ErrKind].
func SchemaKind(name string) (string, error) {
	if k := schema.Find(name); k != nil {
		return k.Name, nil
	}
	var names []string
	for _, k := range schema.Kinds() {
		names = append(names, k.Name)
	}
	if like := problem.Closest(name, names); like != "" {
		return "", fmt.Errorf("%w %q; did you mean %q?", ErrKind, name, like)
	}
	return "", fmt.Errorf("%w %q", ErrKind, name)
}

// Schemas makes JSON Schemas for the content of a site.
type Schemas struct{ site *schema.Site }

// ReadSchemas reads from a content tree what schemas depend on: languages,
// vocabularies and own words. Mistakes in records are in nobody's way. Where
// site.yaml cannot be read the error is [ErrContent], and the report says why.
func ReadSchemas(ctx context.Context, fsys fs.FS, name string) (*Schemas, *Report, error) {
	s, problems, ok, err := content.Frame(ctx, fsys, content.Options{Root: name})
	if err != nil {
		return nil, nil, err
	}
	r := &Report{Problems: problems}
	r.Errors, r.Warnings = problem.Count(problems)
	if !ok {
		return nil, r, ErrContent
	}
	words, err := locale.Load(s.Messages)
	if err != nil {
		return nil, r, err
	}
	return &Schemas{&schema.Site{Languages: s.Settings.Languages, Texts: content.Languages(s), Vocabularies: s.Vocabularies, Words: words}}, r, nil
}

// BuiltInSchemas makes the schemas of a site that is not there yet: in the
// languages of the program, with its own codes.
func BuiltInSchemas() (*Schemas, error) {
	words, err := locale.Load(nil)
	if err != nil {
		return nil, err
	}
	languages := []string{"mk", "sq", "en"}
	return &Schemas{&schema.Site{Languages: languages, Texts: languages, Vocabularies: model.BuiltIn(), Words: words}}, nil
}

// Kind returns the schema of a kind, or for "" one document that defines all.
// The error is an [ErrKind].
func (s *Schemas) Kind(name string) ([]byte, error) {
	if name == "" {
		return s.site.All(), nil
	}
	k := schema.Find(name)
	if k == nil {
		_, err := SchemaKind(name)
		return nil, err
	}
	return s.site.Of(k), nil
}

// Files returns the schema of every kind, each a file beside the others.
func (s *Schemas) Files() []File {
	var files []File
	for _, k := range schema.Kinds() {
		files = append(files, File{Path: k.Name + ".schema.json", Data: s.site.Of(k)})
	}
	return files
}
