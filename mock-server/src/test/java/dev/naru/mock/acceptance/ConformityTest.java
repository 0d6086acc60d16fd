package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The mock against PortOne's public V1 document. {@link Mock} holds every answer of every test against it; here it is
 * made sure that the listing of the coverage names the same operations.
 */
@EnabledIf(value = "documentIsThere", disabledReason = "no copy of the public V1 document: set NARU_V1_DOCUMENT")
class ConformityTest {
    private static final String SHIP =
            ",\"delivery_method\":\"DELIVERY\",\"delivery_company\":\"CJGLS\",\"tracking_number\":\"1234\"";

    @RegisterExtension
    final Mock mock = new Mock();

    private final Set<String> succeeded = new TreeSet<>();

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

    /** Every answer is held against the document on its way; what counts here is that none of them is left out. */
    @Test
    void everySimulatedOperationSucceedsInOneStory() {
        payments();
        orderType();
        recurring();

        List<String> simulated = new ArrayList<>();
        for (JsonNode row : mock.control("GET", "coverage", null).data()) {
            if (!row.get("level").asText().equals("none")) {
                simulated.add(row.get("method").asText() + " " + row.get("path").asText());
            }
        }
        assertThat(succeeded).containsAll(simulated);
    }

    private void payments() {
        succeeds("POST", "/users/getToken", "{\"imp_key\":\"imp_key_local\",\"imp_secret\":\"imp_secret_local\"}");
        succeeds("GET", "/users/pg", null);
        succeeds("POST", "/payments/prepare", "{\"merchant_uid\":\"p1\",\"amount\":1000}");
        succeeds("PUT", "/payments/prepare", "{\"merchant_uid\":\"p1\",\"amount\":1004,\"currency\":\"KRW\"}");
        succeeds("GET", "/payments/prepare/p1", null);
        String impUid = mock.control("POST", "orders", "{\"merchant_uid\":\"m1\",\"pay_method\":\"point\"}")
                .at("/data/imp_uid");
        succeeds("GET", "/payments/" + impUid + "?include_sandbox=true", null);
        succeeds("GET", "/payments?imp_uid%5B%5D=" + impUid + "&merchant_uid%5B%5D=m1", null);
        succeeds("GET", "/payments/find/m1/paid?sorting=-paid", null);
        succeeds("GET", "/payments/findAll/m1/paid", null);
        succeeds("GET", "/payments/status/all", null);
        succeeds("POST", "/payments/" + impUid + "/naver/confirm", "{\"requester\":\"customer\"}");
        succeeds("POST", "/payments/" + impUid + "/naver/point", null);
        succeeds("GET", "/payments/" + impUid + "/naver/cash-amount", null);
        succeeds(
                "POST",
                "/payments/cancel",
                "{\"imp_uid\":\"" + impUid + "\",\"reason\":\"변심\",\"extra\":{\"requester\":\"customer\"}}");
    }

    private void orderType() {
        Purchase purchase = Purchase.paid(mock, "m2");
        String impUid = purchase.order().impUid();
        succeeds("GET", "/payments/" + impUid + "/naver/product-orders", null);
        succeeds("GET", "/naver/product-orders/" + purchase.line(0), null);
        claim(purchase, "place", "", 0, 1, 2, 3);
        claim(purchase, "cancel", ",\"reason\":\"SOLD_OUT\"", 3);
        purchase.step(2, "request-cancel");
        claim(purchase, "approve-cancel", "", 2);
        claim(purchase, "ship", SHIP + ",\"dispatched_at\":1767225600", 0, 1);
        purchase.step(0, "deliver");
        purchase.step(1, "deliver");
        claim(purchase, "request-return", ",\"delivery_method\":\"RETURN_INDIVIDUAL\"", 0);
        claim(purchase, "withhold-return", ",\"memo\":\"fee\",\"extra_charge\":400", 0);
        claim(purchase, "resolve-return", "", 0);
        claim(purchase, "approve-return", ",\"memo\":\"ok\"", 0);
        purchase.step(1, "request-return");
        claim(purchase, "reject-return", ",\"memo\":\"used\"", 1);
        purchase.step(1, "request-exchange");
        purchase.step(1, "start-collect");
        claim(purchase, "collect-exchanged", "", 1);
        claim(purchase, "ship-exchanged", SHIP, 1);
        mock.advance("PT60S");
        succeeds("GET", "/payments/" + impUid + "?include_sandbox=true", null);
        purchase.step(1, "redeliver");
        purchase.step(1, "review", "{\"score\":5,\"title\":\"good\",\"content\":\"very good\"}");
        String window = "/naver/reviews?from=0&to=4102444800&review_type=";
        succeeds("GET", window + "general", null);
        succeeds("GET", window + "premium", null);
    }

