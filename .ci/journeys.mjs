// Walks through the demonstration as people do who use neither a mouse nor, half
// of the time, scripts: from page to page by Tab and Enter alone.
// node journeys.mjs CHROMIUM SITE
//
// A journey is an entry of `journeys` below: what it is called, and a function
// that is given a walker (class Walker) and a language. It is walked in every
// language, with script and without; one that needs a script says so.
import assert from 'node:assert/strict';
import { address, languages, launch, pages, share, show, watched } from './site.mjs';

const [, , executablePath, site] = process.argv;

// Walker uses one page by keyboard.
class Walker {
  constructor(page, scripted) {
    Object.assign(this, { page, scripted });
  }

  // open begins a journey, as an address that is typed does; rest is what stands
  // behind the name of the file.
  open(file, rest = '') {
    return this.page.goto(address(site, file) + rest);
  }

  // tab presses Tab until what the selector names has the focus, and holds that
  // it can be seen there.
  async tab(selector) {
    for (let i = 0; i < 400; i++) {
      await this.page.keyboard.press('Tab');
      if (await this.page.evaluate((s) => document.activeElement.matches(s), selector)) {
        assert.deepEqual(await this.page.evaluate(unseen), [], 'the focus can be seen');
        return;
      }
    }
    assert.fail(`Tab does not lead to ${selector} on ${this.page.url()}`);
  }

  // follow goes along a link and holds where it leads to.
  async follow(selector, file) {
    await this.tab(selector);
    await Promise.all([this.page.waitForURL((url) => url.href.split('#')[0] === address(site, file)), this.page.keyboard.press('Enter')]);
    await this.at(file);
  }

  async back(file) {
    await this.page.goBack();
    await this.at(file);
  }

  async at(file) {
    assert.equal(this.page.url().split('#')[0], address(site, file));
    await this.page.locator('h1').first().waitFor();
  }

  press(key) {
    return this.page.keyboard.press(key);
  }
}

// unseen says what hides the focus: it has no outline, or one in a colour too
// near that behind it; something lies over it, or it is outside the window. It
// runs in the page, at the element with the focus.
const unseen = () => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const wrong = [];
  const say = (what) => wrong.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) {
    say('no outline');
  }
  const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  let behind = element.parentElement;
  while (behind.parentElement && /, 0\)$|transparent/.test(getComputedStyle(behind).backgroundColor)) {
    behind = behind.parentElement;
  }
  const [a, b] = [light(style.outlineColor), light(getComputedStyle(behind).backgroundColor)].sort((x, y) => y - x);
  if ((a + 0.05) / (b + 0.05) < 3) {
    say(`outline ${style.outlineColor} on ${getComputedStyle(behind).backgroundColor}`);
  }
  const box = element.getClientRects()[0];
  if (!box || box.bottom < 1 || box.right < 1 || box.top > innerHeight - 1 || box.left > innerWidth - 1) {
    say('outside the window');
  } else {
    const top = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1));
    if (top && !element.contains(top) && !top.contains(element)) {
      say(`${top.outerHTML.slice(0, 80)} lies over it`);
    }
  }
  return wrong;
};

