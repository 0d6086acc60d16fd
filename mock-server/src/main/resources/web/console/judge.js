/** Judge: a cart and a shop's answer, pasted or fetched, and what Naver would make of the two. */

import { fill, h } from '../common/dom.js';
import { outcomeBadge, showVerdict } from '../common/findings.js';
import { dateTime } from '../common/format.js';
import { t } from '../common/i18n.js';
import { curl, get, post } from './control.js';
import { attempt, button, complain, copyButton, failed, section, toast } from './parts.js';
import { exampleCart, exampleXml } from './examples.js';
import { orderStory } from './shapes.js';
import { orderLink } from './timeline.js';

/** Outlives the page: what was pasted is not lost by a look at another tab. */
const draft = { cart: '', url: '', xml: '', source: 'url', mode: '' };

export function judgePage(root, _, parameters) {
  const cart = area('judge-products', 'cart', 14);
  const url = h('input.input', { type: 'url', value: draft.url, placeholder: t('judge.urlPlaceholder'), 'aria-label': t('judge.url'),
    data: { testid: 'judge-url' }, oninput: () => (draft.url = url.value) });
  const xml = area('judge-xml', 'xml', 14);
  const source = h('div.chips', { role: 'group', 'aria-label': t('judge.answer') }, ['url', 'xml'].map((kind) =>
    h('button.button.button--small', { type: 'button', data: { testid: `judge-source-${kind}`, kind }, onclick: () => use(kind) }, t(`judge.source.${kind}`))));
  const mode = h('select.input.choice', { 'aria-label': t('judge.mode'), data: { testid: 'judge-mode' }, onchange: () => (draft.mode = mode.value) },
    ['', 'lenient', 'strict'].map((value) => h('option', { value, selected: value === draft.mode }, t(value === '' ? 'judge.mode.default' : `judge.mode.${value}`))));
  const verdict = h('div', {});
  const historyPlace = h('div', {});

  fill(root,
    h('h1', {}, t('tab.judge')),
    h('p.muted', {}, t('judge.intro')),
    h('div.columns', {},
      h('div.column', {},
        section(t('judge.cart'), cart, h('div.tools', {},
          button(t('judge.example'), example, { testid: 'judge-example' }))),
        section(t('judge.answer'), source, url, xml)),
      h('div.column', {},
        h('div.tools', {}, mode,
          button(t('judge.run'), run, { testid: 'judge-run', primary: true, small: false }),
          copyButton(() => curl('POST', 'judge', request() ?? {}), t('copy.curl'))),
        verdict,
        historyPlace)));
  use(draft.source);
  loadHistory();
  loadOrder(parameters.get('order'));
  return {};

  function area(testid, name, rows) {
    const made = h('textarea.input', { rows, spellcheck: 'false', 'aria-label': t(`judge.${name === 'cart' ? 'cart' : 'source.xml'}`),
      data: { testid }, oninput: () => (draft[name] = made.value) });
    made.value = draft[name];
    return made;
  }

  function use(kind) {
    draft.source = kind;
    url.hidden = kind !== 'url';
    xml.hidden = kind !== 'xml';
    for (const one of source.querySelectorAll('[data-kind]')) {
      one.setAttribute('aria-pressed', String(one.dataset.kind === kind));
    }
  }

  function example() {
    cart.value = draft.cart = JSON.stringify(exampleCart, null, 2);
    xml.value = draft.xml = exampleXml;
    use('xml');
  }

  async function run(event) {
    const body = request(true);
    if (body === null) {
      return;
    }
    const found = await attempt(event.currentTarget, () => post('judge', body));
    if (found) {
      show(found);
      await loadHistory();
    }
  }

  function request(speak = false) {
    let products;
    try {
      products = JSON.parse(cart.value);
    } catch (error) {
      if (speak) {
        toast(t('judge.cartNotJson', { why: error.message }), 'bad');
        cart.focus();
      }
      return null;
    }
    const address = url.value.trim();
    const answer = draft.source === 'xml' ? { xml: xml.value } : address === '' ? {} : { url: address };
    return { naver_products: products.naverProducts ?? products, ...answer, ...(mode.value === '' ? {} : { mode: mode.value }) };
  }

  function show(found) {
    fill(verdict, section(t('judge.verdict'), showVerdict(h('div.findings', { data: { testid: 'findings' } }), found)));
  }

  async function loadHistory() {
    try {
      const all = (await get('judgements')) ?? [];
      fill(historyPlace, section(t('judge.history'), all.length === 0
        ? h('p.muted', {}, t('judge.noHistory'))
        : h('ul.plain', { data: { testid: 'judgements' } }, all.map(past))));
    } catch (error) {
      failed(historyPlace, error, loadHistory);
    }
  }

  function past(one) {
    const found = one.verdict ?? one;
    return h('li.past', {},
      outcomeBadge(found.outcome),
      h('span.num.muted.small', {}, dateTime(one.at)),
      h('span.small', {}, t('judge.count', { count: found.findings?.length ?? 0 })),
      one.merchant_uid ? h('a.mono.small', { href: orderLink(one.merchant_uid) }, one.merchant_uid) : null,
      button(t('judge.show'), () => show(found)));
  }

  async function loadOrder(id) {
    if (!id) {
      return;
    }
    try {
      const order = orderStory(await get(`orders/${encodeURIComponent(id)}`));
      if (order.naverProducts) {
        cart.value = draft.cart = JSON.stringify(order.naverProducts, null, 2);
      }
      const sent = order.verdict?.exchange;
      if (/^https?:/i.test(sent?.url ?? '')) {
        // What the query asks for is made anew from the cart; a constant part of the configured URL would be lost here.
        url.value = draft.url = '';
      }
      if (sent?.body) {
        xml.value = draft.xml = sent.body;
      }
      use('url');
    } catch (error) {
      complain(error);
    }
  }
}
