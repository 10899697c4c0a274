// Holds pages of every kind, in every language, light and dark, wide and narrow,
// against axe-core, and sees that none has to be scrolled sideways, says
// something on the console or asks for what is not its own.
// node access.mjs CHROMIUM SITE [KIND]
import fs from 'node:fs';
import { launch, pages, share, show, watched } from './site.mjs';

const [, , executablePath, site, kind] = process.argv;
const axe = new URL('../.cache/npm/node_modules/axe-core/axe.min.js', import.meta.url);
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const wide = { width: 1280, height: 800 };
const narrow = { width: 320, height: 640 };
// All rules are held at both widths; colours alone change in the dark.
// It may not read the style sheets once more, which the pages' policy forbids.
const quiet = { resultTypes: ['violations'], preload: false };
const all = { ...quiet, runOnly: tags, rules: { 'target-size': { enabled: true } } };
const colours = { ...quiet, runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
const looks = [
  ['1280 px', wide, 'light', all],
  ['1280 px, dark', wide, 'dark', colours],
  ['320 px, dark', narrow, 'dark', colours],
  ['320 px', narrow, 'light', all],
];

// violations says what axe finds, a line for each element.
const violations = (page, options) => page.evaluate(async (o) => (await window.axe.run(document, o)).violations
  .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${
    node.failureSummary.split('\n').slice(1).join('; ').trim()}\n      ${node.html.slice(0, 160)}`)), options);

// sideways names what makes the document wider than the window.
const sideways = (page) => page.evaluate(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) {
    return [];
  }
  const wider = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
  return [`scrolls sideways: ${root.scrollWidth} px in ${root.clientWidth} px: ${wider.slice(-1).map((e) => e.outerHTML.slice(0, 160))}`];
});

const found = new Map(); // what is wrong, and where
const add = (wrong, where) => found.set(wrong, [...(found.get(wrong) || []), where]);
const jobs = pages(site).filter((page) => !kind || page.kind === kind);
const browser = await launch(executablePath);
const source = fs.readFileSync(axe, 'utf8');

await share(jobs, () => watched(browser, site), async ({ page, said }, job) => {
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: 'light' });
  await show(page, site, job);
  await page.evaluate(source);
  for (const [look, viewport, colorScheme, options] of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    for (const wrong of [...await violations(page, options), ...await sideways(page)]) {
      add(wrong, `${job.file} (${look})`);
    }
  }
  said.splice(0).forEach((wrong) => add(wrong, `${job.file}`));
});

// A window of 1280 × 1024 px enlarged to 400 %.
const zoomed = jobs.filter((job) => job.lang !== 'en' && job.lang !== 'sq');
await share(zoomed, () => watched(browser, site, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }),
  async ({ page, said }, job) => {
    await show(page, site, job);
    [...await sideways(page), ...said.splice(0)].forEach((wrong) => add(wrong, `${job.file} (400 %)`));
  });
await browser.close();

for (const [wrong, places] of found) {
  console.error(`${wrong}\n      on ${places.length}: ${places.slice(0, 4).join(', ')}`);
}
if (found.size) {
  console.error(`access: ${found.size} things are wrong`);
  process.exit(1);
}
console.log(`access: nothing wrong on ${jobs.length} pages, light and dark, at 1280 and 320 px`);
