package schema

import (
	"slices"
	"strings"

	"konsulta/generator/internal/model"
)

// The patterns of this file say what the loader accepts (record/parse.go and
// content/values.go) in what regular expressions have in common in JavaScript,
// Go and Python: no look-around, no classes of Unicode.

// padded allows space around a value, which the loader takes off.
func padded(pattern string) string { return `^\s*(?:` + pattern + `)\s*$` }

// cell is a list in a single value, a;b. The pattern of an item may not take a
// semicolon.
func cell(item string) string {
	one := `(?:(?:` + item + `)\s*)?`
	return `^\s*` + one + `(?:;\s*` + one + `)+$`
}

// inCell makes a pattern of what may not be there one for an item of a list in
// a single value.
func inCell(pattern string) string {
	pattern = strings.Replace(pattern, "^", "(?:^|;)", 1)
	if start, ends := strings.CutSuffix(pattern, "$"); ends {
		return start + "(?:;|$)"
	}
	return pattern
}

// anyCase spells a word in small and capital letters.
func anyCase(word string) string {
	var b strings.Builder
	for _, r := range word {
		upper := strings.ToUpper(string(r))
		if upper == string(r) {
			b.WriteString(string(r))
		} else {
			b.WriteString("[" + string(r) + upper + "]")
		}
	}
	return b.String()
}

// oneOfWords is any of the words.
func oneOfWords(words []string) string { return strings.Join(words, "|") }

// Dates.
const (
	isoDay   = `[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])`
	localDay = `(?:0?[1-9]|[12][0-9]|3[01])\.\s?(?:0?[1-9]|1[0-2])\.\s?[0-9]{4}\.?(?:\s?(?:година|год|г)\.?)?,?`
	day      = `(?:` + isoDay + `|` + localDay + `)`
	coarse   = `[0-9]{4}(?:-(?:0[1-9]|1[0-2]|[Qq][1-4]))?`

	clockEnd = `(?::00)?(?:\s?(?:часот|ч\.?|h))?`
	clock    = `(?:[01]?[0-9]|2[0-3]):[0-5][0-9]` + clockEnd
	// Not midnight: nobody can tell which of two days is meant to be over.
	closingClock = `(?:(?:0?[1-9]|1[0-9]|2[0-3]):[0-5][0-9]|0?0:(?:0[1-9]|[1-5][0-9]))` + clockEnd

	notLeap = `(?:[0-9]{2}(?:[02468][1235679]|[13579][01345789])|(?:[02468][1235679]|[13579][01345789])00)`
	// Days that have the form of one and that no calendar has.
	noDay = `^\s*(?:0000|[0-9]{4}-(?:02-3[01]|(?:0[469]|11)-31)|` + notLeap + `-02-29|` +
		`3[01]\.\s?0?2\.|31\.\s?(?:0?[469]|11)\.|29\.\s?0?2\.\s?` + notLeap + `|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?0000)`
)

// Numbers and answers.
const (
	wholeNumber = `[0-9]{1,12}`
	mostWhole   = 999_999_999_999
	decimal     = `-?[0-9]{1,15}(?:[.,][0-9]{1,15})?`
	beyond      = 1_000_000_000_000_000 // the first number with too many digits
)

// answers are the words for yes and no.
func answers() string {
	words := strings.Fields("yes true y да po no false n не jo")
	for i := range words {
		words[i] = anyCase(words[i])
	}
	return oneOfWords(words) + "|[01]"
}

