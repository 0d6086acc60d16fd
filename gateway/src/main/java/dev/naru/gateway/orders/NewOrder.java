package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * An order that is about to be stored.
 *
 * @param requestPay the object for {@code IMP.request_pay}
 * @param requestSha256 in lower-case hex; tells the same request from another one with the same merchant_uid
 * @param lifetime how long it may stay unpaid
 * @param isPolled whether the poll plan looks for its payment; else somebody else does
 */
record NewOrder(
        UUID merchantId,
        MerchantUid merchantUid,
        String pg,
        String name,
        long orderedAmount,
        AmountRule amountRule,
        List<OrderLine> lines,
        Buyer buyer,
        JsonNode requestPay,
        String requestSha256,
        Duration lifetime,
        boolean isPolled) {}
