package dev.naru.gateway.platform.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Request ids that are unique in the fleet and cheap: a random prefix per process and a counter. */
public final class RequestIds {
    /** Where it travels, in requests and answers. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

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

    /** The caller's id when it is harmless in a log line, else a new one. */
    public String of(@Nullable String given) {
        return given != null && HARMLESS.matcher(given).matches() ? given : next();
    }

    private String next() {
        return prefix + "-" + Long.toString(counter.incrementAndGet(), 36);
    }
}
