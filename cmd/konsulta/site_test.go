package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// siteYAML and register are a site of one municipality.
const (
	siteYAML = `format: 1
title: {mk: Златна}
base_url: https://zlatna.example/
languages: [mk]
publisher: {name: Општина Златна}
`
	register = "id,name_mk\nzlatna,Златна\n"
)

// consultations is the path of the table that the tests change.
const consultations = "municipalities/zlatna/consultations.csv"

// newSite writes a content tree and returns its folder.
func newSite(t *testing.T, rows string) (content string) {
	t.Helper()
	content = filepath.Join(t.TempDir(), "content")
	write(t, filepath.Join(content, "site.yaml"), siteYAML)
	write(t, filepath.Join(content, "municipalities.csv"), register)
	write(t, filepath.Join(content, consultations), "id,title_mk,opens,closes\n"+rows)
	return content
}

// write puts a file in place as a whole, as editors do.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".new")
	if err := os.WriteFile(beside, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(beside, name); err != nil {
		t.Fatal(err)
	}
}

// runs runs the program and checks its exit code.
func runs(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(t.Context(), args, &out, &errs); got != want {
		t.Errorf("konsulta %q exits with %d, want %d: %s", args, got, want, &errs)
	}
	return out.String(), errs.String()
}
