/** Keys & connect: everything a shop must be told to talk to this server, ready to copy. */

import { fill, h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { curl, get, post } from './control.js';
import { tryLink } from './links.js';
import { attempt, button, copyable, copyButton, failed, json, section, toast } from './parts.js';

const SURE_MS = 4_000;

export function connectPage(root) {
  const place = h('div.stack', { data: { testid: 'connect' } });
  fill(root, h('h1', {}, t('tab.connect')), h('p.muted', {}, t('connect.intro')), place);
  load();
  return {};

  async function load() {
    try {
      draw(await get('info'));
    } catch (error) {
      failed(place, error, load);
    }
  }

  function draw(info) {
    const origin = window.location.origin;
    const known = flatten(info);
    fill(place,
      section(t('try.title'), h('p.muted.small', {}, t('try.note')),
        h('p', {}, h('a.button.button--primary', { href: tryLink(known.get('user_code')), target: '_blank', rel: 'noopener', data: { testid: 'try' } }, t('try.open')))),
      section(t('connect.scripts'),
        h('p.muted.small', {}, t('connect.scriptsNote')),
        named(t('connect.sdkNew'), tag(`${origin}/v1/iamport.js`)),
        named(t('connect.sdkOld'), tag(`${origin}/js/iamport.payment-1.1.6.js`)),
        named(t('connect.button'), tag(`${origin}/customer/js/naverPayButton.js`)),
        named(t('connect.buttonMobile'), tag(`${origin}/customer/js/mobile/naverPayButton.js`)),
        named(t('connect.wcslog'), tag(`${origin}/wcslog.js`))),
      section(t('connect.keys'),
        ...['user_code', 'imp_key', 'imp_secret'].filter((key) => known.has(key)).map((key) => named(key, String(known.get(key)), `key-${key}`))),
      section(t('connect.urls'),
        named(t('connect.api'), origin),
        ...['webhook_url', 'product_info_url', 'additional_fee_url'].map((key) =>
          known.get(key) ? named(t(`connect.${key}`), String(known.get(key)), `url-${key}`)
            : h('div.named', {}, h('h3', {}, t(`connect.${key}`)), h('p.muted', { data: { testid: `url-${key}` } }, t('connect.unset'))))),
      section(t('connect.try'),
        copyable(`curl -sS -X POST '${origin}/users/getToken' \\\n  -H 'Content-Type: application/json' \\\n  -d '${JSON.stringify({ imp_key: known.get('imp_key') ?? 'imp_key', imp_secret: known.get('imp_secret') ?? 'imp_secret' })}'`),
        copyable(curl('GET', 'orders'))),
      section(t('connect.switches'), h('p.muted.small', {}, t('switches.note')), h('p', {}, h('a.button.button--small', { href: '#/settings' }, t('connect.toSettings')))),
      section(t('connect.reset'), h('p.muted.small', {}, t('connect.resetNote')), h('p', {}, resetButton())),
      section(t('connect.all'), h('p', {}, copyButton(JSON.stringify(info, null, 2))), json(info)));
  }
}

function named(name, text, testid) {
  return h('div.named', {}, h('h3', {}, name), copyable(text, testid));
}

/** Two presses: what it wipes cannot be brought back. */
function resetButton() {
  let sure = false;
  const made = button(t('connect.reset'), async () => {
    if (!sure) {
      sure = true;
      made.textContent = t('connect.resetSure');
      setTimeout(calm, SURE_MS);
      return;
    }
    if ((await attempt(made, () => post('reset'))) !== null) {
      toast(t('connect.resetDone'));
    }
    calm();
  }, { testid: 'reset' });
  const calm = () => {
    sure = false;
    made.textContent = t('connect.reset');
  };
  return made;
}

function tag(source) {
  return `<script src="${source}"></script>`;
}

/** The keys are wanted, not where in the answer they stand. */
function flatten(value, into = new Map()) {
  for (const [key, one] of Object.entries(value ?? {})) {
    if (one !== null && typeof one === 'object' && !Array.isArray(one)) {
      flatten(one, into);
    } else if (!into.has(key)) {
      into.set(key, one);
    }
  }
  return into;
}
