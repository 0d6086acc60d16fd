/** Scheduled charges as a table. */

import { h } from '../common/dom.js';
import { dateTime, won } from '../common/format.js';
import { t } from '../common/i18n.js';
import { billingKeyLink } from './links.js';
import { label, statusBadge, table } from './parts.js';
import { orderLink } from './timeline.js';

const TONE = { scheduled: 'accent', executed: '', revoked: 'warn' };

export function schedulesTable(schedules, { withCustomer = false } = {}) {
  if (schedules.length === 0) {
    return h('p.muted', {}, t('schedule.none'));
  }
  return table([
    { text: t('schedule.at') },
    { text: 'merchant_uid' },
    withCustomer ? { text: 'customer_uid', optional: true } : null,
    { text: t('lines.amount'), number: true },
    { text: t('order.status') },
  ].filter(Boolean), schedules.map((one) => h('tr', { data: { testid: `schedule-${one.merchant_uid}` } },
    h('td.num', {}, dateTime(one.schedule_at)),
    h('td', {}, one.imp_uid ? h('a.mono', { href: orderLink(one.imp_uid) }, one.merchant_uid) : h('span.mono', {}, one.merchant_uid),
      one.name ? h('div.muted.small', {}, one.name) : null),
    withCustomer ? h('td.optional', {}, h('a.mono', { href: billingKeyLink(one.customer_uid) }, one.customer_uid)) : null,
    h('td.number.num', {}, won(one.amount)),
    h('td', {}, statusOf(one), one.fail_reason ? h('div.small.failed', {}, one.fail_reason) : null))), { testid: 'schedules' });
}

function statusOf(one) {
  if (one.payment_status) {
    return statusBadge(one.payment_status);
  }
  const tone = TONE[one.schedule_status];
  return h('span.badge' + (tone ? `.badge--${tone}` : ''), {}, label(`schedule.${one.schedule_status}`, one.schedule_status));
}
