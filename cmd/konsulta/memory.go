package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"konsulta/generator"
)

// memory is a file in the user's cache folder in which builds of one content
// into one folder tell the next what they made. It is a generator.Memory.
type memory struct{ name string }

// openMemory returns the memory of content and output, and what tells this
// program from every other; nil where the system has no place for it.
func openMemory(content, out string) (m generator.Memory, program string) {
	name := cacheFile("build-", content, out)
	self, err := programSum()
	if name == "" || err != nil {
		return nil, ""
	}
	return &memory{name}, self
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

// cacheFile is a file of the user's cache folder that belongs to some folders,
// or "" where there is none.
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
	return filepath.Join(cache, "konsulta", prefix+hex.EncodeToString(sum.Sum(nil)[:8])+".json")
}

// Recall returns what Keep wrote.
func (m *memory) Recall() []byte {
	data, err := os.ReadFile(m.name)
	if err != nil {
		return nil
	}
	return data
}

// Keep writes the file. A build that cannot keep anything is right all the
// same.
func (m *memory) Keep(data []byte) { _ = put(m.name, data) }
