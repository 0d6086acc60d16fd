/** Talks JSON to the mock server, and turns every way that can fail into one kind of error with a sentence in it. */

import { t } from './i18n.js';

const TIMEOUT_MS = 20_000;

export class ServerRefused extends Error {
  constructor(status, error) {
    super(error.message);
    this.status = status;
    this.code = error.code ?? null;
    this.hint = error.hint ?? null;
  }
}

/** Sends a request to the own origin. Answers the parsed body, or null when there is none. */
export async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (e) {
    throw new ServerRefused(0, { message: e.name === 'TimeoutError' ? t('net.timeout') : t('net.unreachable') });
  }
  const text = await response.text();
  const json = parse(text);
  if (!response.ok) {
    const said = json?.error?.message ?? json?.message;
    throw new ServerRefused(response.status, {
      message: said ? `${said}` : t('net.status', { status: response.status }),
      code: json?.error?.code,
      hint: json?.error?.hint,
    });
  }
  if (json === undefined && text !== '') {
    throw new ServerRefused(response.status, { message: t('net.notJson') });
  }
  return json ?? null;
}

function parse(text) {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
