/** The judge's verdict, as a developer reads it: what was expected, what came, where, why, and what to do. */

import { fill, h } from './dom.js';
import { pick, t } from './i18n.js';

const SEVERITY_BADGE = { BLOCK: 'bad', WARN: 'warn', INFO: 'accent' };
/** What keeps the buyer from paying comes first. */
const RANK = ['BLOCK', 'WARN', 'INFO'];
const SHOWN_ROWS = 2_000;

/** Draws a verdict `{outcome, mode, findings, exchange}` into the element. */
export function showVerdict(element, verdict) {
  const findings = [...(verdict.findings ?? [])].sort((a, b) => RANK.indexOf(a.severity) - RANK.indexOf(b.severity));
  return fill(
    element,
    h('p.finding__head', {},
      outcomeBadge(verdict.outcome),
      h('span.badge', {}, t('judge.mode.' + (verdict.mode ?? 'lenient'))),
      h('span.muted.small', {}, t('judge.count', { count: findings.length })),
    ),
    findings.length === 0
      ? h('p.notice.notice--good', {}, t('judge.clean'))
      : findings.map(finding),
    verdict.exchange ? exchange(verdict.exchange, findings) : null,
  );
}

export function outcomeBadge(outcome) {
  const refused = outcome === 'REFUSED';
  return h('span.badge.badge--' + (refused ? 'bad' : 'good'), { data: { testid: 'verdict-outcome' } },
    t(refused ? 'judge.refused' : 'judge.accepted'));
}

function finding(found, i) {
  const facts = [];
  const fact = (label, value, prose) => {
    if (value !== null && value !== undefined && value !== '') {
      facts.push(h('dt', {}, t(label)), h(prose ? 'dd.prose' : 'dd', {}, shown(value)));
    }
  };
  if (present(found.expected) || present(found.got)) {
    facts.push(compared('finding.expected', found.expected), compared('finding.got', found.got));
  }
  fact('finding.path', found.path);
  fact('finding.at', found.at ? t('finding.rowColumn', { row: found.at.row, column: found.at.column }) : null, true);
  fact('finding.fix', pick(found.fix), true);
  fact('finding.evidence', found.evidence ? `${found.evidence} · ${t('evidence.' + found.evidence)}` : null, true);
  return h('article.finding.finding--' + found.severity, { data: { testid: `finding-${i}`, code: found.code } },
    h('div.finding__head', {},
      h('span.badge.badge--' + (SEVERITY_BADGE[found.severity] ?? 'accent'), {}, t('severity.' + found.severity)),
      h('span.finding__code', {}, found.code),
      h('span.muted.small', {}, about(found)),
    ),
    h('p.finding__why', {}, pick(found.why)),
    h('dl.finding__facts', {}, facts),
  );
}

/** One line, one product with several lines, or the whole order. */
function about(found) {
  if (present(found.line)) {
    return t('finding.line', { line: found.line + 1, id: found.product_id ?? '' });
  }
  return found.product_id ?? t('finding.wholeOrder');
}

function exchange(sent, findings) {
  const marked = new Set(findings.filter((f) => f.at).map((f) => f.at.row));
  return h('section.exchange', { data: { testid: 'exchange' } },
    h('h3', {}, t('exchange.title')),
    sent.url ? h('p.exchange__url', {}, /^https?:/i.test(sent.url) ? 'GET ' : null, sent.url) : null,
    h('p.finding__head', {},
      h('span.badge' + (sent.status === 200 ? '.badge--good' : '.badge--bad'), {},
        sent.status ? `HTTP ${sent.status}` : t('exchange.noAnswer')),
      present(sent.elapsed_ms) && h('span.muted.small', {}, `${sent.elapsed_ms} ms`),
      sent.content_type && h('code.small', {}, sent.content_type),
    ),
    sent.failure ? h('p.notice.notice--bad', {}, sent.failure) : null,
    sent.body ? sourceList(sent.body, marked) : null,
  );
}

/** Numbered rows, so that a finding's row and column can be found by eye. */
function sourceList(body, marked) {
  const rows = body.split(/\r\n|\r|\n/);
  const list = h('ol.source', { tabindex: '0', 'aria-label': t('exchange.body') },
    rows.slice(0, SHOWN_ROWS).map((row, i) => h(marked.has(i + 1) ? 'li.marked' : 'li', {}, h('span', {}, row))));
  if (rows.length > SHOWN_ROWS) {
    list.append(h('li', {}, h('span', {}, t('exchange.cut', { rows: rows.length - SHOWN_ROWS }))));
  }
  return list;
}

function compared(label, value) {
  const text = present(value) ? shown(value) : null;
  return [
    h('dt', {}, t(label)),
    h('dd', {}, text === null ? t('finding.none') : text === '' ? t('finding.blank') : text),
  ];
}

function shown(value) {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function present(value) {
  return value !== null && value !== undefined;
}
