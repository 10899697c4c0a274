package content

import (
	"bytes"
	"encoding/csv"
	"maps"
	"slices"

	"konsulta/generator/internal/sheet"
)

// Spelling is how a CSV file is written, so that what is added to it, or laid
// beside it, opens in the same programs.
type Spelling struct {
	Mark  bool // it begins with a byte order mark
	Comma rune // , ; or tab
	CRLF  bool // its lines end as on Windows
}

// SpellingOf tells how a CSV file is written.
func SpellingOf(data []byte) Spelling {
	rest := withoutMark(data)
	return Spelling{Mark: len(rest) < len(data), Comma: sheet.Delimiter(rest), CRLF: bytes.Contains(rest, []byte("\r\n"))}
}

// AppendRow adds a row to dst as the spelling has it; a file begins with its
// mark where it has one.
func (s Spelling) AppendRow(dst []byte, cells []string) []byte {
	if s.Mark && len(dst) == 0 {
		dst = append(dst, "\ufeff"...)
	}
	var row bytes.Buffer
	w := csv.NewWriter(&row)
	w.Comma, w.UseCRLF = s.Comma, s.CRLF
	_ = w.Write(cells) // to memory, with a delimiter that is one
	w.Flush()
	return append(dst, row.Bytes()...)
}

// AddRow adds a row to a CSV file as the file is written: with its columns in
// their order, its delimiter and its line ends. Columns without a value stay
// blank. homeless are the names of values for which there is no column; ok is
// false for a file without a header.
func AddRow(data []byte, values map[string]string) (with []byte, homeless []string, ok bool) {
	s := SpellingOf(data)
	text := withoutMark(data)
	r := sheet.NewCSVReader(text, s.Comma)
	header, err := r.Read()
	for err == nil && sheet.Trim(header) {
		header, err = r.Read()
	}
	if err != nil {
		return nil, nil, false
	}
	cells := make([]string, len(header))
	for i, name := range header {
		cells[i] = values[name]
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(header, name) {
			homeless = append(homeless, name)
		}
	}
	with = slices.Clone(data)
	if !bytes.HasSuffix(with, []byte("\n")) {
		with = append(with, s.end()...)
	}
	return s.AppendRow(with, cells), homeless, true
}

func (s Spelling) end() string {
	if s.CRLF {
		return "\r\n"
	}
	return "\n"
}
