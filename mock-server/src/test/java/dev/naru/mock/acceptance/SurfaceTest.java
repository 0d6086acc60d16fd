package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole of V1 that is simulated, used once. */
class SurfaceTest {
    private static final String SHIP =
            ",\"delivery_method\":\"DELIVERY\",\"delivery_company\":\"CJGLS\",\"tracking_number\":\"1234\"";

    @RegisterExtension
    final Mock mock = new Mock();

    private final List<String> simulated = new ArrayList<>();
    private final Set<String> succeeded = new TreeSet<>();

    @Test
    void everySimulatedOperationSucceedsInOneStory() {
        for (JsonNode row : mock.control("GET", "coverage", null).data()) {
            if (!row.get("level").asText().equals("none")) {
                simulated.add(row.get("method").asText() + " " + row.get("path").asText());
            }
        }

        payments();
        orderType();
        recurring();

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
        assertThat(keysInOrder(answer.json().get("response")))
                .as(path + ": " + answer.body())
                .isTrue();
        succeeded.add(operation(method, path));
    }

    /** The operation of the listing that a request is about; the one with the fewest parameters, as a router finds it. */
    private String operation(String method, String path) {
        String called = method + " " + path.split("\\?", 2)[0];
        return simulated.stream()
                .filter(operation -> called.matches(operation.replaceAll("\\{[a-z_]+}", "[^/]+")))
                .min(Comparator.comparingInt(operation -> operation.split("\\{", -1).length))
                .orElseThrow(() -> new AssertionError(called + " is not listed"));
    }

    /** Iamport writes the keys of every object in alphabetical order. */
    private static boolean keysInOrder(JsonNode node) {
        String before = "";
        for (var field : node.properties()) {
            if (field.getKey().compareTo(before) < 0) {
                return false;
            }
            before = field.getKey();
        }
        for (JsonNode child : node) {
            if (!keysInOrder(child)) {
                return false;
            }
        }
        return true;
    }
}
