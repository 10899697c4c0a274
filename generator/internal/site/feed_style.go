package site

import "strings"

// FeedStyle names the style sheet by which browsers show the feeds of a
// language, for Assets. Each language has its own, since it says in words what
// a feed is, and a style sheet cannot know in which language an RSS feed is.
func FeedStyle(lang string) string { return "feed-" + lang + ".css" }

// FeedStyleSheet is that style sheet: the words, then what is common to all.
func (s *Site) FeedStyleSheet(lang string, common []byte) []byte {
	l := s.Words.Lang(lang)
	return append([]byte("rss::before,feed::before{content:"+cssString(l.T("feed.explained"))+"}\n"+
		":root{direction:"+l.Dir()+"}\n"), common...)
}

// cssString quotes a text for a style sheet.
func cssString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\a `, "<", `\3c `).Replace(s) + `"`
}
