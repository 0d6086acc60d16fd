package dev.naru.gateway.products.check;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The catalogue as PostgreSQL holds it right now, over a connection that is opened when needed and replaced when lost. */
final class FreshCatalogue {
    private final Vertx vertx;
    private final CheckConnections connections;
    private final UUID merchantId;
    private final long maxBytes;
    private @Nullable CatalogueSession session;
    private int openings;

    /**
     * Connects to nothing yet.
     *
     * @param maxBytes of finished XML to remember
     */
    FreshCatalogue(Vertx vertx, CheckConnections connections, UUID merchantId, long maxBytes) {
        this.vertx = vertx;
        this.connections = connections;
        this.merchantId = merchantId;
        this.maxBytes = maxBytes;
    }

    /**
     * Completes when every check of the batch has its products, no older than this call. A connection that turns out to be lost is replaced once. One call
     * at a time; after {@link #abandon()} the next may start although this one has not completed.
     */
    Future<Void> find(List<PendingCheck> batch) {
        CatalogueSession current = session;
        if (current == null || current.isClosed()) {
            return throughNew(batch);
        }
        return current.find(batch).recover(failure -> {
            if (session != current) {
                return Future.failedFuture(failure);
            }
            current.close();
            return throughNew(batch);
        });
    }

    /** Gives up what is under way and the connection it is stuck in. */
    void abandon() {
        openings++;
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private Future<Void> throughNew(List<PendingCheck> batch) {
        return open().compose(opened -> opened.find(batch).onFailure(failure -> opened.close()));
    }

    private Future<CatalogueSession> open() {
        int opening = ++openings;
        return connections.open().compose(connection -> {
            CatalogueSession opened = new CatalogueSession(
                    vertx, new CheckRepository(connection, merchantId), new ProductCache(maxBytes));
            if (opening != openings) {
                opened.close();
                return Future.failedFuture("given up while connecting");
            }
            session = opened;
            return Future.succeededFuture(opened);
        });
    }
}
