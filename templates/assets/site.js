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
})();
