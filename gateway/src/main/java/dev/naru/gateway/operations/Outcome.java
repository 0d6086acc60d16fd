package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of sending an operation, or of looking for what came of it. */
public sealed interface Outcome {
    record Succeeded(JsonNode result) implements Outcome {}

    /**
     * It certainly had no effect, and never will.
     *
     * @param message Iamport's own words where it sent some
     */
    record Failed(String code, String message) implements Outcome {}

    /** It certainly had no effect, and may be sent again. */
    record NotDone(String why) implements Outcome {}

    /** Nobody can tell yet. */
    record Unknown(String why) implements Outcome {}

    /** Something else happened meanwhile; a person must decide. */
    record Review(String why) implements Outcome {}
}
