/** Live: everything that happens, newest first. */

import { fill, h } from '../common/dom.js';
import { t } from '../common/i18n.js';
import { get } from './control.js';
import { button, failed, throttled } from './parts.js';
import { steps } from './steps.js';
import { story } from './story.js';
import { actorOf, row } from './timeline.js';

const KEPT = 500;
const DRAW_MS = 120;
const ACTORS = ['browser', 'api', 'naver', 'batch', 'webhook', 'control'];

/** Outlives the page, so that leaving and coming back keeps what was chosen. */
const chosen = { hidden: new Set() };

export function livePage(root, _, parameters) {
  let entries = [];
  let incoming = [];
  let paused = false;
  let filter = parameters.get('order') ?? '';
  let loaded = false;

  const list = h('ol.entries', { data: { testid: 'timeline' } });
  const note = h('div', {});
  const pause = button('', () => {
    paused = !paused;
    if (!paused) {
      takeIn();
    }
    draw();
  }, { testid: 'timeline-pause' });
  const input = h('input.input', {
    type: 'search', value: filter, placeholder: t('live.filter'), 'aria-label': t('live.filter'),
    data: { testid: 'timeline-filter', filter: '' },
    oninput: () => {
      filter = input.value.trim();
      history.replaceState(null, '', filter === '' ? '#/live' : `#/live?order=${encodeURIComponent(filter)}`);
      draw();
    },
  });
  const chips = h('div.chips', { role: 'group', 'aria-label': t('live.who') }, ACTORS.map((actor) =>
    h(`button.chip.actor--${actor}`, {
      type: 'button', 'aria-pressed': String(!chosen.hidden.has(actor)), data: { actor },
      onclick: (event) => {
        chosen.hidden.has(actor) ? chosen.hidden.delete(actor) : chosen.hidden.add(actor);
        event.currentTarget.setAttribute('aria-pressed', String(!chosen.hidden.has(actor)));
        draw();
      },
    }, t(`actor.${actor}`))));

  fill(root, h('h1', {}, t('tab.live')), h('div.tools', {}, input, chips, pause), note, list);
  // Under load hundreds arrive each second: they are drawn together.
  const later = throttled(() => {
    if (!paused) {
      takeIn();
    }
    draw();
  }, DRAW_MS);
  load();
  draw();
  return {
    entry(entry) {
      incoming.push(entry);
      incoming = incoming.slice(-KEPT);
      later();
    },
    close: later.cancel,
  };

  function takeIn() {
    entries = merge(incoming.reverse(), entries);
    incoming = [];
  }

  async function load() {
    try {
      const found = await get('journal', { limit: KEPT });
      entries = merge(entries, newestFirst(Array.isArray(found) ? found : found?.entries ?? []));
      loaded = true;
      draw();
    } catch (error) {
      failed(note, error, load);
    }
  }

  function draw() {
    pause.textContent = paused ? t('live.resume', { count: incoming.length }) : t('live.pause');
    pause.setAttribute('aria-pressed', String(paused));
    const visible = entries.filter((entry) => !chosen.hidden.has(actorOf(entry)) && matches(entry));
    if (loaded) {
      fill(note, entries.length === 0 ? steps() : visible.length === 0 ? h('p.empty.card.muted', {}, t('live.nothingMatches')) : null);
    }
    keepOpen(list, visible);
  }

  function matches(entry) {
    const wanted = filter.toLowerCase();
    return wanted === '' || [entry.merchant_uid, entry.imp_uid, entry.type, entry.summary, story(entry)]
      .some((text) => String(text ?? '').toLowerCase().includes(wanted));
  }
}

/** Rows are kept by entry, so that one a reader has opened stays open while others arrive. */
function keepOpen(list, entries) {
  const rows = new Map([...list.children].map((element) => [element.dataset.key, element]));
  list.replaceChildren(...entries.map((entry) => {
    const key = keyOf(entry);
    const element = rows.get(key) ?? row(entry);
    element.dataset.key = key;
    return element;
  }));
}

function merge(newer, older) {
  const seen = new Set();
  return [...newer, ...older].filter((entry) => {
    const key = keyOf(entry);
    return !seen.has(key) && seen.add(key);
  }).slice(0, KEPT);
}

function keyOf(entry) {
  // Numbers start again after a restart of the server; with the time they stay apart.
  return `${entry.id}@${entry.at}`;
}

function newestFirst(entries) {
  return [...entries].sort((a, b) => Number(b.id) - Number(a.id));
}
