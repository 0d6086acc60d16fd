package dev.naru.mock.load;

import io.vertx.core.Future;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * Sends what is due. A request that finds no free connection is not left out: it goes as soon as one is free and its
 * latency counts from the moment it was due. Nothing is queued for that; the backlog is the distance between two numbers.
 * Event loop only.
 */
final class Pacer {
    private final Schedule schedule;
    private final int maxUnderWay;
    private final long patienceNanos;
    private final LongSupplier monotonicNanos;
    private final LongFunction<Future<Void>> sender;
    private final Recorder recorder;
    private final long startedAt;

    private long next;
    private int underWay;
    private boolean sending;
    private boolean gaveUp;
    private long allTakenAt = Long.MIN_VALUE;

    /**
     * Starts the clock of the schedule.
     *
     * @param maxUnderWay requests that may be without an answer at a time, 1 or more
     * @param patienceNanos how long after the last due moment a backlog is still sent
     * @param sender sends a request; its future fails with what was wrong
     */
    Pacer(
            Schedule schedule,
            int maxUnderWay,
            long patienceNanos,
            LongSupplier monotonicNanos,
            LongFunction<Future<Void>> sender,
            Recorder recorder) {
        this.schedule = schedule;
        this.maxUnderWay = maxUnderWay;
        this.patienceNanos = patienceNanos;
        this.monotonicNanos = monotonicNanos;
        this.sender = sender;
        this.recorder = recorder;
        this.startedAt = monotonicNanos.getAsLong();
    }

    /** Nanoseconds since the start. */
    long now() {
        return monotonicNanos.getAsLong() - startedAt;
    }

    /** Sends everything that is due and may go. To be called as often as latencies shall be exact. */
    void tick() {
        if (sending) {
            return;
        }
        sending = true;
        long now = now();
        skipWhatIsLeftOfTheWarmUp(now);
        while (isDue(now) && underWay < maxUnderWay && !gaveUp) {
            send(next++, now);
            now = now();
        }
        if (isDue(now) && underWay >= maxUnderWay) {
            allTakenAt = now;
        }
        sending = false;
        if (!gaveUp && now > schedule.endNanos() + patienceNanos) {
            gaveUp = true;
            recorder.neverSent(next);
        }
    }

    /** A backlog of requests that nobody measures would only delay those that are. */
    private void skipWhatIsLeftOfTheWarmUp(long now) {
        if (next < schedule.warmupCount() && now >= schedule.measuredFromNanos()) {
            recorder.skipped(schedule.warmupCount() - next);
            next = schedule.warmupCount();
        }
    }

    private boolean isDue(long now) {
        return next < schedule.count() && schedule.dueNanos(next) <= now;
    }

    private void send(long index, long now) {
        long due = schedule.dueNanos(index);
        underWay++;
        recorder.sent(index, due, now, allTakenAt >= due);
        sender.apply(index)
                .onComplete(
                        done -> {
                            underWay--;
                            recorder.right(index, due, now, now());
                            tick();
                        },
                        failure -> {
                            underWay--;
                            recorder.wrong(index, now(), Fault.kindOf(failure));
                            tick();
                        });
    }

    /** Requests sent that have no answer yet. */
    int underWay() {
        return underWay;
    }

    /** Requests that are due and not sent. */
    long backlog() {
        long now = now();
        long due = next;
        long later = schedule.count();
        // Due moments rise with the index, so the first one that lies ahead is found by halving.
        while (due < later) {
            long middle = (due + later) >>> 1;
            if (schedule.dueNanos(middle) <= now) {
                due = middle + 1;
            } else {
                later = middle;
            }
        }
        return due - next;
    }

    boolean isDone() {
        return (gaveUp || next == schedule.count()) && underWay == 0;
    }
}
