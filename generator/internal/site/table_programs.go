package site

import (
	"slices"
	"strconv"
	"strings"
)

// programsFor says how programs open a table. All that no number and no day
// is stays text: a program that guesses makes 1 of the id 001.
func (l *language) programsFor(t *TableInfo) []Program {
	url := l.Settings.BaseURL + "data/" + t.Name + ".csv"
	return []Program{
		{Name: "Excel", Text: l.T("data.excel")},
		{Name: "LibreOffice", Text: l.T("data.libreoffice")},
		{Name: "curl", Lines: "curl -O '" + url + "'"},
		{Name: "pandas", Lines: pandasLines(url, t)},
		{Name: "R", Lines: rLines(url, t)},
	}
}

// pandasLines read a table in Python, with any pandas from 1.5 on.
func pandasLines(url string, t *TableInfo) string {
	var types []string
	for i := range t.Columns {
		switch c := &t.Columns[i]; c.Type {
		case "integer":
			types = append(types, strconv.Quote(c.Name)+`: "Int64"`)
		case "number":
			types = append(types, strconv.Quote(c.Name)+`: "Float64"`)
		}
	}
	lines := "import pandas as pd\n" +
		"data = pd.read_csv(" + strconv.Quote(url) + `, dtype="string",` + "\n" +
		`    keep_default_na=False, na_values=[""])` + "\n"
	if days := t.ofType("date"); days != nil {
		lines += "days = [" + strings.Join(days, ", ") + "]\n" +
			`data[days] = data[days].apply(pd.to_datetime, format="%Y-%m-%d")` + "\n"
	}
	if types != nil {
		lines += "data = data.astype({" + strings.Join(types, ", ") + "})\n"
	}
	return lines
}

// rLines read a table in R, without any package.
func rLines(url string, t *TableInfo) string {
	lines := "data <- read.csv(" + strconv.Quote(url) + `, colClasses = "character",` + "\n" +
		`    na.strings = "", encoding = "UTF-8", check.names = FALSE)` + "\n"
	convert := func(name, function string, columns []string) {
		if columns != nil {
			lines += name + " <- c(" + strings.Join(columns, ", ") + ")\n" +
				"data[" + name + "] <- lapply(data[" + name + "], " + function + ")\n"
		}
	}
	convert("days", "as.Date", t.ofType("date"))
	convert("numbers", "as.numeric", t.ofType("integer", "number"))
	return lines
}

// ofType are the columns of some types, in quotes.
func (t *TableInfo) ofType(types ...string) []string {
	var names []string
	for i := range t.Columns {
		if slices.Contains(types, t.Columns[i].Type) {
			names = append(names, strconv.Quote(t.Columns[i].Name))
		}
	}
	return names
}
