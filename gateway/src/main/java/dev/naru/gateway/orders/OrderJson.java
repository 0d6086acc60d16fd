package dev.naru.gateway.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of an order that live in JSON columns, to text and back. */
final class OrderJson {
    private OrderJson() {}

    /** Reads what this gateway wrote; anything else is a bug. */
    static JsonNode parse(String text) {
        try {
            return StrictJson.mapper().readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a JSON column holds no JSON", notOurs);
        }
    }

    static ObjectNode object() {
        return StrictJson.mapper().createObjectNode();
    }

    static ArrayNode array() {
        return StrictJson.mapper().createArrayNode();
    }

    static JsonNode lines(List<OrderLine> lines) {
        ArrayNode json = array();
        for (OrderLine line : lines) {
            json.addObject()
                    .put("kind", line.kind().name())
                    .put("product_id", line.productId())
                    .put("option_id", line.optionId())
                    .put("name", line.name())
                    .put("option_text", line.optionText())
                    .put("unit_price", line.unitPrice())
                    .put("quantity", line.quantity())
                    .put("amount", line.amount());
        }
        return json;
    }

    static List<OrderLine> lines(JsonNode json) {
        List<OrderLine> lines = new ArrayList<>();
        for (JsonNode line : json) {
            lines.add(new OrderLine(
                    lines.size(),
                    OrderLine.Kind.valueOf(text(line, "kind")),
                    text(line, "product_id"),
                    text(line, "option_id"),
                    text(line, "name"),
                    text(line, "option_text"),
                    line.path("unit_price").longValue(),
                    line.path("quantity").intValue(),
                    line.path("amount").longValue()));
        }
        return lines;
    }

    static ObjectNode buyer(Buyer buyer) {
        ObjectNode json = object();
        json.put("name", buyer.name());
        json.put("email", buyer.email());
        json.put("tel", buyer.tel());
        json.put("addr", buyer.addr());
        json.put("postcode", buyer.postcode());
        return json;
    }

    static Buyer buyer(JsonNode json) {
        return new Buyer(
                textOrNull(json, "name"),
                textOrNull(json, "email"),
                textOrNull(json, "tel"),
                textOrNull(json, "addr"),
                textOrNull(json, "postcode"));
    }

    static ArrayNode overwritten(Collection<Overwrite> overwritten) {
        ArrayNode json = array();
        for (Overwrite field : overwritten) {
            json.addObject()
                    .put("field", field.field())
                    .put("before", field.before())
                    .put("after", field.after());
        }
        return json;
    }

    static List<Overwrite> overwritten(JsonNode json) {
        List<Overwrite> overwritten = new ArrayList<>();
        for (JsonNode field : json) {
            overwritten.add(
                    new Overwrite(text(field, "field"), textOrNull(field, "before"), textOrNull(field, "after")));
        }
        return overwritten;
    }

    static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }

    static @Nullable String textOrNull(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
