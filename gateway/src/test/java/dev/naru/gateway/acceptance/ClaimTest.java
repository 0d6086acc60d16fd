package dev.naru.gateway.acceptance;

import static dev.naru.gateway.acceptance.ClaimShop.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of the goods after an order-type purchase: through the gateway's ports, against the mock. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimTest {
    private static final String PARCEL = """
            "delivery_method":"DELIVERY","delivery_company":"CJGLS","tracking_number":"1234-5678",\
            "dispatched_at":"2026-01-01T09:00:00+09:00"\
            """;

    private final ClaimShop shop;

    ClaimTest(Vertx vertx, DatabaseAddress address) {
        this.shop = new ClaimShop(vertx, address);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void goodsArePlacedShippedDeliveredAndDecided() {
        List<String> ids = shop.sells("whole-1");

        shop.does("whole-1", "place", ids, "");
        shop.does("whole-1", "ship", ids, PARCEL);
        assertThat(shop.standings("whole-1")).containsExactly("DELIVERING", "DELIVERING");
        ids.forEach(id -> shop.plays("whole-1", id, "deliver"));
        shop.isNotified("whole-1");
        shop.isTold("whole-1", "DELIVERING", "DELIVERING", "DELIVERED", "DELIVERED");
        ids.forEach(id -> shop.plays("whole-1", id, "decide"));
        shop.isNotified("whole-1");

        shop.isTold(
                "whole-1",
                "DELIVERING",
                "DELIVERING",
                "DELIVERED",
                "DELIVERED",
                "PURCHASE_DECIDED",
                "PURCHASE_DECIDED");
        assertThat(shop.numbers("whole-1")).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void theMoneyOfACancelledOneReachesTheOrder() {
        List<String> ids = shop.sells("cancel-one-1");

        shop.does("cancel-one-1", "cancel", ids.subList(1, 2), "\"reason\":\"SOLD_OUT\"");
        shop.isTold("cancel-one-1", "CANCELED CANCEL/CANCEL_DONE");
        shop.world.aMinutePasses();
        shop.isNotified("cancel-one-1");
        shop.world.until(
                () -> shop.world.order("cancel-one-1").getString("state").equals("PARTIAL_CANCELLED"));

        assertThat(shop.world.order("cancel-one-1").getLong("cancelled_amount")).isEqualTo(3_000);
        assertThat(shop.mockPayment("cancel-one-1").getJsonArray("cancel_history"))
                .hasSize(1);
        assertThat(shop.standings("cancel-one-1")).containsExactly("PAYED", "CANCELED CANCEL/CANCEL_DONE");
        shop.world.until(() -> shop.world.eventTypes("cancel-one-1").size() == 3);
        assertThat(shop.world.eventTypes("cancel-one-1"))
                .containsExactly("order.paid", "product_order.claim", "order.partial_cancelled");
        assertThat(shop.numbers("cancel-one-1")).containsExactly(1, 2, 3);
    }

    @Test
    void aBuyersCancelIsToldAndAgreedTo() {
        List<String> ids = shop.sells("agree-1");
        List<String> first = ids.subList(0, 1);
        shop.does("agree-1", "place", ids, "");

        shop.plays("agree-1", ids.get(0), "request-cancel");
        shop.isNotified("agree-1");
        shop.isTold("agree-1", "PAYED CANCEL/CANCEL_REQUEST");
        shop.does("agree-1", "approve-cancel", first, "");

        assertThat(shop.standings("agree-1")).containsExactly("CANCELED CANCEL/CANCEL_DONE", "PAYED");
    }

    @Test
    void aReturnIsRefusedAskedForAgainHeldBackAndTaken() {
        List<String> ids = shop.sells("return-1").subList(0, 1);
        shop.does("return-1", "ship", ids, PARCEL);
        shop.plays("return-1", ids.get(0), "deliver");

        shop.does("return-1", "request-return", ids, "\"delivery_method\":\"RETURN_INDIVIDUAL\",\"reason\":\"BROKEN\"");
        shop.does("return-1", "reject-return", ids, "\"memo\":\"사용한 흔적이 있습니다\"");
        assertThat(shop.standings("return-1")).startsWith("DELIVERED RETURN/RETURN_REJECT");
        shop.plays("return-1", ids.get(0), "request-return");
        shop.does(
                "return-1",
                "withhold-return",
                ids,
                "\"memo\":\"반품 배송비\",\"reason\":\"RETURN_DELIVERYFEE\",\"extra_charge\":1000");
        assertThat(shop.claims("return-1", "approve-return", ids, "").statusCode())
                .isEqualTo(422);
        shop.does("return-1", "resolve-return", ids, "");
        shop.does("return-1", "approve-return", ids, "\"memo\":\"확인했습니다\"");

        assertThat(shop.standings("return-1")).startsWith("RETURNED RETURN/RETURN_DONE");
        assertThat(shop.steps(ids.get(0)))
                .containsExactly(
                        "approve-return",
                        "resolve-return",
                        "withhold-return",
                        "request-return",
                        "reject-return",
                        "request-return",
                        "deliver",
                        "ship");
        shop.world.aMinutePasses();
        shop.isNotified("return-1");
        // 14 000 won for the goods without the 1 000 that were charged.
        shop.world.until(() -> shop.world.order("return-1").getLong("cancelled_amount") == 13_000);
    }

    @Test
    void goodsAreExchanged() {
        List<String> ids = shop.sells("exchange-1").subList(0, 1);
        shop.does("exchange-1", "ship", ids, PARCEL);
        shop.plays("exchange-1", ids.get(0), "deliver");
        shop.plays("exchange-1", ids.get(0), "request-exchange");
        shop.plays("exchange-1", ids.get(0), "start-collect");

        shop.does("exchange-1", "collect-exchanged", ids, "");
        shop.does("exchange-1", "ship-exchanged", ids, "\"delivery_method\":\"NOTHING\"");
        shop.plays("exchange-1", ids.get(0), "redeliver");

        assertThat(shop.standings("exchange-1")).startsWith("EXCHANGED EXCHANGE/EXCHANGE_DONE");
        shop.isTold(
                "exchange-1",
                "DELIVERING",
                "DELIVERED EXCHANGE/COLLECTING",
                "DELIVERED EXCHANGE/COLLECT_DONE",
                "DELIVERED EXCHANGE/EXCHANGE_REDELIVERING",
                "EXCHANGED EXCHANGE/EXCHANGE_DONE");
    }

    @Test
    void aFaultyFieldIsNamedAndNothingIsAsked() {
        List<String> ids = shop.sells("faulty-1");

        HttpResponse<String> refused = shop.claims("faulty-1", "ship", ids, "\"delivery_method\":\"PIGEON\"");

        JsonObject problem = new JsonObject(refused.body());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem.getJsonArray("errors").getList().toString())
                .contains("delivery_method", "DIRECT_DELIVERY", "dispatched_at", "is required");
        assertThat(shop.standings("faulty-1")).containsExactly("PAYED", "PAYED");
    }

    @Test
    void withoutNumbersAllAreMeant() {
        List<String> ids = shop.sells("all-1");

        HttpResponse<String> answer = shop.world
                .later("POST", "/v1/orders/all-1/claims/place", "{}", "key-claims-all-1")
                .join();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ClaimShop.results(answer)).containsExactly(ids.get(0) + " DONE", ids.get(1) + " DONE");
    }

    @Test
    void whatIsShownIsWhatIamportShows() {
        List<String> ids = shop.sells("shown-1");

        List<JsonObject> shown = shop.productOrders("shown-1").toList();

        assertThat(shown).extracting(one -> one.getString("product_order_id")).isEqualTo(ids);
        assertThat(shown)
                .extracting(one -> one.getString("product_id"))
                .containsExactly("singleProductId", "secondProductId");
        assertThat(shown.get(0).getJsonObject("shipping_address").getString("postcode"))
                .isEqualTo("63309");
        assertThat(shown.get(0).getString("product_order_status")).isEqualTo("PAYED");
        assertThat(shown.get(0).getValue("claim_type")).isNull();
    }

    @Test
    void theTagChangesWithTheProductOrders() {
        List<String> ids = shop.sells("tag-1");
        String path = "/v1/orders/tag-1/product-orders";

        String before = tag(shop.world.answer("GET", path, ""));
        String same = tag(shop.world.answer("GET", path, ""));
        shop.does("tag-1", "ship", ids, BY_HAND);
        String after = tag(shop.world.answer("GET", path, ""));

        assertThat(same).isEqualTo(before);
        assertThat(after).isNotEqualTo(before);
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void nobodyPaidMeansNoProductOrders() {
        shop.world.opensTheWindow("unpaid-claims-1");

        HttpResponse<String> refused = shop.world.answer("GET", "/v1/orders/unpaid-claims-1/product-orders", "");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(new JsonObject(refused.body()).getString("code")).isEqualTo("not_paid");
    }
}
