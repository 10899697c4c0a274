// Holds that no content is too much for the layout: builds a site of titles,
// words, addresses and lists as long as they are found in practice, and looks
// for what leads beyond the edge of the window.
// node layout.mjs CHROMIUM FOLDER: an empty folder for content and site.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { address, launch, share, watched } from './site.mjs';

const [, , executablePath, folder] = process.argv;
const content = path.join(folder, 'content');
const site = path.join(folder, 'public');
const word = 'Најнепротивуконституционалствувателствувателностипремногудол'; // 60 letters
const title = 'Предлог-одлука за изменување и дополнување на Одлуката за утврдување на висината на надоместокот '.repeat(9).slice(0, 670);
const times = (n, line) => Array.from({ length: n }, (_, i) => line(i + 1)).join('');
const files = {
  'site.yaml': `format: 1\ntitle: ${word}\nbase_url: https://primer.example/\nlanguages: [mk, sq, en]\npublisher: {name: ${word}}\n`,
  'municipalities.csv': `id,name_mk,languages\ndolga,Општина ${word},mk\nprazna,Општина Празна,mk\n`,
  'municipalities/dolga/calendar.csv': `year,id,title_mk,planned_opens\n2026,dolga,"${title}",2026-05\n2026,plan,${word},2026-12\n`,
  'municipalities/dolga/consultations/dolga.yaml': `title: {mk: "${title}"}
headline: {mk: "${word}?"}
summary: {mk: "${word} и така натаму."}
opens: 2026-05-04
closes: 2026-05-25
slips: 30
respond:
  - {channel: web_form, url: "https://primer.example/${'x'.repeat(180)}"}
  - {channel: post, address: "${word} 1"}
documents:
${times(200, (n) => `  - {id: d${n}, kind: draft_act, title: {mk: "Документ ${n} ${word}"}, url: "https://primer.example/${'a'.repeat(80)}${n}.pdf"}\n`)}`,
  'municipalities/dolga/consultations/mnogu.yaml': 'title: {mk: "Многу коментари"}\nunplanned_reason: {mk: Итно}\nopens: 2026-01-04\ncloses: 2026-02-25\n',
  'municipalities/dolga/reports/mnogu.yaml': `published: 2026-03-20\noutcome: adopted_with_changes\nwe_asked: {mk: "${word}"}\nwe_did: {mk: "${word}"}\n`,
  'municipalities/dolga/reports/mnogu.comments.csv': `row,respondent_type,received,language,comment,disposition,reason_mk\n${
    times(5000, (n) => `${n},citizen,2026-02-20,mk,Коментар ${n} ${n % 7 ? '' : word} за нацртот.,accepted,${n % 9 ? 'Прифатено' : word}.\n`)}`,
};
for (const [name, text] of Object.entries(files)) {
  fs.mkdirSync(path.dirname(path.join(content, name)), { recursive: true });
  fs.writeFileSync(path.join(content, name), text);
}
execFileSync('go', ['run', './cmd/konsulta', 'build', '--content', content, '--out', site, '--as-of', '2026-05-20', '--drafts', '--quiet'], { stdio: 'inherit' });

const pages = fs.readdirSync(site, { recursive: true }).filter((name) => name.endsWith('.html'))
  .filter((name) => name !== '404.html' && !/comments-(?!2\.)\d+/.test(name)); // its links are absolute; more of the same
assert.ok(pages.length > 150, `there are ${pages.length} pages`);

// beyond names what is wider than the window and cannot be scrolled by itself.
const beyond = () => {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  return !wide ? [] : [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table, pre')).slice(-1)
    .map((e) => `${document.documentElement.scrollWidth} px: ${e.outerHTML.slice(0, 160)}`);
};
const browser = await launch(executablePath);
const failures = [];
for (const width of [320, 1280]) {
  await share(pages, () => watched(browser, site, { viewport: { width, height: 700 } }), async ({ page, said }, name) => {
    await page.goto(address(site, name));
    failures.push(...said.splice(0), ...(await page.evaluate(beyond)).map((what) => `${name} at ${width} px: ${what}`));
  });
}
await browser.close();
if (failures.length) {
  console.error(`${failures.slice(0, 10).join('\n')}\nlayout: ${failures.length} failed`);
  process.exit(1);
}
console.log(`layout: nothing leads beyond the edge on ${pages.length} pages of too much content, at 320 and 1280 px`);
