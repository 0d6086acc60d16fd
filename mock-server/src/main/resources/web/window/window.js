/** The checkout window: one order, as the buyer sees it in the simulated Naver Pay. */

import { showVerdict } from '../common/findings.js';
import { won } from '../common/format.js';
import { call } from '../common/http.js';
import { bindToggle, onLanguage, t, translate } from '../common/i18n.js';
import { refusalText } from '../common/refusals.js';
import { DeliveryForm } from './delivery.js';
import { drawLines, drawMeans, drawPaid, drawRefusedLines, drawSums, drawWarnings, somethingLeft } from './view.js';

const PRESET_OF_AUTO = { approve: null, mainland: 'mainland', jeju: 'jeju', island: 'island' };
const CLOSE_GRACE_MS = 300;

const at = (id) => document.getElementById(id);
const [, key] = window.location.pathname.match(/\/customer\/buy\/([^/]+)/) ?? [];
const api = `/_mock/window/${key}`;
const refusal = at('refusal');

let checkout = null;
let method = 'card';
let queue = Promise.resolve();
let busy = 0;

const form = new DeliveryForm({
  // Typing must not disable the button: the click that ends the typing would be lost.
  onChange: () => run(sendDelivery, { blocking: false }),
  onPreset: (preset) => {
    form.choose(preset);
    run(sendDelivery);
  },
});

bindToggle(document.querySelector('.lang-toggle'));
onLanguage(draw);
at('checkout').addEventListener('submit', (event) => {
  // Enter in a field works out the shipping; only the button pays.
  event.preventDefault();
  run(sendDelivery);
});
at('pay').addEventListener('click', pay);
at('methods').addEventListener('change', (event) => {
  method = event.target.value;
  draw();
});
at('remove-refused').addEventListener('click', () => run(async () => accept(await call('POST', `${api}/remove-refused`))));
at('refusal-close').addEventListener('click', () => refusal.close());
refusal.addEventListener('close', () => at('developer-place').append(at('developer')));
at('close-window').addEventListener('click', close);
at('reload').addEventListener('click', load);
window.addEventListener('pagehide', tellClosed);
window.addEventListener('pageshow', (event) => event.persisted && load());

draw();
load();

async function load() {
  at('missing').hidden = true;
  at('loading').hidden = false;
  try {
    accept(await call('GET', api));
  } catch (error) {
    at('missing').hidden = false;
    at('missing-reason').textContent = error.status === 404 ? t('window.noOrderHint') : refusalText(error);
    return;
  } finally {
    at('loading').hidden = true;
  }
  await drive(new URLSearchParams(window.location.search).get('auto'));
}

/** `?auto=` plays the buyer, for a browser without one. */
async function drive(auto) {
  if (!(auto in PRESET_OF_AUTO) || checkout.state === 'paid') {
    return;
  }
  form.fillBuyer();
  const preset = form.preset(PRESET_OF_AUTO[auto] ?? (form.value().address.postcode === '' ? 'mainland' : null));
  if (preset) {
    form.choose(preset);
  }
  await pay();
}

async function pay() {
  if (form.check()) {
    await run(async () => {
      if (form.unsent) {
        await sendDelivery();
      }
      at('pay').textContent = t('pay.running');
      accept(await call('POST', `${api}/pay`, { method }));
    });
  }
}

async function sendDelivery() {
  accept(await call('PUT', `${api}/delivery`, form.value()), { quietly: true });
}

/** One request after the other: an older answer can never overwrite a newer one. */
function run(work, { blocking = true } = {}) {
  busy += blocking ? 1 : 0;
  at('sums').setAttribute('aria-busy', 'true');
  enable();
  queue = queue.then(async () => {
    trouble('');
    try {
      await work();
    } catch (error) {
      trouble(refusalText(error));
    } finally {
      busy -= blocking ? 1 : 0;
      at('sums').removeAttribute('aria-busy');
      draw();
    }
  });
  return queue;
}

function accept(answer, { quietly = false } = {}) {
  checkout = answer.data;
  form.show(checkout);
  draw();
  if (checkout.state === 'refused' && !quietly) {
    openRefusal();
  } else if (checkout.state !== 'refused' && refusal.open) {
    refusal.close();
  }
  if (checkout.state === 'paid') {
    at('paid-title').focus();
  }
}

function draw() {
  translate();
  document.title = t('window.title');
  if (checkout === null) {
    return;
  }
  const paid = checkout.state === 'paid';
  document.querySelector('[data-testid="shop-name"]').textContent = checkout.shop_name ?? '';
  at('checkout').hidden = paid;
  at('paid').hidden = !paid;
  at('closed-before').hidden = checkout.state !== 'closed';
  at('zone').textContent = t(`zone.${checkout.zone}`);
  at('zone').hidden = !checkout.zone;
  at('merchant-uid').textContent = checkout.merchant_uid;
  at('pay-amount').textContent = won(checkout.pay_amount);
  drawMeans(at('methods'), method);
  at('pay').textContent = t(method === 'vbank' ? 'pay.order' : 'pay.button');
  drawLines(at('lines'), checkout);
  drawSums(at('sums'), checkout);
  drawRefusedLines(at('refused-lines'), checkout);
  if (paid) {
    const waits = checkout.pay_method === 'vbank';
    at('paid-title').textContent = t(waits ? 'paid.ordered' : 'paid.title');
    at('paid-body').textContent = t(waits ? 'paid.orderedBody' : 'paid.body');
    drawPaid(at('paid-facts'), checkout);
  }
  drawDeveloper();
  at('close-window').textContent = t(paid ? 'paid.close' : 'pay.giveUp');
  at(paid ? 'close-after-paid' : 'close-unpaid').append(at('close-window'));
  enable();
}

function drawDeveloper() {
  const warned = drawWarnings(at('warnings'), checkout);
  at('developer').hidden = !checkout.verdict && !warned;
  if (checkout.verdict) {
    showVerdict(at('findings'), checkout.verdict);
    // The order was changed, or left, since it was judged.
    const past = checkout.state === 'open' || checkout.state === 'closed';
    at('verdict-past').hidden = !past;
    at('findings').classList.toggle('findings--past', past);
  }
}

function openRefusal() {
  at('developer-beside').append(at('developer'));
  at('developer').open = true;
  if (!refusal.open) {
    refusal.showModal();
  }
}

function enable() {
  const orderable = checkout?.lines.some((line) => !line.removed) ?? false;
  at('pay').disabled = busy > 0 || !orderable;
  at('pay-note').textContent = t(orderable ? 'pay.note' : 'pay.nothing');
  at('remove-refused').disabled = busy > 0 || (checkout !== null && !somethingLeft(checkout));
  at('nothing-left').hidden = checkout === null || somethingLeft(checkout);
  at('close-window').disabled = busy > 0;
  form.disable(busy > 0);
}

function trouble(message) {
  for (const [id, here] of [['trouble', !refusal.open], ['refusal-trouble', refusal.open]]) {
    at(id).hidden = message === '' || !here;
    at(id).textContent = message;
  }
}

async function close() {
  if (checkout.state !== 'paid') {
    await run(async () => {
      await call('POST', `${api}/close`);
      checkout = { ...checkout, state: 'closed' };
    });
  }
  window.close();
  setTimeout(() => (at('close-failed').hidden = false), CLOSE_GRACE_MS);
}

function tellClosed() {
  if (checkout !== null && (checkout.state === 'open' || checkout.state === 'refused')) {
    navigator.sendBeacon(`${api}/close`);
  }
}
