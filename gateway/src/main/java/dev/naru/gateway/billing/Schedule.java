package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A planned charge as it stands in the database.
 *
 * @param amount won
 * @param at when Iamport is to make it, by Iamport's clock
 * @param useCfm last day of use, where one was said
 * @param impUid payment of the newest run; null before
 * @param failReason Iamport's words, untouched; null unless it failed or was refused
 * @param ticket of the look that was kept
 * @param version grows with every change
 */
record Schedule(
        UUID merchantId,
        MerchantUid merchantUid,
        String customerUid,
        long amount,
        Instant at,
        @Nullable LocalDate useCfm,
        ScheduleState state,
        @Nullable String impUid,
        @Nullable String failReason,
        long ticket,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** As {@code /v1} shows it. */
    ObjectNode json() {
        return StrictJson.mapper()
                .createObjectNode()
                .put("merchant_uid", merchantUid.value())
                .put("customer_uid", customerUid)
                .put("amount", amount)
                .put("schedule_at", at.toString())
                .put("state", state.name())
                .put("imp_uid", impUid)
                .put("fail_reason", failReason)
                .put("created_at", createdAt.toString())
                .put("updated_at", updatedAt.toString());
    }
}
