package dev.naru.mock.journal;

/**
 * Everything a journal can tell of. Scripts look for the wire name, so it never changes; the console has words for each, in
 * both languages.
 */
public enum EntryType {
    API_CALL("api.call"),
    SDK_REQUEST_PAY("sdk.request_pay"),
    SDK_ZZIM("sdk.zzim"),
    SDK_REFUSED("sdk.refused"),
    WINDOW_DELIVERY("window.delivery"),
    WINDOW_PAY("window.pay"),
    WINDOW_REMOVED("window.removed"),
    WINDOW_CLOSED("window.closed"),
    NAVER_PRODUCT_CHECK("naver.product_check"),
    NAVER_ADDITIONAL_FEE("naver.additional_fee"),
    NAVER_PAID("naver.paid"),
    NAVER_ORDERED("naver.ordered"),
    NAVER_CLAIM("naver.claim"),
    NAVER_ADDRESS("naver.address"),
    NAVER_CONFIRMED("naver.confirmed"),
    NAVER_POINTS("naver.points"),
    NAVERPAY_CONFIRM("naverpay.confirm"),
    NAVERPAY_PAID("naverpay.paid"),
    NAVERPAY_FAILED("naverpay.failed"),
    NAVERPAY_REGISTERED("naverpay.registered"),
    PAYMENT_PAID("payment.paid"),
    PAYMENT_FAILED("payment.failed"),
    PAYMENT_READDRESSED("payment.readdressed"),
    PAYMENT_CANCELLED("payment.cancelled"),
    SCHEDULE_ADDED("schedule.added"),
    SCHEDULE_MOVED("schedule.moved"),
    SCHEDULE_REVOKED("schedule.revoked"),
    BILLING_KEY_DELETED("billing_key.deleted"),
    WEBHOOK_PENDING("webhook.pending"),
    WEBHOOK_HELD("webhook.held"),
    WEBHOOK_DROPPED("webhook.dropped"),
    WEBHOOK_NO_TARGET("webhook.no_target"),
    WEBHOOK_ATTEMPT("webhook.attempt"),
    CLOCK_CHANGED("clock.changed"),
    MERCHANT_CHANGED("merchant.changed"),
    CONTROL_PAYMENT("control.payment"),
    CONTROL_BILLING_KEY("control.billing_key"),
    CONTROL_BILLING_SCRIPT("control.billing_script"),
    CONTROL_RESET("control.reset");

    private final String wireName;

    EntryType(String wireName) {
        this.wireName = wireName;
    }

    /** The word in {@code type} of the control API. */
    public String wireName() {
        return wireName;
    }
}
