package dev.naru.gateway.payments;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.trace.Tracing;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The durable queue of looks to take. Hints about one subject gather on one row until its look starts; claims carry a
 * lease and a fence; all due times are the database's.
 */
public final class SyncTaskRepository {
    private static final int MAX_ERROR = 500;

    private static final String GATHER = """
            on conflict (merchant_id, subject) where state = 'NEW' do update
               set hits = task.hits + excluded.hits,
                   known = task.known or excluded.known,
                   reason = case when excluded.reason = 'WEBHOOK' then excluded.reason else task.reason end,
                   -- A hint may not shorten the pause after a failure.
                   run_at = case when task.attempt = 0 then least(task.run_at, excluded.run_at) else task.run_at end
            """;

    private static final String ENQUEUE = """
            insert into sync_task as task (merchant_id, task_id, subject, reason, known, trace_id)
            values ($1, $2, $3, $4,
                exists (select 1 from orders where merchant_id = $1 and merchant_uid = $5)
                or exists (select 1 from payment where merchant_id = $1 and imp_uid = $6), $7)
            """ + GATHER;

    // Only what belongs to an order of ours and is not stored like that already: a list of a thousand old payments
    // costs one statement and no request.
    private static final String ENQUEUE_CHANGED = """
            insert into sync_task as task (merchant_id, task_id, subject, reason, known)
            select $1, gen_random_uuid(), 'imp:' || seen.imp_uid, 'SWEEP', true
              from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[])
                   as seen (imp_uid, merchant_uid, rank, amount, cancel_amount, buyer)
              join orders on orders.merchant_id = $1 and orders.merchant_uid = seen.merchant_uid
              left join payment on payment.merchant_id = $1 and payment.imp_uid = seen.imp_uid
             where payment.imp_uid is null
                or (payment.rank, payment.amount, payment.cancel_amount, payment.buyer)
                   is distinct from (seen.rank, seen.amount, seen.cancel_amount, seen.buyer::jsonb)
             -- One order for all, so that two sweeps cannot wait for each other.
             order by seen.imp_uid
            """ + GATHER;

    private static final String DUE = """
            select asked.merchant_id
              from unnest($1::uuid[]) as asked (merchant_id)
             where exists (select 1
                             from sync_task task
                            where task.merchant_id = asked.merchant_id
                              and task.state in ('NEW', 'RUNNING') and task.run_at <= now())
            """;

    // Materialized: as a plain subselect the planner may run it once per row, and each run would lock other ones.
    private static final String CLAIM = """
            with due as materialized (
                select merchant_id, task_id
                  from sync_task
                 where merchant_id = $1 and known = $2
                   and state in ('NEW', 'RUNNING') and run_at <= now()
                 order by run_at
                 limit $3
                   for update skip locked)
            update sync_task as task
               set state = 'RUNNING', fence = fence + 1, run_at = now() + make_interval(secs => $4)
              from due
             where task.merchant_id = due.merchant_id and task.task_id = due.task_id
            returning task.merchant_id, task.task_id, subject, reason, known, attempt, fence, trace_id
            """;

    private static final String DONE =
            "delete from sync_task where merchant_id = $1 and task_id = $2 and fence = $3 and state = 'RUNNING'";

    // Another hint may have made a new row meanwhile; then this one joins it.
    private static final String AGAIN = """
            with over as (
                delete from sync_task
                 where merchant_id = $1 and task_id = $2 and fence = $3 and state = 'RUNNING'
                returning merchant_id, subject, reason, known, hits, attempt, fence, trace_id)
            insert into sync_task as task (merchant_id, task_id, subject, reason, known, hits, run_at, attempt, fence,
                last_error, trace_id)
            select merchant_id, $4, subject, reason, known, hits, now() + make_interval(secs => $5), attempt + 1, fence,
                $6, trace_id
              from over
            """ + GATHER;

    private static final String DEAD = """
            update sync_task
               set state = 'DEAD', attempt = attempt + 1, last_error = $4
             where merchant_id = $1 and task_id = $2 and fence = $3 and state = 'RUNNING'
            """;

    // Rumours about strangers are worth little and may be many; a sweep finds what is real. The dead are kept for
    // people to look at, not for ever.
    private static final String FORGET = """
            delete from sync_task
             where (merchant_id, task_id) in (
                (select merchant_id, task_id from sync_task
                  where state = 'NEW' and not known and run_at < now() - interval '10 minutes' limit $2)
                union all
                (select merchant_id, task_id from sync_task
                  where state = 'DEAD' and created_at < now() - make_interval(secs => $1) limit $2))
            """;

