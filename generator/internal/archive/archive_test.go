package archive_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"

	"konsulta/generator/internal/archive"
)

// pieces are texts as pieces that are named by what they are. made counts those
// that were asked for.
func pieces(made *int, texts ...string) iter.Seq[archive.Piece] {
	return func(yield func(archive.Piece) bool) {
		for _, text := range texts {
			write := func(w io.Writer) error {
				*made++
				_, err := io.WriteString(w, text)
				return err
			}
			if !yield(archive.Piece{Key: text[:min(4, len(text))], Write: write}) {
				return
			}
		}
	}
}

// packed makes an archive of a file that is always made and one in pieces.
func packed(t *testing.T, last *archive.Last, texts ...string) (b []byte, spans archive.Spans, made int) {
	t.Helper()
	var out bytes.Buffer
	a, err := archive.NewWriter(&out, flate.BestSpeed, last)
	if err != nil {
		t.Fatal(err)
	}
	whole := archive.Whole(func(w io.Writer) error { _, err := io.WriteString(w, "прочитај ме"); return err })
	if err := errors.Join(a.Member("README.txt", whole), a.Member("t.csv", pieces(&made, texts...))); err != nil {
		t.Fatal(err)
	}
	if spans, err = a.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), spans, made
}

// unpacked reads a member; archive/zip checks its sum.
func unpacked(t *testing.T, b []byte, name string) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestPiecesAreTakenOver changes, adds, moves and removes pieces: what is as it
// was is not made again, and the archive is the one that is made without the last.
func TestPiecesAreTakenOver(t *testing.T) {
	long := strings.Repeat("1234 ред\n", 50_000)
	first := []string{long, "2 b\n", "", "3 c\n"}
	b, spans, made := packed(t, nil, first...)
	if got := unpacked(t, b, "t.csv"); got != strings.Join(first, "") || made != 4 {
		t.Fatalf("%d bytes of %d pieces came back", len(got), made)
	}
	for _, tt := range []struct {
		texts []string
		made  int
	}{
		{first, 1}, // the empty one has no key
		{[]string{long, "9 b\n", "3 c\n"}, 1},
		{[]string{"3 c\n", long}, 0},
		{nil, 0},
	} {
		last := &archive.Last{File: bytes.NewReader(b), Size: int64(len(b)), Spans: spans}
		got, _, made := packed(t, last, tt.texts...)
		want, _, _ := packed(t, nil, tt.texts...)
		if !bytes.Equal(got, want) || made != tt.made {
			t.Errorf("%.20q: %d pieces made, the same bytes: %t", tt.texts, made, bytes.Equal(got, want))
		}
		if text := unpacked(t, got, "t.csv"); text != strings.Join(tt.texts, "") {
			t.Errorf("%.20q: %d bytes came back", tt.texts, len(text))
		}
	}
}

// TestALastArchiveThatIsNone gives what is no archive, or a shorter one.
func TestALastArchiveThatIsNone(t *testing.T) {
	b, spans, _ := packed(t, nil, "1 a\n", "2 b\n")
	spans["t.csv"][1].Packed = 1 << 40
	for _, file := range []string{"", "no archive", string(b[:len(b)-9]), string(b)} {
		got, _, _ := packed(t, &archive.Last{File: strings.NewReader(file), Size: int64(len(file)), Spans: spans}, "1 a\n", "2 b\n")
		if !bytes.Equal(got, b) {
			t.Errorf("%.10q gave other bytes", file)
		}
	}
}

// short is a file that is cut off once its directory was read.
type short struct {
	*bytes.Reader
	cut bool
}

func (s *short) ReadAt(b []byte, at int64) (int, error) {
	if s.cut {
		return 0, io.EOF
	}
	return s.Reader.ReadAt(b, at)
}

// TestWhatCannotBeWritten fails, and names the member: a piece that cannot be
// made, and one that cannot be read from the last archive any more.
func TestWhatCannotBeWritten(t *testing.T) {
	b, spans, _ := packed(t, nil, strings.Repeat("1234", 1000))
	last := &short{Reader: bytes.NewReader(b)}
	a, err := archive.NewWriter(io.Discard, flate.BestSpeed, &archive.Last{File: last, Size: int64(len(b)), Spans: spans})
	if err != nil {
		t.Fatal(err)
	}
	last.cut = true
	wrong := errors.New("the disk is full")
	for want, p := range map[string]archive.Piece{
		"writing t.csv: the disk is full": {Write: func(io.Writer) error { return wrong }},
		"writing t.csv: unexpected EOF":   {Key: "1234"},
	} {
		err := a.Member("t.csv", func(yield func(archive.Piece) bool) { yield(p) })
		if err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}
