package content

import (
	"fmt"
	"net/mail"
	"net/url"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// values checks the form of everything that a record holds, and gives texts
// without a language theirs. prefix names the field that holds the record.
func (l *loader) values(rec any, at model.Origin, prefix string, sc scope) {
	t := recordType(rec)
	inYAML := strings.HasSuffix(l.files[at.File].path, ".yaml")
	leaves := t.Leaves()
	for i := range leaves {
		leaf := &leaves[i]
		if !leaf.Present(rec) || inYAML && !leaf.YAML {
			continue
		}
		if leaf.Kind == record.Text {
			l.languages(leaf, rec, at, prefix, sc)
		}
		l.leaf(leaf, rec, at, prefix)
	}
	if b, ok := rec.(interface{ Base() *model.Record }); ok {
		for _, x := range b.Base().Extra {
			l.checkText(x.Name, x.Value, nil, func(f *problem.Fault) { l.say(at, x.Name, f) })
		}
	}
	for _, f := range t.Fields {
		if f.Kind == record.Records && (f.Table != "" || inYAML) {
			l.lists(f, f.In(elem(rec)), at, prefix, sc)
		}
	}
}

// lists checks the records of a nested list; those without a place of their
// own are found through their parent.
func (l *loader) lists(f *record.Field, list reflect.Value, at model.Origin, prefix string, sc scope) {
	for i := range list.Len() {
		item := list.Index(i)
		if item.Kind() != reflect.Pointer {
			item = item.Addr()
		}
		if b, ok := item.Interface().(interface{ Base() *model.Record }); ok {
			l.values(item.Interface(), b.Base().Origin, "", sc)
		} else {
			l.values(item.Interface(), at, fmt.Sprintf("%s%s.%d.", prefix, f.Name, i), sc)
		}
	}
}

// languages gives a text without a language the first of its municipality,
// and refuses languages that nobody declared.
func (l *loader) languages(leaf *record.Leaf, rec any, at model.Origin, prefix string, sc scope) {
	text := leaf.Value(rec).Addr().Interface().(*model.Text)
	for i := range *text {
		v := &(*text)[i]
		switch {
		case v.Lang == "" && text.In(sc.first) != "":
			l.say(at, prefix+leaf.Column, problem.New("text_twice", "lang", sc.first))
		case v.Lang == "":
			v.Lang = sc.first
		case !slices.Contains(sc.languages, v.Lang):
			column := leaf.Column + "_" + v.Lang
			place := at
			if strings.HasSuffix(l.files[at.File].path, ".csv") {
				place.Row = 0
			}
			l.sayOnce(fmt.Sprint("language ", at.File, column, prefix), place, prefix+column,
				problem.New("language_unknown", "value", v.Lang))
		}
	}
}

func (l *loader) leaf(leaf *record.Leaf, rec any, at model.Origin, prefix string) {
	name := prefix + leaf.Column
	say := func(f *problem.Fault) {
		if f != nil {
			l.say(at, name, f)
		}
	}
	if leaf.Kind == record.Counts {
		for _, c := range leaf.Value(rec).Interface().(model.Counts) {
			l.checkForm(leaf, c.Code, say)
			if (leaf.Column == "participation_by_sex" || leaf.Column == "participation_by_language") && c.N > 0 && c.N < 5 {
				say(problem.New("count_small", "value", c.Code+"="+strconv.Itoa(c.N)))
			}
		}
		return
	}
	leaf.Strings(rec, func(lang, text string) {
		sayIn := func(f *problem.Fault) {
			if f == nil {
				return
			}
			if lang != "" {
				l.say(at, name+"_"+lang, f)
			} else {
				l.say(at, name, f)
			}
		}
		l.checkForm(leaf, text, say)
		l.checkText(leaf.Column, text, leaf, sayIn)
	})
}

var (
	countryCode = regexp.MustCompile(`^[A-Z]{2}-[A-Z0-9]{1,3}$`)
	colour      = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	monthDay    = regexp.MustCompile(`^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)
	phone       = regexp.MustCompile(`^[+(]?[0-9][0-9 ()/.,;-]*$`)
)

// checkForm holds a value against the form and vocabulary of its field.
func (l *loader) checkForm(leaf *record.Leaf, value string, say func(*problem.Fault)) {
	v := l.site.Vocabularies
	if leaf.Vocabulary != "" && !v.Has(leaf.Vocabulary, value) {
		say(problem.New("code_unknown", "value", value, "vocabulary", leaf.Vocabulary,
			"suggestion", problem.Closest(value, v[leaf.Vocabulary]), "codes", strings.Join(v[leaf.Vocabulary], ", ")))
		return
	}
	switch leaf.Form {
	case "id":
		say(idFault(value))
	case "url":
		say(urlFault(value))
	case "email":
		if a, err := mail.ParseAddress(value); err != nil || a.Address != value {
			say(problem.New("email_form", "value", value))
		}
	case "phone":
		if !phone.MatchString(value) {
			say(problem.New("phone_form", "value", value))
		}
	case "lang":
		if !isLang(value) {
			say(problem.New("lang_form", "value", value))
		}
	case "pattern":
		if !countryCode.MatchString(value) {
			say(problem.New("country_code", "value", value))
		}
	case "colour":
		if !colour.MatchString(value) {
			say(problem.New("colour", "value", value))
		}
	case "month_day":
		if !monthDay.MatchString(value) {
			say(problem.New("month_day", "value", value))
		}
	case "date":
		if w, f := record.ParseWhen(value); f != nil {
			say(f)
		} else if f := (&record.Field{}).Allows(w, value); f != nil {
			say(f)
		}
	case "path":
		say(pathFault(value))
	}
}

func idFault(id string) *problem.Fault {
	switch {
	case !idForm.MatchString(id) || len(id) > 80:
		return problem.New("id_form", "value", id)
	case reservedAnywhere.MatchString(id):
		return problem.New("id_reserved", "value", id)
	}
	return nil
}

func urlFault(value string) *problem.Fault {
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(value, " \t\n<>\"`\\") {
		suggestion := ""
		if err == nil && u.Scheme == "" && strings.Contains(value, ".") && !strings.ContainsAny(value, " \n") {
			suggestion = "https://" + strings.TrimLeft(value, "/")
		}
		return problem.New("url_form", "value", value, "suggestion", suggestion)
	}
	return nil
}

// Allowed are the extensions of attachments (contract, 7.4).
var allowed = strings.Fields(".pdf .docx .xlsx .pptx .odt .ods .odp .rtf .txt .csv .zip .jpg .png .webp .gif .mp3 .mp4 .kml .geojson .dwg .dxf")

func pathFault(p string) *problem.Fault {
	switch {
	case p == "." || path.Clean(p) != p || strings.HasPrefix(p, "/") || p == ".." || strings.HasPrefix(p, "../") ||
		strings.ContainsAny(p, "\\:*?\"<>|\n\t") || strings.Contains(p, "//"):
		return problem.New("path_form", "value", p)
	case !slices.Contains(allowed, strings.ToLower(path.Ext(p))):
		return problem.New("path_kind", "value", p, "kinds", strings.ReplaceAll(strings.Join(allowed, " "), ".", ""))
	}
	return nil
}

// cellLimit is what a spreadsheet holds in a cell.
const cellLimit = 32767

// checkText holds a text against what may stand in a published one. leaf is
// nil for the publisher's own columns.
func (l *loader) checkText(column, text string, leaf *record.Leaf, say func(*problem.Fault)) {
	for _, r := range text {
		if isControl(r) || r == '\r' {
			say(problem.New("control_character", "value", fmt.Sprintf("U+%04X", r)))
			return
		}
	}
	long := leaf != nil && leaf.Long
	if !long && len(text) > cellLimit && utf8.RuneCountInString(text) > cellLimit {
		say(problem.New("text_too_long", "limit", strconv.Itoa(cellLimit), "length", strconv.Itoa(utf8.RuneCountInString(text))))
	}
	if leaf != nil && leaf.Max > 0 && utf8.RuneCountInString(text) > leaf.Max {
		say(problem.New("text_too_long", "limit", strconv.Itoa(leaf.Max), "length", strconv.Itoa(utf8.RuneCountInString(text))))
	}
	if !long && isFormula(text) {
		say(problem.New("formula", "value", text))
	}
	if leaf != nil && (leaf.Contact || leaf.Form != "" || leaf.Vocabulary != "") {
		return
	}
	say(private(text))
	if column == "comment" && phoneNumber.MatchString(text) {
		say(problem.New("phone_in_comment", "value", phoneNumber.FindString(text)))
	}
}

// isFormula tells a cell that a spreadsheet would run (contract, section 5).
func isFormula(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '=', '\t', '\r':
		return true
	case '+', '-', '@':
		for i := 1; i < len(s); i++ {
			letter := s[i-1] >= 'a' && s[i-1] <= 'z' || s[i-1] >= 'A' && s[i-1] <= 'Z'
			if s[i] == '|' || s[i] == '(' && letter || s[i] == '#' && s[i-1] == '\'' {
				return true
			}
		}
	}
	return false
}

var (
	emailAddress = regexp.MustCompile(`[\p{L}0-9._%+-]+@[\p{L}0-9-]+(\.[\p{L}0-9-]+)+`)
	phoneNumber  = regexp.MustCompile(`(?:\+|\b00|\b0)[0-9][0-9 ()/.-]{6,}[0-9]`)
)

// private finds what may not be published in a text: an e-mail address or a
// personal identity number.
func private(text string) *problem.Fault {
	if strings.IndexByte(text, '@') >= 0 {
		if a := emailAddress.FindString(text); a != "" {
			return problem.New("private_email", "value", a)
		}
	}
	run := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] >= '0' && text[i] <= '9' {
			run++
			continue
		}
		if run == 13 && isEMBG(text[i-13:i]) {
			return problem.New("private_embg", "value", text[i-13:i-6]+"……")
		}
		run = 0
	}
	return nil
}

// isEMBG checks the last digit of a personal identity number: the twelve
// before it, weighted 7 6 5 4 3 2 twice, and it make a multiple of 11.
func isEMBG(s string) bool {
	sum := 0
	for i := range 12 {
		sum += int(s[i]-'0') * (7 - i%6)
	}
	check := 11 - sum%11
	if check > 9 {
		check = 0
	}
	return int(s[12]-'0') == check
}
