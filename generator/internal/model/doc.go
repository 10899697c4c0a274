// Package model holds the records of a consultation site as plain values, in
// the words of the field: municipalities, calendars, consultations, reports,
// comments, indices, checklists and mentoring.
//
// The structs are the one declaration of the format. Their field names, types
// and `is` tags drive the YAML and the CSV that a clerk writes, the tables
// that are published, and the data dictionary; package record reads them. The
// order of the fields is the order of the published columns.
//
// A tag is a list of words:
//
//	required     the record is wrong without it
//	key          told by folder, file name or parent; a column where it is not
//	id, url, link, licence, email, phone, path, picture, lang, pattern, date, colour, month_day
//	             the form of a text
//	code:NAME    one of the vocabulary NAME
//	markdown     Markdown; other texts are plain
//	long         never in tables
//	contact      made for contact data, so addresses and numbers may stand there
//	moment       a day with or without a clock time
//	planned      a day, month, quarter or year
//	closing      ends at 24:00 where no time is given
//	unit:NAME    in which a number counts, a word unit.NAME
//	max:N        at most N characters
//	table:NAME   a nested list; its rows are NAME.csv beside the parent's CSV
//	yaml, csv    only in that spelling
//	private      read, but not published in tables
//	history      its changes are followed in git and published
//
// The package imports the standard library alone and knows nothing of files.
package model
