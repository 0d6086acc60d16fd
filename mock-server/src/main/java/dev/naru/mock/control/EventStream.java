package dev.naru.mock.control;

import dev.naru.mock.journal.Entry;
import dev.naru.mock.journal.Journal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/**
 * One browser that follows a journal. A slow reader holds no queue here: what it has not taken stays in the journal, and
 * is sent when the connection drains or, when it was evicted meanwhile, never.
 */
final class EventStream {
    private static final long HEARTBEAT_MS = 15_000;
    private static final int CHUNK = 200;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Journal journal;
    private long sent;
    private boolean ended;

    EventStream(Vertx vertx, HttpServerResponse response, Journal journal) {
        this.vertx = vertx;
        this.response = response;
        this.journal = journal;
    }

    void start(long after) {
        sent = after;
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store");
        response.write("retry: 2000\n\n");
        Runnable stopListening = journal.listen(this::flush);
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MS, tick -> response.write(": still here\n\n"));
        response.drainHandler(drained -> flush());
        response.closeHandler(closed -> {
            ended = true;
            stopListening.run();
            vertx.cancelTimer(heartbeat);
        });
        flush();
    }

    private void flush() {
        while (!ended && !response.writeQueueFull()) {
            List<Entry> next = journal.after(sent, CHUNK);
            if (next.isEmpty()) {
                return;
            }
            for (Entry entry : next) {
                sent = entry.id();
                response.write("id: " + entry.id() + "\ndata: " + EntryJson.of(entry) + "\n\n");
            }
        }
    }
}
