package dev.naru.gateway.platform.audit;

import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Writes the audit log. */
public final class AuditLogRepository {
    private static final String APPEND =
            "insert into audit_log (merchant_id, audit_id, actor, action, subject, note) values ($1, $2, $3, $4, $5, $6)";

    private AuditLogRepository() {}

    /** Adds one row in the transaction of what it tells of: neither is there without the other. */
    public static Future<Void> append(Transaction tx, AuditEntry entry) {
        return tx.query(
                        APPEND,
                        Tuple.of(
                                entry.merchantId(),
                                UUID.randomUUID(),
                                entry.actor(),
                                entry.action(),
                                entry.subject(),
                                entry.note()))
                .mapEmpty();
    }
}
