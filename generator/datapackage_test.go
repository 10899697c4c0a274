package generator_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// described is what a program reads in datapackage.json.
type described struct {
	Name, Title string
	Titles      map[string]string
	Licenses    []struct{ Name, Path string }
	Resources   []describedTable
}

type describedTable struct {
	Name, Path, Title, Hash string
	Bytes, Rows             int
	Schema                  struct {
		Fields      []describedField
		PrimaryKey  []string
		UniqueKeys  [][]string
		ForeignKeys []struct {
			Fields    []string
			Reference struct {
				Resource string
				Fields   []string
			}
		}
	}
}

type describedField struct {
	Name, Type, Title       string
	Titles                  map[string]string
	TrueValues, FalseValues []string
	Categories              []struct{ Value, Label string }
	Constraints             struct {
		Required bool
		Pattern  string
		Enum     []string
	}
}

func (s site) dataPackage(t *testing.T) *described {
	t.Helper()
	d := new(described)
	if err := json.Unmarshal(s["data/datapackage.json"], d); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDataPackageHolds reads every table as datapackage.json describes it:
// bytes, columns, cells and keys.
func TestDataPackageHolds(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			d := s.dataPackage(t)
			var named, want []string
			rows := map[string][][]string{}
			for _, r := range d.Resources {
				named = append(named, "data/"+r.Path)
				rows[r.Name] = s.table(t, "data/"+r.Path)
			}
			for _, name := range s.paths() {
				if path.Dir(name) == "data" && path.Ext(name) == ".csv" {
					want = append(want, name)
				}
			}
			if slices.Sort(named); !slices.Equal(named, want) {
				t.Errorf("datapackage.json describes %q, and there are %q", named, want)
			}
			for i := range d.Resources {
				r := &d.Resources[i]
				data := s["data/"+r.Path]
				if got := fmt.Sprintf("sha256:%x", sha256.Sum256(data)); r.Hash != got || r.Bytes != len(data) || r.Rows != len(rows[r.Name])-1 {
					t.Errorf("%s: described as %d bytes, %d rows, %s; it has %d, %d, %s", r.Path, r.Bytes, r.Rows, r.Hash, len(data), len(rows[r.Name])-1, got)
				}
				checkCells(t, r, rows[r.Name])
				checkKeys(t, r, rows)
			}
		})
	}
}

// checkCells checks that each cell is what its field says.
func checkCells(t *testing.T, r *describedTable, rows [][]string) {
	t.Helper()
	if r.Title == "" || len(r.Schema.Fields) != len(rows[0]) {
		t.Fatalf("%s: the title is %q, and %d columns are described of %d", r.Path, r.Title, len(r.Schema.Fields), len(rows[0]))
	}
	for i := range r.Schema.Fields {
		f := &r.Schema.Fields[i]
		if f.Name != rows[0][i] || f.Title == "" && !strings.HasPrefix(f.Name, "x_") {
			t.Errorf("%s: column %d is %q, described as %q with the title %q", r.Path, i+1, rows[0][i], f.Name, f.Title)
		}
		for n, row := range rows[1:] {
			if !f.allows(row[i]) {
				t.Errorf("%s:%d: %s is %q, which is no %s or not allowed", r.Path, n+2, f.Name, row[i], f.Type)
			}
		}
	}
}

// allows reads a cell as the standard says.
func (f *describedField) allows(cell string) bool {
	if cell == "" {
		return !f.Constraints.Required
	}
	if p := f.Constraints.Pattern; p != "" && !regexp.MustCompile("^(?:"+p+")$").MatchString(cell) {
		return false
	}
	if e := f.Constraints.Enum; e != nil && !slices.Contains(e, cell) {
		return false
	}
	switch f.Type {
	case "integer":
		_, err := strconv.Atoi(cell)
		return err == nil
	case "number":
		_, err := strconv.ParseFloat(cell, 64)
		return err == nil
	case "date":
		_, err := time.Parse(time.DateOnly, cell)
		return err == nil
	case "boolean":
		return slices.Contains(f.TrueValues, cell) || slices.Contains(f.FalseValues, cell)
	}
	return f.Type == "string"
}

// checkKeys checks that keys name one row each, and that what a foreign key
// names is there.
func checkKeys(t *testing.T, r *describedTable, rows map[string][][]string) {
	t.Helper()
	for _, key := range append([][]string{r.Schema.PrimaryKey}, r.Schema.UniqueKeys...) {
		if values := valuesOf(rows[r.Name], key); len(key) == 0 || len(values) != len(rows[r.Name])-1 {
			t.Errorf("%s: %q has %d values in %d rows", r.Path, key, len(values), len(rows[r.Name])-1)
		}
	}
	for _, k := range r.Schema.ForeignKeys {
		there := valuesOf(rows[k.Reference.Resource], k.Reference.Fields)
		for value := range valuesOf(rows[r.Name], k.Fields) {
			if !there[value] {
				t.Errorf("%s: %q is %q, which %s does not have", r.Path, k.Fields, value, k.Reference.Resource)
			}
		}
	}
}

