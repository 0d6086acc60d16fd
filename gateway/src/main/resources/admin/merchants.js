/** Whose things are looked at: all merchants', or one's. */

import { get } from './api.js';
import { el, put } from './dom.js';
import { t } from './texts.js';

const MAX_PAGES = 10;

/** The chosen one's id, empty for all; and every name by id. */
export const merchants = { chosen: '', names: new Map() };

export function nameOf(id) {
  return merchants.names.get(id) ?? id;
}

/** Reads the names; a failure leaves ids in their place. */
export async function readMerchants() {
  let after = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const found = await get('merchants', { limit: 100, after }).catch(() => null);
    found?.merchants.forEach((merchant) => merchants.names.set(merchant.merchant_id, merchant.name));
    after = found?.next_after ?? null;
    if (after === null) {
      break;
    }
  }
}

/** Fills the choice of the header. */
export function drawMerchants(changed) {
  const select = document.getElementById('merchant');
  put(select, el('option', { value: '' }, t('merchant.all')),
    [...merchants.names].map(([id, name]) => el('option', { value: id, selected: id === merchants.chosen }, name)));
  select.onchange = () => {
    merchants.chosen = select.value;
    document.dispatchEvent(new Event('naru:reviews'));
    changed();
  };
}
