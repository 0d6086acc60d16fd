package dev.naru.gateway.reconcile;

import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How far each deep walk has come. One walker at a time, by lease and fence; due times are the database's. */
public final class DeepSweepRepository {
    // Between three and four in the Korean night, each merchant at a minute of its own: not all of them ask at once.
    private static final String NEXT = """
            (date_trunc(%1$s, now() at time zone 'Asia/Seoul' - interval '3 hours') + ('1 ' || %1$s)::interval
                + interval '3 hours') at time zone 'Asia/Seoul'
            + make_interval(secs => abs(hashtext($1::uuid::text) %% 3600))
            """;

    private static final String PREPARE = """
            insert into deep_sweep (merchant_id, depth, stream, due_at)
            select $1, $2, stream, greatest(%s, now() + interval '12 hours') from unnest($4::text[]) as stream
            on conflict do nothing
            """.formatted(NEXT.formatted("$3::text"));

    private static final String DUE = """
            select asked.merchant_id
              from unnest($1::uuid[]) as asked (merchant_id)
             where exists (select 1
                             from deep_sweep sweep
                            where sweep.merchant_id = asked.merchant_id
                              and sweep.due_at <= now() and sweep.lease_until <= now())
            """;

    // Materialized: as a plain subselect the planner may run it once per row, and each run would lock another one.
    private static final String CLAIM = """
            with due as materialized (
                select merchant_id, depth, stream
                  from deep_sweep
                 where merchant_id = $1 and due_at <= now() and lease_until <= now()
                 order by due_at
                 limit 1
                   for update skip locked)
            update deep_sweep as sweep
               set fence = fence + 1, lease_until = now() + make_interval(secs => $2)
              from due
             where sweep.merchant_id = due.merchant_id and sweep.depth = due.depth and sweep.stream = due.stream
            returning sweep.merchant_id, sweep.depth, sweep.stream, walked_to, ends_at, fence
            """;

    private static final String GO_ON = """
            update deep_sweep
               set walked_to = $5, ends_at = $6, due_at = now() + make_interval(secs => $7), lease_until = now()
             where merchant_id = $1 and depth = $2 and stream = $3 and fence = $4
            """;

    private static final String END = """
            update deep_sweep
               set walked_to = null, ends_at = null, due_at = %s, lease_until = now()
             where merchant_id = $1 and depth = $2 and stream = $3 and fence = $4
            """.formatted(NEXT.formatted("$5::text"));

    private final Database database;

    public DeepSweepRepository(Database database) {
        this.database = database;
    }

    /** Makes sure that each list has its deep walks; a new one is first due in the next night, or week, and
     * in twelve hours at the earliest. */
    Future<Void> prepare(UUID merchantId, List<PaymentStatus> streams) {
        String[] names = streams.stream().map(PaymentStatus::wire).toArray(String[]::new);
        Future<Void> all = Future.succeededFuture();
        for (Depth depth : Depth.values()) {
            all = all.compose(done -> database.query(PREPARE, merchantId, depth.wire(), depth.unit(), names)
                    .mapEmpty());
        }
        return all;
    }

    /** Which of these merchants have a walk to go on with now. */
    public Future<List<UUID>> due(UUID[] merchantIds) {
        return database.query(DUE, (Object) merchantIds)
                .map(rows -> rows(rows).map(row -> row.getUUID("merchant_id")).toList());
    }

    /** Claims the merchant's walk that has been due longest. */
    Future<Optional<DeepSweep>> claim(UUID merchantId, Duration lease) {
        return database.query(CLAIM, merchantId, (double) lease.toSeconds())
                .map(rows -> rows(rows).findFirst().map(DeepSweepRepository::sweep));
    }

    /**
     * Gives a walk back before its end, unless another worker has taken it over.
     *
     * @param walkedTo how far it came, with where it ends; null when it has not begun
     * @param pause until it may go on
     */
    Future<Void> goOn(DeepSweep sweep, @Nullable Instant walkedTo, @Nullable Instant endsAt, Duration pause) {
        return database.query(
                        GO_ON,
                        sweep.merchantId(),
                        sweep.depth().wire(),
                        sweep.stream().wire(),
                        sweep.fence(),
                        utc(walkedTo),
                        utc(endsAt),
                        pause.toMillis() / 1000.0)
                .mapEmpty();
    }

    /** Ends a walk until the next night, or week, unless another worker has taken it over. */
    Future<Void> end(DeepSweep sweep) {
        return database.query(
                        END,
                        sweep.merchantId(),
                        sweep.depth().wire(),
                        sweep.stream().wire(),
                        sweep.fence(),
                        sweep.depth().unit())
                .mapEmpty();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static DeepSweep sweep(Row row) {
        return new DeepSweep(
                row.getUUID("merchant_id"),
                Depth.valueOf(row.getString("depth").toUpperCase(Locale.ROOT)),
                PaymentStatus.valueOf(row.getString("stream").toUpperCase(Locale.ROOT)),
                instant(row.getOffsetDateTime("walked_to")),
                instant(row.getOffsetDateTime("ends_at")),
                row.getLong("fence"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static Stream<Row> rows(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
