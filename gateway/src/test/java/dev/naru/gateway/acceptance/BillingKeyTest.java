package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Billing keys begin in the window, are read, and are ended through the ports; answers get lost. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingKeyTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String WHY = "?reason=%EA%B7%B8%EB%A7%8C%20%EB%91%A0&requester=customer";

    private static final String REGISTRATION = """
            {"merchant_uid":"%s","pg":"naverpay","amount":9900,"name":"정기구독","customer_uid":"%s",
             "product_code":"monthly","buyer":{"name":"홍길동","tel":"010-1234-5678"},"popup":true}
            """;

    private final TroubledIamport iamport;
    private final ShopWorld shop;
    private final Subscriber subscriber;

    BillingKeyTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
        this.subscriber = new Subscriber(shop);
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    @Test
    void aRegistrationInTheWindowIsTold() {
        JsonObject placed = shop.api("POST", "/v1/orders", REGISTRATION.formatted("register-1", "newcomer"));
        assertThat(shop.tries(placed.getJsonObject("request_pay")).getBoolean("ok"))
                .isTrue();
        shop.mock("POST", "/_mock/v1/orders/register-1/approve", "{}");
        shop.answer("POST", "/v1/orders/register-1/confirm?wait=20", "{}");

        shop.until(() -> told("newcomer").equals(List.of("billing_key.issued")));
        JsonObject listed = shop.api("GET", "/v1/billing-keys", "").getJsonArray("billing_keys").stream()
                .map(JsonObject.class::cast)
                .filter(key -> key.getString("customer_uid").equals("newcomer"))
                .findFirst()
                .orElseThrow();
        assertThat(listed.getString("state")).isEqualTo("ACTIVE");
        assertThat(listed.getString("imp_uid"))
                .isEqualTo(shop.order("register-1").getString("imp_uid"));
    }

    @Test
    void aKeyThatWasRegisteredPastUsIsReadFromIamport() {
        subscriber.registers("stranger");

        JsonObject key = shop.api("GET", "/v1/billing-keys/stranger", "");

        assertThat(key.getString("state")).isEqualTo("ACTIVE");
        assertThat(key.getString("pg_provider")).isEqualTo("naverpay");
    }

    @Test
    void aKeyThatIsGoneIsStillKnown() {
        subscriber.registers("leaver");

        HttpResponse<String> answer = ends("leaver", "key-leaver");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(shop.api("GET", "/v1/billing-keys/leaver", "").getString("state"))
                .isEqualTo("DELETED");
        assertThat(atIamport("leaver").getString("delete_reason")).isEqualTo("그만 둠");
        assertThat(atIamport("leaver").getString("delete_requester")).isEqualTo("customer");
        shop.until(() -> told("leaver").equals(List.of("billing_key.deleted")));
    }

    @Test
    void theSameEndAgainIsTheSameAnswer() {
        subscriber.registers("twice");

        HttpResponse<String> first = ends("twice", "key-twice");
        HttpResponse<String> second = ends("twice", "key-twice");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void aKeyThatWasEndedCannotBeEndedAgain() {
        subscriber.registers("ended");
        ends("ended", "key-ended-1");

        HttpResponse<String> refused = ends("ended", "key-ended-2");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("key_not_found");
    }

    @Test
    void aKeyWithAChargeThatWaitsStays() {
        subscriber.registers("waiting");
        subscriber.schedules("waiting", List.of("waits-1"), MONTH);

        HttpResponse<String> refused = ends("waiting", "key-waiting-1");
        subscriber.changes("waits-1", "unschedule", "{}");
        HttpResponse<String> done = ends("waiting", "key-waiting-2");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("pending_schedules");
        assertThat(new JsonObject(refused.body()).getString("detail")).contains("waits-1");
        assertThat(done.statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasPlannedPastUsKeepsTheKeyToo() {
        subscriber.registers("elsewhere");
        subscriber.schedulesPastTheGateway("elsewhere", "elsewhere-1", MONTH);

        HttpResponse<String> refused = ends("elsewhere", "key-elsewhere");

        assertThat(code(refused)).isEqualTo("pending_schedules");
        assertThat(new JsonObject(refused.body()).getString("detail")).contains("elsewhere-1");
    }

    @Test
    void aKeyNobodyKnowsIsNotFound() {
        assertThat(ends("nobody", "key-nobody").statusCode()).isEqualTo(404);
        assertThat(shop.apiStatus("GET", "/v1/billing-keys/nobody", "")).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?requester=customer",
                "?reason=gone",
                "?reason=gone&requester=nobody",
                "?reason=%20&requester=admin"
            })
    void naverWantsToKnowWhoAndWhy(String query) {
        HttpResponse<String> refused = shop.later("DELETE", "/v1/billing-keys/anybody" + query, "", "key-why")
                .join();

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(refused.body()).getJsonArray("errors")).hasSize(1);
    }

    @Test
    void aDeletionThatNobodyCanTellTheOutcomeOfIsToldThoughItIsOfNoOrder() {
        subscriber.registers("renewed");
        iamport.hangsUp();
        iamport.next("DELETE", "/subscribe/customers/renewed", Trouble.NO_ANSWER);
        CompletableFuture<HttpResponse<String>> answer = endsLater("renewed", "key-renewed");
        shop.until(() -> atIamport("renewed").getString("deleted_at") != null);
        subscriber.timePasses(Duration.ofMinutes(1));
        subscriber.registers("renewed");
        shop.until(() -> iamport.hangsUp() > 0);

        String id = new JsonObject(answer.join().body()).getString("operation_id");

        shop.until(() ->
                shop.api("GET", "/v1/operations/" + id, "").getString("state").equals("REVIEW"));
        shop.until(() -> shop.allEvents().stream()
                .filter(event -> event.getString("type").equals("operation.review"))
                .map(event -> event.getJsonObject("data"))
                .anyMatch(data -> data.getString("operation_id").equals(id)
                        && data.getString("kind").equals("key_delete")
                        && data.getLong("seq") == 1));
    }

    /** All at once: two of the troubles last as long as the gateway waits for an answer. */
    @Test
    void whateverHappensToTheAnswerTheKeyIsEnded() {
        List<String> customers = Stream.of(Trouble.values()).map(Trouble::name).toList();
        customers.forEach(subscriber::registers);
        Stream.of(Trouble.values())
                .forEach(trouble -> iamport.next("DELETE", "/subscribe/customers/" + trouble.name(), trouble));

        List<CompletableFuture<HttpResponse<String>>> answers =
                customers.stream().map(one -> endsLater(one, "key-" + one)).toList();
        List<String> operations = answers.stream()
                .map(answer -> new JsonObject(answer.join().body()).getString("operation_id"))
                .toList();

        shop.until(() -> operations.stream()
                .allMatch(id -> shop.api("GET", "/v1/operations/" + id, "")
                        .getString("state")
                        .equals("SUCCEEDED")));
        assertThat(customers).allMatch(one -> atIamport(one).getString("deleted_at") != null);
    }

    private HttpResponse<String> ends(String customerUid, String key) {
        return endsLater(customerUid, key).join();
    }

    private CompletableFuture<HttpResponse<String>> endsLater(String customerUid, String key) {
        return shop.later("DELETE", "/v1/billing-keys/" + customerUid + WHY, "", key);
    }

    private JsonObject atIamport(String customerUid) {
        return shop.mock("GET", "/_mock/v1/billing-keys/" + customerUid, "").getJsonObject("data");
    }

    /** The events about a key itself, which have no merchant_uid or name it as a detail. */
    private List<String> told(String customerUid) {
        return shop.allEvents().stream()
                .filter(event -> event.getString("type").startsWith("billing_key."))
                .filter(event -> customerUid.equals(event.getJsonObject("data").getString("customer_uid")))
                .map(event -> event.getString("type"))
                .toList();
    }

    private static String code(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("code");
    }
}
