package generator

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"konsulta/generator/internal/export"
	"konsulta/generator/internal/facts"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/model"
	"konsulta/generator/internal/publish"
	"konsulta/generator/internal/site"
)

// ErrReleaseDate is returned for a day that cannot name a release.
var ErrReleaseDate = errors.New("cannot be the day of a release")

// ErrReleaseExists is returned where there is a release of the day: what is
// frozen never changes.
var ErrReleaseExists = errors.New("there is a release of this day, and it never changes")

// Release is a frozen copy of the tables that was written.
type Release struct {
	Date  string // 2026-11-25, which is the name of its folder
	Files int
	Bytes int64
}

// Freeze writes every whole table as CSV and JSON into the folder releases,
// below a folder with the name of the day, with a README.txt and the sums of
// all files, SHA256SUMS; a .gitattributes keeps git from changing line ends. The day is that of the as-of where date is "". The
// folder appears whole or not at all.
//
// Content errors are [ErrContent], and the report names them. A day that is
// none, or that lies before the as-of, is [ErrReleaseDate].
func Freeze(ctx context.Context, o Options, releases, date string) (*Release, *Report, error) {
	s, r, err := load(ctx, o, false)
	if err != nil {
		return nil, r, err
	}
	if s == nil {
		return nil, r, ErrContent
	}
	day, err := releaseDay(s, date)
	if err != nil {
		return nil, r, err
	}
	f := &freezing{Release: &Release{Date: day.String()}, ctx: ctx, site: s, day: day}
	err = publish.NewFolder(releases+"/"+f.Date, f.write)
	if errors.Is(err, fs.ErrExist) {
		err = fmt.Errorf("%s: %w", f.Date, ErrReleaseExists)
	}
	return f.Release, r, err
}

func releaseDay(s *facts.Site, date string) (model.Date, error) {
	if date == "" {
		return s.Today, nil
	}
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return 0, fmt.Errorf("%q %w: write for example 2026-11-25", date, ErrReleaseDate)
	}
	day := model.DateOf(at)
	if day < s.Today {
		return 0, fmt.Errorf("%s %w of the tables as of %s; with --as-of %[1]s they are as they were that day", date, ErrReleaseDate, s.Today)
	}
	return day, nil
}

// freezing is one run of Freeze.
type freezing struct {
	*Release
	ctx  context.Context
	site *facts.Site
	day  model.Date
	sums []string // lines of SHA256SUMS
}

func (f *freezing) write(to *publish.Folder) error {
	tables := &export.Parts{Site: export.New(f.site)}
	for _, t := range tables.Tables {
		err := errors.Join(
			f.stream(to, t.Name+".csv", func(w io.Writer) error { _, err := tables.WriteCSV(w, t); return err }),
			f.stream(to, t.Name+".json", func(w io.Writer) error { return tables.WriteJSON(w, t) }))
		if err != nil {
			return err
		}
	}
	readme, err := f.readme()
	if err != nil {
		return err
	}
	if err := f.copy(to, "README.txt", bytes.NewReader(readme)); err != nil {
		return err
	}
	// Git may change the line ends of what it takes for text, and with them
	// the sums.
	if _, _, err := to.Copy(".gitattributes", strings.NewReader("* -text\n")); err != nil {
		return err
	}
	slices.SortFunc(f.sums, func(a, b string) int { return cmp.Compare(a[64:], b[64:]) })
	return f.copy(to, "SHA256SUMS", strings.NewReader(strings.Join(f.sums, "")))
}

// stream writes a table, which may be large, piece by piece.
func (f *freezing) stream(to *publish.Folder, name string, write func(w io.Writer) error) error {
	s := &stream{write: write, size: new(int)}
	from, err := s.open()
	if err != nil {
		return err
	}
	return errors.Join(f.copy(to, name, from), from.Close())
}

func (f *freezing) copy(to *publish.Folder, name string, from io.Reader) error {
	if f.ctx.Err() != nil {
		return f.ctx.Err()
	}
	sum, size, err := to.Copy(name, from)
	f.sums = append(f.sums, hex.EncodeToString(sum[:])+"  "+name+"\n")
	f.Files++
	f.Bytes += size
	return err
}

// readme says in each language of the site what the files are, whose, and how
// they may be used.
func (f *freezing) readme() ([]byte, error) {
	words, err := locale.Load(f.site.Messages)
	if err != nil {
		return nil, err
	}
	s := &f.site.Settings
	licence, address := site.Licence(s.License)
	if address != licence {
		licence += ", " + address
	}
	var b bytes.Buffer
	for i, lang := range s.Languages {
		l := words.Lang(lang)
		in := func(t model.Text) string { text, _ := t.Pick(lang, nil, s.Languages); return text }
		if i > 0 {
			b.WriteByte('\n')
		}
		y, m, d := f.day.YMD()
		fmt.Fprintf(&b, "%s\n%s\n%s\n", in(s.Title), in(s.Publisher.Name), s.BaseURL)
		fmt.Fprintf(&b, "%s: %s\n", l.T("page.releases"), l.Long(y, m, d))
		fmt.Fprintf(&b, "%s: %s\n", l.T("field.license"), licence)
		fmt.Fprintf(&b, "%s: sha256sum -c SHA256SUMS\n", l.T("ui.releases_check"))
	}
	return b.Bytes(), nil
}
