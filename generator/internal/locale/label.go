package locale

import "strings"

// Label gives the label of a code of a vocabulary ("outcome", "sent_back"), or
// the bare code if there is no such term.
func (l *Lang) Label(vocabulary, code string) string {
	if label := l.word(vocabulary + "." + code); label != "" {
		return label
	}
	return code
}

// Column gives the label of a column of a table ("calendar", "title_mk"), or
// "" if there is none. It is the first of
//
//   - the label of the column in that table (field_in), then in any (field);
//   - for a column in one language the label of the column without it, with
//     the language's name: "Title (Macedonian)";
//   - for a column of a flattened map the labels of the map and of the member,
//     the longest map first: "Attendance: Women"; or that of the member as a
//     term of the map: "Step-free access" for access_step_free.
func (l *Lang) Column(table, column string) string {
	if label := l.field(table, column); label != "" {
		return label
	}
	if i := strings.LastIndexByte(column, '_'); i > 0 && l.isLanguage(column[i+1:]) {
		if label := l.Column(table, column[:i]); label != "" {
			return label + " (" + l.Name(column[i+1:]) + ")"
		}
	}
	for i := strings.LastIndexByte(column, '_'); i > 0; i = strings.LastIndexByte(column[:i], '_') {
		of, member := column[:i], column[i+1:]
		if label := l.word(of + "." + member); label != "" {
			return label
		}
		first, second := l.field(table, of), l.field(table, member)
		if first != "" && second != "" {
			return first + ": " + second
		}
	}
	return ""
}

// About says what a column of a table means, for whoever fills it in, or "" where
// the label says it all: about_in for one table, about for all.
func (l *Lang) About(table, column string) string {
	if text := l.word("about_in." + table + "." + column); text != "" {
		return text
	}
	return l.word("about." + column)
}

func (l *Lang) field(table, column string) string {
	if label := l.word("field_in." + table + "." + column); label != "" {
		return label
	}
	return l.word("field." + column)
}

func (l *Lang) isLanguage(suffix string) bool {
	_, known := l.catalogue.langs[suffix]
	return known || l.Has("lang."+suffix)
}
