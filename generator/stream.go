package generator

import (
	"bufio"
	"crypto/sha256"
	"io"
)

// stream is a file to be made piece by piece, since it may be large.
type stream struct {
	path  string
	write func(w io.Writer) error
	size  *int      // set to the number of bytes, for the pages about data
	sum   *[32]byte // if not nil, set to the SHA-256

	// kept, if not nil, takes the file for made that the last build left, sets size
	// and sum, and reports whether it could.
	kept func(path string) bool
}

// open starts to make the file. A reader that is closed early stops it.
func (s *stream) open() (io.ReadCloser, error) {
	r, w := io.Pipe()
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		c := &counter{w: bufio.NewWriterSize(w, 256<<10)}
		to, hash := io.Writer(c), sha256.New()
		if s.sum != nil {
			to = io.MultiWriter(c, hash)
		}
		err := s.write(to)
		if err == nil {
			err = c.w.Flush()
		}
		if err == nil {
			*s.size = c.n
			if s.sum != nil {
				hash.Sum(s.sum[:0])
			}
		}
		w.CloseWithError(err)
	}()
	return &streaming{r, stopped}, nil
}

// streaming is a file that is being made. It is closed when nobody makes it any
// more: what is noted on the way is noted by one at a time.
type streaming struct {
	*io.PipeReader
	stopped <-chan struct{}
}

func (s *streaming) Close() error {
	err := s.PipeReader.Close()
	<-s.stopped
	return err
}

// counter counts what passes.
type counter struct {
	w *bufio.Writer
	n int
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += n
	return n, err
}
