package export

import (
	"konsulta/generator/internal/record"
	"konsulta/generator/internal/site"
)

// previewRows is how many rows the page of a table shows.
const previewRows = 20

// Info describes the tables for the pages about data. Sizes and the number of
// rows are known when the tables are written.
func (s *Site) Info() []site.TableInfo {
	var list []site.TableInfo
	for _, t := range s.Tables {
		info := site.TableInfo{Name: t.Name, Words: t.Words, Title: t.Title, Term: t.Term, ByPlace: !t.ofAll && t.Term == "", Joins: t.joins()}
		for i := range t.Columns {
			info.Columns = append(info.Columns, s.describe(&t.Columns[i]))
		}
		s.each(t, func(r Row) bool {
			row := make([]string, len(t.Columns))
			for i := range t.Columns {
				row[i] = string(t.Columns[i].Append(nil, r))
			}
			info.Preview = append(info.Preview, row)
			return len(info.Preview) < previewRows
		})
		list = append(list, info)
	}
	return list
}

func (s *Site) describe(c *Column) site.ColumnInfo {
	info := site.ColumnInfo{Name: c.Name, Lang: c.Lang, Derived: c.Derived, Type: "string"}
	if c.Leaf == nil {
		return info
	}
	info.Unit = c.Leaf.Unit
	info.Required = (c.Leaf.Required || c.Leaf.Key) && c.Lang == ""
	if v := c.Leaf.Vocabulary; v != "" {
		info.Vocabulary, info.Values = v, s.Vocabularies[v]
	}
	switch c.Leaf.Kind {
	case record.Int:
		info.Type = "integer"
	case record.Decimal:
		info.Type = "number"
	case record.Date:
		info.Type = "date"
	case record.When:
		info.Type = "datetime"
		if c.Leaf.Planned {
			info.Type = "planned"
		}
	case record.YesNo:
		info.Type = "yes_no"
	case record.List:
		info.Type = "list"
	case record.Counts:
		info.Type = "counts"
	default:
		switch {
		case c.Leaf.Vocabulary != "":
			info.Type = "code"
		case c.Leaf.Form == "url":
			info.Type = "url"
		}
	}
	return info
}
