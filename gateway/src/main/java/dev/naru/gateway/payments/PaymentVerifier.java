package dev.naru.gateway.payments;

import dev.naru.gateway.iamport.IamportClient;
import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.iamport.IamportFailure;
import dev.naru.gateway.iamport.IamportPayment;
import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.orders.Order;
import dev.naru.gateway.orders.OrderRepository;
import dev.naru.gateway.payments.Verification.Absent;
import dev.naru.gateway.payments.Verification.Quarantine;
import dev.naru.gateway.payments.Verification.Quarantined;
import dev.naru.gateway.platform.value.ImpUid;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what is true about a payment and makes it ours. The only way into {@link PaymentMerge}: whatever a webhook,
 * a browser or a list claimed, what counts is what Iamport answers here, asked with this merchant's own credentials.
 */
public final class PaymentVerifier {
    /** Attempts of one order looked at, newest first; a buyer who opens the window more often is not lost, but polled. */
    static final int MAX_ATTEMPTS = 100;

    private static final String ORDER_TYPE = "naverco";

    private final IamportClients clients;
    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final PaymentMerge merge;

    public PaymentVerifier(
            IamportClients clients, OrderRepository orders, PaymentRepository payments, PaymentMerge merge) {
        this.clients = clients;
        this.orders = orders;
        this.payments = payments;
        this.merge = merge;
    }

    /**
     * Looks at one payment, or at every attempt of an order, and merges what it sees. Completes after the last commit
     * with one verification per payment, or a single {@link Absent}. Fails with {@link IamportFailure} when Iamport did
     * not say, and as the database fails; then trying again is safe.
     */
    public Future<List<Verification>> verify(UUID merchantId, SyncSubject subject, SyncReason reason) {
        return clients.of(merchantId)
                .compose(iamport -> payments.nextTicket()
                        .compose(ticket -> subject.fold(
                                        one -> iamport.payment(one.impUid()).map(List::of),
                                        all -> attempts(iamport, all.merchantUid()))
                                .compose(found -> each(iamport, merchantId, found, ticket, reason))))
                .recover(failure -> isNotFound(failure)
                        ? Future.succeededFuture(List.of(new Absent()))
                        : Future.failedFuture(failure));
    }

    /**
     * Asks about several payments at once. Completes with what Iamport said, of which nothing is merged yet; fails as
     * {@link #verify}.
     *
     * @param impUids 1 to {@value IamportClient#MAX_PAYMENTS}
     */
    Future<Seen> see(UUID merchantId, List<ImpUid> impUids) {
        return clients.of(merchantId)
                .compose(iamport -> payments.nextTicket()
                        .compose(ticket -> iamport.payments(impUids)
                                .map(found -> new Seen(
                                        found,
                                        (payment, reason) -> look(iamport, merchantId, payment, ticket, reason)))));
    }

    /**
     * Takes the answer to {@code question}, a read of one payment or a call that changes it, and merges it. Completes
     * with the answer after the commit; fails as the question fails, and as the database fails.
     */
    public Future<IamportPayment> take(
            UUID merchantId, SyncReason reason, Function<IamportClient, Future<IamportPayment>> question) {
        return clients.of(merchantId)
                .compose(iamport -> payments.nextTicket()
                        .compose(ticket -> question.apply(iamport)
                                .compose(payment -> look(iamport, merchantId, payment, ticket, reason)
                                        .map(payment))));
    }

    /**
     * Looks at an order-type payment and its product orders, and merges both. Completes with the product orders after the
     * commit, and with none when Iamport knows of none yet; fails with {@link IamportFailure} when it did not say, with
     * NOT_FOUND for an unknown payment, and as the database fails.
     */
    public Future<List<NaverProductOrder>> productOrders(UUID merchantId, ImpUid impUid, SyncReason reason) {
        return clients.of(merchantId)
                .compose(iamport -> payments.nextTicket()
                        .compose(ticket -> iamport.payment(impUid)
                                .compose(payment -> show(iamport, merchantId, payment, ticket, reason)
                                        .compose(shown -> shown.productOrders() == null
                                                ? listed(iamport, impUid)
                                                : Future.succeededFuture(shown.productOrders())))));
    }

