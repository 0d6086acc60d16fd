package dev.naru.gateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.acceptance.Twins.Answer;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.gateway.testing.PostgresExtension;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls about product orders answer what Iamport answers, field by field, and change the same. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrontClaimsTest {
    private static final String PRODUCT = """
            {"id":"%1$s","name":"상품 %1$s","basePrice":5000,"taxType":"TAX","quantity":1,
             "infoUrl":"http://shop.example/%1$s","imageUrl":"http://shop.example/%1$s.png",
             "shipping":{"groupId":"a","method":"DELIVERY","baseFee":2500,"feePayType":"PREPAYED"}}\
            """;

    private static final String REQUEST_PAY = """
            {"user_code":"imp00000000","page":{"mobile":false,"url":"http://shop.example/","user_agent":"t"},
             "params":{"pg":"naverco","pay_method":"card","merchant_uid":"%s","name":"주문명","amount":10000,
               "buyer_email":"a@shop.example","buyer_name":"구매자","buyer_tel":"010-1234-5678",
               "buyer_addr":"서울특별시 강남구","buyer_postcode":"06236","naverProducts":[%s,%s]}}
            """;

    private static final String PARCEL = """
            "delivery_method":"DELIVERY","delivery_company":"CJGLS","tracking_number":"1234-5678",\
            "dispatched_at":1780272000\
            """;

    private static final String PARCEL_FORM =
            "delivery_method=DELIVERY&delivery_company=CJGLS&tracking_number=1234&dispatched_at=1780272000";

    private final Twins twins;

    FrontClaimsTest(DatabaseAddress address) {
        this.twins = new Twins(address);
    }

    @BeforeAll
    void login() {
        twins.login(false);
    }

    @AfterAll
    void close() {
        twins.close();
    }

    /** A paid purchase of two things. */
    private record Bought(String merchantUid, String impUid, List<String> ids) {
        String path(String action) {
            return "/payments/" + impUid + "/naver/" + action;
        }

        String first() {
            return ids.get(0);
        }

        String second() {
            return ids.get(1);
        }
    }

    private Bought buys(String merchantUid) {
        JsonNode opened = twins.control(
                "POST",
                "/_mock/sdk/request-pay",
                REQUEST_PAY.formatted(merchantUid, PRODUCT.formatted("one"), PRODUCT.formatted("two")));
        assertThat(opened.path("ok").asBoolean()).as(opened.toString()).isTrue();
        twins.control("POST", "/_mock/v1/orders/" + merchantUid + "/approve", "{\"skip_check\":true}");
        aMinutePasses();
        JsonNode story =
                twins.control("GET", "/_mock/v1/orders/" + merchantUid, "").get("data");
        return new Bought(merchantUid, story.at("/payment/imp_uid").asText(), ids(story.get("product_orders")));
    }

    private void aMinutePasses() {
        twins.control("POST", "/_mock/v1/clock/advance", "{\"by\":\"PT61S\"}");
    }

    /** What buyer, courier and Naver do. */
    private void plays(Bought order, String id, String step) {
        twins.control("POST", "/_mock/v1/orders/" + order.merchantUid() + "/product-orders/" + id + "/" + step, "{}");
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get("product_order_id").asText())
                .toList();
    }

    private Answer json(Bought order, String action, String fields) {
        return twins.json("POST", order.path(action), "{" + fields + "}");
    }

    private Answer form(Bought order, String action, String fields) {
        return twins.form("POST", order.path(action), fields);
    }

    /** It is done for these, in this order, and that is all of them. */
    private static void assertDone(Answer answer, List<String> ids) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(ids(answer.json().get("response"))).isEqualTo(ids);
    }

    @Test
    void goodsArePlacedAndShipped() {
        Bought order = buys("ship-1");

        assertDone(json(order, "place", ""), order.ids());
        Answer shipped = json(
                order,
                "ship",
                "\"product_order_id\":[\"%s\",\"%s\"],%s".formatted(order.second(), order.first(), PARCEL));

        assertDone(shipped, List.of(order.second(), order.first()));
        assertThat(shipped.json().at("/response/0/product_order_status").asText())
                .isEqualTo("DELIVERING");
        assertThat(twins.get(order.path("product-orders"))
                        .json()
                        .at("/response/0/product_order_status")
                        .asText())
                .isEqualTo("DELIVERING");
    }

    @ParameterizedTest
    @CsvSource({
        "product_order_id[]=%1$s&product_order_id[]=%2$s,2",
        "product_order_id%%5B%%5D=%1$s&product_order_id%%5B%%5D=%2$s,2",
        "product_order_id[0]=%1$s&product_order_id[1]=%2$s,2",
        "product_order_id=%1$s&product_order_id=%2$s,2",
        "product_order_id[]=%1$s,1",
        "product_order_id=%1$s,1",
        "x=y,2"
    })
    void productOrdersAreNamedInEveryWayOfAForm(String names, int count) {
        Bought order = buys("form-" + names.hashCode());

        Answer answer = form(order, "ship", PARCEL_FORM + "&" + names.formatted(order.first(), order.second()));

        assertDone(answer, order.ids().subList(0, count));
        assertThat(answer.json().at("/response/0/product_order_status").asText())
                .isEqualTo("DELIVERING");
    }

    @Test
    void aLoneTextNamesOneAndAnEmptyListAll() {
        Bought order = buys("lone-1");

        assertDone(json(order, "place", "\"product_order_id\":\"" + order.second() + "\""), List.of(order.second()));
        assertDone(json(order, "ship", "\"product_order_id\":[]," + PARCEL), order.ids());
    }

    @Test
    void theMoneyOfWhatIsCancelledGoesBack() {
        Bought order = buys("cancel-1");

        assertDone(
                json(order, "cancel", "\"product_order_id\":[\"%s\"],\"reason\":\"SOLD_OUT\"".formatted(order.first())),
                List.of(order.first()));
        aMinutePasses();

        assertThat(twins.get("/payments/" + order.impUid() + "?include_sandbox=true")
                        .json()
                        .at("/response/cancel_amount")
                        .asLong())
                .isPositive();
        assertDone(
                form(order, "cancel", "reason=INTENT_CHANGED+&product_order_id[]=" + order.second()),
                List.of(order.second()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "count"})
    void someAreTakenAndSomeAreRefused(String words) {
        twins.control(
                "PUT",
                "/_mock/v1/merchants/" + GatewayFixture.IMP_KEY,
                "{\"switches\":{\"partial_message\":\"" + words + "\"}}");
        Bought order = buys("mixed-" + words);
        json(order, "ship", "\"product_order_id\":[\"%s\"],%s".formatted(order.first(), PARCEL));

        Answer answer = json(order, "ship", PARCEL);

        assertThat(answer.status()).isEqualTo(207);
        assertThat(answer.json().get("code").asInt()).isZero();
        assertThat(answer.json().get("message").isNull()).isEqualTo(words.equals("null"));
        assertThat(ids(answer.json().get("response"))).containsExactly(order.second());
    }

    /** The caller heard of the first before it sent the second: so Iamport is asked again, and refuses. */
    @Test
    void whenAllAreRefusedTheWordsAreIamports() {
        Bought order = buys("refused-1");
        assertDone(json(order, "ship", PARCEL), order.ids());

        Answer again = json(order, "ship", PARCEL);

        assertThat(again.status()).isEqualTo(500);
        assertThat(again.json().get("message").asText()).startsWith("[" + order.first() + "]");
        assertThat(json(order, "approve-return", "").status()).isEqualTo(500);
        assertThat(form(order, "approve-cancel", "").status()).isEqualTo(500);
    }

    @Test
    void aProductOrderThatNobodyKnowsIsRefused() {
        Bought order = buys("unknown-1");
        String unknown = "1999010100000000";

        assertThat(json(order, "place", "\"product_order_id\":[\"%s\"]".formatted(unknown))
                        .status())
                .isEqualTo(500);
        assertThat(json(order, "place", "\"product_order_id\":[\"%s\",\"%s\"]".formatted(unknown, order.first()))
                        .status())
                .isEqualTo(207);
        assertThat(json(order, "place", "\"product_order_id\":[\"\"]").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imp_000000000000", "%3Cno%20uid%3E"})
    void aPaymentThatNobodyKnowsIsIamportsToRefuse(String impUid) {
        String path = "/payments/" + impUid + "/naver/place";

        assertThat(twins.json("POST", path, "{}").status()).isEqualTo(404);
        assertThat(twins.form("POST", path, "product_order_id[]=1999010100000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPaymentWithoutProductOrdersHasNoneToNameEither() {
        String impUid = twins.control("POST", "/_mock/v1/orders", "{\"merchant_uid\":\"plain-1\",\"amount\":1000}")
                .at("/data/imp_uid")
                .asText();
        String path = "/payments/" + impUid + "/naver/place";

        assertThat(twins.json("POST", path, "{\"product_order_id\":[\"1999010100000000\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(twins.gatewayOnly("POST", path, "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ship|",
                "ship|\"delivery_method\":\"DELIVERY\"",
                "ship|\"delivery_method\":\"BY_HORSE\",\"dispatched_at\":1780272000",
                "ship|\"delivery_method\":\"NOTHING\",\"dispatched_at\":\"soon\"",
                "ship-exchanged|",
                "request-return|\"delivery_method\":\"NOTHING\"",
                "reject-return|",
                "withhold-return|\"memo\":\"확인\",\"extra_charge\":\"many\""
            })
    void whatIsMissingIsIamportsToRefuse(String action, String fields) {
        Bought order = buys("missing-" + action + "-" + String.valueOf(fields).hashCode());

        assertThat(json(order, action, fields == null ? "" : fields).status()).isEqualTo(400);
    }

    @Test
    void whatCannotBeReadIsNotHandedOn() {
        String path = buys("unread-1").path("cancel");

        assertThat(twins.gatewayOnly("POST", path + "?product_order_id=1", "{}").status())
                .isEqualTo(501);
        assertThat(twins.gatewayOnly("POST", path, "{\"product_order_id[x]\":\"1\"}")
                        .status())
                .isEqualTo(400);
        assertThat(twins.gatewayOnly("POST", path, "{\"card_number\":\"1\"}").status())
                .isEqualTo(501);
        assertThat(twins.gatewayOnly("POST", path.replace("cancel", "confirm"), "{}")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void aReturnIsHeldLetGoAndApproved() {
        Bought order = delivered("return-1");

        assertDone(
                json(order, "request-return", "\"delivery_method\":\"RETURN_INDIVIDUAL\",\"reason\":\"BROKEN\""),
                order.ids());
        assertDone(
                form(order, "withhold-return", "memo=%ED%99%95%EC%9D%B8+%EC%A4%91&reason=ETC&extra_charge=1000"),
                order.ids());
        assertDone(form(order, "resolve-return", ""), order.ids());
        Answer rejected = json(
                order, "reject-return", "\"memo\":\"사용한 상품\",\"product_order_id\":[\"%s\"]".formatted(order.second()));
        assertDone(rejected, List.of(order.second()));
        assertDone(
                json(order, "approve-return", "\"product_order_id\":\"%s\"".formatted(order.first())),
                List.of(order.first()));
    }

    @Test
    void anExchangeIsCollectedAndSent() {
        Bought order = delivered("exchange-1");
        plays(order, order.first(), "request-exchange");

        assertDone(form(order, "collect-exchanged", "product_order_id[]=" + order.first()), List.of(order.first()));
        assertDone(
                form(
                        order,
                        "ship-exchanged",
                        "delivery_method=DELIVERY&delivery_company=CJGLS&tracking_number=99&product_order_id[]="
                                + order.first()),
                List.of(order.first()));
    }

    @Test
    void aBuyersCancelIsApproved() {
        Bought order = buys("approve-1");
        json(order, "place", "");
        plays(order, order.first(), "request-cancel");

        assertDone(
                json(order, "approve-cancel", "\"product_order_id\":[\"%s\"]".formatted(order.first())),
                List.of(order.first()));
    }

    private Bought delivered(String merchantUid) {
        Bought order = buys(merchantUid);
        json(order, "ship", PARCEL);
        order.ids().forEach(id -> plays(order, id, "deliver"));
        return order;
    }
}
