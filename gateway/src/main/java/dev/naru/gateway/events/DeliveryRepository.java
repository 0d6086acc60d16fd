package dev.naru.gateway.events;

import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Deliveries that are due, claimed one by one under a lease; the outcome counts only while the claim holds. */
final class DeliveryRepository {
    /** Three times the longest attempt: whoever still works after that has died. */
    static final Duration LEASE = Duration.ofSeconds(60);

    // In another order every time: with more of them than senders, none is always the last.
    private static final String DUE_ENDPOINTS = """
            select endpoint.merchant_id, endpoint.endpoint_id, endpoint.failures >= $2 as is_sick
              from event_endpoint endpoint
             where endpoint.state = 'ACTIVE' and (endpoint.resume_at is null or endpoint.resume_at <= now())
               and exists (select 1
                             from event_delivery d
                            where d.merchant_id = endpoint.merchant_id and d.endpoint_id = endpoint.endpoint_id
                              and d.state in ('PENDING', 'RUNNING') and d.run_at <= now())
             order by random()
             limit $1
            """;

    // Materialized: as a plain subselect the planner may run it once per row, and each run would claim another one. An
    // event waits for those before it of the same order; what is dead holds up nobody. The offset keeps that question
    // beside the ordered index, asked until one row passes: as a join it would be asked of all that wait.
    static final String CLAIM = """
            with due as materialized (
                select merchant_id, event_id, endpoint_id
                  from event_delivery d
                 where merchant_id = $1 and endpoint_id = $2
                   and state in ('PENDING', 'RUNNING') and run_at <= now()
                   and not exists (select 1
                                     from event_delivery earlier
                                    where earlier.merchant_id = $1 and earlier.endpoint_id = $2
                                      and earlier.subject = d.subject and earlier.seq < d.seq
                                      and earlier.state in ('PENDING', 'RUNNING')
                                   offset 0)
                 order by run_at, seq
                 limit 1
                   for update skip locked)
            update event_delivery d
               set state = 'RUNNING', attempt = d.attempt + 1, fence = d.fence + 1,
                   run_at = now() + make_interval(secs => $3)
              from due, event e, event_endpoint endpoint
             where d.merchant_id = due.merchant_id and d.event_id = due.event_id and d.endpoint_id = due.endpoint_id
               and e.merchant_id = d.merchant_id and e.event_id = d.event_id
               and endpoint.merchant_id = d.merchant_id and endpoint.endpoint_id = d.endpoint_id
               and endpoint.state = 'ACTIVE' and (endpoint.failures < $4 or $5)
            returning d.event_id, d.attempt, d.attempt - d.attempts_before as tries, d.fence, e.subject, e.seq, e.type,
                e.data, e.occurred_at, e.trace_id, endpoint.url, endpoint.format, endpoint.encoding,
                case when endpoint.old_secret_until <= now() then endpoint.secrets[1:1] else endpoint.secrets end
                    as secrets
            """;

    private static final String SETTLE = """
            update event_delivery
               set state = $5,
                   run_at = case when $5 = 'PENDING' then now() + make_interval(secs => $6) else run_at end,
                   delivered_at = case when $5 = 'DELIVERED' then now() end,
                   died_at = case when $5 = 'DEAD' then now() end
             where merchant_id = $1 and event_id = $2 and endpoint_id = $3 and fence = $4 and state = 'RUNNING'
            """;

    private static final String REMEMBER = """
            insert into event_attempt (merchant_id, event_id, endpoint_id, attempt, status, error, latency_ms)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """;

    private final Database database;
    private final TimelineRepository timeline;
    private final EndpointRepository endpoints;
    private final EndpointHealthRepository health;
    private final Duration lease;

    DeliveryRepository(Database database, TimelineRepository timeline, EndpointRepository endpoints, Duration lease) {
        this.database = database;
        this.timeline = timeline;
        this.endpoints = endpoints;
        this.health = new EndpointHealthRepository(database);
        this.lease = lease;
    }

    /**
     * An active endpoint with something to send.
     *
     * @param isSick failed so often that one attempt at a time has to show that it is well again
     */
    record Due(EndpointKey endpoint, boolean isSick) {}

    /** Active endpoints with something to send and no pause, {@code limit} at most. */
    Future<List<Due>> dueEndpoints(int limit) {
        return database.query(DUE_ENDPOINTS, limit, EndpointHealthRepository.MAX_FAILURES)
                .map(rows -> stream(rows)
                        .map(row -> new Due(
                                new EndpointKey(row.getUUID("merchant_id"), row.getUUID("endpoint_id")),
                                row.getBoolean("is_sick")))
                        .toList());
    }

    /** Claims the delivery that waits longest, if any is due and the endpoint is well. */
    Future<Optional<Delivery>> claim(EndpointKey endpoint) {
        return claim(endpoint, false);
    }

    /** Claims the delivery that waits longest, if any is due, although the endpoint is sick. */
    Future<Optional<Delivery>> claimProbe(EndpointKey endpoint) {
        return claim(endpoint, true);
    }

    private Future<Optional<Delivery>> claim(EndpointKey endpoint, boolean evenIfSick) {
        return database.query(
                        CLAIM,
                        endpoint.merchantId(),
                        endpoint.endpointId(),
                        (double) lease.toSeconds(),
                        EndpointHealthRepository.MAX_FAILURES,
                        evenIfSick)
                .map(rows -> stream(rows).findFirst().map(row -> delivery(endpoint, evenIfSick, row)));
    }

    /**
     * Writes what came of an attempt, in the order's story and the endpoint's health too. Completes with false, and writes nothing, when the
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
                        : remember(tx, delivery, outcome, state)
                                .compose(done -> health.note(tx, delivery, outcome))
                                .map(true)));
    }

    private Future<Void> remember(Transaction tx, Delivery delivery, DeliveryOutcome outcome, String state) {
        Integer status = outcome.status();
        Tuple attempt = key(delivery)
                .addInteger(delivery.attempt())
                .addShort(status == null ? null : status.shortValue())
                .addString(outcome.error())
                .addLong(outcome.latencyMs());
        var detail = StrictJson.mapper()
                .createObjectNode()
                .put("event", delivery.type())
                .put("endpoint", EndpointJson.id(delivery.endpoint()))
                .put("seq", delivery.seq())
                .put("attempt", delivery.attempt())
                .put("status", status)
                .put("final", !state.equals("PENDING"));
        String type = state.equals("DELIVERED") ? "event.delivered" : "event.failed";
        return tx.query(REMEMBER, attempt)
                .compose(done -> delivery.subject()
                        .fold(
                                order -> timeline.append(
                                        tx, delivery.endpoint().merchantId(), order.merchantUid(), type, detail),
                                billingKey -> Future.succeededFuture(),
                                operation -> Future.succeededFuture()));
    }

    private static Tuple key(Delivery delivery) {
        return Tuple.tuple()
                .addUUID(delivery.endpoint().merchantId())
                .addUUID(delivery.eventId())
                .addUUID(delivery.endpoint().endpointId());
    }

    private Delivery delivery(EndpointKey endpoint, boolean isProbe, Row row) {
        return new Delivery(
                endpoints.destination(endpoint, row),
                row.getUUID("event_id"),
                row.getInteger("attempt"),
                row.getInteger("tries"),
                isProbe,
                row.getLong("fence"),
                EventSubject.parse(row.getString("subject")),
                row.getLong("seq"),
                row.getString("type"),
                row.getString("data"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("trace_id"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
