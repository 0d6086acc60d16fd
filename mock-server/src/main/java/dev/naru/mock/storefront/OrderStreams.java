package dev.naru.mock.storefront;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order pages that are open now, each listening to one order by server-sent events. */
final class OrderStreams {
    private final int maxStreams;
    private final Map<String, List<Stream>> byOrder = new HashMap<>();
    private int open;

    OrderStreams(int maxStreams) {
        this.maxStreams = maxStreams;
    }

    boolean full() {
        return open >= maxStreams;
    }

    /** Starts a stream with what is known now. It ends when the page goes away. */
    void open(String merchantUid, HttpServerResponse response, JsonObject first) {
        Stream stream = new Stream(response);
        byOrder.computeIfAbsent(merchantUid, uid -> new ArrayList<>()).add(stream);
        open++;
        response.closeHandler(gone -> forget(merchantUid, stream));
        response.exceptionHandler(broken -> forget(merchantUid, stream));
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .write("retry: 2000\n\n");
        stream.send(first);
    }

    void push(String merchantUid, JsonObject news) {
        List.copyOf(byOrder.getOrDefault(merchantUid, List.of())).forEach(stream -> stream.send(news));
    }

    /** Keeps idle streams from being closed by whatever stands between. */
    void ping() {
        byOrder.values().forEach(streams -> List.copyOf(streams).forEach(Stream::ping));
    }

    private void forget(String merchantUid, Stream stream) {
        List<Stream> streams = byOrder.getOrDefault(merchantUid, List.of());
        if (streams.contains(stream)) {
            streams.remove(stream);
            open--;
        }
        if (streams.isEmpty()) {
            byOrder.remove(merchantUid);
        }
    }

    private static final class Stream {
        private final HttpServerResponse response;
        private @Nullable JsonObject latest;

        Stream(HttpServerResponse response) {
            this.response = response;
        }

        // A page that reads slowly gets the newest state once it has caught up, not every state in between.
        void send(JsonObject news) {
            if (response.ended() || response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                latest = news;
                response.drainHandler(drained -> sendLatest());
                return;
            }
            latest = null;
            response.write("event: order\ndata: " + news.encode() + "\n\n");
        }

        private void sendLatest() {
            JsonObject waiting = latest;
            if (waiting != null) {
                send(waiting);
            }
        }

        void ping() {
            if (!response.ended() && !response.closed() && !response.writeQueueFull()) {
                response.write(":\n\n");
            }
        }
    }
}
