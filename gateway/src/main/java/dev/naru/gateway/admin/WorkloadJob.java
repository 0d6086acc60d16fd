package dev.naru.gateway.admin;

import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.platform.db.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks again and again how much waits, so that {@code /metrics} can say it without asking the database. */
public final class WorkloadJob {
    private final WorkloadRepository workload;
    private volatile Map<String, Double> numbers = Map.of();

    public WorkloadJob(Database database) {
        this.workload = new WorkloadRepository(database);
    }

    /** Completes with false: the next look has time. After a failure the gauges say what was seen last. */
    public Future<Boolean> run() {
        return workload.look().map(seen -> {
            numbers = seen;
            return false;
        });
    }

    /** Adds the gauges; 0 before the first look. */
    public WorkloadJob bindTo(MeterRegistry meters) {
        for (String state : List.of("new", "running", "dead")) {
            gauge("naru_sync_tasks", "payments to look at", "sync_tasks." + state)
                    .tag("state", state)
                    .register(meters);
        }
        gauge("naru_sync_late_seconds", "how late the oldest due look is", "sync_late")
                .register(meters);
        for (OperationKind each : OperationKind.values()) {
            String kind = each.name().toLowerCase(Locale.ROOT);
            for (String state : List.of("pending", "sent", "unknown", "review")) {
                gauge("naru_operations", "operations that are not settled", "operations." + kind + "." + state)
                        .tag("kind", kind)
                        .tag("state", state)
                        .register(meters);
            }
        }
        for (String state : List.of("pending", "running", "dead")) {
            gauge("naru_event_deliveries", "events on their way, and given up", "deliveries." + state)
                    .tag("state", state)
                    .register(meters);
        }
        gauge("naru_event_delivery_late_seconds", "how late the oldest due delivery is", "delivery_late")
                .register(meters);
        for (String state : List.of("active", "broken", "paused", "disabled")) {
            gauge("naru_event_endpoints", "endpoints", "endpoints." + state)
                    .tag("state", state)
                    .register(meters);
        }
        for (String stream : List.of("paid", "cancelled", "failed")) {
            gauge(
                            "naru_sweep_lag_seconds",
                            "how far the merchant is behind that is furthest behind",
                            "sweep_lag." + stream)
                    .tag("stream", stream)
                    .register(meters);
        }
        return this;
    }

    private Gauge.Builder<?> gauge(String name, String description, String number) {
        return Gauge.builder(name, this, job -> job.numbers.getOrDefault(number, 0.0))
                .description(description);
    }
}
