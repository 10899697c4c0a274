package archive_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
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

// TestALastArchiveThatCannotBeRead fails rather than write half a piece.
func TestALastArchiveThatCannotBeRead(t *testing.T) {
	b, spans, _ := packed(t, nil, strings.Repeat("1234", 1000))
	a, err := archive.NewWriter(io.Discard, flate.BestSpeed, &archive.Last{File: bytes.NewReader(b), Size: int64(len(b)), Spans: spans})
	if err != nil {
		t.Fatal(err)
	}
	wrong := fmt.Errorf("the disk is gone")
	err = a.Member("t.csv", func(yield func(archive.Piece) bool) {
		yield(archive.Piece{Write: func(io.Writer) error { return wrong }})
	})
	if err == nil || !strings.Contains(err.Error(), "t.csv: the disk is gone") {
		t.Errorf("error %v", err)
	}
}
