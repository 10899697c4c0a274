package bigsite_test

import (
	"bytes"
	"strings"
	"testing"

	"konsulta/generator/internal/bigsite"
)

func TestWriteIndexMakesAsManyAsAskedFor(t *testing.T) {
	files := map[string][]byte{}
	err := bigsite.WriteIndex(3, 200, func(path string, data []byte) error {
		files[path] = data
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	answered := map[string]bool{}
	eachRow(t, files, "2026.answers.csv", func(_ string, row map[string]string) {
		answered[row["municipality"]+" "+row["indicator"]] = true
	})
	if len(answered) != 600 {
		t.Errorf("%d answers, want 3 × 200", len(answered))
	}
	nodes := files["indices/big/methodology.yaml"]
	if got := bytes.Count(nodes, []byte("- {id: ")); got != 202 {
		t.Errorf("%d nodes, want 200 indicators and 2 domains", got)
	}
	for _, kind := range strings.Fields("binary ratio count ordinal") {
		if got := bytes.Count(nodes, []byte("kind: "+kind)); got != 50 {
			t.Errorf("%d indicators are %s, want 50", got, kind)
		}
	}
}

func TestWriteIndexRefusesPartOfADomain(t *testing.T) {
	if err := bigsite.WriteIndex(3, 250, nil); err == nil {
		t.Error("WriteIndex(3, 250) gives no error")
	}
}
