package dev.naru.gateway.products.check;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Product checks of one event loop, answered in batches, one batch at a time: whatever arrives while a batch is under way
 * waits for the next, whose statement starts later than it arrived. All calls on that event loop.
 */
final class CheckBatches {
    private static final Logger log = LoggerFactory.getLogger(CheckBatches.class);

    /** Each waits with a few kilobytes; past this many a quick 503 is the kinder answer. */
    static final int MAX_WAITING = 4_096;

    /** Bounds what one batch can load. */
    private static final int MAX_ASKS = 1_000;

    private static final long TICK_MS = 50;
    private static final long PAUSE_AFTER_FAILURE_MS = 50;

    private final Vertx vertx;
    private final Context context;
    private final FreshCatalogue catalogue;
    private final int deadlineTicks;
    private final ArrayDeque<PendingCheck> waiting = new ArrayDeque<>();
    private List<PendingCheck> underWay = List.of();
    private boolean scheduled;
    private boolean ticking;
    private int tick;

    /**
     * Starts nothing before the first check.
     *
     * @param context of the event loop it lives on
     * @param deadlineMs how long a check waits before it is refused; 50 or more
     */
    CheckBatches(Vertx vertx, Context context, FreshCatalogue catalogue, long deadlineMs) {
        this.vertx = vertx;
        this.context = context;
        this.catalogue = catalogue;
        // A check arrives up to one tick before the next one is counted.
        this.deadlineTicks = (int) Math.max(1, deadlineMs / TICK_MS - 1);
    }

    /** Now, as {@link PendingCheck} wants to know it. */
    int tick() {
        return tick;
    }

    /** Takes a check; ends it at once when too many wait. */
    void submit(PendingCheck check) {
        if (waiting.size() >= MAX_WAITING) {
            check.tooMany();
            return;
        }
        waiting.add(check);
        startTicking();
        if (!scheduled && underWay.isEmpty()) {
            // At the end of this turn of the event loop, so that all checks the turn reads share one statement.
            scheduled = true;
            context.runOnContext(endOfTurn -> start());
        }
    }

    private void start() {
        scheduled = false;
        if (waiting.isEmpty()) {
            return;
        }
        List<PendingCheck> batch = nextBatch();
        underWay = batch;
        catalogue.find(batch).onComplete(found -> succeeded(batch), failure -> failed(batch, failure));
    }

    private List<PendingCheck> nextBatch() {
        List<PendingCheck> batch = new ArrayList<>(waiting.size());
        int asks = 0;
        PendingCheck next = waiting.peek();
        while (next != null) {
            asks += next.size();
            if (asks > MAX_ASKS && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.remove());
            next = waiting.peek();
        }
        return batch;
    }

    private void succeeded(List<PendingCheck> batch) {
        if (batch != underWay) {
            return;
        }
        underWay = List.of();
        // The next statement is on its way while these answers are written.
        start();
        batch.forEach(PendingCheck::answer);
    }

    private void failed(List<PendingCheck> batch, Throwable failure) {
        if (batch != underWay) {
            return;
        }
        underWay = List.of();
        log.warn("{} product checks refused: {}", batch.size(), failure.toString());
        batch.forEach(PendingCheck::unavailable);
        // Without a pause a database that refuses connections would be asked as fast as the loop turns.
        scheduled = true;
        vertx.setTimer(PAUSE_AFTER_FAILURE_MS, paused -> start());
    }

    private void startTicking() {
        if (!ticking) {
            ticking = true;
            vertx.setPeriodic(TICK_MS, this::onTick);
        }
    }

    private void onTick(long timer) {
        tick++;
        if (!underWay.isEmpty() && isLate(underWay.get(0))) {
            giveUp();
        }
        PendingCheck oldest = waiting.peek();
        while (oldest != null && isLate(oldest)) {
            waiting.remove().unavailable();
            oldest = waiting.peek();
        }
        if (underWay.isEmpty() && waiting.isEmpty()) {
            ticking = false;
            vertx.cancelTimer(timer);
        }
    }

    private boolean isLate(PendingCheck check) {
        return tick - check.arrivedAt() >= deadlineTicks;
    }

    /** PostgreSQL has not answered for as long as anyone may wait: the connection is worth nothing any more. */
    private void giveUp() {
        List<PendingCheck> late = underWay;
        underWay = List.of();
        log.warn("{} product checks refused: no answer from the database in time", late.size());
        catalogue.abandon();
        late.forEach(PendingCheck::unavailable);
        start();
    }
}
