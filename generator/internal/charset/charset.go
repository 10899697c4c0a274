// Package charset finds out in which encoding an office saved a text, and
// turns it into UTF-8.
//
// UTF-8 and UTF-16 prove themselves. What is left are the three code pages of
// Windows in which the languages of the country are saved, and none of them
// can be told by its bytes alone: every byte is some letter in each. They are
// told apart by what the words would be. See [Decode].
//
// The package knows bytes and letters, no files and no tables. It alone
// imports golang.org/x/text/encoding.
package charset

import (
	"bytes"
	"errors"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// The names of the encodings.
const (
	UTF8        = "utf-8"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
	Windows1250 = "windows-1250"
	Windows1251 = "windows-1251"
	Windows1252 = "windows-1252"
)

// Names lists the encodings that [Decode] knows.
func Names() []string {
	return []string{UTF8, UTF16LE, UTF16BE, Windows1250, Windows1251, Windows1252}
}

var pages = map[string]encoding.Encoding{
	Windows1250: charmap.Windows1250,
	Windows1251: charmap.Windows1251,
	Windows1252: charmap.Windows1252,
}

// ErrUnknown is returned for bytes that are text in none of the encodings.
var ErrUnknown = errors.New("the encoding cannot be told")

// DamagedError is returned for bytes that are not text in the encoding which
// they nearly prove to be in, or which was asked for.
type DamagedError struct {
	Encoding string
	Offset   int // of the first byte that is wrong
}

func (e *DamagedError) Error() string { return "the text is not " + e.Encoding + " throughout" }

// Decode gives a text in UTF-8, without a byte order mark, and the name of
// the encoding that was taken. as is the name of one that is to be taken
// whatever the bytes look like; with "" the encoding is told by them:
//
//   - A byte order mark proves UTF-8 or UTF-16.
//   - Every second byte one of those that stand above Latin, Cyrillic and
//     punctuation (00, 01, 04, 20) proves UTF-16 without a mark.
//   - Bytes that are valid UTF-8 are UTF-8: no other text is by chance.
//   - Words of Macedonian letters throughout, which are all above 7F, prove
//     windows-1251; Ѓ Ѕ Ј Љ Њ Ќ Џ are what it has for them.
//   - ë and ç, the letters of Albanian, between Latin ones prove 1250 or
//     1252, which have them in the same places; č ć đ in names prove 1250,
//     and without them it is 1252.
//
// Of the three pages the one is taken in which the words are most plausible,
// and none where that is no word at all.
func Decode(data []byte, as string) (text []byte, name string, err error) {
	if as != "" {
		text, err = decodeAs(data, as)
		return text, as, err
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		name = UTF8
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		name = UTF16LE
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		name = UTF16BE
	default:
		name = wide(data)
	}
	if name == "" && utf8.Valid(data) {
		name = UTF8
	}
	if name == "" {
		if at, damaged := damagedUTF8(data); damaged {
			return nil, UTF8, &DamagedError{UTF8, at}
		}
		name = likeliest(data)
	}
	if name == "" {
		return nil, "", ErrUnknown
	}
	text, err = decodeAs(data, name)
	return text, name, err
}

func decodeAs(data []byte, name string) ([]byte, error) {
	switch name {
	case UTF8:
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		if at := invalid(data); at >= 0 {
			return nil, &DamagedError{UTF8, at}
		}
		return data, nil
	case UTF16LE:
		return fromUTF16(bytes.TrimPrefix(data, []byte("\xff\xfe")), 0)
	case UTF16BE:
		return fromUTF16(bytes.TrimPrefix(data, []byte("\xfe\xff")), 1)
	}
	page, ok := pages[name]
	if !ok {
		return nil, ErrUnknown
	}
	text, err := page.NewDecoder().Bytes(data)
	if err != nil {
		return nil, err
	}
	if bytes.ContainsRune(text, utf8.RuneError) {
		at := slices.IndexFunc(data, func(b byte) bool { return page.(*charmap.Charmap).DecodeByte(b) == utf8.RuneError })
		return nil, &DamagedError{name, at}
	}
	return text, nil
}

// invalid is the offset of the first byte that is not UTF-8, or -1.
func invalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// damagedUTF8 tells a text in UTF-8 in which some byte was cut or changed
// from one in another encoding, where letters of several bytes are rare
// accidents.
func damagedUTF8(data []byte) (at int, damaged bool) {
	at = -1
	whole, broken := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if at < 0 {
				at = i
			}
			broken++
		case size > 1:
			whole++
		}
		i += size
	}
	return at, whole > 4*broken
}
