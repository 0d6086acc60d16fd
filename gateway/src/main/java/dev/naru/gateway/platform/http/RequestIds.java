package dev.naru.gateway.platform.http;

import java.util.concurrent.atomic.AtomicLong;

/** Request ids that are unique in the fleet and cheap: a random prefix per process and a counter. */
public final class RequestIds {
    private final String prefix;
    private final AtomicLong counter = new AtomicLong();

    /**
     * Starts counting from one.
     *
     * @param prefix 1 to 20 characters of {@code [A-Za-z0-9]}, random per process
     */
    public RequestIds(String prefix) {
        this.prefix = prefix;
    }

    public String next() {
        return prefix + "-" + Long.toString(counter.incrementAndGet(), 36);
    }
}
