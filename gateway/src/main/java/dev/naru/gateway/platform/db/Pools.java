package dev.naru.gateway.platform.db;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** The process's pool of connections. */
public final class Pools {
    /** Enough to ride out a hiccup; more would only be answered after the caller has given up. */
    private static final int MAX_WAITING = 256;

    private Pools() {}

    /** A pool that has not yet connected. A connection is waited for at most 2 s and lives at most 10 minutes. */
    public static Pool open(Vertx vertx, DatabaseAddress address, int size) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setName("database")
                        .setMaxSize(size)
                        .setMaxWaitQueueSize(MAX_WAITING)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setConnectionTimeout(2)
                        .setMaxLifetimeUnit(TimeUnit.MINUTES)
                        .setMaxLifetime(10))
                .connectingTo(address.connectOptions())
                .using(vertx)
                .build();
    }
}
