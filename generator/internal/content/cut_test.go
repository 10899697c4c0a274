package content

import (
	"bytes"
	"encoding/csv"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestCutCell cuts rows as a writer of CSV writes them.
func TestCutCell(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 26))
	for range 5_000 {
		want := make([]string, 1+r.IntN(5))
		for i := range want {
			for range r.IntN(6) {
				want[i] += []string{"a", "ш", `"`, ",", "\n", " ", ";"}[r.IntN(7)]
			}
		}
		var row bytes.Buffer
		w := csv.NewWriter(&row)
		if err := w.Write(want); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		var got []string
		for rest := bytes.TrimSuffix(row.Bytes(), []byte("\n")); len(rest) > 0; {
			var cell []byte
			cell, rest = cutCell(rest, ',')
			got = append(got, string(bytes.ReplaceAll(cell, []byte(`""`), []byte(`"`))))
		}
		for len(got) < len(want) && want[len(got)] == "" { // nothing stands for empty cells at the end
			got = append(got, "")
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q is cut into %q, want %q", row.String(), got, want)
		}
	}
}
