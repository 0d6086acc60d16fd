package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.merchants.Merchant;
import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every notification is lost, nobody polls, and the sweep of the minute is off: what is left is the night. */
@Tag("waits")
@ExtendWith(PostgresExtension.class)
class FarSweepTest {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Vertx vertx;
    private final Database database;
    private final DatabaseAddress address;
    private ShopWorld shop;

    FarSweepTest(Vertx vertx, Database database, DatabaseAddress address) {
        this.vertx = vertx;
        this.database = database;
        this.address = address;
    }

    @BeforeEach
    void open() {
        await(database.query("delete from deep_sweep"));
        await(database.query("delete from daily_report_cursor"));
        await(database.query("delete from daily_report"));
        // Of another mock, which this one does not list.
        await(database.query("delete from payment"));
        shop = ShopWorld.withNothing(vertx, address, Map.of());
        until(() -> count("select count(*) from deep_sweep") == 6);
        until(() -> count("select count(*) from daily_report_cursor") == 1);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theNightFindsWhatTheDayLost() {
        paid("night-1");

        await(database.query("update deep_sweep set due_at = now() where depth = 'nightly'"));

        until(() -> shop.order("night-1").getString("state").equals("PAID"));
        until(() -> shop.eventTypes("night-1").contains("order.paid"));
    }

    @Test
    void theWeekFindsWhatElevenWeeksLost() {
        paid("week-1");
        advance(Duration.ofDays(77));

        await(database.query("update deep_sweep set due_at = now() where depth = 'weekly' and stream = 'paid'"));

        until(() -> shop.order("week-1").getString("state").equals("PAID"));
    }

    @Test
    void aClockAYearAheadIsWalkedWithoutARefusal() {
        advance(Duration.ofDays(365));

        await(database.query("update deep_sweep set due_at = now() where depth = 'weekly' and stream = 'failed'"));

        until(() -> count("select count(*) from deep_sweep where depth = 'weekly' and stream = 'failed'"
                        + " and walked_to is null and due_at > now() + interval '1 hour'")
                == 1);
    }

    @Test
    void theReportOfADayNamesWhatWasLostAndTheNextLookMendsIt() {
        JsonObject payment = paid("report-1");
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(payment.getLong("paid_at")), ZoneId.of("Asia/Seoul"));
        advance(Duration.ofDays(1));

        await(database.query("update daily_report_cursor set due_at = now()"));

        until(() -> shop.apiStatus("GET", "/v1/reports/daily?date=" + day, "") == 200);
        JsonObject report = shop.api("GET", "/v1/reports/daily?date=" + day, "");
        assertThat(report.getLong("difference_count")).isOne();
        JsonObject item = report.getJsonArray("differences").getJsonObject(0);
        assertThat(item.getString("merchant_uid")).isEqualTo("report-1");
        assertThat(item.getString("kind")).isEqualTo("missing");
        assertThat(report.getJsonObject("iamport").getJsonObject("paid").getLong("amount"))
                .isEqualTo(1_004);
        until(() -> shop.order("report-1").getString("state").equals("PAID"));
    }

    @Test
    void aDayWithoutAReportIsNotFound() {
        assertThat(shop.apiStatus("GET", "/v1/reports/daily?date=2020-01-01", ""))
                .isEqualTo(404);
        assertThat(shop.apiStatus("GET", "/v1/reports/daily", "")).isEqualTo(404);
    }

    @Test
    void whatIsNoDayIsRefused() {
        assertThat(shop.apiStatus("GET", "/v1/reports/daily?date=yesterday", ""))
                .isEqualTo(400);
    }

    /** Ten pieces of a walk, with pauses, on a machine that does something else as well. */
    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not happen within " + DEADLINE);
            }
            await(vertx.timer(100, TimeUnit.MILLISECONDS));
        }
    }

    /** Paid at Iamport; the gateway has not heard of it. */
    private JsonObject paid(String merchantUid) {
        JsonObject placed = shop.api(
                "POST", "/v1/orders", PaymentTypeSamples.body(merchantUid).encode());
        assertThat(shop.tries(placed.getJsonObject("request_pay")).getBoolean("ok"))
                .isTrue();
        shop.mock("POST", "/_mock/v1/orders/" + merchantUid + "/approve", "{}");
        return shop.mock("GET", "/_mock/v1/orders/" + merchantUid, "")
                .getJsonObject("data")
                .getJsonObject("payment");
    }

    private void advance(Duration by) {
        shop.mock("POST", "/_mock/v1/clock/advance", "{\"by\":\"" + by + "\"}");
    }

    private long count(String sql) {
        return await(database.query(
                        sql + (sql.contains(" where ") ? " and " : " where ") + "merchant_id = $1",
                        Merchant.DEFAULT_ID))
                .iterator()
                .next()
                .getLong(0);
    }
}
