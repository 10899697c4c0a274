package generator_test

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// csvwTable is what a program reads of a table in its csv-metadata.json.
type csvwTable struct {
	URL         string
	TableSchema struct {
		Columns     []csvwColumn
		PrimaryKey  string
		ForeignKeys []struct {
			ColumnReference []string
			Reference       struct {
				Resource        string
				ColumnReference []string
			}
		}
	}
}

type csvwColumn struct {
	Name, Separator string
	Titles          map[string][]string
	Datatype        json.RawMessage
	Required        bool
}

// TestCSVW reads every table as the recommendation has it read by the metadata
// beside it: the header by its titles, every cell by its datatype, no primary
// key twice, and for every foreign key a row in a table of the group.
func TestCSVW(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				if path.Dir(name) != "data" || path.Ext(name) != ".csv" {
					continue
				}
				var group struct {
					Context []json.RawMessage `json:"@context"`
					Tables  []csvwTable
				}
				if err := json.Unmarshal(s[name+"-metadata.json"], &group); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				var context struct {
					Language string `json:"@language"`
				}
				if len(group.Context) != 2 || string(group.Context[0]) != `"http://www.w3.org/ns/csvw"` || json.Unmarshal(group.Context[1], &context) != nil || context.Language == "" {
					t.Errorf("%s: the context is %s", name, group.Context)
				}
				var urls []string
				for i := range group.Tables {
					urls = append(urls, group.Tables[i].URL)
					checkMetadata(t, s, &group.Tables[i], context.Language)
				}
				if !slices.Contains(urls, path.Base(name)) {
					t.Errorf("%s: its metadata are of %q", name, urls)
				}
				for i := range group.Tables {
					checkReferences(t, s, &group.Tables[i], group.Tables)
				}
			}
		})
	}
}

// checkMetadata checks that a table is as its metadata say.
func checkMetadata(t *testing.T, s site, table *csvwTable, lang string) {
	t.Helper()
	rows := s.table(t, "data/"+table.URL)
	if len(rows[0]) != len(table.TableSchema.Columns) || table.TableSchema.PrimaryKey != "key" {
		t.Fatalf("%s: the metadata have %d columns of %d, and the key %q", table.URL, len(table.TableSchema.Columns), len(rows[0]), table.TableSchema.PrimaryKey)
	}
	seen := map[string]bool{}
	for i := range table.TableSchema.Columns {
		c := &table.TableSchema.Columns[i]
		titles := c.Titles[lang]
		if seen[c.Name] || !slices.Contains(titles, rows[0][i]) || !regexp.MustCompile(`^([A-Za-z0-9]|%[0-9A-F]{2})([A-Za-z0-9_.]|%[0-9A-F]{2})*$`).MatchString(c.Name) {
			t.Errorf("%s: column %s has the name %s, perhaps a second time, and the titles %q", table.URL, rows[0][i], c.Name, titles)
		}
		seen[c.Name] = true
		for n, row := range rows[1:] {
			if !c.allows(row[i]) {
				t.Errorf("%s:%d: %s is %q, and may be %s", table.URL, n+2, c.Name, row[i], c.Datatype)
			}
		}
	}
}

// checkReferences checks that keys name one row, and that columns and rows are
// there which foreign keys refer to. A key with an empty cell refers to none.
func checkReferences(t *testing.T, s site, table *csvwTable, group []csvwTable) {
	t.Helper()
	values := func(of *csvwTable, columns []string) (list []string) {
		rows := s.table(t, "data/"+of.URL)
		for _, row := range rows[1:] {
			var parts []string
			for _, name := range columns {
				at := slices.IndexFunc(of.TableSchema.Columns, func(c csvwColumn) bool { return c.Name == name })
				if at < 0 {
					t.Fatalf("%s has no column %s", of.URL, name)
				}
				parts = append(parts, row[at])
			}
			list = append(list, strings.Join(parts, "\x00"))
		}
		return list
	}
	keys := values(table, []string{table.TableSchema.PrimaryKey})
	if slices.Sort(keys); len(slices.Compact(keys)) != len(keys) {
		t.Errorf("%s: a primary key is there twice", table.URL)
	}
	for _, k := range table.TableSchema.ForeignKeys {
		at := slices.IndexFunc(group, func(other csvwTable) bool { return other.URL == k.Reference.Resource })
		if at < 0 {
			t.Errorf("%s: a key leads to %s, which is not in the group", table.URL, k.Reference.Resource)
			continue
		}
		there := map[string]bool{}
		for _, value := range values(&group[at], k.Reference.ColumnReference) {
			if there[value] {
				t.Errorf("%s: %q of %s is there twice, and a key refers to it", table.URL, value, k.Reference.Resource)
			}
			there[value] = true
		}
		for n, value := range values(table, k.ColumnReference) {
			if !there[value] && !slices.Contains(strings.Split(value, "\x00"), "") {
				t.Errorf("%s:%d: %q of %q is not in %s", table.URL, n+2, value, k.ColumnReference, k.Reference.Resource)
			}
		}
	}
}

// allows reads a cell as the standard says.
func (c *csvwColumn) allows(cell string) bool {
	if cell == "" {
		return !c.Required
	}
	values := []string{cell}
	if c.Separator != "" {
		values = strings.Split(cell, c.Separator)
	}
	var form struct{ Base, Format string }
	if json.Unmarshal(c.Datatype, &form.Base) != nil && json.Unmarshal(c.Datatype, &form) != nil {
		return false
	}
	return !slices.ContainsFunc(values, func(value string) bool {
		var err error
		switch form.Base {
		case "integer":
			_, err = strconv.Atoi(value)
		case "decimal":
			if _, err = strconv.ParseFloat(value, 64); strings.ContainsAny(value, "eExX_iInN") {
				return true
			}
		case "date":
			_, err = time.Parse(time.DateOnly, value)
		case "boolean", "string":
		default:
			return true
		}
		return err != nil || form.Format != "" && !regexp.MustCompile("^(?:"+form.Format+")$").MatchString(value)
	})
}
