package dev.naru.mock.clock;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of one merchant space, and its calendar. Time only moves forward. While time runs by itself, due events start
 * in order and do not wait for each other; a frozen clock still runs what is due already. While it is advanced by hand, each event and everything it sent out finishes
 * before the next one starts, so that the order is the same in every run. Event loop only.
 */
public final class VirtualClock implements InstantSource {
    private static final Logger log = LoggerFactory.getLogger(VirtualClock.class);

    /** Longest real wait between two looks at the calendar; keeps a slowly scaled clock from overflowing a timer. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final WallTime wall;
    private final PriorityQueue<DueEvent> calendar = new PriorityQueue<>(DueEvent.BY_TIME_AND_SEQUENCE);
    private final List<Promise<Void>> waitingForQuiet = new ArrayList<>();
    private ClockMode mode;
    private Instant anchor;
    private Instant anchoredAt;
    private long sequence;
    private int underWay;
    private boolean stepping;
    private boolean closed;
    private Future<Void> lastStep = Future.succeededFuture();
    private @Nullable Runnable alarm;
    private Instant armedFor = Instant.MAX;

    /**
     * Starts a clock.
     *
     * @param start its first instant, or null for the wall clock's now
     */
    public VirtualClock(WallTime wall, ClockMode mode, @Nullable Instant start) {
        this.wall = wall;
        this.mode = mode;
        this.anchoredAt = wall.now();
        this.anchor = start == null ? anchoredAt : start;
    }

    @Override
    public Instant instant() {
        if (stepping || !mode.runs()) {
            return anchor;
        }
        Duration real = Duration.between(anchoredAt, wall.now());
        return real.isNegative() ? anchor : anchor.plus(scaled(real));
    }

    public ClockMode mode() {
        return mode;
    }

    /**
     * Plans an event. One that lies in the past happens as soon as time is looked at again.
     *
     * @param what a few words for people
     * @param action starts it; its future completes when everything it sent out has been answered
     */
    public DueEvent at(Instant when, String what, Supplier<Future<?>> action) {
        DueEvent event = new DueEvent(when, sequence++, what, action);
        calendar.add(event);
        rearm();
        return event;
    }

    /** Plans an event for now, after those already due. */
    public DueEvent soon(String what, Supplier<Future<?>> action) {
        return at(instant(), what, action);
    }

    /** Takes an event back. One that has happened already stays as it is. */
    public void cancel(DueEvent event) {
        event.cancel();
        calendar.remove(event);
    }

    /** Events to come, the next one first, at most {@code limit}. */
    public List<DueEvent> upcoming(int limit) {
        return calendar.stream()
                .filter(event -> !event.cancelled())
                .sorted(DueEvent.BY_TIME_AND_SEQUENCE)
                .limit(limit)
                .toList();
    }

    /** Makes {@link #advanceTo} wait for {@code work}: an outbound call that a request started. */
    public <T> Future<T> track(Future<T> work) {
        if (work.isComplete()) {
            return work;
        }
        underWay++;
        return work.onComplete(done -> {
            underWay--;
            if (underWay == 0) {
                List<Promise<Void>> waiting = List.copyOf(waitingForQuiet);
                waitingForQuiet.clear();
                waiting.forEach(Promise::complete);
            }
        });
    }

    /** Moves time forward by {@code duration}; see {@link #advanceTo}. */
    public Future<Void> advanceBy(Duration duration) {
        return queueStep(() -> instant().plus(duration));
    }

    /**
     * Moves time forward, running everything that falls due on the way in (time, sequence) order. Completes when the
     * last event and every call it sent out has ended. A target in the past only waits for calls under way.
     */
    public Future<Void> advanceTo(Instant target) {
        return queueStep(() -> target);
    }

    /** Jumps to the next event and runs everything planned for that instant; completes at once when nothing is planned. */
    public Future<Void> advanceToNext() {
        return queueStep(() -> {
            DueEvent next = peek();
            return next == null ? instant() : next.at();
        });
    }

    /** Changes the way time moves; virtual time goes on from where it is. */
    public void setMode(ClockMode newMode) {
        anchor = instant();
        anchoredAt = wall.now();
        mode = newMode;
        disarm();
        rearm();
    }

