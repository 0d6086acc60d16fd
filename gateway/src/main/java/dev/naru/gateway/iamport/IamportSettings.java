package dev.naru.gateway.iamport;

import dev.naru.gateway.platform.value.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * Where Iamport is, who we are there, and how long we wait.
 *
 * @param baseUrl scheme, host and port; no path
 * @param impKey REST API key
 * @param impSecret REST API secret
 * @param includeSandbox whether payments of test channels may be read and count (Iamport V1 hides them by default)
 * @param limits deadlines and bounds
 */
public record IamportSettings(URI baseUrl, String impKey, Secret impSecret, boolean includeSandbox, Limits limits) {

    /**
     * Bounds of one client.
     *
     * @param connect until a connection is ours, the wait in the queue included
     * @param exchange from sending a request to the last byte of its answer
     * @param effect the same for a call that changes something: the other side asks a bank meanwhile
     * @param total of one call with its token, retries and pauses
     * @param connections open at a time
     * @param queue calls waiting for a connection; one more fails at once
     */
    public record Limits(
            Duration connect, Duration exchange, Duration effect, Duration total, int connections, int queue) {
        public static final Limits DEFAULT = new Limits(
                Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(25), 64, 128);
    }

    public static IamportSettings of(URI baseUrl, String impKey, Secret impSecret, boolean includeSandbox) {
        return new IamportSettings(baseUrl, impKey, impSecret, includeSandbox, Limits.DEFAULT);
    }

    public IamportSettings withLimits(Limits newLimits) {
        return new IamportSettings(baseUrl, impKey, impSecret, includeSandbox, newLimits);
    }
}
