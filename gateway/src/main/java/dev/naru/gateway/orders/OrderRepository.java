package dev.naru.gateway.orders;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.PageCursor;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Orders in PostgreSQL. One writer at a time: {@link #lock} an order, read everything else, then {@link #apply} what
 * changes, in one short transaction. Due times are the database's.
 */
public final class OrderRepository {
    private static final String COLUMNS = """
            merchant_id, merchant_uid, pg, name, state, ordered_amount, amount_rule::text as amount_rule,
            lines::text as lines, removed_lines, buyer::text as buyer, overwritten::text as overwritten,
            accepted_imp_uid, paid_amount, cancelled_amount, version, event_seq, created_at, updated_at, expires_at
            """;

    private static final String FIND =
            "select " + COLUMNS + " from orders where merchant_id = $1 and merchant_uid = $2";

    private static final String LOCK = FIND + " for update";

    private static final String PLACEMENT = COLUMNS + ", request_pay::text as request_pay, request_sha256";

    private static final String FIND_PLACEMENT =
            "select " + PLACEMENT + " from orders where merchant_id = $1 and merchant_uid = $2";

    // The cursor is the last row of the page before; a row that moves in between cannot be skipped, created_at is
    // fixed.
    private static final String LIST = "select " + COLUMNS + """
             from orders
            where merchant_id = $1
              and ($2::text is null or state = $2)
              and ($3::timestamptz is null or (created_at, merchant_uid) < ($3, $4::text))
            order by created_at desc, merchant_uid desc
            limit $5
            """;

    // The key decides who places an order; everybody else gets no row. Its story begins with it, in the same statement.
    private static final String INSERT = """
            with placed as (
                insert into orders (merchant_id, merchant_uid, pg, name, ordered_amount, amount_rule, lines, buyer,
                    request_pay, request_sha256, next_poll_at, expires_at)
                values ($1, $2, $3, $4, $5, $6::text::jsonb, $7::text::jsonb, $8::text::jsonb, $9::text::json, $10,
                    now() + make_interval(secs => $11), now() + make_interval(secs => $12))
                on conflict do nothing
                returning *),
            told as (
                insert into order_timeline (merchant_id, merchant_uid, type, detail)
                select merchant_id, merchant_uid, 'order.created', json_build_object('ordered_amount', ordered_amount)
                  from placed)
            select\s""" + PLACEMENT + " from placed";

    // The version guards against a caller that did not lock.
    private static final String APPLY = """
            update orders
               set state = $4, accepted_imp_uid = $5, paid_amount = $6, cancelled_amount = $7, buyer = $8::text::jsonb,
                   overwritten = overwritten || $9::text::jsonb, removed_lines = $10, event_seq = event_seq + $11,
                   next_poll_at = case when $12 then next_poll_at end, version = version + 1,
                   updated_at = clock_timestamp()
             where merchant_id = $1 and merchant_uid = $2 and version = $3
            """;

    // Materialized: as a plain subselect the planner may run it once per row, and each run would claim other ones.
    private static final String CLAIM_POLLS = """
            with due as materialized (
                select merchant_id, merchant_uid,
                       case when pg like 'naverco%' then $2::float8[] else $3::float8[] end as pauses
                  from orders
                 where next_poll_at <= now()
                 order by next_poll_at
                 limit $1
                   for update skip locked)
            update orders o
               set poll_step = least(poll_step + 1, cardinality(pauses)),
                   next_poll_at = case when now() < expires_at + interval '7 days' then now()
                       + make_interval(secs => pauses[least(poll_step + 2, cardinality(pauses))]) end
              from due
             where o.merchant_id = due.merchant_id and o.merchant_uid = due.merchant_uid
            returning o.merchant_id, o.merchant_uid
            """;

    private static final String EXPIRED = """
            select merchant_id, merchant_uid
              from orders
             where state in ('OPEN', 'READY') and expires_at <= now()
             order by expires_at
             limit $1
               for update skip locked
            """;

    // What is given more time is open again: nobody has failed to pay it.
    private static final String EXTEND = """
            update orders
               set expires_at = greatest(expires_at, now() + make_interval(secs => $3)),
                   state = case when state = 'EXPIRED' then 'OPEN' else state end
             where merchant_id = $1 and merchant_uid = $2
            """;

    private static final String DECIDED = """
            select merchant_id, merchant_uid
              from unnest($1::uuid[], $2::text[]) as watched (merchant_id, merchant_uid)
              join orders using (merchant_id, merchant_uid)
             where state not in ('OPEN', 'READY')
            """;

    private final Database database;
    private final PollPlan pollPlan;

    public OrderRepository(Database database, PollPlan pollPlan) {
        this.database = database;
        this.pollPlan = pollPlan;
    }

    /** The order as of now, not locked. */
    public Future<Optional<Order>> find(UUID merchantId, MerchantUid merchantUid) {
        return database.query(FIND, merchantId, merchantUid.value()).map(rows -> first(rows, OrderRepository::order));
    }

    /** The order, locked until the caller's transaction ends; read everything it depends on after this. */
    public Future<Optional<Order>> lock(Transaction tx, UUID merchantId, MerchantUid merchantUid) {
        return tx.query(LOCK, Tuple.of(merchantId, merchantUid.value()))
                .map(rows -> first(rows, OrderRepository::order));
    }

    /**
     * Writes a change of an order that this transaction has locked. Once no payment is awaited any more, polling ends.
     * Fails with {@link IllegalStateException} when the order was changed since it was read.
     */
    public Future<Void> apply(Transaction tx, OrderChange change) {
        Order before = change.before();
        Tuple arguments = Tuple.tuple()
                .addUUID(before.merchantId())
                .addString(before.merchantUid().value())
                .addLong(before.version())
                .addString(change.state().name())
                .addString(
                        change.acceptedImpUid() == null
                                ? null
                                : change.acceptedImpUid().value())
                .addLong(change.paidAmount())
                .addLong(change.cancelledAmount())
                .addString(OrderJson.buyer(change.buyer()).toString())
                .addString(OrderJson.overwritten(change.overwritten()).toString())
                .addArrayOfInteger(change.removedLines().stream().sorted().toArray(Integer[]::new))
                .addInteger(change.events())
                .addBoolean(change.state().awaitsPayment());
        return tx.query(APPLY, arguments)
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("order was changed without a lock")));
    }

    /**
     * Claims up to {@code limit} orders that are due for a look at Iamport, and sets when the next look is due. Orders
     * that another process is claiming are left to it.
     */
    public Future<List<OrderKey>> claimDuePolls(int limit) {
        return database.query(CLAIM_POLLS, limit, pollPlan.orderTypeSeconds(), pollPlan.paymentTypeSeconds())
                .map(OrderRepository::keys);
    }

    /** Gives an order that this transaction has locked at least so much time from now on. */
    public Future<Void> extend(Transaction tx, UUID merchantId, MerchantUid merchantUid, Duration lifetime) {
        return tx.query(EXTEND, Tuple.of(merchantId, merchantUid.value(), (double) lifetime.toSeconds()))
                .mapEmpty();
    }

    /** Those of the orders that are neither OPEN nor READY any more. */
    Future<List<OrderKey>> decided(List<OrderKey> watched) {
        return database.query(
                        DECIDED,
                        watched.stream().map(OrderKey::merchantId).toArray(UUID[]::new),
                        watched.stream().map(key -> key.merchantUid().value()).toArray(String[]::new))
                .map(OrderRepository::keys);
    }

    /** Up to {@code limit} unpaid orders past their lifetime, locked; orders somebody else has locked are left out. */
    Future<List<OrderKey>> lockExpired(Transaction tx, int limit) {
        return tx.query(EXPIRED, Tuple.of(limit)).map(OrderRepository::keys);
    }

    /** Stores a new order. Completes with what was stored; empty, and nothing changed, when the merchant_uid is taken. */
    Future<Optional<Placement>> insert(Transaction tx, NewOrder order) {
        Tuple arguments = Tuple.tuple()
                .addUUID(order.merchantId())
                .addString(order.merchantUid().value())
                .addString(order.pg())
                .addString(order.name())
                .addLong(order.orderedAmount())
                .addString(AmountRuleJson.write(order.amountRule()).toString())
                .addString(OrderJson.lines(order.lines()).toString())
                .addString(OrderJson.buyer(order.buyer()).toString())
                .addString(order.requestPay().toString())
                .addString(order.requestSha256())
                .addDouble(order.isPolled() ? pollPlan.firstSeconds(order.pg()) : null)
                .addDouble((double) order.lifetime().toSeconds());
        return tx.query(INSERT, arguments).map(rows -> first(rows, OrderRepository::placement));
    }

    Future<Optional<Placement>> findPlacement(UUID merchantId, MerchantUid merchantUid) {
        return database.query(FIND_PLACEMENT, merchantId, merchantUid.value())
                .map(rows -> first(rows, OrderRepository::placement));
    }

    /** The same with what the caller's transaction stored. */
    Future<Optional<Placement>> findPlacement(Transaction tx, UUID merchantId, MerchantUid merchantUid) {
        return tx.query(FIND_PLACEMENT, Tuple.of(merchantId, merchantUid.value()))
                .map(rows -> first(rows, OrderRepository::placement));
    }

    /**
     * A page of orders, newest first.
     *
     * @param state only orders in this state, or null for all
     * @param after the last order of the page before, or null for the first page
     */
    Future<List<Order>> list(UUID merchantId, @Nullable OrderState state, @Nullable PageCursor after, int limit) {
        return database.query(
                        LIST,
                        merchantId,
                        state == null ? null : state.name(),
                        after == null ? null : after.at().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.id(),
                        limit)
                .map(rows -> stream(rows).map(OrderRepository::order).toList());
    }

    private static Placement placement(Row row) {
        return new Placement(
                order(row), OrderJson.parse(row.getString("request_pay")), row.getString("request_sha256"));
    }

    private static Order order(Row row) {
        List<OrderLine> lines = OrderJson.lines(OrderJson.parse(row.getString("lines")));
        String impUid = row.getString("accepted_imp_uid");
        return new Order(
                row.getUUID("merchant_id"),
                new MerchantUid(row.getString("merchant_uid")),
                row.getString("pg"),
                row.getString("name"),
                OrderState.valueOf(row.getString("state")),
                row.getLong("ordered_amount"),
                AmountRuleJson.read(OrderJson.parse(row.getString("amount_rule")), lines),
                lines,
                Set.of(row.getArrayOfIntegers("removed_lines")),
                OrderJson.buyer(OrderJson.parse(row.getString("buyer"))),
                OrderJson.overwritten(OrderJson.parse(row.getString("overwritten"))),
                impUid == null ? null : new ImpUid(impUid),
                row.getLong("paid_amount"),
                row.getLong("cancelled_amount"),
                row.getLong("version"),
                row.getLong("event_seq"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                instant(row, "expires_at"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static List<OrderKey> keys(RowSet<Row> rows) {
        return stream(rows)
                .map(row -> new OrderKey(row.getUUID("merchant_id"), new MerchantUid(row.getString("merchant_uid"))))
                .collect(Collectors.toList());
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> reader) {
        return stream(rows).findFirst().map(reader);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
