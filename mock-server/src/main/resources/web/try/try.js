/** Plays a shop's page: calls the SDK with what stands in the form, shows what the callback or the redirect brings back. */

import { fill, h } from '../common/dom.js';
import { call } from '../common/http.js';
import { bindToggle, onLanguage, t, translate } from '../common/i18n.js';
import { EXAMPLES, orderNumber } from './examples.js';

const KEPT = 'naru.try';
const BACK = ['imp_uid', 'merchant_uid', 'imp_success', 'error_code', 'error_msg'];
const LABELS = {
  popup: 'trial.ex.popup',
  redirect: 'trial.ex.redirect',
  billing: 'trial.ex.billing',
  change: 'trial.ex.change',
  low: 'trial.ex.low',
  order: 'trial.ex.order',
};

const at = (id) => document.getElementById(id);
let spaces = [];
let chosen = 'popup';
let loaded = null;
let returned = null;
let status = 'trial.none';

bindToggle(document.querySelector('.lang-toggle'));
onLanguage(draw);
at('examples').addEventListener('click', (event) => {
  const button = event.target.closest('[data-example]');
  if (button) {
    choose(button.dataset.example);
  }
});
at('renew').addEventListener('click', renew);
at('form').addEventListener('submit', (event) => {
  event.preventDefault();
  run();
});
at('sdk').addEventListener('change', () => load(at('sdk').value));

start();

async function start() {
  choose('popup');
  try {
    spaces = (await call('GET', '/_mock/v1/merchants')).data;
  } catch (error) {
    trouble(error.message);
    return;
  }
  const before = restore();
  const asked = before?.space ?? new URLSearchParams(window.location.search).get('space');
  fill(at('space'), spaces.map((one) =>
    h('option', { value: one.imp_key, selected: one.imp_key === asked }, `${one.shop_name ?? one.imp_key} (${one.user_code})`)));
  if (before) {
    chosen = before.chosen;
    at('params').value = before.params;
    at('sdk').value = before.sdk;
    at('with-callback').checked = before.withCallback;
  }
  showRedirect();
  // Browsers open a popup only right after the click, so the script has to be here by then.
  await load(at('sdk').value);
}

function choose(example) {
  chosen = example;
  at('params').value = JSON.stringify(EXAMPLES[example](), null, 2);
  trouble('');
  draw();
}

/** An order number pays once: the same parameters under another one. */
function renew() {
  const params = read();
  if (params) {
    at('params').value = JSON.stringify({ ...params, merchant_uid: orderNumber() }, null, 2);
  }
}

function read() {
  trouble('');
  try {
    return JSON.parse(at('params').value);
  } catch (error) {
    trouble(t('trial.badJson', { reason: error.message }));
    return null;
  }
}

async function run() {
  const params = read();
  if (params === null) {
    return;
  }
  const callback = at('with-callback').checked ? (rsp) => show('trial.byCallback', rsp) : undefined;
  if (loaded !== at('sdk').value) {
    await load(at('sdk').value);
  }
  keep();
  returned = null;
  status = 'trial.waiting';
  draw();
  try {
    window.IMP.init(spaces.find((one) => one.imp_key === at('space').value)?.user_code ?? '');
    window.IMP.request_pay(params, callback);
  } catch (error) {
    status = 'trial.none';
    trouble(error.message);
    draw();
  }
}

function load(source) {
  return new Promise((done) => {
    const script = h('script', { src: source });
    script.addEventListener('load', () => {
      loaded = source;
      script.remove();
      done();
    });
    script.addEventListener('error', () => {
      trouble(t('trial.failed'));
      done();
    });
    document.head.append(script);
  });
}

function showRedirect() {
  const query = new URLSearchParams(window.location.search);
  if (!query.has('merchant_uid') && !query.has('error_code')) {
    return;
  }
  const values = Object.fromEntries(BACK.filter((name) => query.has(name)).map((name) => [name, query.get(name)]));
  window.history.replaceState(null, '', window.location.pathname);
  show('trial.byRedirect', values);
}

async function show(how, value) {
  returned = { how, value, record: null };
  status = null;
  draw();
  const id = value.imp_uid ?? value.merchant_uid;
  if (!id) {
    return;
  }
  try {
    const story = (await call('GET', `/_mock/v1/orders/${encodeURIComponent(id)}?space=${encodeURIComponent(at('space').value)}`)).data;
    returned.record = story.payment;
  } catch {
    // A window that never opened has no record; the result above says why.
    returned.record = null;
  }
  draw();
}

function draw() {
  translate();
  document.title = t('trial.title');
  fill(at('examples'), Object.keys(LABELS).map((example) =>
    h('button.button.button--small', { type: 'button', 'aria-pressed': String(example === chosen), data: { example, testid: `example-${example}` } },
      t(LABELS[example]))));
  at('status').hidden = status === null;
  at('status').textContent = status === null ? '' : t(status);
  at('returned').hidden = returned === null;
  at('record').hidden = !returned?.record;
  if (returned) {
    at('returned-title').textContent = t(returned.how);
    at('returned-value').textContent = JSON.stringify(returned.value, null, 2);
  }
  if (returned?.record) {
    const { imp_uid, merchant_uid, status: state, amount, pay_method, customer_uid, fail_reason } = returned.record;
    at('record-value').textContent = JSON.stringify({ imp_uid, merchant_uid, status: state, amount, pay_method, customer_uid, fail_reason }, null, 2);
    const space = spaces[0]?.imp_key === at('space').value ? '' : `?space=${encodeURIComponent(at('space').value)}`;
    at('record-link').href = `/_mock/${space}#/order/${encodeURIComponent(imp_uid)}`;
  }
}

function keep() {
  sessionStorage.setItem(KEPT, JSON.stringify({
    chosen,
    space: at('space').value,
    sdk: at('sdk').value,
    params: at('params').value,
    withCallback: at('with-callback').checked,
  }));
}

/** A redirect leaves the page: what was filled in comes back with the buyer. */
function restore() {
  const kept = new URLSearchParams(window.location.search).has('merchant_uid') ? sessionStorage.getItem(KEPT) : null;
  return kept === null ? null : JSON.parse(kept);
}

function trouble(message) {
  at('trouble').hidden = message === '';
  at('trouble').textContent = message;
}
