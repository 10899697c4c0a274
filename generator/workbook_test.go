package generator_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"konsulta/generator"
)

// workbookSite has two municipalities, the second Albanian first.
func workbookSite() fstest.MapFS {
	return fstest.MapFS{
		"site.yaml": {Data: []byte("format: 1\ntitle: {mk: Консултации}\nbase_url: https://primer.mk/\nlanguages: [mk, sq]\n" +
			"publisher: {name: Пример}\n")},
		"municipalities.csv":                      {Data: []byte("id,name_mk,name_sq,languages\nbitola,Битола,Manastiri,\ntetovo,Тетово,Tetova,sq;mk;tr\n")},
		"municipalities/tetovo/consultations.csv": {Data: []byte("id,title_sq,opens,closes\nparku,Parku,2026-05-04,2026-05-29\n")},
	}
}

func TestWorkbook(t *testing.T) {
	for _, tt := range []struct{ municipality, lang, wants string }{
		{"bitola", "", "Како се пополнува"},
		{"bitola", "sq", "Si plotësohet"},
		{"tetovo", "", "Si plotësohet"},
		{"tetovo", "en", "How to fill in"},
	} {
		o := generator.Options{Content: workbookSite()}
		data, r, err := generator.Workbook(context.Background(), o, tt.municipality, tt.lang)
		if err != nil || r.Errors > 0 {
			t.Fatalf("%s, %q: %v, %v", tt.municipality, tt.lang, err, r)
		}
		if text := workbookXML(t, data); !strings.Contains(text, `"`+tt.wants+`"`) {
			t.Errorf("%s, %q: no tab %s in %s", tt.municipality, tt.lang, tt.wants, text)
		}
		again, _, err := generator.Workbook(context.Background(), o, tt.municipality, tt.lang)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s, %q: other bytes the second time, %v", tt.municipality, tt.lang, err)
		}
	}
}

func TestWorkbookOfWhom(t *testing.T) {
	one := workbookSite()
	one["municipalities.csv"] = &fstest.MapFile{Data: []byte("id,name_mk\ntetovo,Тетово\n")}
	if _, _, err := generator.Workbook(context.Background(), generator.Options{Content: one}, "", ""); err != nil {
		t.Errorf("the only municipality: %v", err)
	}
	for id, want := range map[string]string{
		"tetova": `--municipality "tetova": there is none; did you mean "tetovo"?`,
		"prilep": `--municipality "prilep": there is none; the register has bitola, tetovo`,
		"":       "--municipality: write one of those in the register: bitola, tetovo",
	} {
		data, _, err := generator.Workbook(context.Background(), generator.Options{Content: workbookSite()}, id, "")
		if !errors.Is(err, generator.ErrUsage) || err.Error() != want || data != nil {
			t.Errorf("%q: %v, want %s", id, err, want)
		}
	}
}

func TestWorkbookOfWrongContent(t *testing.T) {
	fsys := workbookSite()
	fsys["municipalities/tetovo/events.csv"] = &fstest.MapFile{Data: []byte("id,starts\n")}
	fsys["municipalities/tetovo/reports.csv"] = &fstest.MapFile{Data: []byte("consultation,outcome\nparku,maybe\n")}
	data, r, err := generator.Workbook(context.Background(), generator.Options{Content: fsys}, "tetovo", "")
	if !errors.Is(err, generator.ErrContent) || r.Errors == 0 || data != nil {
		t.Errorf("got %v, %+v, %d bytes", err, r, len(data))
	}
}

// workbookXML is the part of a workbook that names its tabs.
func workbookXML(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(z, "xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
