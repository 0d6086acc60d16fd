package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stops a payment-type window, before or on sight, and what an inspection would fault. */
class PaymentRequestTest {
    @RegisterExtension
    final Mock mock = new Mock();

    private final Buying buying = new Buying(mock);

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("order number too long", params -> params.put("merchant_uid", "x".repeat(41)), "merchant_uid"),
                fault("no amount", params -> params.remove("amount"), "amount"),
                fault("amount with a fraction", params -> params.put("amount", 10.5), "amount"),
                fault("another currency", params -> params.put("currency", "USD"), "KRW"),
                fault("tax-free part above the amount", params -> params.put("tax_free", 2000), "tax_free"),
                fault(
                        "redirect to a script",
                        params -> params.put("m_redirect_url", "javascript:alert(1)"),
                        "m_redirect_url"),
                fault(
                        "redirect to a relative address",
                        params -> params.put("m_redirect_url", "/paid"),
                        "m_redirect_url"),
                fault("page mode without a way back", params -> params.put("naverPopupMode", false), "m_redirect_url"),
                fault(
                        "confirm_url on another machine",
                        params -> params.put("confirm_url", "http://shop.example/c"),
                        "confirm_url"),
                fault("confirm_url that is none", params -> params.put("confirm_url", "soon"), "confirm_url"),
                fault("customer_uid too long", params -> params.put("customer_uid", "x".repeat(81)), "customer_uid"),
                fault(
                        "unknown action",
                        params -> params.put("customer_uid", "c").put("naverActionType", "DROP"),
                        "naverActionType"));
    }

    private static Arguments fault(String name, Consumer<ObjectNode> change, String named) {
        return Arguments.of(name, change, named);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void faultyRequestOpensNoWindowAndRecordsNothing(String name, Consumer<ObjectNode> change, String named) {
        ObjectNode params = PaymentRequests.single("m1");
        change.accept(params);

        Answer answer = mock.requestPay(params);

        assertThat(answer.at("/ok")).as(answer.body()).isEqualTo("false");
        assertThat(answer.at("/rsp/error_msg")).contains(named);
        assertThat(answer.json().at("/rsp/imp_uid").isNull()).isTrue();
        assertThat(mock.v1("/payments/status/all").number("/response/total")).isZero();
    }

    @Test
    void paidOrderNumberIsRefusedBeforeARecordExists() {
        buying.pay(buying.opened(PaymentRequests.single("m1")), "{}");

        Answer again = mock.requestPay(PaymentRequests.single("m1"));

        assertThat(again.at("/rsp/error_msg")).isEqualTo("이미 결제가 이루어진 거래건입니다.");
        assertThat(buying.attempts("m1")).isEqualTo(1);
        assertThat(buying.faults()).contains("MERCHANT_UID_REUSED");
    }

    @Test
    void amountThatIsNotThePreparedOneIsRefused() {
        mock.v1("/payments/prepare", "merchant_uid=m1&amount=5000");

        Answer answer = mock.requestPay(PaymentRequests.single("m1"));

        assertThat(answer.at("/rsp/error_code")).isEqualTo("AMOUNT_MISMATCH");
        assertThat(answer.at("/rsp/error_msg")).contains("5000", "1004");
        assertThat(mock.v1("/payments/status/all").number("/response/total")).isZero();
    }

    @Test
    void preparedAmountOpensTheWindowAndIsNoFault() {
        mock.v1("/payments/prepare", "merchant_uid=m1&amount=1004");

        buying.opened(PaymentRequests.single("m1"));

        assertThat(buying.faults()).isEmpty();
    }

    @Test
    void refusedPageWithoutACallbackIsSentToItsRedirect() {
        mock.v1("/payments/prepare", "merchant_uid=m1&amount=5000");

        Answer answer = mock.requestPay(PaymentRequests.redirected("m1"));

        assertThat(answer.at("/redirect_url"))
                .startsWith("http://shop.test/paid?utm_source=mobile&merchant_uid=m1&imp_success=false"
                        + "&error_code=AMOUNT_MISMATCH&error_msg=")
                .endsWith("#top");
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true"})
    void tenWonIsTheLeast(long amount, boolean opens) {
        Answer answer = mock.requestPay(PaymentRequests.single("m1").put("amount", amount));

        assertThat(answer.at("/ok")).isEqualTo(String.valueOf(opens));
        assertThat(buying.faults().contains("BELOW_MINIMUM")).isEqualTo(!opens);
        String status = mock.v1("/payments/find/m1").at("/response/status");
        assertThat(status).isEqualTo(opens ? "ready" : "failed");
    }

    @Test
    void leastAmountIsASwitch() {
        buying.set("minimum_amount", "100");

        Answer answer = mock.requestPay(PaymentRequests.single("m1").put("amount", 99));

        assertThat(answer.at("/rsp/error_msg")).startsWith("100원 미만");
    }

    @Test
    void withoutPermissionEveryWindowFailsWithNaversWords() {
        buying.set("naverpay_permission", "false");

        Answer answer = mock.requestPay(PaymentRequests.single("m1"));

        assertThat(answer.at("/rsp/error_msg")).isEqualTo("API 호출 권한이 없습니다");
        assertThat(answer.at("/rsp/imp_uid")).startsWith("imp_");
        assertThat(mock.v1("/payments/find/m1").at("/response/fail_reason")).isEqualTo("API 호출 권한이 없습니다");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20251231", "2026-01-02", "20260230", "soon"})
    void dayOfUseInThePastOrMalformedFails(String day) {
        Answer answer = mock.requestPay(PaymentRequests.single("m1").put("naverUseCfm", day));

        assertThat(answer.at("/rsp/error_msg")).contains("naverUseCfm");
        assertThat(buying.faults()).contains("NAVER_USE_CFM_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20260101", "20991231"})
    void dayOfUseFromTodayOnOpensTheWindow(String day) {
        Answer window = buying.opened(PaymentRequests.single("m1").put("naverUseCfm", day));

        Answer seen = mock.get("/_mock/window-pay/" + window.at("/window/key"));
        assertThat(seen.at("/data/naver/use_cfm")).isEqualTo(day);
    }

    @Test
    void productsAreAskedForButDoNotStopThePayment() {
        ObjectNode params = PaymentRequests.single("m1");
        params.remove("naverProducts");

        buying.opened(params);

        assertThat(buying.faults()).contains("PRODUCTS_MISSING");
    }

    @Test
    void wrongProductIsNamedButDoesNotStopThePayment() {
        ObjectNode params = PaymentRequests.single("m1");
        ArrayNode products = (ArrayNode) params.get("naverProducts");
        ((ObjectNode) products.get(0)).put("count", "10").put("sellerId", "seller-a");

        buying.opened(params);

        Answer inspection = mock.control("GET", "inspection", null);
        assertThat(buying.faults()).contains("PRODUCTS_INVALID");
        assertThat(inspection.body()).contains("naverProducts[0].count", "naverProducts[0].sellerId");
    }

    @Test
    void nameThatCountsTheProductsIsAFault() {
        buying.opened(PaymentRequests.single("m1").put("name", "한국사 외 1개"));

        assertThat(buying.faults()).contains("NAME_REPEATS_COUNT");
    }

    @Test
    void registrationWithoutTelephoneAndWithDeprecatedParametersIsFaulted() {
        ObjectNode params = PaymentRequests.registration("gildong", "r1")
                .put("naverActionType", "NEW")
                .put("naverChainId", "chain");
        params.remove("buyer_tel");

        buying.opened(params);

        assertThat(buying.faults()).containsExactlyInAnyOrder("BUYER_TEL_MISSING", "DEPRECATED_PARAMETER");
    }

    @Test
    void channelKeyNamesThePaymentTypeChannelToo() {
        ObjectNode params = PaymentRequests.single("m1");
        params.remove("pg");
        params.put("channelKey", "channel-key-naverpay-local");

        assertThat(buying.opened(params).at("/window/url")).contains("/naverpay/payments/");
    }

    @Test
    void windowReadsEveryFieldOfTheGuide() {
        ObjectNode params = PaymentRequests.single("m1")
                .put("naverPurchaserName", "홍길동")
                .put("naverPurchaserBirthday", "20151201")
                .put("naverMerchantUserKey", "user-1")
                .put("naverChainId", "chain")
                .put("naverCultureBenefit", true)
                .put("tax_free", 1000);

        Answer seen = mock.get("/_mock/window-pay/" + buying.opened(params).at("/window/key"));

        assertThat(seen.at("/data/naver/purchaser_name")).isEqualTo("홍길동");
        assertThat(seen.at("/data/naver/purchaser_birthday")).isEqualTo("20151201");
        assertThat(seen.at("/data/naver/merchant_user_key")).isEqualTo("user-1");
        assertThat(seen.at("/data/naver/chain_id")).isEqualTo("chain");
        assertThat(seen.at("/data/naver/culture_benefit")).isEqualTo("true");
        assertThat(seen.number("/data/naver/tax_free")).isEqualTo(1000);
        assertThat(seen.at("/data/products/0/name")).isEqualTo("한국사");
        assertThat(seen.number("/data/products/0/count")).isEqualTo(10);
    }
}
