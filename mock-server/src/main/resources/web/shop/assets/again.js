/*
 * The way back into Naver's window for an order nobody has paid: the buyer closed it, or the browser did. Only the
 * browser that ordered has it, because only that one was given what IMP.request_pay takes.
 */
import {openCheckout} from './checkout.js';
import {el, loadScript, myOrders} from './common.js';
import {t} from './words.js';

const {mock, userCode} = document.body.dataset;

let sdk = 'absent';
let trouble = null;

/** The part of the order's page that opens the window, or null where there is nothing to pay any more. */
export function payAgain(order, draw) {
  const requestPay = ['OPEN', 'READY'].includes(order.state) ? myOrders.requestPay(order.merchant_uid) : null;
  if (!requestPay) {
    return null;
  }
  if (sdk === 'absent') {
    load(draw);
  }
  return el('section', {class: 'card again'},
    el('p', {}, t('unpaid')),
    el('button', {type: 'button', class: 'quiet', testid: 'pay-again', disabled: sdk !== 'ready', onclick: () => reopen(requestPay, draw)}, t('openAgain')),
    trouble ? el('p', {class: 'small bad', testid: 'pay-again-error', role: 'alert'}, trouble()) : null);
}

async function load(draw) {
  sdk = 'loading';
  try {
    await loadScript(`${mock}/v1/iamport.js`);
    window.IMP.init(userCode);
    sdk = 'ready';
  } catch {
    sdk = 'missing';
    trouble = () => t('sdkMissing', mock);
  }
  draw();
}

function reopen(requestPay, draw) {
  trouble = null;
  const seen = openCheckout(requestPay, (rsp) => {
    trouble = () => rsp.error_code === 'POPUP_BLOCKED' ? t('blockedAgain') : rsp.error_msg ?? rsp.error_code;
    draw();
  });
  if (seen.blocked) {
    trouble = () => t('blockedAgain');
  }
  draw();
}
