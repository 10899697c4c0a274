package schema_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"konsulta/generator/internal/content"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/schema"
)

// right is a site in which nothing is wrong.
const right = `
-- site.yaml --
format: 1
title: Консултации
base_url: https://primer.mk/
languages: [mk, sq, en]
publisher: {name: Општина Пример}
-- municipalities.csv --
id,name_mk
x,Пример
-- assets/grb.svg --
<svg/>
-- vocabularies.yaml --
topic: {pcelarstvo: {mk: Пчеларство}, "2026": Шифра}
`

// tree makes a content tree of the right site and more files, each below a
// line with its path: -- path --.
func tree(files string) fstest.MapFS {
	fsys := fstest.MapFS{}
	name := ""
	for line := range strings.Lines(right + files) {
		head, isHead := strings.CutPrefix(strings.TrimSuffix(line, " --\n"), "-- ")
		switch {
		case isHead && strings.HasPrefix(head, "no "):
			delete(fsys, head[len("no "):])
			name = ""
		case isHead:
			name = head
			fsys[name] = &fstest.MapFile{}
		case name != "":
			fsys[name].Data = append(fsys[name].Data, line...)
		}
	}
	return fsys
}

// of reads from a tree what its schemas depend on.
func of(t *testing.T, fsys fs.FS) *schema.Site {
	t.Helper()
	s, _, ok, err := content.Frame(t.Context(), fsys, content.Options{})
	if err != nil || !ok {
		t.Fatalf("Frame: %v, %v", ok, err)
	}
	words, err := locale.Load(s.Messages)
	if err != nil {
		t.Fatal(err)
	}
	return &schema.Site{Languages: s.Settings.Languages, Texts: content.Languages(s), Vocabularies: s.Vocabularies, Words: words}
}

// validator holds documents against the schemas of a site.
type validator struct {
	site  *schema.Site
	kinds map[string]*jsonschema.Schema
}

func newValidator(t *testing.T, s *schema.Site) *validator {
	t.Helper()
	return &validator{s, map[string]*jsonschema.Schema{}}
}

// compiled are the schemas that were needed before: many trees have the same.
var compiled sync.Map

func (v *validator) validate(t *testing.T, kind string, doc any) error {
	t.Helper()
	if v.kinds[kind] == nil {
		data := v.site.Of(schema.Find(kind))
		sch, known := compiled.Load(string(data))
		if !known {
			sch, _ = compiled.LoadOrStore(string(data), compile(t, data, ""))
		}
		v.kinds[kind] = sch.(*jsonschema.Schema)
	}
	return v.kinds[kind].Validate(doc)
}

// compile makes a validator of a document, or of a part of it.
func compile(t *testing.T, data []byte, part string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("urn:test", doc); err != nil {
		t.Fatal(err)
	}
	sch, err := c.Compile("urn:test" + part)
	if err != nil {
		t.Fatalf("%v\n%s", err, data[:200])
	}
	return sch
}

// kindOf tells which kind of document a file holds, "" for none.
func kindOf(file string) string {
	for _, k := range schema.Kinds() {
		for _, pattern := range k.Files {
			if k.Spelling != schema.Row && fits(pattern, file) {
				return k.Name
			}
		}
	}
	return ""
}

// fits matches a path with a pattern in which * stands for one name.
func fits(pattern, file string) bool {
	ok, err := path.Match(pattern, file)
	return err == nil && ok
}

// parse reads YAML as a parser of version 1.2 does, or, if old, of version
// 1.1, to which yes and no are truth values.
func parse(text string, old bool) (any, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	return value(doc.Content[0], old)
}

func value(n *yaml.Node, old bool) (any, error) {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			v, err := value(n.Content[i+1], old)
			if err != nil {
				return nil, err
			}
			m[n.Content[i].Value] = v
		}
		return m, nil
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			v, err := value(c, old)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		return list, nil
	case yaml.AliasNode:
		return nil, fmt.Errorf("an alias")
	}
	return scalar(n, old)
}

func scalar(n *yaml.Node, old bool) (any, error) {
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return n.Value, nil
	}
	switch n.Tag {
	case "!!null":
		return nil, nil
	case "!!bool":
		return strings.EqualFold(n.Value, "true"), nil
	case "!!int", "!!float":
		f, err := strconv.ParseFloat(n.Value, 64)
		if err != nil {
			return n.Value, nil // a number of YAML 1.1, such as 1_000
		}
		return f, nil
	}
	if old {
		switch strings.ToLower(n.Value) {
		case "yes", "on", "y":
			return true, nil
		case "no", "off", "n":
			return false, nil
		}
	}
	return n.Value, nil
}

// What the loader reports falls into three: forms, which a schema has to
// refuse; what records and files say of each other and what nothing but the
// text itself shows, on which a schema is silent.
var forms = strings.Fields(`required key_unknown yaml_not_map yaml_not_list yaml_not_scalar yaml_not_text yaml_root
	text_language list_semicolon date_form date_unknown date_coarse date_clock date_serial date_slashes date_short_year
	date_month_name clock_24 closing_midnight number number_thousands decimal yes_no counts code_unknown id_form id_reserved
	url_form licence email_form phone_form lang_form country_code colour month_day path_form path_kind text_too_long formula
	private_email control_character vocabulary_unknown code_form message_unknown format_newer format_unknown number_zero
	base_url list_twice column_missing`)

// codesAt are the codes of the errors in a file.
func codesAt(problems []problem.Problem, file string) []string {
	var codes []string
	for _, p := range problems {
		if p.File == file && p.Severity() == "error" && !slices.Contains(codes, p.Code) {
			codes = append(codes, p.Code)
		}
	}
	return codes
}

// judge compares loader and schema on one value.
func judge(t *testing.T, seen map[string]bool, name string, codes []string, err error, shown string) {
	t.Helper()
	form := slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return !slices.Contains(forms, c) })
	switch {
	case len(codes) == 0 && err != nil:
		t.Errorf("%s: the loader accepts %s\nthe schema does not: %v", name, shown, err)
	case len(form) > 0 && err == nil:
		t.Errorf("%s: the loader refuses %s: %v\nthe schema accepts it", name, shown, form)
	}
	for _, c := range form {
		seen[c] = true
	}
	if len(codes) == 0 {
		seen["accepted"] = true
	}
}

func load(t *testing.T, fsys fs.FS) (*model.Site, []problem.Problem) {
	t.Helper()
	s, problems, err := content.Load(t.Context(), fsys, content.Options{Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s, problems
}
