package dev.naru.mock.naver.request;

/** A check that failed before the window opened; the SDK hands it to the page. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public Refused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** A parameter that cannot be read, named in the sentence. */
    public static Refused params(String message) {
        return new Refused("INVALID_PARAMS", message);
    }

    public String code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
