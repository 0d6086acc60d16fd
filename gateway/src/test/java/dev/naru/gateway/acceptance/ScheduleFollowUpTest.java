package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.acceptance.TroubledIamport.Trouble;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Planned charges come due, and every notification is lost; no poll plan and no sweep looks either. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleFollowUpTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TroubledIamport iamport;
    private final ShopWorld shop;
    private final Subscriber subscriber;

    ScheduleFollowUpTest(Vertx vertx, DatabaseAddress address) {
        this.iamport = new TroubledIamport(vertx);
        this.shop = ShopWorld.behind(iamport, vertx, address);
        this.subscriber = new Subscriber(shop);
    }

    @BeforeAll
    void customersHaveRegistered() {
        subscriber.registers("gildong");
        subscriber.registers("poor");
    }

    @AfterAll
    void close() {
        shop.close();
        iamport.close();
    }

    @Test
    void whatWasPaidIsFound() {
        subscriber.schedules("found-1", HOUR);

        anHourPasses();

        shop.until(() -> subscriber.schedule("found-1").getString("state").equals("PAID"));
        assertThat(shop.order("found-1").getString("state")).isEqualTo("PAID");
        shop.until(
                () -> shop.eventTypes("found-1").equals(List.of("schedule.scheduled", "order.paid", "schedule.paid")));
    }

    @Test
    void whatFailedIsFoundAndPlannedAgain() {
        subscriber.willGet("poor", "한도 초과");
        subscriber.schedules("poor", List.of("found-2"), HOUR);

        anHourPasses();

        shop.until(() -> subscriber.schedule("found-2").getString("state").equals("FAILED"));
        HttpResponse<String> again =
                subscriber.changes("found-2", "reschedule", "{\"schedule_at\":\"" + subscriber.from(HOUR) + "\"}");
        assertThat(again.statusCode()).isEqualTo(200);

        anHourPasses();

        shop.until(() -> subscriber.schedule("found-2").getString("state").equals("PAID"));
        shop.until(() -> shop.eventTypes("found-2")
                .equals(List.of(
                        "schedule.scheduled",
                        "order.failed",
                        "schedule.failed",
                        "schedule.rescheduled",
                        "order.paid",
                        "schedule.paid")));
    }

    @Test
    void aLookThatFailsIsTakenAgain() {
        subscriber.schedules("found-3", HOUR);
        iamport.next("/subscribe/payments/schedule/found-3", Trouble.HTML_PAGE);
        iamport.next("/subscribe/payments/schedule/found-3", Trouble.HTML_PAGE);

        anHourPasses();

        shop.until(() -> subscriber.schedule("found-3").getString("state").equals("PAID"));
    }

    @Test
    void whatWasTakenBackElsewhereIsSeenWhenItIsDue() {
        subscriber.schedules("found-4", HOUR);
        shop.iamport("POST", "/subscribe/payments/unschedule", "{\"merchant_uid\":\"found-4\"}");

        anHourPasses();

        shop.until(() -> subscriber.schedule("found-4").getString("state").equals("REVOKED"));
    }

    /** The gateway notices a clock that was set forward with its next token, so with the first read after that. */
    private void anHourPasses() {
        subscriber.timePasses(HOUR);
        shop.api("GET", "/v1/billing-keys/gildong", "");
    }
}