// valuesOf is the set of what stands in some columns of a table together.
func valuesOf(rows [][]string, columns []string) map[string]bool {
	values := map[string]bool{}
	for _, row := range rows[1:] {
		var parts []string
		for _, name := range columns {
			parts = append(parts, row[slices.Index(rows[0], name)])
		}
		values[strings.Join(parts, "|")] = true
	}
	return values
}

// TestDataPackageJoins names what joins what (contract, section 5).
func TestDataPackageJoins(t *testing.T) {
	var got []string
	for _, r := range goldenSite(t).dataPackage(t).Resources {
		for _, k := range r.Schema.ForeignKeys {
			got = append(got, r.Name+" "+strings.Join(k.Fields, ",")+" -> "+k.Reference.Resource)
		}
	}
	for _, want := range []string{"calendar municipality -> municipalities", "consultations municipality -> municipalities",
		"comments municipality,consultation -> consultations", "documents municipality,consultation -> consultations",
		"index-openness-scores municipality -> municipalities"} {
		if !slices.Contains(got, want) {
			t.Errorf("there is no %q among %q", want, got)
		}
	}
}

// TestDataPackageSpeaksEveryLanguage looks at a title in each language of the
// site, at a code with its label, and at the licence.
func TestDataPackageSpeaksEveryLanguage(t *testing.T) {
	d := render(t, options(os.DirFS(demonstration), demonstrationAsOf)).dataPackage(t)
	i := slices.IndexFunc(d.Resources, func(r describedTable) bool { return r.Name == "consultations" })
	fields := d.Resources[i].Schema.Fields
	title := fields[slices.IndexFunc(fields, func(f describedField) bool { return f.Name == "closes" })]
	if title.Titles["mk"] == "" || title.Titles["sq"] == "" || title.Titles["en"] == "" || title.Title != title.Titles["mk"] {
		t.Errorf("closes is called %q, %q", title.Title, title.Titles)
	}
	state := fields[slices.IndexFunc(fields, func(f describedField) bool { return f.Name == "state" })]
	if len(state.Categories) == 0 || state.Categories[0].Label == "" || state.Categories[0].Label == state.Categories[0].Value {
		t.Errorf("state has the codes %v", state.Categories)
	}
	if len(d.Licenses) != 1 || d.Licenses[0].Path == "" {
		t.Errorf("the licences are %v", d.Licenses)
	}
}

// TestDataPackageProfile holds datapackage.json against the published profile,
// where that is there.
func TestDataPackageProfile(t *testing.T) {
	profile := "../../shared/standards/datapackage/profiles/2.0/datapackage.json"
	if _, err := os.Stat(profile); err != nil {
		t.Skip("the profile is not there")
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseRegexpEngine(profilePattern)
	schema, err := c.Compile(profile)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range sites {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(tt.site(t)["data/datapackage.json"]))
		if err == nil {
			err = schema.Validate(value)
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// profilePattern compiles a pattern of the profile. That of paths looks ahead,
// which Go does not: it wants a web address, or a path that stays below the
// folder.
func profilePattern(pattern string) (jsonschema.Regexp, error) {
	if strings.Contains(pattern, "(?=") {
		return pathPattern(pattern), nil
	}
	return regexp.Compile(pattern)
}

type pathPattern string

func (p pathPattern) String() string { return string(p) }

func (pathPattern) MatchString(s string) bool {
	if regexp.MustCompile("^(http|ftp)s?://").MatchString(s) {
		return true
	}
	return s != "" && !strings.ContainsAny(s[:1], "./~") && !strings.HasPrefix(s, "file:") &&
		!strings.Contains(s, "/../") && !strings.Contains(s, `\`) && !strings.Contains(s, "://")
}

// unzipped are the members of a ZIP by name, which stand in the order of their
// names and are dated alike.
func unzipped(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	members := map[string][]byte{}
	last := ""
	for _, m := range z.File {
		if m.Name <= last || !m.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s of %s stands after %s", m.Name, m.Modified, last)
		}
		last = m.Name
		r, err := m.Open()
		if err == nil {
			members[m.Name], err = io.ReadAll(r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return members
}

// TestZIP unpacks data/all.zip: all whole tables as they are published, and
// what explains them.
func TestZIP(t *testing.T) {
	s := goldenSite(t)
	members := unzipped(t, s["data/all.zip"])
	want := []string{"LICENSE.txt", "README.txt", "datapackage.json"}
	for _, r := range s.dataPackage(t).Resources {
		want = append(want, r.Path)
		if !bytes.Contains(members["README.txt"], []byte("\n"+r.Path+": "+r.Title)) {
			t.Errorf("README.txt does not explain %s", r.Path)
		}
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(members)); !slices.Equal(got, want) {
		t.Errorf("it holds %q, want %q", got, want)
	}
	for name, data := range members {
		if published := s["data/"+name]; published != nil && !bytes.Equal(data, published) {
			t.Errorf("%s is not what is published", name)
		}
	}
	if !bytes.Contains(members["README.txt"], []byte("\n    sent_back = ")) {
		t.Error("README.txt does not explain the codes of outcomes")
	}
	if !bytes.Contains(members["LICENSE.txt"], []byte("https://creativecommons.org/licenses/by/4.0/")) {
		t.Errorf("LICENSE.txt:\n%s", members["LICENSE.txt"])
	}
}
