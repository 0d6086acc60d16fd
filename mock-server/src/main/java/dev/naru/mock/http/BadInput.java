package dev.naru.mock.http;

/** A request that cannot be served as it stands. Each area of the mock renders it in its own error shape. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String hint;

    /**
     * Names what is wrong.
     *
     * @param status HTTP status, 400 to 499
     * @param code stable, lower case with underscores
     * @param message one sentence that names the field
     * @param hint what to do about it; may be empty
     */
    public BadInput(int status, String code, String message, String hint) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.hint = hint;
    }

    public static BadInput of(String message) {
        return new BadInput(400, "invalid_request", message, "");
    }

    public static BadInput notFound(String message) {
        return new BadInput(404, "not_found", message, "");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String hint() {
        return hint;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
