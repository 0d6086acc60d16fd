package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Iamport V1, the calls under POST /payments/{imp_uid}/naver. */
class ClaimCallsTest {
    @RegisterExtension
    final Mock mock = new Mock();

    @Test
    void withoutIdsEveryProductOrderIsMeant() {
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer shipped = purchase.call("ship", Purchase.SHIP);

        assertThat(shipped.status()).isEqualTo(200);
        assertThat(shipped.number("/code")).isZero();
        assertThat(shipped.json().get("response"))
                .extracting(line -> line.get("product_order_status").textValue())
                .containsOnly("DELIVERING")
                .hasSize(4);
    }

    @Test
    void someTakenIs207WithThoseTakenOnly() {
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.call("ship", List.of(purchase.line(0)), Purchase.SHIP);

        Answer cancelled = purchase.call("cancel", List.of(purchase.line(0), purchase.line(1)), "reason=SOLD_OUT");

        assertThat(cancelled.status()).isEqualTo(207);
        assertThat(cancelled.number("/code")).isZero();
        assertThat(cancelled.json().get("message").isNull()).isTrue();
        assertThat(cancelled.json().get("response"))
                .extracting(line -> line.get("product_order_id").textValue())
                .containsExactly(purchase.line(1));
        assertThat(purchase.state(0)).isEqualTo("DELIVERING");
        assertThat(purchase.state(1)).isEqualTo("CANCELED CANCEL/CANCEL_DONE");
    }

