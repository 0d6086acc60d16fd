package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shop plans charges of a billing key through the ports, and takes them back. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final TroubledIamport iamport;
    private final ShopWorld shop;
    private final Subscriber subscriber;

    ScheduleTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
        this.subscriber = new Subscriber(shop);
    }

    @BeforeAll
    void customerHasRegistered() {
        subscriber.registers("gildong");
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    @Test
    void whatIsPlannedStandsAtIamportAndHere() {
        HttpResponse<String> answer = subscriber.schedules("plan-1", MONTH);

        JsonObject operation = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(operation.getString("kind")).isEqualTo("schedule");
        JsonObject schedule = subscriber.schedule("plan-1");
        assertThat(schedule.getString("state")).isEqualTo("SCHEDULED");
        assertThat(schedule.getString("customer_uid")).isEqualTo("gildong");
        assertThat(schedule.getString("schedule_at"))
                .isEqualTo(operation
                        .getJsonObject("result")
                        .getJsonArray("schedules")
                        .getJsonObject(0)
                        .getString("schedule_at"));
        assertThat(subscriber.stateAtIamport("plan-1")).isEqualTo("scheduled");
        assertThat(shop.order("plan-1").getString("state")).isEqualTo("OPEN");
        shop.until(() -> shop.eventTypes("plan-1").equals(List.of("schedule.scheduled")));
    }

    @Test
    void whatTheShopSaysOfItselfStandsAtIamport() {
        JsonObject body = new JsonObject(subscriber.plan("gildong", List.of("own-1"), MONTH));
        body.getJsonArray("schedules")
                .getJsonObject(0)
                .put("custom_data", new JsonObject().put("plan", "slim"))
                .put("notice_url", "https://shop.example/notices");

        HttpResponse<String> answer =
                shop.later("POST", "/v1/schedules", body.encode(), "key-own-1").join();

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject planned =
                shop.iamport("GET", "/subscribe/payments/schedule/own-1", "").getJsonObject("response");
        assertThat(planned.getString("custom_data")).isEqualTo("{\"plan\":\"slim\"}");
        assertThat(iamport.arrived("/subscribe/payments/schedule"))
                .anyMatch(call -> call.body().contains("\"notice_url\":\"https://shop.example/notices\""));
    }

    @Test
    void severalArePlannedTogether() {
        HttpResponse<String> answer = subscriber.schedules("gildong", List.of("year-1", "year-2", "year-3"), MONTH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(List.of("year-1", "year-2", "year-3"))
                .allMatch(one -> subscriber.schedule(one).getString("state").equals("SCHEDULED"))
                .allMatch(one -> subscriber.stateAtIamport(one).equals("scheduled"));
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        subscriber.registers("pages");
        subscriber.schedules("pages", List.of("page-1", "page-2", "page-3"), MONTH);

        JsonObject first = shop.api("GET", "/v1/schedules?customer_uid=pages&limit=2", "");
        JsonObject second =
                shop.api("GET", "/v1/schedules?customer_uid=pages&limit=2&after=" + first.getString("next"), "");

        assertThat(Stream.concat(uids(first), uids(second))).containsExactlyInAnyOrder("page-1", "page-2", "page-3");
        assertThat(second.getString("next")).isNull();
    }

    private static Stream<String> uids(JsonObject page) {
        return page.getJsonArray("schedules").stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("merchant_uid"));
    }

    @Test
    void theSamePlanAgainIsTheSameAnswer() {
        String body = subscriber.plan("gildong", List.of("again-1"), MONTH);

        HttpResponse<String> first =
                shop.later("POST", "/v1/schedules", body, "key-again-1").join();
        HttpResponse<String> second =
                shop.later("POST", "/v1/schedules", body, "key-again-1").join();
        HttpResponse<String> third =
                shop.later("POST", "/v1/schedules", body, "another-key").join();

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(third.body()).isEqualTo(first.body());
    }

    @Test
    void anotherPlanUnderTheSameKeyIsRefused() {
        subscriber.schedules("other-1", MONTH);

        HttpResponse<String> refused = shop.later(
                        "POST", "/v1/schedules", subscriber.plan("gildong", List.of("other-2"), MONTH), "key-other-1")
                .join();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("idempotency_key_reused");
        assertThat(subscriber.stateAtIamport("other-2")).isEqualTo("absent");
        assertThat(shop.apiStatus("GET", "/v1/orders/other-2", "")).isEqualTo(404);
        assertThat(subscriber.schedules("other-2", MONTH).statusCode()).isEqualTo(200);
    }

    @Test
    void oneNumberThatIsUsedStopsThePlanAsAWhole() {
        subscriber.schedules("used-1", MONTH);

        HttpResponse<String> refused = subscriber.schedules("gildong", List.of("fresh-1", "used-1"), MONTH);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("merchant_uid_used");
        assertThat(shop.apiStatus("GET", "/v1/orders/fresh-1", "")).isEqualTo(404);
        assertThat(subscriber.stateAtIamport("fresh-1")).isEqualTo("absent");
    }

    @Test
    void aCustomerNobodyKnowsIsRefusedInIamportsWords() {
        HttpResponse<String> refused = subscriber.schedules("nobody", List.of("nobody-1"), MONTH);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(refused.body()).getJsonObject("upstream").getString("message"))
                .isEqualTo("등록된 고객정보가 없습니다.");
        assertThat(subscriber.schedule("nobody-1").getString("state")).isEqualTo("REFUSED");
        shop.until(() -> shop.eventTypes("nobody-1").equals(List.of("schedule.refused")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount | 9 | 422 | schedules[0].amount",
                "name | 책 외 2건 | 422 | schedules[0].name",
                "use_cfm | 20200101 | 422 | schedules[0].use_cfm",
                "schedule_at | tomorrow | 400 | schedules[0].schedule_at",
                "custom_data | text | 400 | schedules[0].custom_data",
                "notice_url | shop.example | 400 | schedules[0].notice_url",
                "notice_url | file:///etc/passwd | 400 | schedules[0].notice_url",
                "merchant_uid | | 400 | schedules[0].merchant_uid",
            })
    void whatNaverWouldRefuseIsRefusedByItsField(String field, String value, int status, String named) {
        JsonObject body = new JsonObject(subscriber.plan("gildong", List.of("wrong-" + field), MONTH));
        JsonObject entry = body.getJsonArray("schedules").getJsonObject(0);
        entry.put(field, field.equals("amount") ? (Object) Long.valueOf(value) : value);

        HttpResponse<String> refused = shop.later("POST", "/v1/schedules", body.encode(), "key-wrong-" + field)
                .join();

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(refused.body())
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo(named);
    }

    @Test
    void whatIsTakenBackDoesNotRun() {
        subscriber.schedules("back-1", MONTH);

        HttpResponse<String> answer = subscriber.changes("back-1", "unschedule", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(subscriber.schedule("back-1").getString("state")).isEqualTo("REVOKED");
        assertThat(subscriber.stateAtIamport("back-1")).isEqualTo("revoked");
        shop.until(() -> shop.eventTypes("back-1").equals(List.of("schedule.scheduled", "schedule.revoked")));
    }

    @Test
    void whatWasTakenBackIsNotTakenBackAgain() {
        subscriber.schedules("back-2", MONTH);
        subscriber.changes("back-2", "unschedule", "{}");

        HttpResponse<String> refused = shop.later("POST", "/v1/schedules/back-2/unschedule", "{}", "second-key")
                .join();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("already_revoked");
    }

    @Test
    void whatWaitsIsGivenAnotherTime() {
        subscriber.schedules("move-1", MONTH);
        String later = subscriber.from(MONTH.plusDays(3));

        HttpResponse<String> answer = subscriber.changes("move-1", "reschedule", at(later));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(subscriber.schedule("move-1").getString("schedule_at")).isEqualTo(later);
        shop.until(() -> shop.eventTypes("move-1").equals(List.of("schedule.scheduled", "schedule.rescheduled")));
    }

    @Test
    void whatWasTakenBackIsPlannedAgain() {
        subscriber.schedules("move-2", MONTH);
        subscriber.changes("move-2", "unschedule", "{}");
        String later = subscriber.from(MONTH.plusDays(3));

        HttpResponse<String> answer = subscriber.changes("move-2", "reschedule", at(later));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(subscriber.schedule("move-2").getString("state")).isEqualTo("SCHEDULED");
        assertThat(subscriber.stateAtIamport("move-2")).isEqualTo("scheduled");
    }

    @Test
    void aTimeThatIsOverIsRefusedByIamport() {
        subscriber.schedules("move-3", MONTH);

        HttpResponse<String> refused = subscriber.changes("move-3", "reschedule", at(subscriber.from(MONTH.negated())));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("declined");
        assertThat(subscriber.schedule("move-3").getString("state")).isEqualTo("SCHEDULED");
    }

    @Test
    void aDayAfterTheLastDayOfUseIsRefused() {
        String last = subscriber.from(MONTH.plusDays(1)).substring(0, 10).replace("-", "");
        JsonObject body = new JsonObject(subscriber.plan("gildong", List.of("move-4"), MONTH));
        body.getJsonArray("schedules").getJsonObject(0).put("use_cfm", last);
        shop.later("POST", "/v1/schedules", body.encode(), "key-move-4").join();

        HttpResponse<String> refused =
                subscriber.changes("move-4", "reschedule", at(subscriber.from(MONTH.plusDays(5))));

        assertThat(code(refused)).isEqualTo("use_cfm_before");
    }

    @Test
    void whatWaitsIsNotTriedNow() {
        subscriber.schedules("now-1", MONTH);

        assertThat(code(subscriber.changes("now-1", "retry", "{}"))).isEqualTo("still_scheduled");
    }

    @Test
    void whatWasTakenBackIsChargedNow() {
        subscriber.schedules("now-2", MONTH);
        subscriber.changes("now-2", "unschedule", "{}");

        HttpResponse<String> answer = subscriber.changes("now-2", "retry", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(subscriber.schedule("now-2").getString("state")).isEqualTo("PAID");
        assertThat(shop.order("now-2").getString("state")).isEqualTo("PAID");
        shop.until(() -> shop.eventTypes("now-2")
                .equals(List.of("schedule.scheduled", "schedule.revoked", "order.paid", "schedule.paid")));
    }

    @Test
    void aChargeThatFailsAgainSaysWhy() {
        subscriber.registers("poor");
        subscriber.willGet("poor", "한도 초과");
        subscriber.schedules("poor", List.of("now-3"), MONTH);
        subscriber.changes("now-3", "unschedule", "{}");

        HttpResponse<String> refused = subscriber.changes("now-3", "retry", "{}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(refused.body()).getJsonObject("upstream").getString("message"))
                .contains("한도 초과");
        assertThat(subscriber.schedule("now-3").getString("state")).isEqualTo("FAILED");
    }

    private static String at(String time) {
        return new JsonObject().put("schedule_at", time).encode();
    }

    private static String code(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getString("code");
    }
}
