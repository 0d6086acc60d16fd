/** The merchant selector: which merchant's space the whole console looks at. */

import { fill, h } from '../common/dom.js';
import { onLanguage, t } from '../common/i18n.js';
import { get, space } from './control.js';

const NEW = '';
/** Pages about one thing of one merchant; another merchant does not have it. */
const LIST_OF = { order: 'orders', billing: 'billing', webhooks: 'webhooks' };

const select = document.getElementById('space');
let merchants = [];

export async function offerSpaces() {
  select.addEventListener('change', () => choose(select.value));
  onLanguage(draw);
  await refreshSpaces();
}

/** To be called when a merchant was opened or renamed. */
export async function refreshSpaces() {
  try {
    merchants = (await get('merchants')) ?? [];
  } catch {
    return;
  }
  draw();
}

/** The imp_key of the merchant that is looked at: the first one, unless the address names another. */
export function chosenSpace(all) {
  return space ?? all[0]?.imp_key ?? null;
}

/** The address of the console for that merchant, on the page that is open now. */
export function spaceLink(impKey, hash = sameKindOfPage()) {
  const query = new URLSearchParams(window.location.search);
  query.set('space', impKey);
  return `${window.location.pathname}?${query}${hash}`;
}

function choose(impKey) {
  if (impKey === NEW) {
    window.location.hash = '#/settings/new';
    draw();
  } else {
    window.location.assign(spaceLink(impKey));
  }
}

function sameKindOfPage() {
  const [page] = window.location.hash.replace(/^#\/?/, '').split(/[/?]/);
  return `#/${LIST_OF[page] ?? page}`;
}

function draw() {
  const chosen = chosenSpace(merchants);
  const known = merchants.some((one) => one.imp_key === chosen);
  fill(select,
    known ? null : h('option', { value: chosen, selected: true, disabled: true }, t('space.unknown', { key: chosen })),
    merchants.map((one) => h('option', { value: one.imp_key, selected: one.imp_key === chosen }, `${one.shop_name} · ${one.imp_key}`)),
    h('option', { value: NEW }, t('space.new')));
  select.disabled = false;
}
