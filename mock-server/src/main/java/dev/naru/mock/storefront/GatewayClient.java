package dev.naru.mock.storefront;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.uritemplate.ExpandOptions;
import io.vertx.uritemplate.UriTemplate;
import io.vertx.uritemplate.Variables;
import java.time.Duration;

/**
 * The four calls the shop makes to the gateway's {@code /v1}. A future fails only when no answer came at all; a refusal
 * is an answer.
 */
final class GatewayClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_CONNECTIONS = 8;
    private static final int MAX_WAITING = 64;
    private static final UriTemplate PRODUCT = UriTemplate.of("/v1/products/{id}");
    private static final UriTemplate ORDER = UriTemplate.of("/v1/orders/{id}");

    private final WebClient web;
    private final String baseUrl;
    private final String authorization;

    GatewayClient(Vertx vertx, StorefrontConfig config) {
        WebClientOptions options = new WebClientOptions().setUserAgent("naru-demo-shop");
        options.setFollowRedirects(false);
        options.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        options.setIdleTimeout((int) ANSWER_TIMEOUT.toSeconds() * 2);
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS).setMaxWaitQueueSize(MAX_WAITING);
        this.web = WebClient.create(vertx, options, pool);
        this.baseUrl = config.gatewayApiUrl();
        this.authorization = "Bearer " + config.apiKey();
    }

    Future<GatewayAnswer> product(String id) {
        return request(HttpMethod.GET, path(PRODUCT, id)).send().map(GatewayClient::answer);
    }

    Future<GatewayAnswer> putProduct(String id, JsonObject product) {
        return request(HttpMethod.PUT, path(PRODUCT, id))
                .sendJsonObject(product)
                .map(GatewayClient::answer);
    }

    /** Not repeated by itself: a second call would be a second order. */
    Future<GatewayAnswer> createOrder(JsonObject order) {
        return request(HttpMethod.POST, "/v1/orders").sendJsonObject(order).map(GatewayClient::answer);
    }

    Future<GatewayAnswer> order(String merchantUid) {
        return request(HttpMethod.GET, path(ORDER, merchantUid)).send().map(GatewayClient::answer);
    }

    void close() {
        web.close();
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path) {
        return web.requestAbs(method, baseUrl + path)
                .putHeader(HttpHeaders.AUTHORIZATION.toString(), authorization)
                .putHeader(HttpHeaders.ACCEPT.toString(), "application/json, application/problem+json")
                .timeout(ANSWER_TIMEOUT.toMillis());
    }

    private static String path(UriTemplate template, String id) {
        return template.expandToString(Variables.variables().set("id", id), new ExpandOptions());
    }

    private static GatewayAnswer answer(HttpResponse<Buffer> response) {
        Buffer body = response.bodyAsBuffer();
        String contentType = response.getHeader(HttpHeaders.CONTENT_TYPE.toString());
        return new GatewayAnswer(
                response.statusCode(),
                contentType == null ? "application/octet-stream" : contentType,
                body == null ? Buffer.buffer() : body);
    }
}
