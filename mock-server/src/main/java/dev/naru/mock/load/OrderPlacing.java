package dev.naru.mock.load;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Places the order of a run at the gateway and looks at what it answers. */
final class OrderPlacing {
    private static final int QUANTITY = 2;
    private static final long AMOUNT = QUANTITY * Catalogue.PRICE;

    private static final String ORDER = """
            {"merchant_uid":"%s","pg":"naverco","items":[{"product_id":"%s","quantity":%d}],
             "buyer":{"name":"Load Buyer","email":"buyer@shop.example","tel":"010-1234-5678"}}
            """;

    private final HttpCaller http;
    private final Catalogue catalogue;
    private final RunName run;

    OrderPlacing(HttpCaller http, Catalogue catalogue, RunName run) {
        this.http = http;
        this.catalogue = catalogue;
        this.run = run;
    }

    /** Completes with the object for {@code IMP.request_pay}; fails with a {@link Fault} when the answer is wrong. */
    Future<JsonObject> place(long index) {
        String merchantUid = run.order(index);
        Map<String, String> headers = new HashMap<>(catalogue.headers());
        headers.put("Idempotency-Key", merchantUid);
        Buffer body = Buffer.buffer(ORDER.formatted(merchantUid, Catalogue.PLAIN, QUANTITY));
        return http.json(HttpMethod.POST, catalogue.api(), "/v1/orders", headers, body)
                .compose(answer -> answer.expecting("order", 201))
                .map(answer -> requestPay(merchantUid, json("order", answer)));
    }

    private static JsonObject requestPay(String merchantUid, JsonObject placed) {
        JsonObject requestPay = placed.getJsonObject("request_pay");
        if (!merchantUid.equals(placed.getString("merchant_uid"))
                || requestPay == null
                || !merchantUid.equals(requestPay.getString("merchant_uid"))) {
            throw new Fault("order answered with another order");
        }
        if (placed.getLong("ordered_amount", -1L) != AMOUNT || requestPay.getLong("amount", -1L) != AMOUNT) {
            throw new Fault("order answered with another price");
        }
        return requestPay;
    }

    /** The object in a body; a {@link Fault} when there is none. */
    static JsonObject json(String call, HttpCaller.Answer answer) {
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException | ClassCastException noObject) {
            throw new Fault(call + " answered without a JSON object");
        }
    }
}
