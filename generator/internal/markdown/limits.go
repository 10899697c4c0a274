package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The parser's time grows with the square of the length for some texts that
// nobody writes but anybody can commit. The types here wrap its parts so that
// such a text, from a certain size on, is taken as it stands.

const (
	// maxDepth is how many blocks may be open at once: quotes count one a
	// level, lists two.
	maxDepth = 32

	// maxMarks is how many marks of emphasis are written around a text.
	// Browsers give up at about 500 elements within one another.
	maxMarks = 32

	// maxReferences is how many lines a paragraph of link references may have.
	maxReferences = 1000
)

// shallow opens no block deeper than maxDepth.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= maxDepth {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// metered leaves marks as text once the parser may have looked too often at
// what follows them.
type metered struct{ parser.InlineParser }

var workKey = parser.NewContextKey()

// budget returns how many bytes the marks of a text of size bytes may have
// after them in their paragraphs, added up. A paragraph of twenty thousand
// bytes may have a mark in every twenty.
func budget(size int) int { return 16<<20 + 250*size }

func (m metered) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	work := pc.ComputeIfAbsent(workKey, func() any { return new(int) }).(*int)
	_, segment := block.PeekLine()
	lines := parent.Lines()
	*work += lines.At(lines.Len()-1).Stop - segment.Start
	if *work > budget(len(block.Source())) {
		return nil
	}
	return m.InlineParser.Parse(parent, block, pc)
}

// CloseBlock passes on what the link parser needs at the end of a block.
func (m metered) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := m.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// references reads link references from paragraphs of at most maxReferences
// lines.
type references struct{}

func (references) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if p.Lines().Len() <= maxReferences {
		parser.LinkReferenceParagraphTransformer.Transform(p, reader, pc)
	}
}

// tables makes no table with more than twice as many cells as its source has
// bytes. A row may be shorter than the header and is filled up, so a short
// text could otherwise have millions of cells.
type tables struct{ parser.ParagraphTransformer }

func (t tables) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, source := p.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		line := segment.Value(source)
		if len(bytes.Trim(line, " \t\n-:|")) > 0 {
			continue
		}
		cells := (bytes.Count(line, []byte("|")) + 1) * (lines.Len() - i)
		size := lines.At(lines.Len()-1).Stop - lines.At(i-1).Start
		if cells > 2*size {
			return
		}
		break
	}
	t.ParagraphTransformer.Transform(p, reader, pc)
}
