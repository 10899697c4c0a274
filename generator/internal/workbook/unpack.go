package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"konsulta/generator/internal/problem"
)

// What a workbook may hold at most. Of a sheet only cells with content are
// kept, so that its size in the archive may be large.
const (
	maxFile     = 100 << 20 // bytes of the file itself
	maxUnpacked = 256 << 20 // bytes of all parts that are read
	maxKept     = 64 << 20  // bytes of what is kept of them
	maxStrings  = 2_000_000 // tags of the shared strings
	maxTags     = 300_000   // tags of the other parts that are no sheets
	maxCells    = 1_000_000 // cells with content, and those to the left of one
	maxColumn   = 500
	maxSheets   = 100
)

// contents are the parts of a workbook that are read, made small.
type contents struct {
	members               []member
	grids                 []*grid
	strings               int // shared strings
	unpacked, kept, cells int
}

// member is a file of the archive that excelize is given.
type member struct {
	name string
	data []byte
}

// refusal is a reason not to read a workbook at all.
type refusal struct{ fault *problem.Fault }

// Error is for the packages through which it comes back.
func (r *refusal) Error() string { return r.fault.Code }

func refuse(code string, args ...string) error { return &refusal{problem.New(code, args...)} }

func damaged(part string) error {
	if part == "" {
		part = "ZIP"
	}
	return refuse("xlsx_damaged", "value", part)
}

// tooLarge says which limit was passed.
func tooLarge(limit string) error { return refuse("xlsx_size", "value", "> "+limit) }

// unpack reads the archive. Everything that is no part of the tables (macros,
// pictures, links to other files, printer settings) stays where it is.
func unpack(data []byte) (*contents, error) {
	if err := kind(data); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("")
	}
	c := &contents{}
	parts, err := sorted(archive)
	if err != nil {
		return nil, err
	}
	if len(parts.sheets) > maxSheets {
		return nil, refuse("xlsx_sheets", "limit", strconv.Itoa(maxSheets))
	}
	for _, m := range parts.others { // shared strings are counted before the sheets that name them
		if err := c.take(m.file, m.name); err != nil {
			return nil, err
		}
	}
	for _, m := range parts.sheets {
		if err := c.squeeze(m.file, m.name); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// kind refuses what is no .xlsx, and says what it is.
func kind(data []byte) error {
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	switch {
	case len(data) > maxFile:
		return tooLarge(strconv.Itoa(maxFile>>20) + " MB")
	case bytes.HasPrefix(data, []byte(ole)) && bytes.Contains(data, wide("EncryptedPackage")):
		return refuse("xlsx_password")
	case bytes.HasPrefix(data, []byte(ole)) && (bytes.Contains(data, wide("Workbook")) || bytes.Contains(data, wide("Book"))):
		return refuse("xlsx_kind", "value", ".xls")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil
	}
	return refuse("xlsx_none")
}

// wide writes a word as the directory of an OLE file has it.
func wide(word string) []byte {
	var b []byte
	for i := range len(word) {
		b = append(b, word[i], 0)
	}
	return b
}

// part is a file of the archive with the name under which it is read.
type part struct {
	file *zip.File
	name string
}

type parts struct{ others, sheets []part }

// sorted finds the parts that are read.
func sorted(archive *zip.Reader) (parts, error) {
	var p parts
	known := map[string]bool{}
	for _, f := range archive.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		small := strings.ToLower(name)
		switch {
		case small == "mimetype" || small == "xl/workbook.bin":
			if err := foreign(f, small); err != nil {
				return p, err
			}
			continue
		case small == "[content_types].xml":
			name = "[Content_Types].xml"
		case small == "xl/sharedstrings.xml":
			name = "xl/sharedStrings.xml"
		case small == "xl/styles.xml":
			name = "xl/styles.xml"
		case small == "_rels/.rels" || path.Dir(small) == "xl/_rels" || path.Dir(small) == "xl" && strings.HasPrefix(path.Base(small), "workbook"):
		case strings.HasPrefix(small, "xl/worksheets/") && path.Ext(small) == ".xml":
			p.sheets = append(p.sheets, part{f, name})
			known[name] = true
			continue
		default:
			continue
		}
		if known[name] {
			return p, damaged(name)
		}
		known[name] = true
		p.others = append(p.others, part{f, name})
	}
	if !known["[Content_Types].xml"] || !known["_rels/.rels"] || len(p.sheets) == 0 {
		return p, refuse("xlsx_none")
	}
	return p, nil
}

