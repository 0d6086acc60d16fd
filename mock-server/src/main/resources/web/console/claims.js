/** The product orders of an order, and the buttons for what only the buyer, the courier or Naver can do to them. */

import { h } from '../common/dom.js';
import { won } from '../common/format.js';
import { t } from '../common/i18n.js';
import { post } from './control.js';
import { askForm, field, input, select } from './forms.js';
import { attempt, button, facts, label, toast } from './parts.js';

const ACTORS = [
  ['buyer', ['request-cancel', 'withdraw-cancel', 'request-return', 'withdraw-return', 'request-exchange', 'withdraw-exchange',
    'decide', 'hold-decision', 'release-decision', 'review', 'change-address', 'deposit']],
  ['courier', ['start-collect', 'collect', 'deliver', 'start-redelivery', 'redeliver']],
  ['naver', ['admin-cancel', 'finish-cancel', 'request-decision', 'expire-deposit']],
  ['seller', ['place', 'delay-shipping', 'ship', 'cancel', 'approve-cancel', 'approve-return', 'reject-return', 'withhold-return', 'resolve-return',
    'reject-exchange', 'withhold-exchange', 'resolve-exchange', 'collect-exchanged', 'ship-exchanged']],
];
const STATUS = {
  PAYMENT_WAITING: 'warn', PAYED: 'good', DELIVERING: 'accent', DELIVERED: 'accent', PURCHASE_DECIDED: 'good',
  CANCELED: 'bad', RETURNED: 'bad', CANCELED_BY_NOPAYMENT: 'bad', EXCHANGED: '',
};
const SCORES = ['5', '4', '3', '2', '1'];

/**
 * @param id merchant_uid or imp_uid of the order
 * @param changed called when something was done, or refused
 */
export function productOrderList(id, productOrders, changed) {
  return h('ul.product-orders', { data: { testid: 'product-orders' } }, productOrders.map((one) => item(id, one, changed)));
}

function item(id, one, changed) {
  const extra = h('div', {});
  const act = async (control, action, body) => {
    const done = await attempt(control, () =>
      post(`orders/${encodeURIComponent(id)}/product-orders/${encodeURIComponent(one.product_order_id)}/${action}`, body));
    if (done !== null) {
      toast(t('claim.done', { action: label(`claim.${action}`, action) }));
    }
    return done;
  };
  const press = (event, action) => (action === 'review'
    ? askReview(extra, (control, body) => act(control, action, body), changed)
    : act(event.currentTarget, action).then(changed));
  return h('li.product-order', { data: { testid: `product-order-${one.product_order_id}`, status: one.product_order_status } },
    h('div.product-order__head', {},
      h('div', {}, h('strong', {}, one.product_name), ' ', h('span.muted.num', {}, t('lines.quantity', { count: one.quantity })),
        one.product_option_name ? h('div.muted.small', {}, one.product_option_name) : null,
        h('div.mono.muted', {}, one.product_order_id)),
      h('div.product-order__amount.num', {}, won(one.product_amount),
        one.delivery_amount > 0 ? h('div.muted.small', {}, `＋ ${t('total.shipping')} ${won(one.delivery_amount)}`) : null)),
    h('div.chips', {}, badges(one)),
    known(one),
    stepGroups(one.actions ?? [], press),
    extra);
}

function badges(one) {
  const tone = STATUS[one.product_order_status];
  return [
    h('span.badge' + (tone ? `.badge--${tone}` : ''), { data: { testid: 'product-order-status' } }, named('po', one.product_order_status)),
    one.claim_status ? h('span.badge.badge--warn', { data: { testid: 'claim-status' } }, named('claimStatus', one.claim_status)) : null,
    one.placed === true ? h('span.badge', {}, t('po.placed')) : null,
    one.held === true ? h('span.badge.badge--warn', {}, t('po.held')) : null,
  ];
}

/** What is known of its way: parcels, reason, what the seller said and asks for. */
function known(one) {
  const pairs = [
    ['po.sent', parcel(one.sent)],
    ['po.returned', parcel(one.returned)],
    ['po.reason', one.claim_reason],
    ['po.memo', one.memo],
    ['po.extraCharge', one.extra_charge > 0 ? won(one.extra_charge) : null],
  ];
  return pairs.some(([, value]) => value) ? h('div.small', {}, facts(pairs)) : null;
}

function parcel(way) {
  return way ? [way.delivery_method, way.delivery_company, way.tracking_number].filter(Boolean).join(' · ') : null;
}

/** The word for a code, with the code where the word is another. */
function named(prefix, code) {
  const word = label(`${prefix}.${code}`, code);
  return word === code ? code : `${word} (${code})`;
}

/** Buttons for the actions that are possible now, under the name of who takes them. */
export function stepGroups(actions, press) {
  if (actions.length === 0) {
    return null;
  }
  const known = new Set(ACTORS.flatMap(([, names]) => names));
  const groups = [...ACTORS, ['others', actions.filter((action) => !known.has(action))]]
    .map(([actor, names]) => [actor, names.filter((name) => actions.includes(name))])
    .filter(([, names]) => names.length > 0);
  return h('div.step-groups', {}, groups.map(([actor, names]) => h('div.step-group', { role: 'group', 'aria-label': t(`who.${actor}`) },
    h('span.step-group__who', {}, t(`who.${actor}`)),
    h('div.step-group__steps', {}, names.map((name) => button(label(`claim.${name}`, name), (event) => press(event, name), { testid: `action-${name}` }))))));
}

function askReview(place, send, left) {
  const score = select(SCORES.map((one) => [one, '★'.repeat(Number(one))]), '5', { testid: 'review-score' });
  const title = input(t('review.exampleTitle'), { required: true, maxlength: 100, testid: 'review-title' });
  const content = input('', { maxlength: 1000, testid: 'review-content' });
  const submit = h('button.button.button--small.button--primary', { type: 'submit', data: { testid: 'review-send' } }, t('review.send'));
  askForm(place, [field(t('review.score'), score), field(t('review.title'), title), field(t('review.content'), content)], submit, (control) => {
    const text = content.value.trim();
    return send(control, { score: Number(score.value), title: title.value.trim(), ...(text === '' ? {} : { content: text }) });
  }, left);
  title.focus();
}
