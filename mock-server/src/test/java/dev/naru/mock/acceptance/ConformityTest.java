package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The mock against PortOne's public V1 document. {@link Mock} holds every answer of every test against it; here it is
 * made sure that the listing of the coverage names the same operations.
 */
@EnabledIf(value = "documentIsThere", disabledReason = "no copy of the public V1 document: set NARU_V1_DOCUMENT")
class ConformityTest {
    @RegisterExtension
    final Mock mock = new Mock();

    static boolean documentIsThere() {
        return V1Document.found().isPresent();
    }

    @Test
    void coverageListsTheOperationsOfTheDocument() {
        List<String> listed = new ArrayList<>();
        for (JsonNode row : mock.control("GET", "coverage", null).data()) {
            listed.add(row.get("method").asText() + " " + row.get("path").asText());
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(document().operations());
    }

    @Test
    void answerThatDepartsFromTheDocumentWouldBeSeen() {
        mock.control("POST", "orders", "{\"merchant_uid\":\"m1\"}");
        Answer sound = mock.v1("/payments/find/m1");
        Answer broken =
                new Answer(200, sound.headers(), sound.body().replace("\"amount\":1000", "\"amount\":\"1000\""));

        assertThat(document().problems("GET", "/payments/find/m1", sound)).isEmpty();
        assertThat(document().problems("GET", "/payments/find/m1", broken))
                .containsExactly("response.amount is not of type number: \"1000\"");
    }

    private static V1Document document() {
        return V1Document.found().orElseThrow();
    }
}
