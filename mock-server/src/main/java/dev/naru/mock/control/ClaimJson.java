package dev.naru.mock.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.iamport.ProductOrderJson;
import dev.naru.mock.ledger.ClaimDetails;
import dev.naru.mock.ledger.NaverOrder;
import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.claims.ClaimDesk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Product orders with what Iamport does not show: Naver's own flags, parcels, and what can be done now. */
final class ClaimJson {
    private final ClaimDesk claims;

    ClaimJson(ClaimDesk claims) {
        this.claims = claims;
    }

    ArrayNode productOrders(Space space, NaverOrder order) {
        ArrayNode list = ProductOrderJson.list(order, space);
        for (int i = 0; i < list.size(); i++) {
            add((ObjectNode) list.get(i), space, order.productOrders().get(i));
        }
        return list;
    }

    private void add(ObjectNode json, Space space, ProductOrder line) {
        ClaimDetails details = line.details();
        json.put("placed", line.state().placed());
        json.put("held", line.state().held());
        json.put("reviewed", line.state().reviewed());
        json.put("claim_reason", details.reason());
        json.put("memo", details.memo());
        json.put("extra_charge", details.extraCharge());
        json.set("sent", parcel(details.sent()));
        json.set("returned", parcel(details.returned()));
        json.set("actions", texts(claims.actions(space, line)));
    }

    ArrayNode actions(NaverOrder order) {
        return texts(claims.actions(order));
    }

    private static @Nullable ObjectNode parcel(ClaimDetails.@Nullable Parcel parcel) {
        return parcel == null
                ? null
                : StrictJson.object()
                        .put("delivery_method", parcel.method())
                        .put("delivery_company", parcel.company())
                        .put("tracking_number", parcel.trackingNumber())
                        .put("at", parcel.at().toString());
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = StrictJson.object().arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
