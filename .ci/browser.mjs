// Uses the checklist of the demonstration as people do: fills it in, saves,
// loads, clears, with the mouse and by keyboard alone, and without script. Then
// it chooses what to follow, copies addresses, and looks at feeds.
// node browser.mjs CHROMIUM SITE SAVED: the site, and where to leave a saved file.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '../.cache/npm/node_modules/playwright-core/index.mjs';

const [, , executablePath, site, saved] = process.argv;
const at = (name) => pathToFileURL(path.join(site, ...name.split('/'))).href;
const address = (lang) => at(lang + '/checklists/openness-example.html');
const temporary = (name, text) => {
  const file = path.join(path.dirname(saved), name);
  fs.writeFileSync(file, text);
  return file;
};
const evidence = 'https://konsulta.example/mk/primer/calendar-2026.html';
const note = 'Совет, „прва“ седница; "усвоен"\nсо измени';
const csv = [
  'item,answer,evidence_url,note_en',
  `calendar-published,yes,${evidence},"Совет, „прва“ седница; ""усвоен""\nсо измени"`,
  'calendar-on-time,partly,,',
  'contact-named,not_applicable,,',
  'events,no,,',
  `answers-all,yes,${evidence},`,
  ''].join('\r\n');
// Weights 1, 1, 1 and, for the last, 2; what does not apply is left out.
const result = 'Answered: 5 of 12; Score so far: 70%; Score from answers with evidence: 60%';
const nothing = 'Answered: 0 of 12; Score so far: –; Score from answers with evidence: –';

const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const said = []; // on the console
const open = async (options) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(address('en'));
  return page;
};
const total = (page) => page.locator('[data-figures=form]').textContent();
const choose = (page, item, code) => page.locator(`#item-${item} [value=${code}]`).check();
const download = async (page, press) => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  assert.match(file.suggestedFilename(), /^openness-example-\d{4}-\d\d-\d\d\.csv$/);
  await file.saveAs(saved);
  return fs.readFileSync(saved, 'utf8');
};
const save = (page) => download(page, () => page.locator('[data-save]').click());
const load = async (page, file) => {
  await page.locator('[data-load]').setInputFiles(file);
  await page.waitForFunction(() => document.querySelector('[data-said]').textContent !== '');
  return page.locator('[data-said]').textContent();
};
const test = async (name, run) => {
  await run();
  console.log('ok: ' + name);
};

