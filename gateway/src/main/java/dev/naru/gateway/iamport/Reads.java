package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.iamport.Breaker.Outcome;
import dev.naru.gateway.iamport.Exchange.Answer;
import dev.naru.gateway.iamport.IamportFailure.Kind;
import dev.naru.gateway.iamport.IamportSettings.Limits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A GET with everything around it: token, breaker, one renewal on 401, few retries, one deadline over all of it. */
final class Reads {
    private static final int MAX_RETRIES = 2;
    private static final int MIN_PAUSE_MS = 50;
    private static final int MAX_PAUSE_MS = 400;

    private final Vertx vertx;
    private final Exchange exchange;
    private final TokenCache tokens;
    private final Limits limits;
    private final LongSupplier monotonicNanos;
    private final RandomGenerator random;
    private final IamportCounts counts;
    private final RetryBudget budget = new RetryBudget();
    private final Map<RouteClass, Breaker> breakers = new EnumMap<>(RouteClass.class);

    Reads(
            Vertx vertx,
            Exchange exchange,
            TokenCache tokens,
            Limits limits,
            LongSupplier monotonicNanos,
            RandomGenerator random,
            IamportCounts counts) {
        this.counts = counts;
        this.vertx = vertx;
        this.exchange = exchange;
        this.tokens = tokens;
        this.limits = limits;
        this.monotonicNanos = monotonicNanos;
        this.random = random;
        for (RouteClass route : RouteClass.values()) {
            breakers.put(route, new Breaker(monotonicNanos));
        }
    }

    /** Completes with {@code response} of the envelope; fails with {@link IamportFailure}. */
    Future<JsonNode> get(RouteClass route, String uri, int maxBody) {
        return get(route, uri, maxBody, Envelope::open);
    }

    /**
     * Completes with what {@code opener} makes of the answer; fails with {@link IamportFailure}.
     *
     * @param opener throws IamportFailure for an answer that is none
     */
    <T> Future<T> get(RouteClass route, String uri, int maxBody, Function<Answer, T> opener) {
        long deadline = monotonicNanos.getAsLong() + limits.total().toNanos();
        budget.callStarts();
        return attempt(new Call<>(route, uri, maxBody, deadline, opener), 0)
                .timeout(limits.total().toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException
                                ? IamportFailure.of(Kind.TIMEOUT, "no answer within the total deadline")
                                : failure))
                .onComplete(done -> budget.callEnds());
    }

    /** How each route class stands, by its name in lower case. */
    Map<String, BreakerState> breakers() {
        Map<String, BreakerState> states = new TreeMap<>();
        breakers.forEach((route, breaker) -> states.put(route.name().toLowerCase(Locale.ROOT), breaker.state()));
        return states;
    }

    private record Call<T>(RouteClass route, String uri, int maxBody, long deadlineNanos, Function<Answer, T> opener) {}

    private <T> Future<T> attempt(Call<T> call, int retry) {
        return withToken(call, true).recover(failure -> {
            if (!mayRetry(failure, call, retry)) {
                return Future.failedFuture(failure);
            }
            return vertx.timer(random.nextInt(MIN_PAUSE_MS, MAX_PAUSE_MS + 1), TimeUnit.MILLISECONDS)
                    .compose(paused -> attempt(call, retry + 1))
                    .onComplete(done -> budget.retryEnds());
        });
    }

    private boolean mayRetry(Throwable failure, Call<?> call, int retry) {
        return retry < MAX_RETRIES
                && failure instanceof IamportFailure known
                && known.isWorthRepeating()
                && call.deadlineNanos() - monotonicNanos.getAsLong()
                        > limits.connect().toNanos()
                && tryRetry();
    }

    private <T> Future<T> withToken(Call<T> call, boolean mayRenew) {
        return tokens.token()
                .compose(token -> once(call, token).recover(failure -> {
                    if (!(failure instanceof IamportFailure known) || known.kind() != Kind.UNAUTHORIZED) {
                        return Future.failedFuture(failure);
                    }
                    tokens.refuse(token);
                    return mayRenew ? withToken(call, false) : Future.failedFuture(failure);
                }));
    }

    private <T> Future<T> once(Call<T> call, String token) {
        Breaker breaker = breakers.get(call.route());
        if (breaker == null || !breaker.tryEnter()) {
            counts.brokenCircuit();
            return Future.failedFuture(brokenCircuit());
        }
        return exchange.get(call.uri(), token, call.maxBody())
                .map(call.opener())
                .onComplete(done -> breaker.leave(outcome(done.cause())));
    }

    private boolean tryRetry() {
        boolean may = budget.tryRetry();
        if (!may) {
            counts.deniedRetry();
        }
        return may;
    }

    static IamportFailure brokenCircuit() {
        return IamportFailure.of(Kind.UNAVAILABLE, "Iamport failed too often; not asked again yet");
    }

    static Outcome outcome(@Nullable Throwable failure) {
        boolean outage = failure != null && (!(failure instanceof IamportFailure known) || known.isOutage());
        return outage ? Outcome.OUTAGE : Outcome.ANSWERED;
    }
}
