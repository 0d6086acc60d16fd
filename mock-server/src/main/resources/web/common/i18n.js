/**
 * The reader's language: the address's (`?lang=en` or `?lang=ko`), else the one chosen before, else the browser's, else the
 * one the page's markup names.
 */

import { fill, h } from './dom.js';
import { en } from './en.js';
import { ko } from './ko.js';

const KEY = 'naru.lang';
const DICTIONARIES = { ko: { ...ko }, en: { ...en } };
const NAMES = { ko: '한국어', en: 'EN' };
const listeners = new Set();

let current = initial();
document.documentElement.lang = current;

export function language() {
  return current;
}

export function setLanguage(next) {
  if (!(next in DICTIONARIES) || next === current) {
    return;
  }
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A browser that keeps nothing still shows the chosen language until the page is left.
  }
  listeners.forEach((listener) => listener(next));
}

/** Adds the texts of one set of pages, which the others need not load. */
export function addTexts(texts) {
  Object.assign(DICTIONARIES.ko, texts.ko);
  Object.assign(DICTIONARIES.en, texts.en);
}

/** Calls back after each change of language. */
export function onLanguage(listener) {
  listeners.add(listener);
}

/** The text for a key, with `{name}` replaced by `values.name`. */
export function t(key, values = {}) {
  const text = DICTIONARIES[current][key] ?? DICTIONARIES.ko[key];
  if (text === undefined) {
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function has(key) {
  return key in DICTIONARIES.ko;
}

/** The side of a `{ko, en}` pair that the reader wants. */
export function pick(pair) {
  if (pair === null || pair === undefined) {
    return null;
  }
  return typeof pair === 'string' ? pair : pair[current] ?? pair.ko ?? pair.en ?? null;
}

/** Fills every element that names its text by `data-t`, and every attribute named by `data-t-{attribute}`. */
export function translate(root = document) {
  for (const element of root.querySelectorAll('[data-t]')) {
    element.textContent = t(element.dataset.t);
  }
  for (const attribute of ['placeholder', 'aria-label', 'title']) {
    for (const element of root.querySelectorAll(`[data-t-${attribute}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(`data-t-${attribute}`)));
    }
  }
}

/** Turns an empty `.lang-toggle` into the switch. */
export function bindToggle(toggle) {
  fill(toggle, Object.entries(NAMES).map(([id, name]) => h('button', { type: 'button', lang: id, data: { lang: id } }, name)));
  const show = () => {
    toggle.setAttribute('aria-label', t('lang.label'));
    for (const button of toggle.querySelectorAll('[data-lang]')) {
      button.setAttribute('aria-pressed', String(button.dataset.lang === current));
    }
  };
  toggle.addEventListener('click', (event) => {
    const button = event.target.closest('[data-lang]');
    if (button) {
      setLanguage(button.dataset.lang);
    }
  });
  onLanguage(show);
  show();
}

function initial() {
  const asked = new URLSearchParams(window.location.search).get('lang');
  const preferred = navigator.languages.map((tag) => tag.split('-')[0].toLowerCase());
  return [asked, kept(), ...preferred, document.documentElement.lang].find((one) => Object.hasOwn(DICTIONARIES, one));
}

function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
