/** The control API, and only it: whatever the console does, a script can do too. */

import { call } from '../common/http.js';

const ROOT = '/_mock/v1/';

/** The merchant space the page looks at; the server's default one when the address names none. */
export const space = new URLSearchParams(window.location.search).get('space');

export function path(resource, query = {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, space })) {
    if (value !== null && value !== undefined && value !== '') {
      parameters.set(name, value);
    }
  }
  const text = parameters.toString();
  return ROOT + resource + (text === '' ? '' : `?${text}`);
}

export async function get(resource, query) {
  return (await call('GET', path(resource, query)))?.data;
}

export async function post(resource, body = {}) {
  return (await call('POST', path(resource), body))?.data;
}

export async function put(resource, body) {
  return (await call('PUT', path(resource), body))?.data;
}

/** The same call for a terminal. */
export function curl(method, resource, body) {
  const lines = [`curl -sS -X ${method} '${window.location.origin}${path(resource)}'`];
  if (body !== undefined) {
    lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`);
  }
  return lines.join(' \\\n  ');
}

/** A recorded request for a terminal. */
export function curlOf({ method, url, content_type: contentType, body }) {
  const lines = [`curl -sS -X ${method ?? 'GET'} ${quoted(url)}`];
  if (contentType) {
    lines.push(`-H ${quoted(`Content-Type: ${contentType}`)}`);
  }
  if (body) {
    lines.push(`--data-raw ${quoted(typeof body === 'string' ? body : JSON.stringify(body))}`);
  }
  return lines.join(' \\\n  ');
}

function quoted(text) {
  return `'${String(text).replaceAll("'", `'\\''`)}'`;
}
