package dev.naru.gateway.iamport;

import org.jspecify.annotations.Nullable;

/** Iamport did not give what was asked for. The message is Iamport's own, byte for byte, where it sent one. */
public final class IamportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** Iamport understood and refused: HTTP 2xx with a code other than 0, or a 4xx not named below. */
        DECLINED,
        /** 401, even with a fresh token. */
        UNAUTHORIZED,
        /** 404 in Iamport's envelope: no such record, or not this merchant's. */
        NOT_FOUND,
        /** 429. */
        RATE_LIMITED,
        /** 5xx, refused or broken connection, full queue, open breaker. Ask again later. */
        UNAVAILABLE,
        /** No whole answer within the deadline. Ask again later. */
        TIMEOUT,
        /** An answer that is not Iamport V1: HTML, broken or oversized JSON, missing keys. */
        PROTOCOL
    }

    private final Kind kind;
    private final int httpStatus;
    private final int code;
    private final boolean sent;

    IamportFailure(Kind kind, int httpStatus, int code, String message, @Nullable Throwable cause) {
        this(kind, httpStatus, code, message, true, cause);
    }

    private IamportFailure(
            Kind kind, int httpStatus, int code, String message, boolean sent, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
        this.httpStatus = httpStatus;
        this.code = code;
        this.sent = sent;
    }

    static IamportFailure of(Kind kind, String message) {
        return new IamportFailure(kind, 0, 0, message, null);
    }

    /** The same, of a request that certainly never left. */
    IamportFailure unsent() {
        return new IamportFailure(kind, httpStatus, code, words(), false, getCause());
    }

    public Kind kind() {
        return kind;
    }

    /** Iamport's own words, byte for byte, where it sent some. */
    public String words() {
        return String.valueOf(getMessage());
    }

    /** HTTP status of the answer, 0 when there was none. */
    public int httpStatus() {
        return httpStatus;
    }

    /** {@code code} of the envelope, 0 when there was none. */
    public int code() {
        return code;
    }

    /**
     * Whether what was asked for may be done all the same: the request left, and no answer said that it was refused. Of
     * a read it says nothing.
     */
    public boolean mayBeDone() {
        return sent && isOutage();
    }

    /** Whether the other side, rather than the question, is at fault; counts against the breaker. */
    boolean isOutage() {
        return kind == Kind.UNAVAILABLE || kind == Kind.TIMEOUT || kind == Kind.PROTOCOL;
    }

    /** Whether a read may be repeated at once. */
    boolean isWorthRepeating() {
        return kind == Kind.UNAVAILABLE || kind == Kind.TIMEOUT;
    }

    /** One line for a log or a row: what kind, which status and code, Iamport's message. */
    public String summary() {
        return kind + " http=" + httpStatus + " code=" + code + ": " + getMessage();
    }
}
