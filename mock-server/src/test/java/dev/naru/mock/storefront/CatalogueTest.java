package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private ShopUnderTest test;

    @BeforeEach
    void start() throws Exception {
        test = new ShopUnderTest();
    }

    @AfterEach
    void stop() throws Exception {
        test.close();
    }

    @Test
    void theFirstStartPutsTheSeedsProductsIntoTheGateway() {
        assertThat(test.gateway.products())
                .containsOnlyKeys(
                        "singleProductId", "optionProductId", "jejuProductId", "engravedProductId", "soldOutProductId");
        assertThat(test.gateway.product("jejuProductId").getLong("base_price")).isEqualTo(14_000);
    }

    @Test
    void aProductNamesItsPageAndPictureInThisShop() throws Exception {
        JsonObject product = test.gateway.product("singleProductId");

        assertThat(product.getString("info_url")).isEqualTo(test.shop().url() + "/products/singleProductId");
        String picture =
                product.getString("image_url").substring(test.shop().url().length());
        assertThat(test.get(picture).statusCode()).isEqualTo(200);
    }

    @Test
    void aPriceTheMerchantChangedSurvivesARestart() throws Exception {
        JsonObject changed = test.gateway.product("singleProductId").copy().put("base_price", 1_500);
        test.gateway.products().put("singleProductId", changed);

        test.restart();
        test.shop().catalogueLoaded().await(5, TimeUnit.SECONDS);

        assertThat(test.gateway.products()).containsEntry("singleProductId", changed);
        assertThat(test.gateway.asked("PUT /v1/products/singleProductId")).isEqualTo(1);
    }

    @Test
    void aGatewayThatIsNotUpYetIsAskedUntilItAnswers() throws Exception {
        test.gateway.products().clear();
        test.gateway.answersAlways(503, "text/plain", "starting");
        Storefront early = test.startShop();
        test.gateway.awaitAsked("GET /v1/products/singleProductId", 4);
        assertThat(early.catalogueLoaded().isComplete()).isFalse();
        assertThat(test.getFrom(early, "/ready").statusCode()).isEqualTo(503);

        test.gateway.answersAgain();
        early.catalogueLoaded().await(5, TimeUnit.SECONDS);

        assertThat(test.gateway.products()).hasSize(5);
        assertThat(test.getFrom(early, "/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusedProductIsNotTriedAgain() throws Exception {
        test.gateway.answersAlways(401, "application/problem+json", "{\"code\":\"unauthorized\"}");
        Storefront refused = test.startShop();

        assertThatThrownBy(() -> refused.catalogueLoaded().await(5, TimeUnit.SECONDS))
                .hasMessageContaining("401")
                .hasMessageContaining("unauthorized");
    }

    @Test
    void closingTheShopEndsTheWait() throws Exception {
        test.gateway.answersAlways(503, "text/plain", "starting");
        Storefront waiting = test.startShop();

        waiting.close().await(5, TimeUnit.SECONDS);

        assertThatThrownBy(() -> waiting.catalogueLoaded().await(5, TimeUnit.SECONDS))
                .hasMessageContaining("closed");
    }

    @Test
    void theShelfShowsWhatTheGatewayHas() throws Exception {
        test.gateway.product("jejuProductId").put("base_price", 15_000);
        test.gateway.products().remove("soldOutProductId");

        JsonObject shelf = new JsonObject(test.get("/api/products").body());

        JsonArray products = shelf.getJsonArray("products");
        assertThat(products).hasSize(4);
        assertThat(products.getJsonObject(2).getJsonObject("product").getLong("base_price"))
                .isEqualTo(15_000);
        assertThat(shelf.getInteger("expected")).isEqualTo(5);
    }

    @Test
    void aProductOfTheGatewayThatIsNotADemoProductHasAPageToo() throws Exception {
        test.gateway.products().put("other", new JsonObject().put("id", "other").put("base_price", 10));

        JsonObject answer = new JsonObject(test.get("/api/products/other").body());

        assertThat(answer.getJsonObject("product").getLong("base_price")).isEqualTo(10);
        assertThat(answer.getJsonObject("description").isEmpty()).isTrue();
    }

    @Test
    void anUnknownProductIsNotFound() throws Exception {
        assertThat(test.get("/api/products/nope").statusCode()).isEqualTo(404);
    }

    @Test
    void aGatewayInTroubleIsSaidSoInsteadOfAnEmptyShelf() throws Exception {
        test.gateway.close();

        HttpResponse<String> answer = test.get("/api/products");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("gateway_unreachable");
    }

    @Test
    void everyCombinationIsMadeOfValuesThatAreOffered() {
        JsonObject product = test.gateway.product("optionProductId");

        for (Object combination : product.getJsonArray("combinations")) {
            for (Object chosen : ((JsonObject) combination).getJsonArray("options")) {
                assertThat(offered(product, ((JsonObject) chosen).getString("name")))
                        .contains(((JsonObject) chosen).getString("id"));
            }
        }
    }

    private static List<String> offered(JsonObject product, String name) {
        return product.getJsonArray("option_items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> name.equals(item.getString("name")))
                .flatMap(item -> item.getJsonArray("values").stream())
                .map(value -> ((JsonObject) value).getString("id"))
                .toList();
    }
}
