package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** What to do with an operation that has not been sent. */
public sealed interface Preparation {
    /**
     * Send it.
     *
     * @param premise what must still be true when it is sent again
     */
    record Go(ObjectNode premise) implements Preparation {}

    /** It cannot be done, and was not. */
    record Refuse(String code, String message) implements Preparation {}

    /**
     * Not now.
     *
     * @param isSoon whether what is in the way is expected to be gone in a moment
     */
    record Later(String why, boolean isSoon) implements Preparation {
        public Later(String why) {
            this(why, false);
        }
    }

    default <R> R fold(Function<Go, R> go, Function<Refuse, R> refuse, Function<Later, R> later) {
        if (this instanceof Go g) {
            return go.apply(g);
        }
        return this instanceof Refuse r ? refuse.apply(r) : later.apply((Later) this);
    }
}
