package dev.naru.mock.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Real time that a test moves by hand. */
final class HandTime implements WallTime {
    private final Deque<Runnable> soon = new ArrayDeque<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private Instant now;

    private record Alarm(Instant at, Runnable task) {}

    HandTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(now.plus(delay), task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    @Override
    public void soon(Runnable task) {
        soon.addLast(task);
    }

    /** Lets real time pass, ringing what falls due on the way. */
    void pass(Duration duration) {
        Instant until = now.plus(duration);
        turn();
        for (Alarm next = due(until); next != null; next = due(until)) {
            alarms.remove(next);
            now = next.at().isAfter(now) ? next.at() : now;
            next.task().run();
            turn();
        }
        now = until;
    }

    /** Runs what waits for the next turn of the event loop. */
    void turn() {
        while (!soon.isEmpty()) {
            soon.removeFirst().run();
        }
    }

    private @Nullable Alarm due(Instant until) {
        return alarms.stream()
                .filter(alarm -> !alarm.at().isAfter(until))
                .min(Comparator.comparing(Alarm::at))
                .orElse(null);
    }
}
