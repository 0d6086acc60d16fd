package dev.naru.gateway.products;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GatewayExtension.class)
class ProductRoutesTest {
    private final Shop shop;

    ProductRoutesTest(GatewayFixture gateway) {
        this.shop = new Shop(gateway);
    }

    @Test
    void whatIsPutIsGotWithTheSameTag() {
        JsonObject product = Shop.withOptions(Shop.freshId());

        HttpResponse<Buffer> put = shop.put(product);
        HttpResponse<Buffer> got = get(product);

        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(Shop.json(got)).isEqualTo(Shop.json(put));
        assertThat(got.getHeader("ETag")).isEqualTo(put.getHeader("ETag")).matches("\"[0-9]+\"");
        assertThat(shop.put(product).statusCode()).isEqualTo(200);
    }

    @Test
    void aDocumentThatWasGotCanBePutBack() {
        JsonObject product = Shop.withOptions(Shop.freshId());
        shop.put(product);

        assertThat(shop.put(Shop.json(get(product))).statusCode()).isEqualTo(200);
    }

    @Test
    void anIdWithASlashTravelsEncoded() {
        String id = Shop.freshId() + "/a|신";
        String path =
                "/v1/products/" + id.replace("/", "%2F").replace("|", "%7C").replace("신", "%EC%8B%A0");

        assertThat(shop.call(HttpMethod.PUT, path, Shop.single(id)).statusCode())
                .isEqualTo(201);
        assertThat(Shop.json(shop.call(HttpMethod.GET, path)).getString("id")).isEqualTo(id);
    }

    @Test
    void aStaleTagChangesNothing() {
        JsonObject product = Shop.single(Shop.freshId());
        String stale = shop.put(product).getHeader("ETag");
        shop.put(product.put("base_price", 1_100));

        HttpResponse<Buffer> refused = await(shop.api(HttpMethod.PUT, path(product))
                .putHeader("If-Match", stale)
                .sendJsonObject(product.copy().put("base_price", 1_200)));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(Shop.json(refused).getString("code")).isEqualTo("precondition_failed");
        assertThat(Shop.json(get(product)).getLong("base_price")).isEqualTo(1_100);
    }

    @Test
    void ofTwoWritersWithTheSameTagOneWins() {
        JsonObject product = Shop.single(Shop.freshId()).put("stock_quantity", 10);
        String tag = shop.put(product).getHeader("ETag");
        List<Future<HttpResponse<Buffer>>> both = IntStream.range(0, 2)
                .mapToObj(i -> shop.api(HttpMethod.PATCH, path(product) + "/stock")
                        .putHeader("If-Match", tag)
                        .sendJsonObject(new JsonObject().put("delta", -1)))
                .toList();
        await(Future.join(both));

        assertThat(both).extracting(answer -> answer.result().statusCode()).containsExactlyInAnyOrder(200, 412);
        assertThat(Shop.json(get(product)).getLong("stock_quantity")).isEqualTo(9);
    }

    @Test
    void ifMatchOnAProductThatIsNotThereIsRefused() {
        JsonObject product = Shop.single(Shop.freshId());

        HttpResponse<Buffer> refused = await(shop.api(HttpMethod.PUT, path(product))
                .putHeader("If-Match", "*")
                .sendJsonObject(product));

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(get(product).statusCode()).isEqualTo(404);
    }

    @Test
    void aDeletedProductIsGoneAndItsTagNeverComesBack() {
        JsonObject product = Shop.single(Shop.freshId());
        String first = shop.put(product).getHeader("ETag");

        assertThat(shop.call(HttpMethod.DELETE, path(product)).statusCode()).isEqualTo(204);
        assertThat(get(product).statusCode()).isEqualTo(404);
        assertThat(shop.call(HttpMethod.DELETE, path(product)).statusCode()).isEqualTo(404);
        assertThat(shop.put(product).getHeader("ETag")).isNotEqualTo(first);
    }

