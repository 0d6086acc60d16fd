package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator at the gateway's own page. */
@NeedsChromium
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminTest {
    private static final UUID SHOP = new UUID(0, 1);

    private static final String REVIEW = """
            insert into operation (merchant_id, operation_id, kind, dedupe_key, lane, merchant_uid, request, state,
                error_message, attempt, sent_at)
            values ($1, $2, 'CANCEL', $2::text, $2::text, $3, '{"amount":3000,"reason":"변심","refund_holder":"홍길동"}',
                'REVIEW', 'looked 8 times and could not tell', 1, now())
            """;

    private static final String ARRIVALS = """
            select coalesce(max(attempt), 0)::bigint as arrivals
              from event_delivery
             where merchant_id = $1 and subject = $2 and state = 'DELIVERED'
            """;

    private final Database database;
    private LocalNaru naru;

    AdminTest(Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(DatabaseAddress address) {
        naru = LocalNaru.start(address, Map.of());
        naru.mock().sendsWebhooks();
    }

    @AfterAll
    void stop() {
        naru.close();
    }

    @Test
    void anOrderIsFoundItsStoryReadAndItsEventSentAgain(BrowserContext browsing) {
        String merchantUid = boughtOrder(browsing);
        Page page = opened(browsing);

        page.getByTestId("search").fill(merchantUid.substring(0, merchantUid.length() - 2));
        page.getByTestId("search-go").click();
        page.getByTestId("hit-" + merchantUid).locator("a").first().click();

        assertThat(page.getByTestId("order")).containsText(merchantUid);
        Locator timeline = page.getByTestId("timeline");
        assertThat(timeline.getByTestId("entry-notification.received").first()).containsText("paid");
        assertThat(timeline.getByTestId("entry-payment.merged").first()).containsText("21,000");
        assertThat(timeline.getByTestId("entry-event.delivered").first()).containsText("order.paid");
        assertThat(page.getByTestId("page")).not().containsText("첨단로");
        Pictures.take(page, "admin-order");

        Locator paid = page.getByTestId("event-order.paid");
        paid.getByTestId("replay").click();
        paid.getByTestId("replay-form-actor").fill("민지");
        paid.getByTestId("replay-form-note").fill("상점이 이벤트를 잃어버림");
        paid.getByTestId("replay-form-send").click();

        assertThat(page.getByTestId("toasts")).containsText("1곳");
        assertThat(timeline.getByTestId("entry-event.appended")).hasCount(1);
        sendsItAgainToOneEndpoint(page, paid, merchantUid);
        page.getByTestId("tab-audit").click();
        assertThat(page.getByTestId("audit")).containsText("한 번 더");
        assertThat(page.getByTestId("audit")).containsText("endpoint:ep_");
        Pictures.take(page, "admin-audit");
    }

    private void sendsItAgainToOneEndpoint(Page page, Locator event, String merchantUid) {
        page.waitForCondition(() -> arrivals(merchantUid) == 2);
        page.getByTestId("refresh").click();
        assertThat(event.getByTestId("delivery")).containsText("2번 시도");

        event.getByTestId("replay-here").click();
        event.getByTestId("replay-form-note").fill("한 번 더");
        event.getByTestId("replay-form-send").click();

        page.waitForCondition(() -> arrivals(merchantUid) == 3);
    }

    private long arrivals(String merchantUid) {
        return await(database.query(ARRIVALS, SHOP, merchantUid)).iterator().next().getLong("arrivals");
    }

    @Test
    void whatWaitsForAPersonIsDecidedByOne(BrowserContext browsing) {
        UUID id = UUID.randomUUID();
        await(database.query(REVIEW, SHOP, id, "order-" + id.toString().substring(0, 8)));
        Page page = opened(browsing);
        page.getByTestId("tab-reviews").click();
        Pictures.take(page, "admin-reviews");
        page.getByTestId("review-" + id).locator("a").first().click();

        assertThat(page.getByTestId("page")).not().containsText("홍길동");
        page.getByTestId("decide").click();
        page.getByTestId("outcome-done").check();
        page.getByTestId("resolve-form-actor").fill("민지");
        page.getByTestId("resolve-form-note").fill("아임포트 관리자 화면에서 취소를 확인");
        Pictures.take(page, "admin-decide");
        page.getByTestId("resolve-form-send").click();

        assertThat(page.getByTestId("operation").locator(".badge")).hasAttribute("data-state", "SUCCEEDED");
        assertThat(page.getByTestId("decide")).hasCount(0);
        page.getByTestId("tab-audit").click();
        assertThat(page.getByTestId("audit")).containsText(id.toString());
    }

    @Test
    void aWrongTokenOpensNothingAndTheRightOneIsForgottenWithTheTab(BrowserContext browsing) {
        Page page = browsing.newPage();
        page.navigate(naru.adminUrl());
        page.getByTestId("token").fill("not the token of the gateway");
        page.getByTestId("enter").click();
        assertThat(page.getByTestId("toasts")).containsText("모르는 토큰");

        page.getByTestId("token").fill(GatewayFixture.ADMIN_TOKEN);
        page.getByTestId("enter").click();

        assertThat(page.getByTestId("search")).isVisible();
        assertThat(page.evaluate("Object.values(localStorage).join()").toString())
                .doesNotContain(GatewayFixture.ADMIN_TOKEN);
        Page other = browsing.newPage();
        other.navigate(naru.adminUrl());
        assertThat(other.getByTestId("login")).isVisible();
    }

    @Test
    void anAnswerThatComesLateDoesNotDrawOverAnOpenForm(BrowserContext browsing) {
        String merchantUid = boughtOrder(browsing);
        Page page = opened(browsing);
        page.navigate(naru.adminUrl() + "#/order/" + SHOP + "/" + merchantUid);
        Locator paid = page.getByTestId("event-order.paid");
        assertThat(paid).isVisible();
        List<Route> held = new ArrayList<>();
        page.route("**/orders/" + merchantUid, held::add);
        page.getByTestId("refresh").click();
        paid.getByTestId("replay").click();
        paid.getByTestId("replay-form-actor").fill("민지");

        page.waitForCondition(() -> !held.isEmpty());
        page.waitForResponse("**/orders/" + merchantUid, () -> held.get(0).resume());

        assertThat(paid.getByTestId("replay-form-actor")).hasValue("민지");
    }

    @Test
    void healthShowsEndpointsAndTheLanguageIsSwitched(BrowserContext browsing) {
        boughtOrder(browsing);
        Page page = opened(browsing);
        page.getByTestId("tab-health").click();
        assertThat(page.getByTestId("endpoints").first()).containsText("127.0.0.1");
        Pictures.take(page, "admin-health");

        page.getByTestId("lang-en").click();

        assertThat(page.getByTestId("tab-health")).hasText("Health");
        assertThat(page.getByTestId("endpoints").first()).containsText("closed");
    }

    @Test
    void aNarrowScreenScrollsNothingSideways(BrowserContext browsing) {
        String merchantUid = boughtOrder(browsing);
        Page page = opened(browsing);
        page.setViewportSize(360, 740);
        Map<String, String> shown = Map.of(
                "search?q=shop", "hits", "order/" + SHOP + "/" + merchantUid, "timeline", "health", "endpoints");
        shown.forEach((hash, what) -> {
            page.navigate(naru.adminUrl() + "#/" + hash);
            assertThat(page.getByTestId(what).first()).isVisible();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(hash)
                    .isTrue();
            Pictures.take(page, "admin-narrow-" + what);
        });
    }

    private Page opened(BrowserContext browsing) {
        Page page = browsing.newPage();
        page.navigate(naru.adminUrl());
        page.getByTestId("token").fill(GatewayFixture.ADMIN_TOKEN);
        page.getByTestId("enter").click();
        assertThat(page.getByTestId("search")).isVisible();
        return page;
    }

    private String boughtOrder(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("jeju");
        window.pay();
        window.saysPaid();
        naru.mock().aMinutePasses();
        shop.isIn("PAID");
        return shop.merchantUid();
    }
}
