/** The operator's page: a header, and one page at a time, named by the address after '#'. */

import { forgetToken, get, hasToken, onRefusedToken } from './api.js';
import { auditPage } from './audit.js';
import { put } from './dom.js';
import { healthPage } from './health.js';
import { loginPage } from './login.js';
import { drawMerchants, merchants, readMerchants } from './merchants.js';
import { operationPage } from './operation.js';
import { orderPage } from './order.js';
import { reviewsPage } from './reviews.js';
import { searchPage } from './search.js';
import { bindToggle, onLanguage, t, translate } from './texts.js';

const PAGES = { search: searchPage, order: orderPage, operation: operationPage, reviews: reviewsPage, health: healthPage, audit: auditPage };
const TAB_OF = { order: 'search', operation: 'reviews' };
const root = document.getElementById('page');
let waiting = false;

bindToggle(document.querySelector('.lang-toggle'));
onLanguage(draw);
onRefusedToken(() => {
  const wasIn = hasToken();
  forgetToken();
  if (wasIn && root.querySelector('[data-testid=login]') === null) {
    draw();
  }
});
document.getElementById('leave').addEventListener('click', () => {
  forgetToken();
  draw();
});
document.addEventListener('naru:reviews', countReviews);
window.addEventListener('hashchange', open);
draw();

function draw() {
  translate();
  const isIn = hasToken();
  for (const element of [document.querySelector('.tabs'), document.querySelector('.merchant'), document.getElementById('leave')]) {
    element.hidden = !isIn;
  }
  if (!isIn) {
    document.title = 'Naru gateway';
    loginPage(root, draw);
    return;
  }
  countReviews();
  if (merchants.names.size > 0) {
    drawMerchants(open);
    open();
    return;
  }
  // Pages name merchants. Until the names are here nothing is drawn, so that nothing is drawn twice.
  waiting = true;
  readMerchants().then(() => {
    waiting = false;
    drawMerchants(open);
    open();
  });
}

function open() {
  if (!hasToken() || waiting) {
    return;
  }
  const [name, argumentsOf, parameters] = route();
  for (const tab of document.querySelectorAll('[data-tab]')) {
    tab.toggleAttribute('aria-current', false);
    if (tab.dataset.tab === (TAB_OF[name] ?? name)) {
      tab.setAttribute('aria-current', 'page');
    }
  }
  document.title = `${t(`tab.${TAB_OF[name] ?? name}`)} · Naru gateway`;
  put(root);
  PAGES[name](root, argumentsOf, parameters);
}

/** `#/order/{merchant}/{number}?x=y`; an unknown page is the search. */
function route() {
  const [path, query = ''] = window.location.hash.replace(/^#\/?/, '').split('?');
  const [name, ...rest] = path.split('/');
  return [Object.hasOwn(PAGES, name) ? name : 'search', rest.map(decodeURIComponent), new URLSearchParams(query)];
}

async function countReviews() {
  const place = document.getElementById('review-count');
  const page = await get('reviews', { merchant_id: merchants.chosen, limit: 100 }).catch(() => null);
  place.hidden = page === null || page.reviews.length === 0;
  place.textContent = page === null ? '' : page.next ? '100+' : String(page.reviews.length);
}
