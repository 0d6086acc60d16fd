package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.http.Page;
import dev.naru.gateway.platform.http.PageCursor;
import java.util.List;
import java.util.Locale;

/** Orders as {@code /v1} shows them. */
final class OrderView {
    private OrderView() {}

    /** What a page needs to open Naver's window. */
    static JsonNode placed(Placement placement) {
        Order order = placement.order();
        ObjectNode json = OrderJson.object()
                .put("merchant_uid", order.merchantUid().value())
                .put("state", order.state().name())
                .put("name", order.name())
                .put("ordered_amount", order.orderedAmount());
        json.set("lines", lines(order));
        json.set("request_pay", placement.requestPay());
        return json.put("expires_at", order.expiresAt().toString());
    }

    /** The whole order with its story. */
    static JsonNode whole(Order order, List<TimelineEntry> timeline) {
        ObjectNode json = summary(order);
        json.set("buyer", OrderJson.buyer(order.buyer()));
        json.set("overwritten", OrderJson.overwritten(order.overwritten()));
        json.set("lines", lines(order));
        ArrayNode story = json.putArray("timeline");
        timeline.forEach(entry -> story.addObject()
                .put("at", entry.at().toString())
                .put("type", entry.type())
                .set("detail", entry.detail()));
        return json;
    }

    /** The order without what is long or personal. */
    static ObjectNode summary(Order order) {
        ObjectNode json = OrderJson.object()
                .put("merchant_uid", order.merchantUid().value())
                .put("state", order.state().name())
                .put("pg", order.pg())
                .put("name", order.name());
        json.put(
                "imp_uid",
                order.acceptedImpUid() == null ? null : order.acceptedImpUid().value());
        json.put("ordered_amount", order.orderedAmount());
        json.put("paid_amount", order.paidAmount());
        json.put("cancelled_amount", order.cancelledAmount());
        json.put("version", order.version());
        json.put("event_seq", order.eventSeq());
        json.put("created_at", order.createdAt().toString());
        json.put("updated_at", order.updatedAt().toString());
        return json.put("expires_at", order.expiresAt().toString());
    }

    static ObjectNode page(List<Order> orders, int limit) {
        return Page.of("orders", orders, limit, OrderView::summary, OrderView::cursor);
    }

    static ObjectNode line(OrderLine line) {
        return OrderJson.object()
                .put("line", line.line())
                .put("kind", line.kind().name().toLowerCase(Locale.ROOT))
                .put("product_id", line.productId())
                .put("option_id", line.optionId())
                .put("name", line.name())
                .put("option_text", line.optionText())
                .put("unit_price", line.unitPrice())
                .put("quantity", line.quantity())
                .put("amount", line.amount());
    }

    private static ArrayNode lines(Order order) {
        ArrayNode lines = OrderJson.array();
        order.lines()
                .forEach(line ->
                        lines.add(line(line).put("removed", order.removedLines().contains(line.line()))));
        return lines;
    }

    private static PageCursor cursor(Order last) {
        return new PageCursor(last.createdAt(), last.merchantUid().value());
    }
}
