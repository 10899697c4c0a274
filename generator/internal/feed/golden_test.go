package feed_test

const rssExample = `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/css" href="https://example.org/feed.css"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>Консултации</title>
    <description>Отворени консултации</description>
    <atom:link href="https://example.org/feeds/mk/consultations.rss" rel="self" type="application/rss+xml"></atom:link>
    <link>https://example.org/mk/</link>
    <language>mk</language>
    <managingEditor>info@example.org (Општина Битола)</managingEditor>
    <lastBuildDate>Sat, 02 May 2026 07:30:00 +0000</lastBuildDate>
    <item>
      <title>Парк &#x26; плоштад</title>
      <link>https://example.org/mk/bitola/park.html</link>
      <description>Отворено до 29 мај</description>
      <content:encoded><![CDATA[<p>Отворено</p>]]></content:encoded>
      <guid isPermaLink="false">urn:uuid:7c99ceb3-124b-58d7-bd5d-8a65e8d1b841</guid>
      <pubDate>Sat, 02 May 2026 07:30:00 +0000</pubDate>
      <category>environment</category>
      <category>urban_planning</category>
    </item>
  </channel>
</rss>
`

const atomExample = `<?xml version="1.0" encoding="UTF-8"?>
<feed xml:lang="mk" xmlns="http://www.w3.org/2005/Atom">
  <link href="https://example.org/mk/" rel="alternate" type="text/html"></link>
  <link href="https://example.org/feeds/mk/consultations.rss" rel="self" type="application/atom+xml"></link>
  <title>Консултации</title>
  <id>urn:uuid:84354073-c5c9-54e4-a257-fcd90aa8216b</id>
  <updated>2026-05-02T07:30:00Z</updated>
  <subtitle>Отворени консултации</subtitle>
  <author>
    <name>Општина Битола</name>
    <email>info@example.org</email>
  </author>
  <entry>
    <title>Парк &amp; плоштад</title>
    <updated>2026-05-02T07:30:00Z</updated>
    <id>urn:uuid:7c99ceb3-124b-58d7-bd5d-8a65e8d1b841</id>
    <content type="html">&lt;p&gt;Отворено&lt;/p&gt;</content>
    <published>2026-05-02T07:30:00Z</published>
    <link href="https://example.org/mk/bitola/park.html" rel="alternate" type="text/html"></link>
    <summary type="text">Отворено до 29 мај</summary>
    <category term="environment"></category>
    <category term="urban_planning"></category>
  </entry>
</feed>
`

const jsonExample = `{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Консултации",
  "language": "mk",
  "home_page_url": "https://example.org/mk/",
  "feed_url": "https://example.org/feeds/mk/consultations.rss",
  "description": "Отворени консултации",
  "authors": [
    {
      "name": "Општина Битола"
    }
  ],
  "items": [
    {
      "id": "urn:uuid:7c99ceb3-124b-58d7-bd5d-8a65e8d1b841",
      "url": "https://example.org/mk/bitola/park.html",
      "title": "Парк & плоштад",
      "content_html": "<p>Отворено</p>",
      "summary": "Отворено до 29 мај",
      "date_published": "2026-05-02T07:30:00Z",
      "date_modified": "2026-05-02T07:30:00Z",
      "tags": [
        "environment",
        "urban_planning"
      ]
    }
  ]
}
`
