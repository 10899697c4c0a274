package content

import (
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"unicode/utf8"

	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// The limits of contract section 2, in bytes.
const (
	maxText = 2 << 20 // a YAML or Markdown file
	maxRow  = 1 << 20
	maxCSV  = 1 << 30
)

var isLang = record.IsLang

// read returns the text of a file without a byte order mark; ok is false when
// the file cannot be used, which has been reported.
func (l *loader) read(f *file, limit int64) (data []byte, ok bool) {
	if f.size > limit {
		f.unread = true
		l.report(problem.Place{File: f.path}, problem.New("too_large", "limit", megabytes(limit)))
		return nil, false
	}
	data, err := fs.ReadFile(l.fsys, f.path)
	if err != nil {
		l.fail(fmt.Errorf("reading the content: %w", err))
		return nil, false
	}
	if fault, at := unreadable(data); fault != nil {
		f.unread = true
		line, column := lineColumn(data, at)
		l.report(problem.Place{File: f.path, Line: line, Column: column}, fault)
		return nil, false
	}
	return withoutMark(data), true
}

// withoutMark takes the byte order mark off a text; programs that join files
// leave more than one.
func withoutMark(data []byte) []byte {
	for bytes.HasPrefix(data, []byte("\ufeff")) {
		data = data[len("\ufeff"):]
	}
	return data
}

func megabytes(n int64) string {
	if n >= 1<<30 {
		return strconv.FormatInt(n>>30, 10) + " GB"
	}
	return strconv.FormatInt(n>>20, 10) + " MB"
}

// unreadable finds what keeps bytes from being text: another encoding, or a
// control character other than tab and line end. A line may end in LF, CRLF
// or, as some programs write it, CRCRLF.
func unreadable(data []byte) (fault *problem.Fault, at int) {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return problem.New("encoding_utf16"), 0
	}
	for i := 0; i < len(data); {
		c := data[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\t' && c != '\n' && !lineEnds(data[i:]) || c == 0x7f {
				if isUTF16(data) {
					return problem.New("encoding_utf16"), 0
				}
				return problem.New("control_character", "value", fmt.Sprintf("U+%04X", c)), i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return problem.New("encoding"), i
		case isControl(r):
			return problem.New("control_character", "value", fmt.Sprintf("U+%04X", r)), i
		}
		i += size
	}
	return nil, 0
}

// lineEnds reports whether data begins with CR that belongs to the end of a
// line or file.
func lineEnds(data []byte) bool {
	rest := bytes.TrimLeft(data, "\r")
	return len(rest) < len(data) && (len(rest) == 0 || rest[0] == '\n')
}

// isUTF16 tells a text in two bytes a character that has no mark: one of the
// two is that of Latin, Cyrillic or punctuation all along the beginning.
func isUTF16(data []byte) bool {
	data = data[:min(len(data), 64)]
	for odd := range 2 {
		wide := len(data) > odd+1
		for i := odd; i < len(data); i += 2 {
			wide = wide && (data[i] == 0 || data[i] == 0x01 || data[i] == 0x04 || data[i] == 0x20)
		}
		if wide {
			return true
		}
	}
	return false
}

// isControl tells the characters that may stand in no text: they are no part
// of XML 1.0 or of HTML, or no reader shows them. The last two of every plane
// and U+FDD0 to U+FDEF are no characters by Unicode.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// lineColumn counts from 1; columns are characters.
func lineColumn(data []byte, at int) (line, column int) {
	before := data[:at]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(data[:start], []byte("\n")) + 1, utf8.RuneCount(withoutMark(before[start:])) + 1
}
