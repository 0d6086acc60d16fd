package dev.naru.gateway.platform.json;

import java.util.List;

/** A body that is not what the route takes; every fault found is listed. Rendered as 400 by {@code platform.http}. */
public final class InvalidJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidJson(List<FieldError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public InvalidJson(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
