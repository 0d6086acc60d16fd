package dev.naru.gateway.iamport;

import dev.naru.gateway.platform.trace.Tracing;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One token for everybody. Lifetimes are counted on our monotonic clock from the answer's {@code expired_at - now}, so
 * neither side's wall clock matters. Any number of callers cause one {@code getToken}.
 */
final class TokenCache {
    /**
     * Iamport extends a token only when 60 seconds or less are left (Iamport V1, {@code POST /users/getToken}). Asking
     * sooner gives the same token with the same end, and every call would ask again; so we ask 5 seconds later.
     */
    static final Duration RENEW_BEFORE_END = Duration.ofSeconds(55);

    private static final Duration PAUSE_AFTER_FAILED_RENEWAL = Duration.ofSeconds(1);

    /**
     * What {@code getToken} gave.
     *
     * @param lifetime from the moment of the answer
     * @param issuedAt that moment on Iamport's clock
     */
    record Grant(String token, Duration lifetime, Instant issuedAt) {}

    private record Held(String token, long endNanos, long renewNanos) {}

    private final Supplier<Future<Grant>> getToken;
    private final LongSupplier monotonicNanos;
    private @Nullable Held held;
    private @Nullable Future<String> flight;

    TokenCache(Supplier<Future<Grant>> getToken, LongSupplier monotonicNanos) {
        this.getToken = getToken;
        this.monotonicNanos = monotonicNanos;
    }

    /** Completes with a token that lives; fails as {@code getToken} fails when there is none. */
    synchronized Future<String> token() {
        Held now = held;
        if (now != null && monotonicNanos.getAsLong() - now.renewNanos() < 0) {
            return Future.succeededFuture(now.token());
        }
        Future<String> underWay = flight;
        if (underWay != null) {
            return Tracing.here(underWay);
        }
        Future<String> started = getToken.get().transform(result -> settle(result.result(), result.cause()));
        // A grant that is already here has been settled above: keeping it as a flight would keep it for ever.
        flight = started.isComplete() ? null : started;
        return started;
    }

    /** Forgets {@code token} after a 401, unless another caller has already renewed it. */
    synchronized void refuse(String token) {
        Held now = held;
        if (now != null && now.token().equals(token)) {
            held = null;
        }
    }

    private synchronized Future<String> settle(@Nullable Grant grant, @Nullable Throwable failure) {
        flight = null;
        long now = monotonicNanos.getAsLong();
        if (grant != null) {
            long end = now + grant.lifetime().toNanos();
            held = new Held(grant.token(), end, end - RENEW_BEFORE_END.toNanos());
            return Future.succeededFuture(grant.token());
        }
        Held old = held;
        if (old != null && old.endNanos() - now > 0) {
            // The old token still opens the door; being unable to renew it is no reason to stop working.
            held = new Held(old.token(), old.endNanos(), now + PAUSE_AFTER_FAILED_RENEWAL.toNanos());
            return Future.succeededFuture(old.token());
        }
        held = null;
        return Future.failedFuture(failure == null ? new IllegalStateException("getToken gave nothing") : failure);
    }
}
