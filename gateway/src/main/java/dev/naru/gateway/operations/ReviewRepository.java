package dev.naru.gateway.operations;

import dev.naru.gateway.orders.TimelineRepository;
import dev.naru.gateway.platform.audit.AuditEntry;
import dev.naru.gateway.platform.audit.AuditLogRepository;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Persons' decisions about operations in REVIEW; each one leaves a row that is never deleted. */
final class ReviewRepository {
    private static final String RESOLVE = """
            update operation
               set state = case when $3 then 'SUCCEEDED' else 'FAILED' end,
                   result = case when $3 then $4::text::json end,
                   error_code = case when not $3 then 'not_done' end,
                   error_message = case when not $3 then $5 end, updated_at = now()
             where merchant_id = $1 and operation_id = $2 and state = 'REVIEW'
            returning merchant_uid
            """;

    private final Database database;
    private final TimelineRepository timeline;

    ReviewRepository(Database database, TimelineRepository timeline) {
        this.database = database;
        this.timeline = timeline;
    }

    /** Completes with false, and changes nothing, when the operation is not in REVIEW. */
    Future<Boolean> resolve(UUID merchantId, UUID id, Resolution resolution) {
        String result = StrictJson.mapper()
                .createObjectNode()
                .put("resolved_by", resolution.actor())
                .put("note", resolution.note())
                .toString();
        Tuple arguments = Tuple.of(merchantId, id, resolution.done(), result, resolution.note());
        return database.transaction(tx -> tx.query(RESOLVE, arguments)
                .compose(rows -> rows.rowCount() == 0
                        ? Future.succeededFuture(false)
                        : audit(tx, merchantId, id, resolution)
                                .compose(done ->
                                        remark(tx, merchantId, rows.iterator().next(), id, resolution))
                                .map(true)));
    }

    private static Future<Void> audit(Transaction tx, UUID merchantId, UUID id, Resolution resolution) {
        return AuditLogRepository.append(
                tx,
                new AuditEntry(
                        merchantId,
                        resolution.actor(),
                        resolution.done() ? "operation.resolved_done" : "operation.resolved_not_done",
                        "operation:" + id,
                        resolution.note()));
    }

    private Future<Void> remark(Transaction tx, UUID merchantId, Row row, UUID id, Resolution resolution) {
        String merchantUid = row.getString("merchant_uid");
        return merchantUid == null
                ? Future.succeededFuture()
                : timeline.append(
                        tx,
                        merchantId,
                        new MerchantUid(merchantUid),
                        "operation.resolved",
                        StrictJson.mapper()
                                .createObjectNode()
                                .put("operation_id", id.toString())
                                .put("outcome", resolution.done() ? "done" : "not_done"));
    }
}
