/** What a buyer chooses among. */

import { h } from './dom.js';

/** One of the means to pay with. */
export function choice(id, text, chosen) {
  return h('label.choice', {},
    h('input', { type: 'radio', name: 'method', value: id, checked: chosen, id: `method-${id}`, data: { testid: `method-${id}` } }),
    h('span', {}, text));
}

/** Redraws choices without taking the keyboard from the one that has it. */
export function keepFocus(redraw) {
  const focused = document.activeElement?.id;
  redraw();
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}
