package dev.naru.gateway.reconcile;

import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** How far each list has been walked. One walker at a time, by lease and fence; due times are the database's. */
public final class SweepCursorRepository {
    // No payment of an order placed through this gateway can be older than its first start; an hour allows for clocks.
    private static final String PREPARE = """
            insert into sweep_cursor as cursor (merchant_id, stream, swept_to)
            select $1, stream, now() - interval '1 hour' from unnest($2::text[]) as stream
            on conflict (merchant_id, stream) do update
               -- A shorter interval counts from the start that brought it, not after the longer one has run out.
               set due_at = least(cursor.due_at, now() + make_interval(secs => $3))
            """;

    private static final String DUE = """
            select asked.merchant_id
              from unnest($1::uuid[]) as asked (merchant_id)
             where exists (select 1
                             from sweep_cursor cursor
                            where cursor.merchant_id = asked.merchant_id
                              and cursor.due_at <= now() and cursor.lease_until <= now())
            """;

    // Materialized: as a plain subselect the planner may run it once per row, and each run would lock another one.
    private static final String CLAIM = """
            with due as materialized (
                select merchant_id, stream
                  from sweep_cursor
                 where merchant_id = $1 and due_at <= now() and lease_until <= now()
                 order by due_at
                 limit 1
                   for update skip locked)
            update sweep_cursor as cursor
               set fence = fence + 1, lease_until = now() + make_interval(secs => $2)
              from due
             where cursor.merchant_id = due.merchant_id and cursor.stream = due.stream
            returning cursor.merchant_id, cursor.stream, swept_to, fence
            """;

    private static final String FINISH = """
            update sweep_cursor
               set swept_to = greatest(swept_to, $4), due_at = now() + make_interval(secs => $5), lease_until = now()
             where merchant_id = $1 and stream = $2 and fence = $3
            """;

    private final Database database;

    public SweepCursorRepository(Database database) {
        this.database = database;
    }

    /** Makes sure that each list has a cursor, due within {@code interval} at the latest. */
    Future<Void> prepare(UUID merchantId, List<PaymentStatus> streams, Duration interval) {
        return database.query(
                        PREPARE,
                        merchantId,
                        streams.stream().map(PaymentStatus::wire).toArray(String[]::new),
                        interval.toMillis() / 1000.0)
                .mapEmpty();
    }

    /** Which of these merchants have a list to walk now. */
    public Future<List<UUID>> due(UUID[] merchantIds) {
        return database.query(DUE, (Object) merchantIds)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("merchant_id"))
                        .toList());
    }

    /** Claims the merchant's walk that has been due longest. */
    Future<Optional<Sweep>> claim(UUID merchantId, Duration lease) {
        return database.query(CLAIM, merchantId, (double) lease.toSeconds())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(SweepCursorRepository::sweep));
    }

    /**
     * Ends a walk, unless another worker has taken it over.
     *
     * @param sweptTo how far it came; where it started, when it failed
     * @param pause until the next one is due
     */
    Future<Void> finish(Sweep sweep, Instant sweptTo, Duration pause) {
        return database.query(
                        FINISH,
                        sweep.merchantId(),
                        sweep.stream().wire(),
                        sweep.fence(),
                        sweptTo.atOffset(ZoneOffset.UTC),
                        pause.toMillis() / 1000.0)
                .mapEmpty();
    }

    private static Sweep sweep(Row row) {
        return new Sweep(
                row.getUUID("merchant_id"),
                PaymentStatus.valueOf(row.getString("stream").toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime("swept_to").toInstant(),
                row.getLong("fence"));
    }
}
