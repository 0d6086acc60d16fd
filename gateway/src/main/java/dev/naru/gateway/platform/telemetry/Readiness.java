package dev.naru.gateway.platform.telemetry;

import dev.naru.gateway.platform.db.HeartbeatRepository;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether traffic should come here: the database takes writes, holds the schema we know (or a newer one), and we are
 * not on the way out. Iamport is not part of it: its outage would take every instance out at once.
 */
public final class Readiness {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final long DEADLINE_MS = 1500;

    private final HeartbeatRepository heartbeats;
    private final int expectedSchema;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicReference<@Nullable Look> last = new AtomicReference<>();

    /**
     * Not draining.
     *
     * @param expectedSchema version the migrations ended with
     */
    public Readiness(HeartbeatRepository heartbeats, int expectedSchema) {
        this.heartbeats = heartbeats;
        this.expectedSchema = expectedSchema;
    }

    /**
     * What a look found.
     *
     * @param databaseWritable a row was written less than 2 s ago
     * @param schemaVersion 0 when the database did not answer
     */
    public record Report(boolean databaseWritable, int schemaVersion, int expectedSchema, boolean draining) {
        public boolean ready() {
            return databaseWritable && schemaVersion >= expectedSchema && !draining;
        }
    }

    private record Look(long startedNanos, Future<Integer> schema) {}

    /** From now on not ready. */
    public void drain() {
        draining.set(true);
    }

    /** Completes within 1.5 s, never fails. Looks at most once a second, however often it is asked. */
    public Future<Report> check() {
        return look().schema()
                .otherwise(0)
                .map(schema -> new Report(schema > 0, schema, expectedSchema, draining.get()));
    }

    private Look look() {
        long now = System.nanoTime();
        Look known = last.get();
        if (known != null && now - known.startedNanos() < FRESH.toNanos()) {
            return known;
        }
        Look fresh = new Look(
                now,
                heartbeats.beat().timeout(DEADLINE_MS, TimeUnit.MILLISECONDS).map(Integer::parseInt));
        last.set(fresh);
        return fresh;
    }
}
