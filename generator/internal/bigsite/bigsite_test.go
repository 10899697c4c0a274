package bigsite_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"path"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"konsulta/generator/internal/bigsite"
)

// tree returns the files of a tree with n consultations.
func tree(t *testing.T, n int) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := bigsite.Write(n, func(path string, data []byte) error {
		if files[path] != nil {
			t.Errorf("%s is written twice", path)
		}
		files[path] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// eachRow calls f with every row of the tables of one name, by column.
func eachRow(t *testing.T, files map[string][]byte, name string, f func(file string, row map[string]string)) {
	t.Helper()
	for file, data := range files {
		if path.Base(file) != name {
			continue
		}
		lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, line := range lines[1:] {
			row := map[string]string{}
			for i, column := range lines[0] {
				row[column] = line[i]
			}
			f(file, row)
		}
	}
}

func TestWriteIsTheSameEveryTime(t *testing.T) {
	a, b := tree(t, 50), tree(t, 50)
	if len(a) != len(b) {
		t.Errorf("the second tree has %d files, the first %d", len(b), len(a))
	}
	for path, data := range a {
		if !bytes.Equal(data, b[path]) {
			t.Errorf("%s differs between two trees of one size", path)
		}
	}
}

func TestWriteMakesAsManyAsAskedFor(t *testing.T) {
	const n = 1800
	files := tree(t, n)
	for _, tt := range []struct {
		table string
		want  int
	}{
		{"municipalities.csv", 80},
		{"consultations.csv", n},
		{"calendar.csv", n * 2 / 3},
		{"reports.csv", n / 3},
		{"events.csv", n / 5},
	} {
		got := 0
		eachRow(t, files, tt.table, func(string, map[string]string) { got++ })
		if got != tt.want {
			t.Errorf("%s has %d rows, want %d", tt.table, got, tt.want)
		}
	}
	perYear := map[string]int{}
	eachRow(t, files, "consultations.csv", func(_ string, row map[string]string) {
		perYear[row["opens"][:4]]++
	})
	for _, year := range strings.Fields("2017 2018 2019 2020 2021 2022 2023 2024 2025 2026") {
		if perYear[year] != n/10 {
			t.Errorf("%d consultations open in %s, want %d", perYear[year], year, n/10)
		}
	}
}

// Without consultations there is still a site with its register.
func TestWriteWithoutConsultations(t *testing.T) {
	if files := tree(t, 0); len(files) != 2 {
		t.Errorf("Write(0) makes %d files, want site.yaml and municipalities.csv", len(files))
	}
	if err := bigsite.Write(-1, nil); err == nil {
		t.Error("Write(-1) gives no error")
	}
}

func TestWriteStopsAtAnError(t *testing.T) {
	full := errors.New("disk full")
	calls := 0
	err := bigsite.Write(200, func(string, []byte) error {
		calls++
		if calls == 5 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || calls != 5 {
		t.Errorf("Write = %v after %d calls, want %v after 5", err, calls, full)
	}
}

func TestIDsAreUnique(t *testing.T) {
	files := tree(t, 3000)
	for _, tt := range []struct {
		table string
		keys  []string
	}{
		{"municipalities.csv", []string{"id"}},
		{"municipalities.csv", []string{"code"}},
		{"municipalities.csv", []string{"name_mk"}},
		{"calendars.csv", []string{"year"}},
		{"calendar.csv", []string{"id"}},
		{"consultations.csv", []string{"id"}},
		{"reports.csv", []string{"consultation"}},
		{"comments.csv", []string{"consultation", "row"}},
		{"events.csv", []string{"id"}},
	} {
		seen := map[string]bool{}
		eachRow(t, files, tt.table, func(file string, row map[string]string) {
			key := file
			for _, k := range tt.keys {
				key += " " + row[k]
			}
			if seen[key] {
				t.Errorf("%s is there twice", key)
			}
			seen[key] = true
		})
	}
}

// facts are those of a consultation that other tables refer to.
type facts struct{ announced, opens, closes string }

func TestDatesFollowEachOther(t *testing.T) {
	files := tree(t, 3000)
	consultations := map[string]facts{}
	eachRow(t, files, "consultations.csv", func(file string, row map[string]string) {
		key := path.Dir(file) + "/" + row["id"]
		consultations[key] = facts{row["announced"], row["opens"], row["closes"]}
		if row["announced"] >= row["opens"] {
			t.Errorf("%s: announced %s, opens %s", key, row["announced"], row["opens"])
		}
		if days := daysBetween(t, row["opens"], row["closes"]) + 1; days != 30 {
			t.Errorf("%s is open for %d days, want 30", key, days)
		}
	})
	eachRow(t, files, "calendar.csv", func(file string, row map[string]string) {
		c, ok := consultations[path.Dir(file)+"/"+row["id"]]
		if !ok || row["year"] != c.opens[:4] || row["planned_opens"][:4] != row["year"] {
			t.Errorf("entry %s of %s is planned for %s, its consultation opens %q",
				row["id"], row["year"], row["planned_opens"], c.opens)
		}
	})
	eachRow(t, files, "reports.csv", func(file string, row map[string]string) {
		c := consultations[path.Dir(file)+"/"+row["consultation"]]
		if days := daysBetween(t, c.closes, row["published"]); days < 10 || days > 30 {
			t.Errorf("%s: the report comes %d days after closing", row["consultation"], days)
		}
		if (row["outcome"] == "decision_pending") != (row["decision_due"] != "") {
			t.Errorf("%s: outcome %s, decision_due %q",
				row["consultation"], row["outcome"], row["decision_due"])
		}
	})
	eachRow(t, files, "comments.csv", func(file string, row map[string]string) {
		c := consultations[path.Dir(file)+"/"+row["consultation"]]
		if row["received"] < c.opens || row["received"] > c.closes {
			t.Errorf("%s: a comment is received %s", row["consultation"], row["received"])
		}
	})
	eachRow(t, files, "events.csv", func(file string, row map[string]string) {
		c := consultations[path.Dir(file)+"/"+row["consultation"]]
		if row["starts"] <= c.opens || row["ends"] >= c.closes || row["starts"] >= row["ends"] {
			t.Errorf("%s: event from %s to %s", row["consultation"], row["starts"], row["ends"])
		}
	})
}

func daysBetween(t *testing.T, from, to string) int {
	t.Helper()
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if err := errors.Join(errA, errB); err != nil {
		t.Fatal(err)
	}
	return int(b.Sub(a).Hours() / 24)
}

// TestCommentsAreComplete holds the rules of the contract on a comment's cells.
func TestCommentsAreComplete(t *testing.T) {
	eachRow(t, tree(t, 3000), "comments.csv", func(file string, row map[string]string) {
		place := file + " " + row["consultation"] + " row " + row["row"]
		withheld := row["publish"] == "withheld"
		if size := utf8.RuneCountInString(row["comment"]); !withheld && (size < 100 || size > 300) {
			t.Errorf("%s: the comment has %d characters, want 100 to 300", place, size)
		}
		if withheld != (row["comment"] == "") || withheld != (row["withheld_reason_mk"] != "") {
			t.Errorf("%s: publish is %s, comment %q", place, row["publish"], row["comment"])
		}
		if (row["publish"] == "named") != (row["respondent"] != "") {
			t.Errorf("%s: publish is %s, respondent %q", place, row["publish"], row["respondent"])
		}
		answered := row["disposition"] != "pending"
		if answered != (row["effect"] != "") || answered != (row["answered"] != "") {
			t.Errorf("%s: %s with effect %q", place, row["disposition"], row["effect"])
		}
		if answered && row["disposition"] != "accepted" && row["reason_mk"] == "" {
			t.Errorf("%s: %s without a reason", place, row["disposition"])
		}
	})
}

func TestAddressesOnlyWhereTheyBelong(t *testing.T) {
	files := tree(t, 400)
	for _, table := range []string{"municipalities.csv", "calendar.csv", "calendars.csv",
		"consultations.csv", "reports.csv", "comments.csv", "events.csv"} {
		eachRow(t, files, table, func(file string, row map[string]string) {
			for column, cell := range row {
				if strings.Contains(cell, "@") && !strings.HasSuffix(column, "email") {
					t.Errorf("%s: an e-mail address in %s", file, column)
				}
				if strings.Contains(cell, "http:") {
					t.Errorf("%s: an http address in %s", file, column)
				}
			}
		})
	}
}
