package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.Limits;
import dev.naru.gateway.platform.Limits.Limit;
import dev.naru.gateway.platform.trace.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JSON line (logger {@code access}) and one measurement per request. Says the route, never the path or the query:
 * those carry order numbers, tokens and postcodes. Lives on one event loop.
 */
public final class AccessLog {
    private static final Logger access = LoggerFactory.getLogger("access");
    private static final int MAX_SERIES = 500;

    private final String listener;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Limits limits;
    private final Map<Series, Timer> timers = new HashMap<>();
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    public AccessLog(String listener, InstantSource clock, MeterRegistry meters) {
        this.listener = listener;
        this.clock = clock;
        this.meters = meters;
        this.limits = new Limits(meters);
    }

    private record Series(String route, int status) {}

    /**
     * A request has ended: its line, its measurement, and its span when they are recorded.
     *
     * @param method as sent
     * @param route the pattern that matched, or a constant; never what the caller sent
     * @param status 499 when the caller left before the answer was complete
     * @param nanos from the end of the head to the end of the answer
     * @param requestId of the answer
     */
    public void ended(
            HttpServerRequest request, String method, String route, int status, long nanos, String requestId) {
        timer(route, status).record(nanos, TimeUnit.NANOSECONDS);
        countLimit(status);
        Tracing.ended(request, listener, method, route, status);
        if (access.isInfoEnabled()) {
            long bytes = request.response().bytesWritten();
            access.info(line(method, route, status, nanos, bytes, requestId, Tracing.idOf(request)));
        }
    }

    /** These statuses have no other reason. */
    private void countLimit(int status) {
        switch (status) {
            case 413 -> limits.met(Limit.BODY_BYTES);
            case 414 -> limits.met(Limit.REQUEST_LINE_BYTES);
            case 431 -> limits.met(Limit.HEADER_BYTES);
            default -> {}
        }
    }

    /** A request is turned away because so many like it wait. */
    public void met(Limit limit) {
        limits.met(limit);
    }

    /**
     * A limit of the listener was met, and a connection closed for it.
     *
     * @param limit a constant
     */
    void limited(String limit) {
        meters.counter("naru_listener_limits", "listener", listener, "limit", limit)
                .increment();
    }

    /** Limits that {@link #limited} may be told of: they count from zero. */
    void watches(String... limits) {
        for (String limit : limits) {
            meters.counter("naru_listener_limits", "listener", listener, "limit", limit);
        }
    }

    private Timer timer(String route, int status) {
        Series series = new Series(route, status);
        Timer known = timers.get(series);
        if (known != null) {
            return known;
        }
        Timer timer = Timer.builder("naru_http_server_requests")
                .description("requests answered")
                .tag("listener", listener)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofMillis(2500))
                .register(meters);
        if (timers.size() < MAX_SERIES) {
            timers.put(series, timer);
        }
        return timer;
    }

    private String line(
            String method, String route, int status, long nanos, long bytes, String requestId, String traceId) {
        long now = clock.millis();
        long micros = nanos / 1000;
        return "{\"ts\":\"" + secondOf(now) + '.' + thousandths(now % 1000) + "Z\",\"listener\":\"" + listener
                + "\",\"method\":\"" + method + "\",\"route\":\"" + route + "\",\"status\":" + status + ",\"ms\":"
                + micros / 1000 + '.' + thousandths(micros % 1000) + ",\"bytes\":" + bytes + ",\"request_id\":\""
                + requestId + "\",\"trace_id\":\"" + traceId + "\"}";
    }

    private static String thousandths(long number) {
        return number < 10 ? "00" + number : number < 100 ? "0" + number : Long.toString(number);
    }

    // Formatting an instant costs more than the rest of the line, and the second changes rarely.
    private String secondOf(long now) {
        if (now / 1000 != second) {
            second = now / 1000;
            String text = Instant.ofEpochSecond(second).toString();
            secondText = text.substring(0, text.length() - 1);
        }
        return secondText;
    }
}
