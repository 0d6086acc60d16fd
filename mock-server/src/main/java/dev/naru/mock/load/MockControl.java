package dev.naru.mock.load;

import dev.naru.mock.http.BadInput;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/** The calls of the mock's control API that a run needs. */
final class MockControl {
    private static final String POLLING_BATCH = "polling batch";

    private final HttpCaller http;
    private final Origin mock;

    MockControl(HttpCaller http, Origin mock) {
        this.http = http;
        this.mock = mock;
    }

    /** The identification code that a page gives to {@code IMP.init}. */
    Future<String> userCode() {
        return get("/_mock/v1/info").map(info -> info.getString("user_code", ""));
    }

    /** Records that the mock has forgotten for want of room. */
    Future<Long> dropped() {
        return get("/_mock/v1/info")
                .map(info -> info.getJsonObject("retention", new JsonObject()).stream()
                        .filter(kind -> kind.getKey().equals("payments")
                                || kind.getKey().equals("webhooks"))
                        .mapToLong(kind -> ((JsonObject) kind.getValue()).getLong("dropped", 0L))
                        .sum());
    }

    Future<Void> health() {
        return get("/_mock/v1/health").mapEmpty();
    }

    /** How the mock's time moves, as {@link #setClock} takes it. */
    Future<JsonObject> clock() {
        return get("/_mock/v1/clock").map(clock -> {
            JsonObject mode = new JsonObject().put("mode", clock.getString("mode"));
            return "scaled".equals(clock.getString("mode")) ? mode.put("rate", clock.getValue("rate")) : mode;
        });
    }

    Future<Void> setClock(JsonObject mode) {
        return send(HttpMethod.PUT, "/_mock/v1/clock", mode).mapEmpty();
    }

    /**
     * Moves a clock that stands still to just before the next batch. The batch itself is left to a clock that runs: while
     * time is moved by hand the mock sends one notification after the other, and that is no herd.
     */
    Future<Void> moveBeforeTheBatch() {
        return get("/_mock/v1/clock")
                .compose(clock -> batch().compose(batch -> {
                    Instant before = batch.minusMillis(1);
                    return before.isAfter(Instant.parse(clock.getString("now")))
                            ? send(
                                            HttpMethod.POST,
                                            "/_mock/v1/clock/advance",
                                            new JsonObject().put("to", before.toString()))
                                    .mapEmpty()
                            : Future.succeededFuture();
                }));
    }

    private Future<Instant> batch() {
        String path = "/_mock/v1/clock/upcoming?limit=1000";
        return http.get(mock, path, Map.of())
                .map(answer -> checked(path, answer).getJsonArray("data", new JsonArray()).stream()
                        .map(JsonObject.class::cast)
                        .filter(event -> POLLING_BATCH.equals(event.getString("what")))
                        .map(event -> Instant.parse(event.getString("at")))
                        .findFirst()
                        .orElseThrow(() -> BadInput.of("the mock plans no batch, so nothing can turn paid")));
    }

    private Future<JsonObject> get(String path) {
        return http.get(mock, path, Map.of()).map(answer -> data(path, answer));
    }

    private Future<JsonObject> send(HttpMethod method, String path, JsonObject body) {
        return http.json(method, mock, path, Map.of(), Buffer.buffer(body.encode()))
                .map(answer -> data(path, answer));
    }

    private JsonObject data(String path, HttpCaller.Answer answer) {
        return checked(path, answer).getJsonObject("data", new JsonObject());
    }

    private JsonObject checked(String path, HttpCaller.Answer answer) {
        if (answer.status() != 200) {
            throw BadInput.of("the mock answered " + answer.status() + " to " + mock + path);
        }
        return OrderPlacing.json("mock", answer);
    }
}
