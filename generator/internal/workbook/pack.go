package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"
)

// dated is when every member of the archive was made.
var dated = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// repack puts the members of a zip archive in order of their paths and dates
// them all alike, so that the same members give the same bytes.
func repack(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("making the workbook: %w", err)
	}
	members := slices.SortedFunc(slices.Values(in.File), func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, m := range members {
		if err := copyMember(out, m); err != nil {
			return nil, fmt.Errorf("making the workbook: %s: %w", m.Name, err)
		}
	}
	if err := out.Close(); err != nil {
		return nil, fmt.Errorf("making the workbook: %w", err)
	}
	return b.Bytes(), nil
}

func copyMember(out *zip.Writer, m *zip.File) error {
	r, err := m.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	w, err := out.CreateHeader(&zip.FileHeader{Name: m.Name, Method: zip.Deflate, Modified: dated})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}
