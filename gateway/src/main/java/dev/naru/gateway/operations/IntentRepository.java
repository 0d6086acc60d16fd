package dev.naru.gateway.operations;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.Fingerprint;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Intents, written before anything is asked of Iamport; the same one is written once. */
final class IntentRepository {
    // The first claim comes with the row: whoever asks does it, unless it dies.
    private static final String INSERT = """
            insert into operation (merchant_id, operation_id, kind, dedupe_key, lane, merchant_uid, request,
                fence, lease_until)
            values ($1, $2, $3, $4, $5, $6, $7::text::json, 1, now() + make_interval(secs => $8))
            on conflict (merchant_id, kind, dedupe_key) do nothing
            returning\s""" + OperationRepository.COLUMNS;
    private static final String BY_KEY = "select " + OperationRepository.COLUMNS
            + " from operation where merchant_id = $1 and kind = $2 and dedupe_key = $3";
    private final Database database;
    private final RequestKeyRepository keys;
    private final OperationStory story;

    IntentRepository(Database database, RequestKeyRepository keys, OperationStory story) {
        this.database = database;
        this.keys = keys;
        this.story = story;
    }

    /**
     * What became of an intent.
     *
     * @param isNew whether this call wrote it, and so holds its first claim
     */
    record Intent(Operation operation, boolean isNew) {}

    /**
     * Commits an intent, claimed by the caller, or finds the one that is there already. Fails with {@link
     * Operations.DifferentRequest} when that one asks for something else, and as {@code needed} does; then nothing is
     * stored.
     *
     * @param needed stores what must be there with it, or finds that the same request did
     */
    Future<Intent> insert(
            NewOperation asked,
            @Nullable String requestKey,
            Duration lease,
            Function<Transaction, Future<Void>> needed) {
        UUID id = UUID.randomUUID();
        if (requestKey == null) {
            return database.transaction(tx -> needed.apply(tx).compose(stored -> write(tx, asked, id, lease)));
        }
        return database.transaction(tx -> keys.take(tx, asked.merchantId(), requestKey, id)
                .compose(taken -> taken.equals(id)
                        ? needed.apply(tx)
                                .compose(stored -> write(tx, asked, id, lease))
                                .compose(intent -> keys.point(
                                                tx,
                                                asked.merchantId(),
                                                requestKey,
                                                intent.operation().id())
                                        .map(intent))
                        : earlier(tx, asked, OperationRepository.FIND, Tuple.of(asked.merchantId(), taken))
                                .compose(intent -> same(needed.apply(tx)).map(intent))));
    }

    /** What an operation needs may say more than the operation does: if not the same is there, the request is another. */
    private static Future<Void> same(Future<Void> needed) {
        return needed.recover(failure ->
                Future.failedFuture(failure instanceof Problem ? new Operations.DifferentRequest() : failure));
    }

    private Future<Intent> write(Transaction tx, NewOperation asked, UUID id, Duration lease) {
        Tuple arguments = Tuple.tuple()
                .addUUID(asked.merchantId())
                .addUUID(id)
                .addString(asked.kind().name())
                .addString(asked.dedupeKey())
                .addString(asked.lane())
                .addString(
                        asked.merchantUid() == null ? null : asked.merchantUid().value())
                .addString(asked.request().toString())
                .addDouble((double) lease.toSeconds());
        return tx.query(INSERT, arguments)
                .compose(rows -> rows.size() == 1
                        ? story.tell(
                                        tx,
                                        OperationRepository.operation(
                                                rows.iterator().next()),
                                        "operation.requested")
                                .map(operation -> new Intent(operation, true))
                        : earlier(
                                tx,
                                asked,
                                BY_KEY,
                                Tuple.of(asked.merchantId(), asked.kind().name(), asked.dedupeKey())));
    }

    private static Future<Intent> earlier(Transaction tx, NewOperation asked, String sql, Tuple arguments) {
        return tx.query(sql, arguments).compose(rows -> {
            Operation there = OperationRepository.operation(rows.iterator().next());
            // What a charge is for, only its own key says.
            boolean isSame = there.kind() == asked.kind()
                    && there.dedupeKey().equals(asked.dedupeKey())
                    && Fingerprint.of(there.request()).equals(Fingerprint.of(asked.request()));
            return isSame
                    ? Future.succeededFuture(new Intent(there, false))
                    : Future.failedFuture(new Operations.DifferentRequest());
        });
    }
}
