/** A table row that opens a page wherever it is pressed, by mouse or by keyboard. */

import { h } from '../common/dom.js';

/**
 * The first link in the row stays a real link, for the keyboard, a new tab and a screen reader; the rest of the row follows
 * it. Arrow keys go from row to row.
 */
export function linkedRow(href, attributes, ...cells) {
  return h('tr.linked', {
    ...attributes,
    onclick: (event) => {
      const chosenText = String(window.getSelection()) !== '';
      if (!event.target.closest('a, button, input, select, label') && !chosenText) {
        event.ctrlKey || event.metaKey ? window.open(href, '_blank', 'noopener') : (window.location.hash = href);
      }
    },
    onkeydown: move,
  }, ...cells);
}

function move(event) {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
  const next = step && event.currentTarget[step]?.querySelector('a');
  if (next) {
    event.preventDefault();
    next.focus();
  }
}
