/* Naver's window, as a page of the shop opens it. */

/**
 * Hands the gateway's own object to IMP.request_pay. To be called from inside a click: browsers allow a new window only
 * there. Answers {opened, blocked}: the window, or that the browser refused it.
 */
export function openCheckout(requestPay, refused) {
  const original = window.open;
  const seen = {opened: null, blocked: false};
  // The SDK keeps the window to itself; the page needs to know whether there is one and when it has left for Naver.
  window.open = function watched(...parameters) {
    const opened = original.apply(window, parameters);
    seen.opened = opened;
    seen.blocked = opened === null;
    return opened;
  };
  try {
    window.IMP.request_pay(requestPay, refused);
  } finally {
    window.open = original;
  }
  return seen;
}

/** Whether the window shows Naver's page by now, and no longer the empty one it began with. */
export function hasLeft(opened) {
  try {
    return !opened.closed && opened.location.href !== 'about:blank';
  } catch {
    return true; // another origin: the checkout has loaded
  }
}
