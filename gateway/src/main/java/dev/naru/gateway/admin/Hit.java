package dev.naru.gateway.admin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something whose number begins as asked.
 *
 * @param id the number that was found
 * @param part tells several of the same number apart; empty where there is one
 * @param merchantUid the order it belongs to; null when it belongs to none
 */
record Hit(
        Kind kind,
        UUID merchantId,
        String id,
        String part,
        @Nullable String merchantUid,
        String state,
        Instant at) {

    /** In the order in which they are looked for. */
    enum Kind {
        ORDER,
        PAYMENT,
        CUSTOMER,
        OPERATION,
        EVENT
    }
}
