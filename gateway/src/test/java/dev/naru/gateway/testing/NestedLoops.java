package dev.naru.gateway.testing;

import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;

/** A database made to choose the plan that runs a subselect once per row, which a claim must survive. */
public final class NestedLoops {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private NestedLoops() {}

    /** The database behind {@code connection}; the caller closes it. */
    public static Database of(Vertx vertx, PgConnectOptions connection) {
        PgConnectOptions options = new PgConnectOptions(connection);
        List.of("hashjoin", "mergejoin", "hashagg", "sort", "material", "indexscan", "bitmapscan")
                .forEach(plan -> options.addProperty("enable_" + plan, "off"));
        return new Database(
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(1))
                        .connectingTo(options)
                        .using(vertx)
                        .build(),
                PATIENT);
    }
}
