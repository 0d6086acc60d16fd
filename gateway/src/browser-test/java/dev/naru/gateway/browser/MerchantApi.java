package dev.naru.gateway.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** The gateway's api listener, in the hands of the merchant. */
final class MerchantApi {
    private final Http http;

    MerchantApi(String url, String apiKey) {
        this.http = new Http(url, "Bearer " + apiKey);
    }

    JsonNode order(String merchantUid) {
        return http.get("/v1/orders/" + merchantUid);
    }

    /** Types of the order's timeline entries, oldest first. */
    List<String> story(String merchantUid) {
        return StreamSupport.stream(order(merchantUid).get("timeline").spliterator(), false)
                .map(entry -> entry.get("type").textValue())
                .toList();
    }

    void setPrice(String productId, long won) {
        ObjectNode product = product(productId);
        product.put("base_price", won);
        put(productId, product);
    }

    void setStock(String productId, long pieces) {
        http.send("PATCH", "/v1/products/" + productId + "/stock", "{\"stock_quantity\":" + pieces + "}");
    }

    void setCombinationStock(String productId, String manageCode, long pieces) {
        http.send(
                "PATCH",
                "/v1/products/" + productId + "/stock",
                "{\"combinations\":[{\"manage_code\":\"" + manageCode + "\",\"stock_quantity\":" + pieces + "}]}");
    }

    /** The product as it can be put back. */
    ObjectNode product(String productId) {
        ObjectNode product = http.get("/v1/products/" + productId).deepCopy();
        product.remove(List.of("revision", "created_at", "updated_at"));
        return product;
    }

    void put(String productId, ObjectNode product) {
        http.send("PUT", "/v1/products/" + productId, product.toString());
    }
}
