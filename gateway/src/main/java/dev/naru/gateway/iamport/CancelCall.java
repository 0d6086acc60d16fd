package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;

/**
 * What {@code POST /payments/cancel} is told (Iamport V1).
 *
 * @param amount won to give back; never left out, since Iamport reads nothing as everything
 * @param taxFree the tax-free part of it, 0 to {@code amount}
 * @param checksum won that can still be given back, as the caller believes; Iamport refuses when it is not so
 * @param reason shown to the buyer; Naver's inspection demands it
 * @param requester who asked for it; Naver's inspection demands it
 */
public record CancelCall(ImpUid impUid, Krw amount, Krw taxFree, Krw checksum, String reason, Requester requester) {

    /** {@code extra.requester}. */
    public enum Requester {
        CUSTOMER("customer"),
        ADMIN("admin");

        private final String wire;

        Requester(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("imp_uid", impUid.value())
                .put("amount", amount.won())
                .put("tax_free", taxFree.won())
                .put("checksum", checksum.won())
                .put("reason", reason);
        json.putObject("extra").put("requester", requester.wire());
        return json;
    }
}
