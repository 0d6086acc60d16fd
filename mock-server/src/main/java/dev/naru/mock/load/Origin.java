package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.LoopbackGuard;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** A server to send to. */
record Origin(String host, int port, boolean tls) {
    /**
     * Reads {@code http://host:port}.
     *
     * @param option what the sentence of the refusal names
     * @throws BadInput when it is anything else
     */
    static Origin parse(String option, String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean tls = scheme.equals("https");
            boolean bare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            if ((tls || scheme.equals("http"))
                    && uri.getHost() != null
                    && bare
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                int standard = tls ? 443 : 80;
                return new Origin(uri.getHost(), uri.getPort() == -1 ? standard : uri.getPort(), tls);
            }
        } catch (URISyntaxException malformed) {
            throw refused(option, url);
        }
        throw refused(option, url);
    }

    private static BadInput refused(String option, String url) {
        return BadInput.of(option + " must be http://host:port or https://host:port without a path, not " + url);
    }

    boolean isLoopback() {
        return LoopbackGuard.isLoopback(host);
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }
}
