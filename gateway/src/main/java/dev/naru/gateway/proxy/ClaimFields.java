package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.claims.ClaimAction;
import dev.naru.gateway.claims.ClaimRequest;
import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A V1 call about product orders ({@code POST /payments/{imp_uid}/naver/...}) as a claim. Whether a value is a good one is
 * Iamport's to say.
 */
final class ClaimFields {
    /** What V1's calls take beside the product orders; anything else Iamport would not read either. */
    private static final List<String> KNOWN = List.of(
            "delivery_method",
            "delivery_company",
            "tracking_number",
            "dispatched_at",
            "reason",
            "memo",
            "extra_charge");

    /** In a form they are texts, and JSON has them as numbers. */
    private static final Set<String> WHOLE_NUMBERS = Set.of("dispatched_at", "extra_charge");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");
    private static final String IDS = "product_order_id";
    private static final Pattern LISTED = Pattern.compile(IDS + "(?:\\[([0-9]{0,4})])?");
    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{0,64}");
    private static final int MAX_IDS = 100;
    private static final int IMP_UID = 2;
    private static final int ACTION = 4;

    private ClaimFields() {}

    /** The payment that the path names, whatever stands there. */
    static String impUid(EffectCall call) {
        return Numbers.segment(call.path(), IMP_UID);
    }

    /**
     * Reads a call.
     *
     * @throws InvalidJson for product orders that no payment can have
     */
    static ClaimRequest request(EffectCall call, ImpUid impUid) {
        ClaimAction action =
                ClaimAction.of(Numbers.segment(call.path(), ACTION)).orElseThrow();
        ObjectNode sent = call.body().fields();
        ObjectNode fields = StrictJson.mapper().createObjectNode();
        for (String name : KNOWN) {
            JsonNode value = sent.get(name);
            if (value != null) {
                fields.set(name, WHOLE_NUMBERS.contains(name) ? number(value) : value);
            }
        }
        return new ClaimRequest(impUid, action, ids(sent), fields);
    }

    private static JsonNode number(JsonNode value) {
        return value.isTextual() && DIGITS.matcher(value.textValue()).matches()
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value.textValue()))
                : value;
    }

    /** A list, one alone, or a form's names with brackets: in the order of their numbers, since names have none. */
    private static List<String> ids(ObjectNode sent) {
        SortedMap<Integer, JsonNode> lists = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : sent.properties()) {
            Matcher name = LISTED.matcher(field.getKey());
            if (name.matches()) {
                String number = name.group(1);
                int place = number == null ? -2 : -1;
                lists.put(number == null || number.isEmpty() ? place : Integer.parseInt(number), field.getValue());
            } else if (field.getKey().startsWith(IDS)) {
                // Left out, they would be all of the payment's.
                throw new InvalidJson(IDS, "must be a list, such as " + IDS + "[]");
            }
        }
        List<String> ids = new ArrayList<>();
        lists.values().forEach(list -> add(ids, list));
        if (ids.size() > MAX_IDS) {
            throw new InvalidJson(IDS, "must be at most " + MAX_IDS + ", or be left out for all of the payment's");
        }
        return ids;
    }

    private static void add(List<String> ids, JsonNode value) {
        if (value.isArray()) {
            value.forEach(one -> addOne(ids, one));
        } else if (!value.isNull()) {
            addOne(ids, value);
        }
    }

    private static void addOne(List<String> ids, JsonNode value) {
        if (!ID.matcher(value.asText()).matches()) {
            throw new InvalidJson(IDS, "must be numbers of product orders");
        }
        ids.add(value.asText());
    }
}
