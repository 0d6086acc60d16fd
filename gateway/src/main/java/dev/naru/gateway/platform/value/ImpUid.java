package dev.naru.gateway.platform.value;

import java.util.regex.Pattern;

/**
 * Iamport's number of one payment attempt, {@code imp_uid}: {@code imp_} or {@code imps_} and digits on the real
 * service.
 *
 * @param value 1 to 32 characters of {@code [A-Za-z0-9_-]}, so that it is safe in a path
 */
public record ImpUid(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    public ImpUid {
        if (!isValid(value)) {
            throw new IllegalArgumentException("imp_uid must be 1 to 32 characters of letters, digits, _ and -");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
