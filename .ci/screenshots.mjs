// Writes pictures of the demonstration, and a page that shows them all.
// node screenshots.mjs CHROMIUM SITE FOLDER
// Fewer: KIND=home,list LANGS=mk WIDTHS=390 COLOURS=light in the environment.
import fs from 'node:fs';
import path from 'node:path';
import { languages, launch, pages, share, show, watched } from './site.mjs';

const [, , executablePath, site, folder] = process.argv;
const chosen = (name, all) => (process.env[name] ? process.env[name].split(/[ ,]+/) : all);
const kinds = chosen('KIND', null);
const widths = chosen('WIDTHS', ['390', '1280']);
const colours = chosen('COLOURS', ['light', 'dark']);
const jobs = pages(site, chosen('LANGS', languages)).filter((page) => !kinds || kinds.includes(page.kind));
if (!jobs.length) {
  throw new Error(`no page of the kind ${process.env.KIND}: .ci/pages names them`);
}

fs.mkdirSync(folder, { recursive: true });
const picture = ({ kind, file }, width, colour) => `${kind}-${file.replace(/\.html$/, '').replace(/\//g, '-')}-${width}-${colour}.png`;
const browser = await launch(executablePath);
await share(jobs, () => watched(browser, site), async ({ page }, job) => {
  await show(page, site, job);
  for (const width of widths) {
    await page.setViewportSize({ width: Number(width), height: width < 600 ? 844 : 800 });
    for (const colorScheme of colours) {
      await page.emulateMedia({ colorScheme });
      // A page of many tables is as high as a tower: its top says enough.
      const height = Math.min(6000, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.screenshot({
        path: path.join(folder, picture(job, width, colorScheme)), fullPage: true,
        clip: { x: 0, y: 0, width: Number(width), height },
      });
    }
  }
});
await browser.close();

const files = new Map();
jobs.forEach((job) => files.set(job.kind, [...(files.get(job.kind) || []), job]));
const sections = [...files].map(([kind, list]) => `<h2 id="${kind}">${kind}</h2>\n` + list.map((job) =>
  `<figure><figcaption>${job.file}</figcaption>\n` + widths.flatMap((width) => colours.map((colour) => {
    const name = picture(job, width, colour);
    return `<a href="${name}"><img src="${name}" alt="${job.file}, ${width} px, ${colour}" loading="lazy"></a>`;
  })).join('\n') + '</figure>').join('\n')).join('\n');
fs.writeFileSync(path.join(folder, 'index.html'), `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Pages of every kind</title>
<style>body { font: 1rem sans-serif; background: #888 } figure { margin: 0 0 2rem } img { height: 30rem; vertical-align: top; object-fit: cover; object-position: top; max-width: 48rem }</style>
<p>${[...files.keys()].map((kind) => `<a href="#${kind}">${kind}</a>`).join(' ')}</p>
${sections}
`);
console.log(`${path.join(folder, 'index.html')}: ${jobs.length * widths.length * colours.length} pictures of ${jobs.length} pages`);
