package dev.naru.mock.load;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * Iamport's notifications, each of a payment nobody has heard of, so that each is stored and asks for a look of its own.
 * The gateway answers 200 after its commit only, so 200 is what makes an answer right.
 */
final class WebhookIntakeScenario implements Scenario {
    private final HttpCaller http;
    private final Origin edge;
    private final String path;
    private final RunName run;

    /**
     * Prepares a run.
     *
     * @param token last path segment that the gateway wants, or empty
     */
    WebhookIntakeScenario(HttpCaller http, Origin edge, String token, RunName run) {
        this.http = http;
        this.edge = edge;
        this.path = "/webhooks/iamport" + (token.isEmpty() ? "" : "/" + token);
        this.run = run;
    }

    @Override
    public String unit() {
        return "notifications";
    }

    @Override
    public Future<Void> prepare() {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> send(long index) {
        String order = run.order(index);
        Buffer body = Buffer.buffer(
                "{\"imp_uid\":\"imp_" + order + "\",\"merchant_uid\":\"" + order + "\",\"status\":\"paid\"}");
        return http.json(HttpMethod.POST, edge, path, Map.of(), body)
                .compose(answer -> answer.expecting("notification", 200))
                .mapEmpty();
    }
}
