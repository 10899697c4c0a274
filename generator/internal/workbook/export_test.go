package workbook

// RowsOfExamples gives the example rows as content would write them: by table, the
// columns and their values.
func RowsOfExamples(f *Form) map[string][][]string {
	all := map[string][][]string{}
	for i := range tables {
		t := &tables[i]
		rows := make([][]string, 2)
		columns := t.columns(f.Languages)
		for j := range columns {
			if value := f.example(t, &columns[j]); value != "" {
				rows[0] = append(rows[0], columns[j].name)
				rows[1] = append(rows[1], value)
			}
		}
		all[t.name] = rows
	}
	return all
}
