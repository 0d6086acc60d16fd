package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Open questions of the documents as settings of a merchant. */
class SwitchTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void everySwitchIsListedWithItsAnswersDefaultAndSource() {
        JsonNode rows = mock.control("GET", "info", null).data().get("switches");

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("name").asText()).isNotBlank();
            assertThat(row.get("source").asText()).isNotBlank();
            assertThat(row.get("value")).isEqualTo(row.get("default"));
            switch (row.get("kind").asText()) {
                case "number" ->
                    assertThat(row.get("default").asLong())
                            .isBetween(row.get("min").asLong(), row.get("max").asLong());
                case "duration" -> assertThat(row.get("default").asText()).startsWith("PT");
                default ->
                    assertThat(row.get("values").toString())
                            .contains("\"" + row.get("default").asText() + "\"");
            }
        });
    }

    @Test
    void switchesOfOneMerchantLeaveTheOtherAlone() {
        mock.control("POST", "merchants", "{\"imp_key\":\"second\",\"imp_secret\":\"s\",\"user_code\":\"second\"}");

        Answer changed =
                mock.control("PUT", "merchants/second", "{\"switches\":{\"page_limit\":50,\"http_error_code\":\"1\"}}");

        assertThat(changed.number("/data/switches/page_limit")).isEqualTo(50);
        assertThat(changed.at("/data/switches/http_error_code")).isEqualTo("1");
        assertThat(changed.json().at("/data/switches/hide_sandbox").booleanValue())
                .isTrue();
        assertThat(mock.control("GET", "merchants/imp_key_local", null).number("/data/switches/page_limit"))
                .isEqualTo(1000);
    }

    @Test
    void unknownSwitchAndImpossibleValueAreNamedAndChangeNothing() {
        assertThat(set("{\"magic\":true}").at("/error/message")).contains("switches.magic");
        assertThat(set("{\"http_error_code\":\"2\"}").at("/error/message")).contains("switches.http_error_code");
        assertThat(set("{\"page_limit\":0}").at("/error/message")).contains("switches.page_limit");
        assertThat(set("{\"php_json\":\"yes\"}").at("/error/message")).contains("switches.php_json");
        assertThat(set("{\"page_limit\":5,\"newer_keys\":1}").status()).isEqualTo(400);
        assertThat(mock.control("GET", "merchants/imp_key_local", null).number("/data/switches/page_limit"))
                .isEqualTo(1000);
    }

    @Test
    void newerKeysCanBeLeftOut() {
        set("{\"newer_keys\":false}");
        mock.control("POST", "orders", "{\"merchant_uid\":\"m1\"}");

        JsonNode payment = mock.v1("/payments/find/m1").json().get("response");

        assertThat(payment.has("promotion")).isFalse();
        assertThat(payment.has("deposit_history")).isFalse();
        assertThat(payment.has("card_issuer_code")).isFalse();
        assertThat(payment.has("card_name")).isTrue();
    }

    @Test
    void everyAnswerOfV1IsEscapedAsPhpDoesIt() {
        set("{\"php_json\":true}");
        mock.control("POST", "orders", "{\"merchant_uid\":\"m1\",\"name\":\"나루/\\u001b\\\\\"}");

        Answer found = mock.v1("/payments/find/m1");
        Answer unknown = mock.v1("/payments/imp_0");
        Answer missing = mock.v1("/vbanks/imp_0");
        Answer refused = mock.v1("/payments/cancel", "imp_uid=imp_0");
        Answer unauthorised = mock.get("/users/pg");

        assertThat(found.body()).contains("\"name\":\"\\ub098\\ub8e8\\/\\u001b\\\\\"");
        assertThat(found.at("/response/name")).isEqualTo("나루/\u001b\\");
        assertThat(missing.body()).contains("\\/vbanks\\/imp_0");
        assertThat(List.of(found, unknown, missing, refused, unauthorised))
                .allSatisfy(answer -> assertThat(answer.body()).matches("\\A\\p{ASCII}*\\z"));
    }

    @Test
    void codeOfAnErrorCanBeOne() {
        set("{\"http_error_code\":\"1\"}");

        assertThat(mock.v1("/payments/status/nonsense").number("/code")).isEqualTo(1);
        assertThat(mock.v1("/payments/imp_0").number("/code")).isEqualTo(-1);
    }

    @Test
    void partialAnswerTellsHowManyAreMissingWhereWanted() {
        mock.control("POST", "orders", "{\"merchant_uid\":\"m1\"}");
        String path = "/payments?merchant_uid%5B%5D=m1&merchant_uid%5B%5D=m2";
        assertThat(mock.v1(path).json().get("message").isNull()).isTrue();

        set("{\"partial_message\":\"count\"}");

        assertThat(mock.v1(path).at("/message")).startsWith("1");
    }

    @Test
    void pageLimitIsWhatTheMerchantGets() {
        set("{\"page_limit\":20}");

        assertThat(mock.v1("/payments/status/all?limit=20").status()).isEqualTo(200);
        assertThat(mock.v1("/payments/status/all?limit=21").status()).isEqualTo(400);
    }

    private Answer set(String switches) {
        return mock.control("PUT", "merchants/imp_key_local", "{\"switches\":" + switches + "}");
    }
}
