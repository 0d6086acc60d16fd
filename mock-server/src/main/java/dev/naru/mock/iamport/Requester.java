package dev.naru.mock.iamport;

import dev.naru.mock.http.BadInput;
import org.jspecify.annotations.Nullable;

/** Who wanted it: {@code customer} or {@code admin}. Naver Pay's inspection asks that a shop says so. */
final class Requester {
    static final String ADMIN = "admin";
    static final String CUSTOMER = "customer";

    private Requester() {}

    /**
     * What was sent, or null when nothing was, which counts as {@link #ADMIN}.
     *
     * @param at the field's name for the message
     * @throws BadInput when it is another word
     */
    static @Nullable String read(@Nullable String sent, String at) {
        if (sent == null || sent.equals(ADMIN) || sent.equals(CUSTOMER)) {
            return sent;
        }
        throw BadInput.of(at + " must be admin or customer");
    }
}
