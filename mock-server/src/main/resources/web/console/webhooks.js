/** Webhooks: what was sent, how often, what came back; and whether the next ones go out at all. */

import { fill, h } from '../common/dom.js';
import { dateTime } from '../common/format.js';
import { t } from '../common/i18n.js';
import { curlOf, get, post, put } from './control.js';
import { loader } from './loader.js';
import { attempt, button, copyButton, facts, failed, json, section, statusBadge, throttled, toast } from './parts.js';
import { delivery } from './shapes.js';
import { orderLink } from './timeline.js';

const SETTLE_MS = 200;
const MODES = ['deliver', 'hold', 'drop'];
const COPIES_MAX = 10;

export function webhooksPage(root, wanted) {
  let order = [];
  const policyPlace = h('div', {});
  const heldPlace = h('div', {});
  const listPlace = h('div', { data: { testid: 'webhooks' } });
  const load = loader(listPlace, async () => (await get('webhooks')).map(delivery), draw);
  const later = throttled(load, SETTLE_MS);
  fill(root, h('h1', {}, t('tab.webhooks')), policyPlace, heldPlace, listPlace);
  loadPolicy();
  load();
  return { entry: (entry) => String(entry.type).startsWith('webhook') && later(), close: later.cancel };

  async function loadPolicy() {
    try {
      drawPolicy(await get('webhooks/policy'));
    } catch (error) {
      failed(policyPlace, error, loadPolicy);
    }
  }

  function drawPolicy(policy) {
    const mode = choice('policy.mode', 'policy-mode', MODES.map((one) => [one, t(`policy.mode.${one}`)]), policy.mode ?? 'deliver');
    const type = choice('policy.contentType', 'policy-content-type', [['json', 'application/json'], ['form', 'application/x-www-form-urlencoded']], policy.content_type);
    const url = h('input.input', { type: 'url', value: policy.url ?? '', placeholder: 'http://127.0.0.1:8080/…', data: { testid: 'policy-url' } });
    const copies = h('input.input', { type: 'number', min: 1, max: COPIES_MAX, value: policy.copies ?? 1, data: { testid: 'policy-copies' } });
    const retry = h('input', { type: 'checkbox', checked: policy.retry === true, data: { testid: 'policy-retry' } });
    const save = (event) => {
      event.preventDefault();
      attempt(form.querySelector('[type=submit]'), async () => {
        drawPolicy(await put('webhooks/policy', {
          url: url.value.trim() === '' ? null : url.value.trim(),
          content_type: type.select.value,
          retry: retry.checked,
          mode: mode.select.value,
          copies: Number(copies.value),
        }));
        toast(t('policy.saved'));
      });
    };
    const form = h('form.policy', { onsubmit: save },
      h('label.field.policy__url', {}, h('span', {}, t('policy.url')), url),
      mode.field, type.field,
      h('label.field.policy__copies', {}, h('span', {}, t('policy.copies')), copies),
      h('label.check', {}, retry, ' ', t('policy.retry')),
      h('button.button.button--primary', { type: 'submit', data: { testid: 'policy-save' } }, t('policy.save')));
    fill(policyPlace, section(t('policy.title'), form));
  }

  function draw(all) {
    // The list is newest first; they would have left oldest first.
    drawHeld(all.filter((one) => one.state === 'held').reverse());
    drawList(all);
  }

  /** Held deliveries leave in the order in which they stand here. */
  function drawHeld(held) {
    order = [...order.filter((id) => held.some((one) => one.id === id)), ...held.map((one) => one.id).filter((id) => !order.includes(id))];
    const move = (i, by) => {
      [order[i], order[i + by]] = [order[i + by], order[i]];
      drawHeld(held);
    };
    const release = (control, ids) => attempt(control, async () => {
      await post('webhooks/release', { ids });
      toast(t('webhook.released', { count: ids.length }));
      await load();
    });
    fill(heldPlace, held.length === 0 ? null : section(t('webhook.held', { count: held.length }),
      h('ol.held', { data: { testid: 'held' } }, order.map((id, i) => {
        const one = held.find((each) => each.id === id);
        return h('li', {},
          h('span.num.muted', {}, `${i + 1}.`),
          h('span.mono', {}, one.merchantUid ?? id), statusBadge(one.status),
          h('span.held__buttons', {},
            button('↑', () => move(i, -1), { disabled: i === 0, title: t('webhook.earlier') }),
            button('↓', () => move(i, 1), { disabled: i === order.length - 1, title: t('webhook.later') }),
            button(t('webhook.releaseOne'), (event) => release(event.currentTarget, [id]))));
      })),
      h('p', {}, button(t('webhook.releaseAll'), (event) => release(event.currentTarget, order), { testid: 'release-all', primary: true }))));
  }

  function drawList(all) {
    const open = new Set([...listPlace.querySelectorAll('details[open]')].map((element) => element.dataset.id));
    if (wanted) {
      open.add(wanted);
    }
    if (all.length === 0) {
      fill(listPlace, h('p.empty.card.muted', {}, t('webhook.none')));
      return;
    }
    fill(listPlace, h('ul.deliveries', {}, all.map((one) => item(one, open.has(String(one.id))))));
    if (wanted) {
      listPlace.querySelector(`[data-id="${CSS.escape(wanted)}"]`)?.scrollIntoView({ block: 'center' });
      wanted = null;
    }
  }

  function item(one, open) {
    const body = h('div.delivery__body', {});
    const details = h('details.card.delivery', { data: { id: one.id, testid: `webhook-${one.id}` } },
      h('summary', {},
        h('time.num.muted', {}, dateTime(one.at)),
        one.state ? statusBadge(one.state, 'delivery') : null,
        h('span.mono', {}, one.merchantUid ?? ''),
        one.status ? statusBadge(one.status) : null,
        h('span.muted.small', {}, t('webhook.attempts', { count: one.attemptCount })),
        one.last ? answerBadge(one.last.status) : null,
        one.copy > 0 ? h('span.badge', {}, t('webhook.copy', { number: one.copy })) : null),
      body);
    details.addEventListener('toggle', () => details.open && body.childElementCount === 0 && expand(one, body));
    details.open = open;
    return details;
  }

  async function expand(one, body) {
    try {
      const whole = delivery(await get(`webhooks/${encodeURIComponent(one.id)}`));
      fill(body,
        h('div.tools', {},
          button(t('webhook.resend'), (event) => attempt(event.currentTarget, async () => {
            await post(`webhooks/${encodeURIComponent(one.id)}/resend`);
            toast(t('webhook.resent'));
            await load();
          }), { testid: `resend-${one.id}` }),
          whole.merchantUid ? h('a.button.button--small', { href: orderLink(whole.merchantUid) }, t('webhook.toOrder')) : null),
        whole.nextAt ? h('p.small', {}, `${t('webhook.nextAt')}: ${dateTime(whole.nextAt)}`) : null,
        whole.attempts.length === 0 ? h('p.muted', {}, t('webhook.notSent')) : h('ol.attempts', {}, whole.attempts.map(tried)));
    } catch (error) {
      failed(body, error, () => expand(one, body));
    }
  }
}

