package dev.naru.mock.control;

import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.MethodTable;
import dev.naru.mock.journal.Entry;
import dev.naru.mock.journal.Journal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Every journal entry as a server-sent event. A reader that was away resumes after its {@code Last-Event-ID}; one that is
 * slow is sent nothing more until it has read, and misses nothing as long as the journal keeps it.
 */
final class EventStream {
    private static final long COMMENT_EVERY_MS = 15_000;
    private static final int MAX_READERS = 100;
    private static final int AT_ONCE = 200;

    private final Vertx vertx;
    private final Selected selected;
    private int readers;

    EventStream(Vertx vertx, Selected selected) {
        this.vertx = vertx;
        this.selected = selected;
    }

    void mount(Router router) {
        MethodTable.get(router, "/_mock/v1/events", this::open);
    }

    private void open(RoutingContext ctx) {
        if (readers >= MAX_READERS) {
            throw new BadInput(429, "too_many_readers", "more than " + MAX_READERS + " readers of events", "");
        }
        Journal journal = selected.space(ctx).journal();
        Reader reader = new Reader(journal, ctx.response(), resumeAfter(ctx, journal));
        readers++;
        Runnable unlisten = journal.listen(reader::send);
        long comments = vertx.setPeriodic(COMMENT_EVERY_MS, tick -> reader.comment());
        ctx.response().closeHandler(closed -> {
            readers--;
            unlisten.run();
            vertx.cancelTimer(comments);
        });
        reader.begin();
    }

    private static long resumeAfter(RoutingContext ctx, Journal journal) {
        String last = ctx.request().getHeader("Last-Event-ID");
        String after = last == null ? Selected.query(ctx).first("after") : last;
        boolean known = after != null && after.matches("[0-9]{1,18}");
        return known ? Math.min(Long.parseLong(String.valueOf(after)), journal.lastId()) : journal.lastId();
    }

    private static final class Reader {
        private final Journal journal;
        private final HttpServerResponse response;
        private long sent;

        Reader(Journal journal, HttpServerResponse response, long sent) {
            this.journal = journal;
            this.response = response;
            this.sent = sent;
        }

        void begin() {
            response.setChunked(true)
                    .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Accel-Buffering", "no");
            response.drainHandler(drained -> send());
            response.write("retry: 2000\n\n");
            send();
        }

        void send() {
            List<Entry> next = journal.after(sent, AT_ONCE);
            while (!next.isEmpty() && !response.closed() && !response.writeQueueFull()) {
                for (Entry entry : next) {
                    response.write("id: " + entry.id() + "\ndata: " + EntryJson.of(entry) + "\n\n");
                    sent = entry.id();
                }
                next = journal.after(sent, AT_ONCE);
            }
        }

        void comment() {
            if (!response.closed() && !response.writeQueueFull()) {
                response.write(": still here\n\n");
            }
        }
    }
}
