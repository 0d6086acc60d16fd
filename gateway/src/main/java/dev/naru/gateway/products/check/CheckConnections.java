package dev.naru.gateway.products.check;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;

/** Where a catalogue gets its connection from. For one event loop. */
@FunctionalInterface
interface CheckConnections {
    /** Completes with an open connection. */
    Future<CheckConnection> open();

    /** A new connection every time, for who needs one always. */
    static CheckConnections own(Vertx vertx, PgConnectOptions options) {
        PgConnectOptions once = new PgConnectOptions(options).setReconnectAttempts(0);
        return () -> CheckConnection.open(vertx, once);
    }

    /** One connection for all who ask, for the many who need one now and then; a lost one is replaced. */
    static CheckConnections shared(Vertx vertx, PgConnectOptions options) {
        return new Shared(own(vertx, options));
    }

    /** The connection in use, or on its way. */
    final class Shared implements CheckConnections {
        private final CheckConnections source;
        private Future<CheckConnection> current = Future.failedFuture("not opened yet");

        private Shared(CheckConnections source) {
            this.source = source;
        }

        @Override
        public Future<CheckConnection> open() {
            boolean isUsable = !current.isComplete()
                    || (current.succeeded() && !current.result().isClosed());
            if (!isUsable) {
                current = source.open();
            }
            return current;
        }
    }
}
