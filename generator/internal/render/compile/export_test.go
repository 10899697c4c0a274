package compile

// Alone gives the program without html/template to help it: where it needs
// help, Append panics.
func (p *Program) Alone() *Program {
	return &Program{name: p.name, view: p.view, main: p.main}
}
