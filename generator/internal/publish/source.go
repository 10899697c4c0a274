package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"sync"
)

// source is the content of a file to be placed.
type source interface {
	// same reports whether the file name in h has this content already. A
	// file that cannot be read has not; the error is of the source alone.
	same(h *handle, name string) (bool, error)
	// write writes the content to w.
	write(w io.Writer) error
	// durable reports whether the file has to be on the disk before it appears.
	durable() bool
	// digest returns the SHA-256 and the size of the content, once same was
	// true or write succeeded.
	digest() (sum [32]byte, size int64)
}

const chunk = 64 << 10

var chunks = sync.Pool{New: func() any { return new([chunk]byte) }}

// block is content in memory.
type block struct{ data []byte }

func (b *block) same(h *handle, name string) (bool, error) { return h.same(name, b.data), nil }

func (b *block) write(w io.Writer) error {
	_, err := w.Write(b.data)
	return err
}

func (b *block) durable() bool { return false }

func (b *block) digest() ([32]byte, int64) { return sha256.Sum256(b.data), int64(len(b.data)) }

// stream is content that is read in pieces.
type stream struct {
	open func() (io.ReadCloser, error)
	sync bool // see durable
	sum  [32]byte
	size int64
}

func (s *stream) same(h *handle, name string) (bool, error) {
	f, err := h.Open(name)
	if err != nil {
		return false, nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false, nil
	}
	src, err := s.open()
	if err != nil {
		return false, err
	}
	same, err := s.compare(src, f, info.Size())
	return same, errors.Join(err, src.Close())
}

// compare reads src against a file of the given size.
func (s *stream) compare(src io.Reader, file io.Reader, size int64) (bool, error) {
	want, have := chunks.Get().(*[chunk]byte), chunks.Get().(*[chunk]byte)
	defer chunks.Put(want)
	defer chunks.Put(have)
	hash := sha256.New()
	s.size = 0
	for {
		n, err := io.ReadFull(src, want[:])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return false, err
		}
		if _, missing := io.ReadFull(file, have[:n]); missing != nil && n > 0 {
			return false, nil
		}
		if !bytes.Equal(want[:n], have[:n]) {
			return false, nil
		}
		hash.Write(want[:n])
		s.size += int64(n)
		if err != nil {
			hash.Sum(s.sum[:0])
			return s.size == size, nil
		}
	}
}

func (s *stream) write(w io.Writer) error {
	src, err := s.open()
	if err != nil {
		return err
	}
	buf := chunks.Get().(*[chunk]byte)
	defer chunks.Put(buf)
	hash := sha256.New()
	// Only a plain Reader makes CopyBuffer use the buffer.
	s.size, err = io.CopyBuffer(io.MultiWriter(w, hash), struct{ io.Reader }{src}, buf[:])
	hash.Sum(s.sum[:0])
	return errors.Join(err, src.Close())
}

func (s *stream) durable() bool { return s.sync }

func (s *stream) digest() ([32]byte, int64) { return s.sum, s.size }

// newLines is content of n lines, durable; line appends the one of index i
// without its end.
func newLines(n int, line func(dst []byte, i int) []byte) *stream {
	return &stream{sync: true, open: func() (io.ReadCloser, error) {
		return io.NopCloser(&lines{n: n, line: line}), nil
	}}
}

// lines reads as n lines that are made on the way.
type lines struct {
	n, next int
	line    func(dst []byte, i int) []byte
	buf     []byte
	rest    []byte // of buf, not read yet
}

func (l *lines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if l.next == l.n {
			return 0, io.EOF
		}
		l.buf = l.buf[:0]
		for l.next < l.n && len(l.buf) < chunk {
			l.buf = append(l.line(l.buf, l.next), '\n')
			l.next++
		}
		l.rest = l.buf
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}
