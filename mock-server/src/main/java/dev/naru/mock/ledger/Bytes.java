package dev.naru.mock.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Estimates of what records cost in memory. They need not be exact: they make sure that a few records with enormous texts
 * cannot fill the heap that millions of ordinary ones would not.
 */
final class Bytes {
    private static final int PAYMENT = 1_200;
    private static final int STATE_CHANGE = 120;
    private static final int FIELD_CHANGE = 80;
    private static final int CANCELLATION = 200;
    private static final int BILLING_KEY = 400;
    private static final int SCHEDULE = 400;
    private static final int DELIVERY = 400;
    private static final int ATTEMPT = 200;

    private Bytes() {}

    static long of(NewPayment opened) {
        return PAYMENT
                + of(opened.merchantUid(), opened.name(), opened.customData(), opened.userAgent())
                + of(opened.noticeUrls().toArray(String[]::new))
                + of(opened.buyer());
    }

    static long of(StateChange change) {
        long bytes = STATE_CHANGE;
        for (FieldChange field : change.changes()) {
            bytes += FIELD_CHANGE + of(field.before(), field.after());
        }
        return bytes;
    }

    static long of(Cancellation cancellation) {
        return CANCELLATION + of(cancellation.reason());
    }

    static long of(BillingKey key) {
        // It holds on to the record of its registration, which may have left the payments by then.
        long bytes = BILLING_KEY
                + of(key.customerUid(), key.productCode())
                + key.issuedBy().bytes();
        for (String outcome : key.script()) {
            bytes += of(outcome);
        }
        return bytes;
    }

    static long of(Schedule schedule) {
        Charge charge = schedule.charge();
        // With the payment record of its run, which may have left the payments by then.
        return SCHEDULE
                + PAYMENT
                + of(schedule.customerUid(), charge.merchantUid(), charge.name(), charge.customData())
                + of(charge.noticeUrls().toArray(String[]::new))
                + of(charge.buyer());
    }

    static long of(WebhookDelivery delivery) {
        long bytes = DELIVERY + of(delivery.url(), delivery.notice().merchantUid());
        for (WebhookAttempt attempt : delivery.attempts()) {
            bytes += ATTEMPT + of(attempt.requestBody(), attempt.responseBody(), attempt.error());
        }
        return bytes;
    }

    private static long of(Buyer buyer) {
        return of(buyer.name(), buyer.email(), buyer.tel(), buyer.addr(), buyer.postcode());
    }

    static long of(@Nullable String... texts) {
        long bytes = 0;
        for (String text : texts) {
            bytes += text == null ? 0 : 40 + 2L * text.length();
        }
        return bytes;
    }
}
