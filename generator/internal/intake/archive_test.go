package intake_test

import (
	"archive/zip"
	"bytes"
	"hash/crc32"
	"io/fs"
	"strings"
	"testing"

	"konsulta/generator/internal/intake"
	"konsulta/generator/internal/problem"
)

// member is a file of a ZIP.
type member struct {
	name, text string
	mode       fs.FileMode
	flags      uint16
	size       uint64 // what the ZIP says of it; 0: what is true
	raw        bool   // text is as it was packed
}

// pack makes a ZIP.
func pack(t testing.TB, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate, Flags: m.flags}
		h.SetMode(m.mode | 0o644)
		if m.size > 0 || m.raw {
			h.Method = zip.Store
			h.CRC32 = crc32.ChecksumIEEE([]byte(m.text))
			h.UncompressedSize64, h.CompressedSize64 = max(m.size, uint64(len(m.text))), uint64(len(m.text))
			w, err := z.CreateRaw(h)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(m.text)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	theirRegister = "id,name_mk,name_sq,maintained_by,publishes_from,key,page_url\n" +
		"y,Друга,Tjetra,municipality,2026-01-01,MK-2,https://y.mk/konsulta/mk/y/\n"
	theirConsultations = "municipality,id,title_mk,title_tr,opens,closes,source_url,recorded_by,aliases,state,key,page_url\n" +
		"y,park,Парк,Park,2026-05-04,2026-05-25,,,star,closed,MK-2/park,https://y.mk/konsulta/mk/y/park.html\n"
)

func TestZipsThatAreRefused(t *testing.T) {
	register := member{name: "municipalities.csv", text: theirRegister}
	many := make([]member, 20_001)
	for i := range many {
		many[i] = member{name: "x" + strings.Repeat("0", i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i/182), raw: true}
	}
	zeros := strings.Repeat("0", 8<<20)
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"no ZIP", []byte("id,name\n"), "all.zip: the ZIP is damaged, or no ZIP at all"},
		{"half a ZIP", pack(t, register)[:60], "all.zip: the ZIP is damaged, or no ZIP at all"},
		{"an empty ZIP", pack(t), "all.zip: the ZIP holds no tables of a konsulta site"},
		{"another ZIP", pack(t, member{name: "word/document.xml", text: "<x/>"}), "all.zip: the ZIP holds no tables of a konsulta site"},
		{"a register of something else", pack(t, member{name: "municipalities.csv", text: "id,name\nx,X\n"}),
			"all.zip/municipalities.csv: the ZIP holds no tables of a konsulta site"},
		{"a table of something else", pack(t, register, member{name: "events.csv", text: "id,name\nx,X\n"}),
			"all.zip/events.csv: the ZIP holds no tables of a konsulta site"},
		{"out of the folder", pack(t, register, member{name: "../events.csv"}), `all.zip: the ZIP holds a file that would land outside its folder ("../events.csv")`},
		{"out of a folder below", pack(t, register, member{name: "data/../../x.csv"}), `all.zip: the ZIP holds a file that would land outside its folder ("data/../../x.csv")`},
		{"absolute", pack(t, register, member{name: "/etc/passwd"}), `all.zip: the ZIP holds a file that would land outside its folder ("/etc/passwd")`},
		{"absolute on Windows", pack(t, register, member{name: "C:/x.csv"}), `all.zip: the ZIP holds a file that would land outside its folder ("C:/x.csv")`},
		{"backslashes", pack(t, register, member{name: `..\x.csv`}), `all.zip: the ZIP holds a file that would land outside its folder ("..\x.csv")`},
		{"without a name", pack(t, register, member{name: ""}), `all.zip: the ZIP holds a file that would land outside its folder ("")`},
		{"twice", pack(t, register, register), `all.zip: the ZIP holds "municipalities.csv" twice`},
		{"twice on Windows", pack(t, register, member{name: "Municipalities.CSV"}), `all.zip: the ZIP holds "Municipalities.CSV" twice`},
		{"a symbolic link", pack(t, register, member{name: "events.csv", text: "/etc/passwd", mode: fs.ModeSymlink}), `all.zip: the ZIP holds something that is no file ("events.csv")`},
		{"a device", pack(t, register, member{name: "events.csv", mode: fs.ModeDevice}), `all.zip: the ZIP holds something that is no file ("events.csv")`},
		{"a password", pack(t, register, member{name: "events.csv", text: "x", flags: 1}), `all.zip: the ZIP has a password ("events.csv")`},
		{"a ZIP in it", pack(t, register, member{name: "files/more.zip"}), `all.zip: the ZIP holds another archive ("files/more.zip")`},
		{"a ZIP under another name", pack(t, register, member{name: "events.csv", text: "PK\x03\x04"}), `all.zip/events.csv: the ZIP holds another archive ("events.csv")`},
		{"zeros", pack(t, register, member{name: "events.csv", text: zeros}), "all.zip: the ZIP unpacks to more than a site can hold (limit: 512 MB)"},
		{"gigabytes, as it says", pack(t, register, member{name: "events.csv", text: "x", size: 10 << 30}), "all.zip: the ZIP unpacks to more than a site can hold (limit: 512 MB)"},
		{"more than it says", lying(t, register, zeros), "all.zip/events.csv: the ZIP is damaged, or no ZIP at all"},
		{"too many files", pack(t, many...), "all.zip: the ZIP unpacks to more than a site can hold (limit: 20 000)"},
		{"a wrong sum", bytes.Replace(pack(t, register, member{name: "events.csv", text: "abc", raw: true}), []byte("abc"), []byte("abd"), 1),
			"all.zip/events.csv: the ZIP is damaged, or no ZIP at all"},
	} {
		files, problems := intake.ReadSite("all.zip", tt.data)
		note(problems)
		got := ""
		for _, p := range problems {
			got += p.Where() + ": " + p.Message("en")
		}
		if got != tt.want || files != nil {
			t.Errorf("%s: %s, %d files\nwant %s", tt.name, got, len(files), tt.want)
		}
	}
}

