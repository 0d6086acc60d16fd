package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.ChargeOrder;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Planned charges of one customer to be taken back: the body of {@code POST /v1/schedules/unschedule}.
 *
 * @param merchantUids up to {@value ScheduleRequest#MAX_ITEMS}, each once; empty for all that wait
 */
record UnscheduleRequest(String customerUid, List<MerchantUid> merchantUids) {
    private static final String NAMED = "merchant_uids";

    UnscheduleRequest {
        merchantUids = List.copyOf(merchantUids);
    }

    /**
     * Reads a body. Stricter than Iamport, which takes an empty list for everything.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    static UnscheduleRequest read(JsonNode body) {
        Fields fields = Fields.of(body);
        UnscheduleRequest request = new UnscheduleRequest(ChargeOrder.customerUid(fields), named(fields));
        fields.done();
        return request;
    }

    private static List<MerchantUid> named(Fields fields) {
        JsonNode given = fields.raw(NAMED);
        if (given == null && !fields.isNull(NAMED)) {
            return List.of();
        }
        Set<MerchantUid> named = given == null ? Set.of() : each(given);
        if (named.isEmpty()) {
            fields.error(
                    NAMED,
                    "must be an array of 1 to " + ScheduleRequest.MAX_ITEMS
                            + " merchant_uids, each once; leave it out for all that wait");
        }
        return List.copyOf(named);
    }

    /** Empty when the array is not as it must be. */
    private static Set<MerchantUid> each(JsonNode array) {
        Set<MerchantUid> each = new LinkedHashSet<>();
        if (!array.isArray() || array.size() > ScheduleRequest.MAX_ITEMS) {
            return each;
        }
        for (JsonNode one : array) {
            if (!one.isTextual() || !MerchantUid.isValid(one.textValue())) {
                return Set.of();
            }
            each.add(new MerchantUid(one.textValue()));
        }
        return each.size() == array.size() ? each : Set.of();
    }

    boolean isAll() {
        return merchantUids.isEmpty();
    }

    /** As an operation keeps it. */
    ObjectNode json() {
        ObjectNode json = StrictJson.mapper().createObjectNode().put("customer_uid", customerUid);
        return isAll() ? json : json.set(NAMED, array(merchantUids));
    }

    /** Reads back what {@link #json} wrote. */
    static UnscheduleRequest of(JsonNode json) {
        return new UnscheduleRequest(json.path("customer_uid").textValue(), list(json.path(NAMED)));
    }

    static ArrayNode array(List<MerchantUid> merchantUids) {
        ArrayNode array = StrictJson.mapper().createArrayNode();
        merchantUids.forEach(one -> array.add(one.value()));
        return array;
    }

    static List<MerchantUid> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> new MerchantUid(one.textValue()))
                .toList();
    }
}
