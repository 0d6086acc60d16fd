package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger sends is kept, but never more of it than fits on a screen. */
class JournalLengthTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @ParameterizedTest
    @ValueSource(strings = {"/payments/", "/payments/find/", "/cards/", "/users/pg?a=", "/payments/status/"})
    void longAddressMakesAShortEntry(String start) {
        mock.v1(start + "x".repeat(60_000));

        JsonNode entry = mock.control("GET", "journal?limit=1", null).data().get(0);
        assertThat(entry.get("type").textValue()).isEqualTo("api.call");
        assertThat(entry.get("summary").textValue()).hasSizeLessThan(300);
        assertThat(entry.toString()).hasSizeLessThan(6_000).contains("… (60");
    }

    @Test
    void longParametersOfThePageMakeAShortEntry() {
        String longText = "x".repeat(40_000);
        String body = "{\"user_code\":\"imp00000000\",\"params\":{\"merchant_uid\":\"" + longText + "\",\"" + longText
                + "\":1}}";

        mock.post("/_mock/sdk/request-pay", Mock.JSON, body);

        JsonNode entry = mock.control("GET", "journal?limit=1", null).data().get(0);
        assertThat(entry.get("type").textValue()).isEqualTo("sdk.refused");
        assertThat(entry.toString()).hasSizeLessThan(6_000);
    }
}
