package dev.naru.gateway.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.Fields;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.Krw;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/orders/{merchant_uid}/claims/...}. Stricter than Iamport, which takes a reason it does not
 * know for the standard one, and an empty list for everything.
 *
 * @param impUid which payment of the order; null for the one that counts
 * @param productOrderIds empty for all of the payment's
 */
record ClaimBody(ClaimAction action, @Nullable ImpUid impUid, List<String> productOrderIds, ObjectNode fields) {
    private static final int MAX_PRODUCT_ORDERS = 100;
    private static final int MAX_MEMO = 1_000;
    private static final int MAX_TEXT = 64;
    private static final int MAX_IMP_UID = 32;
    private static final Pattern PRODUCT_ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Reads a body.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    static ClaimBody read(ClaimAction action, JsonNode json) {
        Fields fields = Fields.of(json);
        ClaimBody body = new ClaimBody(action, impUid(fields), productOrderIds(fields), details(action, fields));
        fields.done();
        return body;
    }

    ClaimRequest of(ImpUid chosen) {
        return new ClaimRequest(chosen, action, productOrderIds, fields);
    }

    private static ObjectNode details(ClaimAction action, Fields fields) {
        ObjectNode details = StrictJson.mapper().createObjectNode();
        switch (action) {
            case SHIP -> {
                delivery(fields, DeliveryCodes.SHIP_METHODS, "DELIVERY", details);
                dispatchedAt(fields, details);
            }
            case SHIP_EXCHANGED -> delivery(fields, DeliveryCodes.SHIP_METHODS, "DELIVERY", details);
            case CANCEL -> reason(fields, DeliveryCodes.CANCEL_REASONS, "PRODUCT_UNSATISFIED", details);
            case REQUEST_RETURN -> {
                delivery(fields, DeliveryCodes.RETURN_METHODS, "RETURN_DELIVERY", details);
                reason(fields, DeliveryCodes.RETURN_REASONS, "INTENT_CHANGED", details);
            }
            case APPROVE_RETURN -> put(details, "memo", fields.textOrNull("memo", MAX_MEMO));
            case REJECT_RETURN -> details.put("memo", fields.text("memo", MAX_MEMO));
            case WITHHOLD_RETURN -> {
                details.put("memo", fields.text("memo", MAX_MEMO));
                reason(fields, DeliveryCodes.HOLD_REASONS, "ETC", details);
                details.put("extra_charge", fields.integer("extra_charge", 0, Krw.MAX_WON, 0));
            }
            case PLACE, APPROVE_CANCEL, RESOLVE_RETURN, COLLECT_EXCHANGED -> {}
        }
        return details;
    }

    /** How goods travel; by parcel service it must be said which and under what number (Iamport V1, ship). */
    private static void delivery(Fields fields, List<String> methods, String byParcel, ObjectNode details) {
        String method = fields.text("delivery_method", MAX_TEXT);
        check(fields, "delivery_method", method, methods);
        String company = fields.textOrNull("delivery_company", MAX_TEXT);
        String number = fields.textOrNull("tracking_number", MAX_TEXT);
        if (company != null) {
            check(fields, "delivery_company", company, DeliveryCodes.COMPANIES);
        }
        if (method.equals(byParcel)) {
            require(fields, "delivery_company", company, byParcel);
            require(fields, "tracking_number", number, byParcel);
        }
        details.put("delivery_method", method);
        put(details, "delivery_company", company);
        put(details, "tracking_number", number);
    }

    private static void require(Fields fields, String name, @Nullable String value, String method) {
        if (value == null && !fields.has(name)) {
            fields.error(name, "is required with " + method);
        }
    }

    private static void dispatchedAt(Fields fields, ObjectNode details) {
        String text = fields.text("dispatched_at", MAX_TEXT);
        if (text.isEmpty()) {
            return;
        }
        try {
            long seconds = OffsetDateTime.parse(text).toEpochSecond();
            if (seconds > 0) {
                details.put("dispatched_at", seconds);
                return;
            }
        } catch (DateTimeException notATime) {
            // Said below.
        }
        fields.error("dispatched_at", "must be a time after 1970 such as 2026-01-01T09:00:00+09:00");
    }

    private static void reason(Fields fields, List<String> reasons, String standard, ObjectNode details) {
        String reason = fields.text("reason", MAX_TEXT, standard);
        check(fields, "reason", reason, reasons);
        details.put("reason", reason);
    }

    private static void check(Fields fields, String name, String value, List<String> allowed) {
        if (!value.isEmpty() && !allowed.contains(value)) {
            fields.error(name, "must be one of " + String.join(", ", allowed));
        }
    }

    private static void put(ObjectNode details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private static List<String> productOrderIds(Fields fields) {
        List<String> ids = new ArrayList<>();
        JsonNode list = fields.raw("product_order_ids");
        if (list == null) {
            return ids;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_PRODUCT_ORDERS) {
            fields.error(
                    "product_order_ids",
                    "must be a list of 1 to " + MAX_PRODUCT_ORDERS + ", or be left out for all of the payment's");
            return ids;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode id = list.get(i);
            if (id.isTextual() && PRODUCT_ORDER_ID.matcher(id.textValue()).matches()) {
                ids.add(id.textValue());
            } else {
                fields.error("product_order_ids[" + i + "]", "must be a text that can be a product_order_id");
            }
        }
        return ids;
    }

    private static @Nullable ImpUid impUid(Fields fields) {
        String text = fields.textOrNull("imp_uid", MAX_IMP_UID);
        if (text == null || ImpUid.isValid(text)) {
            return text == null ? null : new ImpUid(text);
        }
        fields.error("imp_uid", "is no imp_uid");
        return null;
    }
}
