package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportProblem;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.orders.OrderWatch;
import dev.naru.gateway.payments.SyncSubject.ByImpUid;
import dev.naru.gateway.payments.SyncSubject.ByMerchantUid;
import dev.naru.gateway.payments.Verification.Quarantine;
import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.http.Problem;
import dev.naru.gateway.platform.json.FieldError;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser says that it is back from the window. What it says is a rumour; we look at Iamport, and while nothing is
 * decided we may wait and look again, ever more rarely. Belongs to its event loop.
 */
final class BrowserReturn {
    private static final Logger log = LoggerFactory.getLogger(BrowserReturn.class);

    /** The first look is worth waiting for, even where the caller does not want to wait. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final OrderRepository orders;
    private final PaymentVerifier verifier;
    private final SyncTaskRepository tasks;
    private final OrderWatch watch;
    private final FetchBudget budget;
    private final LongSupplier monotonicNanos;
    private final Limits limits;

    /**
     * Shares nothing but the budget with other event loops.
     *
     * @param watch of the same event loop
     * @param budget of looks, for all browsers together
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     */
    BrowserReturn(
            OrderRepository orders,
            PaymentVerifier verifier,
            SyncTaskRepository tasks,
            OrderWatch watch,
            FetchBudget budget,
            LongSupplier monotonicNanos,
            Limits limits) {
        this.orders = orders;
        this.verifier = verifier;
        this.tasks = tasks;
        this.watch = watch;
        this.budget = budget;
        this.monotonicNanos = monotonicNanos;
        this.limits = limits;
    }

    /**
     * One browser that came back.
     *
     * @param claimed the payment it names, or null
     * @param deadline until when it waits, by the monotonic clock
     * @param isGone whether it has left
     */
    private record Visit(
            UUID merchantId,
            MerchantUid merchantUid,
            @Nullable ImpUid claimed,
            long deadline,
            BooleanSupplier isGone) {
        SyncSubject subject() {
            return claimed == null ? new ByMerchantUid(merchantUid) : new ByImpUid(claimed);
        }
    }

    /**
     * Completes with the order once it is decided, or as it stands when {@code wait} is over; Iamport was asked in
     * either case, or need not be. Fails with {@link Problem}: 404 for an unknown order, 422 {@code imp_uid_mismatch}
     * for a payment that is not of this order, 503 when Iamport did not say and nothing else decided the order.
     *
     * @param claimed the payment the browser names, or null
     * @param wait 0 to 25 seconds
     * @param isGone whether the caller has left meanwhile
     */
    Future<Order> confirm(
            UUID merchantId, MerchantUid merchantUid, @Nullable ImpUid claimed, Duration wait, BooleanSupplier isGone) {
        Visit visit = new Visit(merchantId, merchantUid, claimed, monotonicNanos.getAsLong() + wait.toNanos(), isGone);
        return find(visit)
                .compose(order -> isSettled(order, claimed)
                        ? Future.succeededFuture(order)
                        : firstLook(visit)
                                .compose(looked -> await(visit, FIRST_PAUSE), failure -> awaitOthers(visit, failure)));
    }

    private Future<Order> find(Visit visit) {
        return orders.find(visit.merchantId(), visit.merchantUid())
                .compose(order -> order.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Problem.notFound("The order"))));
    }

    /** Another payment than the accepted one may be a second one for the same order: that is looked at. */
    private static boolean isSettled(Order order, @Nullable ImpUid claimed) {
        ImpUid accepted = order.acceptedImpUid();
        return accepted != null && (claimed == null || claimed.equals(accepted));
    }

    private Future<Void> firstLook(Visit visit) {
        return look(visit, FIRST_LOOK);
    }

    private Future<Void> look(Visit visit, Duration deadline) {
        if (budget.take(1) == 0) {
            limits.met(Limit.BROWSER_LOOKS);
            return Future.failedFuture(
                    Problem.of(503, "unavailable", "Too many browsers came back at once; ask again."));
        }
        return verifier.verify(visit.merchantId(), visit.subject(), SyncReason.CALLBACK)
                .timeout(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS)
                .compose(found -> visit.claimed() == null || found.stream().allMatch(one -> isOf(visit, one))
                        ? Future.succeededFuture()
                        : Future.failedFuture(mismatch()));
    }

    /** Whether nothing says that the payment belongs elsewhere. */
    private static boolean isOf(Visit visit, Verification verification) {
        return verification.fold(
                merged -> merged.merchantUid().equals(visit.merchantUid()),
                unchanged -> unchanged.merchantUid().equals(visit.merchantUid()),
                regressed -> regressed.merchantUid().equals(visit.merchantUid()),
                quarantined ->
                        quarantined.why() != Quarantine.UNKNOWN_ORDER && quarantined.why() != Quarantine.UID_CHANGED,
                absent -> false);
    }

    private static Problem mismatch() {
        return Problem.refused(
                422,
                "imp_uid_mismatch",
                "The payment is not one of this order.",
                List.of(new FieldError("imp_uid", "is no payment of this order", "imp_uid_mismatch", null)));
    }

    /** Waits for somebody to decide the order: a notification, a poll, or our own next look. */
    private Future<Order> await(Visit visit, Duration pause) {
        return find(visit).compose(order -> {
            Duration left = left(visit);
            if (!order.state().isOpen() || left.isZero() || visit.isGone().getAsBoolean() || watch.isLeaving()) {
                return Future.succeededFuture(order);
            }
            Duration next = shorter(pause, left);
            return watch.decided(visit.merchantId(), visit.merchantUid(), next, visit.isGone())
                    .compose(waited -> find(visit))
                    .compose(then -> then.state().isOpen() && !left(visit).isZero() && !watch.isLeaving()
                            ? lookAgain(visit)
                                    .compose(looked -> await(visit, shorter(pause.multipliedBy(2), LONGEST_PAUSE)))
                            : Future.succeededFuture(then));
        });
    }

    /** One answer of Iamport is in hand already, so a later one that does not come changes nothing. */
    private Future<Void> lookAgain(Visit visit) {
        return look(visit, left(visit)).otherwiseEmpty();
    }

    /** Iamport was not heard: the look is left to the queue, and the browser may wait for what comes of it. */
    private Future<Order> awaitOthers(Visit visit, Throwable failure) {
        if (failure instanceof Problem known && known.status() == 422) {
            return Future.failedFuture(failure);
        }
        SyncSubject ours = new ByMerchantUid(visit.merchantUid());
        return tasks.enqueue(visit.merchantId(), ours, SyncReason.CALLBACK)
                .onFailure(unqueued ->
                        log.warn("a look at order {} is left to its poll plan", visit.merchantUid(), unqueued))
                .otherwiseEmpty()
                .compose(queued -> watch.decided(visit.merchantId(), visit.merchantUid(), left(visit), visit.isGone()))
                .compose(waited -> find(visit))
                .compose(order -> order.state().isOpen()
                        ? Future.failedFuture(
                                IamportProblem.of(failure, "Iamport did not say whether the order is paid; ask again."))
                        : Future.succeededFuture(order));
    }

    private Duration left(Visit visit) {
        long nanos = visit.deadline() - monotonicNanos.getAsLong();
        return nanos <= 0 ? Duration.ZERO : Duration.ofNanos(nanos);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
