/** Small pieces that every page uses. */

import { el, put } from './dom.js';
import { t, word } from './texts.js';

const TONES = {
  good: ['paid', 'succeeded', 'delivered', 'active', 'closed', 'accepted'],
  warn: ['open_order', 'ready', 'pending', 'running', 'sent', 'unknown', 'partial_cancelled', 'half_open', 'paused', 'part_cancelled'],
  bad: ['review', 'failed', 'dead', 'mismatch', 'duplicate', 'cancelled', 'disabled', 'open', 'suspended', 'expired'],
};
const TOAST_MS = 8_000;

export function badge(state, prefix = 'state') {
  const name = String(state).toLowerCase();
  const tone = prefix === 'breaker' || name !== 'open' ? Object.keys(TONES).find((one) => TONES[one].includes(name)) : 'warn';
  return el(`span.badge${tone ? `.badge--${tone}` : ''}`, { 'data-state': state }, word(prefix, state));
}

export function card(title, ...children) {
  return el('section.card.block', {}, el('h2', {}, title), ...children);
}

export function facts(pairs) {
  return el('dl.facts', {}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

export function button(text, onclick, { testid, primary = false } = {}) {
  return el(`button.button.button--small${primary ? '.button--primary' : ''}`, { type: 'button', onclick, testid }, text);
}

export function empty(text, testid) {
  return el('p.empty.card.muted', { testid }, text);
}

export function table(headings, rows, { testid } = {}) {
  return el('div.table.card', { tabindex: '0' }, el('table', { testid },
    el('thead', {}, el('tr', {}, headings.map((heading) => el('th', { scope: 'col' }, heading)))),
    el('tbody', {}, rows)));
}

/** A row that opens a page wherever it is pressed; the first link in it stays a real link for the keyboard. */
export function linkedRow(href, attributes, ...cells) {
  return el('tr.linked', {
    ...attributes,
    onclick: (event) => {
      if (!event.target.closest('a, button') && String(window.getSelection()) === '') {
        window.location.hash = href;
      }
    },
  }, ...cells);
}

export function toast(message, tone = 'good') {
  const made = el(`p.notice.notice--${tone}.toast`, { role: tone === 'bad' ? 'alert' : null }, message);
  document.getElementById('toasts').append(made);
  setTimeout(() => made.remove(), TOAST_MS);
}

/** Runs a click's work with its control disabled, and says in words when it fails. Answers whether it did not. */
export async function attempt(control, work) {
  control.disabled = true;
  try {
    await work();
    return true;
  } catch (error) {
    toast(error.message, 'bad');
    return false;
  } finally {
    control.disabled = false;
  }
}

/**
 * Makes the function that brings `place` up to date. Of answers that overtake each other the one asked for last is drawn;
 * none is drawn over an open form, so whoever writes in one keeps what was written.
 */
export function loader(place, find, draw) {
  let asked = 0;
  return load;

  async function load() {
    asked += 1;
    const mine = asked;
    let show;
    try {
      const found = await find();
      show = () => draw(found);
    } catch (error) {
      show = () => put(place, el('div.empty.card', { role: 'alert' }, el('p', {}, error.message), button(t('again'), load)));
    }
    if (mine === asked && place.isConnected && place.querySelector('form[data-asking]') === null) {
      show();
    }
  }
}

/** Adds page after page to a list: draws the first one, and a button while there is more. */
export function pager(place, find, draw) {
  return loader(place, () => find(null), (first) => {
    const more = el('div.more');
    const add = (page) => {
      draw(page, place, more);
      put(more, page.next ? button(t('more'), (event) => attempt(event.currentTarget, async () => add(await find(page.next))), { testid: 'more' }) : null);
    };
    put(place, more);
    add(first);
  });
}
