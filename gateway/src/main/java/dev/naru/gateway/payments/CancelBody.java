package dev.naru.gateway.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.iamport.CancelCall.Requester;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/orders/{merchant_uid}/cancel}.
 *
 * @param impUid which payment of the order; null for the one that counts
 * @param amount won; null for everything that is left
 * @param taxFree the tax-free part of {@code amount}, won
 */
record CancelBody(@Nullable ImpUid impUid, @Nullable Long amount, long taxFree, String reason, Requester requester) {
    private static final int MAX_REASON = 256;
    private static final int MAX_IMP_UID = 32;

    /**
     * Reads a body.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    static CancelBody read(JsonNode json) {
        Fields fields = Fields.of(json);
        CancelBody body = new CancelBody(
                impUid(fields),
                fields.integerOrNull("amount", 1, Krw.MAX_WON),
                fields.integer("tax_free", 0, Krw.MAX_WON, 0),
                fields.text("reason", MAX_REASON),
                requester(fields));
        if (body.amount() == null && body.taxFree() > 0) {
            fields.error("tax_free", "needs amount beside it");
        }
        if (body.amount() != null && body.taxFree() > body.amount()) {
            fields.error("tax_free", "must be at most amount");
        }
        fields.done();
        return body;
    }

    CancelRequest of(ImpUid chosen) {
        return new CancelRequest(chosen, amount, taxFree, reason, requester);
    }

    private static @Nullable ImpUid impUid(Fields fields) {
        String text = fields.textOrNull("imp_uid", MAX_IMP_UID);
        if (text == null || ImpUid.isValid(text)) {
            return text == null ? null : new ImpUid(text);
        }
        fields.error("imp_uid", "is no imp_uid");
        return null;
    }

    private static Requester requester(Fields fields) {
        String text = fields.text("requester", 16);
        for (Requester requester : Requester.values()) {
            if (requester.wire().equals(text)) {
                return requester;
            }
        }
        if (!text.isEmpty()) {
            fields.error("requester", "must be customer or admin");
        }
        return Requester.ADMIN;
    }
}