    @Test
    void noneTakenIs500WithTheReason() {
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer refused = purchase.call("approve-return", "");

        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.number("/code")).isEqualTo(-1);
        assertThat(refused.at("/message")).contains(purchase.line(0)).contains("PAYED");
        assertThat(refused.json().get("response").isNull()).isTrue();
    }

    @Test
    void unknownProductOrderIsOneThatFails() {
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer placed = purchase.call("place", List.of("2026010100000000", purchase.line(2)), "");

        assertThat(placed.status()).isEqualTo(207);
        assertThat(placed.json().get("response")).hasSize(1);
    }

    @Test
    void everyWayToWriteTheIdsIsRead() {
        Purchase purchase = Purchase.paid(mock, "m1");
        String path = "/payments/" + purchase.order().impUid() + "/naver/place";

        Answer bare = mock.v1(path, "product_order_id=" + purchase.line(0));
        Answer indexed = mock.v1(path + "/", "product_order_id[0]=" + purchase.line(1));
        Answer array = json(path, "{\"product_order_id\":[\"" + purchase.line(2) + "\"]}");
        Answer lone = json(path, "{\"product_order_id\":\"" + purchase.line(3) + "\"}");

        assertThat(List.of(bare, indexed, array, lone)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("response")).hasSize(1);
        });
    }

    @Test
    void emptyIdIsRefusedInsteadOfMeaningAll() {
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer refused = purchase.call("cancel", "product_order_id=");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(purchase.state(0)).isEqualTo("PAYED");
    }

    @Test
    void orderIsUnknownUntilTheBatchHasCopiedIt() {
        Mock.Opened order = mock.open(Carts.mixed("m1"));
        mock.control("POST", "orders/m1/approve", "{\"skip_check\":true}");

        assertThat(mock.v1("/payments/" + order.impUid() + "/naver/place", "").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "place",
                "ship",
                "cancel",
                "approve-cancel",
                "request-return",
                "approve-return",
                "reject-return",
                "withhold-return",
                "resolve-return",
                "collect-exchanged",
                "ship-exchanged"
            })
    void foreignPaymentIs404(String call) {
        Purchase purchase = Purchase.paid(mock, "m1");
        mock.control(
                "POST", "merchants", "{\"imp_key\":\"second\",\"imp_secret\":\"secret\",\"user_code\":\"second\"}");
        String token = mock.token("second", "secret");

        Answer answer = mock.post(
                "/payments/" + purchase.order().impUid() + "/naver/" + call,
                Mock.FORM,
                Purchase.SHIP + "&memo=x",
                "Authorization",
                token);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(purchase.state(0)).isEqualTo("PAYED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ship            |                                                        | delivery_method
            ship            | delivery_method=PIGEON&dispatched_at=1767225600        | delivery_method
            ship            | delivery_method=VISIT_RECEIPT                          | dispatched_at
            ship            | delivery_method=VISIT_RECEIPT&dispatched_at=soon       | dispatched_at
            ship            | delivery_method=VISIT_RECEIPT&dispatched_at=0          | dispatched_at
            ship            | delivery_method=RETURN_DELIVERY&dispatched_at=1767225600 | delivery_method
            ship-exchanged  | delivery_company=CJGLS                                 | delivery_method
            request-return  | reason=BROKEN                                          | delivery_method
            request-return  | delivery_method=DELIVERY                               | delivery_method
            reject-return   |                                                        | memo
            withhold-return | reason=ETC                                             | memo
            withhold-return | memo=x&extra_charge=-1                                 | extra_charge""")
    void wrongRequiredFieldIs400AndChangesNothing(String call, String form, String field) {
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer answer = purchase.call(call, form == null ? "" : form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/message")).contains(field);
        assertThat(purchase.state(0)).isEqualTo("PAYED");
    }

    @ParameterizedTest
    @CsvSource({
        "delivery_method=DELIVERY&dispatched_at=1, delivery_company",
        "delivery_method=DELIVERY&dispatched_at=1&delivery_company=CJGLS, tracking_number",
        "delivery_method=DELIVERY&dispatched_at=1&delivery_company=NOBODY&tracking_number=1, NOBODY"
    })
    void parcelThatNaverWouldNotTakeFails(String form, String named) {
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer answer = purchase.call("ship", form);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/message")).contains(named);
    }

    @Test
    void unknownCourierPassesWhenSwitchedOff() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"unknown_courier\":\"accept\"}}");
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer answer = purchase.call(
                "ship", "delivery_method=DELIVERY&dispatched_at=1&delivery_company=NOBODY&tracking_number=1");

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "reason=SOLD_OUT, SOLD_OUT",
        "reason=SOLD_OUT%20, PRODUCT_UNSATISFIED",
        "reason=whatever, PRODUCT_UNSATISFIED",
        "'', PRODUCT_UNSATISFIED"
    })
    void reasonOfACancelThatIsNoneBecomesTheStandardOne(String form, String reason) {
        Purchase purchase = Purchase.paid(mock, "m1");

        purchase.call("cancel", form);
        mock.advance("PT60S");

        assertThat(mock.payment(purchase.order()).at("/response/cancel_history/0/reason"))
                .isEqualTo(reason);
    }

    @Test
    void strictPlacingRefusesToShipWhatIsNotPlaced() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"auto_place\":false}}");
        Purchase purchase = Purchase.paid(mock, "m1");

        assertThat(purchase.call("ship", Purchase.SHIP).status()).isEqualTo(500);
        purchase.call("place", "");

        assertThat(purchase.call("ship", Purchase.SHIP).status()).isEqualTo(200);
    }

    @Test
    void partialFailureIsCountedWhenSwitchedSo() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"partial_message\":\"count\"}}");
        Purchase purchase = Purchase.paid(mock, "m1");
        purchase.call("place", List.of(purchase.line(0)), "");

        assertThat(purchase.call("place", "").at("/message")).startsWith("1");
    }

    @Test
    void productAmountIsTheUnitPriceWhenSwitchedSo() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"product_amount\":\"unit\"}}");
        Purchase purchase = Purchase.paid(mock, "m1");

        assertThat(purchase.read(0).get("product_amount").longValue()).isEqualTo(1_000);
        assertThat(purchase.read(1).get("product_amount").longValue()).isEqualTo(1_100);
    }

    @Test
    void readsShowTheLastBatchWhenSwitchedSo() {
        mock.control("PUT", "merchants/imp_key_local", "{\"switches\":{\"product_orders_read\":\"batch\"}}");
        Purchase purchase = Purchase.paid(mock, "m1");

        Answer shipped = purchase.call("ship", Purchase.SHIP);

        assertThat(shipped.at("/response/0/product_order_status")).isEqualTo("DELIVERING");
        assertThat(purchase.state(0)).isEqualTo("PAYED");
        mock.advance("PT60S");
        assertThat(purchase.state(0)).isEqualTo("DELIVERING");
    }

    @Test
    void productOrdersHaveNobodysKeysMissing() {
        JsonNode line = Purchase.paid(mock, "m1").read(0);

        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly(
                        "claim_status",
                        "claim_type",
                        "delivery_amount",
                        "individual_code",
                        "orderer",
                        "product_amount",
                        "product_id",
                        "product_name",
                        "product_option_id",
                        "product_option_name",
                        "product_order_id",
                        "product_order_status",
                        "quantity",
                        "shipping_address",
                        "shipping_due",
                        "shipping_memo");
    }

    private Answer json(String path, String body) {
        return mock.post(path, Mock.JSON, body, "Authorization", mock.token());
    }
}
