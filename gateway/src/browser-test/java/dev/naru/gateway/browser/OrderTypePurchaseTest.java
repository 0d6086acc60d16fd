package dev.naru.gateway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A buyer in a real browser, from the N Pay button to the order page that turns to paid by itself. */
@NeedsChromium
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTypePurchaseTest {
    private static final List<String> PRODUCTS = List.of("singleProductId", "optionProductId", "jejuProductId");

    private final Map<String, ObjectNode> catalogue = new LinkedHashMap<>();
    private LocalNaru naru;

    @BeforeAll
    void start(DatabaseAddress address) {
        naru = LocalNaru.start(address, Map.of("NARU_POLL_PLAN", "PT1S", "NARU_SWEEP_INTERVAL", "PT1H"));
        PRODUCTS.forEach(id -> catalogue.put(id, naru.merchant().product(id)));
    }

    @AfterAll
    void stop() {
        naru.close();
    }

    @BeforeEach
    void webhooksArrive() {
        naru.mock().sendsWebhooks();
    }

    @AfterEach
    void putTheCatalogueBack() {
        catalogue.forEach(naru.merchant()::put);
    }

    @Test
    void aJejuAddressTurnsFourteenThousandIntoTwentyOneThousand(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("jeju").asBuyer("김제주", "010-9876-5432", "jeju@example.com").showsTotal("21,000");

        window.pay();
        window.saysPaid();
        shop.isIn("READY");
        naru.mock().aMinutePasses();

        shop.isIn("PAID");
        shop.showsAmounts(14_000, 21_000);
        shop.showsBuyer("구매자이름", "김제주");
        shop.showsAddress("서울특별시 강남구 삼성동", "제주특별자치도 제주시 첨단로 123");
    }

    @Test
    void theMainlandPaysTheBaseFeeOnly(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("mainland").showsTotal("16,500");

        window.pay();
        window.saysPaid();
        naru.mock().aMinutePasses();

        shop.isIn("PAID");
        shop.showsAmounts(14_000, 16_500);
    }

    @Test
    void theSeedCartOfOptionsAndASingleProductIsPaid(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("singleProductId");
        shop.more("singleProductId");
        shop.putIntoCart();
        shop.openProduct("optionProductId");
        shop.addOption("RED", "170");
        shop.more("R_M");
        shop.more("R_M");
        shop.addOption("RED", "180");
        shop.more("R_L");
        shop.putIntoCart();
        shop.openCart();
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("mainland").showsTotal("10,200");

        window.pay();
        window.saysPaid();
        naru.mock().aMinutePasses();

        shop.isIn("PAID");
        shop.showsAmounts(7_700, 10_200);
    }

    @Test
    void aPriceThatChangedMeanwhileIsRefusedAndTheRestGoesThrough(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("singleProductId");
        shop.putIntoCart();
        shop.openProduct("jejuProductId");
        shop.putIntoCart();
        shop.openCart();
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("mainland");
        naru.merchant().setPrice("singleProductId", 1_500);

        window.pay();
        window.saysRefused(0, "가격");
        assertThat(window.findings()).containsText("1500");
        window.removeRefusedLines();
        window.showsTotal("16,500").pay();
        window.saysPaid();
        naru.mock().aMinutePasses();

        shop.isIn("PAID");
        shop.showsAmounts(15_000, 16_500);
        assertThat(shop.line(0)).hasAttribute("data-removed", "true");
        assertThat(shop.line(1)).hasAttribute("data-removed", "false");
    }

    @Test
    void theVerdictOnLinesTakenOutIsMarkedAsPast(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("singleProductId");
        shop.putIntoCart();
        shop.openProduct("jejuProductId");
        shop.putIntoCart();
        shop.openCart();
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("jeju");
        naru.merchant().setPrice("singleProductId", 1_500);
        window.pay();
        window.saysRefused(0, "가격");
        assertThat(window.page().getByTestId("verdict-past")).isHidden();

        window.removeRefusedLines();

        assertThat(window.page().getByTestId("verdict-past")).isVisible();
        Pictures.take(window.page(), "window-after-refusal");
    }

    @Test
    void aBundleIsNotCalledByTheShopsNameForIt(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();

        window.deliverTo("jeju").showsTotal("21,000");

        assertThat(window.page().locator("#sums")).containsText("묶음배송 1");
        assertThat(window.page().locator("#sums")).not().containsText("shipping-");
    }

    @Test
    void anOrderToBeDepositedTurnsPaidWithTheDeposit(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("jeju").showsTotal("21,000").by("vbank").pay();
        window.saysPaid();
        assertThat(window.page().getByTestId("paid-means")).hasText("무통장입금");
        Pictures.take(window.page(), "window-ordered");
        naru.mock().aMinutePasses();
        shop.isIn("READY");

        naru.mock().depositComes(shop.merchantUid());
        naru.mock().aMinutePasses();

        shop.isIn("PAID");
    }

    @Test
    void whatSoldOutMeanwhileIsRefused(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("mainland");
        naru.merchant().setStock("jejuProductId", 0);

        window.pay();

        window.saysRefused(0, "품절");
        assertThat(naru.mock().paymentStatus(shop.merchantUid())).isEqualTo("ready");
    }

    @Test
    void aLostWebhookIsFoundByPolling(BrowserContext browsing) {
        naru.mock().losesWebhooks();
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("jeju");
        window.pay();
        window.saysPaid();

        naru.mock().aMinutePasses();

        shop.isIn("PAID");
        assertThat(naru.mock().webhooksAccepted(shop.merchantUid())).isZero();
    }

    @Test
    void theSameWebhookTwiceMakesOneEvent(BrowserContext browsing) {
        naru.mock().sendsWebhooksTwice();
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();
        window.deliverTo("jeju");
        window.pay();
        window.saysPaid();

        naru.mock().aMinutePasses();

        shop.isIn("PAID");
        assertThat(naru.mock().webhooksAccepted(shop.merchantUid())).isEqualTo(2);
        assertThat(naru.merchant().story(shop.merchantUid()))
                .filteredOn("event.appended"::equals)
                .hasSize(1);
    }

    @Test
    void aClosedWindowLeavesThePaymentReady(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        CheckoutWindow window = shop.pressNPay();

        window.close();
        naru.mock().aMinutePasses();

        shop.isIn("READY");
        assertThat(naru.mock().paymentStatus(shop.merchantUid())).isEqualTo("ready");
    }

    @Test
    void aClosedWindowOpensAgainFromTheOrderPage(BrowserContext browsing) {
        Shop shop = new Shop(browsing, naru.shopUrl());
        shop.openProduct("jejuProductId");
        shop.pressNPay().close();

        CheckoutWindow window = shop.opensTheWindowAgain();
        window.deliverTo("jeju").showsTotal("21,000").pay();
        window.saysPaid();
        naru.mock().aMinutePasses();

        shop.isIn("PAID");
        shop.showsAmounts(14_000, 21_000);
        assertThat(shop.page().getByTestId("pay-again")).isHidden();
    }
}
