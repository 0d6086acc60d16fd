/** The clock strip: what time it is for the shop, what happens next, and the buttons that make it happen. */

import { dateTime, instant, span } from '../common/format.js';
import { onLanguage, t } from '../common/i18n.js';
import { get, post, put } from './control.js';
import { onEntry } from './events.js';
import { attempt, label, throttled, toast } from './parts.js';
import { due } from './story.js';

const TICK_MS = 1_000;
const REFRESH_MS = 15_000;
const SETTLE_MS = 250;
const SHOWN_EVENTS = 4;

const at = (id) => document.getElementById(id);
let clock = null;
let readAt = 0;

export function startClock() {
  at('clock-minute').addEventListener('click', (event) => advance(event.currentTarget, () => post('clock/advance', { by: 'PT60S' })));
  at('clock-jump').addEventListener('click', (event) => advance(event.currentTarget, () => post('clock/advance-to-next')));
  at('clock-freeze').addEventListener('click', (event) => attempt(event.currentTarget, async () => {
    await put('clock', { mode: clock?.mode === 'frozen' ? 'system' : 'frozen' });
    await refresh();
  }));
  onEntry(throttled(refresh, SETTLE_MS));
  onLanguage(draw);
  setInterval(draw, TICK_MS);
  setInterval(refresh, REFRESH_MS);
  refresh();
}

async function refresh() {
  try {
    clock = await get('clock');
    readAt = performance.now();
  } catch {
    clock = null;
  }
  draw();
}

function draw() {
  const known = clock !== null;
  at('clock-mode').textContent = known ? label(`clock.mode.${String(clock.mode).split(':')[0]}`, clock.mode) : '–';
  at('clock-mode').className = 'badge' + (clock?.mode === 'frozen' ? ' badge--accent' : '');
  at('clock-now').textContent = known ? `${dateTime(now().toISOString())} KST` : '–';
  at('clock-next').textContent = known && clock.next
    ? t(instant(clock.next.at) <= now() ? 'clock.due' : 'clock.next',
      { what: due(clock.next.what), in: span(now(), clock.next.at) })
    : t('clock.nothingNext');
  at('clock-freeze').textContent = t(clock?.mode === 'frozen' ? 'clock.release' : 'clock.freeze');
  at('clock-freeze').setAttribute('aria-pressed', String(clock?.mode === 'frozen'));
  at('clock-jump').disabled = !known || !clock.next;
}

function now() {
  const rate = clock.mode === 'system' ? 1 : clock.mode.startsWith('scaled') ? Number(clock.rate ?? clock.mode.split(':')[1] ?? 1) : 0;
  return new Date(instant(clock.now).getTime() + (performance.now() - readAt) * rate);
}

async function advance(control, work) {
  const answer = await attempt(control, work);
  if (answer) {
    const happened = answer.happened ?? [];
    const told = happened.slice(0, SHOWN_EVENTS).map((event) => label(`entry.${event.type}`, event.summary ?? event.type)).join(' · ');
    const more = happened.length > SHOWN_EVENTS ? ` +${happened.length - SHOWN_EVENTS}` : '';
    toast(happened.length === 0 ? t('clock.nothingHappened') : `${t('clock.happened', { count: happened.length })} ${told}${more}`);
    await refresh();
  }
}
