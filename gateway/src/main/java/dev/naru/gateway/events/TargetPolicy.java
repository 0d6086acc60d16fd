package dev.naru.gateway.events;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Decides which addresses events may go to, and gives the connection the very address it has checked, so that a name
 * cannot mean one host when it is checked and another when it is connected to.
 */
final class TargetPolicy {
    private final Vertx vertx;
    private final AddressRules rules;
    private final Resolver resolver;

    /** Every address of a name; blocks. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /**
     * Decides at every attempt anew.
     *
     * @param allowPrivate whether loopback and private networks are allowed: for local use, or a shop in the same
     *     network; the places where clouds keep their metadata never are
     */
    TargetPolicy(Vertx vertx, boolean allowPrivate) {
        this(vertx, allowPrivate, InetAddress::getAllByName);
    }

    TargetPolicy(Vertx vertx, boolean allowPrivate, Resolver resolver) {
        this.vertx = vertx;
        this.rules = new AddressRules(allowPrivate);
        this.resolver = resolver;
    }

    /** Completes with the address to connect to; fails with {@link RefusedTarget} or as the name service fails. */
    Future<SocketAddress> check(URI url) {
        String host = url.getHost();
        if (host == null) {
            // What Java cannot read as a host, such as 127.1, somebody else may.
            return Future.failedFuture(new RefusedTarget());
        }
        return vertx.executeBlocking(() -> List.of(resolver.resolve(literal(host))), false)
                .map(addresses -> {
                    // One bad address is enough: which one a connection takes is chance, and somebody else's choice.
                    if (addresses.isEmpty() || !addresses.stream().allMatch(rules::isAllowed)) {
                        throw new RefusedTarget();
                    }
                    return SocketAddress.inetSocketAddress(
                            port(url), addresses.get(0).getHostAddress());
                });
    }

    boolean isAllowed(InetAddress address) {
        return rules.isAllowed(address);
    }

    private static String literal(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    /** The name means an address that events may not go to. */
    static final class RefusedTarget extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedTarget() {
            super("the address is loopback or private", null, false, false);
        }
    }
}
