package dev.naru.gateway.claims;

import dev.naru.gateway.iamport.ClaimAnswer;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.operations.Effect;
import dev.naru.gateway.operations.LaneRepository;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.operations.Preparation;
import dev.naru.gateway.payments.PaymentVerifier;
import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.payments.SyncSubject;
import dev.naru.gateway.payments.SyncTaskRepository;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a step with product orders ({@code POST /payments/{imp_uid}/naver/...}). Iamport answers for each by itself, and
 * has no checksum for them: so each has a lane of its own, where it stood before is stored as the premise, and what came
 * of a lost answer is seen by where it stands afterwards. Asked again is only what has certainly not been done, or what
 * would do nothing a second time.
 */
public final class ClaimEffect implements Effect {
    private static final Logger log = LoggerFactory.getLogger(ClaimEffect.class);

    /** How long a call whose answer was lost may still be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private final IamportClients clients;
    private final PaymentVerifier verifier;
    private final LaneRepository lanes;
    private final SyncTaskRepository tasks;
    private final InstantSource clock;

    public ClaimEffect(
            IamportClients clients,
            PaymentVerifier verifier,
            LaneRepository lanes,
            SyncTaskRepository tasks,
            InstantSource clock) {
        this.clients = clients;
        this.verifier = verifier;
        this.lanes = lanes;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.CLAIM;
    }

    @Override
    public Future<Preparation> prepare(Operation operation) {
        ClaimRequest asked = ClaimRequest.of(operation.request());
        return (asked.productOrderIds().isEmpty()
                        ? seen(operation).map(all -> List.copyOf(all.keySet()))
                        : Future.succeededFuture(asked.productOrderIds()))
                .compose(ids -> ids.isEmpty()
                        ? Future.succeededFuture(new Preparation.Refuse(
                                "no_product_orders", "Iamport has no product orders of this payment yet."))
                        : prepared(operation, asked, ids))
                .recover(failure -> notFound(failure) == null
                        ? Future.failedFuture(failure)
                        : Future.succeededFuture(new Preparation.Refuse("payment_not_found", words(failure))));
    }

    /** Nobody else may act between the look and the call, so the lanes come first. */
    private Future<Preparation> prepared(Operation operation, ClaimRequest asked, List<String> ids) {
        List<String> taken = ids.stream()
                .map(id -> "po:" + asked.impUid().value() + ":" + id)
                .toList();
        return lanes.enter(operation, taken)
                .compose(entered -> entered
                        ? seen(operation).map(now -> new Preparation.Go(ClaimSheet.premise(ids, now)))
                        : Future.succeededFuture(
                                new Preparation.Later("another claim of these product orders is under way", true)));
    }

    @Override
    public Future<Outcome> send(Operation operation) {
        ClaimSheet sheet = ClaimSheet.of(operation);
        if (operation.attempt() == 1) {
            return call(operation, sheet);
        }
        // What is known is as old as the look that led here; what was done since must not be asked for again.
        return seen(operation).compose(now -> {
            ClaimSheet fresh = sheet.seen(now);
            List<String> stuck = fresh.stuck(now);
            return stuck.isEmpty() && !fresh.open().isEmpty()
                    ? call(operation, fresh)
                    : Future.succeededFuture(settled(fresh, stuck));
        });
    }

    @Override
    public Future<Outcome> look(Operation operation) {
        return seen(operation).map(now -> {
            ClaimSheet sheet = ClaimSheet.of(operation).seen(now);
            List<String> stuck = sheet.stuck(now);
            boolean asksAgain = stuck.isEmpty() && !sheet.open().isEmpty() && isLongAgo(operation);
            return asksAgain ? new Outcome.NotDone("Iamport shows that it was not done") : settled(sheet, stuck);
        });
    }

    private static Outcome settled(ClaimSheet sheet, List<String> stuck) {
        return stuck.isEmpty()
                ? sheet.outcome("Iamport does not show that it was done: " + String.join(", ", sheet.open()))
                : sheet.review(stuck, "Iamport does not show whether it was done");
    }

    private boolean isLongAgo(Operation operation) {
        Instant sentAt = Objects.requireNonNullElse(operation.sentAt(), operation.createdAt());
        return Duration.between(sentAt, clock.instant()).compareTo(ON_ITS_WAY) > 0;
    }