    private void claim(Purchase purchase, String call, String more, int... lines) {
        StringBuilder ids = new StringBuilder();
        for (int line : lines) {
            ids.append(ids.isEmpty() ? "" : ",")
                    .append('"')
                    .append(purchase.line(line))
                    .append('"');
        }
        succeeds(
                "POST",
                "/payments/" + purchase.order().impUid() + "/naver/" + call,
                "{\"product_order_id\":[" + ids + "]" + more + "}");
    }

    private void recurring() {
        mock.control("POST", "billing-keys", "{\"customer_uid\":\"c1\",\"merchant_uid\":\"issue-1\"}");
        succeeds("GET", "/subscribe/customers/c1", null);
        succeeds("GET", "/subscribe/customers?customer_uid%5B%5D=c1&customer_uid%5B%5D=c2", null);
        succeeds("POST", "/subscribe/payments/again", charge("a1"));
        long now = Mock.START.plusSeconds(60).getEpochSecond();
        String entry =
                "{\"merchant_uid\":\"%s\",\"amount\":1000,\"name\":\"월 구독\",\"schedule_at\":" + (now + 600) + "}";
        succeeds(
                "POST",
                "/subscribe/payments/schedule",
                "{\"customer_uid\":\"c1\",\"schedules\":[" + entry.formatted("s1") + "," + entry.formatted("s2")
                        + "]}");
        succeeds("GET", "/subscribe/payments/schedule/s1", null);
        succeeds("PUT", "/subscribe/payments/schedule/s1", "{\"schedule_at\":" + (now + 1200) + "}");
        succeeds("POST", "/subscribe/payments/unschedule", "{\"customer_uid\":\"c1\"}");
        succeeds("POST", "/subscribe/payments/schedule/s1/reschedule", "{\"schedule_at\":" + (now + 1800) + "}");
        succeeds("POST", "/subscribe/payments/schedule/s2/retry", null);
        String range = "from=" + (now - 3600) + "&to=" + (now + 7200);
        succeeds("GET", "/subscribe/payments/schedule?schedule_" + range.replace("&to", "&schedule_to"), null);
        succeeds("GET", "/subscribe/payments/schedule/customers/c1?" + range, null);
        succeeds("GET", "/subscribe/customers/c1/schedules?" + range, null);
        mock.advance("PT1H");
        succeeds("GET", "/subscribe/payments/schedule/s1", null);
        succeeds("GET", "/subscribe/customers/c1/payments", null);
        succeeds("DELETE", "/subscribe/customers/c1?reason=end&extra%5Brequester%5D=customer", null);
    }

    private static String charge(String merchantUid) {
        return "{\"customer_uid\":\"c1\",\"merchant_uid\":\"" + merchantUid + "\",\"amount\":1000,\"name\":\"월 구독\"}";
    }

    private void succeeds(String method, String path, String json) {
        Answer answer = mock.send(method, path, json == null ? null : Mock.JSON, json, "Authorization", mock.token());
        assertThat(answer.number("/code"))
                .as(method + " " + path + ": " + answer.body())
                .isZero();
        assertThat(answer.status()).as(method + " " + path).isIn(200, 207);
        succeeded.add(document().operation(method, path).orElseThrow());
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
