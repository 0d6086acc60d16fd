/** Money and times as the reader's language writes them; times in Korean time, like the mock's console. */

import { language } from './texts.js';

export function won(amount) {
  if (amount === null || amount === undefined) {
    return '–';
  }
  const digits = new Intl.NumberFormat('ko-KR').format(amount);
  return language() === 'ko' ? `${digits}원` : `₩${digits}`;
}

export function dateTime(text) {
  return shown(text, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

export function day(text) {
  return shown(text, { year: 'numeric', month: '2-digit', day: '2-digit' });
}

export function time(text) {
  return shown(text, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** Seconds in the two largest units. */
export function span(seconds) {
  if (seconds === null || seconds === undefined) {
    return '–';
  }
  const units = language() === 'ko' ? ['일', '시간', '분', '초'] : ['d', 'h', 'm', 's'];
  let rest = Math.max(0, Math.round(seconds));
  const counts = [86_400, 3_600, 60, 1].map((size) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return count;
  });
  const first = Math.max(0, counts.findIndex((count) => count > 0));
  const from = counts.some((count) => count > 0) ? first : 3;
  return counts.slice(from, from + 2).map((count, i) => (count > 0 || i === 0 ? `${count}${units[from + i]}` : '')).filter(Boolean).join(' ');
}

function shown(text, options) {
  const date = text ? new Date(text) : null;
  return date === null || Number.isNaN(date.getTime())
    ? '–'
    : new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', hour12: false, ...options }).format(date);
}
