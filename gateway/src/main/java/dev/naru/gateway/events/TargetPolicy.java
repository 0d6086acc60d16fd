package dev.naru.gateway.events;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Decides which addresses events may go to, and gives the connection the very address it has checked, so that a name
 * cannot mean one host when it is checked and another when it is connected to.
 */
final class TargetPolicy {
    private final Vertx vertx;
    private final boolean allowPrivate;

    /**
     * Decides at every attempt anew.
     *
     * @param allowPrivate whether loopback and private networks are allowed: for local use, or a shop in the same
     *     network; link-local addresses (where clouds keep their metadata) never are
     */
    TargetPolicy(Vertx vertx, boolean allowPrivate) {
        this.vertx = vertx;
        this.allowPrivate = allowPrivate;
    }

    /** Completes with the address to connect to; fails with {@link RefusedTarget} or as the name service fails. */
    Future<SocketAddress> check(URI url) {
        return vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(literal(url.getHost()))), false)
                .map(addresses -> {
                    if (!addresses.stream().allMatch(this::isAllowed)) {
                        throw new RefusedTarget();
                    }
                    return SocketAddress.inetSocketAddress(
                            port(url), addresses.get(0).getHostAddress());
                });
    }

    boolean isAllowed(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        return allowPrivate || !isPrivate(address);
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean sharedByCarrier =
                address instanceof Inet4Address && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean thisNetwork = address instanceof Inet4Address && bytes[0] == 0;
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || sharedByCarrier
                || thisNetwork
                || uniqueLocal;
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
