package dev.naru.gateway.orders;

import dev.naru.gateway.orders.OrderPlacing.Placed;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.Transaction;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Places orders that no window is opened for. */
public final class ChargeOrders {
    private static final String PROVIDER = "naverpay";

    private final Database database;
    private final OrderRepository orders;
    private final PaymentRequestRules rules;
    private final Duration lifetime;
    private final InstantSource clock;

    /** Places orders of any merchant; nothing here changes. */
    public ChargeOrders(Database database, OrderRepository orders, OrderSettings common, InstantSource clock) {
        this.database = database;
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
    public Future<Void> place(UUID merchantId, ChargeOrder order, String fingerprint) {
        MerchantUid merchantUid = order.merchantUid();
        return orders.findPlacement(merchantId, merchantUid)
                .compose(earlier -> earlier.isPresent()
                        ? OrderPlacing.again(earlier, fingerprint)
                        : placeNew(merchantId, order, fingerprint))
                .mapEmpty();
    }

    private Future<Placed> placeNew(UUID merchantId, ChargeOrder order, String fingerprint) {
        return OrderPlacing.unlessBlocked(rules.findings(merchantId, order).stream())
                .map(acceptable -> row(merchantId, order, fingerprint, lifetime, true))
                .compose(row -> database.atOnce(tx -> orders.insert(tx, row)))
                .compose(stored -> OrderPlacing.placed(orders, stored, merchantId, order.merchantUid(), fingerprint));
    }

    /**
     * Stores the orders of planned charges, all or none, or finds them when the same request stored them before. Fails as
     * {@link #place}, naming the fields as {@code schedules[0].amount}. Their payments are not polled for: that is for
     * whoever knows when they are due.
     *
     * @param planned at least one, each with its own merchant_uid
     * @param fingerprint tells the same request, all of its charges together, from another one
     */
    public Future<Void> placeAll(UUID merchantId, List<ScheduledCharge> planned, String fingerprint) {
        MerchantUid first = planned.get(0).charge().merchantUid();
        return orders.findPlacement(merchantId, first)
                .compose(earlier -> earlier.isPresent()
                        ? OrderPlacing.again(earlier, fingerprint).<Void>mapEmpty()
                        : placeNew(merchantId, planned, fingerprint));
    }

    private Future<Void> placeNew(UUID merchantId, List<ScheduledCharge> planned, String fingerprint) {
        return OrderPlacing.unlessBlocked(findings(merchantId, planned))
                .compose(acceptable -> database.transaction(tx -> storeAll(tx, merchantId, planned, fingerprint)))
                .recover(failure -> failure instanceof Taken
                        // The same request may have been faster.
                        ? orders.findPlacement(
                                        merchantId, planned.get(0).charge().merchantUid())
                                .compose(placement -> OrderPlacing.again(placement, fingerprint))
                                .mapEmpty()
                        : Future.failedFuture(failure));
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
            all = all.compose(done -> orders.insert(tx, row))
                    .compose(
                            stored -> stored.isPresent() ? Future.succeededFuture() : Future.failedFuture(new Taken()));
        }
        return all;
    }

    /** A merchant_uid is taken: nothing of the transaction may stay. */
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken() {
            super("a merchant_uid is taken", null, false, false);
        }
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
}