    @Test
    void theListWalksThroughEveryProductOnce() {
        String prefix = "list" + Shop.freshId().substring(0, 10);
        List<String> ids = IntStream.range(0, 7).mapToObj(i -> prefix + i).toList();
        ids.forEach(id -> shop.put(Shop.single(id)));

        List<String> walked = new ArrayList<>();
        String after = prefix;
        while (after != null && after.startsWith(prefix)) {
            JsonObject page = Shop.json(shop.call(HttpMethod.GET, "/v1/products?limit=3&after=" + after));
            page.getJsonArray("products").stream()
                    .map(it -> ((JsonObject) it).getString("id"))
                    .filter(id -> id.startsWith(prefix))
                    .forEach(walked::add);
            after = page.getString("next_after");
        }

        assertThat(walked).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=-1",
                "after=%00",
                "after=a%20b",
                "limit=%ZZ",
                "limit=1&limit=2",
                "page=2"
            })
    void aListThatMakesNoSenseIsRefused(String query) {
        assertThat(shop.call(HttpMethod.GET, "/v1/products?" + query).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%20b", "%EF%BF%BF", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void anIdThatNoProductCanHaveIsNotThere(String id) {
        assertThat(shop.call(HttpMethod.GET, "/v1/products/" + id).statusCode()).isEqualTo(404);
        assertThat(shop.call(HttpMethod.DELETE, "/v1/products/" + id).statusCode())
                .isEqualTo(404);
        assertThat(shop.call(
                                HttpMethod.PUT,
                                "/v1/products/" + id,
                                Shop.single("a").putNull("id"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anotherIdThanInThePathIsRefused() {
        HttpResponse<Buffer> refused =
                shop.call(HttpMethod.PUT, "/v1/products/" + Shop.freshId(), Shop.single(Shop.freshId()));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Shop.json(refused).getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("id");
    }

    @Test
    void nobodyWithoutTheKeyReadsOrWrites() {
        String path = path(Shop.single(Shop.freshId()));

        assertThat(await(shop.api(HttpMethod.GET, path)
                                .bearerTokenAuthentication("wrong")
                                .send())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void stockOfEveryPartChangesInOneGo() {
        JsonObject product = Shop.withOptions(Shop.freshId()).put("stock_quantity", 5);
        product.getJsonArray("combinations").getJsonObject(0).put("stock_quantity", 8);
        product.put(
                "supplements",
                new JsonArray().add(new JsonObject().put("id", "s1").put("name", "포장")));
        shop.put(product);

        HttpResponse<Buffer> changed = stock(
                product,
                "{'delta':3,'combinations':[{'manage_code':'R_S','delta':-8},{'manage_code':'R_L','stock_quantity':2}],"
                        + "'supplements':[{'id':'s1','stock_quantity':1}]}");

        JsonObject now = Shop.json(changed);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(now.getLong("stock_quantity")).isEqualTo(8);
        assertThat(now.getJsonArray("combinations").getJsonObject(0).getLong("stock_quantity"))
                .isZero();
        assertThat(now.getJsonArray("combinations").getJsonObject(2).getLong("stock_quantity"))
                .isEqualTo(2);
        assertThat(now.getJsonArray("supplements").getJsonObject(0).getLong("stock_quantity"))
                .isEqualTo(1);
        assertThat(Shop.json(get(product))).isEqualTo(now);
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource(
            delimiter = '#',
            value = {
                "{'delta':-6} # 409 # stock_out_of_range",
                "{'stock_quantity':9,'combinations':[{'manage_code':'R_S','delta':-1}]} # 409 # stock_not_counted",
                "{'stock_quantity':9,'combinations':[{'manage_code':'none','stock_quantity':1}]} # 400 # invalid_request",
                "{'stock_quantity':9,'supplements':[{'id':'none','stock_quantity':1}]} # 400 # invalid_request",
                "{'stock_quantity':9,'delta':1} # 400 # invalid_request",
                "{'stock_quantity':null,'delta':1} # 400 # invalid_request",
                "{'stock_quantity':-1} # 400 # invalid_request",
                "{'combinations':[{'manage_code':'R_S'}]} # 400 # invalid_request",
                "{} # 400 # invalid_request",
                "{'stock':9} # 400 # invalid_request",
            })
    void aStockChangeThatCannotBeChangesNothing(String change, int status, String code) {
        JsonObject product = Shop.withOptions(Shop.freshId()).put("stock_quantity", 5);
        shop.put(product);

        HttpResponse<Buffer> refused = stock(product, change);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(Shop.json(refused).getString("code")).isEqualTo(code);
        assertThat(Shop.json(get(product)).getLong("stock_quantity")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{'stock_quantity':-1} # stock_quantity",
                "{'delta':'x'} # delta",
                "{'combinations':[{'manage_code':'R_S','stock_quantity':-1}]} # combinations[0].stock_quantity",
                "{'combinations':[]} # stock_quantity",
                "{'combinations':7} # combinations",
            })
    void oneFaultOfAStockChangeIsOneSentence(String change, String field) {
        JsonObject product = Shop.withOptions(Shop.freshId());
        shop.put(product);

        JsonArray errors = Shop.json(stock(product, change)).getJsonArray("errors");

        assertThat(errors).hasSize(1);
        assertThat(errors.getJsonObject(0).getString("field")).isEqualTo(field);
    }

    @Test
    void stockThatIsNullIsCountedNoMore() {
        JsonObject product = Shop.withOptions(Shop.freshId()).put("stock_quantity", 0);
        product.getJsonArray("combinations").getJsonObject(0).put("stock_quantity", 0);
        shop.put(product);

        HttpResponse<Buffer> changed =
                stock(product, "{'stock_quantity':null,'combinations':[{'manage_code':'R_S','stock_quantity':null}]}");

        assertThat(changed.statusCode()).as(Shop.text(changed)).isEqualTo(200);
        JsonObject now = Shop.json(get(product));
        assertThat(now.getValue("stock_quantity")).isNull();
        assertThat(now.getJsonArray("combinations").getJsonObject(0).getValue("stock_quantity"))
                .isNull();
    }

    @Test
    void partThatIsNotNamedKeepsItsStock() {
        JsonObject product = Shop.withOptions(Shop.freshId()).put("stock_quantity", 5);
        shop.put(product);

        stock(product, "{'combinations':[{'manage_code':'R_S','stock_quantity':1}]}");

        assertThat(Shop.json(get(product)).getLong("stock_quantity")).isEqualTo(5);
    }

    @Test
    void stockIsNeverSoldTwice() {
        JsonObject product = Shop.single(Shop.freshId()).put("stock_quantity", 20);
        shop.put(product);

        List<Future<HttpResponse<Buffer>>> buyers = IntStream.range(0, 30)
                .mapToObj(i -> shop.api(HttpMethod.PATCH, path(product) + "/stock")
                        .sendJsonObject(new JsonObject().put("delta", -1)))
                .toList();
        await(Future.join(buyers));

        assertThat(buyers.stream().filter(buyer -> buyer.result().statusCode() == 200))
                .hasSize(20);
        assertThat(buyers.stream().filter(buyer -> buyer.result().statusCode() == 409))
                .hasSize(10);
        assertThat(Shop.json(get(product)).getLong("stock_quantity")).isZero();
    }

    private HttpResponse<Buffer> stock(JsonObject product, String change) {
        return shop.call(HttpMethod.PATCH, path(product) + "/stock", new JsonObject(change.replace('\'', '"')));
    }

    private HttpResponse<Buffer> get(JsonObject product) {
        return shop.call(HttpMethod.GET, path(product));
    }

    private static String path(JsonObject product) {
        return "/v1/products/" + product.getString("id");
    }
}
