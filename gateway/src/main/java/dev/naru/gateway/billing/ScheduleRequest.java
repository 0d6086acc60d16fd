package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.orders.ChargeOrder;
import dev.naru.gateway.orders.ScheduledCharge;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.Fingerprint;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Charges of one billing key to be planned, all or none: the body of {@code POST /v1/schedules}.
 *
 * @param planned 1 to {@value #MAX_ITEMS}, each with its own merchant_uid, all of this customer
 */
public record ScheduleRequest(String customerUid, List<ScheduledCharge> planned) {
    /** As many as can be looked at within a lease. */
    public static final int MAX_ITEMS = 50;

    public ScheduleRequest {
        planned = List.copyOf(planned);
        if (planned.isEmpty() || planned.size() > MAX_ITEMS) {
            throw new IllegalArgumentException("1 to " + MAX_ITEMS + " charges are planned at once");
        }
    }

    /**
     * Reads a body. What Naver would refuse is not looked at here.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    public static ScheduleRequest read(JsonNode body) {
        Fields fields = Fields.of(body);
        String customerUid = ChargeOrder.customerUid(fields);
        Set<MerchantUid> seen = new HashSet<>();
        List<ScheduledCharge> planned =
                fields.list("schedules", MAX_ITEMS, item -> once(item, ScheduledCharge.read(item, customerUid), seen));
        if (fields.isEmpty("schedules")) {
            fields.error("schedules", "must have at least one entry");
        }
        fields.done();
        return new ScheduleRequest(customerUid, planned);
    }

    private static ScheduledCharge once(Fields item, ScheduledCharge charge, Set<MerchantUid> seen) {
        if (!seen.add(charge.charge().merchantUid())) {
            item.error("merchant_uid", "must be there once");
        }
        return charge;
    }

    /** Tells the same request from another one. */
    String fingerprint() {
        ObjectNode json = json();
        ArrayNode buyers = json.putArray("buyers");
        planned.forEach(one -> buyers.add(buyer(one.charge().buyer())));
        return Fingerprint.of(json);
    }

    private static ObjectNode buyer(Buyer buyer) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("name", buyer.name())
                .put("email", buyer.email())
                .put("tel", buyer.tel())
                .put("addr", buyer.addr())
                .put("postcode", buyer.postcode());
    }

    /** As an operation keeps it; whose orders they are and who buys stands in the orders. */
    ObjectNode json() {
        ObjectNode json = StrictJson.mapper().createObjectNode().put("customer_uid", customerUid);
        ArrayNode items = json.putArray("schedules");
        for (ScheduledCharge one : planned) {
            ObjectNode item = ChargeRequest.of(one.charge()).json();
            item.remove("customer_uid");
            items.add(item.put("merchant_uid", one.charge().merchantUid().value())
                    .put("schedule_at", one.at().toString()));
        }
        return json;
    }

    /** One charge as an operation keeps it. */
    record Item(MerchantUid merchantUid, Instant at, ChargeRequest charge) {
        @Nullable
        LocalDate useCfm() {
            return charge.useCfm() == null ? null : LocalDate.parse(charge.useCfm(), DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    static String customerUid(JsonNode json) {
        return json.path("customer_uid").textValue();
    }

    /** Reads back what {@link #json} wrote. */
    static List<Item> items(JsonNode json) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : json.path("schedules")) {
            ObjectNode charge = item.deepCopy();
            charge.put("customer_uid", customerUid(json));
            items.add(new Item(
                    new MerchantUid(item.path("merchant_uid").textValue()),
                    Instant.parse(item.path("schedule_at").textValue()),
                    ChargeRequest.of(charge)));
        }
        return items;
    }
}
