package dev.naru.gateway.acceptance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A shop's recurring payments, planned on the mock's clock. */
final class Subscriber {
    private final ShopWorld shop;

    Subscriber(ShopWorld shop) {
        this.shop = shop;
    }

    void registers(String customerUid) {
        shop.mock("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"" + customerUid + "\"}");
    }

    /** What the next charges of the key come to: {@code paid}, or why they fail. */
    void willGet(String customerUid, String... outcomes) {
        JsonObject script = new JsonObject().put("outcomes", new JsonArray(List.of(outcomes)));
        shop.mock("PUT", "/_mock/v1/billing-keys/" + customerUid + "/script", script.encode());
    }

    /** Plans one charge of gildong. */
    HttpResponse<String> schedules(String merchantUid, Duration in) {
        return schedules("gildong", List.of(merchantUid), in);
    }

    HttpResponse<String> schedules(String customerUid, List<String> merchantUids, Duration in) {
        return shop.later("POST", "/v1/schedules", plan(customerUid, merchantUids, in), "key-" + merchantUids.get(0))
                .join();
    }

    /** Plans a charge as a shop without a gateway would. */
    void schedulesPastTheGateway(String customerUid, String merchantUid, Duration in) {
        JsonObject entry = new JsonObject()
                .put("merchant_uid", merchantUid)
                .put("schedule_at", Instant.parse(from(in)).getEpochSecond())
                .put("amount", 9_900);
        JsonObject call =
                new JsonObject().put("customer_uid", customerUid).put("schedules", new JsonArray().add(entry));
        shop.iamport("POST", "/subscribe/payments/schedule", call.encode());
    }

    String plan(String customerUid, List<String> merchantUids, Duration in) {
        JsonArray schedules = new JsonArray();
        merchantUids.forEach(merchantUid -> schedules.add(new JsonObject()
                .put("merchant_uid", merchantUid)
                .put("schedule_at", from(in))
                .put("amount", 9_900)
                .put("name", "정기구독")
                .put("buyer", new JsonObject().put("name", "구매자").put("tel", "010-1234-5678"))));
        return new JsonObject()
                .put("customer_uid", customerUid)
                .put("schedules", schedules)
                .encode();
    }

    /** A point in time by the mock's clock. */
    String from(Duration in) {
        String now =
                shop.mock("GET", "/_mock/v1/clock", "").getJsonObject("data").getString("now");
        return Instant.ofEpochSecond(Instant.parse(now).plus(in).getEpochSecond())
                .toString();
    }

    HttpResponse<String> changes(String merchantUid, String how, String body) {
        return shop.later("POST", "/v1/schedules/" + merchantUid + "/" + how, body, "key-" + how + "-" + merchantUid)
                .join();
    }

    void timePasses(Duration by) {
        shop.mock("POST", "/_mock/v1/clock/advance", "{\"by\":\"" + by + "\"}");
    }

    JsonObject schedule(String merchantUid) {
        return shop.api("GET", "/v1/schedules/" + merchantUid, "");
    }

    /** {@code schedule_status}, or {@code absent}. */
    String stateAtIamport(String merchantUid) {
        JsonArray all = shop.mock("GET", "/_mock/v1/schedules?limit=100", "").getJsonArray("data");
        return all.stream()
                .map(JsonObject.class::cast)
                .filter(one -> merchantUid.equals(one.getString("merchant_uid")))
                .map(one -> one.getString("schedule_status"))
                .findFirst()
                .orElse("absent");
    }
}
