package charset_test

import (
	"bytes"
	"errors"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"konsulta/generator/internal/charset"
)

const (
	macedonian = "Наслов;Вид акт;Планиран почеток\r\nОдлука за јавно осветлување „Ѓорче Петров“;Одлука;2026-05\r\n"
	// A table without one of the letters that only Macedonian has.
	plain    = "наслов;одлука\nпарк;одлука за парк\n"
	albanian = "Titulli;Lloji i aktit\r\nVendim për çerdhet e fëmijëve – “Yllka”;Vendim\r\n"
	bosnian  = "Titulli;Personi i kontaktit\nMbështetje për fëmijët;Đorđe Čović, Ćamil Šačić\n"
	english  = "title;act_type\nStreet lighting;decision\n"
)

func in(t *testing.T, page *charmap.Charmap, text string) []byte {
	t.Helper()
	b, err := page.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// wide writes a text as UTF-16; low is the offset of the lower byte.
func wide(text string, low int) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		pair := [2]byte{}
		pair[low], pair[1-low] = byte(u), byte(u>>8)
		b = append(b, pair[:]...)
	}
	return b
}

func TestDecode(t *testing.T) {
	for _, tt := range []struct {
		name string
		data []byte
		text string
		want string
	}{
		{"ASCII", []byte(english), english, charset.UTF8},
		{"UTF-8", []byte(macedonian), macedonian, charset.UTF8},
		{"UTF-8 with a mark", []byte("\ufeff" + macedonian), macedonian, charset.UTF8},
		{"UTF-16 LE with a mark", wide("\ufeff"+macedonian, 0), macedonian, charset.UTF16LE},
		{"UTF-16 BE with a mark", wide("\ufeff"+albanian, 1), albanian, charset.UTF16BE},
		{"UTF-16 LE", wide(macedonian, 0), macedonian, charset.UTF16LE},
		{"UTF-16 BE", wide(macedonian, 1), macedonian, charset.UTF16BE},
		{"UTF-16 LE, English", wide(english, 0), english, charset.UTF16LE},
		{"UTF-16 LE with a letter of two pairs", wide(english+"🏠\n", 0), english + "🏠\n", charset.UTF16LE},
		{"windows-1251", in(t, charmap.Windows1251, macedonian), macedonian, charset.Windows1251},
		{"windows-1251 without the letters that prove Macedonian", in(t, charmap.Windows1251, plain), plain, charset.Windows1251},
		{"windows-1252", in(t, charmap.Windows1252, albanian), albanian, charset.Windows1252},
		{"windows-1250", in(t, charmap.Windows1250, bosnian), bosnian, charset.Windows1250},
		{"a dash, the same in all three", []byte("a\x96b"), "a–b", charset.Windows1252},
		{"single letters with spaces between, which are no UTF-16", []byte("a b c d e f\n"), "a b c d e f\n", charset.UTF8},
		{"nothing", nil, "", charset.UTF8},
	} {
		text, name, err := charset.Decode(tt.data, "")
		if err != nil || string(text) != tt.text || name != tt.want {
			t.Errorf("%s: Decode = %q, %q, %v, want %q, %q", tt.name, text, name, err, tt.text, tt.want)
		}
	}
}

// TestDecodeAs: who says which encoding it is, is believed.
func TestDecodeAs(t *testing.T) {
	data := in(t, charmap.Windows1250, "Şaban për fëmijët\n")
	if text, name, _ := charset.Decode(data, ""); name != charset.Windows1252 || string(text) == "Şaban për fëmijët\n" {
		t.Fatalf("Decode = %q, %q: the example proves nothing", text, name)
	}
	if text, name, err := charset.Decode(data, charset.Windows1250); err != nil || name != charset.Windows1250 || string(text) != "Şaban për fëmijët\n" {
		t.Errorf("Decode as windows-1250 = %q, %q, %v", text, name, err)
	}
	if text, _, err := charset.Decode(wide(english, 1), charset.UTF16BE); err != nil || string(text) != english {
		t.Errorf("Decode as utf-16be = %q, %v", text, err)
	}
	if _, _, err := charset.Decode([]byte(english), "koi8-r"); !errors.Is(err, charset.ErrUnknown) {
		t.Errorf("Decode as koi8-r: %v", err)
	}
}

func TestWhatIsNoText(t *testing.T) {
	for _, tt := range []struct {
		name   string
		data   []byte
		as     string
		at     int // -1: not told
		reason string
	}{
		{"ISO-8859-5", in(t, charmap.ISO8859_5, plain), "", -1, ""},
		{"UTF-8 with a byte cut off", []byte("Наслов;Парк" + "\xd0" + "\nОдлука\n"), "", 21, "utf-8"},
		{"windows-1251 called UTF-8", in(t, charmap.Windows1251, plain), charset.UTF8, 0, "utf-8"},
		{"UTF-16 cut in two", wide("\ufeffab", 0)[:5], "", 2, "utf-16le"},
		{"half of a letter of two pairs", append(wide("\ufeffa", 0), 0x00, 0xd8), "", 2, "utf-16le"},
	} {
		_, name, err := charset.Decode(tt.data, tt.as)
		var damaged *charset.DamagedError
		if tt.at < 0 {
			if !errors.Is(err, charset.ErrUnknown) {
				t.Errorf("%s: Decode = %q, %v, want that it cannot be told", tt.name, name, err)
			}
		} else if !errors.As(err, &damaged) || damaged.Offset != tt.at || damaged.Encoding != tt.reason {
			t.Errorf("%s: %v (%+v), want offset %d of %s", tt.name, err, damaged, tt.at, tt.reason)
		}
	}
}

// FuzzDecode: what is decoded is UTF-8 whatever it was, UTF-8 stays as it is,
// and what the three pages hold comes back.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(macedonian), "")
	f.Add([]byte("\ufeff"+albanian), "")
	f.Add(wide("\ufeff"+macedonian, 0), "")
	f.Add(wide(english, 1), "")
	f.Add([]byte{0xff, 0xfe, 0x00, 0xd8}, "")
	f.Add([]byte("\xcf\xe0\xf0\xea;\xce\xe4\xeb\xf3\xea\xe0"), "")
	f.Add([]byte("F\xebmij\xeb;\x98"), "windows-1251")
	f.Fuzz(func(t *testing.T, data []byte, as string) {
		text, name, err := charset.Decode(data, as)
		if err != nil {
			var damaged *charset.DamagedError
			if errors.As(err, &damaged) && (damaged.Offset < 0 || damaged.Offset > len(data)) {
				t.Errorf("the damage is at %d of %d bytes", damaged.Offset, len(data))
			}
			return
		}
		if !utf8.Valid(text) {
			t.Errorf("Decode(%q) as %s = %q, which is not UTF-8", data, name, text)
		}
		if as == "" && name == charset.UTF8 && !bytes.Equal(text, bytes.TrimPrefix(data, []byte("\ufeff"))) {
			t.Errorf("UTF-8 %q became %q", data, text)
		}
		again, _, err := charset.Decode(data, name)
		if err != nil || !bytes.Equal(again, text) {
			t.Errorf("Decode(%q) = %q, and as %s it is %q, %v", data, text, name, again, err)
		}
	})
}