    /** Forgets everything planned and stands still for good. */
    public void close() {
        anchor = instant();
        mode = ClockMode.frozen();
        closed = true;
        calendar.clear();
        disarm();
    }

    private Future<Void> queueStep(Supplier<Instant> target) {
        Future<Void> step = lastStep.transform(before -> beginStep(target.get()));
        lastStep = step;
        return step;
    }

    private Future<Void> beginStep(Instant target) {
        anchor = instant();
        stepping = true;
        disarm();
        Promise<Void> done = Promise.promise();
        quiet().onComplete(calm -> step(target, done));
        return done.future().onComplete(end -> {
            anchor = target.isAfter(anchor) ? target : anchor;
            anchoredAt = wall.now();
            stepping = false;
            rearm();
        });
    }

    private void step(Instant target, Promise<Void> done) {
        for (DueEvent event = pollDue(target); event != null; event = pollDue(target)) {
            anchor = event.at().isAfter(anchor) ? event.at() : anchor;
            Future<?> work = start(event);
            if (!work.isComplete() || underWay > 0) {
                work.onComplete(end -> quiet().onComplete(calm -> wall.soon(() -> step(target, done))));
                return;
            }
        }
        done.complete();
    }

    private Future<Void> quiet() {
        if (underWay == 0) {
            return Future.succeededFuture();
        }
        Promise<Void> calm = Promise.promise();
        waitingForQuiet.add(calm);
        return calm.future();
    }

    private @Nullable DueEvent pollDue(Instant until) {
        DueEvent next = peek();
        return next == null || next.at().isAfter(until) ? null : calendar.remove();
    }

    private @Nullable DueEvent peek() {
        DueEvent next = calendar.peek();
        while (next != null && next.cancelled()) {
            calendar.remove();
            next = calendar.peek();
        }
        return next;
    }

    private Future<?> start(DueEvent event) {
        return event.run().onFailure(bug -> log.error("due event failed: {}", event.what(), bug));
    }

    private void rearm() {
        DueEvent next = stepping || closed ? null : peek();
        if (next == null || (alarm != null && !next.at().isBefore(armedFor))) {
            return;
        }
        disarm();
        armedFor = next.at();
        boolean due = !mode.runs() && !next.at().isAfter(anchor);
        if (mode.runs() || due) {
            alarm = wall.after(due ? Duration.ofMillis(1) : realDelayTo(next.at()), this::ring);
        } else if (mode.kind() == ClockMode.Kind.AUTO) {
            alarm = wall.after(Duration.ofMillis(1), this::jump);
        }
    }

    private void disarm() {
        Runnable cancel = alarm;
        if (cancel != null) {
            cancel.run();
            alarm = null;
        }
    }

    private void ring() {
        alarm = null;
        Instant now = instant();
        for (DueEvent event = pollDue(now); event != null; event = pollDue(now)) {
            track(start(event));
        }
        rearm();
    }

    private void jump() {
        alarm = null;
        advanceToNext();
    }

    private Duration realDelayTo(Instant virtual) {
        Duration ahead = Duration.between(instant(), virtual);
        if (ahead.isNegative() || ahead.isZero()) {
            return Duration.ofMillis(1);
        }
        BigDecimal ms = BigDecimal.valueOf(ahead.toMillis()).divide(mode.rate(), 0, RoundingMode.CEILING);
        BigDecimal longest = BigDecimal.valueOf(LONGEST_WAIT.toMillis());
        return Duration.ofMillis(ms.min(longest).longValue() + 1);
    }

    private Duration scaled(Duration real) {
        if (mode.kind() != ClockMode.Kind.SCALED) {
            return real;
        }
        BigDecimal nanos = BigDecimal.valueOf(real.toNanos()).multiply(mode.rate());
        return Duration.ofSeconds(
                nanos.divideToIntegralValue(BigDecimal.valueOf(1_000_000_000L)).longValue(),
                nanos.remainder(BigDecimal.valueOf(1_000_000_000L)).longValue());
    }
}
