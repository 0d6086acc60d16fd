package dev.naru.gateway.webhooks;

import dev.naru.gateway.payments.SyncReason;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.db.Database;
import io.vertx.core.Future;
import java.util.UUID;

/** Takes a notification in: evidence and request for a look, both or neither. */
public final class Inbox {
    private final Database database;
    private final InboxRepository evidence;
    private final SyncTaskRepository tasks;

    public Inbox(Database database, InboxRepository evidence, SyncTaskRepository tasks) {
        this.database = database;
        this.evidence = evidence;
        this.tasks = tasks;
    }

    /** Completes after the commit. */
    Future<Void> take(UUID merchantId, Evidence arrived) {
        Notification claims = arrived.notification();
        return database.atOnce(tx -> Future.all(
                        evidence.append(tx, merchantId, arrived),
                        tasks.enqueue(tx, merchantId, claims.subject(), SyncReason.WEBHOOK, claims.merchantUid()))
                .mapEmpty());
    }
}
