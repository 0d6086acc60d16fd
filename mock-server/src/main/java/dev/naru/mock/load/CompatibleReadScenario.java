package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * An old client of Iamport reads payments through the gateway's Iamport-compatible front. The answer must be the payment
 * that was asked for, as the mock has it.
 */
final class CompatibleReadScenario implements Scenario {
    /** So many that equal reads seldom meet: a read that shares another one's question would flatter. */
    private static final int PAYMENTS = 200;

    /** {@code naru_live_} or {@code naru_test_} and a key's id: a key made by the admin API begins with its name. */
    private static final int NAME_LENGTH = 22;

    private static final long AMOUNT = 12_000;

    private final HttpCaller http;
    private final Origin front;
    private final Origin mock;
    private final String apiKey;
    private final RunName run;
    private final MockControl control;
    private final LongSupplier monotonicNanos;
    private final Latencies health = new Latencies();
    private final List<String> impUids = new ArrayList<>();
    private Map<String, String> headers = Map.of();

    CompatibleReadScenario(
            HttpCaller http,
            Origin front,
            Origin mock,
            String apiKey,
            RunName run,
            MockControl control,
            LongSupplier monotonicNanos) {
        this.http = http;
        this.front = front;
        this.mock = mock;
        this.apiKey = apiKey;
        this.run = run;
        this.control = control;
        this.monotonicNanos = monotonicNanos;
    }

    @Override
    public String unit() {
        return "reads";
    }

    @Override
    public Future<Void> prepare() {
        return login().compose(token -> {
            headers = Map.of("Authorization", token);
            return record(0);
        });
    }

    private Future<String> login() {
        boolean isMade = apiKey.matches("naru_(live|test)_[a-z2-7]{12}_.+");
        JsonObject keys = new JsonObject()
                .put("imp_key", isMade ? apiKey.substring(0, NAME_LENGTH) : "environment")
                .put("imp_secret", apiKey);
        return http.json(HttpMethod.POST, front, "/users/getToken", Map.of(), Buffer.buffer(keys.encode()))
                .compose(answer -> answer.status() == 200
                        ? Future.succeededFuture(response("getToken", answer).getString("access_token", ""))
                        : Future.failedFuture(BadInput.of("the gateway answered " + answer.status() + " to getToken at "
                                + front + "; is NARU_API_KEY its key?")));
    }

    private Future<Void> record(int number) {
        if (number == PAYMENTS) {
            return Future.succeededFuture();
        }
        JsonObject payment = new JsonObject()
                .put("merchant_uid", run.order(number))
                .put("amount", AMOUNT)
                .put("pg_provider", "naverpay");
        return http.json(HttpMethod.POST, mock, "/_mock/v1/orders", Map.of(), Buffer.buffer(payment.encode()))
                .compose(answer -> {
                    if (answer.status() / 100 != 2) {
                        return Future.failedFuture(
                                BadInput.of("the mock answered " + answer.status() + " when a payment was recorded"));
                    }
                    impUids.add(OrderPlacing.json("mock", answer)
                            .getJsonObject("data", new JsonObject())
                            .getString("imp_uid", ""));
                    return record(number + 1);
                });
    }

    @Override
    public Future<Void> send(long index) {
        int which = (int) (index % PAYMENTS);
        String impUid = impUids.get(which);
        return http.get(front, "/payments/" + impUid + "?include_sandbox=true", headers)
                .compose(answer -> answer.expecting("read", 200))
                .map(answer -> {
                    JsonObject payment = response("read", answer);
                    if (!impUid.equals(payment.getString("imp_uid"))
                            || !run.order(which).equals(payment.getString("merchant_uid"))
                            || payment.getLong("amount", -1L) != AMOUNT) {
                        throw new Fault("read answered with another payment");
                    }
                    return null;
                });
    }

    private static JsonObject response(String call, HttpCaller.Answer answer) {
        JsonObject envelope = OrderPlacing.json(call, answer);
        JsonObject response = envelope.getJsonObject("response");
        if (envelope.getInteger("code", -1) != 0 || response == null) {
            throw new Fault(call + " answered with code " + envelope.getValue("code"));
        }
        return response;
    }

    @Override
    public void eachSecond() {
        long askedAt = monotonicNanos.getAsLong();
        control.health().onComplete(answer -> health.record(monotonicNanos.getAsLong() - askedAt));
    }

    @Override
    public Future<Aftermath> finish(Progress progress) {
        return control.dropped()
                .map(dropped -> new Aftermath(Map.of(), Map.of(), List.of(), new MockState(health.summary(), dropped)));
    }
}
