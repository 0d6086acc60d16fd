/** Where things are found. */

import { language } from '../common/i18n.js';
import { space } from './control.js';

export function billingKeyLink(customerUid) {
  return `#/billing/${encodeURIComponent(customerUid)}`;
}

/** The page beside the console that calls the SDK as a shop's page would, for the merchant that is looked at. */
export function tryLink(userCode) {
  const query = new URLSearchParams({ lang: language(), ...(space ? { space } : {}), ...(userCode ? { user_code: userCode } : {}) });
  return `/_mock/try/?${query}`;
}
