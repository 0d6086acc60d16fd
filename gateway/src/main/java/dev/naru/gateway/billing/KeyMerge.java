package dev.naru.gateway.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.events.EventOutboxRepository;
import dev.naru.gateway.events.EventSubject;
import dev.naru.gateway.events.EventType;
import dev.naru.gateway.iamport.IamportBillingKey;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.PaymentStatus;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Finds out what is true about a billing key, makes it ours, and tells the shop in the same transaction. */
final class KeyMerge {
    private static final String REGISTRATION = "issue";
    private static final int MAX_CUSTOMER_UID = 80;

    private final Database database;
    private final IamportClients clients;
    private final BillingKeyRepository keys;
    private final ScheduleRepository tickets;
    private final EventOutboxRepository outbox;

    KeyMerge(
            Database database,
            IamportClients clients,
            BillingKeyRepository keys,
            ScheduleRepository tickets,
            EventOutboxRepository outbox) {
        this.database = database;
        this.clients = clients;
        this.keys = keys;
        this.tickets = tickets;
        this.outbox = outbox;
    }

    /** Asks Iamport and keeps the answer. Completes after the commit; fails as Iamport and the database fail. */
    Future<Optional<IamportBillingKey>> look(UUID merchantId, String customerUid) {
        return clients.of(merchantId)
                .compose(iamport -> tickets.nextTicket()
                        .compose(ticket -> iamport.subscriptions()
                                .key(customerUid)
                                .compose(seen -> (seen.isPresent()
                                                ? keys.seen(merchantId, seen.get(), ticket)
                                                : gone(merchantId, customerUid, ticket))
                                        .map(seen))));
    }

    /** Keeps that the key was ended just now. Completes after the commit. */
    Future<Void> deleted(UUID merchantId, String customerUid) {
        return tickets.nextTicket().compose(ticket -> gone(merchantId, customerUid, ticket));
    }

    private Future<Void> gone(UUID merchantId, String customerUid, long ticket) {
        return database.transaction(tx -> keys.gone(tx, merchantId, customerUid, ticket)
                .compose(seq -> seq.isEmpty()
                        ? Future.succeededFuture()
                        : tell(
                                tx,
                                merchantId,
                                customerUid,
                                seq.get(),
                                EventType.BILLING_KEY_DELETED,
                                StrictJson.mapper().createObjectNode())));
    }

    /** Lets a payment that is being merged register its key; most payments do not. */
    Future<Void> paid(Transaction tx, UUID merchantId, IamportPayment payment) {
        String customerUid = payment.customerUid();
        if (!REGISTRATION.equals(payment.customerUidUsage())
                || payment.status() != PaymentStatus.PAID
                || customerUid == null
                || !isSane(customerUid)) {
            return Future.succeededFuture();
        }
        String impUid = payment.impUid().value();
        ObjectNode data = StrictJson.mapper()
                .createObjectNode()
                .put("imp_uid", impUid)
                .put("merchant_uid", payment.merchantUid().value());
        return keys.issued(tx, merchantId, customerUid, impUid)
                .compose(seq -> tell(tx, merchantId, customerUid, seq, EventType.BILLING_KEY_ISSUED, data));
    }

    private static boolean isSane(String customerUid) {
        return !customerUid.isBlank()
                && customerUid.length() <= MAX_CUSTOMER_UID
                && customerUid.chars().noneMatch(Character::isISOControl);
    }

    private Future<Void> tell(
            Transaction tx, UUID merchantId, String customerUid, long seq, EventType type, ObjectNode data) {
        return outbox.append(
                        tx,
                        merchantId,
                        new EventSubject.OfBillingKey(customerUid),
                        seq,
                        type,
                        "billing_key:" + seq + ":" + customerUid,
                        data)
                .compose(appended -> appended
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("a change of a billing key was told before")));
    }
}
