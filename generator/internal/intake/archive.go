package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"konsulta/generator/internal/problem"
)

// The limits of a ZIP. Tables shrink to a tenth or twentieth; what shrinks to
// a two-hundredth and is large was made to fill a disk.
const (
	maxMembers  = 20_000
	maxUnzipped = 512 << 20
	maxRatio    = 200
	smallMember = 1 << 20 // below this size the ratio does not matter
)

// siteTables are the tables of another site that are taken.
var siteTables = []string{"municipalities", "calendar", "consultations", "events", "documents", "reports", "comments"}

// ReadSite reads the tables of another konsulta site from a ZIP: the
// data/all.zip of a site, or its data folder as a ZIP. Only the tables are
// unpacked, and into memory; a ZIP whose members would do harm where they are
// unpacked to a disk is refused as a whole.
func ReadSite(name string, data []byte) ([]*File, []problem.Problem) {
	wrong := func(member string, fault *problem.Fault) ([]*File, []problem.Problem) {
		p := problem.Place{File: name}
		if member != "" {
			p.File += "/" + member
		}
		return nil, []problem.Problem{{Place: p, Fault: *fault}}
	}
	if len(data) > maxSize {
		return wrong("", problem.New("too_large", "limit", "256 MB"))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return wrong("", problem.New("import_zip_damaged"))
	}
	members, fault := membersOf(z)
	if fault != nil {
		return wrong("", fault)
	}
	dir := ""
	if members["municipalities.csv"] == nil {
		dir = "data/"
	}
	if members[dir+"municipalities.csv"] == nil {
		return wrong("", problem.New("import_zip_foreign"))
	}
	u := &unzipper{left: maxUnzipped}
	var files []*File
	var problems []problem.Problem
	for _, table := range siteTables {
		member := members[dir+table+".csv"]
		if member == nil {
			continue
		}
		text, fault := u.read(member)
		if fault != nil {
			return wrong(member.Name, fault)
		}
		f, found := ReadCSV(name+"/"+member.Name, text, "")
		problems = append(problems, found...)
		if f == nil {
			continue
		}
		s := &f.Book.Sheets[0]
		if s.Table = table; !isPublished(f) {
			return wrong(member.Name, problem.New("import_zip_foreign"))
		}
		f.Encoding = "" // every site writes the same
		files = append(files, f)
	}
	return files, problems
}

// isPublished tells the tables of a site by the columns that each has.
func isPublished(f *File) bool {
	has := func(name string) bool {
		header := &f.Book.Sheets[0].Rows[0]
		for i := range header.Cells {
			if text(header, i) == name {
				return true
			}
		}
		return false
	}
	return has("key") && has("page_url")
}

// membersOf lists the files of a ZIP by name, if nothing is wrong with any.
func membersOf(z *zip.Reader) (map[string]*zip.File, *problem.Fault) {
	if len(z.File) > maxMembers {
		return nil, problem.New("import_zip_bomb", "limit", "20 000")
	}
	members, seen := map[string]*zip.File{}, map[string]bool{}
	for _, m := range z.File {
		name := strings.TrimSuffix(m.Name, "/")
		mode := m.Mode()
		switch folded := strings.ToLower(name); {
		case !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\:\x00") || m.NonUTF8 && strings.Contains(name, "\ufffd"):
			return nil, problem.New("import_zip_path", "value", m.Name)
		case seen[folded]:
			return nil, problem.New("import_zip_twice", "value", m.Name)
		case !mode.IsDir() && !mode.IsRegular():
			return nil, problem.New("import_zip_special", "value", m.Name)
		case m.Flags&0x1 != 0:
			return nil, problem.New("import_zip_encrypted", "value", m.Name)
		case isArchive(folded):
			return nil, problem.New("import_zip_nested", "value", m.Name)
		case m.UncompressedSize64 > maxUnzipped || tooDense(m.UncompressedSize64, m.CompressedSize64):
			return nil, problem.New("import_zip_bomb", "limit", "512 MB")
		default:
			seen[folded] = true
			if !mode.IsDir() {
				members[name] = m
			}
		}
	}
	return members, nil
}

// isArchive tells an archive by its name. A site's own all.zip lies in its data
// folder and is not opened there.
func isArchive(name string) bool {
	return name != "all.zip" && name != "data/all.zip" &&
		slices.Contains([]string{".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".xz", ".bz2", ".zst"}, path.Ext(name))
}

func tooDense(unzipped, zipped uint64) bool {
	return unzipped > smallMember && unzipped/max(zipped, 1) > maxRatio
}

// unzipper unpacks members until what it may is used up. It counts what comes
// out, whatever the ZIP says of it.
type unzipper struct{ left int64 }

func (u *unzipper) read(m *zip.File) ([]byte, *problem.Fault) {
	r, err := m.Open()
	if err != nil {
		return nil, problem.New("import_zip_damaged")
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, u.left+1))
	switch u.left -= int64(len(data)); {
	case u.left < 0 || tooDense(uint64(len(data)), m.CompressedSize64):
		return nil, problem.New("import_zip_bomb", "limit", "512 MB")
	case err != nil:
		return nil, problem.New("import_zip_damaged")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil, problem.New("import_zip_nested", "value", m.Name)
	}
	return data, nil
}
