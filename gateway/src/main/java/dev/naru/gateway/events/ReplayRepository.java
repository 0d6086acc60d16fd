package dev.naru.gateway.events;

import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Queues events again: the schedule begins anew, and what is on its way stays as it is. */
final class ReplayRepository {
    /** Of one call. */
    static final int MAX_EVENTS = 500;

    private static final String WANTS = """
            (e.type = any (endpoint.types)
              or (endpoint.types = '{}' and (endpoint.format = 'STANDARD' or e.type = any ($3::text[]))))
            """;

    private static final String QUEUE = """
            insert into event_delivery (merchant_id, event_id, endpoint_id, subject, seq)
            select merchant_id, event_id, endpoint_id, subject, seq
              from picked
             order by occurred_at, event_id
            on conflict (merchant_id, event_id, endpoint_id) do update
               set state = 'PENDING', run_at = now(), delivered_at = null, died_at = null,
                   attempts_before = event_delivery.attempt
             where event_delivery.state in ('DEAD', 'DELIVERED')
            """;

    // A named endpoint gets the event whatever its types say, as far as its format can tell it.
    private static final String ONE = """
            with picked as materialized (
                select e.merchant_id, e.event_id, endpoint.endpoint_id, e.subject, e.seq, e.occurred_at
                  from event e
                  join event_endpoint endpoint on endpoint.merchant_id = e.merchant_id and endpoint.state = 'ACTIVE'
                 where e.merchant_id = $1 and e.event_id = $2
                   and (endpoint.format = 'STANDARD' or e.type = any ($5::text[]))
                   and (endpoint.endpoint_id = $4 or ($4::uuid is null and %s)))
            """.formatted(WANTS) + QUEUE;

    private static final String RANGE = """
            with picked as materialized (
                select e.merchant_id, e.event_id, endpoint.endpoint_id, e.subject, e.seq, e.occurred_at
                  from event e
                  join event_endpoint endpoint
                    on endpoint.merchant_id = e.merchant_id and endpoint.endpoint_id = $2 and endpoint.state = 'ACTIVE'
                  left join event_delivery d
                    on d.merchant_id = e.merchant_id and d.event_id = e.event_id and d.endpoint_id = $2
                 where e.merchant_id = $1
                   and e.occurred_at >= $4 and e.occurred_at < coalesce($5::timestamptz, 'infinity')
                   and (e.occurred_at, e.event_id) > ($6::timestamptz, $7::uuid)
                   and case $8::text when 'DEAD' then d.state = 'DEAD'
                                     when 'MISSED' then d.state = 'DEAD' or d.state is null
                                     else d.state in ('DEAD', 'DELIVERED') or d.state is null end
                   and %s
                 order by e.occurred_at, e.event_id
                 limit $9),
            queued as (
                %s
                returning event_id)
            select count(*)::int as picked, (select count(*)::int from queued) as queued, max(occurred_at) as last_at,
                   (array_agg(event_id order by occurred_at desc, event_id desc))[1] as last_id
              from picked
            """.formatted(WANTS, QUEUE);

    /**
     * What one call queued.
     *
     * @param next for the next call; null when there is nothing left
     */
    record Queued(int events, @Nullable TimeCursor next) {}

    /**
     * Queues one event again. Completes with the number of active endpoints it is on its way to anew.
     *
     * @param endpointId the only one; null = all that want it
     */
    Future<Integer> one(Transaction tx, UUID merchantId, UUID eventId, @Nullable UUID endpointId) {
        Tuple arguments = Tuple.tuple()
                .addUUID(merchantId)
                .addUUID(eventId)
                .addArrayOfString(wireNames(EventType::iamportTells))
                .addUUID(endpointId)
                .addArrayOfString(wireNames(EventType::canBeRelayed));
        return tx.query(ONE, arguments).map(RowSet::rowCount);
    }

    /** Queues the oldest {@value #MAX_EVENTS} events of a replay to an active endpoint. */
    Future<Queued> range(Transaction tx, EndpointKey endpoint, Replay replay) {
        Tuple arguments = Tuple.tuple()
                .addUUID(endpoint.merchantId())
                .addUUID(endpoint.endpointId())
                .addArrayOfString(wireNames(EventType::iamportTells))
                .addOffsetDateTime(time(replay.from()))
                .addOffsetDateTime(replay.until() == null ? null : time(replay.until()))
                .addOffsetDateTime(replay.after().time())
                .addUUID(replay.after().eventId())
                .addString(replay.which().name())
                .addInteger(MAX_EVENTS);
        return tx.query(RANGE, arguments).map(rows -> queued(rows.iterator().next()));
    }

    private static Queued queued(Row row) {
        boolean mayBeMore = row.getInteger("picked") == MAX_EVENTS;
        return new Queued(
                row.getInteger("queued"),
                mayBeMore
                        ? new TimeCursor(row.getOffsetDateTime("last_at").toInstant(), row.getUUID("last_id"))
                        : null);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String[] wireNames(Predicate<EventType> which) {
        return Arrays.stream(EventType.values())
                .filter(which)
                .map(EventType::wireName)
                .toArray(String[]::new);
    }
}
