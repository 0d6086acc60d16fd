/** The payment-type window: one payment or one billing-key registration, as the buyer sees it in the simulated Naver Pay. */

import { choice, keepFocus } from '../common/choice.js';
import { fill, h } from '../common/dom.js';
import { won } from '../common/format.js';
import { call } from '../common/http.js';
import { bindToggle, onLanguage, pick, t, translate } from '../common/i18n.js';
import { refusalText } from '../common/refusals.js';

const CLOSE_GRACE_MS = 400;

const at = (id) => document.getElementById(id);
const [, key] = window.location.pathname.match(/\/naverpay\/payments\/([^/]+)/) ?? [];
const api = `/_mock/window-pay/${key}`;

let payment = null;
let method = 'card';
let outcome = 'success';
let busy = false;

bindToggle(document.querySelector('.lang-toggle'));
onLanguage(draw);
at('payment').addEventListener('submit', (event) => {
  event.preventDefault();
  pay();
});
at('methods').addEventListener('change', (event) => (method = event.target.value));
at('outcomes').addEventListener('change', (event) => {
  outcome = event.target.value;
  draw();
});
at('cancel').addEventListener('click', () => send('cancel'));
at('reload').addEventListener('click', load);
at('close-window').addEventListener('click', () => window.close());
window.addEventListener('pageshow', (event) => event.persisted && load());

draw();
load();

async function load() {
  at('missing').hidden = true;
  at('loading').hidden = false;
  try {
    payment = (await call('GET', api)).data;
  } catch (error) {
    at('missing').hidden = false;
    at('missing-reason').textContent = error.status === 404 ? t('npay.missingHint') : refusalText(error);
    return;
  } finally {
    at('loading').hidden = true;
  }
  draw();
  await drive(new URLSearchParams(window.location.search).get('auto'));
}

/** `?auto=success`, or any other outcome, plays the buyer for a browser without one. */
async function drive(auto) {
  if (payment.state === 'open' && payment.outcomes.some((one) => one.id === auto)) {
    outcome = auto;
    await pay();
  }
}

function pay() {
  return send('pay', { method, outcome });
}

async function send(action, body = {}) {
  if (busy) {
    return;
  }
  busy = true;
  trouble('');
  draw();
  try {
    payment = (await call('POST', `${api}/${action}`, body)).data;
    returnToShop();
  } catch (error) {
    trouble(refusalText(error));
  } finally {
    busy = false;
    draw();
  }
}

/** A popup tells the page that opened it and closes; a page goes on to where the shop wants its buyer. */
function returnToShop() {
  if (payment.state === 'open') {
    return;
  }
  const { mode, url, origin } = payment.return;
  if (url && (mode === 'page' || !window.opener)) {
    window.location.replace(url);
    return;
  }
  if (window.opener && origin) {
    window.opener.postMessage({ type: 'naru.payment', key, rsp: payment.rsp, url }, origin);
  }
  window.close();
  // Whoever opened the address by hand has a window that no script may close.
  setTimeout(draw, CLOSE_GRACE_MS);
}

function draw() {
  translate();
  document.title = t('npay.title');
  if (payment === null) {
    at('heading').textContent = t('npay.heading');
    return;
  }
  const registers = payment.kind === 'billing_key';
  const open = payment.state === 'open';
  at('shop-name').textContent = payment.shop_name ?? '';
  at('heading').textContent = t(registers ? 'npay.headingBilling' : 'npay.heading');
  at('payment').hidden = !open;
  at('ended').hidden = open;
  if (open) {
    drawPayment(registers);
  } else {
    drawEnded(registers);
  }
}

function drawPayment(registers) {
  at('order-name').textContent = title();
  const [only, ...others] = payment.products;
  // One of one thing is the title already.
  const listed = others.length === 0 && only?.count === 1 ? [] : payment.products;
  fill(at('lines'), listed.map((product) =>
    h('li', {}, h('span', {}, product.name ?? '–'), h('span.num', {}, t('npay.count', { count: product.count })))));
  at('amount-label').textContent = t(registers ? 'npay.amountBilling' : 'npay.amount');
  at('amount').textContent = won(payment.amount);
  at('not-charged').hidden = !registers;
  fill(at('facts'), facts());
  at('methods-title').textContent = t(registers ? 'npay.methodsBilling' : 'npay.methods');
  keepFocus(() => {
    fill(at('methods'), payment.methods.map((one) => choice(one.id, pick(one.label), one.id === method)));
    fill(at('outcomes'), payment.outcomes.map((one) => row(one)));
  });
  at('confirm-url').hidden = !payment.confirm_url;
  at('confirm-url').textContent = `confirm_url: ${payment.confirm_url}`;
  at('pay').textContent = payText(registers);
  at('pay').disabled = busy;
  at('cancel').disabled = busy;
}

function payText(registers) {
  if (busy) {
    return t(payment.confirm_url && !registers ? 'npay.asking' : 'npay.running');
  }
  return registers ? t('npay.register') : t('npay.pay', { amount: won(payment.amount) });
}

/** Naver adds how many more products there are; the shop's own name is all there is without products. */
function title() {
  const [first, ...others] = payment.products;
  if (!first?.name) {
    return payment.order_name ?? '–';
  }
  return others.length === 0 ? first.name : t('npay.andMore', { name: first.name, count: others.length });
}

function facts() {
  const { naver, registration, buyer } = payment;
  const rows = [
    ['npay.fact.order', h('span.mono', {}, payment.merchant_uid)],
    ['npay.fact.buyer', [naver.purchaser_name ?? buyer.name, buyer.tel].filter(Boolean).join(' · ')],
    ['npay.fact.product', registration?.product_code],
    ['npay.fact.change', registration?.action === 'CHANGE' ? t('npay.fact.changeYes') : null],
    ['npay.fact.use', naver.use_cfm && naver.use_cfm.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')],
    ['npay.fact.taxFree', naver.tax_free > 0 ? won(naver.tax_free) : null],
    ['npay.fact.culture', naver.culture_benefit ? t('npay.fact.cultureYes') : null],
  ];
  return rows.filter(([, value]) => value).map(([label, value]) => [h('dt', {}, t(label)), h('dd', {}, value)]);
}

function row(one) {
  return h('label.outcome', {},
    h('input', { type: 'radio', name: 'outcome', value: one.id, checked: one.id === outcome, id: `outcome-${one.id}`, data: { testid: `outcome-${one.id}` } }),
    h('span', {}, pick(one.label)),
    one.message ? h('small', { lang: 'ko' }, one.message) : null);
}

function drawEnded(registers) {
  const paid = payment.state === 'paid';
  at('ended-mark').classList.toggle('ended__mark--failed', !paid);
  at('ended-title').textContent = t(paid ? (registers ? 'npay.registered' : 'npay.paid') : 'npay.failed');
  // Inspection item: the provider's words reach the buyer as they are.
  at('ended-reason').textContent = paid ? won(payment.rsp.paid_amount) : payment.rsp.error_msg;
  const { mode, url } = payment.return;
  at('ended-back').textContent = t(url || window.opener ? 'npay.returning' : 'npay.noReturn');
  at('back').hidden = !url;
  if (url) {
    at('back').href = url;
  }
  at('close-window').hidden = mode !== 'popup';
  at('ended-title').focus();
}

function trouble(message) {
  at('trouble').hidden = message === '';
  at('trouble').textContent = message;
}
