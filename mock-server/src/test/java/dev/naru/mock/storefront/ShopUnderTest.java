package dev.naru.mock.storefront;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shop on a free port beside a fake gateway, and a plain HTTP client to talk to it. */
final class ShopUnderTest {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final byte[] SECRET = "naru-test-secret-0123456789".getBytes(StandardCharsets.US_ASCII);

    final Vertx vertx = Vertx.vertx();
    final FakeGateway gateway;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Storefront shop;

    ShopUnderTest() throws Exception {
        gateway = FakeGateway.start(vertx);
        shop = startShop();
        shop.catalogueLoaded().await(5, TimeUnit.SECONDS);
    }

    Storefront shop() {
        return shop;
    }

    void restart() throws Exception {
        shop.close().await(5, TimeUnit.SECONDS);
        shop = startShop();
    }

    StorefrontConfig config() {
        return StorefrontConfig.local()
                .withPort(0)
                .withGatewayApiUrl(gateway.url())
                .withApiKey("test-key")
                .withEventSecret("whsec_" + Base64.getEncoder().encodeToString(SECRET))
                .withMockPublicUrl("http://mock.example:8090");
    }

    Storefront startShop() throws Exception {
        return Storefront.start(vertx, config(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMillis(1))
                .await(5, TimeUnit.SECONDS);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> getFrom(Storefront other, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(other.url() + path)).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> method(String method, String path) throws Exception {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> checkout(String body) throws Exception {
        return post("/api/checkout", body, "content-type", "application/json");
    }

    HttpResponse<String> event(String id, String body) throws Exception {
        return event(id, body, sign(id, body));
    }

    HttpResponse<String> event(String id, String body, String signature) throws Exception {
        return post(
                "/events/naru",
                body,
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(NOW.getEpochSecond()),
                "webhook-signature",
                signature);
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop.url() + path))
                .timeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1);
        return headers.length == 0 ? request : request.headers(headers);
    }

    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String sign(String id, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        byte[] signed = (id + "." + NOW.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    }
}
