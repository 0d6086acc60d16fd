package dev.naru.gateway.platform.http;

import dev.naru.gateway.platform.json.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is an error, in the terms of RFC 9457. Fail a future or throw it from a handler; the one renderer of
 * the listener turns it into {@code application/problem+json}.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;
    private final boolean retryable;
    private final transient List<FieldError> errors;
    private final transient @Nullable Upstream upstream;

    /**
     * What another system said, word for word.
     *
     * @param status of its HTTP answer
     * @param code of its envelope
     */
    public record Upstream(int status, int code, String message) {}

    private Problem(int status, String code, String detail, boolean retryable, List<FieldError> errors) {
        this(status, code, detail, retryable, errors, null);
    }

    private Problem(
            int status,
            String code,
            String detail,
            boolean retryable,
            List<FieldError> errors,
            @Nullable Upstream upstream) {
        super(status + " " + code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.retryable = retryable;
        this.errors = errors;
        this.upstream = upstream;
    }

    /**
     * An error without faulty fields.
     *
     * @param status HTTP status
     * @param code stable, lower case with underscores; callers branch on it
     * @param detail one English sentence for a person; never a secret, never personal data
     */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, status == 429 || status >= 502, List.of());
    }

    public static Problem invalid(List<FieldError> errors) {
        return invalid(400, errors);
    }

    public static Problem invalid(int status, List<FieldError> errors) {
        return new Problem(status, "invalid_request", "The request has faults; see errors.", false, errors);
    }

    /** A well-formed request that cannot be served, with what stands in its way. */
    public static Problem refused(int status, String code, String detail, List<FieldError> errors) {
        return new Problem(status, code, detail, false, List.copyOf(errors));
    }

    public static Problem notFound(String what) {
        return of(404, "not_found", what + " does not exist.");
    }

    /** The same request is being served already. */
    public static Problem inFlight() {
        return new Problem(
                409,
                "request_in_flight",
                "An earlier request with this Idempotency-Key is still being served; repeat it in a moment.",
                true,
                List.of());
    }

    /** The same, caused by what another system answered. */
    public Problem withUpstream(Upstream said) {
        return new Problem(status, code, detail, retryable, errors, said);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** What another system said; null where none is to blame. */
    public @Nullable Upstream upstream() {
        return upstream;
    }
}
