package dev.naru.mock.load;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** One buyer after the other: orders at the gateway, opens Naver's window at the mock, pays there. */
final class Buyer {
    private final HttpCaller http;
    private final OrderPlacing placing;
    private final Origin mock;
    private final LongSupplier monotonicNanos;
    private final Map<String, Latencies> steps = new LinkedHashMap<>();

    Buyer(HttpCaller http, OrderPlacing placing, Origin mock, LongSupplier monotonicNanos) {
        this.http = http;
        this.placing = placing;
        this.mock = mock;
        this.monotonicNanos = monotonicNanos;
    }

    /** What was paid in Naver's ledger, delivery included. */
    record Paid(String merchantUid, String impUid, long amount) {}

    /** Completes when Naver has the money. */
    Future<Paid> buy(long index, String userCode) {
        return timed("order at the gateway", placing.place(index))
                .compose(requestPay -> timed("window at the mock", open(userCode, requestPay)))
                .compose(merchantUid -> timed("payment at the mock, with its product check", pay(merchantUid)));
    }

    private Future<String> open(String userCode, JsonObject requestPay) {
        String merchantUid = requestPay.getString("merchant_uid");
        JsonObject call = new JsonObject()
                .put("user_code", userCode)
                .put("params", requestPay)
                .put("page", new JsonObject().put("mobile", false).put("url", "http://shop.example/"));
        return http.json(HttpMethod.POST, mock, "/_mock/sdk/request-pay", Map.of(), Buffer.buffer(call.encode()))
                .compose(answer -> answer.expecting("window", 200))
                .compose(answer -> OrderPlacing.json("window", answer).getBoolean("ok", false)
                        ? Future.succeededFuture(merchantUid)
                        : Future.failedFuture(new Fault("window does not open")));
    }

    private Future<Paid> pay(String merchantUid) {
        return http.json(
                        HttpMethod.POST,
                        mock,
                        "/_mock/v1/orders/" + merchantUid + "/approve",
                        Map.of(),
                        Buffer.buffer("{}"))
                .compose(answer -> answer.expecting("payment", 200))
                .map(answer -> paid(merchantUid, OrderPlacing.json("payment", answer)));
    }

    private static Paid paid(String merchantUid, JsonObject answer) {
        JsonObject sheet = answer.getJsonObject("data", new JsonObject());
        if (!"paid".equals(sheet.getString("state"))) {
            throw new Fault("Naver refused the order");
        }
        return new Paid(merchantUid, sheet.getString("imp_uid", ""), sheet.getLong("pay_amount", -1L));
    }

    private <T> Future<T> timed(String step, Future<T> work) {
        long startedAt = monotonicNanos.getAsLong();
        Latencies latencies = steps.computeIfAbsent(step, first -> new Latencies());
        return work.onSuccess(done -> latencies.record(monotonicNanos.getAsLong() - startedAt));
    }

    /** How long each step took, from its own sending. */
    Map<String, Latencies.Summary> steps() {
        Map<String, Latencies.Summary> summaries = new LinkedHashMap<>();
        steps.forEach((step, latencies) -> summaries.put(step, latencies.summary()));
        return summaries;
    }
}
