/** Money, times and durations as the reader's language writes them. */

import { language } from './i18n.js';

const SEOUL = 'Asia/Seoul';

/** Whole won. A missing amount is a dash, never a zero. */
export function won(amount) {
  if (amount === null || amount === undefined || Number.isNaN(Number(amount))) {
    return '–';
  }
  const digits = new Intl.NumberFormat('ko-KR').format(amount);
  return language() === 'ko' ? `${digits}원` : `₩${digits}`;
}

/** Accepts RFC 3339 or Iamport's seconds since 1970; shows Korean time, because the batch and the deadlines live there. */
export function instant(value) {
  if (value === null || value === undefined || value === 0 || value === '') {
    return null;
  }
  const date = typeof value === 'number' ? new Date(value < 1e12 ? value * 1000 : value) : new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

export function time(value) {
  const date = instant(value);
  return date === null ? '–' : parts(date, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

export function dateTime(value) {
  const date = instant(value);
  return date === null
    ? '–'
    : parts(date, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** How long from one point in time to another, in the largest two units. */
export function span(from, to) {
  const start = instant(from);
  const end = instant(to);
  if (start === null || end === null) {
    return '–';
  }
  const seconds = Math.max(0, Math.round((end - start) / 1000));
  const units = language() === 'ko' ? ['일', '시간', '분', '초'] : ['d', 'h', 'm', 's'];
  const sizes = [86_400, 3_600, 60, 1];
  const counts = [];
  let rest = seconds;
  for (const size of sizes) {
    counts.push(Math.floor(rest / size));
    rest %= size;
  }
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) {
    return `0${units[3]}`;
  }
  return counts.slice(first, first + 2).map((count, i) => (count > 0 || i === 0 ? `${count}${units[first + i]}` : ''))
    .filter(Boolean).join(' ');
}

function parts(date, options) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: SEOUL, hour12: false, ...options }).format(date);
}
