package dev.naru.gateway.payments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.CancelCall.Requester;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import org.jspecify.annotations.Nullable;

/**
 * A cancel somebody asked for.
 *
 * @param amount won, or null for everything that is left when it is done
 * @param taxFree the tax-free part of it, won
 * @param reason for the buyer and for Naver, which demands it
 * @param requester who wants it; Naver demands that too
 */
record CancelRequest(ImpUid impUid, @Nullable Long amount, long taxFree, String reason, Requester requester) {
    /** As an operation keeps it. */
    ObjectNode json() {
        ObjectNode json = StrictJson.mapper().createObjectNode().put("imp_uid", impUid.value());
        return json.put("amount", amount)
                .put("tax_free", taxFree)
                .put("reason", reason)
                .put("requester", requester.wire());
    }

    /** Reads back what {@link #json} wrote. */
    static CancelRequest of(JsonNode json) {
        JsonNode amount = json.path("amount");
        return new CancelRequest(
                new ImpUid(json.path("imp_uid").textValue()),
                amount.isNumber() ? amount.longValue() : null,
                json.path("tax_free").longValue(),
                json.path("reason").textValue(),
                json.path("requester").textValue().equals(Requester.CUSTOMER.wire())
                        ? Requester.CUSTOMER
                        : Requester.ADMIN);
    }
}
