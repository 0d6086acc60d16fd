package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.Recent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How much of a listener one address (an IPv4 address, an IPv6 /64) may take: open connections, and requests a second
 * with a second's worth at once. What comes through a trusted proxy is counted by who sent it there, and the proxy's own
 * connections are everybody's. Shared by the listener's event loops, for any thread.
 */
public final class AddressLimits {
    private static final int MAX_NETWORKS = 16_384;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int maxConnections;
    private final long intervalNanos;
    private final TrustedProxies proxies;
    private final Recent<Network, Share> shares = new Recent<>(MAX_NETWORKS);

    /**
     * Knows nobody yet.
     *
     * @param maxConnections of one address; 0 = any number
     * @param perSecond requests of one address; 0 = any number
     */
    public AddressLimits(int maxConnections, int perSecond, TrustedProxies proxies) {
        this.maxConnections = maxConnections;
        this.intervalNanos = perSecond == 0 ? 0 : SECOND / perSecond;
        this.proxies = proxies;
    }

    /** How a request too many is answered. */
    static Problem tooMany() {
        return Problem.of(429, "too_many_requests", "Too many requests came from your address; slow down.");
    }

    /** Any number of everything. */
    public static AddressLimits none() {
        return new AddressLimits(0, 0, TrustedProxies.none());
    }

    /** What one address has taken. Outlives the connection it was made for. */
    final class Share {
        private final AtomicInteger connections = new AtomicInteger();

        /** When all requests so far will have been due, had they come evenly (the generic cell rate algorithm). */
        private final AtomicLong dueNanos;

        private Share(long nowNanos) {
            this.dueNanos = new AtomicLong(nowNanos);
        }

        /** Takes one more connection. Answers whether there was one to take. */
        private boolean connects() {
            if (maxConnections > 0 && connections.incrementAndGet() > maxConnections) {
                connections.decrementAndGet();
                return false;
            }
            return true;
        }

        private void disconnected() {
            if (maxConnections > 0) {
                connections.decrementAndGet();
            }
        }

        boolean admits(long nowNanos) {
            while (true) {
                long due = dueNanos.get();
                long from = due - nowNanos > 0 ? due : nowNanos;
                if (from - nowNanos > SECOND - intervalNanos) {
                    return false;
                }
                if (dueNanos.compareAndSet(due, from + intervalNanos)) {
                    return true;
                }
            }
        }
    }

    /**
     * One connection's place.
     *
     * @param share null where nothing is counted by the connection's own address
     */
    record Place(@Nullable Share share) {
        void leave() {
            if (share != null) {
                share.disconnected();
            }
        }
    }

    /** A place for a new connection; null when its address has as many as it may. */
    @Nullable
    Place connected(@Nullable SocketAddress socket, long nowNanos) {
        InetAddress peer = TrustedProxies.peerOf(socket);
        if ((maxConnections == 0 && intervalNanos == 0) || proxies.trusts(peer)) {
            return new Place(null);
        }
        Share share = shareOf(peer, nowNanos);
        return share.connects() ? new Place(share) : null;
    }

    /** Whether a request on that connection is not one too many. */
    boolean admits(Place place, HttpServerRequest request, long nowNanos) {
        if (intervalNanos == 0) {
            return true;
        }
        Share share = place.share();
        return (share == null ? shareOf(proxies.senderOf(request), nowNanos) : share).admits(nowNanos);
    }

    synchronized Share shareOf(InetAddress address, long nowNanos) {
        return shares.computeIfAbsent(Network.of(address), fresh -> new Share(nowNanos));
    }
}