    private final Database database;

    public SyncTaskRepository(Database database) {
        this.database = database;
    }

    /**
     * Asks for a look in the caller's transaction.
     *
     * @param claimed the order a rumour names, which need not exist; lets looks at our own orders go first
     */
    public Future<Void> enqueue(
            Transaction tx, UUID merchantId, SyncSubject subject, SyncReason reason, @Nullable MerchantUid claimed) {
        String impUid = subject.fold(one -> one.impUid().value(), all -> "");
        String merchantUid = subject.fold(
                one -> claimed == null ? "" : claimed.value(),
                all -> all.merchantUid().value());
        return tx.query(
                        ENQUEUE,
                        Tuple.of(
                                merchantId,
                                UUID.randomUUID(),
                                subject.key(),
                                reason.name(),
                                merchantUid,
                                impUid,
                                Tracing.currentId()))
                .mapEmpty();
    }

    /** Asks for a look, in a transaction of its own. */
    public Future<Void> enqueue(UUID merchantId, SyncSubject subject, SyncReason reason) {
        return database.atOnce(tx -> enqueue(tx, merchantId, subject, reason, null));
    }

    /** Asks for a look at every payment of the list that is ours and not stored like that. Completes with their number. */
    public Future<Integer> enqueueChanged(UUID merchantId, List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return Future.succeededFuture(0);
        }
        return database.query(
                        ENQUEUE_CHANGED,
                        merchantId,
                        texts(sightings, seen -> seen.impUid().value()),
                        texts(sightings, seen -> seen.merchantUid().value()),
                        texts(sightings, seen -> seen.rank().name()),
                        sightings.stream().map(Sighting::amount).toArray(Long[]::new),
                        sightings.stream().map(Sighting::cancelAmount).toArray(Long[]::new),
                        texts(sightings, seen -> Buyers.write(seen.buyer()).toString()))
                .map(RowSet::rowCount);
    }

    /** Which of these merchants have a look to take now. */
    public Future<List<UUID>> due(UUID[] merchantIds) {
        return database.query(DUE, (Object) merchantIds)
                .map(rows -> stream(rows).map(row -> row.getUUID("merchant_id")).toList());
    }

    /** Claims up to {@code limit} due looks, and those whose worker let its lease run out. */
    Future<List<SyncTask>> claim(UUID merchantId, boolean known, int limit, Duration lease) {
        return database.query(CLAIM, merchantId, known, limit, (double) lease.toSeconds())
                .map(rows -> stream(rows).map(SyncTaskRepository::task).toList());
    }

    /** Completes with whether this claim still held, and the look is over. */
    Future<Boolean> done(SyncTask task) {
        return database.query(DONE, task.merchantId(), task.taskId(), task.fence())
                .map(rows -> rows.rowCount() == 1);
    }

    /** The same for a look that has to be taken again. */
    Future<Boolean> again(SyncTask task, Duration pause, String error) {
        return database.query(
                        AGAIN,
                        task.merchantId(),
                        task.taskId(),
                        task.fence(),
                        UUID.randomUUID(),
                        pause.toMillis() / 1000.0,
                        capped(error))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The same for a look that is given up. */
    Future<Boolean> dead(SyncTask task, String error) {
        return database.query(DEAD, task.merchantId(), task.taskId(), task.fence(), capped(error))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Forgets what nobody needs any more: strangers' rumours that waited too long, and looks given up longer than
     * {@code age} ago. Completes with whether there may be more of it.
     */
    public Future<Boolean> forget(Duration age, int limit) {
        return database.query(FORGET, (double) age.toSeconds(), limit).map(rows -> rows.rowCount() >= limit);
    }

    private static SyncTask task(Row row) {
        return new SyncTask(
                row.getUUID("merchant_id"),
                row.getUUID("task_id"),
                SyncSubject.parse(row.getString("subject")),
                SyncReason.valueOf(row.getString("reason")),
                row.getBoolean("known"),
                row.getInteger("attempt"),
                row.getLong("fence"),
                row.getString("trace_id"));
    }

    private static String[] texts(List<Sighting> sightings, Function<Sighting, String> field) {
        return sightings.stream().map(field).toArray(String[]::new);
    }

    private static String capped(String error) {
        return error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
