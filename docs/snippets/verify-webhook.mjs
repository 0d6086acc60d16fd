// Says whether a request is an event from the gateway. Node 18 or newer, nothing else. Copy it.
import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_S = 300;

/**
 * @param {string} secret as the gateway showed it: whsec_...
 * @param {{id: string, timestamp: string, signatures: string}} headers webhook-id, webhook-timestamp, webhook-signature
 * @param {Buffer} body the bytes as they arrived, before any parser (Express: express.raw({ type: '*' + '/*' }))
 * @param {number} nowS seconds since 1970: Date.now() / 1000
 */
export function isGenuine(secret, { id, timestamp, signatures }, body, nowS) {
  if (!id || !signatures || !/^[0-9]{1,12}$/.test(timestamp ?? '')) return false;
  if (Math.abs(nowS - Number(timestamp)) > TOLERANCE_S) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  const expected = Buffer.from(`v1,${mac}`);
  let genuine = false;
  // While a secret is rotated there are two; values of other versions never match.
  for (const signature of signatures.split(' ')) {
    const given = Buffer.from(signature);
    // Compares in constant time; the length is no secret.
    if (given.length === expected.length && timingSafeEqual(given, expected)) genuine = true;
  }
  return genuine;
}
