package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.Twins.Answer;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules and billing keys change through the front as they do at Iamport. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontRecurringTest {
    private static final String SCHEDULE = "/subscribe/payments/schedule";
    private static final String UNSCHEDULE = "/subscribe/payments/unschedule";

    /** A day after the mocks' now. */
    private static final long TOMORROW = 1_780_358_400L;

    private final Twins twins;
    private final Database database;

    FrontRecurringTest(DatabaseAddress address, Database database) {
        this.twins = new Twins(address);
        this.database = database;
    }

    @BeforeAll
    void login() {
        twins.login(false);
        twins.control("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"gildong\"}");
    }

    @AfterAll
    void close() {
        twins.close();
    }

    private static String plan(String merchantUid) {
        return "{\"customer_uid\":\"gildong\",\"schedules\":[{\"merchant_uid\":\"%s\",\"schedule_at\":%d,\"amount\":9900,\"name\":\"구독\"}]}"
                .formatted(merchantUid, TOMORROW);
    }

    private static int code(Answer answer) {
        return answer.json().get("code").asInt();
    }

    @Test
    void schedulesArePlannedMovedAndTakenBack() {
        Answer planned = twins.json("POST", SCHEDULE + "/", plan("plan-1"));
        Answer again = twins.json("POST", SCHEDULE, plan("plan-1"));
        Answer moved = twins.json("PUT", SCHEDULE + "/plan-1", "{\"schedule_at\":%d}".formatted(TOMORROW + 60));
        Answer takenBack = twins.json(
                "POST", UNSCHEDULE, "{\"customer_uid\":\"gildong\",\"merchant_uid\":[\"plan-1\",\"nobody\"]}");
        Answer nothingLeft = twins.json("POST", UNSCHEDULE + "/", "{\"merchant_uid\":\"plan-1\"}");
        Answer afresh =
                twins.json("POST", SCHEDULE + "/plan-1/reschedule", "{\"schedule_at\":%d}".formatted(TOMORROW + 90));

        assertThat(planned.json().at("/response/0/schedule_status").asText()).isEqualTo("scheduled");
        assertThat(code(again)).isNotZero();
        assertThat(moved.json().at("/response/schedule_at").asLong()).isEqualTo(TOMORROW + 60);
        assertThat(takenBack.json().at("/response/0/schedule_status").asText()).isEqualTo("revoked");
        assertThat(code(nothingLeft)).isEqualTo(1);
        assertThat(code(afresh)).isZero();
        assertThat(twins.get(SCHEDULE + "/plan-1")
                        .json()
                        .at("/response/schedule_at")
                        .asLong())
                .isEqualTo(TOMORROW + 90);
    }

    @Test
    void schedulesArePlannedByForm() {
        Answer planned = twins.form(
                "POST",
                SCHEDULE,
                ("customer_uid=gildong&schedules[0][merchant_uid]=form-1&schedules[0][schedule_at]=%1$d"
                                + "&schedules[0][amount]=100&schedules[0][name]=a&schedules[0][extra][naverUseCfm]=20260701"
                                + "&schedules[1][merchant_uid]=form-2&schedules[1][schedule_at]=%1$d&schedules[1][amount]=200")
                        .formatted(TOMORROW));

        assertThat(planned.json().path("response")).hasSize(2);
        assertThat(twins.form("POST", UNSCHEDULE, "customer_uid=gildong&merchant_uid[]=form-1&merchant_uid[]=form-2")
                        .json()
                        .path("response"))
                .hasSize(2);
    }

    @Test
    void aScheduleThatWasTakenBackIsRunNow() {
        twins.json("POST", SCHEDULE, plan("plan-2"));
        Answer early = twins.json("POST", SCHEDULE + "/plan-2/retry", "");
        twins.json("POST", UNSCHEDULE, "{\"merchant_uid\":\"plan-2\"}");
        Answer run = twins.json("POST", SCHEDULE + "/plan-2/retry/", "");

        assertThat(early.status()).isEqualTo(400);
        assertThat(run.json().at("/response/status").asText()).isEqualTo("paid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"customer_uid\":\"gildong\"}", "{\"customer_uid\":\"nobody\",\"schedules\":[]}"})
    void aPlanThatMissesSomethingIsIamportsToRefuse(String body) {
        assertThat(code(twins.json("POST", SCHEDULE, body))).isNotZero();
        assertThat(code(twins.json("PUT", SCHEDULE + "/nobody", body))).isNotZero();
        assertThat(code(twins.json("POST", SCHEDULE + "/nobody/retry", body))).isNotZero();
    }

    @Test
    void aPlanWithACardIsNotCarried() {
        assertThat(twins.gatewayOnly("POST", SCHEDULE, "{\"customer_uid\":\"x\",\"card_number\":\"1111\"}")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void whatChangesTheSchedulesOrTheKeyOfACustomerWaitsInTheLaneOfV1() {
        twins.control("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"laned\"}");
        twins.json("POST", SCHEDULE, plan("lane-1").replace("gildong", "laned"));
        twins.json("PUT", SCHEDULE + "/lane-1", "{\"schedule_at\":%d}".formatted(TOMORROW + 60));
        twins.json("POST", UNSCHEDULE, "{\"merchant_uid\":\"lane-1\"}");
        twins.json("POST", SCHEDULE + "/lane-1/retry", "");
        twins.json("DELETE", "/subscribe/customers/laned?reason=a&extra%5Brequester%5D=customer", "");

        assertThat(await(
                        database.query("select kind from operation where lane = 'customer:laned' order by created_at")))
                .extracting(row -> row.getString("kind"))
                .containsExactly("SCHEDULE", "RESCHEDULE", "UNSCHEDULE", "RETRY", "KEY_DELETE");
    }

    @Test
    void aKeyIsDeletedOnce() {
        twins.control("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"leaving/1\"}");
        String path = "/subscribe/customers/leaving%2F1?reason=%ED%95%B4%EC%A7%80&extra[requester]=customer"
                .replace("[", "%5B")
                .replace("]", "%5D");

        assertThat(twins.json("DELETE", path, "")
                        .json()
                        .at("/response/customer_uid")
                        .asText())
                .isEqualTo("leaving/1");
        assertThat(code(twins.json("DELETE", path, ""))).isNotZero();
    }
}
