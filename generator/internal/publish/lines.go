package publish

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"io"
)

// cutSum cuts a line of sha256sum into the sum and the path, which is no more
// than the rest of the line: it may name a file anywhere.
func cutSum(line []byte) (sum [32]byte, path []byte, ok bool) {
	const n = 2 * len(sum)
	if len(line) < n+3 || string(line[n:n+2]) != "  " {
		return sum, nil, false
	}
	if _, err := hex.Decode(sum[:], line[:n]); err != nil {
		return sum, nil, false
	}
	return sum, line[n+2:], true
}

// eachLine calls fn for every line that ends in LF: one that does not may be
// the torn beginning of another name, and one of 64 kB names no file. The
// line is valid until fn returns.
func eachLine(from io.Reader, fn func(line []byte)) error {
	r := bufio.NewReaderSize(from, 64<<10)
	tooLong := false
	for {
		line, err := r.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			tooLong = true
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case tooLong:
			tooLong = false
		default:
			fn(bytes.TrimSuffix(line[:len(line)-1], []byte("\r")))
		}
	}
}
