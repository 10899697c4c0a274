package generator_test

import (
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestTablePages holds the page of every table against the table itself:
// dictionary, preview, what it joins, and the lines to copy.
func TestTablePages(t *testing.T) {
	for _, tt := range sites {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.site(t)
			for _, name := range s.paths() {
				table := strings.TrimSuffix(path.Base(name), ".html")
				if path.Ext(name) != ".html" || !strings.HasPrefix(name, "en/data/") || table == "index" {
					continue
				}
				root, rows := parsePage(t, name, s[name]), s.table(t, "data/"+table+".csv")
				checkDictionary(t, name, root, rows)
				checkCopied(t, name, root, tt.baseURL, rows[0])
				checkJoins(t, s, name, root, rows[0])
				if want := "of " + strconv.Itoa(len(rows)-1) + " rows"; len(rows) > 1 && !strings.HasSuffix(root.find("table")[0].caption(), want) {
					t.Errorf("%s: the preview says %q, want %q", name, root.find("table")[0].caption(), want)
				}
			}
		})
	}
}

// checkDictionary checks that every column is there, with how many of its
// cells are filled.
func checkDictionary(t *testing.T, name string, root *element, rows [][]string) {
	t.Helper()
	tables := root.find("table")
	lines := tables[len(tables)-1].find("tbody")[0].find("tr")
	if len(lines) != len(rows[0]) {
		t.Fatalf("%s: describes %d columns of %d", name, len(lines), len(rows[0]))
	}
	for i, line := range lines {
		column, filled := line.children[0].words(), 0
		for _, row := range rows[1:] {
			if row[i] != "" {
				filled++
			}
		}
		if column != rows[0][i] || line.children[1].words() == "" && !strings.HasPrefix(column, "x_") {
			t.Errorf("%s: column %d is %s (%q), and in the table %s", name, i+1, column, line.children[1].words(), rows[0][i])
		}
		told, share, _ := strings.Cut(line.children[4].words(), " ")
		switch {
		case len(rows) == 1 && told != "", len(rows) > 1 && strings.ReplaceAll(told, ",", "") != strconv.Itoa(filled):
			t.Errorf("%s: column %s is said to be filled in %q, and is in %d rows", name, column, told, filled)
		case len(rows) > 1 && ((share == "(100%)") != (filled == len(rows)-1) || (share == "(0%)") != (filled == 0)):
			t.Errorf("%s: column %s is filled in %d of %d rows, and the page says %s", name, column, filled, len(rows)-1, share)
		}
	}
}

// checkCopied checks that the lines to be copied name the table and its
// columns, and that they and the citation are absolute.
func checkCopied(t *testing.T, name string, root *element, baseURL string, columns []string) {
	t.Helper()
	var blocks []string
	for _, e := range root.find("pre") {
		blocks = append(blocks, e.find("code")[0].text)
	}
	if len(blocks) != 4 {
		t.Fatalf("%s: has %d blocks to copy: %q", name, len(blocks), blocks)
	}
	table := baseURL + "data/" + strings.TrimSuffix(path.Base(name), ".html") + ".csv"
	for _, lines := range blocks[:3] {
		if !strings.Contains(lines, table) {
			t.Errorf("%s: does not read %s: %s", name, table, lines)
		}
		for i, part := range strings.Split(lines, `"`) {
			if i%2 == 1 && !slices.Contains(columns, part) && !slices.Contains([]string{table, "string", "", "%Y-%m-%d", "Int64", "Float64", "character", "UTF-8"}, part) {
				t.Errorf("%s: names %q, which is no column: %s", name, part, lines)
			}
		}
	}
	if cite := blocks[3]; !strings.Contains(cite, baseURL+name) {
		t.Errorf("%s: the citation lacks the address: %s", name, cite)
	}
}

// join is columns of a table that are those of another.
type join struct {
	here, there []string
	table       string
}

// joinsOf are the joins that a page tells: list items of code, a link, code.
func joinsOf(root *element) (list []join) {
	for _, item := range root.find("li") {
		var j join
		for _, e := range item.children {
			switch {
			case e.name == "a":
				j.table = strings.TrimSuffix(path.Base(e.attr("href")), ".html")
			case e.name == "code" && j.table == "":
				j.here = append(j.here, e.text)
			case e.name == "code":
				j.there = append(j.there, e.text)
			}
		}
		if j.here != nil && j.table != "" {
			list = append(list, j)
		}
	}
	return list
}

// checkJoins checks that the columns by which tables join are in both.
func checkJoins(t *testing.T, s site, name string, root *element, columns []string) {
	t.Helper()
	for _, j := range joinsOf(root) {
		header := s.table(t, "data/"+j.table+".csv")[0]
		if len(j.here) != len(j.there) {
			t.Errorf("%s: joins %q with %q", name, j.here, j.there)
			continue
		}
		for i := range j.here {
			if !slices.Contains(columns, j.here[i]) || !slices.Contains(header, j.there[i]) {
				t.Errorf("%s: joins %s with %s of %s, and one of them is not there", name, j.here[i], j.there[i], j.table)
			}
		}
	}
}

func TestTablesSayWhatTheyJoin(t *testing.T) {
	s := goldenSite(t)
	both := []string{"municipality", "consultation"}
	for table, want := range map[string][]join{
		"events":         {{[]string{"municipality"}, []string{"id"}, "municipalities"}, {both, []string{"municipality", "id"}, "consultations"}},
		"consultations":  {{[]string{"municipality"}, []string{"id"}, "municipalities"}, {[]string{"municipality", "id"}, both, "events"}},
		"municipalities": {{[]string{"id"}, []string{"municipality"}, "consultations"}},
	} {
		got := joinsOf(parsePage(t, table, s["en/data/"+table+".html"]))
		for _, j := range want {
			if !slices.ContainsFunc(got, func(x join) bool { return reflect.DeepEqual(x, j) }) {
				t.Errorf("%s does not say %q; it has %q", table, j, got)
			}
		}
	}
}
