/** The reader's language: the one chosen before, else the browser's, else English. */

import { el, put } from './dom.js';
import { en } from './en.js';
import { ko } from './ko.js';

const KEY = 'naru.lang';
const TEXTS = { ko, en };
const NAMES = { ko: '한국어', en: 'EN' };
const listeners = [];
let current = [chosen(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()), 'en'].find((one) => Object.hasOwn(TEXTS, one));
document.documentElement.lang = current;

export function language() {
  return current;
}

/** The text for a key, with `{name}` replaced by `values.name`. */
export function t(key, values = {}) {
  const text = TEXTS[current][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The text for a key, or the word itself where the gateway is newer than this page. */
export function word(prefix, name) {
  const key = `${prefix}.${String(name).toLowerCase()}`;
  return Object.hasOwn(TEXTS[current], key) ? TEXTS[current][key] : String(name);
}

export function onLanguage(listener) {
  listeners.push(listener);
}

/** Fills what names its text by `data-t`, and labels by `data-t-label`. */
export function translate() {
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = t(element.dataset.t);
  }
  for (const element of document.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(element.dataset.tLabel));
  }
}

/** Makes the switch of languages. */
export function bindToggle(place) {
  const draw = () => {
    place.setAttribute('aria-label', t('language'));
    put(place, Object.entries(NAMES).map(([id, name]) => el('button', {
      type: 'button', lang: id, 'aria-pressed': String(id === current), testid: `lang-${id}`, onclick: () => choose(id),
    }, name)));
  };
  onLanguage(() => {
    draw();
    place.querySelector(`[lang="${current}"]`).focus();
  });
  draw();
}

function choose(next) {
  if (next === current) {
    return;
  }
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A browser that keeps nothing shows the language until the page is left.
  }
  listeners.forEach((listener) => listener());
}

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
