package dev.naru.mock.ledger;

import org.jspecify.annotations.Nullable;

/** An amount the merchant registered before its page asks for payment. A null currency is not compared. */
public record PreparedAmount(
        String merchantUid, long amount, @Nullable String currency) {
    long bytes() {
        return 100 + Bytes.of(merchantUid, currency);
    }
}
