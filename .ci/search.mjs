// Uses the search of the demonstration as people do, opened from the folder: in
// Latin letters and in Cyrillic, with filters, by keyboard alone, and without
// script. node search.mjs CHROMIUM SITE
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '../.cache/npm/node_modules/playwright-core/index.mjs';

const [, , executablePath, site] = process.argv;
const address = (name) => pathToFileURL(site).href + '/' + name;
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const said = []; // on the console
const asked = []; // of another host
const open = async (name, options) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, ...options });
  const page = await context.newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => request.url().startsWith('file:') || asked.push(request.url()));
  await page.goto(address(name));
  return page;
};
const field = (page) => page.locator('main [name=q]');
// What is announced once a search is done: the number of the last is gone first.
const search = async (page, act) => {
  await page.evaluate(() => { document.querySelector('[data-said]').textContent = '…'; });
  await act();
  await page.waitForFunction(() => document.querySelector('[data-said]').textContent !== '…');
  return page.locator('[data-said]').textContent();
};
const find = (page, text) => search(page, () => field(page).fill(text));
const titles = (page) => page.locator('#results h3').allTextContents();
const test = async (name, run) => {
  await run();
  console.log('ok: ' + name);
};

await test('Latin letters find Cyrillic ones, in every form of a word', async () => {
  const page = await open('mk/search.html');
  const count = await find(page, 'консултации ');
  assert.match(count, /^\d+ резултати$/);
  const list = await titles(page);
  for (const text of ['konsultacija', 'консултација', 'консултациите', 'KONSULTACII', 'konsultaciite']) {
    assert.equal(await find(page, text + ' '), count, text);
    assert.deepEqual(await titles(page), list, text);
  }
  for (const text of ['opstina', 'opshtina', 'општина', 'општините', 'opština']) {
    await find(page, text + ' veles');
    assert.equal((await titles(page))[0], 'Општина Велес', text);
  }
});
await test('Albanian letters may be left out', async () => {
  const page = await open('sq/search.html');
  const count = await find(page, 'çështje ');
  assert.match(count, /^\d+ rezultat/);
  for (const text of ['ceshtje', 'çështjet', 'ceshtjeve']) {
    assert.equal(await find(page, text + ' '), count, text);
  }
});
await test('the last word is found while it is typed, and pages by page', async () => {
  const page = await open('mk/search.html');
  await search(page, () => field(page).pressSequentially('konsul'));
  assert.equal((await titles(page)).length, 10);
  await page.locator('#results button').click();
  await page.waitForFunction(() => document.querySelectorAll('#results h3').length > 10);
  assert.equal(await page.evaluate(() => document.activeElement === document.querySelectorAll('#results h3 a')[10]), true);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
});
await test('filters narrow, and the address keeps everything', async () => {
  const page = await open('en/search.html');
  await find(page, 'budget ');
  const all = (await titles(page)).length;
  assert.match(await search(page, () => page.locator('#type').selectOption('consultation')), /^\d+ results?$/);
  await search(page, () => page.locator('#state').selectOption('open'));
  const some = await titles(page);
  assert.ok(some.length > 0 && some.length < all);
  assert.deepEqual(await page.locator('#results .tag').allTextContents(), some.map(() => 'Open'));
  assert.match(page.url(), /\?q=budget%20&type=consultation&state=open$/);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('[data-said]').textContent !== '');
  assert.deepEqual(await titles(page), some);
  const href = await page.locator('#results a').first().getAttribute('href');
  assert.ok(fs.existsSync(path.join(site, 'en', href)), href);
});
await test('what finds nothing says so, whatever was typed', async () => {
  const page = await open('en/search.html');
  for (const text of ['zzzz', '<img src=x onerror=alert(1)> qqqq', '"\'</script> zzzz', '$& zzzz']) {
    const told = await find(page, text);
    assert.ok(told.startsWith(`Nothing was found for “${text}”.`), told);
    assert.ok(await page.locator('#results').isHidden());
  }
  assert.match(await find(page, '? !'), /^Try fewer/);
  assert.equal(await find(page, ''), '');
});
await test('the keyboard is enough, from the home page on', async () => {
  const page = await open('mk/index.html');
  const tabTo = async (selector) => {
    for (let i = 0; i < 100; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((s) => document.activeElement.matches(s), selector)) {
        return;
      }
    }
    assert.fail('Tab does not lead to ' + selector);
  };
  await tabTo('main [name=q]');
  await page.keyboard.type('budzet');
  await page.keyboard.press('Enter');
  await page.waitForURL(/mk\/search\.html\?q=budzet$/);
  await page.waitForSelector('#results h3');
  assert.match(await page.locator('[role=status]').textContent(), /резултат/);
  await tabTo('#results a');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !/search\.html/.test(url));
});
await test('a word in too many records says that older ones are left out', async () => {
  // As the index has it, with a word whose list was cut.
  const folder = path.join(site, 'search', 'en');
  const name = fs.readdirSync(folder).find((file) => file.startsWith('t0.'));
  const shard = fs.readFileSync(path.join(folder, name), 'utf8');
  const cut = shard.replace(/\n(budget [^\n]+)/, '\n$1!');
  assert.notEqual(cut, shard);
  fs.writeFileSync(path.join(folder, name), cut);
  try {
    const page = await open('en/search.html?q=budget+');
    await page.waitForSelector('#results h3');
    assert.match(await page.locator('[data-said]').textContent(), /^Only the newest \d+ are shown; there are more\./);
  } finally {
    fs.writeFileSync(path.join(folder, name), shard);
  }
});
await test('without script the lists lead everywhere', async () => {
  const page = await open('mk/search.html', { javaScriptEnabled: false });
  assert.ok(await page.locator('[data-unscripted]').isVisible());
  assert.equal(await page.locator('main form:visible, #results:visible').count(), 0);
  for (const to of ['veles/index.html', 'consultations/2026.html', 'consultations/undated.html', 'topics/budget_and_finance.html', 'data/index.html']) {
    assert.equal(await page.locator(`main a[href="../mk/${to}"]:visible`).count(), 1, to);
  }
});
assert.deepEqual(said, [], 'messages on the console');
assert.deepEqual(asked, [], 'requests to other hosts');
await browser.close();
