package dev.naru.gateway.billing;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Planned charges. Whoever changes one has locked its order. */
final class ScheduleRepository {
    private static final String COLUMNS = """
            merchant_id, merchant_uid, customer_uid, amount, schedule_at, use_cfm, state, imp_uid, fail_reason,
            fetch_ticket, version, created_at, updated_at
            """;

    private static final String INSERT = """
            insert into schedule (merchant_id, merchant_uid, customer_uid, amount, schedule_at, use_cfm)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """;

    private static final String FIND =
            "select " + COLUMNS + " from schedule where merchant_id = $1 and merchant_uid = $2";

    private static final String LOCK = FIND + " for update";

    private static final String LIST = "select " + COLUMNS + """
             from schedule
            where merchant_id = $1
              and ($2::text is null or customer_uid = $2)
              and ($3::text is null or state = $3)
              and ($4::timestamptz is null or (created_at, merchant_uid) < ($4, $5::text))
            order by created_at desc, merchant_uid desc
            limit $6
            """;

    private static final String APPLY = """
            update schedule
               set state = $4, schedule_at = $5, imp_uid = $6, fail_reason = $7,
                   fetch_ticket = coalesce($8, nextval('fetch_ticket_seq')), version = version + 1, look_at = now(), looks = 0, updated_at = clock_timestamp()
             where merchant_id = $1 and merchant_uid = $2 and version = $3
            """;

    private static final String WAITING = """
            select merchant_uid
              from schedule
             where merchant_id = $1 and customer_uid = $2 and state = 'SCHEDULED'
             order by schedule_at
             limit $3
            """;

    private static final String DUE = """
            select asked.merchant_id
              from unnest($1::uuid[], $2::timestamptz[]) as asked (merchant_id, iamport_now)
             where exists (select 1
                             from schedule
                            where schedule.merchant_id = asked.merchant_id and state in ('REQUESTED', 'SCHEDULED')
                              and schedule_at <= asked.iamport_now and look_at <= now())
            """;

    // Materialized: as a plain subselect the planner may run it once per row, and each run would claim other ones.
    private static final String CLAIM = """
            with due as materialized (
                select merchant_id, merchant_uid
                  from schedule
                 where merchant_id = $1 and state in ('REQUESTED', 'SCHEDULED') and schedule_at <= $2
                   and look_at <= now()
                 order by schedule_at
                 limit $3
                   for update skip locked)
            update schedule
               set fence = fence + 1, looks = looks + 1, look_at = now() + make_interval(secs => $4)
              from due
             where schedule.merchant_id = due.merchant_id and schedule.merchant_uid = due.merchant_uid
            returning schedule.merchant_uid, looks, fence
            """;

    private static final String LOOK_AGAIN = """
            update schedule
               set look_at = now() + make_interval(secs => $4)
             where merchant_id = $1 and merchant_uid = $2 and fence = $3 and state in ('REQUESTED', 'SCHEDULED')
            """;

    private static final String LOOK_NO_MORE = """
            update schedule
               set look_at = null
             where merchant_id = $1 and merchant_uid = $2 and fence = $3 and state in ('REQUESTED', 'SCHEDULED')
            """;

    private static final String TICKET = "select nextval('fetch_ticket_seq') as ticket";

    private final Database database;

    ScheduleRepository(Database database) {
        this.database = database;
    }

    /** Stores what is asked for, unless it is there. */
    Future<Void> insert(UUID merchantId, List<ScheduleRequest.Item> items, String customerUid) {
        return database.transaction(tx -> {
            Future<Void> all = Future.succeededFuture();
            for (ScheduleRequest.Item item : items) {
                Tuple arguments = Tuple.tuple()
                        .addUUID(merchantId)
                        .addString(item.merchantUid().value())
                        .addString(customerUid)
                        .addLong(item.charge().amount().won())
                        .addOffsetDateTime(item.at().atOffset(ZoneOffset.UTC))
                        .addLocalDate(item.useCfm());
                all = all.compose(done -> tx.query(INSERT, arguments)).mapEmpty();
            }
            return all;
        });
    }

    Future<Optional<Schedule>> find(UUID merchantId, MerchantUid merchantUid) {
        return database.query(FIND, merchantId, merchantUid.value()).map(ScheduleRepository::first);
    }

