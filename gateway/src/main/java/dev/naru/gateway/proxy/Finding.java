package dev.naru.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;

/** What a look after a call without a usable answer says about it. */
sealed interface Finding {
    /**
     * It is done, or certainly refused; the caller can be answered as if the answer had come.
     *
     * @param response of the envelope
     */
    record Answered(JsonNode response) implements Finding {}

    /** It was not done, as far as can be seen now. */
    record NotDone(String why) implements Finding {}

    /** A person must decide. */
    record Odd(String why) implements Finding {}
}
