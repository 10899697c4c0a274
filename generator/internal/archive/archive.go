// Package archive writes ZIP files whose members are made of pieces. Each piece
// is packed for itself, so that one that did not change is taken as it stands
// from the last archive, instead of being made and packed again. The bytes are
// the same either way.
package archive

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
)

// Piece is a part of a member.
type Piece struct {
	// Key names what the bytes are made of: two pieces of members of one name
	// that have the same key have the same bytes. "" is a piece that is always
	// made.
	Key   string
	Write func(w io.Writer) error
}

// Whole is a member of one piece that is always made.
func Whole(write func(w io.Writer) error) iter.Seq[Piece] {
	return func(yield func(Piece) bool) { yield(Piece{Write: write}) }
}

// Span is where a piece stands in its member: behind those before it.
type Span struct {
	Key    string
	Packed int64  // how many bytes it takes there
	Size   int64  // how many it has
	Sum    uint32 // CRC-32 of them
}

// Spans are those of all members, by name.
type Spans map[string][]Span

// Last is an archive that was written before by the same program.
type Last struct {
	File  io.ReaderAt
	Size  int64
	Spans Spans
}

// Writer writes an archive.
type Writer struct {
	zip   *zip.Writer
	pack  *flate.Writer
	spans Spans
	file  io.ReaderAt                   // the last archive
	stood map[string]map[string]stretch // by member and key: where its pieces are in it
	buf   []byte
}

// stretch is a piece in the last archive.
type stretch struct {
	Span
	at int64
}

// NewWriter begins an archive that packs with a level of compress/flate. last
// may be nil; where it cannot be read, all is made anew.
func NewWriter(w io.Writer, level int, last *Last) (*Writer, error) {
	pack, err := flate.NewWriter(nil, level)
	if err != nil {
		return nil, err
	}
	a := &Writer{zip: zip.NewWriter(w), pack: pack, spans: Spans{}, buf: make([]byte, 64<<10)}
	if last != nil {
		a.look(last)
	}
	return a, nil
}

// look finds the pieces of the last archive.
func (a *Writer) look(last *Last) {
	r, err := zip.NewReader(last.File, last.Size)
	if err != nil {
		return
	}
	a.file, a.stood = last.File, map[string]map[string]stretch{}
	for _, f := range r.File {
		at, err := f.DataOffset()
		if err != nil {
			continue
		}
		pieces, end := map[string]stretch{}, at+int64(f.CompressedSize64)
		for _, s := range last.Spans[f.Name] {
			if s.Packed < 0 || s.Packed > end-at {
				break
			}
			if s.Key != "" {
				pieces[s.Key] = stretch{s, at}
			}
			at += s.Packed
		}
		a.stood[f.Name] = pieces
	}
}

// lastBlock ends a member: an empty block of deflate that is the last.
const lastBlock = "\x03\x00"

// dated is 1 January 1980, when every member was made: a build does not know
// the time.
const dated = 1<<5 | 1

// Member writes a member, whose name is of ASCII.
func (a *Writer) Member(name string, pieces iter.Seq[Piece]) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Flags: 0x8, ReaderVersion: 20, CreatorVersion: 3<<8 | 20,
		ExternalAttrs: 0o100644 << 16,
		ModifiedDate:  dated} //nolint:staticcheck // what packs for itself has to write the date as it is stored
	to, err := a.zip.CreateRaw(h)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	var packed, size int64
	for p := range pieces {
		s, err := a.piece(to, name, &p)
		if err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
		a.spans[name] = append(a.spans[name], s)
		h.CRC32 = joined(h.CRC32, s.Sum, s.Size)
		packed, size = packed+s.Packed, size+s.Size
	}
	if _, err := io.WriteString(to, lastBlock); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	packed += int64(len(lastBlock))
	h.CompressedSize64, h.UncompressedSize64 = uint64(packed), uint64(size)
	const most32 = 1<<32 - 1
	h.CompressedSize, h.UncompressedSize = uint32(min(packed, most32)), uint32(min(size, most32)) //nolint:staticcheck // as the format has them
	return nil
}

// piece writes a piece, or takes it from the last archive.
func (a *Writer) piece(to io.Writer, name string, p *Piece) (Span, error) {
	if old, ok := a.stood[name][p.Key]; ok && p.Key != "" {
		n, err := io.CopyBuffer(to, struct{ io.Reader }{io.NewSectionReader(a.file, old.at, old.Packed)}, a.buf)
		if err == nil && n < old.Packed {
			err = io.ErrUnexpectedEOF // somebody cuts it off meanwhile
		}
		return old.Span, err
	}
	packed, sum := &counter{w: to}, crc32.NewIEEE()
	a.pack.Reset(packed)
	raw := &counter{w: io.MultiWriter(a.pack, sum)}
	if err := p.Write(raw); err != nil {
		return Span{}, err
	}
	err := a.pack.Flush()
	return Span{p.Key, packed.n, raw.n, sum.Sum32()}, err
}

// Close ends the archive and tells where its pieces are.
func (a *Writer) Close() (Spans, error) { return a.spans, a.zip.Close() }

// counter counts what passes.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}
