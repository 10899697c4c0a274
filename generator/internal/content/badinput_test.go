package content_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"konsulta/generator/internal/content"
)

const parkYAML = "municipalities/x/consultations/park.yaml"

// inUTF16 writes a text in two bytes a character.
func inUTF16(text string, bigEndian bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		high, low := byte(u>>8), byte(u)
		if bigEndian {
			b.Write([]byte{high, low})
		} else {
			b.Write([]byte{low, high})
		}
	}
	return b.String()
}

// badFiles are files that cannot be read as the text they should be.
var badFiles = []struct{ name, path, text, want string }{
	{"a table in windows-1251", consultationsCSV, "id,title_mk\npark,\xcf\xe0\xf0\xea\n", `
municipalities/x/consultations.csv:2:6: the file is not in UTF-8
    save it as "CSV UTF-8" (Excel: Save as; LibreOffice: character set Unicode UTF-8); it is probably in windows-1251
`},
	{"YAML in windows-1251 after Cyrillic in UTF-8", parkYAML, "# парк\ntitle: \xcf\xe0\xf0\xea\n", `
municipalities/x/consultations/park.yaml:2:8: the file is not in UTF-8
    save it as "CSV UTF-8" (Excel: Save as; LibreOffice: character set Unicode UTF-8); it is probably in windows-1251
`},
	{"a letter that is cut in the middle", consultationsCSV, "id,title_mk\npark,Пар\xd0", `
municipalities/x/consultations.csv:2:9: the file is not in UTF-8
    save it as "CSV UTF-8" (Excel: Save as; LibreOffice: character set Unicode UTF-8); it is probably in windows-1251
`},
	{"UTF-16 with a mark", consultationsCSV, "\xff\xfe" + inUTF16("id\ttitle_mk\n", false), `
municipalities/x/consultations.csv:1:1: the file is in UTF-16, not in UTF-8
    save it as "CSV UTF-8" and not as "Unicode text"
`},
	{"UTF-16 with a mark, the other way round", consultationsCSV, "\xfe\xff" + inUTF16("id\ttitle_mk\n", true), `
municipalities/x/consultations.csv:1:1: the file is in UTF-16, not in UTF-8
    save it as "CSV UTF-8" and not as "Unicode text"
`},
	{"UTF-16 without a mark", consultationsCSV, inUTF16("id\ttitle_mk\n", false), `
municipalities/x/consultations.csv:1:1: the file is in UTF-16, not in UTF-8
    save it as "CSV UTF-8" and not as "Unicode text"
`},
	{"UTF-16 without a mark, the other way round", consultationsCSV, inUTF16("id\ttitle_mk\n", true), `
municipalities/x/consultations.csv:1:1: the file is in UTF-16, not in UTF-8
    save it as "CSV UTF-8" and not as "Unicode text"
`},
	{"UTF-16 without a mark that begins in Cyrillic", "pages/za-nas.mk.md", inUTF16("За нас – „Општина“\n", false), `
pages/za-nas.mk.md:1:1: the file is in UTF-16, not in UTF-8
    save it as "CSV UTF-8" and not as "Unicode text"
`},
	{"NUL", consultationsCSV, "id,title_mk\npark,Па\x00рк\n", `
municipalities/x/consultations.csv:2:8: a control character (U+0000) stands in the text
    delete it; a program that copies text sometimes leaves it behind
`},
	{"a vertical tab in Markdown", "pages/za-nas.mk.md", "---\ntitle: За нас\n---\nЕден\n\u000bдва\n", `
pages/za-nas.mk.md:5:1: a control character (U+000B) stands in the text
    delete it; a program that copies text sometimes leaves it behind
`},
	{"a control character of Latin-1", parkYAML, "title: Па\u0085рк\n", `
municipalities/x/consultations/park.yaml:1:10: a control character (U+0085) stands in the text
    delete it; a program that copies text sometimes leaves it behind
`},
	{"lines that end in CR alone", consultationsCSV, "id,title_mk,opens,closes\rpark,Парк,2026-05-04,2026-05-25\r", `
municipalities/x/consultations.csv:1:25: a control character (U+000D) stands in the text
    delete it; a program that copies text sometimes leaves it behind
`},
	{"an empty YAML", parkYAML, "", `
municipalities/x/consultations/park.yaml:1:1: the file is empty
`},
	{"an empty table", consultationsCSV, "", `
municipalities/x/consultations.csv:1:1: the table has no header
    write the names of the columns into the first row
`},
	{"a YAML that is too large", parkYAML, "#" + strings.Repeat("x", 2<<20), `
municipalities/x/consultations/park.yaml: the file is larger than 2 MB
`},
	{"a text that is too large", "pages/za-nas.mk.md", strings.Repeat("x", 2<<20+1), `
pages/za-nas.mk.md: the file is larger than 2 MB
`},
	{"a row that is too large", consultationsCSV,
		"id,title_mk,opens,closes,body_mk\npark,Парк,2026-05-04,2026-05-25," + strings.Repeat("x", 1<<20) + "\npat,Пат,2026-05-04,утре,\n", `
municipalities/x/consultations.csv:2:1: the row is larger than 1 MB
    move long text to a .md file
municipalities/x/consultations.csv:3:20: closes in D3: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
`},
	{"a header that is too large", consultationsCSV, "id,x_" + strings.Repeat("x", 1<<20) + "\npark,\n", `
municipalities/x/consultations.csv:1:1: the row is larger than 1 MB
    move long text to a .md file
`},
	{"a cell that no spreadsheet holds", consultationsCSV,
		"id,title_mk,opens,closes,summary_mk,body_mk\npark,Парк,2026-05-04,2026-05-25," + strings.Repeat("ш", 32768) + "," + strings.Repeat("ш", 40000) + "\n", `
municipalities/x/consultations.csv:2:33: summary_mk in E2 has 32768 characters; at most 32767 are allowed
    shorten it, or move long text to a .md file
`},
	{"a document in which lists are nested 33 deep", parkYAML, "x_a: " + strings.Repeat("[", 32) + strings.Repeat("]", 32) + "\n", `
municipalities/x/consultations/park.yaml:1:37: the document is nested more than 32 deep
`},
	{"a document that is nested very deep", parkYAML, "x_a: " + strings.Repeat("{a: ", 20000), `
municipalities/x/consultations/park.yaml:1:1: the YAML cannot be read: exceeded max depth of 10000
    texts that hold ": " or begin with a sign need quotes, and in braces those with a comma or question mark
`},
	{"100,000 blank rows", consultationsCSV,
		"id,title_mk,opens,closes\n" + strings.Repeat(",,,\n", 100000) + "park,Парк,2026-05-04,утре\n", `
municipalities/x/consultations.csv:100002:22: closes in D100002: "утре" is not a date
    write 2026-05-29 or 29.5.2026, with 16:00 after it where there is a time
`},
}