// Texts.
const (
	idForm    = `[a-z0-9]+(?:-[a-z0-9]+)*`
	langForm  = `[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?`
	codeForm  = `[a-z0-9_-]{1,80}`
	yearForm  = `[1-9][0-9]{3}`
	ownName   = `^x_`
	mostID    = 80
	mostCell  = 32767 // characters, as many as a spreadsheet holds
	phoneForm = "[+(]?[0-9][0-9 \u00a0()/.,;‑–-]*(?: ?(?:лок|вн|lok|ext)\\.? ?[0-9]+)?"

	// What a host and a path may hold; url.Parse refuses more.
	urlForm     = `[Hh][Tt][Tt][Pp][Ss]?://[^\x00-\x20\x7f<>"` + "`" + `\\/?#][^\x00-\x20\x7f<>"` + "`" + `\\]*`
	urlFormItem = `[Hh][Tt][Tt][Pp][Ss]?://[^\x00-\x20\x7f<>"` + "`" + `\\/?#;][^\x00-\x20\x7f<>"` + "`" + `\\;]*`
	mailto      = `mailto:[^;]*[^\s@;]@[^\s@.;]+\.[^\s@;][^;]*`
	// What JSON Schema's own format would refuse and the loader takes.
	beyondURI   = `[^A-Za-z0-9._~:/?#@!$&'()*+,;=-]|[#@].*[#@]`
	emailForm   = `[^\s@()<>\[\]:;\\,"]+@(?:[^\s@()<>\[\]:;\\,"]+|\[[^\]]*\])`
	beyondEmail = `[^A-Za-z0-9.@-]|@[^.]*$|[.@]-|-\.|-$`

	licenceForm = `[A-Za-z0-9][A-Za-z0-9.+-]*`
	countryCode = `[A-Z]{2}-[A-Z0-9]{1,3}`
	colourForm  = `#[0-9a-fA-F]{6}`
	monthDay    = `(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])`

	// In what is published: no control characters, nothing that a spreadsheet
	// would run, no e-mail addresses.
	control = `[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]`
	formula = `^\s*(?:=|[+@-][\s\S]*(?:[A-Za-z]\(|\||'#))`
	letters = `A-Za-z0-9À-ÖØ-öø-ÿЀ-ҁ`
	address = `[` + letters + `._%+-]@[` + letters + `-]+\.[` + letters + `-]`
)

// Names that are kept (content/check.go).
const (
	reservedAnywhere = `^\s*(?:con|prn|aux|nul|com[1-9]|lpt[1-9])\s*$`
	reservedRecord   = `^\s*(?:index|calendar-[0-9]{4}|year-[0-9]{4}|checklist-.*|.*-comments|.*-comments-[0-9]+|.*-poster|.*-slips)\s*$`
	reservedFolder   = `^\s*(?:accountability|all|challenges|checklists|consultations|data|embed|indices|mentoring|` +
		`municipalities|overdue|releases|reports|search|site|topics)\s*$`
	reservedTopic = `^(?:index|con|prn|aux|nul|com[1-9]|lpt[1-9])$`
)

// noSlips are texts that are no number of slips (model.MostSlips).
const noSlips = `^\s*(?:0+|0*(?:200[1-9]|20[1-9][0-9]|2[1-9][0-9]{2}|[3-9][0-9]{3}|[1-9][0-9]{4,}))\s*$`

// pathForm is a file below files/: no step up, no sign that a system forbids,
// an extension of the list of attachments.
func pathForm() string {
	const sign = `[^/\\:*?"<>|\n\t]`
	const inner = `[^./\\:*?"<>|\n\t]`
	segment := `(?:` + inner + sign + `*|\.` + inner + sign + `*|\.\.` + sign + `+)`
	return `(?:` + segment + `/)*` + sign + `*\.(?:` + extensions("pdf docx xlsx pptx odt ods odp rtf txt csv zip jpg png webp gif mp3 mp4 kml geojson dwg dxf", true) + `)`
}

// pictureForm is a file of assets/.
func pictureForm() string {
	return `[^\n]*\.(?:` + extensions("css svg png jpg jpeg webp gif ico woff2", false) + `)`
}

func extensions(list string, ignoreCase bool) string {
	words := strings.Fields(list)
	for i := range words {
		if ignoreCase {
			words[i] = anyCase(words[i])
		}
	}
	return oneOfWords(words)
}

// sortedNames lists the vocabularies that a site may extend.
func sortedNames(v model.Vocabularies) []string {
	var names []string
	for name := range v {
		if v.Open(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
