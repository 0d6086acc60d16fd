package dev.naru.mock.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON as a careful receiver reads it: strict UTF-8, no repeated keys, at most 16 levels, nothing after the value. */
public final class StrictJson {
    /** Levels of nesting that a body may have. */
    public static final int MAX_DEPTH = 16;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Parses one value.
     *
     * @throws BadInput saying what is wrong and where
     */
    public static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(utf8(bytes));
        } catch (StreamConstraintsException tooMuch) {
            throw BadInput.of("the JSON has more than " + MAX_DEPTH + " levels, or a number or text that is too long");
        } catch (JsonProcessingException broken) {
            String what = String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate")
                    ? "the JSON repeats a key"
                    : "the body is not valid JSON";
            throw BadInput.of(what + where(broken.getLocation()));
        }
    }

    /**
     * Decodes text.
     *
     * @throws BadInput when the bytes are not UTF-8
     */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw BadInput.of("the body is not valid UTF-8");
        }
    }

    private static String where(JsonLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
