/** What is known of an order's payment, as facts: amounts, times, what it was paid with, whose billing key it used. */

import { h } from '../common/dom.js';
import { dateTime, won } from '../common/format.js';
import { pick, t } from '../common/i18n.js';
import { billingKeyLink } from './links.js';
import { facts, label, table } from './parts.js';

export function summary(order) {
  return facts([
    ['order.name', order.name],
    ['order.impUid', h('span.mono', {}, order.impUid)],
    ['order.requested', h('span.num', {}, won(order.requested))],
    ['order.final', order.status === 'failed' ? null : order.status === 'ready' ? t(order.provider === 'naverpay' ? 'order.notPaid' : 'order.notYet')
      : h('strong.num' + (order.requested === order.amount ? '' : '.changed'), { data: { testid: 'final-amount' } }, won(order.amount))],
    ['order.cancelled', order.cancelled > 0 ? h('span.num', {}, won(order.cancelled)) : null],
    ['order.failReason', order.payment.fail_reason ? h('span.failed', { data: { testid: 'fail-reason' } }, order.payment.fail_reason) : null],
    ['order.buyer', order.buyer],
    ['order.startedAt', dateTime(order.startedAt)],
    ['order.paidAt', order.paidAt ? dateTime(order.paidAt) : null],
    ['order.failedAt', order.payment.failed_at ? dateTime(order.payment.failed_at) : null],
  ]);
}

/** Null when there is nothing to tell beyond the summary: an order of order-type Naver Pay has no card of its own. */
export function means(order) {
  const { payment } = order;
  const registration = order.paymentWindow?.registration ?? null;
  const pairs = [
    ['means.provider', label(`provider.${payment.pg_provider}`, payment.pg_provider)],
    ['means.method', payment.pay_method ? label(`means.${payment.pay_method}`, payment.pay_method) : null],
    ['means.card', payment.card_name ? [payment.card_name, ' ', h('span.mono', {}, payment.card_number ?? '')] : null],
    ['means.bank', payment.bank_name],
    ['means.applyNum', payment.apply_num ? h('span.mono', {}, payment.apply_num) : null],
    ['means.receipt', link(payment.receipt_url)],
    ['means.customerUid', payment.customer_uid ? h('a.mono', { href: billingKeyLink(payment.customer_uid) }, payment.customer_uid) : null],
    ['means.usage', payment.customer_uid_usage ? label(`usage.${payment.customer_uid_usage}`, payment.customer_uid_usage) : null],
    ['billing.productCode', registration?.product_code ? `${registration.product_code} (${registration.action})` : null],
    ['means.confirmUrl', order.paymentWindow?.confirm_url ? h('span.mono', {}, order.paymentWindow.confirm_url) : null],
    ['means.device', payment.channel],
  ];
  return facts(pairs);
}

export function cancellations(history) {
  return table([
    { text: t('cancel.at') }, { text: t('cancel.reason') }, { text: t('lines.amount'), number: true }, { text: 'cancellation_id', optional: true },
  ], history.map((one) => h('tr', {},
    h('td.num', {}, dateTime(one.cancelled_at)),
    h('td', {}, one.reason || h('span.muted', {}, t('cancel.noReason'))),
    h('td.number.num', {}, won(one.amount)),
    h('td.mono.optional', {}, one.cancellation_id ?? ''))));
}

/** The goods that a payment-type page named for Naver, which differ in shape from those of an order-type one. */
export function paymentProducts(products) {
  return table([{ text: t('lines.title') }, { text: 'uid', optional: true }, { text: 'category', optional: true }, { text: t('lines.count'), number: true }],
    products.map((one) => h('tr', {},
      h('td', {}, one.name ?? h('span.muted', {}, t('finding.blank'))),
      h('td.mono.optional', {}, one.uid ?? ''),
      h('td.mono.optional', {}, [one.category_type, one.category_id].filter(Boolean).join(' / ')),
      h('td.number.num', {}, one.count))));
}

export function overwritten(changes) {
  return [
    h('p.muted.small', {}, t('order.overwrittenNote')),
    table([{ text: t('overwritten.field') }, { text: t('overwritten.before') }, { text: t('overwritten.after') }],
      changes.map((change) => h('tr', { data: { testid: `overwritten-${change.field}` } },
        h('td.mono', {}, change.field),
        h('td', {}, h('del', {}, shown(change.field, change.before))),
        h('td', {}, h('ins', {}, shown(change.field, change.after)))))),
  ];
}

export function lines(all) {
  return table([{ text: t('lines.title') }, { text: t('lines.count'), number: true }, { text: t('lines.amount'), number: true }],
    all.map((line) => h('tr', {},
      h('td', {}, line.name, line.option_text ? h('div.muted.small', {}, line.option_text) : null,
        line.removed ? h('div', {}, h('span.badge', {}, t('lines.removed'))) : null),
      h('td.number.num', {}, line.quantity),
      h('td.number.num', {}, won(line.amount)))));
}

/** Where the page of a payment-type window was sent, and what the callback was told. */
export function windowResult(window) {
  const { rsp } = window;
  return facts([
    ['window.mode', label(`window.mode.${window.return?.mode}`, window.return?.mode ?? '')],
    ['window.errorMsg', rsp?.error_msg ? h('span.failed', {}, rsp.error_msg) : null],
    ['window.errorCode', rsp?.error_code ? h('span.mono', {}, rsp.error_code) : null],
    ['window.landing', window.return?.url ? h('span.mono', {}, window.return.url) : null],
  ]);
}

export function choiceLabel(one) {
  return pick(one.label) ?? one.id;
}

function shown(field, value) {
  return value === null || value === undefined || value === '' ? t('finding.blank') : field === 'amount' ? won(value) : String(value);
}

function link(url) {
  return /^https?:/i.test(url ?? '') ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, t('means.receiptOpen')) : null;
}
