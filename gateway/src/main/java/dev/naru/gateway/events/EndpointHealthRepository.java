package dev.naru.gateway.events;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A breaker per endpoint, shared by all processes: after {@value #MAX_FAILURES} failures in a row nothing is sent for 10
 * s, then one attempt; each one that fails doubles the pause, up to 5 minutes, and one that arrives ends it. An endpoint
 * where nothing has arrived for five days is disabled.
 */
final class EndpointHealthRepository {
    private static final Logger log = LoggerFactory.getLogger(EndpointHealthRepository.class);

    /** In a row; from then on the endpoint is sick. */
    static final int MAX_FAILURES = 5;

    private static final double FIRST_PAUSE_S = 10;
    private static final double LONGEST_PAUSE_S = 300;
    private static final Duration PATIENCE = Duration.ofDays(5);

    // As long as a delivery's lease: when it is over, whoever was to make the attempt has died.
    private static final double PROBE_S = 60;

    private static final String ARRIVED = """
            update event_endpoint
               set failures = 0, failing_since = null, resume_at = null, last_error = null
             where merchant_id = $1 and endpoint_id = $2 and failures > 0
            """;

    // What was under way when the pause began says nothing new, so only a probe makes the pause longer.
    private static final String FAILED = """
            update event_endpoint
               set failures = failures + 1,
                   failing_since = coalesce(failing_since, now()),
                   last_error = $3,
                   resume_at = case when failures + 1 >= $4 then
                       now() + make_interval(secs => least($5::float8 * 2 ^ least(failures + 1 - $4, 30), $6::float8)) end,
                   state = case when failing_since < now() - make_interval(secs => $7::float8)
                       then 'DISABLED' else state end,
                   reason = case when failing_since < now() - make_interval(secs => $7::float8) then 'FAILING' end
             where merchant_id = $1 and endpoint_id = $2 and state = 'ACTIVE' and (failures < $4 or $8)
            returning state
            """;

    private static final String GONE = """
            update event_endpoint
               set state = 'DISABLED', reason = 'GONE'
             where merchant_id = $1 and endpoint_id = $2 and state = 'ACTIVE'
            returning state
            """;

    private static final String TAKE_PROBE = """
            update event_endpoint
               set resume_at = now() + make_interval(secs => $4::float8)
             where merchant_id = $1 and endpoint_id = $2 and state = 'ACTIVE' and failures >= $3
               and (resume_at is null or resume_at <= now())
            """;

    private final Database database;

    EndpointHealthRepository(Database database) {
        this.database = database;
    }

    /** Notes what came of an attempt, in the transaction that settles it. */
    Future<Void> note(Transaction tx, Delivery delivery, DeliveryOutcome outcome) {
        Tuple key =
                Tuple.of(delivery.endpoint().merchantId(), delivery.endpoint().endpointId());
        return outcome.fold(
                delivered -> tx.query(ARRIVED, key).mapEmpty(),
                failed -> tx.query(FAILED, failed(key, delivery, failed))
                        .onSuccess(rows -> rows.forEach(row -> tell(row, delivery)))
                        .mapEmpty(),
                gone -> tx.query(GONE, key)
                        .onSuccess(rows -> rows.forEach(row -> tell(row, delivery)))
                        .mapEmpty());
    }

    private static Tuple failed(Tuple key, Delivery delivery, DeliveryOutcome.Failed failed) {
        return key.addString(failed.error())
                .addInteger(MAX_FAILURES)
                .addDouble(FIRST_PAUSE_S)
                .addDouble(LONGEST_PAUSE_S)
                .addDouble((double) PATIENCE.toSeconds())
                .addBoolean(delivery.isProbe());
    }

    private static void tell(Row row, Delivery delivery) {
        if (row.getString("state").equals(EndpointState.DISABLED.name())) {
            log.warn("endpoint {} gets no more events", EndpointJson.id(delivery.endpoint()));
        }
    }

    /**
     * Takes the one attempt that a sick endpoint gets when its pause is over. Completes with whether this call, and no
     * other, has it.
     */
    Future<Boolean> takeProbe(EndpointKey endpoint) {
        return database.query(TAKE_PROBE, endpoint.merchantId(), endpoint.endpointId(), MAX_FAILURES, PROBE_S)
                .map(rows -> rows.rowCount() == 1);
    }
}