    /**
     * Looks at every attempt of an order and merges what it sees. Completes with the attempts, newest first, after the
     * last commit; with none when Iamport knows of none. Fails as {@link #verify}.
     */
    public Future<List<IamportPayment>> takeAll(UUID merchantId, MerchantUid merchantUid, SyncReason reason) {
        return clients.of(merchantId)
                .compose(iamport -> payments.nextTicket()
                        .compose(ticket -> attempts(iamport, merchantUid)
                                .recover(failure -> isNotFound(failure)
                                        ? Future.succeededFuture(List.of())
                                        : Future.failedFuture(failure))
                                .compose(found -> each(iamport, merchantId, found, ticket, reason)
                                        .map(found))));
    }

    private static Future<List<IamportPayment>> attempts(IamportClient iamport, MerchantUid merchantUid) {
        return iamport.paymentsByMerchantUid(merchantUid, 1, MAX_ATTEMPTS).map(page -> page.payments());
    }

    private Future<List<Verification>> each(
            IamportClient iamport, UUID merchantId, List<IamportPayment> found, long ticket, SyncReason reason) {
        Future<List<Verification>> all = Future.succeededFuture(new ArrayList<>());
        for (IamportPayment payment : found) {
            all = all.compose(
                    so -> look(iamport, merchantId, payment, ticket, reason).map(verification -> {
                        so.add(verification);
                        return so;
                    }));
        }
        return all;
    }

    private Future<Verification> look(
            IamportClient iamport, UUID merchantId, IamportPayment payment, long ticket, SyncReason reason) {
        return show(iamport, merchantId, payment, ticket, reason).map(Shown::verification);
    }

    /**
     * What a look came to.
     *
     * @param productOrders null when there was no reason to ask for them
     */
    private record Shown(
            Verification verification, @Nullable List<NaverProductOrder> productOrders) {}

    private Future<Shown> show(
            IamportClient iamport, UUID merchantId, IamportPayment payment, long ticket, SyncReason reason) {
        Optional<Quarantine> unfit = unfit(iamport, payment);
        if (unfit.isPresent()) {
            return Future.succeededFuture(new Shown(new Quarantined(payment.impUid(), unfit.get()), null));
        }
        return orders.find(merchantId, payment.merchantUid())
                .compose(order -> order.isEmpty()
                        ? Future.succeededFuture(
                                new Shown(new Quarantined(payment.impUid(), Quarantine.UNKNOWN_ORDER), null))
                        : shown(iamport, order.get(), payment, ticket, reason));
    }

    private Future<Shown> shown(
            IamportClient iamport, Order order, IamportPayment payment, long ticket, SyncReason reason) {
        boolean hasLines = Rank.wasPaid(payment) && order.pg().startsWith(ORDER_TYPE);
        // Judging without the lines would call a removed line a mismatch. So an outage is waited for; only a plain
        // "there are none" falls back to the amounts alone.
        return (hasLines ? listed(iamport, payment.impUid()) : Future.succeededFuture(List.<NaverProductOrder>of()))
                .compose(lines -> merge.apply(order.merchantId(), new Look(payment, lines, ticket, reason))
                        .map(verification -> new Shown(verification, hasLines ? lines : null)));
    }

    private static Optional<Quarantine> unfit(IamportClient iamport, IamportPayment payment) {
        if (payment.sandbox() && !iamport.includesSandbox()) {
            return Optional.of(Quarantine.SANDBOX);
        }
        if (!payment.currency().equals("KRW")) {
            return Optional.of(Quarantine.CURRENCY);
        }
        return Rank.of(payment).isEmpty() ? Optional.of(Quarantine.UNKNOWN_STATUS) : Optional.empty();
    }

    private static Future<List<NaverProductOrder>> listed(IamportClient iamport, ImpUid impUid) {
        return iamport.productOrders(impUid)
                .recover(failure ->
                        isNotFound(failure) ? Future.succeededFuture(List.of()) : Future.failedFuture(failure));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof IamportFailure known && known.kind() == IamportFailure.Kind.NOT_FOUND;
    }
}
