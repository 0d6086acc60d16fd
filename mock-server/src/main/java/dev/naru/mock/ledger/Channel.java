package dev.naru.mock.ledger;

/**
 * One payment service the merchant has switched on in the console.
 *
 * @param pgProvider {@code naverco} for order-type Naver Pay, {@code naverpay} for payment-type
 * @param pgId the merchant's id there
 * @param sandbox whether it is a test channel, whose payments {@code GET /payments/{imp_uid}} hides by default
 * @param type {@code payment}, {@code api_payment} or {@code certification}
 * @param name what the console calls it
 * @param key the channel key a page may give instead of {@code pg}
 */
public record Channel(String pgProvider, String pgId, boolean sandbox, String type, String name, String key) {
    public static final String NAVERCO = "naverco";
    public static final String NAVERPAY = "naverpay";

    /** The order-type channel every new space has: a test channel, as a merchant gets first. */
    public static Channel naverco() {
        return new Channel(NAVERCO, "np_narulocal000", true, "payment", "네이버페이 주문형", "channel-key-naverco-local");
    }

    /** The payment-type channel every new space has beside it: single payments and billing keys. */
    public static Channel naverpay() {
        return new Channel(NAVERPAY, "np_local0000000", true, "payment", "네이버페이 결제형", "channel-key-naverpay-local");
    }

    public boolean isNaverpay() {
        return pgProvider.equals(NAVERPAY);
    }

    public boolean isNaverco() {
        return pgProvider.equals(NAVERCO);
    }
}
