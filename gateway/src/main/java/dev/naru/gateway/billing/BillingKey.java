package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A billing key as the gateway has seen it.
 *
 * @param impUid payment of the newest registration seen; null when the gateway saw none
 * @param pgProvider null until Iamport was asked
 * @param cardName of the card company or bank; null until Iamport was asked
 */
record BillingKey(
        String customerUid,
        State state,
        @Nullable String impUid,
        @Nullable String pgProvider,
        @Nullable String cardName,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether it can be charged. */
    enum State {
        ACTIVE,
        DELETED
    }

    /** As {@code /v1} shows it. */
    ObjectNode json() {
        return StrictJson.mapper()
                .createObjectNode()
                .put("customer_uid", customerUid)
                .put("state", state.name())
                .put("imp_uid", impUid)
                .put("pg_provider", pgProvider)
                .put("card_name", cardName)
                .put("created_at", createdAt.toString())
                .put("updated_at", updatedAt.toString());
    }
}
