package dev.naru.mock.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;

/** What came back from the mock. */
record Answer(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(body, notJson);
        }
    }

    /** The value at a JSON pointer, as text. */
    String at(String pointer) {
        return json().at(pointer).asText();
    }

    long number(String pointer) {
        return json().at(pointer).longValue();
    }

    JsonNode data() {
        return json().get("data");
    }
}
