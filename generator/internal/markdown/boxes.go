package markdown

import (
	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// boxes reads "[ ]" and "[x]" at the beginning of a list item as a box where
// words follow after a space, so that a link whose text is an x stays one.
type boxes struct{ parser.InlineParser }

func (b boxes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < len("[ ] a") || line[2] != ']' || line[3] != ' ' && line[3] != '\t' {
		return nil
	}
	return b.InlineParser.Parse(parent, block, pc)
}

// allBoxes reports whether every item of a list begins with a box, so that it
// needs no other mark.
func allBoxes(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		block := item.FirstChild()
		if block == nil {
			return false
		}
		if _, ok := block.FirstChild().(*extension.TaskCheckBox); !ok {
			return false
		}
	}
	return true
}
