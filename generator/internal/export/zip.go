package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/site"
)

// member is a file of the ZIP.
type member struct {
	name  string
	write func(w io.Writer) error
}

// zipped is the date of everything in the ZIP: a build does not know the time.
var zipped = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// WriteZIP writes every whole table as CSV with what describes it, in the
// order of their names. Each table is made anew while it is packed, so that
// none is kept in memory.
func (p *Package) WriteZIP(w io.Writer) error {
	members := []member{{"LICENSE.txt", p.writeLicence}, {"README.txt", p.writeReadme}, {"datapackage.json", p.WriteJSON}}
	for _, t := range p.data.Tables {
		members = append(members, member{t.Name + ".csv", func(w io.Writer) error {
			_, err := p.data.WriteCSV(w, t, nil)
			return err
		}})
	}
	slices.SortFunc(members, func(a, b member) int { return cmp.Compare(a.name, b.name) })
	z := zip.NewWriter(w)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Modified: zipped}
		h.SetMode(0o644)
		to, err := z.CreateHeader(h)
		if err == nil {
			err = m.write(to)
		}
		if err != nil {
			return fmt.Errorf("writing %s into the ZIP: %w", m.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("writing the ZIP: %w", err)
	}
	return nil
}

// each writes something in each language of the site, with an empty line
// between.
func (p *Package) each(w io.Writer, say func(b *bytes.Buffer, l *locale.Lang)) error {
	var b bytes.Buffer
	for i, l := range p.langs {
		if i > 0 {
			b.WriteByte('\n')
		}
		say(&b, l)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// heading says whose the data are.
func (p *Package) heading(b *bytes.Buffer, l *locale.Lang) {
	s := &p.data.Settings
	fmt.Fprintf(b, "%s\n%s\n%s\n\n", p.in(l, s.Title), p.in(l, s.Publisher.Name), site.URL(s.BaseURL, site.HomePath(l.Tag())))
}

// writeLicence says under which licence the data are, and what it leaves out.
func (p *Package) writeLicence(w io.Writer) error {
	name, address := site.Licence(p.data.Settings.License)
	if name != address {
		name += " (" + address + ")"
	}
	return p.each(w, func(b *bytes.Buffer, l *locale.Lang) {
		p.heading(b, l)
		fmt.Fprintf(b, "%s: %s\n%s\n", l.T("field.license"), name, l.T("zip.rights"))
	})
}

// writeReadme says what the files are and what each column means.
func (p *Package) writeReadme(w io.Writer) error {
	return p.each(w, func(b *bytes.Buffer, l *locale.Lang) {
		p.heading(b, l)
		fmt.Fprintf(b, "%s\n%s\n%s\n%s\n", l.T("ui.data_intro"), l.T("zip.format"), l.T("zip.joins"), l.T("zip.described"))
		for i, t := range p.data.Tables {
			if slices.ContainsFunc(p.data.Tables[:i], t.sameColumns) {
				continue // explained there
			}
			b.WriteByte('\n')
			for j, other := range p.data.Tables[i:] {
				if info := &p.pages.Tables[i+j]; t.sameColumns(other) {
					fmt.Fprintf(b, "%s.csv: %s (%s: %s)\n", other.Name, p.pages.TableTitle(l.Tag(), info), l.T("field.rows"), l.Int(info.Rows))
				}
			}
			for j := range t.Columns {
				writeColumn(b, l, t, &t.Columns[j], &p.pages.Tables[i].Columns[j])
			}
		}
	})
}

// sameColumns reports whether two tables have the same columns of the same
// declaration, as the answers of two indices have.
func (t *Table) sameColumns(other *Table) bool {
	return slices.EqualFunc(t.Columns, other.Columns, func(a, b Column) bool { return a.Name == b.Name && a.Leaf == b.Leaf })
}

// writeColumn explains a column in a line.
func writeColumn(b *bytes.Buffer, l *locale.Lang, t *Table, c *Column, info *site.ColumnInfo) {
	fmt.Fprintf(b, "  %s", c.Name)
	if label := l.Column(t.Words, c.Name); label != "" {
		fmt.Fprintf(b, ": %s", label)
	}
	if about := meaning(l, t, c, info); about != "" {
		fmt.Fprintf(b, " (%s)", about)
	}
	b.WriteByte('\n')
	for _, code := range info.Values {
		fmt.Fprintf(b, "    %s = %s\n", code, l.Label(info.Vocabulary, code))
	}
}
