package intake

import (
	"slices"
	"strings"
	"unicode"
)

// personal are the words of a heading over data by which a person could be
// known: names, addresses, numbers and accounts, in English, Macedonian and
// Albanian. A heading that has one of them is not taken unless it is mapped
// on purpose.
var personal = strings.Fields(`
	name firstname lastname surname fullname forename nickname author sender submitter contact person signature
	mail email e-mail phone telephone tel mobile cell viber whatsapp fax address street postcode zip
	ip user username userid account login profile avatar cookie session device ssn birth birthday dob gender embg
	име имиња презиме автор подносител испраќач контакт лице потпис прекар
	пошта е-пошта епошта емаил е-маил имејл мејл маил телефон тел моб мобилен мобилна факс вибер
	адреса улица поштенски ип корисник корисничко корисникот сметка профил ембг матичен раѓање пол
	emri emer emër emrat mbiemri mbiemer mbiemër autori dërguesi derguesi parashtruesi nënshkrimi nenshkrimi
	posta poste postë emaili telefoni telefon tel celular celulari mobil faks adresa adrese adresë rruga rruge rrugë
	përdoruesi perdoruesi përdorues perdorues llogaria profili lindjes datëlindja datelindja amë ame gjinia`)

// personalPairs are words that are personal only with another before them:
// id alone is the number of a comment.
var personalPairs = [][2]string{{"user", "id"}, {"personal", "id"}, {"personal", "number"}, {"id", "card"},
	{"лична", "карта"}, {"матичен", "број"}, {"letërnjoftimi", ""}, {"leternjoftimi", ""}}

// looksPersonal reports whether a heading is over data of a person.
func looksPersonal(heading string) bool {
	words := headingWords(heading)
	for i, w := range words {
		if slices.Contains(personal, w) {
			return true
		}
		for _, pair := range personalPairs {
			if w == pair[0] && (pair[1] == "" || i+1 < len(words) && words[i+1] == pair[1]) {
				return true
			}
		}
	}
	return false
}

// headingWords takes a heading apart: Author_email, authorEmail and e-mail of
// the author have the words of people in them.
func headingWords(heading string) []string {
	var spaced strings.Builder
	small := false
	for _, r := range heading {
		if small && unicode.IsUpper(r) {
			spaced.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		spaced.WriteRune(r)
	}
	var words []string
	for part := range strings.FieldsFuncSeq(strings.ToLower(spaced.String()), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	}) {
		words = append(words, part)
		words = append(words, strings.Split(part, "-")...)
	}
	return words
}
