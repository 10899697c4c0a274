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
	name firstname lastname surname fullname forename nickname sender submitter contact person signature
	mail phone tel mobile cell viber whatsapp fax street postcode zip ip account login profile avatar cookie session
	device ssn birth birthday dob gender
	име имиња испраќач контакт лице потпис прекар пошта емаил имејл мејл маил тел моб мобилен мобилна факс вибер
	улица поштенски ип сметка профил ембг embg раѓање пол
	emri emer emër emrat posta poste postë tel celular celulari mobil faks rruga rruge rrugë llogaria profili
	lindjes datëlindja datelindja amë ame gjinia nënshkrimi nenshkrimi letërnjoftimi leternjoftimi`)

// personalBeginnings are those of words that have many endings.
var personalBeginnings = strings.Fields(`author address email e-mail telephon user
	автор адрес е-пошт епошт електронска е-маил телефон корисни подносител презим матичен матични
	autor dërgues dergues adres email telefon përdorues perdorues parashtrues mbiem`)

// personalPairs are words that are personal only together: id alone is the
// number of a comment.
var personalPairs = [][2]string{{"personal", "id"}, {"personal", "number"}, {"id", "card"}, {"лична", "карта"}}

// looksPersonal reports whether a heading is over data of a person.
func looksPersonal(heading string) bool {
	words := headingWords(heading)
	for i, w := range words {
		begins := func(beginning string) bool { return strings.HasPrefix(w, beginning) }
		if slices.Contains(personal, w) || slices.ContainsFunc(personalBeginnings, begins) {
			return true
		}
		if i+1 < len(words) && slices.Contains(personalPairs, [2]string{w, words[i+1]}) {
			return true
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
