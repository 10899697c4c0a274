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

// TestCSVW reads every table as the metadata beside it say: the header by its
// titles, every cell by its datatype, and keys within the tables named.
func TestCSVW(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				if path.Dir(name) != "data" || path.Ext(name) != ".csv" {
					continue
				}
				var group struct{ Tables []csvwTable }
				if err := json.Unmarshal(s[name+"-metadata.json"], &group); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				var urls []string
				for i := range group.Tables {
					urls = append(urls, group.Tables[i].URL)
					checkMetadata(t, s, &group.Tables[i])
				}
				if !slices.Contains(urls, path.Base(name)) {
					t.Errorf("%s: its metadata are of %q", name, urls)
				}
				for _, table := range group.Tables {
					for _, k := range table.TableSchema.ForeignKeys {
						if !slices.Contains(urls, k.Reference.Resource) {
							t.Errorf("%s: a key of %s leads to %s, which is not among %q", name, table.URL, k.Reference.Resource, urls)
						}
					}
				}
			}
		})
	}
}

// checkMetadata checks that a table is as its metadata say.
func checkMetadata(t *testing.T, s site, table *csvwTable) {
	t.Helper()
	rows := s.table(t, "data/"+table.URL)
	if len(rows[0]) != len(table.TableSchema.Columns) || table.TableSchema.PrimaryKey != "key" {
		t.Fatalf("%s: the metadata have %d columns of %d, and the key %q", table.URL, len(table.TableSchema.Columns), len(rows[0]), table.TableSchema.PrimaryKey)
	}
	for i := range table.TableSchema.Columns {
		c := &table.TableSchema.Columns[i]
		titles := slices.Concat(c.Titles["mk"], c.Titles["en"])
		if !slices.Contains(titles, rows[0][i]) || !regexp.MustCompile(`^([A-Za-z0-9]|%[0-9A-F]{2})([A-Za-z0-9_.]|%[0-9A-F]{2})*$`).MatchString(c.Name) {
			t.Errorf("%s: column %s has the name %s and the titles %q", table.URL, rows[0][i], c.Name, titles)
		}
		for n, row := range rows[1:] {
			if !c.allows(row[i]) {
				t.Errorf("%s:%d: %s is %q, and may be %s", table.URL, n+2, c.Name, row[i], c.Datatype)
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
			_, err = strconv.ParseFloat(value, 64)
		case "date":
			_, err = time.Parse(time.DateOnly, value)
		}
		return err != nil || form.Format != "" && !regexp.MustCompile("^(?:"+form.Format+")$").MatchString(value)
	})
}
