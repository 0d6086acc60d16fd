package dev.naru.gateway.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    @Test
    void readsAnObjectInKorean() {
        assertThat(parse("{\"name\":\"신발\"}").get("name").textValue()).isEqualTo("신발");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` `                 | the body is empty; send a JSON object",
                "{\"a\":1            | the body is not valid JSON",
                "{\"a\":1} {}        | the body is not valid JSON",
                "{\"a\":1,\"a\":2}   | the JSON repeats a key",
                "{'a':1}             | the body is not valid JSON",
                "{\"a\":NaN}         | the body is not valid JSON",
                "{\"a\":01}          | the body is not valid JSON",
            })
    void refusesWhatIsNotStrictJson(String body, String message) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(InvalidJson.class).hasMessageContaining(message);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] eucKr = {'{', '"', 'a', '"', ':', '"', (byte) 0xBD, (byte) 0xC5, '"', '}'};

        assertThatThrownBy(() -> StrictJson.parse(eucKr)).hasMessageContaining("not valid UTF-8");
    }

    @Test
    void refusesJsonDeeperThanAnyRouteTakes() {
        String deep = "[".repeat(StrictJson.MAX_DEPTH + 1) + "]".repeat(StrictJson.MAX_DEPTH + 1);

        assertThatThrownBy(() -> parse(deep)).hasMessageContaining("nested too deeply");
    }

    @Test
    void refusesANumberOfAThousandDigits() {
        assertThatThrownBy(() -> parse("{\"amount\":" + "9".repeat(1000) + "}"))
                .hasMessageContaining("a number or text that is too long");
    }

    private static JsonNode parse(String body) {
        return StrictJson.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
