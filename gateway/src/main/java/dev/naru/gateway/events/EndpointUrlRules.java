package dev.naru.gateway.events;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the URL of an endpoint may look like. Where events may leave for the internet only, that is https to a name on
 * the usual ports; what the name means is checked at every attempt ({@link TargetPolicy}).
 */
final class EndpointUrlRules {
    private static final Set<Integer> PUBLIC_PORTS = Set.of(-1, 443, 8443);
    private static final int MAX_PORT = 65_535;

    /** A last label that is a number makes the whole name an IPv4 address to some resolvers (WHATWG URL, 3.5). */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

    private final boolean allowPrivate;

    EndpointUrlRules(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException saying what is wrong in words that follow the field's name
     */
    URI read(String text) {
        URI url = parsed(text);
        String scheme = url.getScheme();
        if (!"https".equals(scheme) && !("http".equals(scheme) && allowPrivate)) {
            throw new IllegalArgumentException(allowPrivate ? "must be an http or https URL" : "must be an https URL");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("must be a URL without user and fragment");
        }
        String host = url.getHost();
        if (host == null) {
            throw new IllegalArgumentException("must name a host, in ASCII");
        }
        checkPort(url.getPort());
        checkHost(host);
        return url;
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("must be a URL");
        }
    }

    private void checkPort(int port) {
        if (!allowPrivate && !PUBLIC_PORTS.contains(port)) {
            throw new IllegalArgumentException("must use port 443 or 8443");
        }
        if (port == 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("must use a port of 1 to " + MAX_PORT);
        }
    }

    private void checkHost(String host) {
        boolean isNumber = ENDS_IN_A_NUMBER.matcher(host).matches();
        if (!allowPrivate && (isNumber || host.startsWith("["))) {
            throw new IllegalArgumentException("must name a host, not an address");
        }
        if (isNumber && !DOTTED_QUAD.matcher(host).matches()) {
            throw new IllegalArgumentException("must write an IPv4 address as four decimal numbers");
        }
    }
}
