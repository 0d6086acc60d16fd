package dev.naru.gateway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.TimelineEntry;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.json.PersonalData;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Everything that happened to one order, in one list, and how it stands; without who the buyer is. */
final class OrderStory {
    /** The story has it once a look confirmed it; the evidence has it from the start, with what it claimed. */
    private static final String CONFIRMED = "notification.received";

    private final OrderRepository orders;
    private final TimelineRepository timeline;
    private final OrderStoryRepository rows;

    OrderStory(OrderRepository orders, TimelineRepository timeline, OrderStoryRepository rows) {
        this.orders = orders;
        this.timeline = timeline;
        this.rows = rows;
    }

    private record Entry(Instant at, String type, JsonNode detail) {}

    /** Completes with nothing when nothing is known under that number: no order, no operation, no event. */
    Future<Optional<JsonNode>> of(UUID merchantId, MerchantUid merchantUid) {
        ObjectNode story = StrictJson.mapper().createObjectNode();
        story.put("merchant_id", merchantId.toString()).put("merchant_uid", merchantUid.value());
        return orders.find(merchantId, merchantUid)
                .compose(order -> rows.addTo(
                        story.set("order", order.map(OrderStory::summary).orElse(null)), merchantId, merchantUid))
                .compose(all -> timeline.list(merchantId, merchantUid))
                .map(entries -> isKnown(story) ? Optional.of(told(story, entries)) : Optional.empty());
    }

    private static boolean isKnown(ObjectNode story) {
        return !story.path("order").isNull()
                || !story.path("operations").isEmpty()
                || !story.path("events").isEmpty();
    }

    private static JsonNode told(ObjectNode story, List<TimelineEntry> entries) {
        JsonNode notifications = story.remove("notifications");
        ArrayNode list = story.putArray("timeline");
        Stream.concat(
                        entries.stream()
                                .filter(entry ->
                                        notifications.isEmpty() || !entry.type().equals(CONFIRMED))
                                .map(entry -> new Entry(entry.at(), entry.type(), entry.detail())),
                        StreamSupport.stream(notifications.spliterator(), false).map(OrderStory::arrival))
                // Stable: what one transaction wrote stays in the order in which it was written.
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .forEach(entry -> list.addObject()
                        .put("at", entry.at().toString())
                        .put("type", entry.type())
                        .set("detail", entry.detail()));
        return PersonalData.masked(story);
    }

    private static Entry arrival(JsonNode notification) {
        ObjectNode detail = notification.deepCopy();
        return new Entry(Instant.parse(detail.remove("at").textValue()), CONFIRMED, detail);
    }

    private static JsonNode summary(Order order) {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("state", order.state().name())
                .put("pg", order.pg())
                .put("name", order.name())
                .put(
                        "imp_uid",
                        order.acceptedImpUid() == null
                                ? null
                                : order.acceptedImpUid().value())
                .put("ordered_amount", order.orderedAmount())
                .put("paid_amount", order.paidAmount())
                .put("cancelled_amount", order.cancelledAmount())
                .put("created_at", order.createdAt().toString())
                .put("updated_at", order.updatedAt().toString())
                .put("expires_at", order.expiresAt().toString());
        // Which fields the payment rewrote, not what they hold.
        ArrayNode overwritten = json.putArray("overwritten");
        order.overwritten().stream().map(field -> field.field()).distinct().forEach(overwritten::add);
        return json;
    }
}