func TestBadFiles(t *testing.T) {
	for _, f := range badFiles {
		check(t, f.name, add(tree(""), f.path, f.text), f.want)
	}
}

func TestTheLimitsThemselvesAreAllowed(t *testing.T) {
	const head = "title: Парк\nopens: 2026-05-04\ncloses: 2026-05-25\n"
	for name, text := range map[string]string{
		"2 MB":    head + "#" + strings.Repeat("x", 2<<20-len(head)-2) + "\n",
		"32 deep": head + "x_a: " + strings.Repeat("[", 31) + strings.Repeat("]", 31) + "\n",
	} {
		_, problems := load(t, add(tree(""), parkYAML, text))
		for _, p := range problems {
			if p.Code == "too_large" || p.Code == "yaml_depth" {
				t.Errorf("%s: %s", name, p.Message("en"))
			}
		}
	}
	const cells = "park,Парк,2026-05-04,2026-05-25,"
	check(t, "a row of 1 MB", add(tree(""), consultationsCSV,
		"id,title_mk,opens,closes,body_mk\n"+cells+strings.Repeat("x", 1<<20-len(cells)-1)+"\n"), "")
	check(t, "a header alone", add(tree(""), consultationsCSV, "id,title_mk,opens,closes"), "")
}

// badTrees are trees that hold something else than files of text.
var badTrees = []struct {
	name string
	fsys fstest.MapFS
	want string
}{
	{"nothing", fstest.MapFS{}, `
municipalities.csv: there is no municipalities.csv
    write the register: a row for each municipality, with at least id and name_mk
site.yaml: there is no site.yaml
    write one with format, title, base_url, languages and publisher
`},
	{"symbolic links and special files", fstest.MapFS{
		"site.yaml":                          {Mode: fs.ModeSymlink, Data: []byte("/etc/passwd")},
		"municipalities.csv":                 {Mode: fs.ModeNamedPipe},
		"municipalities/x":                   {Mode: fs.ModeSymlink, Data: []byte("../..")},
		"municipalities/y/files/zvuk.mp3":    {Mode: fs.ModeDevice},
		"municipalities/y/_/zvuk.mp3":        {Mode: fs.ModeDevice},
		"municipalities/y/.git":              {Mode: fs.ModeSymlink},
		"municipalities/y/consultations.csv": {Mode: fs.ModeSocket},
	}, `
municipalities.csv: this is not a regular file
    remove it from the content
municipalities/x: symbolic links are not read
    put the file itself here
municipalities/y/consultations.csv: this is not a regular file
    remove it from the content
municipalities/y/files/zvuk.mp3: this is not a regular file
    remove it from the content
site.yaml: symbolic links are not read
    put the file itself here
`},
	{"folders where files should be", tree(`
-- no site.yaml --
-- site.yaml/a.txt --
-- pages/za-nas.mk.md/za-nas.md --
-- municipalities/x/calendar/2026.csv/2026.csv --
`), `
municipalities/x/calendar/2026.csv: this is a folder, and a file is expected here
pages/za-nas.mk.md: this is a folder, and a file is expected here
site.yaml: this is a folder, and a file is expected here
`},
}

