package dev.naru.mock.naver.payment;

import org.jspecify.annotations.Nullable;

/**
 * How a window ended.
 *
 * @param errorCode null for success; Iamport has no system of codes here
 * @param errorMessage null for success, else what the buyer must be shown untouched
 */
record Ending(@Nullable String errorCode, @Nullable String errorMessage) {
    static Ending success() {
        return new Ending(null, null);
    }

    static Ending failure(String code, String message) {
        return new Ending(code, message);
    }

    boolean isSuccess() {
        return errorCode == null;
    }
}
