/** One billing key: whose it is, what its next charges come to, and what is scheduled on it. */

import { fill, h } from '../common/dom.js';
import { dateTime } from '../common/format.js';
import { t } from '../common/i18n.js';
import { get } from './control.js';
import { facts, failed, section, throttled } from './parts.js';
import { schedulesTable } from './schedules.js';
import { scriptEditor } from './script-editor.js';

const SETTLE_MS = 300;
const SHOWN = 200;

export function billingKeyPage(root, customerUid) {
  const later = throttled(load, SETTLE_MS);
  const head = h('div.stack', { data: { testid: 'billing-key' } });
  const schedulesPlace = h('div', {});
  const editor = scriptEditor(customerUid);
  fill(root, h('p', {}, h('a', { href: '#/billing' }, `← ${t('tab.billing')}`)), head);
  load();
  return { entry: later, close: later.cancel };

  async function load() {
    try {
      const [keys, schedules] = await Promise.all([get('billing-keys'), get('schedules', { customer_uid: customerUid, limit: SHOWN })]);
      draw((keys ?? []).find((one) => one.customer_uid === customerUid), schedules ?? []);
    } catch (error) {
      failed(head, error, load);
    }
  }

  function draw(key, schedules) {
    if (key) {
      editor.show(key.script ?? []);
    }
    fill(schedulesPlace, section(t('billing.schedules', { count: schedules.length }), schedulesTable(schedules)));
    fill(head,
      h('div.title', {}, h('h1.mono', {}, customerUid), key ? keyState(key) : h('span.badge.badge--warn', {}, t('billing.unknown'))),
      h('div.columns', {},
        h('div.column', {}, key ? section(t('order.summary'), summary(key)) : null, schedulesPlace),
        h('div.column', {}, key ? section(t('script.title'), editor.element) : null)));
  }
}

function summary(key) {
  return facts([
    ['billing.means', key.card_name],
    ['billing.cardNumber', key.card_number ? h('span.mono', {}, key.card_number) : null],
    ['billing.customer', key.customer_name],
    ['billing.productCode', key.product_code ? h('span.mono', {}, key.product_code) : null],
    ['billing.inserted', key.inserted ? dateTime(key.inserted) : null],
    ['billing.updated', key.updated && key.updated !== key.inserted ? dateTime(key.updated) : null],
    ['billing.deletedAt', key.deleted_at ? dateTime(key.deleted_at) : null],
  ]);
}

export function keyState(key) {
  return key.deleted_at
    ? h('span.badge.badge--bad', { data: { testid: 'key-state', state: 'deleted' } }, t('billing.deleted'))
    : h('span.badge.badge--good', { data: { testid: 'key-state', state: 'active' } }, t('billing.active'));
}
