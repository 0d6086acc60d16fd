package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.mock.acceptance.Mock.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Order-type Naver Pay, from the page's request to the batch. */
class PurchaseTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void requestRecordsAReadyPaymentWithThePagesOwnAmountAndBuyer() {
        Opened order = mock.open(Carts.jeju("m1"));

        Answer payment = mock.payment(order);

        assertThat(payment.at("/response/status")).isEqualTo("ready");
        assertThat(payment.number("/response/amount")).isEqualTo(14_000);
        assertThat(payment.at("/response/buyer_addr")).isEqualTo("서울특별시 강남구 삼성동");
        assertThat(payment.at("/response/pg_provider")).isEqualTo("naverco");
        assertThat(payment.number("/response/paid_at")).isZero();
    }

    @Test
    void payingChangesNothingAtIamportUntilTheBatch() {
        Opened order = payToJeju();

        mock.advance("PT59S");

        assertThat(mock.payment(order).at("/response/status")).isEqualTo("ready");
        assertThat(mock.v1("/payments/" + order.impUid() + "/naver/product-orders")
                        .json()
                        .get("response"))
                .isEmpty();
        assertThat(mock.shop().webhooks()).isEmpty();
    }

    @Test
    void batchOverwritesAmountAndFiveBuyerFieldsAndThenTellsTheMerchant() {
        Opened order = payToJeju();

        mock.advance("PT60S");

        JsonNode payment = mock.payment(order).json().get("response");
        assertThat(payment.get("status").textValue()).isEqualTo("paid");
        assertThat(payment.get("amount").longValue()).isEqualTo(21_000);
        assertThat(payment.get("buyer_name").textValue()).isEqualTo("고길동");
        assertThat(payment.get("buyer_tel").textValue()).isEqualTo("010-9999-0000");
        assertThat(payment.get("buyer_email").textValue()).isEqualTo("go@example.com");
        assertThat(payment.get("buyer_addr").textValue()).isEqualTo("제주시 첨단로 123 2층");
        assertThat(payment.get("buyer_postcode").textValue()).isEqualTo("63309");
        assertThat(payment.get("paid_at").longValue())
                .isEqualTo(Mock.START.plusSeconds(60).getEpochSecond());
        assertThat(mock.shop().webhooks()).singleElement().satisfies(webhook -> {
            assertThat(webhook.contentType()).isEqualTo("application/json");
            assertThat(webhook.body())
                    .isEqualTo("{\"imp_uid\":\"" + order.impUid() + "\",\"merchant_uid\":\"m1\",\"status\":\"paid\"}");
        });
    }

    @Test
    void replacingAreaModeGivesTheManualsOwnSum() {
        mock.control("PUT", "merchants/imp_key_local", "{\"area_surcharge_mode\":\"REPLACE\"}");

        Opened order = payToJeju();
        mock.advance("PT60S");

        assertThat(mock.payment(order).number("/response/amount")).isEqualTo(18_500);
    }

    @Test
    void productOrdersAddUpToThePaidAmountWithTheFeeOnTheFirstLine() {
        Opened order = mock.open(Carts.mixed("m1"));
        mock.control("POST", "orders/m1/approve", "{\"skip_check\":true}");
        mock.advance("PT60S");

        JsonNode orders = mock.v1("/payments/" + order.impUid() + "/naver/product-orders")
                .json()
                .get("response");

        assertThat(orders)
                .extracting(one -> one.get("product_option_id").textValue())
                .containsExactly("", "R_M", "R_L", "LACE");
        assertThat(orders)
                .extracting(one -> one.get("product_id").textValue())
                .containsExactly("singleProductId", "optionProductId", "optionProductId", "optionProductId");
        assertThat(orders)
                .extracting(one -> one.get("product_amount").longValue())
                .containsExactly(2_000L, 3_300L, 2_400L, 1_000L);
        assertThat(orders)
                .extracting(one -> one.get("delivery_amount").longValue())
                .containsExactly(2_500L, 0L, 0L, 0L);
        assertThat(mock.payment(order).number("/response/amount")).isEqualTo(11_200);
        String id = orders.get(1).get("product_order_id").textValue();
        assertThat(mock.v1("/naver/product-orders/" + id).at("/response/product_option_name"))
                .isEqualTo("색상: 빨강 / 사이즈: 170");
    }

    @Test
    void productCheckAsksForTheLinesOfTheOrder() {
        mock.open(Carts.mixed("m1"));

        mock.control("POST", "orders/m1/approve", "{}");

        assertThat(mock.shop().questions())
                .singleElement()
                .satisfies(question -> assertThat(question.query())
                        .contains("product%5B0%5D%5Bid%5D=singleProductId")
                        .contains("product%5B1%5D%5BoptionManageCodes%5D=R_M,R_L")
                        .contains("optionSearch=true"));
    }

    @Test
    void redirectOfTheProductCheckIsRefusedAndNotFollowed() {
        mock.shop().sells(Carts.jejuXml(14_000));
        mock.shop().answersQuestionsWith(302);
        mock.open(Carts.jeju("m1"));

        Answer refused = mock.control("POST", "orders/m1/approve", "{}");

        assertThat(refused.at("/data/state")).isEqualTo("refused");
        assertThat(refused.number("/data/verdict/exchange/status")).isEqualTo(302);
        assertThat(mock.shop().questions()).hasSize(1);
    }

    @Test
    void shopWithoutAProductInfoUrlCannotSell() {
        mock.control("PUT", "merchants/imp_key_local", "{\"product_info_url\":null}");
        mock.open(Carts.jeju("m1"));

        Answer refused = mock.control("POST", "orders/m1/approve", "{}");

        assertThat(refused.at("/data/state")).isEqualTo("refused");
        assertThat(refused.at("/data/verdict/exchange/failure")).contains("NO_URL");
    }

    @Test
    void changedPriceRefusesTheLineAndLeavesThePaymentReady() {
        mock.shop().sells(Carts.jejuXml(15_000));
        Opened order = mock.open(Carts.jeju("m1"));
        mock.deliver(order, "63309", "제주시 첨단로 123", "");

        Answer refused = mock.pay(order);
        mock.advance("PT5M");

        assertThat(refused.at("/data/state")).isEqualTo("refused");
        assertThat(refused.at("/data/verdict/outcome")).isEqualTo("REFUSED");
        assertThat(refused.at("/data/lines/0/refusal/ko")).contains("구매불가");
        assertThat(mock.payment(order).at("/response/status")).isEqualTo("ready");
    }

    @Test
    void rightPriceOnTheSecondTryIsPaid() {
        mock.shop().sells(Carts.jejuXml(15_000));
        Opened order = mock.open(Carts.jeju("m1"));
        mock.deliver(order, "06236", "서울특별시 강남구 테헤란로 152", "");
        mock.pay(order);

        mock.shop().sells(Carts.jejuXml(14_000));

        assertThat(mock.pay(order).at("/data/state")).isEqualTo("paid");
    }

    @Test
    void removedLineIsNeitherAskedForNorPaid() {
        mock.shop()
                .sells("<product><id>singleProductId</id><name>네이버페이 상품1</name><basePrice>1000</basePrice>"
                        + "<infoUrl>http://www.iamport.kr/product/detail</infoUrl>"
                        + "<imageUrl>http://www.iamport.kr/product/detail/thumbnail</imageUrl><status>ON_SALE</status>"
                        + "<shippingPolicy><groupId>shipping-a</groupId><feeType>CONDITIONAL_FREE</feeType>"
                        + "<feePayType>PREPAYED</feePayType><feePrice>2500</feePrice>"
                        + "<conditionalFree><basePrice>20000</basePrice></conditionalFree></shippingPolicy></product>");
        Opened order = mock.open(Carts.mixed("m1"));
        mock.deliver(order, "06236", "서울특별시 강남구 테헤란로 152", "");
        mock.pay(order);

        Answer smaller = mock.send("POST", "/_mock/window/" + order.key() + "/remove-refused", null, null);
        Answer paid = mock.pay(order);

        assertThat(smaller.at("/data/state")).isEqualTo("open");
        assertThat(paid.at("/data/state")).isEqualTo("paid");
        assertThat(paid.number("/data/pay_amount")).isEqualTo(4_500);
        assertThat(mock.shop().questions().get(1).query()).doesNotContain("optionProductId");
    }

    @Test
    void areaFeesAreAskedOfTheShopWhenOnlyItKnowsThem() {
        mock.shop().charges("<additionalFee><id>P001</id><surprice>3000</surprice></additionalFee>");
        Opened order = mock.open(Carts.askingForAreaFee("m1"));

        Answer delivered = mock.deliver(order, "63309", "제주시 첨단로 123", "2층");

        assertThat(delivered.number("/data/shipping/prepaid")).isEqualTo(5_500);
        assertThat(mock.shop().questions())
                .singleElement()
                .satisfies(question -> assertThat(question.query())
                        .contains("productId%5B0%5D=P001")
                        .contains("zipcode=63309"));
    }

    @Test
    void closedWindowLeavesThePaymentReadyForGood() {
        Opened order = mock.open(Carts.jeju("m1"));

        Answer closed = mock.send("POST", "/_mock/window/" + order.key() + "/close", null, null);
        mock.advance("PT24H");

        assertThat(closed.status()).isEqualTo(204);
        assertThat(mock.get("/_mock/window/" + order.key()).at("/data/state")).isEqualTo("closed");
        assertThat(mock.payment(order).at("/response/status")).isEqualTo("ready");
    }

    @Test
    void secondPressOnPayPaysOnce() {
        Opened order = payToJeju();

        assertThat(mock.pay(order).at("/data/state")).isEqualTo("paid");
        mock.advance("PT60S");

        assertThat(mock.shop().webhooks()).hasSize(1);
        assertThat(mock.shop().questions()).hasSize(1);
    }

    @Test
    void incompleteAddressIsRefusedByName() {
        var params = Carts.jeju("m1");
        params.remove("buyer_tel");
        Opened order = mock.open(params);

        Answer answer = mock.pay(order);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message")).contains("buyer.tel");
    }

    private Opened payToJeju() {
        mock.shop().sells(Carts.jejuXml(14_000));
        Opened order = mock.open(Carts.jeju("m1"));
        mock.deliver(order, "63309", "제주시 첨단로 123", "2층");
        Answer paid = mock.pay(order);
        assertThat(paid.at("/data/state")).as(paid.body()).isEqualTo("paid");
        return order;
    }
}
