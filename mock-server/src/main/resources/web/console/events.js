/** The live stream: one connection for the whole page, resumed by the browser after a break. */

import { path } from './control.js';

const listeners = new Set();
const states = new Set();
let source = null;

/** Calls back with each entry as it happens. Answers the function that stops it. */
export function onEntry(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls back with 'open', 'lost' or 'waiting'. */
export function onState(listener) {
  states.add(listener);
}

export function connect() {
  source = new EventSource(path('events'));
  source.addEventListener('open', () => tell('open'));
  source.addEventListener('error', () => {
    tell('lost');
    // A server that answers with an error, not a dropped line, makes the browser give up for good.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(connect, 3_000);
    }
  });
  source.addEventListener('message', (event) => {
    const entry = parse(event.data);
    if (entry !== null) {
      entry.id ??= event.lastEventId || null;
      listeners.forEach((listener) => listener(entry));
    }
  });
  tell('waiting');
}

function tell(state) {
  states.forEach((listener) => listener(state));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
