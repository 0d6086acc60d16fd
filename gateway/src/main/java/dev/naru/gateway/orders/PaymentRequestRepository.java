package dev.naru.gateway.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What payment-type orders have beside the order itself. */
final class PaymentRequestRepository {
    private static final String INSERT = """
            insert into payment_request (merchant_id, merchant_uid, customer_uid, confirm_token, check_stock)
            values ($1, $2, $3, $4, $5)
            """;

    private static final String IS_UNPREPARED = """
            select 1
              from payment_request
             where merchant_id = $1 and merchant_uid = $2 and customer_uid is null and prepared_at is null
            """;

    private static final String PREPARED = """
            update payment_request
               set prepared_at = now()
             where merchant_id = $1 and merchant_uid = $2 and prepared_at is null
            """;

    private static final String APPROVAL = """
            select state, expires_at <= now() as expired, ordered_amount, confirm_token, check_stock,
                   request_pay::text as request_pay
              from payment_request
              join orders using (merchant_id, merchant_uid)
             where merchant_id = $1 and merchant_uid = $2 and confirm_token is not null
            """;

    private final Database database;

    PaymentRequestRepository(Database database) {
        this.database = database;
    }

    /** Adds to an order stored in the same transaction. */
    Future<Void> insert(
            Transaction tx,
            UUID merchantId,
            MerchantUid merchantUid,
            @Nullable String customerUid,
            @Nullable String confirmToken,
            boolean checkStock) {
        return tx.query(INSERT, Tuple.of(merchantId, merchantUid.value(), customerUid, confirmToken, checkStock))
                .mapEmpty();
    }

    /** Whether Iamport must still be told the order's amount. */
    Future<Boolean> isUnprepared(UUID merchantId, MerchantUid merchantUid) {
        return database.query(IS_UNPREPARED, merchantId, merchantUid.value()).map(rows -> rows.size() == 1);
    }

    /** What decides about the order's payment; empty for an order Iamport is not to ask about. */
    Future<Optional<Approval>> findApproval(UUID merchantId, MerchantUid merchantUid) {
        return database.query(APPROVAL, merchantId, merchantUid.value())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(PaymentRequestRepository::approval));
    }

    private static Approval approval(Row row) {
        return new Approval(
                OrderState.valueOf(row.getString("state")),
                row.getBoolean("expired"),
                row.getLong("ordered_amount"),
                row.getString("confirm_token"),
                row.getBoolean("check_stock") ? wanted(OrderJson.parse(row.getString("request_pay"))) : List.of());
    }

    private static List<StockCheck.Wanted> wanted(JsonNode requestPay) {
        List<StockCheck.Wanted> wanted = new ArrayList<>();
        for (JsonNode product : requestPay.path("naverProducts")) {
            String field = "naver_products[" + wanted.size() + "]";
            wanted.add(new StockCheck.Wanted(
                    field, OrderJson.text(product, "uid"), product.path("count").longValue()));
        }
        return wanted;
    }

    /** Notes that Iamport knows the amount. Completes with whether this call, and no other, noted it. */
    Future<Boolean> markPrepared(Transaction tx, UUID merchantId, MerchantUid merchantUid) {
        return tx.query(PREPARED, Tuple.of(merchantId, merchantUid.value())).map(rows -> rows.rowCount() == 1);
    }
}
