package dev.naru.gateway.orders;

import dev.naru.gateway.orders.OrderPlacing.Placed;
import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.platform.db.DatabaseUnavailable;
import dev.naru.gateway.platform.value.MerchantUid;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Places orders that no window is opened for. */
public final class ChargeOrders {
    private static final String PROVIDER = "naverpay";

    private final Database database;
    private final OrderRepository orders;
    private final TimelineRepository timeline;
    private final PaymentRequestRules rules;
    private final Duration lifetime;

    /** Places orders of any merchant; nothing here changes. */
    public ChargeOrders(
            Database database,
            OrderRepository orders,
            TimelineRepository timeline,
            OrderSettings common,
            PaymentTypeSettings settings,
            InstantSource clock) {
        this.database = database;
        this.orders = orders;
        this.timeline = timeline;
        this.rules = new PaymentRequestRules(settings.useCfm(), clock);
        this.lifetime = common.lifetime();
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
        return OrderPlacing.unlessBlocked(rules.findings(order).stream())
                .compose(acceptable -> store(merchantId, order, fingerprint))
                .compose(stored -> orders.findPlacement(merchantId, order.merchantUid())
                        .compose(placement -> OrderPlacing.again(placement, fingerprint))
                        .recover(DatabaseUnavailable::afterCommit));
    }

    private Future<Boolean> store(UUID merchantId, ChargeOrder order, String fingerprint) {
        NewOrder row = new NewOrder(
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
                lifetime);
        return database.transaction(tx -> orders.insert(tx, row)
                .compose(stored -> stored
                        ? timeline.append(
                                        tx,
                                        merchantId,
                                        order.merchantUid(),
                                        "order.created",
                                        OrderJson.object()
                                                .put(
                                                        "ordered_amount",
                                                        order.amount().won()))
                                .map(true)
                        : Future.succeededFuture(false)));
    }
}
