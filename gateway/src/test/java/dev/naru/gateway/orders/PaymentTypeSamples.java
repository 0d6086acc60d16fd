package dev.naru.gateway.orders;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Bodies of payment-type orders after the manual's example. */
public final class PaymentTypeSamples {
    private PaymentTypeSamples() {}

    /** Eleven things for 1 004 won. */
    public static JsonObject body(String merchantUid) {
        return new JsonObject()
                .put("merchant_uid", merchantUid)
                .put("pg", "naverpay")
                .put("amount", 1004)
                .put(
                        "buyer",
                        new JsonObject()
                                .put("email", "test@portone.io")
                                .put("name", "구매자이름")
                                .put("tel", "010-1234-5678")
                                .put("addr", "서울특별시 강남구 삼성동")
                                .put("postcode", "123-456"))
                .put("popup", true)
                .put("return_url", "https://shop.example/done?a=1")
                .put(
                        "naver_products",
                        new JsonArray()
                                .add(book())
                                .add(new JsonObject()
                                        .put("categoryType", "MUSIC")
                                        .put("categoryId", "CD")
                                        .put("uid", "299911002")
                                        .put("name", "러블리즈")
                                        .put("count", 1)));
    }

    /** A billing key for the manual's monthly plan. */
    public static JsonObject registration(String merchantUid, String customerUid) {
        return new JsonObject()
                .put("merchant_uid", merchantUid)
                .put("pg", "naverpay")
                .put("customer_uid", customerUid)
                .put("product_code", "slim-plan")
                .put("product_count", 5)
                .put("name", "Slim 요금제(1개월 단위)")
                .put("amount", 1004)
                .put("buyer", new JsonObject().put("tel", "010-1234-5678"))
                .put("popup", true);
    }

    static JsonObject book() {
        return new JsonObject()
                .put("categoryType", "BOOK")
                .put("categoryId", "GENERAL")
                .put("uid", "107922211")
                .put("name", "한국사")
                .put("payReferrer", "NAVER_BOOK")
                .put("sellerId", "sellerA")
                .put("count", 10);
    }
}
