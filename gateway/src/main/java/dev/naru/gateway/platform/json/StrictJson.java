package dev.naru.gateway.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads JSON from strangers: strict UTF-8, no duplicate keys, bounded depth and numbers, one value and nothing after. */
public final class StrictJson {
    /** Depth of the deepest body any route takes, with room. */
    public static final int MAX_DEPTH = 16;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(30)
                            .maxStringLength(64 * 1024)
                            .maxNameLength(256)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /** The mapper behind it, for writing and for reading what we wrote ourselves. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * Parses one JSON value.
     *
     * @throws InvalidJson saying what is wrong with the bytes
     */
    public static JsonNode parse(byte[] body) {
        String text = utf8(body);
        if (text.isBlank()) {
            throw new InvalidJson("", "the body is empty; send a JSON object");
        }
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException tooMuch) {
            throw new InvalidJson("", "the JSON is nested too deeply or holds a number or text that is too long");
        } catch (JsonProcessingException broken) {
            throw new InvalidJson("", sentence(broken));
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new InvalidJson("", "the body is not valid UTF-8");
        }
    }

    private static String sentence(JsonProcessingException broken) {
        String where = broken.getLocation() == null
                ? ""
                : " at line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
        String original = String.valueOf(broken.getOriginalMessage());
        if (original.toLowerCase(Locale.ROOT).contains("duplicate")) {
            JsonParser parser = broken.getProcessor() instanceof JsonParser p ? p : null;
            return "the JSON repeats a key" + name(parser) + where;
        }
        return "the body is not valid JSON" + where;
    }

    private static String name(@Nullable JsonParser parser) {
        try {
            String name = parser == null ? null : parser.currentName();
            return name == null ? "" : " (\"" + name + "\")";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
