package dev.naru.gateway.events;

import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import dev.naru.gateway.platform.value.Secret;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Deliveries that are due, claimed one by one under a lease; the outcome counts only while the claim holds. */
final class DeliveryRepository {
    // Three times the longest attempt: whoever still works after that has died.
    private static final int LEASE_S = 60;

    private static final String DUE_ENDPOINTS = """
            select endpoint.merchant_id, endpoint.endpoint_id
              from event_endpoint endpoint
             where endpoint.state = 'ACTIVE'
               and exists (select 1
                             from event_delivery d
                            where d.merchant_id = endpoint.merchant_id and d.endpoint_id = endpoint.endpoint_id
                              and ((d.state = 'PENDING' and d.run_at <= now())
                                or (d.state = 'RUNNING' and d.lease_until < now())))
             limit $1
            """;

    // Materialized: as a plain subselect the planner may run it once per row, and each run would claim another one.
    private static final String CLAIM = """
            with due as materialized (
                select merchant_id, event_id, endpoint_id
                  from event_delivery
                 where merchant_id = $1 and endpoint_id = $2
                   and ((state = 'PENDING' and run_at <= now()) or (state = 'RUNNING' and lease_until < now()))
                 order by run_at
                 limit 1
                   for update skip locked)
            update event_delivery d
               set state = 'RUNNING', attempt = d.attempt + 1, fence = d.fence + 1,
                   lease_until = now() + make_interval(secs => $3)
              from due, event e, event_endpoint endpoint
             where d.merchant_id = due.merchant_id and d.event_id = due.event_id and d.endpoint_id = due.endpoint_id
               and e.merchant_id = d.merchant_id and e.event_id = d.event_id
               and endpoint.merchant_id = d.merchant_id and endpoint.endpoint_id = d.endpoint_id
               and endpoint.state = 'ACTIVE'
            returning d.event_id, d.attempt, d.fence, e.subject, e.seq, e.type, e.data, e.occurred_at,
                endpoint.url, endpoint.secrets
            """;

    private static final String SETTLE = """
            update event_delivery
               set state = $5, lease_until = null,
                   run_at = case when $5 = 'PENDING' then now() + make_interval(secs => $6) else run_at end,
                   delivered_at = case when $5 = 'DELIVERED' then now() end
             where merchant_id = $1 and event_id = $2 and endpoint_id = $3 and fence = $4 and state = 'RUNNING'
            """;

    private static final String REMEMBER = """
            insert into event_attempt (merchant_id, event_id, endpoint_id, attempt, status, error, latency_ms)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """;

    private final Database database;
    private final TimelineRepository timeline;

    DeliveryRepository(Database database, TimelineRepository timeline) {
        this.database = database;
        this.timeline = timeline;
    }

    /** Active endpoints with something to send, {@code limit} at most. */
    Future<List<EndpointKey>> dueEndpoints(int limit) {
        return database.query(DUE_ENDPOINTS, limit)
                .map(rows -> stream(rows)
                        .map(row -> new EndpointKey(row.getUUID("merchant_id"), row.getUUID("endpoint_id")))
                        .toList());
    }

    /** Claims the delivery that waits longest, if any is due. */
    Future<Optional<Delivery>> claim(EndpointKey endpoint) {
        return database.query(CLAIM, endpoint.merchantId(), endpoint.endpointId(), (double) LEASE_S)
                .map(rows -> stream(rows).findFirst().map(row -> delivery(endpoint, row)));
    }

    /**
     * Writes what came of an attempt, in the order's story too. Completes with false, and writes nothing, when the
     * lease was lost meanwhile and somebody else has the delivery.
     *
     * @param again when to try again after a failure; empty = never
     */
    Future<Boolean> settle(Delivery delivery, DeliveryOutcome outcome, Optional<Duration> again) {
        String state = outcome.fold(
                delivered -> "DELIVERED", failed -> again.isPresent() ? "PENDING" : "DEAD", gone -> "DEAD");
        double pauseS = again.map(pause -> pause.toMillis() / 1000.0).orElse(0.0);
        return database.transaction(tx -> tx.query(
                        SETTLE,
                        key(delivery).addLong(delivery.fence()).addString(state).addDouble(pauseS))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : remember(tx, delivery, outcome, state).map(true)));
    }

    private Future<Void> remember(Transaction tx, Delivery delivery, DeliveryOutcome outcome, String state) {
        Integer status = outcome.status();
        Tuple attempt = key(delivery)
                .addInteger(delivery.attempt())
                .addShort(status == null ? null : status.shortValue())
                .addString(error(outcome))
                .addLong(outcome.latencyMs());
        var detail = StrictJson.mapper()
                .createObjectNode()
                .put("event", delivery.type())
                .put("seq", delivery.seq())
                .put("attempt", delivery.attempt())
                .put("status", status)
                .put("final", !state.equals("PENDING"));
        String type = state.equals("DELIVERED") ? "event.delivered" : "event.failed";
        return tx.query(REMEMBER, attempt)
                .compose(done ->
                        timeline.append(tx, delivery.endpoint().merchantId(), delivery.subject(), type, detail));
    }

    private static @Nullable String error(DeliveryOutcome outcome) {
        return outcome instanceof DeliveryOutcome.Failed failed ? failed.error() : null;
    }

    private static Tuple key(Delivery delivery) {
        return Tuple.tuple()
                .addUUID(delivery.endpoint().merchantId())
                .addUUID(delivery.eventId())
                .addUUID(delivery.endpoint().endpointId());
    }

    private static Delivery delivery(EndpointKey endpoint, Row row) {
        return new Delivery(
                endpoint,
                row.getUUID("event_id"),
                row.getInteger("attempt"),
                row.getLong("fence"),
                new MerchantUid(row.getString("subject")),
                row.getLong("seq"),
                row.getString("type"),
                row.getString("data"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                URI.create(row.getString("url")),
                Arrays.stream(row.getArrayOfStrings("secrets"))
                        .map(text -> new SigningSecret(new Secret(text)))
                        .toList());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