// foreign refuses workbooks in other formats that are ZIP archives too.
func foreign(f *zip.File, name string) error {
	if name == "xl/workbook.bin" {
		return refuse("xlsx_kind", "value", ".xlsb")
	}
	r, err := f.Open()
	if err != nil {
		return damaged("")
	}
	defer r.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(r, head)
	if strings.HasPrefix(string(head[:n]), "application/vnd.oasis.opendocument.spreadsheet") {
		return refuse("xlsx_kind", "value", ".ods")
	}
	return refuse("xlsx_none")
}

// meter counts what comes out of the archive and stops what is too much.
type meter struct {
	r io.Reader
	c *contents
}

// Read is part of io.Reader.
func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if m.c.unpacked += n; m.c.unpacked > maxUnpacked {
		return n, tooLarge(strconv.Itoa(maxUnpacked>>20) + " MB")
	}
	return n, err
}

// open opens a part, and gives the error of reading it the name of the part.
func (c *contents) open(f *zip.File, name string, read func(*scanner) error) error {
	r, err := f.Open()
	if err != nil {
		return damaged(name)
	}
	defer r.Close()
	err = read(newScanner(&meter{r, c}))
	var known *refusal
	if err == nil || errors.As(err, &known) {
		return err
	}
	return damaged(name) // wrong sums, an archive that ends too early, no XML
}

// keep counts what is kept in memory.
func (c *contents) keep(n int) error {
	if c.kept += n; c.kept > maxKept {
		return tooLarge(strconv.Itoa(maxKept>>20) + " MB")
	}
	return nil
}

// take keeps a part that is no sheet, if it is well-formed and of a bearable
// size.
func (c *contents) take(f *zip.File, name string) error {
	var b bytes.Buffer
	base := path.Base(name)
	sheets, tags, most := 0, 0, maxTags
	if base == "sharedStrings.xml" {
		most = maxStrings
	}
	err := c.open(f, name, func(s *scanner) error {
		for {
			t, err := s.next()
			if err != nil {
				if errors.Is(err, io.EOF) {
					return nil
				}
				return err
			}
			if err := c.keep(len(s.text) + len(t.raw)); err != nil {
				return err
			}
			b.Write(s.text)
			b.Write(t.raw)
			if tags++; tags > most {
				return tooLarge(strconv.Itoa(most) + ", " + name)
			}
			switch {
			case t.start && base == "sharedStrings.xml" && string(t.local()) == "si":
				c.strings++
			case t.start && t.depth == 3 && strings.HasPrefix(base, "workbook") && string(t.local()) == "sheet":
				if sheets++; sheets > maxSheets {
					return refuse("xlsx_sheets", "limit", strconv.Itoa(maxSheets))
				}
			}
		}
	})
	c.members = append(c.members, member{name, b.Bytes()})
	return err
}

// archive packs what was kept, for excelize.
func (c *contents) archive() ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range c.members {
		out, err := w.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Store})
		if err == nil {
			_, err = out.Write(m.data)
		}
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", m.name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	c.members = nil // they are in the archive
	return b.Bytes(), nil
}

// Is reports whether a file is to be read by [Read], be it to say that it is an
// old or protected workbook: it begins as a ZIP or as an OLE file does.
func Is(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0"))
}
