package dev.naru.gateway.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Payment attempts as last seen. Written only under the lock of their order. */
public final class PaymentRepository {
    private static final String TICKET = "select nextval('fetch_ticket_seq') as ticket";

    // Both keys: a payment already bound to another order must be noticed, not inserted again.
    private static final String LOAD = """
            select imp_uid, merchant_uid, rank, standing, amount, cancel_amount, fetch_ticket, buyer::text as buyer
              from payment
             where merchant_id = $1 and (merchant_uid = $2 or imp_uid = $3)
             order by imp_uid
             limit 1000
            """;

    private static final String WITH_MONEY = """
            select imp_uid
              from payment
             where merchant_id = $1 and merchant_uid = $2 and rank in ('PAID', 'PART_CANCELLED', 'CANCELLED')
             order by standing = 'ACCEPTED' desc, paid_at desc nulls last
             limit 100
            """;

    private static final String ORDER_OF = "select merchant_uid from payment where merchant_id = $1 and imp_uid = $2";

    private static final String SAVE = """
            insert into payment as stored (merchant_id, imp_uid, merchant_uid, rank, standing, amount, cancel_amount,
                fetch_ticket, pg_provider, sandbox, buyer, fail_reason, cancel_reason, started_at, paid_at, failed_at,
                cancelled_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb, $12, $13, $14, $15, $16, $17)
            on conflict (merchant_id, imp_uid) do update
               set rank = excluded.rank, standing = excluded.standing, amount = excluded.amount,
                   cancel_amount = excluded.cancel_amount, fetch_ticket = excluded.fetch_ticket,
                   pg_provider = excluded.pg_provider, sandbox = excluded.sandbox, buyer = excluded.buyer,
                   fail_reason = excluded.fail_reason, cancel_reason = excluded.cancel_reason,
                   started_at = excluded.started_at, paid_at = excluded.paid_at, failed_at = excluded.failed_at,
                   cancelled_at = excluded.cancelled_at, updated_at = clock_timestamp()
             where stored.merchant_uid = excluded.merchant_uid
            """;

    private final Database database;

    public PaymentRepository(Database database) {
        this.database = database;
    }

    /** A number greater than every one drawn before; draw it before asking Iamport. */
    Future<Long> nextTicket() {
        return database.query(TICKET).map(rows -> rows.iterator().next().getLong("ticket"));
    }

    /** Every attempt of the order that money moved for, the accepted one first. */
    public Future<List<ImpUid>> withMoney(UUID merchantId, MerchantUid merchantUid) {
        return database.query(WITH_MONEY, merchantId, merchantUid.value())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ImpUid(row.getString("imp_uid")))
                        .toList());
    }

    /** Which order of ours a payment belongs to. */
    public Future<Optional<MerchantUid>> orderOf(UUID merchantId, ImpUid impUid) {
        return database.query(ORDER_OF, merchantId, impUid.value())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new MerchantUid(row.getString("merchant_uid")))
                        .findFirst());
    }

    /**
     * A stored payment and the order it belongs to.
     *
     * @param merchantUid bound at first sight
     */
    record Bound(MerchantUid merchantUid, StoredPayment payment) {}

    /** Every attempt of the order, and {@code impUid} even when it belongs to another one. */
    Future<List<Bound>> load(Transaction tx, UUID merchantId, MerchantUid merchantUid, ImpUid impUid) {
        return tx.query(LOAD, Tuple.of(merchantId, merchantUid.value(), impUid.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PaymentRepository::bound)
                        .toList());
    }

    /** Stores the kept look. Fails when the payment has been bound to another order meanwhile. */
    Future<Void> save(Transaction tx, UUID merchantId, StoredPayment kept, IamportPayment details) {
        Tuple arguments = Tuple.tuple()
                .addUUID(merchantId)
                .addString(kept.impUid().value())
                .addString(details.merchantUid().value())
                .addString(kept.rank().name())
                .addString(kept.standing().name())
                .addLong(kept.amount())
                .addLong(kept.cancelAmount())
                .addLong(kept.ticket())
                .addString(details.pgProvider())
                .addBoolean(details.sandbox())
                .addString(Buyers.write(kept.buyer()).toString())
                .addString(details.failReason())
                .addString(details.cancelReason())
                .addOffsetDateTime(time(details.startedAt()))
                .addOffsetDateTime(time(details.paidAt()))
                .addOffsetDateTime(time(details.failedAt()))
                .addOffsetDateTime(time(details.cancelledAt()));
        return tx.query(SAVE, arguments)
                .compose(rows -> rows.rowCount() == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("payment belongs to another order")));
    }

    private static Bound bound(Row row) {
        return new Bound(
                new MerchantUid(row.getString("merchant_uid")),
                new StoredPayment(
                        new ImpUid(row.getString("imp_uid")),
                        Rank.valueOf(row.getString("rank")),
                        row.getLong("amount"),
                        row.getLong("cancel_amount"),
                        row.getLong("fetch_ticket"),
                        Standing.valueOf(row.getString("standing")),
                        buyer(row.getString("buyer"))));
    }

    private static Buyer buyer(String json) {
        try {
            return Buyers.read(StrictJson.mapper().readTree(json));
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("stored buyer is no JSON", notOurs);
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