const journeys = {
  'the first page leads to each language': async (walker, lang) => {
    await walker.open('index.html');
    await walker.follow(`main a[hreflang=${lang}], main a[lang=${lang}]`, `${lang}/index.html`);
  },

  'home, an open consultation, how to take part, and back': async (walker, lang) => {
    const home = `${lang}/index.html`;
    const consultation = `${lang}/primer/budzet-2027.html`;
    await walker.open(home);
    await walker.follow('main a[href$="/primer/budzet-2027.html"]', consultation);
    await walker.tab('main a[href^="mailto:"]'); // a way to take part
    await walker.follow('footer a[href$="/how-to-take-part.html"]', `${lang}/how-to-take-part.html`);
    await walker.back(consultation);
    await walker.back(home);
  },

  'from a municipality to its calendar and its data': async (walker, lang) => {
    await walker.open(`${lang}/municipalities/index.html`);
    await walker.follow('main a[href$="/primer/index.html"]', `${lang}/primer/index.html`);
    await walker.follow('main a[href$="/primer/calendar-2026.html"]', `${lang}/primer/calendar-2026.html`);
    await walker.follow('header nav a[href$="/data/index.html"]', `${lang}/data/index.html`);
    await walker.follow('main a[href$="/data/comments.html"]', `${lang}/data/comments.html`);
  },

  'a report, its comments, and the answer to one of them': async (walker, lang) => {
    const report = `${lang}/primer/velosipedski-pateki.html`;
    await walker.open(report);
    await walker.follow('main a[href*="velosipedski-pateki-comments.html"]', `${lang}/primer/velosipedski-pateki-comments.html`);
    await walker.follow('main a[href$="velosipedski-pateki.html"], .breadcrumb a[href$="velosipedski-pateki.html"]', report);
  },

  'the skip link leads into the content': async (walker, lang) => {
    await walker.open(`${lang}/consultations/index.html`);
    await walker.press('Tab');
    assert.ok(await walker.page.evaluate(() => document.activeElement.matches('.skip')), 'the skip link comes first');
    assert.deepEqual(await walker.page.evaluate(unseen), []);
    await walker.press('Enter');
    assert.equal(await walker.page.evaluate(() => document.activeElement.id), 'main');
    await walker.press('Tab');
    assert.ok(await walker.page.evaluate(() => document.activeElement.matches('main *')), 'Tab goes on in the content');
  },

  'the same page in another language': async (walker, lang) => {
    const other = languages[(languages.indexOf(lang) + 1) % languages.length];
    await walker.open(`${lang}/primer/pravilnik-zelenilo.html`);
    await walker.follow(`.languages a[hreflang=${other}]`, `${other}/primer/pravilnik-zelenilo.html`);
    assert.equal(await walker.page.getAttribute('html', 'lang'), other);
  },

  'a numbered slip leads to the answer': async (walker, lang) => {
    const wait = `${lang}/primer/budzet-2027-comments.html`;
    await walker.open(wait, '#s-034');
    assert.match(await walker.page.textContent('#s-034'), /034.*10\b/s); // due on 10 December
    const answered = `${lang}/primer/velosipedski-pateki-comments.html`;
    await walker.open(answered, '#s-007');
    await walker.follow('#s-007 a', answered);
    assert.match(walker.page.url(), /#c-2$/);
  },

  'the search finds what is written otherwise': async (walker, lang) => {
    await walker.open(`${lang}/index.html`);
    if (!walker.scripted) {
      await walker.follow('header nav a[href$="/search.html"]', `${lang}/search.html`);
      await walker.follow('main a[href$="/consultations/2026.html"]', `${lang}/consultations/2026.html`);
      return;
    }
    await walker.tab('main [type=search]');
    await walker.page.keyboard.type({ mk: 'velosipedskite pateki', sq: 'bicikletat shtigjet', en: 'cycle paths' }[lang]);
    await walker.press('Enter');
    await walker.page.locator('#results a').first().waitFor();
    await walker.follow('#results a[href$="/velosipedski-pateki.html"]', `${lang}/primer/velosipedski-pateki.html`);
  },

  'a list is narrowed, under an address of its own': async (walker, lang) => {
    const list = `${lang}/consultations/2026.html`;
    await walker.open(list);
    const shown = () => walker.page.locator('.item:visible').count();
    const all = await shown();
    if (!walker.scripted) {
      assert.equal(await walker.page.locator('.filter:visible').count(), 0, 'no filter without its script');
      return;
    }
    await walker.tab('#filter-text');
    await walker.page.keyboard.type('2030'); // in one title alone
    assert.equal(await shown(), 1);
    await walker.tab('.filter button');
    await walker.press('Enter');
    assert.equal(await shown(), all);
    await walker.open(list, '?state=reported');
    const reported = await shown();
    assert.ok(reported > 0 && reported < all, `${reported} of ${all} are shown`);
    assert.match(await walker.page.textContent('.filter [role=status]'), new RegExp(`${reported}.*${all}`));
  },

  'a ranking is sorted': async (walker, lang) => {
    await walker.open(`${lang}/indices/demo-openness/2026.html`);
    const scores = () => walker.page.$$eval('.ranking tbody tr', (rows) => rows.map((row) => parseFloat(row.cells[2].textContent.replace(',', '.'))));
    const highest = await scores();
    if (!walker.scripted) {
      assert.equal(await walker.page.locator('.ranking button').count(), 0);
      return;
    }
    await walker.tab('.ranking th:nth-child(3) button');
    await walker.press('Enter');
    assert.deepEqual(await scores(), highest.slice().sort((a, b) => a - b));
    assert.equal(await walker.page.getAttribute('.ranking th:nth-child(3)', 'aria-sort'), 'ascending');
    await walker.press('Enter');
    assert.deepEqual(await scores(), highest.slice().sort((a, b) => b - a));
  },

  'the checklist is filled in': async (walker, lang) => {
    await walker.open(`${lang}/checklists/openness-example.html`);
    await walker.tab('[name=item-calendar-published]');
    await walker.press('Space');
    await walker.press('ArrowRight');
    assert.equal(await walker.page.evaluate(() => document.querySelector('[name=item-calendar-published]:checked').value), 'partly');
    await walker.tab('#note-calendar-published');
    await walker.page.keyboard.type('ѓ ç');
    assert.equal(await walker.page.inputValue('#note-calendar-published'), 'ѓ ç');
    if (walker.scripted) {
      await walker.tab('[data-clear]');
    } else {
      assert.equal(await walker.page.locator('main button:visible').count(), 0, 'no button without its script');
    }
  },
};

// focusable gives the focus to everything that can have it, one after another,
// and says where it cannot be seen.
const focusable = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter((element) => element.getClientRects().length && !element.disabled)
  .flatMap((element) => {
    element.focus();
    return document.activeElement === element ? window.unseen() : [`takes no focus: ${element.outerHTML.slice(0, 120)}`];
  });

const browser = await launch(executablePath);
const failures = [];
const attempt = async (name, said, run) => {
  try {
    await run();
    assert.deepEqual(said.splice(0), []);
  } catch (error) {
    said.splice(0);
    failures.push(`${name}: ${error.message}`);
  }
};

let walked = 0;
for (const scripted of [true, false]) {
  const jobs = Object.entries(journeys).flatMap(([name, walk]) => languages.map((lang) => ({ name, walk, lang })));
  await share(jobs, () => null, async (_, { name, walk, lang }) => {
    // Each begins with a browser that remembers nothing.
    const { page, said } = await watched(browser, site, { javaScriptEnabled: scripted });
    await attempt(`${name} (${lang}${scripted ? '' : ', without script'})`, said, () => walk(new Walker(page, scripted), lang));
    await page.context().close();
    walked++;
  });
}

// One page of each kind, in the dark and in the light.
const kinds = new Map(pages(site, ['mk']).map((page) => [page.kind, page]).reverse());
let places = 0;
await share(kinds.values(), () => watched(browser, site, { viewport: { width: 360, height: 640 } }), async ({ page, said }, job) => {
  await attempt(job.file, said, async () => {
    await show(page, site, job);
    await page.keyboard.press('Tab'); // from here on, the focus is that of the keyboard
    await page.evaluate(`window.unseen = ${unseen}; document.querySelectorAll('details').forEach((d) => { d.open = true; })`);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await page.evaluate(focusable), []);
    }
    places += 1;
  });
});
await browser.close();

if (failures.length) {
  console.error(failures.join('\n\n'));
  console.error(`journeys: ${failures.length} failed`);
  process.exit(1);
}
console.log(`journeys: ${walked} walked by keyboard, half of them without script; the focus can be seen on ${places} kinds of pages`);
