package dev.naru.gateway.products;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatewayExtension.class)
class AdditionalFeeRoutesTest {
    private final Shop shop;
    private final String asked = Shop.freshId();
    private final String fixed = Shop.freshId();

    AdditionalFeeRoutesTest(GatewayFixture gateway) {
        this.shop = new Shop(gateway);
    }

    @BeforeEach
    void twoProductsAndTheirZones() {
        shop.put(withArea(asked, "API"));
        shop.put(withArea(
                fixed,
                new JsonArray()
                        .add(new JsonObject().put("area", "island").put("surcharge", 2_000))
                        .add(new JsonObject().put("area", "jeju").put("surcharge", 4_500))));
        JsonObject zones = Shop.json(shop.call(HttpMethod.GET, "/v1/zones"));
        zones.getJsonObject("jeju").put("api_surcharge", 3_000);
        zones.getJsonObject("island").put("api_surcharge", 5_000);
        assertThat(shop.call(HttpMethod.PUT, "/v1/zones", zones).statusCode()).isEqualTo(200);
    }

    @Test
    void jejuCostsWhatTheMerchantSaidForEveryProductInTheOrderAsked() {
        String xml = fees("productId[0]=" + fixed + "&productId[1]=none&productId[2]=" + asked + "&zipcode=63309");

        assertThat(Xml.texts(xml, "/additionalFees/additionalFee/id")).containsExactly(fixed, "none", asked);
        assertThat(Xml.texts(xml, "/additionalFees/additionalFee/surprice")).containsExactly("4500", "0", "3000");
    }

    @Test
    void islandsAndMainlandCostTheirOwn() {
        String products = "product[0]=" + asked + "&product[1]=" + fixed;

        assertThat(Xml.texts(fees(products + "&zipcode=40205"), "//surprice")).containsExactly("5000", "2000");
        assertThat(Xml.texts(fees(products + "&zipcode=06236"), "//surprice")).containsExactly("0", "0");
    }

    @Test
    void withoutAPostcodeTheAddressDecides() {
        String address = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("제주특별자치도 제주시 첨단로 242".getBytes(StandardCharsets.UTF_8));

        assertThat(Xml.texts(fees("productId[0]=" + asked + "&address1=" + address), "//surprice"))
                .containsExactly("3000");
    }

    @Test
    void aChangedZoneHoldsInTheVeryNextAnswer() {
        JsonObject zones = Shop.json(shop.call(HttpMethod.GET, "/v1/zones"));
        zones.getJsonObject("island")
                .getJsonArray("ranges")
                .add(new JsonObject().put("from", "06236").put("to", "06236"));
        shop.call(HttpMethod.PUT, "/v1/zones", zones);

        assertThat(Xml.texts(fees("productId[0]=" + asked + "&zipcode=06236"), "//surprice"))
                .containsExactly("5000");

        zones.getJsonObject("island")
                .getJsonArray("ranges")
                .remove(zones.getJsonObject("island").getJsonArray("ranges").size() - 1);
        shop.call(HttpMethod.PUT, "/v1/zones", zones);
    }

    @Test
    void aRangeThatIsNoRangeOfPostcodesIsNamedOncePerEnd() {
        JsonObject zones = Shop.json(shop.call(HttpMethod.GET, "/v1/zones"));
        zones.getJsonObject("island")
                .put(
                        "ranges",
                        new JsonArray().add(new JsonObject().put("from", "9").put("to", "1")));

        JsonObject refused = Shop.json(shop.call(HttpMethod.PUT, "/v1/zones", zones));

        assertThat(refused.getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("field")))
                .containsExactly("island.ranges[0].from", "island.ranges[0].to");
    }

    @Test
    void aStaleTagLeavesTheZonesAlone() {
        HttpResponse<Buffer> current = shop.call(HttpMethod.GET, "/v1/zones");

        HttpResponse<Buffer> refused = await(shop.api(HttpMethod.PUT, "/v1/zones")
                .putHeader("If-Match", "\"1\"")
                .sendJsonObject(Shop.json(current)));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(shop.call(HttpMethod.GET, "/v1/zones").getHeader("ETag")).isEqualTo(current.getHeader("ETag"));
    }

    @Test
    void aQuestionWithoutAProductIsOneLine() {
        HttpResponse<Buffer> refused = await(shop.edge(HttpMethod.GET, "/naver/additional-fees?zipcode=63309")
                .send());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Shop.text(refused)).hasLineCount(1);
    }

    private String fees(String query) {
        HttpResponse<Buffer> answer = await(
                shop.edge(HttpMethod.GET, "/naver/additional-fees?" + query).send());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.getHeader("Content-Type")).isEqualTo("application/xml; charset=utf-8");
        return Shop.text(answer);
    }

    private static JsonObject withArea(String id, Object surcharges) {
        JsonObject product = Shop.single(id);
        product.getJsonObject("shipping").getJsonObject("fee_rule").put("surcharges_by_area", surcharges);
        return product;
    }
}
