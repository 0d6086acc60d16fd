package dev.naru.gateway.iamport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.naru.gateway.iamport.Exchange.Answer;
import dev.naru.gateway.iamport.IamportFailure.Kind;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Iamport's envelope {@code {code, message, response}}. HTTP 200 alone is no success: the code must be 0. What is not
 * JSON is never read: an HTML page says that somebody else answered.
 */
final class Envelope {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Envelope() {}

    /**
     * Takes {@code response} out of an answer.
     *
     * @throws IamportFailure for every answer that is not HTTP 2xx with code 0
     */
    static JsonNode open(Answer answer) {
        int status = answer.status();
        JsonNode envelope = json(answer);
        if (envelope == null) {
            throw failure(kindWithoutEnvelope(status), status, 0, "the answer is not Iamport's JSON");
        }
        int code = code(envelope);
        String message = envelope.path("message").asText("");
        if (status >= 200 && status < 300) {
            if (code != 0) {
                throw failure(Kind.DECLINED, status, code, message);
            }
            return envelope.get("response") == null ? NullNode.getInstance() : envelope.get("response");
        }
        throw failure(kindOf(status), status, code, message);
    }

    /** Words of an answer that says no, with its code, which is not 0. */
    record Refusal(int code, @Nullable String message) {}

    /** What an answer with this HTTP status refuses, or null when it has another status or is no such envelope. */
    static @Nullable Refusal refusal(Answer answer, int status) {
        JsonNode envelope = answer.status() == status ? json(answer) : null;
        return envelope == null || code(envelope) == 0 ? null : new Refusal(code(envelope), message(envelope));
    }

    /** The message beside a success; null when there is none. */
    static @Nullable String message(Answer answer) {
        JsonNode envelope = json(answer);
        return envelope == null ? null : message(envelope);
    }

    private static @Nullable String message(JsonNode envelope) {
        return envelope.path("message").textValue();
    }

    /**
     * An answer to be handed on as it is: any envelope of Iamport, a refusal included, V1's 500 of a business refusal
     * and a 501 for what it does not do among them.
     *
     * @throws IamportFailure for what is no envelope, for a 401, which is about our token and not about the caller's, and
     *     for a 5xx beyond 501
     */
    static PassedAnswer pass(Answer answer) {
        int status = answer.status();
        JsonNode envelope = json(answer);
        if (envelope == null) {
            throw failure(kindWithoutEnvelope(status), status, 0, "the answer is not Iamport's JSON");
        }
        boolean isAnswer = (status >= 200 && status < 300) || (status >= 400 && status <= 501);
        if (!isAnswer || status == 401) {
            throw failure(
                    kindOf(status),
                    status,
                    code(envelope),
                    envelope.path("message").asText(""));
        }
        return new PassedAnswer(status, answer.contentType(), answer.body(), envelope);
    }

    /**
     * Reads a wire record.
     *
     * @throws IamportFailure PROTOCOL when the JSON has another shape
     */
    static <T> T read(JsonNode response, Class<T> type) {
        try {
            T value = MAPPER.treeToValue(response, type);
            if (value == null) {
                throw IamportFailure.of(Kind.PROTOCOL, "the answer has no response");
            }
            return value;
        } catch (JsonProcessingException broken) {
            // The parser's own message would quote the body, which holds personal data.
            throw IamportFailure.of(Kind.PROTOCOL, "the answer has another shape than " + type.getSimpleName());
        }
    }

    private static @Nullable JsonNode json(Answer answer) {
        if (!answer.contentType().toLowerCase(Locale.ROOT).contains("json")) {
            return null;
        }
        try {
            JsonNode envelope = MAPPER.readTree(answer.body().getBytes());
            return envelope != null && envelope.isObject() && envelope.has("code") ? envelope : null;
        } catch (IOException broken) {
            return null;
        }
    }

    private static int code(JsonNode envelope) {
        // Anything unreadable as a number is "not 0", and so never a success.
        return envelope.get("code").asInt(-1);
    }

    private static Kind kindOf(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.UNAVAILABLE : status >= 400 ? Kind.DECLINED : Kind.PROTOCOL;
        };
    }

    private static Kind kindWithoutEnvelope(int status) {
        return switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.PROTOCOL;
        };
    }

    private static IamportFailure failure(Kind kind, int status, int code, String message) {
        return new IamportFailure(kind, status, code, message, null);
    }
}
