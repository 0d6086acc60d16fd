package dev.naru.gateway.products.check;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;

/** A connection on which nothing but product checks is asked, so that no webhook can starve them. */
final class CheckConnection {
    private final PgConnection connection;
    private final PreparedStatement total;
    private boolean closed;

    private CheckConnection(PgConnection connection, PreparedStatement total) {
        this.connection = connection;
        this.total = total;
    }

    /** Connects and prepares the statement that every batch begins with. Fails as PostgreSQL or the network fails. */
    static Future<CheckConnection> open(Vertx vertx, PgConnectOptions options) {
        return PgConnection.connect(vertx, options)
                .compose(connection -> connection
                        .prepare(CheckRepository.TOTAL)
                        .map(total -> watched(new CheckConnection(connection, total)))
                        .onFailure(failure -> connection.close()));
    }

    private static CheckConnection watched(CheckConnection opened) {
        opened.connection.closeHandler(gone -> opened.closed = true);
        return opened;
    }

    PgConnection connection() {
        return connection;
    }

    PreparedStatement total() {
        return total;
    }

    /** Whether it ended, whoever ended it. */
    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        connection.close();
    }
}
