package content

import (
	"fmt"
	"net/mail"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"konsulta/generator/internal/model"
	"konsulta/generator/internal/problem"
	"konsulta/generator/internal/record"
)

// values checks the form of everything that a record holds, and gives texts
// without a language theirs. prefix names the field that holds the record.
func (l *loader) values(rec any, at model.Origin, prefix string, sc scope) {
	t := recordType(rec)
	inYAML := l.inYAML(at)
	sc.inCSV = strings.HasSuffix(l.files[at.File].path, ".csv")
	leaves := t.Leaves()
	for i := range leaves {
		leaf := &leaves[i]
		if !leaf.Present(rec) || inYAML && !leaf.YAML {
			continue
		}
		if leaf.Kind == record.Text {
			l.languages(leaf, rec, at, prefix, sc)
		}
		l.leaf(leaf, rec, at, prefix, sc)
	}
	if b, ok := rec.(interface{ Base() *model.Record }); ok {
		for _, x := range b.Base().Extra {
			l.checkText(x.Name, x.Value, nil, scope{noTable: sc.noTable, inCSV: sc.inCSV}, func(f *problem.Fault, _ int) { l.say(at, x.Name, f) })
		}
	}
	for _, f := range t.Fields {
		if f.Kind == record.Records && (f.Table != "" || inYAML) {
			inner := sc
			inner.contact = f.Contact
			l.lists(f, f.In(elem(rec)), at, prefix, inner)
		}
	}
}

func (l *loader) inYAML(at model.Origin) bool {
	return strings.HasSuffix(l.files[at.File].path, ".yaml")
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
		case sc.languages == nil || slices.Contains(sc.languages, v.Lang):
		case leaf.Long && l.longText(at, v.Lang).file != nil:
			l.report(problem.Place{File: l.longText(at, v.Lang).file.path}, problem.New("language_unknown", "value", v.Lang))
		case l.inYAML(at):
			l.say(at, prefix+leaf.Column+"_"+v.Lang, problem.New("language_unknown", "value", v.Lang))
		default:
			column := leaf.Column + "_" + v.Lang
			l.sayOnce(fmt.Sprint("language ", at.File, column), model.Origin{File: at.File}, column,
				problem.New("language_unknown", "value", v.Lang))
		}
	}
}

// longKey is a record and the language of its long text.
type longKey struct {
	owner model.Origin
	lang  string
}

// longText is a Markdown file, with what stands before the text that a record
// took from it.
type longText struct {
	file   *file
	before string
}

// longText is the Markdown file of a record's text in a language, if it has one.
func (l *loader) longText(at model.Origin, lang string) longText {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.long[longKey{at, lang}]
}

// sayText reports a fault that stands at a byte of a text: in its Markdown
// file, or in the field that holds it.
func (l *loader) sayText(at model.Origin, field string, v model.Variant, offset int, f *problem.Fault) {
	long := l.longText(at, v.Lang)
	switch {
	case field == "body" && long.file != nil:
		l.report(placeInText(long.file, field, long.before+v.Value, len(long.before)+offset), f)
	case v.Lang != "":
		l.say(at, field+"_"+v.Lang, f)
	default:
		l.say(at, field, f)
	}
}

// leaf checks the values of one field.
func (l *loader) leaf(leaf *record.Leaf, rec any, at model.Origin, prefix string, sc scope) {
	name := prefix + leaf.Column
	sc.contact = sc.contact || leaf.Contact
	item := "" // of a list or map of counts
	say := func(f *problem.Fault) {
		if f != nil && item == "" {
			l.say(at, name, f)
		} else if f != nil {
			l.sayItem(at, name, item, f)
		}
	}
	switch leaf.Kind {
	case record.Counts:
		for _, c := range leaf.Value(rec).Interface().(model.Counts) {
			item = c.Code
			l.checkForm(leaf, c.Code, say)
			if (leaf.Column == "participation_by_sex" || leaf.Column == "participation_by_language") && c.N > 0 && c.N < 5 {
				say(problem.New("count_small", "value", c.Code+"="+strconv.Itoa(c.N)))
			}
		}
	case record.Text:
		for _, v := range *leaf.Value(rec).Addr().Interface().(*model.Text) {
			l.checkText(leaf.Column, v.Value, leaf, sc, func(f *problem.Fault, offset int) {
				l.sayText(at, name, v, offset, f)
			})
		}
	default:
		n := 0
		leaf.Strings(rec, func(_, text string) {
			if leaf.Kind == record.List {
				item = number(n)
				n++
			}
			if text == "" {
				return // reported where it stands
			}
			l.checkForm(leaf, text, say)
			l.checkText(leaf.Column, text, leaf, sc, func(f *problem.Fault, _ int) { say(f) })
		})
	}
}

