package charset

import (
	"unicode/utf16"
	"unicode/utf8"
)

// wide tells UTF-16 without a mark, or gives "". In a table in the languages
// of the country the upper byte of nearly every character is that of Latin,
// its additions, Cyrillic or punctuation, and the lower one is hardly ever.
func wide(data []byte) string {
	const enough = 4096
	data = data[:min(len(data), enough)]
	if len(data) < 4 {
		return ""
	}
	var upper, zero [2]int
	for i, b := range data[:len(data)&^1] {
		switch b {
		case 0x00:
			zero[i%2]++ // above every separator
			upper[i%2]++
		case 0x01, 0x04, 0x20:
			upper[i%2]++
		}
	}
	characters := len(data) / 2
	is := func(high int) bool {
		return zero[high] > 0 && upper[high]*20 >= characters*19 && upper[1-high] < characters/2
	}
	switch {
	case is(1):
		return UTF16LE
	case is(0):
		return UTF16BE
	}
	return ""
}

// fromUTF16 decodes pairs of bytes; low is the offset of the lower one.
func fromUTF16(data []byte, low int) ([]byte, error) {
	name := [...]string{UTF16LE, UTF16BE}[low]
	text := make([]byte, 0, len(data))
	unit := func(i int) rune { return rune(data[i+low]) | rune(data[i+1-low])<<8 }
	for i := 0; i < len(data); i += 2 {
		if i+1 == len(data) {
			return nil, &DamagedError{name, i}
		}
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= len(data) {
				return nil, &DamagedError{name, i}
			}
			if r = utf16.DecodeRune(r, unit(i+2)); r == utf8.RuneError {
				return nil, &DamagedError{name, i}
			}
			i += 2
		}
		text = utf8.AppendRune(text, r)
	}
	return text, nil
}
