package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.value.ImpUid;
import java.util.List;

/**
 * One of the calls {@code POST /payments/{imp_uid}/naver/...} about product orders (Iamport V1).
 *
 * @param path last segment, such as {@code approve-return}
 * @param productOrderIds which ones, at least one; never left out, since Iamport reads nothing as all
 * @param fields whatever else the call takes, under Iamport's names
 */
public record ClaimCall(ImpUid impUid, String path, List<String> productOrderIds, ObjectNode fields) {
    public ClaimCall {
        productOrderIds = List.copyOf(productOrderIds);
        if (productOrderIds.isEmpty()) {
            throw new IllegalArgumentException("without product_order_id Iamport takes all of them");
        }
        fields = fields.deepCopy();
    }

    ObjectNode json() {
        ObjectNode json = fields.deepCopy();
        productOrderIds.forEach(json.putArray("product_order_id")::add);
        return json;
    }
}
