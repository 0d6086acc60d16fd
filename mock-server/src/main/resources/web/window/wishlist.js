/** The wishlist popup: the products named in the address, with their details when the mock server kept them. */

import { fill, h } from '../common/dom.js';
import { won } from '../common/format.js';
import { call } from '../common/http.js';
import { bindToggle, onLanguage, t, translate } from '../common/i18n.js';
import { thumbnail } from './view.js';

const CLOSE_GRACE_MS = 300;
const at = (id) => document.getElementById(id);
const ids = new URLSearchParams(window.location.search).getAll('ITEM_ID').flatMap((id) => id.split(',')).filter(Boolean);

let kept = new Map();

bindToggle(document.querySelector('.lang-toggle'));
onLanguage(draw);
at('close').addEventListener('click', () => {
  window.close();
  setTimeout(() => (at('close-failed').hidden = false), CLOSE_GRACE_MS);
});
draw();
load();

async function load() {
  try {
    const answer = await call('GET', `/_mock/window/wishlist?ids=${ids.map(encodeURIComponent).join(',')}`);
    kept = new Map((answer?.data ?? []).map((item) => [String(item.item_id ?? item.id), item]));
  } catch {
    // The numbers in the address are all the real popup gets; details are a courtesy.
    kept = new Map();
  }
  draw();
}

function draw() {
  translate();
  document.title = t('wish.title');
  at('message').textContent = ids.length === 0 ? t('wish.empty') : t('wish.done', { count: ids.length });
  at('message').className = 'notice ' + (ids.length === 0 ? 'notice--warn' : 'notice--good');
  at('items').hidden = ids.length === 0;
  fill(at('items'), ids.map((id, i) => item(kept.get(id) ?? {}, id, i)));
}

function item(known, id, i) {
  return h('li.line', { data: { testid: `wish-item-${i}` } },
    thumbnail({ name: known.name ?? '♡', image_url: known.image ?? known.image_url ?? known.thumb }),
    h('div.line__text', {},
      h('span.line__name', {}, known.name ?? `${t('wish.id')} ${id}`),
      known.desc ? h('span.small.muted', {}, known.desc) : null,
      known.name ? h('span.small.muted.mono', {}, id) : null),
    known.uprice === undefined ? null : h('span.line__amount.num', {}, won(known.uprice)));
}
