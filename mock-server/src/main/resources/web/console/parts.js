/** Small pieces every page uses. */

import { fill, h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { refusalText, serverText } from '../common/refusals.js';

const STATUS = {
  ready: 'warn', paid: 'good', cancelled: 'bad', failed: 'bad',
  open: 'accent', refused: 'bad', closed: '',
  delivered: 'good', pending: 'accent', held: 'warn', no_target: 'bad', dropped: 'bad', retrying: 'warn', given_up: 'bad',
};
const TOAST_MS = 6_000;
const COPIED_MS = 1_500;

export function statusBadge(status, prefix = 'status') {
  const tone = STATUS[String(status).toLowerCase()];
  return h('span.badge' + (tone ? `.badge--${tone}` : ''), { data: { status } }, label(`${prefix}.${String(status).toLowerCase()}`, status));
}

/** The text for a key, or the raw word when a newer server uses one this page does not know. */
export function label(key, otherwise) {
  const text = t(key);
  return text === key ? String(otherwise) : text;
}

export function section(title, ...children) {
  return h('section.card.block', {}, h('h2', {}, title), ...children);
}

export function button(text, onClick, { testid, primary, small = true, disabled, title } = {}) {
  return h('button.button' + (small ? '.button--small' : '') + (primary ? '.button--primary' : ''),
    { type: 'button', onclick: onClick, disabled: disabled ?? false, title, data: testid ? { testid } : {} }, text);
}

export function copyButton(text, what = t('copy.label')) {
  const made = button(what, async () => {
    made.textContent = (await copied(typeof text === 'function' ? text() : text)) ? t('copy.done') : t('copy.failed');
    setTimeout(() => (made.textContent = what), COPIED_MS);
  });
  return made;
}

export function copyable(text, testid) {
  return h('div.copyable', {}, h('pre', { data: testid ? { testid } : {} }, text), copyButton(text));
}

export function json(value) {
  return h('pre.json', { tabindex: '0' }, typeof value === 'string' ? value : JSON.stringify(value, null, 2));
}

export function facts(pairs) {
  return h('dl.facts', {}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => [h('dt', {}, t(key)), h('dd', {}, value)]));
}

export function table(headings, rows, { testid } = {}) {
  return h('div.table', { tabindex: '0' },
    h('table', { data: testid ? { testid } : {} },
      h('thead', {}, h('tr', {}, headings.map((heading) => h('th' + (heading.optional ? '.optional' : '') + (heading.number ? '.number' : ''),
        { scope: 'col' }, heading.text)))),
      h('tbody', {}, rows)));
}

export function toast(message, tone = 'good', title = null) {
  const place = document.getElementById('toasts');
  const made = h(`p.notice.notice--${tone}.toast`, { title }, message);
  place.append(made);
  setTimeout(() => made.remove(), TOAST_MS);
}

/** Says in words that something was refused; the server's own words are one hover away. */
export function complain(error) {
  toast(refusalText(error), 'bad', serverText(error));
}

/** Runs the work once per interval however often it is asked for, and always once after the last request. */
export function throttled(work, intervalMs) {
  let timer = 0;
  const later = () => {
    timer ||= setTimeout(() => {
      timer = 0;
      work();
    }, intervalMs);
  };
  later.cancel = () => {
    clearTimeout(timer);
    timer = 0;
  };
  return later;
}

/** Runs a click's work with its button disabled, and says in words when it fails. */
export async function attempt(control, work) {
  control.disabled = true;
  try {
    return await work();
  } catch (error) {
    complain(error);
    return null;
  } finally {
    control.disabled = false;
  }
}

/** Shows why a page has nothing to show. */
export function failed(root, error, retry) {
  fill(root, h('div.empty.card', { role: 'alert' },
    h('p', { title: serverText(error) }, refusalText(error)), button(t('net.retry'), retry, { small: false })));
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Outside a secure context only the old way is left.
    const area = h('textarea.sr-only', { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
