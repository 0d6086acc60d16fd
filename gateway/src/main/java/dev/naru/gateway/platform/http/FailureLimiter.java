package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.Recent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Slows down who shows wrong keys: so many a minute, per IPv4 address or IPv6 /64, are answered 401, and more of them 429
 * (RFC 6585 §4). It never decides about a key that is known to be right, so that nobody is locked out by a neighbour. For
 * any thread.
 */
public final class FailureLimiter {
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** How often somebody over the limit may have an unknown key looked up: perhaps it is a right one after all. */
    static final Duration QUESTION_PAUSE = Duration.ofSeconds(1);

    private static final int MAX_NETWORKS = 16_384;

    private final int perWindow;
    private final TrustedProxies proxies;
    private final Limits limits;
    private final LongSupplier monotonicNanos;
    private final Recent<Network, Failures> known = new Recent<>(MAX_NETWORKS);

    private static final class Failures {
        private final long sinceNanos;
        private int count;
        private long askedNanos;

        Failures(long nanos) {
            this.sinceNanos = nanos;
            this.askedNanos = nanos;
        }
    }

    /**
     * Knows nobody yet.
     *
     * @param perMinute wrong keys answered 401; 0 = all of them
     * @param limits counts who is over the limit
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     */
    public FailureLimiter(int perMinute, TrustedProxies proxies, Limits limits, LongSupplier monotonicNanos) {
        this.perWindow = perMinute;
        this.proxies = proxies;
        this.limits = limits;
        this.monotonicNanos = monotonicNanos;
    }

    /** How somebody over the limit is answered. */
    public static Problem tooMany() {
        return Problem.of(429, "too_many_failures", "Too many wrong keys came from your address; try again later.");
    }

    /** The address that a request comes from. */
    public InetAddress senderOf(HttpServerRequest request) {
        return proxies.senderOf(request);
    }

    /** Whether an unknown key may be looked up for who sent this: always within the limit, once a second over it. */
    public boolean mayAsk(HttpServerRequest request) {
        boolean mayAsk = mayAsk(proxies.senderOf(request));
        if (!mayAsk) {
            limits.met(Limit.WRONG_KEYS);
        }
        return mayAsk;
    }

    synchronized boolean mayAsk(InetAddress sender) {
        long now = monotonicNanos.getAsLong();
        Failures failures = known.get(Network.of(sender));
        if (failures == null || !isOver(failures, now)) {
            return true;
        }
        if (now - failures.askedNanos < QUESTION_PAUSE.toNanos()) {
            return false;
        }
        failures.askedNanos = now;
        return true;
    }

    /**
     * Notes that a request showed no right key. Answers whether that is one too many; then the response carries
     * {@code Retry-After}.
     */
    public boolean failed(RoutingContext ctx) {
        Duration wait = failed(proxies.senderOf(ctx.request()));
        if (wait.isZero()) {
            return false;
        }
        limits.met(Limit.WRONG_KEYS);
        ctx.response()
                .putHeader("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
        return true;
    }

    /** How long to wait before the next one; zero within the limit. */
    synchronized Duration failed(InetAddress sender) {
        long now = monotonicNanos.getAsLong();
        Network network = Network.of(sender);
        Failures failures = known.get(network);
        if (failures == null || isPast(failures, now)) {
            failures = new Failures(now);
            known.put(network, failures);
        }
        if (isOver(failures, now)) {
            return WINDOW.minusNanos(now - failures.sinceNanos);
        }
        failures.count++;
        return Duration.ZERO;
    }

    private boolean isOver(Failures failures, long now) {
        return perWindow > 0 && failures.count >= perWindow && !isPast(failures, now);
    }

    private static boolean isPast(Failures failures, long now) {
        return now - failures.sinceNanos >= WINDOW.toNanos();
    }
}
