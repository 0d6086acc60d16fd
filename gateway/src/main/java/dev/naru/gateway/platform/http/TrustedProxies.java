package dev.naru.gateway.platform.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom we believe when they say for whom they ask. Anybody may send {@code X-Forwarded-For}; each proxy adds at its end
 * where it got the request from. So it is read from the end for as long as those who added are trusted, and what stands
 * before is hearsay.
 */
public final class TrustedProxies {
    private static final String HEADER = "X-Forwarded-For";

    /** Some proxies add the port. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)\\](?::\\d+)?|([0-9.]+):\\d+");

    private static final AddressRange UNKNOWN = AddressRange.parse("0.0.0.0");

    private final List<AddressRange> ranges;

    public TrustedProxies(List<AddressRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Reads blocks separated by commas.
     *
     * @throws IllegalArgumentException saying what the value must be
     */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(AddressRange::parse)
                .toList());
    }

    /** Nobody: where a request comes from is what its socket says. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /** The address that a request comes from: the last one on its way here that is no proxy of ours. */
    public InetAddress senderOf(HttpServerRequest request) {
        InetAddress peer = peerOf(request.remoteAddress());
        return trusts(peer) ? sender(peer, request.headers().getAll(HEADER)) : peer;
    }

    /** The same for a trusted peer, from the header's lines in their order. */
    InetAddress sender(InetAddress peer, List<String> forwardedFor) {
        InetAddress sender = peer;
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && trusts(sender); i--) {
            InetAddress hop = hop(hops[i].strip());
            if (hop == null) {
                return sender;
            }
            sender = hop;
        }
        return sender;
    }

    boolean trusts(InetAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable InetAddress hop(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        if (!withPort.matches()) {
            return AddressRange.address(text);
        }
        return AddressRange.address(withPort.group(1) == null ? withPort.group(2) : withPort.group(1));
    }

    /** The address at the other end of a socket; one that has gone may not tell, and all such count as one. */
    static InetAddress peerOf(@Nullable SocketAddress socket) {
        String host = socket == null ? null : socket.hostAddress();
        InetAddress address = host == null ? null : AddressRange.address(host);
        return address == null ? UNKNOWN.network() : address;
    }

    @Override
    public String toString() {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(","));
    }
}
