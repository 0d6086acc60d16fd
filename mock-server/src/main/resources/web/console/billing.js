/** Billing keys: every registered customer, what is scheduled, and what the next charges will come to. */

import { fill, h } from '../common/dom.js';
import { dateTime, instant } from '../common/format.js';
import { t } from '../common/i18n.js';
import { billingKeyPage, keyState } from './billing-key.js';
import { get, post } from './control.js';
import { input } from './forms.js';
import { billingKeyLink, tryLink } from './links.js';
import { loader } from './loader.js';
import { attempt, section, table, throttled } from './parts.js';
import { linkedRow } from './rows.js';
import { schedulesTable } from './schedules.js';

const SETTLE_MS = 300;
const SHOWN = 200;

export function billingPage(root, customerUid) {
  return customerUid ? billingKeyPage(root, customerUid) : allKeys(root);
}

function allKeys(root) {
  const place = h('div.stack', { data: { testid: 'billing' } });
  const load = loader(place, () => Promise.all([get('billing-keys', { limit: SHOWN }), get('schedules', { limit: SHOWN })]), draw);
  const later = throttled(load, SETTLE_MS);
  fill(root, h('h1', {}, t('tab.billing')), h('p.muted', {}, t('billing.intro')), place, registration());
  load();
  return { entry: later, close: later.cancel };

  function draw([keys, schedules]) {
    if (keys.length === 0 && schedules.length === 0) {
      fill(place, h('section.empty.card', { data: { testid: 'billing-empty' } },
        h('h2', {}, t('billing.none')), h('p.muted', {}, t('billing.noneHow')),
        h('p', {}, h('a.button', { href: tryLink(), target: '_blank', rel: 'noopener' }, t('try.open')))));
      return;
    }
    fill(place,
      section(t('billing.keys', { count: keys.length }), keys.length === 0 ? h('p.muted', {}, t('billing.noKeys')) : table([
        { text: 'customer_uid' },
        { text: t('billing.means') },
        { text: t('billing.customer'), optional: true },
        { text: t('billing.productCode'), optional: true },
        { text: t('billing.next'), optional: true },
        { text: t('order.status') },
      ], keys.map((key) => keyRow(key, schedules.filter((one) => one.customer_uid === key.customer_uid && one.schedule_status === 'scheduled'))))),
      section(t('billing.schedules', { count: schedules.length }), schedulesTable(schedules, { withCustomer: true })));
  }
}

/** A key without a window: where a test about charges begins. */
function registration() {
  const uid = input('', { testid: 'new-customer-uid', required: true, maxlength: 80, placeholder: 'customer_uid', 'aria-label': 'customer_uid' });
  const submit = h('button.button.button--small', { type: 'submit', data: { testid: 'register-key' } }, t('billing.register'));
  return section(t('billing.registerTitle'), h('p.muted.small', {}, t('billing.registerNote')), h('form.tools', {
    onsubmit: (event) => {
      event.preventDefault();
      attempt(submit, async () => {
        const key = await post('billing-keys', { customer_uid: uid.value.trim() });
        window.location.hash = billingKeyLink(key.customer_uid);
      });
    },
  }, uid, submit));
}

function keyRow(key, pending) {
  const href = billingKeyLink(key.customer_uid);
  const [next] = pending.map((one) => one.schedule_at).sort((a, b) => instant(a) - instant(b));
  return linkedRow(href, { data: { testid: `billing-key-${key.customer_uid}` } },
    h('td', {}, h('a.mono', { href }, key.customer_uid)),
    h('td', {}, key.card_name ?? '–', key.card_number ? h('div.mono.muted', {}, key.card_number) : null),
    h('td.optional', {}, key.customer_name ?? ''),
    h('td.optional.mono', {}, key.product_code ?? ''),
    h('td.optional.num', {}, next ? [dateTime(next), pending.length > 1 ? h('span.muted.small', {}, ` (+${pending.length - 1})`) : null] : h('span.muted', {}, '–')),
    h('td', {}, keyState(key), ' ', (key.script ?? []).length > 0 ? h('span.badge.badge--warn', {}, t('billing.scripted', { count: key.script.length })) : null));
}
