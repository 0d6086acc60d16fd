package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** What Iamport answered, to be handed on as it is. */
public final class PassedAnswer {
    private final int status;
    private final String contentType;
    private final Buffer body;
    private final JsonNode envelope;

    PassedAnswer(int status, String contentType, Buffer body, JsonNode envelope) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.envelope = envelope;
    }

    /** 2xx, 4xx other than 401, 500 or 501. */
    public int status() {
        return status;
    }

    public String contentType() {
        return contentType;
    }

    /** The envelope, byte for byte. */
    public Buffer body() {
        return body;
    }

    /** {@code code} of the envelope; 0 is success. */
    public int code() {
        return envelope.path("code").asInt(-1);
    }

    /** {@code message} of the envelope; empty when there is none. */
    public String message() {
        return envelope.path("message").asText("");
    }

    /** {@code response} of the envelope; missing or null where there is none. */
    public JsonNode response() {
        return envelope.path("response");
    }

    /** Whether Iamport did what it was asked: HTTP 2xx and code 0. */
    public boolean isSuccess() {
        return status < 300 && code() == 0;
    }

    /**
     * The payments in it: one, a list, or a page of a list. Records that are no payments are left out.
     *
     * @return empty for a refusal
     */
    public List<IamportPayment> payments() {
        List<IamportPayment> payments = new ArrayList<>();
        if (isSuccess()) {
            JsonNode response = response();
            JsonNode list = response.path("list");
            if (response.isArray() || list.isArray()) {
                WireReader.readAll(response.isArray() ? response : list, payments);
            } else {
                WireReader.readAll(JsonNodeFactory.instance.arrayNode().add(response), payments);
            }
        }
        return payments;
    }
}
