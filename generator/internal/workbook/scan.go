package workbook

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// errXML is returned for a document that is no well-formed XML, as far as the
// scanner looks.
var errXML = errors.New("not well-formed")

// What a document may hold at most, so that its scanner needs little memory.
const (
	maxTag   = 64 << 10 // bytes of a tag
	maxText  = 1 << 20  // bytes between two tags; a cell holds 32,767 characters
	maxDepth = 64
)

// scanner reads an XML document tag by tag and keeps nothing of it: a million
// cells that are merely formatted pass through it in no time. Entities stay as
// they are written, comments are left out, document types are refused.
type scanner struct {
	r    *bufio.Reader
	raw  []byte   // the last tag
	text []byte   // what stood before it
	open []string // names of the elements around, with their prefixes
}

func newScanner(r io.Reader) *scanner { return &scanner{r: bufio.NewReaderSize(r, 64<<10)} }

// tag is a tag of a document. Its bytes are good until the next is read.
type tag struct {
	raw        []byte // from < to >
	start, end bool   // both for <c/>
	depth      int    // of the element; the root has 1
}

// local is the name without a prefix.
func (t *tag) local() []byte {
	name := t.name()
	return name[bytes.IndexByte(name, ':')+1:]
}

func (t *tag) name() []byte {
	name := bytes.TrimPrefix(t.raw[1:len(t.raw)-1], []byte("/"))
	if i := bytes.IndexAny(name, " \t\r\n/"); i >= 0 {
		name = name[:i]
	}
	return name
}

// attr is the value of an attribute as it is written, or nil.
func (t *tag) attr(name string) []byte {
	rest := t.raw[1+len(t.name()):]
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimSpace(rest[:eq])
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : 1+end]
		}
		rest = rest[end+2:]
	}
}

// next reads up to the end of the next tag. The text before it is in s.text.
// At the end of a whole document it returns io.EOF.
func (s *scanner) next() (tag, error) {
	s.text = s.text[:0]
	for {
		if err := s.upTo(&s.text, '<', maxText); errors.Is(err, io.EOF) {
			if len(s.open) > 0 {
				return tag{}, errXML
			}
			return tag{}, io.EOF
		} else if err != nil {
			return tag{}, err
		}
		s.text = s.text[:len(s.text)-1]
		first, err := s.r.Peek(1)
		if err != nil {
			return tag{}, errXML
		}
		if first[0] != '!' && first[0] != '?' {
			return s.tag()
		}
		if err := s.aside(); err != nil {
			return tag{}, err
		}
	}
}

// upTo appends what comes next to dst, with the byte that ends it.
func (s *scanner) upTo(dst *[]byte, delim byte, most int) error {
	for {
		part, err := s.r.ReadSlice(delim)
		if len(*dst)+len(part) > most {
			return errXML
		}
		*dst = append(*dst, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// tag reads a tag whose < was read.
func (s *scanner) tag() (tag, error) {
	s.raw = append(s.raw[:0], '<')
	for {
		if err := s.upTo(&s.raw, '>', maxTag); err != nil {
			return tag{}, broken(err)
		}
		if !inQuotes(s.raw) {
			break
		}
	}
	t := tag{raw: s.raw}
	t.end = s.raw[1] == '/'
	t.start = !t.end
	if t.start {
		t.end = s.raw[len(s.raw)-2] == '/'
	}
	return s.nest(t)
}

// inQuotes reports whether a tag ends within the value of an attribute, where
// a > may stand.
func inQuotes(raw []byte) bool {
	if bytes.IndexByte(raw, '\'') < 0 {
		return bytes.Count(raw, []byte{'"'})%2 == 1
	}
	var quote byte
	for _, b := range raw {
		switch {
		case quote == 0 && (b == '"' || b == '\''):
			quote = b
		case b == quote:
			quote = 0
		}
	}
	return quote != 0
}

// nest checks that every element ends where it should.
func (s *scanner) nest(t tag) (tag, error) {
	name := t.name()
	switch {
	case len(name) == 0:
		return tag{}, errXML
	case t.start && t.end:
		t.depth = len(s.open) + 1
	case t.start:
		if len(s.open) == maxDepth {
			return tag{}, errXML
		}
		s.open = append(s.open, intern(name))
		t.depth = len(s.open)
	default:
		if t.depth = len(s.open); t.depth == 0 || s.open[t.depth-1] != string(name) {
			return tag{}, errXML
		}
		s.open = s.open[:t.depth-1]
	}
	return t, nil
}

// intern keeps the names that come a million times from being made each time.
func intern(name []byte) string {
	switch string(name) {
	case "row":
		return "row"
	case "c":
		return "c"
	case "v":
		return "v"
	case "t":
		return "t"
	case "si":
		return "si"
	}
	return string(name)
}

// aside passes over a comment or an instruction, and takes CDATA for text.
func (s *scanner) aside() error {
	switch {
	case s.begins("!--"):
		return s.skip("-->")
	case s.begins("?"):
		return s.skip("?>")
	case s.begins("![CDATA["):
		start := len(s.text)
		for !bytes.HasSuffix(s.text[start:], []byte("]]>")) {
			if err := s.upTo(&s.text, '>', maxText); err != nil {
				return broken(err)
			}
		}
		inside := bytes.Clone(s.text[start : len(s.text)-len("]]>")])
		s.text = append(s.text[:start], escape(inside)...)
		return nil
	}
	return errXML
}

// escape writes a text so that it can stand between tags.
func escape(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte("&"), []byte("&amp;"))
	return bytes.ReplaceAll(text, []byte("<"), []byte("&lt;"))
}

// begins reads a word if it comes next.
func (s *scanner) begins(word string) bool {
	if ahead, _ := s.r.Peek(len(word)); string(ahead) != word {
		return false
	}
	_, _ = s.r.Discard(len(word)) // it was there a moment ago
	return true
}

// skip passes over everything up to a word, and the word.
func (s *scanner) skip(word string) error {
	var last []byte
	for {
		part, err := s.r.ReadSlice('>')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return broken(err)
		}
		last = append(last, part...)
		if bytes.HasSuffix(last, []byte(word)) {
			return nil
		}
		last = append(last[:0], last[max(0, len(last)-len(word)+1):]...)
	}
}

// broken is the error for a document that ends in the middle.
func broken(err error) error {
	if errors.Is(err, io.EOF) {
		return errXML
	}
	return err
}
