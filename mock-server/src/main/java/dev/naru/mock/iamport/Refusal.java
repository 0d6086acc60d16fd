package dev.naru.mock.iamport;

/** An answer of Iamport with a code other than 0; the envelope carries its text to the caller unchanged. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private Refusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Refused for what it asks: HTTP 200, code 1. */
    static Refusal business(String message) {
        return new Refusal(200, 1, message);
    }

    /** Refused by the payment service behind Iamport: HTTP 200, code -1. */
    static Refusal byProvider(String message) {
        return new Refusal(200, -1, message);
    }

    /** Refused by HTTP status, code -1. */
    static Refusal http(int status, String message) {
        return new Refusal(status, -1, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
