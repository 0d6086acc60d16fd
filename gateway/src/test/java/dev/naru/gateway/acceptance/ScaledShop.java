package dev.naru.gateway.acceptance;

import static dev.naru.gateway.testing.Await.await;

import dev.naru.gateway.orders.PaymentTypeSamples;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.testing.GatewayFixture;
import dev.naru.mock.MockServer;
import dev.naru.mock.MockServerConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A shop whose three gateways are JVMs of their own on one database, the mock behind them. Nothing but notifications and
 * the shop's own requests makes a gateway look: no poll and no sweep finds what they lost.
 */
final class ScaledShop implements AutoCloseable {
    /** For whatever has to happen; work a killed process sent without a trace is repeated after two minutes. */
    static final Duration DEADLINE = Duration.ofMinutes(4);

    static final Duration LEASE = Duration.ofSeconds(3);

    private static final String NEVER = "P1D";
    private static final Duration ONE_ANSWER = Duration.ofSeconds(40);

    /** A gateway and what stands between it and Iamport. */
    record Member(GatewayJvm jvm, HoldingIamport iamport) {}

    /** What the shop's handler got. */
    record Received(String id, JsonObject body) {
        String merchantUid() {
            return body.getJsonObject("data").getString("merchant_uid");
        }

        long seq() {
            return body.getJsonObject("data").getLong("seq");
        }

        String type() {
            return body.getString("type");
        }
    }

