/** Playing the buyer and the batch: what can be done to an order as a whole. */

import { h } from '../common/dom.js';
import { pick, t } from '../common/i18n.js';
import { stepGroups } from './claims.js';
import { curl, post } from './control.js';
import { askForm, field, input, select } from './forms.js';
import { choiceLabel } from './order-facts.js';
import { attempt, button, copyButton, label, toast } from './parts.js';

const ORDER_MEANS = ['card', 'point', 'trans', 'vbank'];
const ADDRESS = { postcode: '63309', base: '제주특별자치도 제주시 첨단로 242', detail: '3층' };

/**
 * The bar of buttons. What was chosen outlives a redraw.
 *
 * @param resource the order's path below the control API
 * @param changed called when something was done, or refused
 */
export function orderActions(resource, changed) {
  let preset = 'keep';
  let outcome = null;
  let method = null;
  return { draw };

  function draw(order) {
    const window = order.paymentWindow;
    const open = order.status === 'ready' && (window ? window.state === 'open' : order.windowState !== 'paid');
    const extra = h('div', {});
    const approval = () => ({ ...(window ? { outcome: outcome ?? 'success' } : addressOf(order, preset)), ...(method ? { method } : {}) });
    const buyer = window === null && order.checkoutKey === null ? [] : [
      !open ? null : window ? paymentChoices(window) : [addressChoice(order), meansChoice()],
      button(t(window ? 'order.pay' : 'order.approve'), (event) => done(event, 'approve', approval()), { testid: 'approve', primary: true, disabled: !open }),
      button(t('order.decline'), (event) => done(event, 'decline'), { testid: 'decline', disabled: !open }),
      windowLink(order, open),
      copyButton(() => curl('POST', `${resource}/approve`, approval()), t('copy.curl')),
    ];
    const bar = h('div.tools', { role: 'group', 'aria-label': t('order.actions') },
      buyer,
      order.provider === 'naverco' ? button(t('order.poll'), (event) => done(event, 'poll'), { testid: 'poll', title: t('order.pollNote') }) : null,
      order.naverProducts ? h('a.button.button--small', { href: `#/judge?order=${encodeURIComponent(order.merchantUid)}` }, t('order.judgeAgain')) : null);
    const wholeOrder = order.actions.filter((name) => !['approve', 'decline', 'poll'].includes(name));
    return [bar.childElementCount > 0 ? bar : null, stepGroups(wholeOrder, (event, name) => (name === 'change-address'
      ? askAddress(extra, (control, body) => act(control, name, body), changed)
      : done(event, name))), extra];
  }

  function addressChoice(order) {
    return select([['keep', t('order.addressKept')], ...order.presets.map((one) => [one.id, pick(one.label)])], preset,
      { testid: 'approve-preset', class: 'input choice', 'aria-label': t('order.address'), onchange: (event) => (preset = event.currentTarget.value) });
  }

  /** An order-type buyer may pay by deposit: the order then waits for the money. */
  function meansChoice() {
    return select(ORDER_MEANS.map((one) => [one, t(`means.${one}`)]), method ?? 'card',
      { testid: 'approve-method', class: 'input choice', 'aria-label': t('means.method'), onchange: (event) => (method = event.currentTarget.value) });
  }

  function paymentChoices(window) {
    const offered = (all, value, testid, key, take) => (all ?? []).length === 0 ? null : select(all.map((one) => [one.id, choiceLabel(one)]), value ?? all[0].id,
      { testid, class: 'input choice', 'aria-label': t(key), onchange: (event) => take(event.currentTarget.value) });
    return [
      offered(window.methods, method, 'approve-method', 'means.method', (value) => (method = value)),
      offered(window.outcomes, outcome, 'approve-outcome', 'order.outcome', (value) => (outcome = value)),
    ];
  }

  async function act(control, verb, body) {
    const answer = await attempt(control, () => post(`${resource}/${verb}`, body));
    if (answer !== null) {
      told(verb, answer);
    }
    return answer;
  }

  function done(event, verb, body) {
    return act(event.currentTarget, verb, body).then(changed);
  }
}

function told(verb, answer) {
  if (answer?.state === 'refused') {
    toast(t('order.wasRefused'), 'warn');
  } else if (verb === 'approve' && answer?.rsp) {
    const failed = answer.state !== 'paid';
    toast(failed ? answer.rsp.error_msg ?? t('order.payFailed') : t('order.payDone'), failed ? 'warn' : 'good');
  } else {
    toast(label(`order.${verb}Done`, t('claim.done', { action: label(`claim.${verb}`, verb) })));
  }
}

function addressOf(order, preset) {
  const chosen = order.presets.find((one) => one.id === preset);
  return chosen ? { address: { postcode: chosen.postcode, base: chosen.base, detail: chosen.detail ?? '' } } : {};
}

function windowLink(order, open) {
  const href = order.paymentWindow?.key ? `/naverpay/payments/${order.paymentWindow.key}`
    : order.checkoutKey ? `/customer/buy/${order.checkoutKey}/${order.merchantNo}` : null;
  return href && open
    ? h('a.button.button--small', { href, target: '_blank', rel: 'noopener' }, t('order.openWindow')) : null;
}

function askAddress(place, send, left) {
  const postcode = input(ADDRESS.postcode, { required: true, testid: 'address-postcode' });
  const base = input(ADDRESS.base, { required: true, testid: 'address-base' });
  const detail = input(ADDRESS.detail, { testid: 'address-detail' });
  const submit = h('button.button.button--small.button--primary', { type: 'submit', data: { testid: 'address-send' } }, t('claim.change-address'));
  askForm(place, [field(t('delivery.postcode'), postcode), field(t('delivery.base'), base), field(t('delivery.detail'), detail)], submit, (control) =>
    send(control, { postcode: postcode.value.trim(), base: base.value.trim(), detail: detail.value.trim() }), left);
  base.focus();
}
