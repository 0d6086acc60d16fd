/** The console: a header that is always there, and one page at a time named by the address after '#'. */

import './texts.js';
import { fill } from '../common/dom.js';
import { bindToggle, onLanguage, t, translate } from '../common/i18n.js';
import { billingPage } from './billing.js';
import { startClock } from './clock.js';
import { connectPage } from './connect.js';
import { coveragePage } from './coverage.js';
import { connect, onEntry, onState } from './events.js';
import { inspectionPage } from './inspection.js';
import { judgePage } from './judge.js';
import { livePage } from './live.js';
import { orderPage } from './order.js';
import { ordersPage } from './orders.js';
import { settingsPage } from './settings.js';
import { offerSpaces } from './spaces.js';
import { webhooksPage } from './webhooks.js';

const PAGES = {
  live: livePage,
  orders: ordersPage,
  order: orderPage,
  billing: billingPage,
  webhooks: webhooksPage,
  judge: judgePage,
  inspection: inspectionPage,
  settings: settingsPage,
  coverage: coveragePage,
  connect: connectPage,
};
const TAB_OF = { order: 'orders' };

const root = document.getElementById('page');
let shown = null;
let link = 'waiting';

bindToggle(document.querySelector('.lang-toggle'));
onLanguage(() => {
  drawShell();
  open();
});
onState((state) => {
  link = state;
  drawLink();
});
onEntry((entry) => shown?.entry?.(entry));
window.addEventListener('hashchange', open);
document.addEventListener('keydown', focusFilter);

drawShell();
open();
startClock();
connect();
offerSpaces();

function open() {
  const [name, argument, parameters] = route();
  shown?.close?.();
  for (const tab of document.querySelectorAll('[data-tab]')) {
    const here = tab.dataset.tab === (TAB_OF[name] ?? name);
    tab.toggleAttribute('aria-current', false);
    if (here) {
      tab.setAttribute('aria-current', 'page');
      tab.scrollIntoView({ inline: 'center', block: 'nearest' });
    }
  }
  document.title = `${t(`tab.${TAB_OF[name] ?? name}`)} · Naru mock-server`;
  fill(root);
  shown = PAGES[name](root, argument, parameters);
}

/** `#/order/merchant_1?x=y` is the page `order`, of `merchant_1`, with parameters. An unknown page is the first one. */
function route() {
  const [path, query = ''] = window.location.hash.replace(/^#\/?/, '').split('?');
  const [name, ...rest] = path.split('/');
  return [name in PAGES ? name : 'live', decodeURIComponent(rest.join('/')), new URLSearchParams(query)];
}

function drawShell() {
  translate();
  drawLink();
}

function drawLink() {
  const place = document.getElementById('link-state');
  place.textContent = t(`link.${link}`);
  place.dataset.state = link;
}

function focusFilter(event) {
  const typing = event.target.closest('input, textarea, select');
  const filter = root.querySelector('[data-filter]');
  if (event.key === '/' && !typing && filter) {
    event.preventDefault();
    filter.focus();
  }
}
