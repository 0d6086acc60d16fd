package dev.naru.gateway.reconcile;

import dev.naru.gateway.payments.Sighting;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.value.ImpUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Makes daily reports. One worker per merchant at a time, by lease and fence; due times are the database's. */
public final class ReportRepository {
    // After the nightly sweep, which settles most of what would be a difference.
    private static final String NEXT = """
            (date_trunc('day', now() at time zone 'Asia/Seoul' - interval '5 hours') + interval '1 day 5 hours')
                at time zone 'Asia/Seoul'
            + make_interval(secs => abs(hashtext($1::uuid::text) % 3600))
            """;

    private static final String PREPARE = """
            insert into daily_report_cursor (merchant_id, due_at) values ($1, greatest(%s, now() + interval '12 hours')) on conflict do nothing
            """.formatted(NEXT);

    private static final String DUE = """
            select asked.merchant_id
              from unnest($1::uuid[]) as asked (merchant_id)
             where exists (select 1
                             from daily_report_cursor cursor
                            where cursor.merchant_id = asked.merchant_id
                              and cursor.due_at <= now() and cursor.lease_until <= now())
            """;

    private static final String CLAIM = """
            update daily_report_cursor
               set fence = fence + 1, lease_until = now() + make_interval(secs => $2)
             where merchant_id = $1 and due_at <= now() and lease_until <= now()
            returning made_to, fence, now() as claimed_at
            """;

    private static final String CLEAR = "delete from daily_report_line where merchant_id = $1 and fence <= $2";

    // Only while the claim holds: nobody would clear up what came later. A payment may be in two lists.
    private static final String ADD = """
            insert into daily_report_line (merchant_id, fence, imp_uid, merchant_uid, rank, amount, cancel_amount)
            select $1, $2, imp_uid, merchant_uid, rank, amount, cancel_amount
              from unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[])
                   as seen (imp_uid, merchant_uid, rank, amount, cancel_amount)
             where exists (select 1 from daily_report_cursor where merchant_id = $1 and fence = $2)
            on conflict (merchant_id, fence, imp_uid) do update
               set rank = excluded.rank, amount = excluded.amount, cancel_amount = excluded.cancel_amount
            """;

    private static final String DELETE = "delete from daily_report where merchant_id = $1 and day = $2";

    private static final String COUNT = """
            insert into daily_report (merchant_id, day, iamport_paid, iamport_paid_won, iamport_back, iamport_back_won,
                gateway_paid, gateway_paid_won, gateway_back, gateway_back_won, elsewhere, elsewhere_won, differences)
            select $1, $2::date, listed.paid, listed.paid_won, listed.back, listed.back_won,
                   stored.paid, stored.paid_won, stored.back, stored.back_won, listed.elsewhere, listed.elsewhere_won, 0
              from (select count(*) filter (where ours and rank = 'PAID') as paid,
                           coalesce(sum(amount) filter (where ours and rank = 'PAID'), 0) as paid_won,
                           count(*) filter (where ours and rank <> 'PAID') as back,
                           coalesce(sum(cancel_amount) filter (where ours and rank <> 'PAID'), 0) as back_won,
                           count(*) filter (where not ours) as elsewhere,
                           coalesce(sum(amount) filter (where not ours), 0) as elsewhere_won
                      from (select line.*, orders.merchant_uid is not null as ours
                              from daily_report_line line
                              left join orders
                                on orders.merchant_id = $1 and orders.merchant_uid = line.merchant_uid
                             where line.merchant_id = $1 and line.fence = $5) as lines) as listed,
                   (select count(*) filter (where rank = 'PAID') as paid,
                           coalesce(sum(amount) filter (where rank = 'PAID'), 0) as paid_won,
                           count(*) filter (where rank <> 'PAID') as back,
                           coalesce(sum(cancel_amount) filter (where rank <> 'PAID'), 0) as back_won
                      from payment
                     where merchant_id = $1
                       and ((rank = 'PAID' and paid_at >= $3 and paid_at < $4)
                         or (rank in ('PART_CANCELLED', 'CANCELLED') and cancelled_at >= $3 and cancelled_at < $4))
                   ) as stored
            """;

    // What changed here since the lists began to be read is not compared: either side may be the newer one.
    private static final String COMPARE = """
            insert into daily_report_difference (merchant_id, day, imp_uid, merchant_uid, kind, iamport, gateway)
            select $1, $2::date, coalesce(line.imp_uid, held.imp_uid), coalesce(line.merchant_uid, held.merchant_uid),
                   case when held.imp_uid is null then 'missing'
                        when line.imp_uid is null then 'not_listed'
                        else 'different' end,
                   case when line.imp_uid is not null then jsonb_build_object('status', lower(line.rank),
                       'amount', line.amount, 'cancel_amount', line.cancel_amount) end,
                   case when held.imp_uid is not null then jsonb_build_object('status', lower(held.rank),
                       'amount', held.amount, 'cancel_amount', held.cancel_amount) end
              from (select line.*
                      from daily_report_line line
                      join orders on orders.merchant_id = $1 and orders.merchant_uid = line.merchant_uid
                     where line.merchant_id = $1 and line.fence = $5) as line
              full join (select payment.*
                           from payment
                          where merchant_id = $1
                            and ((rank = 'PAID' and paid_at >= $3 and paid_at < $4)
                              or (rank in ('PART_CANCELLED', 'CANCELLED') and cancelled_at >= $3 and cancelled_at < $4)
                              or imp_uid in (select imp_uid from daily_report_line
                                              where merchant_id = $1 and fence = $5))) as held
                on held.imp_uid = line.imp_uid
             where (held.imp_uid is null or line.imp_uid is null
                or (held.rank, held.amount, held.cancel_amount)
                   is distinct from (line.rank, line.amount, line.cancel_amount))
               and (held.updated_at is null or held.updated_at < $6)
             order by 3
             limit $7
            returning imp_uid
            """;

