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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shop plans, moves, tries and takes back charges of a billing key, and the answers get lost. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleTroubleTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final TroubledIamport iamport;
    private final ShopWorld shop;
    private final Subscriber subscriber;

    ScheduleTroubleTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
        this.subscriber = new Subscriber(shop);
    }

    @BeforeAll
    void customersHaveRegistered() {
        Stream.of(Trouble.values()).forEach(trouble -> subscriber.registers(trouble.name()));
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    /** All at once: two of the troubles last as long as the gateway waits for an answer. */
    @Test
    void whateverHappensToTheAnswerIsFoundOut() {
        Stream.of(Trouble.values()).forEach(trouble -> iamport.next("/subscribe/payments/schedule", trouble));

        untilDone(troubled("lost")
                .map(uid -> shop.later(
                        "POST", "/v1/schedules", subscriber.plan(customer(uid), List.of(uid), MONTH), "key-" + uid)));

        assertThat(troubled("lost"))
                .allMatch(uid -> subscriber.schedule(uid).getString("state").equals("SCHEDULED"));
    }

    @Test
    void whateverHappensToTheAnswerItIsTakenBack() {
        troubled("revoked").forEach(uid -> subscriber.schedules(customer(uid), List.of(uid), MONTH));
        Stream.of(Trouble.values()).forEach(trouble -> iamport.next("/subscribe/payments/unschedule", trouble));

        untilDone(troubled("revoked")
                .map(uid -> shop.later("POST", "/v1/schedules/" + uid + "/unschedule", "{}", "key-back-" + uid)));

        assertThat(troubled("revoked"))
                .allMatch(uid -> subscriber.schedule(uid).getString("state").equals("REVOKED"));
    }

    @Test
    void whateverHappensToTheAnswerItIsMoved() {
        troubled("moved").forEach(uid -> subscriber.schedules(customer(uid), List.of(uid), MONTH));
        String later = subscriber.from(MONTH.plusDays(3));
        Stream.of(Trouble.values()).forEach(trouble -> iamport.next("PUT", atIamport("moved", trouble, ""), trouble));

        untilDone(troubled("moved")
                .map(uid -> shop.later("POST", "/v1/schedules/" + uid + "/reschedule", at(later), "key-at-" + uid)));

        assertThat(troubled("moved"))
                .allMatch(
                        uid -> subscriber.schedule(uid).getString("schedule_at").equals(later));
    }

    @Test
    void whateverHappensToTheAnswerItIsChargedOnce() {
        troubled("tried").forEach(uid -> subscriber.schedules(customer(uid), List.of(uid), MONTH));
        troubled("tried").forEach(uid -> subscriber.changes(uid, "unschedule", "{}"));
        Stream.of(Trouble.values())
                .forEach(trouble -> iamport.next("POST", atIamport("tried", trouble, "/retry"), trouble));

        untilDone(troubled("tried")
                .map(uid -> shop.later("POST", "/v1/schedules/" + uid + "/retry", "{}", "key-now-" + uid)));

        assertThat(troubled("tried"))
                .allMatch(uid -> subscriber.schedule(uid).getString("state").equals("PAID"))
                .allMatch(uid -> shop.iamport("GET", "/payments/findAll/" + uid, "")
                                .getJsonObject("response")
                                .getInteger("total")
                        == 1);
    }

    private static String atIamport(String prefix, Trouble trouble, String end) {
        return "/subscribe/payments/schedule/" + prefix + "%3A" + trouble.name() + end;
    }

    /** A merchant_uid per trouble; each customer has a lane of its own. */
    private static Stream<String> troubled(String prefix) {
        return Stream.of(Trouble.values()).map(trouble -> prefix + ":" + trouble.name());
    }

    private static String customer(String merchantUid) {
        return merchantUid.substring(merchantUid.indexOf(':') + 1);
    }

    private void untilDone(Stream<CompletableFuture<HttpResponse<String>>> asked) {
        List<String> operations = asked.toList().stream()
                .map(answer -> new JsonObject(answer.join().body()).getString("operation_id"))
                .toList();
        shop.until(() -> operations.stream()
                .allMatch(id -> shop.api("GET", "/v1/operations/" + id, "")
                        .getString("state")
                        .equals("SUCCEEDED")));
    }

    private static String at(String time) {
        return new JsonObject().put("schedule_at", time).encode();
    }
}