    private final Vertx vertx;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer receiver;
    private final MockServer mock;
    private final EdgeBalancer edge;
    private final List<Member> all = new ArrayList<>();
    private final List<Member> serving = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    ScaledShop(Vertx vertx, DatabaseAddress address, int gateways) {
        this.vertx = vertx;
        this.receiver = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new Received(request.getHeader("webhook-id"), body.toJsonObject()));
                    request.response().end();
                }));
        await(receiver.listen(0, "127.0.0.1"));
        this.edge = new EdgeBalancer(vertx);
        this.mock = await(MockServer.start(
                vertx,
                MockServerConfig.fromEnvironment(Map.of(
                        "NARU_MOCK_PORT",
                        "0",
                        "NARU_IMP_KEY",
                        GatewayFixture.IMP_KEY,
                        "NARU_IMP_SECRET",
                        GatewayFixture.IMP_SECRET,
                        "NARU_MOCK_WEBHOOK_URL",
                        edge.url() + "/webhooks/iamport"))));
        try {
            for (int i = 0; i < gateways; i++) {
                HoldingIamport iamport = new HoldingIamport(vertx, mock.url());
                Member member = new Member(GatewayJvm.start(settings(address, iamport)), iamport);
                all.add(member);
                // One after the other: a start has a deadline, and three at once are slow.
                member.jvm().awaitReady();
            }
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
        all.forEach(this::serves);
        mock("POST", "/_mock/v1/billing-keys", "{\"customer_uid\":\"gildong\"}");
    }

    private Map<String, String> settings(DatabaseAddress address, HoldingIamport iamport) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "NARU_EDGE_PORT", "0",
                "NARU_API_PORT", "0",
                "NARU_OPS_PORT", "0",
                "NARU_EVENT_LOOPS", "1",
                "NARU_API_KEY", GatewayFixture.API_KEY,
                "NARU_SEALING_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "NARU_DB_POOL_SIZE", "5",
                "NARU_TAKEOVER", LEASE.toString(),
                "NARU_POLL_PLAN", NEVER,
                "NARU_SWEEP_INTERVAL", NEVER));
        settings.put(
                "NARU_DB_URL",
                "postgresql://" + address.user() + ":" + address.password().reveal() + "@" + address.host() + ":"
                        + address.port() + "/" + address.database());
        settings.put("NARU_IAMPORT_URL", iamport.url());
        settings.put("NARU_IMP_KEY", GatewayFixture.IMP_KEY);
        settings.put("NARU_IMP_SECRET", GatewayFixture.IMP_SECRET);
        settings.put("NARU_INCLUDE_SANDBOX", "true");
        settings.put("NARU_PUBLIC_EDGE_URL", edge.url());
        settings.put("NARU_EVENT_URL", "http://127.0.0.1:" + receiver.actualPort() + "/events");
        settings.put("NARU_EVENT_SECRET", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        // A statement that waits for locks of a stopped process is given up, and the locks go after ten times as long.
        settings.put("NARU_DB_DEADLINE", "PT4S");
        return settings;
    }

    Member member(int number) {
        return all.get(number);
    }

    /** The balancers send it requests. */
    void serves(Member member) {
        serving.add(member);
        edge.add(member.jvm().edgeUrl());
    }

    /** Its health check has failed. */
    void serveWithout(Member member) {
        serving.remove(member);
        edge.remove(member.jvm().edgeUrl());
    }

    Member next() {
        Object[] now = serving.toArray();
        return (Member) now[Math.floorMod(turn.getAndIncrement(), now.length)];
    }

    List<Received> received(String merchantUid) {
        return received.stream()
                .filter(event -> merchantUid.equals(event.merchantUid()))
                .toList();
    }

    /** A buyer pays by Naver's window; Iamport notifies. */
    void pays(String merchantUid) {
        JsonObject requestPay = asks(
                        next(),
                        "/v1/orders",
                        PaymentTypeSamples.body(merchantUid).encode(),
                        merchantUid)
                .getJsonObject("request_pay");
        JsonObject call = new JsonObject()
                .put("user_code", "imp00000000")
                .put("params", requestPay)
                .put("page", new JsonObject().put("mobile", false).put("url", "http://shop.example/"));
        JsonObject opened = mock("POST", "/_mock/sdk/request-pay", call.encode());
        if (!opened.getBoolean("ok")) {
            throw new AssertionError("the window does not open: " + opened.encode());
        }
        mock("POST", "/_mock/v1/orders/" + merchantUid + "/approve", "{}");
    }

    /** The shop charges a key, by way of this gateway while it answers. */
    JsonObject charges(Member first, String merchantUid) {
        String body = new JsonObject()
                .put("merchant_uid", merchantUid)
                .put("customer_uid", "gildong")
                .put("amount", 9_900)
                .put("name", "정기구독")
                .put("buyer", new JsonObject().put("name", "구매자").put("tel", "010-1234-5678"))
                .encode();
        return asks(first, "/v1/charges", body, merchantUid);
    }

    /** The shop gives everything back, by way of this gateway while it answers. */
    JsonObject cancels(Member first, String merchantUid) {
        String body = "{\"reason\":\"마음이 바뀜\",\"requester\":\"customer\"}";
        return asks(first, "/v1/orders/" + merchantUid + "/cancel", body, "cancel-" + merchantUid);
    }

    /** Asks until there is an outcome, one gateway after the other, with one key: as a careful shop does. */
    private JsonObject asks(Member first, String path, String body, String key) {
        Member now = first;
        long end = System.nanoTime() + DEADLINE.toNanos();
        String last = "no answer";
        while (System.nanoTime() - end < 0) {
            try {
                HttpResponse<String> answer = send("POST", now.jvm().apiUrl() + path, body, key);
                last = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() == 200 || answer.statusCode() == 201) {
                    return new JsonObject(answer.body());
                }
                boolean later = answer.statusCode() == 202
                        || answer.statusCode() == 503
                        || answer.body().contains("request_in_flight");
                if (!later) {
                    throw new AssertionError(path + " of " + key + ": " + last);
                }
            } catch (IOException noAnswer) {
                last = noAnswer.toString();
            }
            pause();
            now = next();
        }
        throw new AssertionError(path + " of " + key + " had no outcome within " + DEADLINE + ": " + last);
    }

    JsonObject order(String merchantUid) {
        try {
            HttpResponse<String> answer = send("GET", next().jvm().apiUrl() + "/v1/orders/" + merchantUid, "", "");
            return new JsonObject(answer.body());
        } catch (IOException busy) {
            return new JsonObject();
        }
    }

    /** Every payment that Iamport has under this number. */
    List<JsonObject> payments(String merchantUid) {
        JsonArray found =
                mock("GET", "/_mock/v1/orders?where=" + merchantUid, "").getJsonArray("data");
        return found.stream()
                .map(JsonObject.class::cast)
                .filter(one -> merchantUid.equals(one.getString("merchant_uid")))
                .toList();
    }

    /** Every cancel that Iamport did, in won. */
    List<Long> cancelled(String merchantUid) {
        JsonObject order = mock("GET", "/_mock/v1/orders/" + merchantUid, "").getJsonObject("data");
        return order.getJsonObject("payment").getJsonArray("cancel_history").stream()
                .map(JsonObject.class::cast)
                .map(cancel -> cancel.getLong("amount"))
                .toList();
    }

    private JsonObject mock(String method, String path, String body) {
        try {
            HttpResponse<String> answer = send(method, mock.url() + path, body, "");
            if (answer.statusCode() >= 300) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException(path, failure);
        }
    }

    private HttpResponse<String> send(String method, String url, String body, String key) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(ONE_ANSWER)
                .header("Authorization", "Bearer " + GatewayFixture.API_KEY)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(url, stopped);
        }
    }

    /** Waits for a condition, asking again and again. */
    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not happen within " + DEADLINE + ": " + what);
            }
            pause();
        }
    }

    private void pause() {
        await(vertx.timer(100, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        all.forEach(member -> member.jvm().close());
        all.forEach(member -> member.iamport().close());
        edge.close();
        await(mock.close());
        await(receiver.close());
    }
}