// lying is a ZIP with a member that unpacks to more than it says.
func lying(t *testing.T, register member, text string) []byte {
	honest := pack(t, register, member{name: "events.csv", text: text})
	z, err := zip.NewReader(bytes.NewReader(honest), int64(len(honest)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		h := f.FileHeader
		if h.Name == "events.csv" {
			h.UncompressedSize64 = 1000
		}
		out, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		in, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		var raw bytes.Buffer
		if _, err := raw.ReadFrom(in); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(raw.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func site(t *testing.T, members ...member) intake.Request {
	files, problems := intake.ReadSite("all.zip", pack(t, members...))
	return intake.Request{Files: files, Problems: problems}
}

func TestSite(t *testing.T) {
	register, records := member{name: "data/municipalities.csv", text: theirRegister}, member{name: "data/consultations.csv", text: theirConsultations}
	chosen := func(r intake.Request, ids ...string) intake.Request {
		r.Municipalities = ids
		return r
	}
	lost := "every row names its page on the other site as its source, and a monitor as the one who recorded it; the register does not say that the records here are complete\n" +
		"left out, since the tables do not have it: long texts, themes, changes to the text, follow-up, the adoption of calendars, files\n"
	taken := "-- municipalities/y/consultations.csv --\n" +
		"id,title_mk,opens,closes,aliases,source_url,recorded_by\n" +
		"park,Парк,2026-05-04,2026-05-25,star,https://y.mk/konsulta/mk/y/park.html,monitor\n"
	here := "-- municipalities.csv --\nid,name_mk,name_sq,maintained_by\nx,Пример,,\ny,Друга,Tjetra,municipality\n"
	runAll(t, []example{
		{name: "a municipality that is not here", kind: "site", request: site(t, register, records,
			member{name: "data/documents.csv", text: "municipality,consultation,of,id,path,url,key,page_url\n" +
				"y,park,consultation,nacrt,план 1/nacrt.pdf,,k,https://y.mk/konsulta/mk/y/park.html\ny,park,report,akt,,https://z.mk/akt,k,https://y.mk/konsulta/mk/y/park.html\n"},
			member{name: "data/reports.csv", text: "municipality,consultation,published,outcome,we_did_mk,key,page_url\n" +
				"y,park,2026-06-01,sent_back,\"Види [акт](../files/akt.pdf) и [закон](https://z.mk/files/z.pdf)\",k,https://y.mk/konsulta/mk/y/park.html\n"},
			member{name: "data/comments.csv", text: "municipality,consultation,row,respondent_type,theme,comment,disposition,key,page_url\n" +
				"y,park,3,citizen,senki,Да,accepted,k,https://y.mk/konsulta/mk/y/park-comments.html#c-3\n"},
			member{name: "data/calendar.csv", text: "municipality,year,id,title_mk,planned_opens,key,page_url\ny,2026,park,Парк,2026-05,k,https://y.mk/konsulta/mk/y/park.html\n"},
			member{name: "data/accountability.csv", text: "whatever"}, member{name: "README.md", text: "x"}),
			said: "texts left out in languages that this site does not have: tr\n" +
				"2 files stay on the other site, and the links lead there\n" +
				"1 comment is left without its theme, which the tables do not have\n" + lost +
				"content/municipalities.csv: new rows 1, changed 0, unchanged 0\n    new columns: name_sq, maintained_by, source_url, recorded_by\n" +
				"content/municipalities/y/calendar/2026.csv: new rows 1, changed 0, unchanged 0\n" +
				"content/municipalities/y/comments.csv: new rows 1, changed 0, unchanged 0\n" +
				"content/municipalities/y/consultations.csv: new rows 1, changed 0, unchanged 0\n" +
				"content/municipalities/y/documents.csv: new rows 2, changed 0, unchanged 0\n" +
				"content/municipalities/y/reports.csv: new rows 1, changed 0, unchanged 0\n",
			files: "-- municipalities.csv --\nid,name_mk,name_sq,maintained_by,source_url,recorded_by\nx,Пример,,,,\n" +
				"y,Друга,Tjetra,monitor,https://y.mk/konsulta/mk/y/,monitor\n" +
				"-- municipalities/y/calendar/2026.csv --\nid,title_mk,planned_opens,source_url,recorded_by\npark,Парк,2026-05,https://y.mk/konsulta/mk/y/park.html,monitor\n" +
				"-- municipalities/y/comments.csv --\nconsultation,row,respondent_type,comment,disposition,source_url,recorded_by\n" +
				"park,3,citizen,Да,accepted,https://y.mk/konsulta/mk/y/park-comments.html#c-3,monitor\n" + taken +
				"-- municipalities/y/documents.csv --\nconsultation,of,id,url,source_url,recorded_by\n" +
				"park,consultation,nacrt,https://y.mk/konsulta/files/y/%D0%BF%D0%BB%D0%B0%D0%BD%201/nacrt.pdf,https://y.mk/konsulta/mk/y/park.html,monitor\n" +
				"park,report,akt,https://z.mk/akt,https://y.mk/konsulta/mk/y/park.html,monitor\n" +
				"-- municipalities/y/reports.csv --\nconsultation,published,outcome,we_did_mk,source_url,recorded_by\n" +
				"park,2026-06-01,sent_back,Види [акт](https://y.mk/konsulta/files/y/akt.pdf) и [закон](https://z.mk/files/z.pdf),https://y.mk/konsulta/mk/y/park.html,monitor\n"},
		{name: "a municipality that is here, and says otherwise", kind: "site", tree: "-- municipalities.csv --\nid,name_mk,name_sq,population\nx,Пример,,\ny,Друга општина,Tjetra,12\n",
			request: site(t, register, records),
			said: "texts left out in languages that this site does not have: tr\n" + lost +
				"content/municipalities/y/consultations.csv: new rows 1, changed 0, unchanged 0\n" +
				"all.zip/data/municipalities.csv:2:1: id in A2: \"y\" is recorded here with other content: content/municipalities.csv:3:1\n" +
				"    with --municipality y its records are taken from the other site, and the register here stays as it is\n", files: "*"},
		{name: "the same, chosen", kind: "site", tree: "-- municipalities.csv --\nid,name_mk,name_sq,population\nx,Пример,,\ny,Друга општина,Tjetra,12\n",
			request: chosen(site(t, register, records), "y"),
			said: "the register here was left as it is for: y\ntexts left out in languages that this site does not have: tr\n" + lost +
				"content/municipalities/y/consultations.csv: new rows 1, changed 0, unchanged 0\n", files: taken},
		{name: "the same again", kind: "site", tree: here + taken, request: site(t, register, records),
			said: "texts left out in languages that this site does not have: tr\n" + lost +
				"content/municipalities.csv: new rows 0, changed 0, unchanged 1\n" +
				"content/municipalities/y/consultations.csv: new rows 0, changed 0, unchanged 1\n"},
		{name: "a record that is here, and says otherwise", kind: "site", tree: here + strings.Replace(taken, "Парк", "Паркот", 1), request: site(t, register, records),
			said: "texts left out in languages that this site does not have: tr\n" + lost +
				"content/municipalities.csv: new rows 0, changed 0, unchanged 1\n" +
				"all.zip/data/consultations.csv:2:3: id in B2: \"park\" is recorded here with other content: content/municipalities/y/consultations.csv:2:1\n" +
				"    with --municipality y its records are taken from the other site, and the register here stays as it is\n"},
		{name: "and is taken", kind: "site", tree: here + strings.Replace(taken, "Парк", "Паркот", 1), request: chosen(site(t, register, records), "y"),
			said: "the register here was left as it is for: y\ntexts left out in languages that this site does not have: tr\n" + lost +
				"content/municipalities/y/consultations.csv: new rows 0, changed 1, unchanged 0\n", files: taken},
		{name: "one that the other site does not have", kind: "site", request: chosen(site(t, register, records), "z"),
			usage: "--municipality z: the other site has no such municipality"},
		{name: "a mistake is told by its place in the ZIP", kind: "site",
			request: site(t, register, member{name: "data/consultations.csv", text: strings.Replace(theirConsultations, "2026-05-25", "2026-05-01", 1)}),
			said: "texts left out in languages that this site does not have: tr\n" + lost +
				"content/municipalities.csv: new rows 1, changed 0, unchanged 0\n    new columns: name_sq, maintained_by, source_url, recorded_by\n" +
				"content/municipalities/y/consultations.csv: new rows 1, changed 0, unchanged 0\n" +
				"all.zip/data/consultations.csv:2:29: closes in F2 (2026-05-01) is before opens (2026-05-04)\n    swap the two dates, or correct the one that is wrong\n", files: "*"},
		{name: "an id that is a path", kind: "site", request: site(t, member{name: "municipalities.csv", text: strings.Replace(theirRegister, "\ny,", "\n../y,", 1)},
			member{name: "consultations.csv", text: strings.Replace(theirConsultations, "\ny,", "\n../y,", 1)}),
			said: "texts left out in languages that this site does not have: tr\n" + lost +
				"content/municipalities.csv: new rows 1, changed 0, unchanged 0\n    new columns: name_sq, maintained_by, source_url, recorded_by\n" +
				"all.zip/consultations.csv:2:1: municipality in A2: \"../y\" cannot be an id\n    use small Latin letters, digits and single hyphens, at most 80 characters\n" +
				"all.zip/municipalities.csv:2:1: id in A2: \"../y\" cannot be an id\n    use small Latin letters, digits and single hyphens, at most 80 characters\n", files: "*"},
		{name: "a page that is none", kind: "site", request: site(t, register, records,
			member{name: "data/documents.csv", text: "municipality,consultation,id,path,key,page_url\ny,park,nacrt,nacrt.pdf,k,park.html\n"}),
			said: "texts left out in languages that this site does not have: tr\n" + lost +
				"content/municipalities.csv: new rows 1, changed 0, unchanged 0\n    new columns: name_sq, maintained_by, source_url, recorded_by\n" +
				"content/municipalities/y/consultations.csv: new rows 1, changed 0, unchanged 0\n" +
				"content/municipalities/y/documents.csv: new rows 1, changed 0, unchanged 0\n" +
				"all.zip/data/documents.csv:2:1: page_url \"park.html\" is not the address of a page of a konsulta site\n    ask the publisher of the other site for tables with its address\n" +
				"all.zip/data/documents.csv:2:1: source_url: \"park.html\" is not a web address\n    did you mean \"https://park.html\"?\n" +
				"all.zip/data/documents.csv:2:14: path in D2: there is no file \"nacrt.pdf\" in municipalities/y/files/\n", files: "*"},
		{name: "a set value", kind: "site", request: func() intake.Request {
			r := site(t, register)
			r.Set = pairs("recorded_by", "municipality")
			return r
		}(), usage: "--set does not go with a site, whose tables say everything themselves"},
	})
}

// FuzzReadSite: no ZIP makes it fail otherwise than with a problem, and what
// it takes has the columns of a site.
func FuzzReadSite(f *testing.F) {
	register := member{name: "municipalities.csv", text: theirRegister}
	f.Add(pack(f, register, member{name: "consultations.csv", text: theirConsultations}))
	f.Add(pack(f, register, member{name: "../x.csv", text: "x"}))
	f.Add(pack(f, register, member{name: "events.csv", text: "/etc/passwd", mode: fs.ModeSymlink}))
	f.Add(pack(f, register, register))
	f.Add(pack(f, member{name: "data/municipalities.csv", text: strings.Repeat("0", 2<<20)}))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, problems := intake.ReadSite("all.zip", data)
		if files == nil && len(problems) == 0 {
			t.Error("nothing is taken, and nothing is said")
		}
		for _, p := range problems {
			if _, _, _, ok := problem.Words(p.Code, "en"); !ok {
				t.Errorf("%s: no words", p.Code)
			}
		}
	})
}
