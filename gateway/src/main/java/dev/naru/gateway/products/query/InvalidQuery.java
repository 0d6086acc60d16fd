package dev.naru.gateway.products.query;

/** A product check that cannot be answered truthfully; its message is one line of ASCII and repeats no input. */
public final class InvalidQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidQuery(String message) {
        // Strangers cause it at will: a stack trace each time would be a gift to them.
        super(message, null, false, false);
    }

    /** One line for the answer. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