    private Future<Outcome> call(Operation operation, ClaimSheet sheet) {
        return clients.of(operation.merchantId())
                .compose(iamport -> iamport.claim(sheet.request().call(sheet.open())))
                .transform(answer -> judged(operation, sheet, answer));
    }

    private Future<Outcome> judged(Operation operation, ClaimSheet sheet, AsyncResult<ClaimAnswer> result) {
        if (result.succeeded()) {
            ClaimAnswer answer = result.result();
            ClaimSheet taken = sheet.taken(answer);
            // 200 says all; what is missing then is neither done nor refused.
            boolean refuses = answer.isRefusal() || answer.httpStatus() == 207;
            return checked(operation, taken, refuses ? taken.open() : List.of(), answer.message(), answer.isRefusal());
        }
        if (!(result.cause() instanceof IamportFailure known)) {
            return Future.failedFuture(result.cause());
        }
        boolean refused = known.kind() == IamportFailure.Kind.DECLINED || notFound(known) != null;
        if (refused) {
            ClaimSheet told = sheet.withUpstream(known.httpStatus(), known.code(), known.words());
            return checked(operation, told, told.open(), known.words(), false);
        }
        return Future.succeededFuture(
                known.mayBeDone() ? sheet.outcome(known.summary()) : new Outcome.NotDone(known.summary()));
    }

    /**
     * Looks once more after an answer: what changed is merged and told, and a refusal that need not be one is checked.
     *
     * @param isUnsure whether a server in trouble would have answered the same
     */
    private Future<Outcome> checked(
            Operation operation, ClaimSheet sheet, List<String> refused, @Nullable String words, boolean isUnsure) {
        boolean isRepeated = operation.attempt() > 1;
        return seen(operation).transform(looked -> {
            if (looked.failed()) {
                lookLater(operation, looked.cause());
                // A refusal whose step shows can still be told from a lost answer, by the next look.
                boolean isOpen =
                        isRepeated || (isUnsure && sheet.request().action().shows());
                ClaimSheet known = isOpen ? sheet : sheet.refused(refused, words, Map.of());
                return Future.succeededFuture(known.outcome("refused, and Iamport could not be asked again"));
            }
            ClaimSheet fresh = sheet.seen(looked.result());
            List<String> left = refused.stream().filter(fresh.open()::contains).toList();
            if (isRepeated && !left.isEmpty() && !fresh.request().action().shows()) {
                return Future.succeededFuture(fresh.review(left, "asked again, it was refused: " + words));
            }
            return Future.succeededFuture(fresh.refused(left, words, looked.result())
                    .outcome("Iamport's answer says nothing of " + String.join(", ", fresh.open())));
        });
    }

    private void lookLater(Operation operation, Throwable failure) {
        ClaimRequest asked = ClaimRequest.of(operation.request());
        log.warn("the look after a claim of {} failed, it is taken up later", asked.impUid(), failure);
        tasks.enqueue(operation.merchantId(), new SyncSubject.ByImpUid(asked.impUid()), SyncReason.POLL)
                .onFailure(lost -> log.warn("it could not be noted down either", lost));
    }

    /** Where each product order stands, as Iamport shows it now; merged. */
    private Future<Map<String, ProductOrderState>> seen(Operation operation) {
        ClaimRequest asked = ClaimRequest.of(operation.request());
        return verifier.productOrders(operation.merchantId(), asked.impUid(), SyncReason.OPERATION)
                .map(list -> {
                    Map<String, ProductOrderState> states = new LinkedHashMap<>();
                    for (NaverProductOrder seen : list) {
                        if (!seen.id().isEmpty()) {
                            states.put(seen.id(), ProductOrderState.of(seen));
                        }
                    }
                    return states;
                });
    }

    private static @Nullable IamportFailure notFound(Throwable failure) {
        return failure instanceof IamportFailure known && known.kind() == IamportFailure.Kind.NOT_FOUND ? known : null;
    }

    private static String words(Throwable failure) {
        IamportFailure known = notFound(failure);
        return known == null ? "" : known.words();
    }
}
