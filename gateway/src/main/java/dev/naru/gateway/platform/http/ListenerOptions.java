package dev.naru.gateway.platform.http;

import java.time.Duration;

/**
 * One listener: where, and what it puts up with.
 *
 * @param name {@code edge}, {@code api} or {@code ops}; in logs and metrics
 * @param setting that holds the port, named when the port cannot be had
 * @param port 0 picks a free one
 * @param maxRequestLine bytes; a longer one is a 414
 * @param idleTimeout without a byte in either direction
 * @param headDeadline from opening, or from the last answer, to the end of the next request's head
 * @param bodyDeadline from the end of the head to the end of the body
 * @param maxConnections over all event loops
 * @param perAddress how much of that, and of the rest, one address may take
 */
public record ListenerOptions(
        String name,
        String setting,
        String host,
        int port,
        ErrorStyle errors,
        int maxRequestLine,
        Duration idleTimeout,
        Duration headDeadline,
        Duration bodyDeadline,
        int maxConnections,
        AddressLimits perAddress) {
    private static final Duration QUARTER_MINUTE = Duration.ofSeconds(15);

    /** For the internet: short patience, and a request line that holds 100 products with their codes. */
    public static ListenerOptions edge(String host, int port, int maxConnections) {
        return new ListenerOptions(
                "edge",
                "NARU_EDGE_PORT",
                host,
                port,
                ErrorStyle.PLAIN,
                64 * 1024,
                QUARTER_MINUTE,
                QUARTER_MINUTE,
                QUARTER_MINUTE,
                maxConnections,
                AddressLimits.none());
    }

    /** For the shop's servers: a bulk import may take a minute to arrive. */
    public static ListenerOptions api(String host, int port, int maxConnections) {
        return new ListenerOptions(
                "api",
                "NARU_API_PORT",
                host,
                port,
                ErrorStyle.PROBLEM,
                8 * 1024,
                Duration.ofSeconds(30),
                QUARTER_MINUTE,
                Duration.ofSeconds(60),
                maxConnections,
                AddressLimits.none());
    }

    /** For the operator's own machines. */
    public static ListenerOptions ops(String host, int port, int maxConnections) {
        return new ListenerOptions(
                "ops",
                "NARU_OPS_PORT",
                host,
                port,
                ErrorStyle.PROBLEM,
                4 * 1024,
                QUARTER_MINUTE,
                QUARTER_MINUTE,
                QUARTER_MINUTE,
                maxConnections,
                AddressLimits.none());
    }

    /** With shorter deadlines, for tests. */
    public ListenerOptions withDeadlines(Duration idle, Duration head, Duration body) {
        return new ListenerOptions(
                name, setting, host, port, errors, maxRequestLine, idle, head, body, maxConnections, perAddress);
    }

    /** With limits for one address; event loops that share a listener share them. */
    public ListenerOptions withLimits(AddressLimits limits) {
        return new ListenerOptions(
                name,
                setting,
                host,
                port,
                errors,
                maxRequestLine,
                idleTimeout,
                headDeadline,
                bodyDeadline,
                maxConnections,
                limits);
    }
}
