/** Reads the control API's orders and deliveries into the few facts the pages draw. The one place that knows their spelling. */

/** An order as a row of the table. */
export function orderRow(order) {
  const payment = order.payment ?? order;
  const checkout = order.checkout ?? {};
  return {
    merchantUid: payment.merchant_uid,
    impUid: payment.imp_uid,
    name: payment.name ?? checkout.order_name ?? null,
    status: payment.status,
    provider: order.pg_provider ?? payment.pg_provider ?? null,
    windowState: order.checkout_state ?? checkout.state ?? order.payment_window?.state ?? null,
    requested: order.requested_amount ?? order.requested?.amount ?? payment.amount,
    amount: payment.amount,
    cancelled: payment.cancel_amount ?? 0,
    buyer: payment.buyer_name ?? null,
    startedAt: order.created_at ?? payment.started_at ?? null,
    paidAt: payment.paid_at || null,
    next: order.next ?? null,
  };
}

/** One order's whole story. */
export function orderStory(order) {
  return {
    ...orderRow(order),
    payment: order.payment ?? {},
    paymentWindow: order.payment_window ?? null,
    actions: order.actions ?? [],
    cancelHistory: order.payment?.cancel_history ?? [],
    lines: order.checkout?.lines ?? [],
    checkoutKey: order.checkout?.key ?? null,
    merchantNo: order.checkout?.merchant_no ?? null,
    presets: order.checkout?.presets ?? [],
    verdict: order.checkout?.verdict ?? null,
    // A cancellation is told where cancellations are told.
    overwritten: (order.overwritten ?? []).filter((change) => change.field !== 'cancel_amount'),
    history: order.history ?? [],
    productOrders: order.product_orders ?? [],
    webhooks: order.webhooks ?? [],
    timeline: order.timeline ?? [],
    naverProducts: order.naver_products ?? order.request?.naverProducts ?? null,
  };
}

/** A webhook delivery with its attempts. */
export function delivery(webhook) {
  const attempts = (webhook.attempts ?? []).map((one) => attempt(one, webhook.url));
  return {
    id: webhook.id,
    merchantUid: webhook.merchant_uid ?? webhook.body?.merchant_uid ?? null,
    status: webhook.status ?? webhook.payment_status ?? webhook.body?.status ?? null,
    state: webhook.state ?? webhook.delivery ?? null,
    url: webhook.url ?? attempts[0]?.url ?? null,
    at: webhook.created_at ?? webhook.at ?? attempts[0]?.at ?? null,
    attempts,
    attemptCount: webhook.attempt_count ?? attempts.length,
    nextAt: webhook.next_attempt_at ?? null,
    copy: webhook.copy ?? 0,
    last: attempts.at(-1) ?? (webhook.last_attempt ? attempt(webhook.last_attempt, webhook.url) : null),
  };
}

function attempt(one, url) {
  return {
    at: one.at,
    url: one.url ?? url,
    contentType: one.content_type ?? one.request?.content_type ?? null,
    requestBody: one.request_body ?? one.request?.body ?? null,
    status: one.status ?? one.response_status ?? 0,
    latencyMs: one.latency_ms ?? null,
    responseBody: one.response_body ?? one.response?.body ?? null,
    error: one.error ?? null,
    manual: one.manual ?? false,
  };
}
