package dev.naru.gateway.operations;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.KeyedRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which operation a request with an {@code Idempotency-Key} asked for, or what it was answered. */
final class RequestKeyRepository {
    // The conflicting row is written again as it was: so it comes back, whoever wrote it, and stays locked until then.
    private static final String TAKE = """
            insert into idempotency_key (merchant_id, key, operation_id) values ($1, $2, $3)
            on conflict (merchant_id, key) do update set key = excluded.key
            returning operation_id
            """;

    private static final String POINT =
            "update idempotency_key set operation_id = $3 where merchant_id = $1 and key = $2";

    // Whoever let its lease run out is dead, or will find that the key is not its own any more.
    private static final String CLAIM = """
            insert into idempotency_key as known (merchant_id, key, request_sha256, owner, lease_until)
            values ($1, $2, $3, $4, now() + make_interval(secs => $5))
            on conflict (merchant_id, key) do update
               set owner = excluded.owner, lease_until = excluded.lease_until
             where known.request_sha256 = excluded.request_sha256 and known.answer is null and known.lease_until < now()
            returning owner
            """;

    private static final String KNOWN =
            "select request_sha256, answer from idempotency_key where merchant_id = $1 and key = $2";

    private static final String ANSWER = """
            update idempotency_key
               set answer = $4, lease_until = null
             where merchant_id = $1 and key = $2 and owner = $3 and answer is null
            """;

    private static final String RELEASE =
            "delete from idempotency_key where merchant_id = $1 and key = $2 and owner = $3 and answer is null";

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

    /**
     * Takes the key for an operation. Completes with the operation that has it: this one, or an earlier request's; fails
     * with {@link Operations.DifferentRequest} when the key came with a request that asked for no operation.
     */
    Future<UUID> take(Transaction tx, UUID merchantId, String key, UUID operationId) {
        return tx.query(TAKE, Tuple.of(merchantId, key, operationId)).compose(rows -> {
            UUID taken = rows.iterator().next().getUUID("operation_id");
            return taken == null
                    ? Future.failedFuture(new Operations.DifferentRequest())
                    : Future.succeededFuture(taken);
        });
    }

    /** Points a key that was just taken to the operation that does the same already. */
    Future<Void> point(Transaction tx, UUID merchantId, String key, UUID operationId) {
        return tx.query(POINT, Tuple.of(merchantId, key, operationId)).mapEmpty();
    }

    /**
     * What is known of a request.
     *
     * @param isOurs whether the caller serves it now
     * @param isSame whether the key came with just this request
     * @param answer sealed; null while nobody has answered it
     */
    record Claim(boolean isOurs, boolean isSame, @Nullable String answer) {}

    /** Claims a request that asks for no operation, unless somebody serves it or has answered it. */
    Future<Claim> claim(UUID merchantId, KeyedRequest request, UUID owner, Duration lease) {
        return database.query(CLAIM, merchantId, request.key(), request.fingerprint(), owner, lease.toMillis() / 1000.0)
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture(new Claim(true, true, null))
                        : database.query(KNOWN, merchantId, request.key())
                                .map(known -> earlier(known, request.fingerprint())));
    }

    /** Gone again between two statements means: given up just now, so ask again. */
    private static Claim earlier(RowSet<Row> known, String fingerprint) {
        if (known.size() == 0) {
            return new Claim(false, true, null);
        }
        Row row = known.iterator().next();
        return new Claim(false, fingerprint.equals(row.getString("request_sha256")), row.getString("answer"));
    }

    /** Stores the answer. Completes with whether the key was still the owner's. */
    Future<Boolean> answer(Transaction tx, UUID merchantId, String key, UUID owner, String sealed) {
        return tx.query(ANSWER, Tuple.of(merchantId, key, owner, sealed)).map(rows -> rows.rowCount() == 1);
    }

    /** Gives up a request that had no effect. */
    Future<Void> release(UUID merchantId, String key, UUID owner) {
        return database.query(RELEASE, merchantId, key, owner).mapEmpty();
    }

    /** Deletes up to {@code limit} keys older than {@code age}. Completes with whether there may be more. */
    Future<Boolean> forget(Duration age, int limit) {
        return database.query(FORGET, (double) age.toSeconds(), limit).map(rows -> rows.rowCount() >= limit);
    }
}
