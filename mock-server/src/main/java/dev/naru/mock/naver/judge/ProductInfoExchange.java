package dev.naru.mock.naver.judge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One question to the shop's product-info URL and what came of it. */
public final class ProductInfoExchange {
    private final String url;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final long elapsedMs;
    private final @Nullable Failure failure;

    private ProductInfoExchange(
            String url,
            int status,
            Map<String, String> headers,
            byte[] body,
            long elapsedMs,
            @Nullable Failure failure) {
        this.url = url;
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
        this.elapsedMs = elapsedMs;
        this.failure = failure;
    }

    /** Why there is no answer. */
    public enum FailureKind {
        /** The shop registered no URL, or one that is none. */
        NO_URL,
        TIMEOUT,
        /** Refused, reset, unknown host, broken TLS, broken HTTP. */
        CONNECTION,
        /** The body grew past the limit and reading was given up. */
        TOO_LARGE
    }

    /**
     * No answer.
     *
     * @param detail for the developer
     */
    public record Failure(FailureKind kind, String detail) {}

    /**
     * An answer.
     *
     * @param headers one value for each name, letter case ignored
     * @param elapsedMs from sending the question to the last byte
     */
    public static ProductInfoExchange answered(
            String url, int status, Map<String, String> headers, byte[] body, long elapsedMs) {
        return new ProductInfoExchange(url, status, headers, body, elapsedMs, null);
    }

    /** No answer. */
    public static ProductInfoExchange failed(String url, FailureKind kind, String detail, long elapsedMs) {
        return new ProductInfoExchange(url, 0, Map.of(), new byte[0], elapsedMs, new Failure(kind, detail));
    }

    /** XML that somebody pasted: judged as if it had been answered flawlessly. */
    public static ProductInfoExchange pasted(String xml) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/xml; charset=utf-8", "Cache-Control", "no-store");
        return answered("", 200, headers, xml.getBytes(StandardCharsets.UTF_8), 0);
    }

    public String url() {
        return url;
    }

    /** HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** The value of a header in any letter case, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Bytes of the body. */
    int bodyLength() {
        return body.length;
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    public long elapsedMs() {
        return elapsedMs;
    }

    public @Nullable Failure failure() {
        return failure;
    }
}
