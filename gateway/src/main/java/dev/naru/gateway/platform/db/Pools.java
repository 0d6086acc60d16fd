package dev.naru.gateway.platform.db;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The process's pool of connections. */
public final class Pools {
    /** Enough to ride out a hiccup; more would only be answered after the caller has given up. */
    private static final int MAX_WAITING = 256;

    private static final int IDLE_DEADLINES = 15;
    private static final int SILENT_DEADLINES = 20;

    private Pools() {}

    /**
     * A pool that has not yet connected. A connection lives at most 10 minutes. A statement that runs longer than nine
     * tenths of the deadline is given up by PostgreSQL itself ({@code statement_timeout}), so that a server that is
     * merely slow costs no connection; and a transaction that stands idle, because this process stands still, loses its
     * locks after ten times the deadline.
     *
     * @param deadline how long a connection is waited for, and what {@link Database} gives a statement
     */
    public static Pool open(Vertx vertx, DatabaseAddress address, int size, Duration deadline) {
        PgConnectOptions options = address.connectOptions()
                .addProperty("statement_timeout", Long.toString(deadline.toMillis() * 9 / 10))
                .addProperty("idle_in_transaction_session_timeout", Long.toString(deadline.toMillis() * 10));
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setName("database")
                        .setMaxSize(size)
                        .setMaxWaitQueueSize(MAX_WAITING)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setConnectionTimeout((int) deadline.toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout((int) deadline.toMillis() * IDLE_DEADLINES)
                        .setMaxLifetimeUnit(TimeUnit.MINUTES)
                        .setMaxLifetime(10))
                // The client has no deadline for a login: one that is never answered would keep its place in the pool.
                // What idles in the pool is gone before, so that this closes nothing else.
                .with(new NetClientOptions()
                        .setConnectTimeout((int) deadline.toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout((int) deadline.toMillis() * SILENT_DEADLINES))
                .connectingTo(options)
                .using(vertx)
                .build();
    }
}
