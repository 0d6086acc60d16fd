package dev.naru.gateway.operations;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;

/** Which operation a request with an {@code Idempotency-Key} asked for. */
final class RequestKeyRepository {
    // The conflicting row is written again as it was: so it comes back, whoever wrote it, and stays locked until then.
    private static final String TAKE = """
            insert into idempotency_key (merchant_id, key, operation_id) values ($1, $2, $3)
            on conflict (merchant_id, key) do update set key = excluded.key
            returning operation_id
            """;

    private static final String POINT =
            "update idempotency_key set operation_id = $3 where merchant_id = $1 and key = $2";

    private static final String FORGET = """
            with old as materialized (
                select merchant_id, key
                  from idempotency_key
                 where created_at < now() - make_interval(secs => $1)
                 limit $2)
            delete from idempotency_key forgotten
             using old
             where forgotten.merchant_id = old.merchant_id and forgotten.key = old.key
            """;

    private final Database database;

    RequestKeyRepository(Database database) {
        this.database = database;
    }

    /** Takes the key for an operation. Completes with the operation that has it: this one, or an earlier request's. */
    Future<UUID> take(Transaction tx, UUID merchantId, String key, UUID operationId) {
        return tx.query(TAKE, Tuple.of(merchantId, key, operationId))
                .map(rows -> rows.iterator().next().getUUID("operation_id"));
    }

    /** Points a key that was just taken to the operation that does the same already. */
    Future<Void> point(Transaction tx, UUID merchantId, String key, UUID operationId) {
        return tx.query(POINT, Tuple.of(merchantId, key, operationId)).mapEmpty();
    }

    /** Deletes up to {@code limit} keys older than {@code age}. Completes with whether there may be more. */
    Future<Boolean> forget(Duration age, int limit) {
        return database.query(FORGET, (double) age.toSeconds(), limit).map(rows -> rows.rowCount() >= limit);
    }
}
