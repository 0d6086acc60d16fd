/** One billing key: whose it is, what its next charges come to, and what is scheduled on it. */

import { fill, h } from '../common/dom.js';
import { dateTime } from '../common/format.js';
import { t } from '../common/i18n.js';
import { get } from './control.js';
import { ordersTable } from './orders.js';
import { loader } from './loader.js';
import { facts, section, throttled } from './parts.js';
import { schedulesTable } from './schedules.js';
import { scriptEditor } from './script-editor.js';
import { orderRow } from './shapes.js';
import { orderLink } from './timeline.js';

const SETTLE_MS = 300;
const SHOWN = 200;

export function billingKeyPage(root, customerUid) {
  const head = h('div.stack', { data: { testid: 'billing-key' } });
  const load = loader(head, () => Promise.all([
    knownKey(customerUid),
    get('schedules', { customer_uid: customerUid, limit: SHOWN }),
    get('orders', { where: `customer_uid:${customerUid}`, limit: SHOWN }),
  ]), draw);
  const later = throttled(load, SETTLE_MS);
  const schedulesPlace = h('div', {});
  const editor = scriptEditor(customerUid);
  fill(root, h('p', {}, h('a', { href: '#/billing' }, `← ${t('tab.billing')}`)), head);
  load();
  return { entry: later, close: later.cancel };

  function draw([key, schedules, found]) {
    const orders = found.map(orderRow);
    if (key) {
      editor.show(key.script ?? []);
    }
    fill(schedulesPlace, section(t('billing.schedules', { count: schedules.length }), schedulesTable(schedules)));
    fill(head,
      h('div.title', {}, h('h1.mono', {}, customerUid), key ? keyState(key) : h('span.badge.badge--warn', {}, t('billing.unknown'))),
      h('div.columns', {},
        h('div.column', {}, key ? section(t('order.summary'), summary(key)) : null, schedulesPlace),
        h('div.column', {}, key ? section(t('script.title'), editor.element) : null,
          section(t('billing.orders', { count: orders.length }), orders.length === 0 ? h('p.muted', {}, t('billing.noOrders')) : ordersTable(orders, { few: true })))));
  }
}

/** Null for a customer_uid that has no key: an order or a schedule may still name it. */
async function knownKey(customerUid) {
  try {
    return await get(`billing-keys/${encodeURIComponent(customerUid)}`);
  } catch (error) {
    if (error.status === 404) {
      return null;
    }
    throw error;
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
    ['billing.registeredBy', key.imp_uid ? h('a.mono', { href: orderLink(key.imp_uid) }, key.merchant_uid ?? key.imp_uid) : null],
    ['billing.agreementsLeft', key.agreements_left > 0 ? t('billing.agreements', { count: key.agreements_left }) : null],
    ['billing.deletedAt', key.deleted_at ? dateTime(key.deleted_at) : null],
    ['billing.deletedBy', key.deleted_at ? t(key.delete_requester === 'customer' ? 'billing.byCustomer' : 'billing.byAdmin') : null],
    ['cancel.reason', key.deleted_at ? key.delete_reason ?? t('cancel.noReason') : null],
  ]);
}

export function keyState(key) {
  return key.deleted_at
    ? h('span.badge.badge--bad', { data: { testid: 'key-state', state: 'deleted' } }, t('billing.deleted'))
    : h('span.badge.badge--good', { data: { testid: 'key-state', state: 'active' } }, t('billing.active'));
}
