/** The admin API, and only it: whatever the page does, a script with the token can do too. */

import { t } from './texts.js';

const TIMEOUT_MS = 20_000;
const TOKEN = 'naru.admin.token';
let refused = () => {};

export class Refused extends Error {
  constructor(status, message, fields = []) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

export function hasToken() {
  return sessionStorage.getItem(TOKEN) !== null;
}

export function keepToken(token) {
  sessionStorage.setItem(TOKEN, token);
}

export function forgetToken() {
  sessionStorage.removeItem(TOKEN);
}

/** Called when the gateway does not take the token (any more). */
export function onRefusedToken(listener) {
  refused = listener;
}

/** The path of a resource, with the parameters that have a value. */
export function path(resource, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return `/admin/${resource}${query.size > 0 ? `?${query}` : ''}`;
}

export function get(resource, parameters) {
  return call('GET', path(resource, parameters));
}

export function post(resource, body) {
  return call('POST', path(resource), body);
}

async function call(method, url, body) {
  const shown = sessionStorage.getItem(TOKEN) ?? '';
  const headers = { Authorization: `Bearer ${shown}` };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  let response;
  let json;
  try {
    response = await fetch(url, {
      method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS),
      credentials: 'omit', cache: 'no-store',
    });
    json = await response.json().catch(() => null);
  } catch (failure) {
    throw new Refused(0, t(failure.name === 'TimeoutError' ? 'net.timeout' : 'net.unreachable'));
  }
  if (response.status === 401) {
    // A late answer to the token of before says nothing about the one of now.
    if ((sessionStorage.getItem(TOKEN) ?? '') === shown) {
      refused();
    }
    throw new Refused(401, t('login.wrong'));
  }
  if (!response.ok || json === null) {
    throw new Refused(response.status, sentence(response.status, json), json?.errors ?? []);
  }
  return json;
}

function sentence(status, json) {
  const faults = (json?.errors ?? []).map((error) => `${error.field}: ${error.message}`).join(' · ');
  return faults || json?.detail || t('net.status', { status });
}
