package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"konsulta/generator"
)

// memory is a folder in the user's cache folder in which builds of one content
// into one folder tell the next what they made. It is a generator.Memory.
type memory struct{ dir string }

// openMemory returns the memory of content and output, and what tells this
// program from every other; nil where the system has no place for it.
func openMemory(content, out string) (m generator.Memory, program string) {
	dir := cacheFile("build-", content, out)
	self, err := programSum()
	if dir == "" || err != nil {
		return nil, ""
	}
	return &memory{dir}, self
}

// programSum is the sum of the program's own file.
func programSum() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// cacheFile is the path of a file or folder in the user's cache folder that belongs
// to some folders, or "" where there is none.
func cacheFile(prefix string, folders ...string) string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	sum := sha256.New()
	for i, dir := range folders {
		if dir, err = filepath.Abs(dir); err != nil {
			return ""
		}
		if i > 0 {
			sum.Write([]byte{0})
		}
		sum.Write([]byte(dir))
	}
	return filepath.Join(cache, "konsulta", prefix+hex.EncodeToString(sum.Sum(nil)[:8]))
}

// Recall returns what Keep wrote.
func (m *memory) Recall(name string) []byte {
	data, err := os.ReadFile(filepath.Join(m.dir, name))
	if err != nil {
		return nil
	}
	return data
}

// Keep writes a file. A build that cannot keep anything is right all the same.
func (m *memory) Keep(name string, data []byte) { _ = put(filepath.Join(m.dir, name), data) }