function tried(one, i) {
  const request = { method: 'POST', url: one.url, content_type: one.contentType, body: one.requestBody };
  return h('li.attempt', { data: { testid: 'attempt' } },
    h('h3', {}, t('webhook.attempt', { number: i + 1 }), ' ',
      answerBadge(one.status), one.manual ? [' ', h('span.badge', {}, t('webhook.manual'))] : null),
    facts([
      ['webhook.at', dateTime(one.at)],
      ['webhook.url', h('span.mono', {}, request.url)],
      ['webhook.contentType', request.content_type],
      ['webhook.latency', one.latencyMs === null ? null : `${one.latencyMs} ms`],
      ['webhook.error', one.error],
    ]),
    !request.body ? null : [h('h4', {}, t('webhook.request')), json(pretty(request.body))],
    !one.responseBody ? null : [h('h4', {}, t('webhook.response')), json(pretty(one.responseBody))],
    h('p', {}, copyButton(() => curlOf(request), t('copy.curl'))));
}

function answerBadge(status) {
  const good = status >= 200 && status < 300;
  return h('span.badge' + (good ? '.badge--good' : '.badge--bad'), {}, status ? `HTTP ${status}` : t('webhook.noAnswer'));
}

function choice(key, testid, options, value) {
  const select = h('select.input', { data: { testid } }, options.map(([id, text]) => h('option', { value: id, selected: id === value }, text)));
  return { select, field: h('label.field', {}, h('span', {}, t(key)), select) };
}

function pretty(body) {
  if (typeof body !== 'string') {
    return body;
  }
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
