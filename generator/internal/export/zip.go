package export

import (
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"io"
	"iter"
	"slices"

	"konsulta/generator/internal/archive"
	"konsulta/generator/internal/locale"
	"konsulta/generator/internal/site"
)

// member is a file of the ZIP.
type member struct {
	name   string
	pieces iter.Seq[archive.Piece]
}

// WriteZIP writes every whole table as CSV with what describes it, in the
// order of their names. last, which may be nil, is a ZIP of tables with the same
// columns.
func (p *Package) WriteZIP(w io.Writer, last *archive.Last) (archive.Spans, error) {
	members := []member{{"LICENSE.txt", archive.Whole(p.writeLicence)}, {"README.txt", archive.Whole(p.writeReadme)},
		{"datapackage.json", archive.Whole(p.WriteJSON)}}
	for _, t := range p.data.Tables {
		members = append(members, member{t.Name + ".csv", p.data.pieces(t)})
	}
	slices.SortFunc(members, func(a, b member) int { return cmp.Compare(a.name, b.name) })
	z, err := archive.NewWriter(w, flate.DefaultCompression, last)
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		if err := z.Member(m.name, m.pieces); err != nil {
			return nil, err
		}
	}
	return z.Close()
}

// pieces are the header of a table and its rows.
func (p *Parts) pieces(t *Table) iter.Seq[archive.Piece] {
	return func(yield func(archive.Piece) bool) {
		if !yield(archive.Piece{Write: func(w io.Writer) error { _, err := w.Write(t.header()); return err }}) {
			return
		}
		for _, s := range p.stretches(t) {
			rows := archive.Piece{Key: s.key, Write: func(w io.Writer) error {
				for _, m := range s.of {
					if err := p.copyRows(w, t, m); err != nil {
						return err
					}
				}
				return nil
			}}
			if !yield(rows) {
				return
			}
		}
	}
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