var (
	countryCode = regexp.MustCompile(`^[A-Z]{2}-[A-Z0-9]{1,3}$`)
	colour      = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	licence     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)
	monthDay    = regexp.MustCompile(`^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)
	phone       = regexp.MustCompile(`^[+(]?[0-9][0-9 \x{a0}()/.,;‑–-]*( ?(лок|вн|lok|ext)\.? ?[0-9]+)?$`)
)

// checkForm holds a value against the form and vocabulary of its field.
func (l *loader) checkForm(leaf *record.Leaf, value string, say func(*problem.Fault)) {
	if leaf.Vocabulary != "" && !l.codes[leaf.Vocabulary][value] {
		if f := l.one(vocabulariesYAML); f == nil || !f.unread || !l.site.Vocabularies.Open(leaf.Vocabulary) {
			say(noCode(leaf.Vocabulary, value, l.site.Vocabularies[leaf.Vocabulary]))
		} // else it may be one of those
		return
	}
	switch leaf.Form {
	case "id":
		say(idFault(value))
	case "url":
		say(urlFault(value))
	case "link":
		say(linkFault(value))
	case "licence":
		if !licence.MatchString(value) && urlFault(value) != nil {
			say(problem.New("licence", "value", value))
		}
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
		if !isMonthDay(value) {
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
	case "picture":
		if !slices.Contains(l.site.Assets, "assets/"+strings.TrimPrefix(value, "assets/")) {
			say(problem.New("file_missing", "value", value, "folder", "assets/"))
		}
	}
}

// noCode is the fault of a code that a vocabulary lacks. No message lists more
// codes than can be read.
func noCode(vocabulary, value string, codes []string) *problem.Fault {
	const most = 100
	listed := codes
	if len(codes) > most {
		listed = append(slices.Clone(codes[:most]), "…")
	}
	return problem.New("code_unknown", "value", value, "vocabulary", vocabulary,
		"suggestion", problem.Closest(value, codes[:min(len(codes), 10*most)]), "codes", strings.Join(listed, ", "))
}

// isMonthDay reports whether 12-31 is a day of some year.
func isMonthDay(s string) bool {
	if !monthDay.MatchString(s) {
		return false
	}
	_, fault := record.ParseWhen("2024-" + s)
	return fault == nil
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

// assetKinds are the extensions of files in assets/.
var assetKinds = strings.Fields(".css .svg .png .jpg .jpeg .webp .gif .ico .woff2")

// cellLimit is what a spreadsheet holds in a cell, as cellLength counts.
const cellLimit = 32767

// cellLength counts a text as spreadsheets do: a character beyond the first
// 65,536, as most emoji are, is two.
func cellLength(text string) int {
	n := 0
	for _, r := range text {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// checkText holds a text against what may stand in a published one, and tells
// the byte at which a fault stands. leaf is nil for the publisher's own
// columns.
func (l *loader) checkText(column, text string, leaf *record.Leaf, sc scope, say func(f *problem.Fault, offset int)) {
	if !sc.inCSV { // where they are found when the table is read
		if f, at := control(text); f != nil {
			say(f, at)
			return
		}
	}
	long := leaf != nil && leaf.Long
	limit, count := cellLimit, cellLength
	if leaf != nil && leaf.Max > 0 {
		limit, count = leaf.Max, utf8.RuneCountInString
	}
	if !long && len(text) > limit {
		if n := count(text); n > limit {
			say(problem.New("text_too_long", "limit", strconv.Itoa(limit), "length", strconv.Itoa(n)), 0)
		}
	}
	if !long && !sc.noTable && isFormula(text) {
		say(problem.New("formula", "value", text), 0)
	}
	if sc.contact || leaf != nil && (leaf.Form != "" || leaf.Vocabulary != "") {
		return
	}
	if f, at := private(text); f != nil {
		say(f, at)
	}
	if column == "comment" {
		if number := phoneIn(text); number != "" {
			say(problem.New("phone_in_comment", "value", number), 0)
		}
	}
}

// control finds a control character, as the escapes of YAML can write them,
// and the byte at which it stands.
func control(text string) (f *problem.Fault, at int) {
	for i, r := range text {
		if isControl(r) || r == '\r' {
			return problem.New("control_character", "value", fmt.Sprintf("U+%04X", r)), i
		}
	}
	return nil, 0
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
	phoneNumber  = regexp.MustCompile(`(?:\+|\b0)[0-9][0-9 ()/.-]{6,}[0-9]`)
	dayInText    = regexp.MustCompile(`\b[0-9]{1,2}\. ?[0-9]{1,2}\.( ?[0-9]{4})?`)
)

// phoneIn finds what looks like a telephone number: a plus or zero, and nine
// digits or more that are no dates.
func phoneIn(text string) string {
	if digitCount(text) < fewestDigits {
		return ""
	}
	for _, number := range phoneNumber.FindAllString(dayInText.ReplaceAllString(text, "…"), -1) {
		if n := digitCount(number); n >= fewestDigits && n <= 15 {
			return number
		}
	}
	return ""
}

// fewestDigits is how many a number has with its code of the area.
const fewestDigits = 9

func digitCount(s string) (n int) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// private finds what may not be published in a text, an e-mail address or a
// personal identity number, and the byte at which it stands.
func private(text string) (f *problem.Fault, at int) {
	if strings.IndexByte(text, '@') >= 0 {
		if at := emailAddress.FindStringIndex(text); at != nil {
			return problem.New("private_email", "value", text[at[0]:at[1]]), at[0]
		}
	}
	const digits = 13
	for i := digits - 1; i < len(text); i += digits { // so many in a row have one at such a place
		if !isDigit(text[i]) {
			continue
		}
		from, end := i, i+1
		for from > 0 && isDigit(text[from-1]) {
			from--
		}
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if end-from == digits && isEMBG(text[from:end]) {
			return problem.New("private_embg", "value", text[from:from+7]+"……"), from
		}
	}
	return nil, 0
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isEMBG tells a personal identity number from other numbers of 13 digits,
// such as those of taxpayers: it begins with a day of birth, DDMM, and its
// last digit makes the twelve before it, weighted 7 6 5 4 3 2 twice, and
// itself a multiple of 11.
func isEMBG(s string) bool {
	if day, month := s[:2], s[2:4]; day < "01" || day > "31" || month < "01" || month > "12" {
		return false
	}
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
