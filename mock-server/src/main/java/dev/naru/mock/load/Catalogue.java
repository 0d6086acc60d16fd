package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/** The two products of a run, a plain one and one with twelve combinations of options, and the gateway's API with its key. */
final class Catalogue {
    static final String PLAIN = "naru-load-plain";
    static final String OPTIONS = "naru-load-options";
    static final long PRICE = 1_000;

    private static final String PRODUCT = """
            {"id":"%s","name":"Load test %s","base_price":1000,"tax_type":"TAX","status":"ON_SALE",
             "info_url":"http://shop.example/product","image_url":"http://shop.example/product.png",
             "shipping":{"group_id":"naru-load","method":"DELIVERY","base_fee":2500,"fee_pay_type":"PREPAYED",
               "fee_rule":{"free_by_threshold":20000}}%s}
            """;

    private final HttpCaller http;
    private final Origin api;
    private final Map<String, String> headers;

    /**
     * Names the gateway.
     *
     * @param api its api listener
     * @param apiKey a key that may write products and orders
     */
    Catalogue(HttpCaller http, Origin api, String apiKey) {
        this.http = http;
        this.api = api;
        this.headers = Map.of("Authorization", "Bearer " + apiKey);
    }

    /** Completes when the gateway has both; fails with a sentence. */
    Future<Void> put() {
        return put(PLAIN, "").compose(done -> put(OPTIONS, options()));
    }

    private Future<Void> put(String id, String more) {
        return http.json(
                        HttpMethod.PUT,
                        api,
                        "/v1/products/" + id,
                        headers,
                        Buffer.buffer(PRODUCT.formatted(id, id, more)))
                .compose(answer -> answer.status() / 100 == 2
                        ? Future.succeededFuture()
                        : Future.failedFuture(BadInput.of("the gateway answered " + answer.status()
                                + " when the product " + id + " was put at " + api + "; is NARU_API_KEY its key?")));
    }

    private static String options() {
        StringBuilder json = new StringBuilder(512)
                .append(",\"option_items\":[{\"type\":\"SELECT\",\"name\":\"Colour\",\"values\":[")
                .append(
                        "{\"id\":\"R\",\"text\":\"red\"},{\"id\":\"G\",\"text\":\"green\"},{\"id\":\"B\",\"text\":\"blue\"}]},")
                .append("{\"type\":\"SELECT\",\"name\":\"Size\",\"values\":[{\"id\":\"150\",\"text\":\"150\"},")
                .append(
                        "{\"id\":\"160\",\"text\":\"160\"},{\"id\":\"170\",\"text\":\"170\"},{\"id\":\"180\",\"text\":\"180\"}]}],")
                .append("\"combinations\":[");
        String comma = "";
        for (String colour : new String[] {"R", "G", "B"}) {
            for (int size = 150; size <= 180; size += 10) {
                json.append(comma)
                        .append("{\"manage_code\":\"%s_%d\",\"price\":0,\"options\":[".formatted(colour, size))
                        .append("{\"name\":\"Colour\",\"id\":\"%s\"},{\"name\":\"Size\",\"id\":\"%d\"}]}"
                                .formatted(colour, size));
                comma = ",";
            }
        }
        return json.append(']').toString();
    }

    Origin api() {
        return api;
    }

    /** What every call of the API carries. */
    Map<String, String> headers() {
        return headers;
    }
}
