package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations that somebody works on. Every change needs the fence of the claim it was made under. */
final class ClaimRepository {
    private static final int MAX_MESSAGE = 1_000;
    private static final String UNIQUE_VIOLATION = "23505";

    // Materialized: as a plain subselect the planner may run it once per row, and each run would lock other ones.
    private static final String CLAIM = """
            with due as materialized (
                select merchant_id, operation_id
                  from operation
                 where merchant_id = $1 and state in ('PENDING', 'SENT', 'UNKNOWN') and run_at <= now()
                   and (lease_until is null or lease_until < now())
                 order by run_at
                 limit $2
                   for update skip locked)
            update operation
               set fence = fence + 1, lease_until = now() + make_interval(secs => $3)
              from due
             where operation.merchant_id = due.merchant_id and operation.operation_id = due.operation_id
            returning\s""" + OperationRepository.COLUMNS;
    private static final String CLAIM_ONE = """
            update operation
               set fence = fence + 1, lease_until = now() + make_interval(secs => $3)
             where merchant_id = $1 and operation_id = $2 and state in ('PENDING', 'SENT', 'UNKNOWN')
               and run_at <= now() and (lease_until is null or lease_until < now())
            returning\s""" + OperationRepository.COLUMNS;
    private static final String ENTER = """
            update operation
               set in_lane = true
             where merchant_id = $1 and operation_id = $2 and fence = $3 and state = 'PENDING'
            returning\s""" + OperationRepository.COLUMNS;
    private static final String SENT = """
            update operation
               set state = 'SENT', premise = $4::text::json, attempt = attempt + 1, sent_at = now(), updated_at = now()
             where merchant_id = $1 and operation_id = $2 and fence = $3 and state in ('PENDING', 'SENT', 'UNKNOWN')
            returning\s""" + OperationRepository.COLUMNS;
    private static final String SETTLE = """
            update operation
               set state = $4, result = coalesce($5::text::json, result), error_code = $6, error_message = $7,
                   lease_until = null,
                   in_lane = false, updated_at = now()
             where merchant_id = $1 and operation_id = $2 and fence = $3 and state in ('PENDING', 'SENT', 'UNKNOWN')
            returning\s""" + OperationRepository.COLUMNS;
    private static final String POSTPONE = """
            update operation
               set state = $4, error_message = $5, run_at = now() + make_interval(secs => $6), lease_until = null,
                   in_lane = false, result = coalesce($7::text::json, result), updated_at = now()
             where merchant_id = $1 and operation_id = $2 and fence = $3 and state in ('PENDING', 'SENT', 'UNKNOWN')
            returning\s""" + OperationRepository.COLUMNS;
    private final Database database;
    private final OperationStory story;
    private final OperationNews news;

    ClaimRepository(Database database, OperationStory story, OperationNews news) {
        this.database = database;
        this.story = story;
        this.news = news;
    }

    /** Claims up to {@code limit} that are due, and those whose worker let its lease run out. */
    Future<List<Operation>> claim(UUID merchantId, int limit, Duration lease) {
        return database.query(CLAIM, merchantId, limit, (double) lease.toSeconds())
                .map(OperationRepository::all);
    }

    /** Claims just this one, if it is due and nobody has it. */
    Future<Optional<Operation>> claim(UUID merchantId, UUID id, Duration lease) {
        return database.query(CLAIM_ONE, merchantId, id, (double) lease.toSeconds())
                .map(OperationRepository::first);
    }

    /**
     * Keeps everybody else of its lane from acting until it is settled or postponed. Completes with nothing when another
     * one has the lane, or when the claim was lost.
     */
    Future<Optional<Operation>> enter(Operation claimed) {
        return database.query(ENTER, claimed.merchantId(), claimed.id(), claimed.fence())
                .map(OperationRepository::first)
                .recover(failure -> failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState())
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** Commits that it is about to be sent. Completes with nothing when the claim was lost. */
    Future<Optional<Operation>> sent(Operation claimed, JsonNode premise) {
        return database.transaction(
                tx -> tx.query(SENT, Tuple.of(claimed.merchantId(), claimed.id(), claimed.fence(), premise.toString()))
                        .compose(rows -> told(tx, rows, "operation.sent")));
    }

    /** Stores the outcome. Completes with nothing when the claim was lost. */
    Future<Optional<Operation>> settle(
            Operation claimed,
            OperationState state,
            @Nullable JsonNode result,
            @Nullable String errorCode,
            @Nullable String errorMessage) {
        Tuple arguments = Tuple.tuple()
                .addUUID(claimed.merchantId())
                .addUUID(claimed.id())
                .addLong(claimed.fence())
                .addString(state.name())
                .addString(result == null ? null : result.toString())
                .addString(errorCode)
                .addString(capped(errorMessage));
        return database.transaction(tx -> announced(tx, claimed, state, errorMessage)
                        .compose(done -> tx.query(SETTLE, arguments))
                        .compose(rows ->
                                told(tx, rows, "operation." + state.name().toLowerCase(Locale.ROOT)))
                        // What was announced must not stay when the claim was lost.
                        .compose(stored -> stored.isPresent()
                                ? Future.succeededFuture(stored)
                                : Future.failedFuture(new LostClaim())))
                .recover(failure -> failure instanceof LostClaim
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private Future<Void> announced(
            Transaction tx, Operation claimed, OperationState state, @Nullable String errorMessage) {
        return state == OperationState.REVIEW
                ? news.needsAPerson(tx, claimed, String.valueOf(errorMessage))
                : Future.succeededFuture();
    }

    private static final class LostClaim extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostClaim() {
            super("the claim was lost", null, false, false);
        }
    }

    /**
     * Gives the claim back, to be taken up again after a pause. Completes with nothing when the claim was lost.
     *
     * @param known what is known of the outcome so far; null keeps what was known before
     */
    Future<Optional<Operation>> postpone(
            Operation claimed, OperationState state, String why, @Nullable JsonNode known, Duration pause) {
        return database.query(
                        POSTPONE,
                        claimed.merchantId(),
                        claimed.id(),
                        claimed.fence(),
                        state.name(),
                        capped(why),
                        pause.toMillis() / 1000.0,
                        known == null ? null : known.toString())
                .map(OperationRepository::first);
    }

    private Future<Optional<Operation>> told(Transaction tx, RowSet<Row> rows, String type) {
        Optional<Operation> changed = OperationRepository.first(rows);
        return changed.isEmpty()
                ? Future.succeededFuture(changed)
                : story.tell(tx, changed.get(), type).map(Optional::of);
    }

    private static @Nullable String capped(@Nullable String text) {
        return text == null || text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE);
    }
}
