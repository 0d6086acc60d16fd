package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An effect somebody asks for.
 *
 * @param dedupeKey unique per merchant and kind; asked for twice, it is done once
 * @param lane operations of one lane go one after the other, such as {@code imp:imp_123}
 * @param merchantUid the order whose story it belongs to, or null
 * @param request what was asked, complete enough to do it after a crash; no secrets
 */
public record NewOperation(
        UUID merchantId,
        OperationKind kind,
        String dedupeKey,
        String lane,
        @Nullable MerchantUid merchantUid,
        ObjectNode request) {}
