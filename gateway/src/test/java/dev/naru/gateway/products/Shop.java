package dev.naru.gateway.products;

import static dev.naru.gateway.testing.Await.await;

import dev.naru.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.UUID;

/** The shop's servers and Naver, calling the gateway's ports. */
public final class Shop {
    private final WebClient web;
    private final GatewayFixture gateway;

    public Shop(GatewayFixture gateway) {
        this.gateway = gateway;
        this.web = WebClient.create(gateway.vertx(), new WebClientOptions().setFollowRedirects(false));
    }

    /** An id no other test uses. */
    public static String freshId() {
        return "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** The single product of Iamport's manual. */
    public static JsonObject single(String id) {
        return new JsonObject()
                .put("id", id)
                .put("name", "네이버페이 상품1")
                .put("base_price", 1000)
                .put("tax_type", "TAX_FREE")
                .put("info_url", "http://www.iamport.kr/product/detail")
                .put("image_url", "http://www.iamport.kr/product/detail/thumbnail")
                .put(
                        "shipping",
                        new JsonObject()
                                .put("group_id", "shipping-a")
                                .put("method", "DELIVERY")
                                .put("base_fee", 2500)
                                .put("fee_pay_type", "PREPAYED")
                                .put("fee_rule", new JsonObject().put("free_by_threshold", 20_000)));
    }

    /** The product with 색상 and 사이즈 of Iamport's manual. */
    public static JsonObject withOptions(String id) {
        return single(id)
                .put("name", "네이버페이 상품2")
                .put(
                        "option_items",
                        new JsonArray()
                                .add(select("색상", "RED", "빨강", "BLUE", "파랑", "GREEN", "초록"))
                                .add(select("사이즈", "150", "150", "160", "160", "170", "170", "180", "180")))
                .put(
                        "combinations",
                        new JsonArray()
                                .add(combination("R_S", 0, "RED", "160"))
                                .add(combination("R_M", 100, "RED", "170"))
                                .add(combination("R_L", 200, "RED", "180")));
    }

    private static JsonObject select(String name, String... idsAndTexts) {
        JsonArray values = new JsonArray();
        for (int i = 0; i < idsAndTexts.length; i += 2) {
            values.add(new JsonObject().put("id", idsAndTexts[i]).put("text", idsAndTexts[i + 1]));
        }
        return new JsonObject().put("type", "SELECT").put("name", name).put("values", values);
    }

    private static JsonObject combination(String code, int price, String colour, String size) {
        return new JsonObject()
                .put("manage_code", code)
                .put("price", price)
                .put(
                        "options",
                        new JsonArray()
                                .add(new JsonObject().put("name", "색상").put("id", colour))
                                .add(new JsonObject().put("name", "사이즈").put("id", size)));
    }

    public HttpResponse<Buffer> put(JsonObject product) {
        return await(
                api(HttpMethod.PUT, "/v1/products/" + product.getString("id")).sendJsonObject(product));
    }

    public HttpResponse<Buffer> call(HttpMethod method, String path) {
        return await(api(method, path).send());
    }

    public HttpResponse<Buffer> call(HttpMethod method, String path, JsonObject body) {
        return await(api(method, path).sendJsonObject(body));
    }

    /** A request to the api listener, with the key. */
    public HttpRequest<Buffer> api(HttpMethod method, String path) {
        return web.requestAbs(method, gateway.apiUrl() + path).bearerTokenAuthentication(GatewayFixture.API_KEY);
    }

    /** A request of Naver's to the edge listener. */
    public HttpRequest<Buffer> edge(HttpMethod method, String pathAndQuery) {
        return web.requestAbs(method, gateway.edgeUrl() + pathAndQuery);
    }

    /** Naver's product check with this query, as text of the answer. */
    public String check(String query) {
        HttpResponse<Buffer> answer =
                await(edge(HttpMethod.GET, "/naver/product-info?" + query).send());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + ": " + text(answer));
        }
        return text(answer);
    }

    /** The answer's body, which must be a JSON object. */
    public static JsonObject json(HttpResponse<Buffer> answer) {
        return new JsonObject(text(answer));
    }

    /** The answer's body; empty without one. */
    public static String text(HttpResponse<Buffer> answer) {
        String body = answer.bodyAsString();
        return body == null ? "" : body;
    }
}