    /** Locked until the caller's transaction ends. */
    Future<Optional<Schedule>> lock(Transaction tx, UUID merchantId, MerchantUid merchantUid) {
        return tx.query(LOCK, Tuple.of(merchantId, merchantUid.value())).map(ScheduleRepository::first);
    }

    /** A page, newest first. */
    Future<List<Schedule>> list(
            UUID merchantId,
            @Nullable String customerUid,
            @Nullable ScheduleState state,
            @Nullable PageCursor after,
            int limit) {
        return database.query(
                        LIST,
                        merchantId,
                        customerUid,
                        state == null ? null : state.name(),
                        after == null ? null : after.at().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.id(),
                        limit)
                .map(ScheduleRepository::all);
    }

    /** Which of a customer's charges wait, as far as we know, the soonest first. */
    Future<List<MerchantUid>> waiting(UUID merchantId, String customerUid, int limit) {
        return database.query(WAITING, merchantId, customerUid, limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new MerchantUid(row.getString("merchant_uid")))
                        .toList());
    }

    /**
     * Writes a change of a schedule that this transaction has locked.
     *
     * @param ticket of the look that showed it; null makes every look that has begun by now an old one
     */
    Future<Void> apply(Transaction tx, Schedule locked, ScheduleChange change, @Nullable Long ticket) {
        Tuple arguments = Tuple.tuple()
                .addUUID(locked.merchantId())
                .addString(locked.merchantUid().value())
                .addLong(locked.version())
                .addString(change.state().name())
                .addOffsetDateTime(change.at().atOffset(ZoneOffset.UTC))
                .addString(change.impUid())
                .addString(change.failReason())
                .addLong(ticket);
        return tx.query(APPLY, arguments)
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("schedule was changed without a lock")));
    }

    /**
     * Which of these merchants have charges whose result is to be looked for.
     *
     * @param iamportNow what each merchant's Iamport says the time is
     */
    Future<List<UUID>> due(UUID[] merchantIds, List<Instant> iamportNow) {
        OffsetDateTime[] times =
                iamportNow.stream().map(now -> now.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        return database.query(DUE, merchantIds, times)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("merchant_id"))
                        .toList());
    }

    /** Claims up to {@code limit} that are due and whose result is not known. */
    Future<List<ScheduleClaim>> claim(UUID merchantId, Instant iamportNow, int limit, Duration lease) {
        return database.query(CLAIM, merchantId, iamportNow.atOffset(ZoneOffset.UTC), limit, (double) lease.toSeconds())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ScheduleClaim(
                                new MerchantUid(row.getString("merchant_uid")),
                                row.getInteger("looks"),
                                row.getLong("fence")))
                        .toList());
    }

    /** Gives a claim back, for another look after a pause; nothing when the result is known, or the claim was lost. */
    Future<Void> lookAgain(UUID merchantId, ScheduleClaim claim, Duration pause) {
        return database.query(
                        LOOK_AGAIN, merchantId, claim.merchantUid().value(), claim.fence(), pause.toMillis() / 1000.0)
                .mapEmpty();
    }

    Future<Void> lookNoMore(UUID merchantId, ScheduleClaim claim) {
        return database.query(LOOK_NO_MORE, merchantId, claim.merchantUid().value(), claim.fence())
                .mapEmpty();
    }

    /** A number greater than every one drawn before; what was asked for after it was drawn is newer than it. */
    Future<Long> nextTicket() {
        return database.query(TICKET).map(rows -> rows.iterator().next().getLong("ticket"));
    }

    private static Optional<Schedule> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<Schedule> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ScheduleRepository::schedule)
                .toList();
    }

    private static Schedule schedule(Row row) {
        return new Schedule(
                row.getUUID("merchant_id"),
                new MerchantUid(row.getString("merchant_uid")),
                row.getString("customer_uid"),
                row.getLong("amount"),
                row.getOffsetDateTime("schedule_at").toInstant(),
                row.getLocalDate("use_cfm"),
                ScheduleState.valueOf(row.getString("state")),
                row.getString("imp_uid"),
                row.getString("fail_reason"),
                row.getLong("fetch_ticket"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