func TestBadTrees(t *testing.T) {
	for _, b := range badTrees {
		check(t, b.name, b.fsys, b.want)
	}
}

// The same on a disk, where a link would lead out of the folder.
func TestSymbolicLinksOnADisk(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "site.yaml")
	for name, text := range map[string]string{outside: "title: надвор\n", filepath.Join(dir, "municipalities.csv"): "id,name_mk\nx,Пример\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for from, to := range map[string]string{"site.yaml": outside, "pages": filepath.Dir(outside), "messages": dir} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Skip("symbolic links cannot be made here:", err)
		}
	}
	check(t, "links", os.DirFS(dir), `
messages: symbolic links are not read
    put the file itself here
pages: symbolic links are not read
    put the file itself here
site.yaml: symbolic links are not read
    put the file itself here
`)
}

// A name that no file system can be asked for is a problem of the content.
func TestNamesThatAreNoText(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"site.yaml": string(tree("")["site.yaml"].Data),
		"municipalities.csv": "id,name_mk\nx,Пример\n", "municipalities/x/consultations/\xcf\xe0.yaml": "title: Парк\n"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Skip("such a name cannot be made here:", err)
		}
	}
	check(t, "a name in windows-1251", os.DirFS(dir), `
municipalities/x/consultations/��.yaml: no file of this name belongs here
    docs/content.md lists the files; a name that begins with _ is ignored
`)
}

// What the machine does not give is no problem of the content.
func TestFailuresOfTheMachine(t *testing.T) {
	broken := brokenFS{tree("\n-- " + parkYAML + " --\ntitle: Парк\n")}
	if site, _, err := content.Load(context.Background(), broken, content.Options{}); err == nil || site != nil {
		t.Errorf("Load of a file that cannot be opened = %v, %v, want an error", site, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if site, _, err := content.Load(ctx, tree(""), content.Options{}); err == nil || site != nil {
		t.Errorf("Load after the end of its context = %v, %v, want an error", site, err)
	}
}

// brokenFS cannot open one of its files.
type brokenFS struct{ fstest.MapFS }

func (b brokenFS) ReadFile(name string) ([]byte, error) {
	if name == parkYAML {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.ReadFile(name)
}

// The same problems are found, in the same order, however many municipalities
// are read at once.
func TestAnyNumberOfWorkers(t *testing.T) {
	fsys := tree("")
	register := "id,name_mk\n"
	for i := range 40 {
		register += fmt.Sprintf("m-%d,Општина\n", i/2) // each twice
		folder := fmt.Sprintf("municipalities/m-%d/", i/2)
		add(fsys, folder+"consultations.csv", "id,title_mk,opens,closes\na,А,утре,2026-05-25\n")
		add(fsys, folder+"consultations/b.yaml", "title: Б\nopens: утре\ncloses: 2026-05-25\nevents: [{id: a}]\n")
		add(fsys, folder+"events.csv", "consultation,id,starts\na,a,2026-05-12\nc,a,2026-05-12\n")
	}
	add(fsys, "municipalities.csv", register)
	var first string
	for _, jobs := range []int{1, 2, 8, 8, 8} {
		_, problems, err := content.Load(t.Context(), fsys, content.Options{Jobs: jobs})
		got := fmt.Sprint(problems, err)
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("with %d workers: problems are\n%s\nwant\n%s", jobs, got, first)
		}
	}
}

// Of very many wrong references only the first are compared with what there
// is; all are reported.
func TestSuggestionsEnd(t *testing.T) {
	var consultations, events strings.Builder
	for i := range 150 {
		fmt.Fprintf(&consultations, "park-%d,Парк,2026-05-04,2026-05-25\n", i)
		fmt.Fprintf(&events, "pakr-%d,a,2026-05-12\n", i)
	}
	fsys := add(tree(""), consultationsCSV, "id,title_mk,opens,closes\n"+consultations.String())
	_, problems := load(t, add(fsys, "municipalities/x/events.csv", "consultation,id,starts\n"+events.String()))
	hints := 0
	for _, p := range problems {
		if p.Hint("en") != "" {
			hints++
		}
	}
	if len(problems) != 150 || hints != 100 {
		t.Errorf("%d problems, %d of them with a suggestion, want 150 and 100", len(problems), hints)
	}
}