    private static final String TOTAL = "update daily_report set differences = $3 where merchant_id = $1 and day = $2";

    private static final String MADE = """
            update daily_report_cursor
               set made_to = $3, due_at = now(), lease_until = now()
             where merchant_id = $1 and fence = $2
            """;

    private static final String REST = """
            update daily_report_cursor set due_at = %s, lease_until = now() where merchant_id = $1 and fence = $2
            """.formatted(NEXT);

    private static final String AGAIN = """
            update daily_report_cursor
               set due_at = now() + make_interval(secs => $3), lease_until = now()
             where merchant_id = $1 and fence = $2
            """;

    /** More than anybody reads; then something larger is wrong. */
    static final int MAX_DIFFERENCES = 1_000;

    private final Database database;

    public ReportRepository(Database database) {
        this.database = database;
    }

    /** Makes sure that the merchant gets reports, first due on the coming morning, and in twelve hours at the earliest. */
    Future<Void> prepare(UUID merchantId) {
        return database.query(PREPARE, merchantId).mapEmpty();
    }

    /** Which of these merchants have a report to be made now. */
    public Future<List<UUID>> due(UUID[] merchantIds) {
        return database.query(DUE, (Object) merchantIds)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("merchant_id"))
                        .toList());
    }

    /** Claims the merchant's turn, if it is due and nobody has it. */
    Future<Optional<ReportClaim>> claim(UUID merchantId, Duration lease) {
        return database.query(CLAIM, merchantId, (double) lease.toSeconds())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new ReportClaim(
                                merchantId,
                                row.getLocalDate("made_to"),
                                row.getLong("fence"),
                                row.getOffsetDateTime("claimed_at").toInstant())));
    }

    /** Forgets what this worker, or one before it, has read. */
    Future<Void> clear(ReportClaim claim) {
        return database.query(CLEAR, claim.merchantId(), claim.fence()).mapEmpty();
    }

    /** Keeps a page of Iamport's lists until the report is made. */
    Future<Void> add(ReportClaim claim, List<Sighting> seen) {
        return database.query(
                        ADD,
                        claim.merchantId(),
                        claim.fence(),
                        texts(seen, one -> one.impUid().value()),
                        texts(seen, one -> one.merchantUid().value()),
                        texts(seen, one -> one.rank().name()),
                        seen.stream().map(Sighting::amount).toArray(Long[]::new),
                        seen.stream().map(Sighting::cancelAmount).toArray(Long[]::new))
                .mapEmpty();
    }

    /**
     * Compares, and stores the report of a day. Completes with the payments that differ, {@value #MAX_DIFFERENCES} at
     * most; empty, and nothing stored, when another worker has taken the turn over.
     *
     * @param start of the day
     * @param end of the day, not part of it
     */
    Future<Optional<List<ImpUid>>> make(ReportClaim claim, LocalDate day, Instant start, Instant end) {
        UUID merchantId = claim.merchantId();
        return database.transaction(tx -> tx.query(MADE, Tuple.of(merchantId, claim.fence(), day))
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : compare(tx, claim, day, start, end)
                                .compose(differing -> tx.query(
                                                TOTAL, Tuple.of(merchantId, day, (long) differing.size()))
                                        .compose(done -> tx.query(CLEAR, Tuple.of(merchantId, claim.fence())))
                                        .map(done -> Optional.of(differing)))));
    }

    private static Future<List<ImpUid>> compare(
            Transaction tx, ReportClaim claim, LocalDate day, Instant start, Instant end) {
        UUID merchantId = claim.merchantId();
        OffsetDateTime from = start.atOffset(ZoneOffset.UTC);
        OffsetDateTime to = end.atOffset(ZoneOffset.UTC);
        Tuple compared = Tuple.of(merchantId, day, from, to, claim.fence())
                .addValue(claim.claimedAt().atOffset(ZoneOffset.UTC))
                .addInteger(MAX_DIFFERENCES);
        return tx.query(DELETE, Tuple.of(merchantId, day))
                .compose(done -> tx.query(COUNT, Tuple.of(merchantId, day, from, to, claim.fence())))
                .compose(done -> tx.query(COMPARE, compared))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ImpUid(row.getString("imp_uid")))
                        .toList());
    }

    /** Ends the turn until the next morning, unless another worker has taken it over. */
    Future<Void> rest(ReportClaim claim) {
        return database.query(REST, claim.merchantId(), claim.fence()).mapEmpty();
    }

    /** Gives the turn back after a failure, unless another worker has taken it over. */
    Future<Void> again(ReportClaim claim, Duration pause) {
        return database.query(AGAIN, claim.merchantId(), claim.fence(), pause.toMillis() / 1000.0)
                .mapEmpty();
    }

    private static String[] texts(List<Sighting> seen, Function<Sighting, String> field) {
        return seen.stream().map(field).toArray(String[]::new);
    }
}
