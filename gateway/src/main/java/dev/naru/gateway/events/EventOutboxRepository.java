package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.trace.Tracing;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Events, written in the same transaction as the change they tell of: neither exists without the other. */
public final class EventOutboxRepository {
    // The dedupe key decides whether this event was told before; every active endpoint that wants this type gets its
    // own
    // delivery.
    private static final String APPEND = """
            with told as (
                insert into event (merchant_id, event_id, subject, seq, type, dedupe_key, data, trace_id)
                values ($1, $2, $3, $4, $5, $6, $7, $9)
                on conflict (merchant_id, dedupe_key) do nothing
                returning merchant_id, event_id),
            queued as (
                insert into event_delivery (merchant_id, event_id, endpoint_id, subject, seq)
                select told.merchant_id, told.event_id, endpoint.endpoint_id, $3, $4
                  from told
                  join event_endpoint endpoint on endpoint.merchant_id = told.merchant_id and endpoint.state = 'ACTIVE'
                 where $5 = any (endpoint.types)
                    or (endpoint.types = '{}' and (endpoint.format = 'STANDARD' or $8)))
            select count(*) = 1 as appended from told
            """;

    private final TimelineRepository timeline;

    public EventOutboxRepository(TimelineRepository timeline) {
        this.timeline = timeline;
    }

    /** {@link #append(Transaction, UUID, EventSubject, long, EventType, String, JsonNode)} about an order. */
    public Future<Boolean> append(
            Transaction tx,
            UUID merchantId,
            MerchantUid order,
            long seq,
            EventType type,
            String dedupeKey,
            JsonNode data) {
        return append(tx, merchantId, new EventSubject.OfOrder(order), seq, type, dedupeKey, data);
    }

    /**
     * Appends an event in the caller's transaction, which holds the subject's lock. Completes with false, and writes
     * nothing, when an event with this dedupe key exists; then the subject's {@code event_seq} must not grow either.
     *
     * @param seq the subject's last event number plus one; gapless per subject
     * @param dedupeKey says what happened exactly once, such as {@code paid:imp_123}; unique per merchant
     * @param data an object without personal data; the subject's name and {@code seq} are set here
     */
    public Future<Boolean> append(
            Transaction tx,
            UUID merchantId,
            EventSubject subject,
            long seq,
            EventType type,
            String dedupeKey,
            JsonNode data) {
        UUID eventId = UUID.randomUUID();
        Tuple arguments = Tuple.of(
                merchantId,
                eventId,
                subject.key(),
                seq,
                type.wireName(),
                dedupeKey,
                numbered(data, subject, seq).toString(),
                type.iamportTells(),
                Tracing.currentId());
        return tx.query(APPEND, arguments).map(rows -> rows.iterator().next().getBoolean("appended"));
    }

    /** Notes an appended event in the order's story; call it once the story tells of the change that caused the event. */
    public Future<Void> remark(Transaction tx, UUID merchantId, MerchantUid subject, long seq, EventType type) {
        ObjectNode detail = StrictJson.mapper()
                .createObjectNode()
                .put("event", type.wireName())
                .put("seq", seq);
        return timeline.append(tx, merchantId, subject, "event.appended", detail);
    }

    private static ObjectNode numbered(JsonNode data, EventSubject subject, long seq) {
        ObjectNode numbered = subject.nameIn(StrictJson.mapper().createObjectNode());
        data.properties().forEach(field -> numbered.set(field.getKey(), field.getValue()));
        return subject.nameIn(numbered).put("seq", seq);
    }
}
