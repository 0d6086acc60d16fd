/** One line for each entry of the journal, in the reader's language, made of the entry's type and its details. */

import { dateTime, won } from '../common/format.js';
import { has, t } from '../common/i18n.js';
import { label } from './parts.js';

/** Where one sentence does not do for all entries of a type: what is added to its key. */
const VARIANTS = {
  'api.call': ({ code }) => (code === 0 ? '' : '.refused'),
  'sdk.request_pay': ({ kind }) => (kind ? `.${kind}` : ''),
  'naver.claim': ({ claim_status: status }) => (status ? '.claim' : ''),
  'naverpay.confirm': unanswered,
  'payment.paid': byCharge,
  'webhook.attempt': unanswered,
};

/** Details that are not for people as they stand. */
const WORDS = {
  actor: (value) => label(`who.${value}`, value),
  action: (value) => label(`story.action.${value}`, value),
  amount: won,
  claim_status: (value) => label(`claimStatus.${value}`, value),
  customer_uid_usage: (value) => label(`usage.${value}`, value),
  findings: (value) => value.length,
  method: (value) => label(`means.${value}`, value),
  mode: (value) => label(`clock.mode.${value}`, value),
  outcome: (value) => t(value === 'REFUSED' ? 'judge.refused' : 'judge.accepted'),
  paid_amount: won,
  prepaid: won,
  product_order_status: (value) => label(`po.${value}`, value),
  requester: (value) => label(`billing.by${value === 'customer' ? 'Customer' : 'Admin'}`, value),
  schedule_at: dateTime,
  status: (value) => (typeof value === 'string' ? label(`status.${value}`, value) : value),
  step: (value) => label(`claim.${value}`, value),
  zone: (value) => label(`zone.${value}`, value),
};

/** How the clock names what is due. */
const DUE = [
  [/^polling batch$/, 'clock.what.batch'],
  [/^webhook retry (?<id>\S+)$/, 'clock.what.webhookRetry'],
  [/^webhook (?<id>\S+)$/, 'clock.what.webhook'],
  [/^scheduled charge (?<id>.+)$/, 'clock.what.charge'],
  [/^naver: (?<step>\S+) of product order (?<id>\S+)$/, 'clock.what.naver'],
];

/** What the clock does next; the server's own words where this page has none. */
export function due(what) {
  for (const [pattern, key] of DUE) {
    const found = pattern.exec(what);
    if (found) {
      const { step, id } = found.groups ?? {};
      return t(key, { id, step: label(`claim.${step}`, step) });
    }
  }
  return what;
}

/** The server's English line stands in for what this page has no words for, or lacks a detail of. */
export function story(entry) {
  const detail = entry.detail ?? {};
  const key = `story.${entry.type}${VARIANTS[entry.type]?.(detail) ?? ''}`;
  if (!has(key)) {
    return entry.summary ?? '';
  }
  const words = Object.entries(detail).map(([name, value]) => [name, worded(name, value)]);
  const line = t(key, Object.fromEntries(words));
  return /\{\w+\}/.test(line) ? entry.summary ?? line : line;
}

function worded(name, value) {
  if (value === null) {
    return '–';
  }
  return name in WORDS ? WORDS[name](value) : value;
}

function unanswered({ error }) {
  return error ? '.unanswered' : '';
}

/** The batch tells what it overwrote, a charge of a billing key does not. */
function byCharge({ customer_uid_usage: usage }) {
  return usage ? '.charge' : '';
}
