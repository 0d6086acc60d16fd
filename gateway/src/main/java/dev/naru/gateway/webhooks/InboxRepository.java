package dev.naru.gateway.webhooks;

import dev.naru.gateway.payments.SyncListener;
import dev.naru.gateway.payments.SyncSubject;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every notification as it came, and in the end what a look showed. Append-only evidence: nothing reads it to decide. */
public final class InboxRepository implements SyncListener {
    private static final String APPEND = """
            insert into webhook_inbox (merchant_id, inbox_id, source_ip, content_type, body, imp_uid, merchant_uid,
                claimed_status, cancellation_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String MARK_IMP =
            "update webhook_inbox set verdict = $3 where merchant_id = $1 and imp_uid = $2 and verdict is null";

    private static final String MARK_UID = """
            update webhook_inbox
               set verdict = $3
             where merchant_id = $1 and merchant_uid = $2 and imp_uid is null and verdict is null
            """;

    private static final String FORGET = """
            delete from webhook_inbox
             where (merchant_id, received_at, inbox_id) in (
                select merchant_id, received_at, inbox_id
                  from webhook_inbox
                 where received_at < now() - make_interval(secs => $1)
                 limit $2)
            """;

    private final Database database;

    public InboxRepository(Database database) {
        this.database = database;
    }

    Future<Void> append(Transaction tx, UUID merchantId, Evidence evidence) {
        Notification claims = evidence.notification();
        Tuple arguments = Tuple.tuple()
                .addUUID(merchantId)
                .addUUID(UUID.randomUUID())
                .addString(evidence.sourceIp())
                .addString(evidence.contentType())
                .addBuffer(evidence.body())
                .addString(text(claims.impUid()))
                .addString(text(claims.merchantUid()))
                .addString(claims.status())
                .addString(claims.cancellationId());
        return tx.query(APPEND, arguments).mapEmpty();
    }

    @Override
    public Future<Void> settled(UUID merchantId, SyncSubject subject, String verdict) {
        return subject.fold(
                one -> database.query(MARK_IMP, merchantId, one.impUid().value(), verdict)
                        .mapEmpty(),
                all -> database.query(MARK_UID, merchantId, all.merchantUid().value(), verdict)
                        .mapEmpty());
    }

    /** Forgets evidence older than {@code age}. Completes with whether there may be more of it. */
    public Future<Boolean> forget(Duration age, int limit) {
        return database.query(FORGET, (double) age.toSeconds(), limit).map(rows -> rows.rowCount() >= limit);
    }

    private static @Nullable String text(@Nullable ImpUid impUid) {
        return impUid == null ? null : impUid.value();
    }

    private static @Nullable String text(@Nullable MerchantUid merchantUid) {
        return merchantUid == null ? null : merchantUid.value();
    }
}
