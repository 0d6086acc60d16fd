package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop takes several planned charges of a customer back at once, or all of them. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnscheduleTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String CALL = "/subscribe/payments/unschedule";

    private final TroubledIamport iamport;
    private final ShopWorld shop;
    private final Subscriber subscriber;

    UnscheduleTest(Vertx vertx, DatabaseAddress address) {
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
    void thoseNamedAreTakenBackAndNoOther() {
        plans("some", "some-1", "some-2", "some-3");

        HttpResponse<String> answer = takesBack("some", "some-1", "some-3");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(items(answer)).containsExactly("some-1 DONE null", "some-3 DONE null");
        assertThat(states("some-1", "some-2", "some-3")).containsExactly("REVOKED", "SCHEDULED", "REVOKED");
        assertThat(subscriber.stateAtIamport("some-2")).isEqualTo("scheduled");
        shop.until(() -> shop.eventTypes("some-3").equals(List.of("schedule.scheduled", "schedule.revoked")));
    }

    @Test
    void withoutNamesAllThatWaitAreTakenBack() {
        plans("all", "all-1", "all-2");
        subscriber.schedulesPastTheGateway("all", "all-3", Duration.ofDays(200));

        HttpResponse<String> answer = takesBack("all");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(items(answer)).containsExactlyInAnyOrder("all-1 DONE null", "all-2 DONE null", "all-3 DONE null");
        assertThat(states("all-1", "all-2")).containsExactly("REVOKED", "REVOKED");
        assertThat(subscriber.stateAtIamport("all-3")).isEqualTo("revoked");
    }

    @Test
    void whatDoesNotWaitIsRefusedByItself() {
        plans("mixed", "mixed-1", "mixed-2");
        plans("other", "other-1");
        takesBack("mixed", "mixed-2");

        HttpResponse<String> answer = takesBack("mixed", "mixed-1", "mixed-2", "nobodys", "other-1");

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(items(answer))
                .containsExactly(
                        "mixed-1 DONE null",
                        "mixed-2 REFUSED already_revoked",
                        "nobodys REFUSED schedule_not_found",
                        "other-1 REFUSED schedule_not_found");
        assertThat(states("mixed-1", "other-1")).containsExactly("REVOKED", "SCHEDULED");
    }

    @Test
    void whereNoneOfThoseNamedWaitsIamportIsNotAsked() {
        plans("gone", "gone-1", "gone-2");
        takesBack("gone", "gone-1");
        int asked = iamport.arrived(CALL).size();

        HttpResponse<String> refused = takesBack("gone", "gone-1", "nobodys");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("nothing_waits");
        assertThat(new JsonObject(refused.body()).getString("detail"))
                .contains("gone-1=already_revoked", "nobodys=schedule_not_found");
        assertThat(iamport.arrived(CALL)).hasSize(asked);
        assertThat(states("gone-2")).containsExactly("SCHEDULED");
    }

    @Test
    void whereNothingWaitsIamportSaysSo() {
        subscriber.registers("idle");

        HttpResponse<String> refused = takesBack("idle");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(refused.body()).getJsonObject("upstream").getString("message"))
                .isEqualTo("취소할 예약결제 기록이 존재하지 않습니다.");
    }

    @Test
    void theSameRequestAgainIsTheSameAnswer() {
        plans("twice", "twice-1", "twice-2");

        HttpResponse<String> first = asks("key-twice", body("twice", "twice-1"));
        HttpResponse<String> second = asks("key-twice", body("twice", "twice-1"));
        HttpResponse<String> other = asks("key-twice", body("twice", "twice-2"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(code(other)).isEqualTo("idempotency_key_reused");
        assertThat(states("twice-2")).containsExactly("SCHEDULED");
    }

    /** What Iamport would take for "all" must be meant. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"some-1\"", "[\"some-1\",\"some-1\"]", "[1]", "[\"\"]"})
    void whoIsMeantMustBeClear(String named) {
        HttpResponse<String> refused =
                asks("key-unclear", "{\"customer_uid\":\"some\",\"merchant_uids\":" + named + "}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(refused.body())
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("merchant_uids");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SERVER_ERROR", "HTML_PAGE"})
    void aLostAnswerIsFoundInEachOfThem(Trouble trouble) {
        String customer = "lost-" + trouble;
        plans(customer, customer + "-1", customer + "-2", customer + "-3");
        iamport.next(CALL, trouble);

        JsonObject done = settled(takesBack(customer, customer + "-1", customer + "-2"));

        assertThat(done.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(items(done)).containsExactly(customer + "-1 DONE null", customer + "-2 DONE null");
        assertThat(states(customer + "-1", customer + "-3")).containsExactly("REVOKED", "SCHEDULED");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SERVER_ERROR", "HTML_PAGE"})
    void aLostAnswerAboutAllIsFoundToo(Trouble trouble) {
        String customer = "every-" + trouble;
        plans(customer, customer + "-1");
        subscriber.schedulesPastTheGateway(customer, customer + "-2", MONTH);
        iamport.next(CALL, trouble);

        JsonObject done = settled(takesBack(customer));

        assertThat(done.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(items(done)).containsExactlyInAnyOrder(customer + "-1 DONE null", customer + "-2 DONE null");
    }

    private void plans(String customerUid, String... merchantUids) {
        subscriber.registers(customerUid);
        assertThat(subscriber
                        .schedules(customerUid, List.of(merchantUids), MONTH)
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> takesBack(String customerUid, String... merchantUids) {
        return asks("key-back-" + customerUid + String.join("", merchantUids), body(customerUid, merchantUids));
    }

    private HttpResponse<String> asks(String key, String body) {
        return shop.later("POST", "/v1/schedules/unschedule", body, key).join();
    }

    private static String body(String customerUid, String... merchantUids) {
        JsonObject body = new JsonObject().put("customer_uid", customerUid);
        return merchantUids.length == 0
                ? body.encode()
                : body.put("merchant_uids", new JsonArray(List.of(merchantUids)))
                        .encode();
    }

    private JsonObject settled(HttpResponse<String> answer) {
        String operation = "/v1/operations/" + new JsonObject(answer.body()).getString("operation_id");
        shop.until(() -> List.of("SUCCEEDED", "FAILED", "REVIEW")
                .contains(shop.api("GET", operation, "").getString("state")));
        return shop.api("GET", operation, "");
    }

    private Stream<String> states(String... merchantUids) {
        return Stream.of(merchantUids).map(one -> subscriber.schedule(one).getString("state"));
    }

    private static List<String> items(HttpResponse<String> answer) {
        return items(new JsonObject(answer.body()));
    }

    private static List<String> items(JsonObject operation) {
        return operation.getJsonObject("result").getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(item ->
                        item.getString("merchant_uid") + " " + item.getString("result") + " " + item.getString("code"))
                .toList();
    }

    private static String code(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("code");
    }
}
