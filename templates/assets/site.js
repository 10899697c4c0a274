// Says what depends on the reader's clock: that a consultation has opened since
// the site was built, how soon it closes, or that its deadline has passed. Pages give every date
// in words without it. Words come from the footer, in the page's language.
// It also makes the buttons work that print and copy.
(() => {
  'use strict';

  const words = document.querySelector('[data-passed]');
  const midnight = (time) => new Date(time).setHours(0, 0, 0, 0);

  // Days of the reader's calendar; one with a change of the clock has 23 or 25
  // hours. A deadline at midnight belongs to the day that ends there.
  const daysLeft = (closes, now) => Math.round((midnight(closes - 1) - midnight(now)) / 864e5);

  const update = (element, now) => {
    const closes = Date.parse(element.getAttribute('data-closes'));
    const tag = element.querySelector('.tag');
    const opens = Date.parse(element.getAttribute('data-opens'));
    if (!tag || isNaN(closes) || now < opens) {
      return;
    }
    if (tag.classList.contains('status-upcoming')) {
      element.querySelectorAll('.notice-info').forEach((stale) => {
        stale.hidden = true;
      });
      tag.className = 'tag status-open';
      tag.textContent = words.getAttribute('data-open');
    }
    if (closes <= now) {
      element.querySelectorAll('.notice-success').forEach((stale) => {
        stale.hidden = true;
      });
      tag.className = 'tag status-closed';
      tag.textContent = words.getAttribute('data-passed');
      return;
    }
    const text = words.getAttribute('data-in-' + daysLeft(closes, now));
    if (text) {
      const soon = document.createElement('strong');
      soon.className = 'soon';
      soon.textContent = text;
      tag.after(' ', soon);
    }
  };

  if (words) {
    const now = Date.now();
    document.querySelectorAll('[data-closes]').forEach((element) => update(element, now));
    document.addEventListener('listed', (event) => update(event.target, now)); // by the search
  }

  // Selected and copied as one does it by hand: that works in a folder and
  // without https too. Where it fails the text stays selected.
  document.querySelectorAll('[data-copy]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      getSelection().selectAllChildren(button.parentNode.previousElementSibling);
      if (document.execCommand('copy')) {
        button.textContent = button.getAttribute('data-copy');
      }
    });
  });

  document.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });

  // A website that nobody builds any more says so. The moment of the build is
  // not in the pages, so that they change only when what they say does.
  const age = document.querySelector('[data-age]');
  if (age && location.protocol !== 'file:') {
    fetch(age.getAttribute('data-age')).then((answer) => answer.json()).then((build) => {
      const days = Math.floor((Date.now() - Date.parse(build.as_of)) / 864e5);
      if (days > 7) {
        const one = new Intl.PluralRules(document.documentElement.lang).select(days) === 'one';
        age.textContent = age.getAttribute(one ? 'data-one' : 'data-other').replace(/\d+/, days);
        age.hidden = false;
      }
    }).catch(() => {});
  }

  // Lists can be narrowed. What is chosen stands in the address.
  const plain = (text) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const form = document.querySelector('[data-filter]');
  const items = Array.from(document.querySelectorAll('.item')).map((element) => {
    const tag = element.querySelector('.tag');
    const place = element.querySelector('.meta a');
    return {
      element,
      text: plain(element.textContent),
      state: tag ? [tag.className.replace(/.*status-/, ''), tag.textContent] : [],
      municipality: place ? [place.getAttribute('href').split('/').slice(-2)[0], place.textContent] : [],
    };
  });

  const fill = (select) => {
    const choices = new Map(items.map((item) => item[select.name]).filter((choice) => choice.length));
    choices.forEach((text, value) => select.add(new Option(text, value)));
    select.parentNode.hidden = choices.size < 2;
  };

  const narrow = () => {
    const wanted = new URLSearchParams();
    Array.from(form.elements).forEach((field) => field.name && field.value && wanted.set(field.name, field.value));
    const parts = plain(wanted.get('text') || '').split(/\s+/);
    let shown = 0;
    items.forEach((item) => {
      item.element.hidden = !(parts.every((part) => item.text.includes(part)) &&
        ['state', 'municipality'].every((name) => !wanted.has(name) || item[name][0] === wanted.get(name)));
      shown += !item.element.hidden;
    });
    document.querySelectorAll('main section').forEach((section) => {
      const list = section.querySelector('.items');
      section.hidden = list && !list.querySelector('.item:not([hidden])');
    });
    const query = String(wanted);
    form.querySelector('[role]').textContent = query &&
      form.getAttribute('data-shown').replace('{n}', shown).replace('{total}', items.length);
    form.querySelector('button').hidden = !query;
    try {
      history.replaceState(null, '', query ? '?' + query : location.pathname);
    } catch (error) {
      // Some browsers do not let a page from a folder change its address.
    }
  };

  if (form) {
    form.querySelectorAll('select').forEach(fill);
    new URLSearchParams(location.search).forEach((value, name) => {
      if (form.elements[name]) {
        form.elements[name].value = value;
      }
    });
    form.hidden = false;
    form.addEventListener('input', narrow);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.querySelector('button').addEventListener('click', () => {
      form.reset();
      form.querySelector('input').focus();
      narrow();
    });
    if (location.search) {
      narrow();
    }
  }

  // Tables can be sorted by the headings of their columns. On a narrow screen
  // they are lists without headings.
  const lang = document.documentElement.lang;
  const group = (1e6).toLocaleString(lang).replace(/\d/g, '')[0];
  const number = (text) => parseFloat(text.split(group).join('').replace('\u2212', '-').replace(',', '.'));
  const compare = (a, b) => number(a) - number(b) || isNaN(number(a)) - isNaN(number(b)) || a.localeCompare(b, lang);

  const sortable = (table) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const body = table.tBodies[0];
        const text = (row) => row.cells[column].textContent.trim();
        body.append(...Array.from(body.rows).sort((a, b) => compare(text(a), text(b)) * (down ? -1 : 1)));
      });
    });
  };
  // Older browsers forget what the parts of a table are when they are shown as a
  // list; the validator of HTML does not want to be told what all others know.
  const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TH: 'rowheader', TD: 'cell' };
  if (matchMedia('(max-width: 39.99em)').matches) {
    document.querySelectorAll('.cards, .cards *').forEach((part) => {
      if (roles[part.tagName]) {
        part.setAttribute('role', part.scope === 'col' ? 'columnheader' : roles[part.tagName]);
      }
    });
  } else {
    document.querySelectorAll('table[data-sort]').forEach(sortable);
  }
})();
