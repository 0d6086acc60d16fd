package dev.naru.gateway.orders;

import dev.naru.gateway.platform.db.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Places orders that no window is opened for. */
public final class ChargeOrders {
    private static final String PROVIDER = "naverpay";

    private final OrderRepository orders;
    private final PaymentRequestRules rules;
    private final Duration lifetime;
    private final InstantSource clock;

    /** Places orders of any merchant; nothing here changes. */
    public ChargeOrders(OrderRepository orders, OrderSettings common, InstantSource clock) {
        this.orders = orders;
        this.rules = new PaymentRequestRules(common.useCfm(), clock);
        this.lifetime = common.lifetime();
        this.clock = clock;
    }

    /**
     * Stores the order, or finds it when the same request stored it before. Fails with {@link
     * dev.naru.gateway.platform.http.Problem} 422 {@code cart_refused} naming what Naver would refuse, and with 409
     * {@code merchant_uid_used} when another request used the merchant_uid.
     *
     * @param fingerprint tells the same request from another one
     */
    public Future<Void> place(Transaction tx, UUID merchantId, ChargeOrder order, String fingerprint) {
        return unlessPlaced(
                tx,
                merchantId,
                order,
                fingerprint,
                () -> OrderPlacing.unlessBlocked(rules.findings(merchantId, order).stream())
                        .compose(acceptable -> store(tx, row(merchantId, order, fingerprint, lifetime, true))));
    }

    /**
     * Stores the orders of planned charges, all or none, or finds them when the same request stored them before. Fails as
     * {@link #place}, naming the fields as {@code schedules[0].amount}. Their payments are not polled for: that is for
     * whoever knows when they are due.
     *
     * @param planned at least one, each with its own merchant_uid
     * @param fingerprint tells the same request, all of its charges together, from another one
     */
    public Future<Void> placeAll(Transaction tx, UUID merchantId, List<ScheduledCharge> planned, String fingerprint) {
        return unlessPlaced(
                tx,
                merchantId,
                planned.get(0).charge(),
                fingerprint,
                () -> OrderPlacing.unlessBlocked(findings(merchantId, planned))
                        .compose(acceptable -> storeAll(tx, merchantId, planned, fingerprint)));
    }

    private Future<Void> unlessPlaced(
            Transaction tx, UUID merchantId, ChargeOrder order, String fingerprint, Supplier<Future<Void>> place) {
        return orders.findPlacement(tx, merchantId, order.merchantUid())
                .compose(earlier -> earlier.isPresent()
                        ? OrderPlacing.again(earlier, fingerprint).mapEmpty()
                        : place.get());
    }

    private Stream<Finding> findings(UUID merchantId, List<ScheduledCharge> planned) {
        return IntStream.range(0, planned.size())
                .boxed()
                .flatMap(i -> rules.findings(merchantId, planned.get(i)).stream()
                        .map(finding -> finding.inside("schedules[" + i + "]")));
    }

    private Future<Void> storeAll(Transaction tx, UUID merchantId, List<ScheduledCharge> planned, String fingerprint) {
        Future<Void> all = Future.succeededFuture();
        for (ScheduledCharge one : planned) {
            NewOrder row = row(
                    merchantId,
                    one.charge(),
                    fingerprint,
                    ScheduledCharge.lifetimeUntil(one.at(), clock.instant(), lifetime),
                    false);
            all = all.compose(done -> store(tx, row));
        }
        return all;
    }

    private static NewOrder row(
            UUID merchantId, ChargeOrder order, String fingerprint, Duration lifetime, boolean isPolled) {
        return new NewOrder(
                merchantId,
                order.merchantUid(),
                PROVIDER,
                order.name(),
                order.amount().won(),
                new AmountRule.Exact(order.amount().won()),
                List.of(),
                order.buyer(),
                OrderJson.object(),
                fingerprint,
                lifetime,
                isPolled);
    }

    /** The same request may have been faster. */
    private Future<Void> store(Transaction tx, NewOrder row) {
        return orders.insert(tx, row)
                .compose(stored -> stored.isPresent()
                        ? Future.succeededFuture()
                        : orders.findPlacement(tx, row.merchantId(), row.merchantUid())
                                .compose(placement -> OrderPlacing.again(placement, row.requestSha256()))
                                .mapEmpty());
    }
}
