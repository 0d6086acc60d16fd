package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What came of sending an operation, or of looking for what came of it. */
public sealed interface Outcome {
    record Succeeded(JsonNode result) implements Outcome {}

    /**
     * It certainly had no effect, and never will.
     *
     * @param message Iamport's own words where it sent some
     * @param details more of what it answered; null where the message is all
     */
    record Failed(String code, String message, @Nullable JsonNode details) implements Outcome {
        public Failed(String code, String message) {
            this(code, message, null);
        }
    }

    /** It certainly had no effect, and may be sent again. */
    record NotDone(String why) implements Outcome {}

    /**
     * Nobody can tell yet.
     *
     * @param known what is known of its parts; null where it has none
     */
    record Unknown(String why, @Nullable JsonNode known) implements Outcome {
        public Unknown(String why) {
            this(why, null);
        }
    }

    /**
     * Something else happened meanwhile; a person must decide.
     *
     * @param known what is known of its parts; null where it has none
     */
    record Review(String why, @Nullable JsonNode known) implements Outcome {
        public Review(String why) {
            this(why, null);
        }
    }
}
