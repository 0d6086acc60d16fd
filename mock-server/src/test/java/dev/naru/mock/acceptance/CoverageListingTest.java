package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code GET /_mock/v1/coverage}, held against what the paths answer over HTTP. */
class CoverageListingTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void exactlyTheOperationsListedAsNoneAnswer501() {
        String token = mock.token();
        for (JsonNode row : mock.control("GET", "coverage", null).data()) {
            String path = row.get("path").asText().replaceAll("\\{[a-z_]+}", "x1");
            Answer answer = mock.send(row.get("method").asText(), path, null, null, "Authorization", token);

            boolean none = row.get("level").asText().equals("none");
            assertThat(answer.status() == 501)
                    .as(row + " answered " + answer.body())
                    .isEqualTo(none);
            assertThat(answer.status()).as(row.toString()).isNotEqualTo(405);
            assertThat(answer.json().has("code")).as(row.toString()).isTrue();
        }
    }

    @Test
    void pathOfV1ThatNobodyKnowsSaysThatItIsNotSimulated() {
        Answer answer = mock.v1("/payments/imp_1/naver/something-new");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.number("/code")).isEqualTo(-1);
        assertThat(answer.at("/message")).contains("/payments/imp_1/naver/something-new");
    }

    @Test
    void exchangeThatIsNotSimulatedIsInItsMerchantsJournal() {
        mock.control("POST", "merchants", "{\"imp_key\":\"second\",\"imp_secret\":\"s\",\"user_code\":\"second\"}");

        mock.get("/vbanks/imp_1", "Authorization", mock.token("second", "s"));

        assertThat(mock.control("GET", "journal?space=second", null).body()).contains("/vbanks/imp_1");
        assertThat(mock.control("GET", "journal", null).body()).doesNotContain("/vbanks/imp_1");
    }
}
