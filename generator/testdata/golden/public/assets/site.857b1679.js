// Says what depends on the reader's clock: that a consultation has opened since
// the site was built, how soon it closes, or that its deadline has passed. Pages give every date
// in words without it. Words come from the footer, in the page's language.
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

  document.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });
})();