const page = await open();
await test('the answers add up', async () => {
  assert.equal(await total(page), nothing);
  await choose(page, 'calendar-published', 'yes');
  await page.locator('#url-calendar-published').fill(evidence);
  await page.locator('#note-calendar-published').fill(note);
  await choose(page, 'calendar-on-time', 'partly');
  await choose(page, 'contact-named', 'not_applicable');
  await choose(page, 'events', 'no');
  await choose(page, 'answers-all', 'yes');
  await page.locator('#url-answers-all').fill('not an address');
  assert.match(await total(page), /evidence: 20%$/);
  assert.ok(await page.locator('#hint-answers-all').isVisible());
  await page.locator('#url-answers-all').fill(evidence);
  assert.ok(await page.locator('#hint-answers-all').isHidden());
  assert.equal(await total(page), result);
  assert.equal(await page.locator('[data-figures=section-consultations]').textContent(),
    'Answered: 1 of 4; Score so far: 0%; Score from answers with evidence: 0%');
});
await test('it saves the CSV of a round', async () => assert.equal(await save(page), csv));
await test('the browser remembers, in every language', async () => {
  await page.reload();
  assert.equal(await total(page), result);
  await page.goto(address('mk'));
  assert.match(await total(page), /^Одговорено: 5 од 12; .* 70\u00a0%; .* 60\u00a0%$/);
  assert.equal((await save(page)).split('\r\n')[0], 'item,answer,evidence_url,note_mk,note_en');
  await page.goto(address('en'));
});
await test('an answer can be removed, and all can be cleared', async () => {
  await page.locator('#item-events button').click();
  assert.match(await total(page), /^Answered: 4 of 12; Score so far: 87\.5%/);
  await page.locator('[data-clear]').click();
  assert.equal(await total(page), nothing);
  await page.reload();
  assert.equal(await total(page), nothing);
});
await test('a saved file can be loaded again', async () => {
  assert.equal(await load(page, temporary('again.csv', csv)), 'Answers loaded: 5');
  assert.equal(await total(page), result);
  assert.equal(await page.locator('#note-calendar-published').inputValue(), note);
  assert.equal(await save(page), csv);
});
await test('files of spreadsheets are read, and what they have too much is named', async () => {
  const file = temporary('sheet.csv', '\uFEFFanswer;item;note_sq\nyes;calendar-published;"a;b"\nno;nowhere;\nperhaps;events;\nno;calendar-published;\n');
  assert.match(await load(page, file), /^Answers loaded: 1\. .*: nowhere: no, events: perhaps, calendar-published: no$/);
  assert.equal((await save(page)).split('\r\n')[1], 'calendar-published,yes,,,a;b');
  assert.match(await load(page, temporary('other.csv', 'a,b\n1,2\n')), /^The file cannot be read/);
  assert.match(await total(page), /^Answered: 1 of 12/); // nothing was lost
});
await test('the keyboard is enough', async () => {
  const other = await open();
  const tabTo = async (selector) => {
    for (let i = 0; i < 200; i++) {
      await other.keyboard.press('Tab');
      if (await other.evaluate((s) => document.activeElement.matches(s), selector)) {
        return;
      }
    }
    assert.fail('Tab does not lead to ' + selector);
  };
  await tabTo('[name=item-calendar-published]');
  await other.keyboard.press('Space');
  await other.keyboard.press('ArrowRight');
  assert.match(await total(other), /^Answered: 1 of 12; Score so far: 50%; .*: 0%$/);
  await tabTo('#url-calendar-published');
  await other.keyboard.type(evidence);
  await tabTo('[data-save]');
  const text = await download(other, () => other.keyboard.press('Enter'));
  assert.equal(text, `item,answer,evidence_url,note_en\r\ncalendar-published,partly,${evidence},\r\n`);
});
await test('without script it is a form', async () => {
  const plain = await open({ javaScriptEnabled: false });
  assert.equal(await plain.locator('fieldset').count(), 12);
  assert.equal(await plain.locator('[type=radio]:visible').count(), 48);
  assert.equal(await plain.locator('main button:visible, [type=file]:visible, [data-figures]:visible').count(), 0);
});
await test('a choice has a feed, a calendar and a line for websites', async () => {
  await page.goto(at('en/subscribe.html'));
  const shown = (part) => page.locator(`[data-part=${part}] code`);
  await page.locator('#choice').selectOption({ label: 'Municipality of Primer (fictional)' });
  assert.equal(await shown('feed').textContent(), 'https://konsulta.example/feeds/en/primer.rss');
  assert.equal(await shown('calendar').textContent(), 'https://konsulta.example/calendars/en/primer.ics');
  assert.equal(await page.locator('[data-part=calendar] a').getAttribute('href'), 'webcal://konsulta.example/calendars/en/primer.ics');
  const line = await shown('embed').textContent();
  await page.locator('#choice').selectOption({ label: 'Budget and finance' });
  assert.equal(await shown('feed').textContent(), 'https://konsulta.example/feeds/en/topics/budget_and_finance.rss');
  assert.ok(await shown('calendar').isHidden());
  assert.ok(await shown('embed').isHidden());
  await page.goto(at('en/primer/index.html'));
  assert.equal(line, await page.locator('#embed code').textContent());
});
await test('what is to be copied is copied', async () => {
  await page.goto(at('en/data/events.html'));
  const button = page.locator('[data-copy]').first();
  await button.click();
  assert.equal(await button.textContent(), 'Copied');
  assert.equal(await page.evaluate(() => String(getSelection())), "curl -O 'https://konsulta.example/data/events.csv'");
});
await test('feeds can be read in a browser', async () => {
  for (const name of ['feeds/mk/primer.rss', 'feeds/mk/reports.atom']) {
    await page.goto(at(name));
    const seen = await page.evaluate(() => {
      const style = (name) => getComputedStyle(document.getElementsByTagNameNS('*', name)[0]);
      return {
        says: getComputedStyle(document.documentElement, '::before').content,
        title: style('title').display,
        body: style(document.documentElement.localName === 'rss' ? 'encoded' : 'content').display,
      };
    });
    assert.match(seen.says, /^"Ова е канал\. /);
    assert.deepEqual([seen.title, seen.body], ['block', 'none']);
  }
});
await test('without script the addresses are in lists', async () => {
  const plain = await open({ javaScriptEnabled: false });
  await plain.goto(at('en/subscribe.html'));
  assert.ok(await plain.locator('#choice').isHidden());
  assert.equal(await plain.locator('main button:visible').count(), 0);
  await plain.locator('summary', { hasText: 'Municipalities' }).click();
  assert.ok(await plain.locator('a[href$="/primer.rss"]').isVisible());
});
await page.goto(address('en'));
await load(page, temporary('again.csv', csv));
await save(page);
assert.deepEqual(said, [], 'messages on the console');
await browser.close();
